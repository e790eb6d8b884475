"""The official workbooks a project file holds: bytes by hash, and where the project's answers stand in them.

A methodology adopted from its workbook says itself where; for one of the program's own library a separate
description with our ids is kept beside the pinned definition.
"""

from __future__ import annotations

import hashlib
from functools import partial

from pydantic import ValidationError

from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.official import WorkbookDef
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.official.shelf import shelf_of
from jcm_pdd.files.store import Journal

KIND = "official_workbook"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def hold_workbook(journal: Journal, data: bytes, file: str) -> None:
    """Keep the bytes of an official workbook in a project file."""
    if hashlib.sha256(data).hexdigest() not in {blob.sha256 for blob in journal.blobs()}:
        journal.put_blob(data, file, _XLSX)


def hold_link(journal: Journal, m: MethodologyDef, data: bytes, link: WorkbookDef) -> None:
    """Keep an official workbook beside a methodology that has formulas of its own."""
    hold_workbook(journal, data, link.file)
    journal.put_definition(KIND, m.methodology, m.version, link.model_dump_json(exclude_defaults=True, indent=1))


def linked(m: MethodologyDef, sha256: str, journal: Journal) -> MethodologyDef:
    """Return a methodology with the official workbook the project holds for it, ready to be calculated.

    `sha256` is the hash of the definition's text. Raises Problem `official.damaged`.
    """
    text = next((d.text for d in journal.definitions()
                 if (d.kind, d.id, d.version) == (KIND, m.methodology, m.version)), None)
    if text is not None:
        m = _joined(m, sha256, text)
    if m.workbook is not None:
        from jcm_pdd.files.official.evaluator import evaluator_of

        m.workbook.attach(evaluator_of(m.workbook, partial(workbook_data, journal, m)))
    return m


_JOINED: dict[tuple[str, str], MethodologyDef] = {}


def _joined(m: MethodologyDef, sha256: str, text: str) -> MethodologyDef:
    """Return the definition with its workbook; the same object every time, because engines are kept by object."""
    if (sha256, text) not in _JOINED:
        try:
            link = WorkbookDef.model_validate_json(text)
        except ValidationError as error:
            raise Problem("official.damaged", m.key) from error
        _JOINED[sha256, text] = m.model_copy(update={"workbook": link})
    return _JOINED[sha256, text]


def workbook_data(journal: Journal, m: MethodologyDef) -> bytes:
    """Return the bytes of a methodology's official workbook; Problem `official.missing` when they are not there.

    A project that is about to take the methodology does not hold them yet; the user's own library does.
    """
    if m.workbook is None:
        raise Problem("official.missing", m.key)
    try:
        return journal.blob(m.workbook.sha256)
    except KeyError:
        adopted = shelf_of(journal.place).find(m.methodology, m.version)
        if adopted is not None and adopted.sha256 == m.workbook.sha256:
            return adopted.workbook
        raise Problem("official.missing", m.key, file=m.workbook.file) from None
