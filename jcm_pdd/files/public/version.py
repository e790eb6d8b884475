"""A project opened without its secrets, from a file that never held them: every document is made of it as always."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from jcm_pdd.core import rounding
from jcm_pdd.core.calculation import MethodResult, Results
from jcm_pdd.core.confidential.derive import Public, Secret, derive, pictures_of, public_results
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.public.boxes import boxes_for
from jcm_pdd.files.public.marking import common_words
from jcm_pdd.files.public.proof import Prover
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import SUFFIX, Workplace

if TYPE_CHECKING:
    from jcm_pdd.files.store.writer import Statement

NAME = "_public"
"""What the names of public files end with, before _DRAFT."""


@dataclass(frozen=True, slots=True)
class Annual:
    """What documents print of one full year of a methodology: reference, project and reduction in whole tonnes."""

    reference: int | None
    project: int | None
    reduction: int | None


class PublicSession(Session):
    """A session on a derived project. What it knows of the full one is yearly results, readiness, and what to look for.

    `left_out` are the bytes of files that must be in no output, by hash; they are read when the proof is made.
    """

    public = True
    secrets: tuple[Secret, ...] = ()
    full_ready = False
    common = ""
    published: Mapping[str, frozenset[Decimal]]
    annual: Mapping[str, Annual]

    @cached_property
    def prover(self) -> Prover:
        """What looks for the secrets in finished files."""
        return Prover(self.secrets, self.common)

    @property
    def ready(self) -> bool:
        """Whether the full project has nothing wrong or open."""
        return self.full_ready


@contextmanager
def public_version(session: Session) -> Iterator[PublicSession]:
    """Open a project's public version for as long as it is needed.

    Raises Problem `export.not_written` when there is no room for it, `store.*` when a picture cannot be read.
    """
    boxes, data = boxes_for(pictures_of(session.schema, session.project), session.blob)
    made = derive(session.schema, session.project, boxes)
    try:
        work = Path(tempfile.mkdtemp(prefix="jcm-pdd-public-"))
    except OSError as error:
        raise Problem("export.not_written", tempfile.gettempdir(), reason=error.strerror or error) from error
    try:
        image = work / f"public{SUFFIX}"
        _write(session, made, data, image)
        _with_forms(session, work / "copy")
        place = Workplace(work / "copy", lambda: datetime.now(UTC), "public")
        opened = cast(PublicSession, PublicSession.open(image, place, read_only=True))
        try:
            _complete(opened, session, made)
            yield opened
        finally:
            opened.close()
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _with_forms(session: Session, folder: Path) -> None:
    """Give the version the user's own forms, on which a project that holds none is printed."""
    forms = session.journal.place.folder / "forms"
    if not forms.is_dir():
        return
    try:
        shutil.copytree(forms, folder / "forms")
    except OSError as error:
        raise Problem("export.not_written", str(folder), reason=str(error)) from error


def _complete(opened: PublicSession, session: Session, made: Public) -> None:
    """Give the public version what it may know of the full project."""
    opened.known.results = public_results(session.results, opened.results)
    opened.known.findings = ()
    opened.full_ready = session.ready
    opened.secrets = made.secrets
    opened.common = common_words(session)
    opened.published = {name: _shown(session.results, name) for name in session.results.methodologies}
    opened.annual = {name: _annual(method) for name, method in session.results.methodologies.items()}


def _annual(method: MethodResult) -> Annual:
    reference, project = method.annual.reference, method.annual.project
    return Annual(None if reference is None else rounding.whole_half_up(reference),
                  None if project is None else rounding.whole_half_up(project), method.er_p)


def _shown(results: Results, name: str) -> frozenset[Decimal]:
    """Return the whole tonnes that documents print of a methodology: of each year, of a full year, and in total."""
    annual = _annual(results.methodologies[name])
    found: set[int | None] = {annual.reference, annual.project, annual.reduction}
    sums = [0, 0, 0]
    for year in results.years:
        part = year.by_methodology[name]
        whole = (None if part.reference is None else rounding.whole_half_up(part.reference),
                 None if part.project is None else rounding.whole_half_up(part.project),
                 None if part.reduction is None else rounding.whole_down(part.reduction))
        found.update(whole)
        sums = [one + (value or 0) for one, value in zip(sums, whole, strict=True)]
    return frozenset(Decimal(one) for one in (*found, *sums) if one is not None)


def _write(session: Session, made: Public, data: Mapping[str, bytes], image: Path) -> None:
    """Write a project file with the derived answers, the definitions, and the few files documents are made of."""
    from jcm_pdd.files.previewing import printed_files
    from jcm_pdd.files.store.image import write_image_from_memory
    from jcm_pdd.files.store.statements import memory_rows
    from jcm_pdd.files.store.stored import time_text

    journal = session.journal
    definitions = journal.definitions()
    held = "\n".join(one.text for one in definitions)
    wanted = printed_files(session.schema, made.project.answers)

    def rows() -> Iterator[Statement]:
        from jcm_pdd.files.store.evidence import PUT

        yield from memory_rows(made.project, (), {}, definitions)
        for sha256, png in data.items():
            yield PUT, (sha256, "redacted.png", "image/png", len(png), 0, png)
        for blob in journal.blobs():
            if blob.sha256 not in data and (blob.sha256 in wanted or blob.sha256 in held):
                content = journal.blob(blob.sha256)
                yield PUT, (blob.sha256, blob.name, blob.media, blob.size, 0, content)

    try:
        write_image_from_memory(rows(), time_text(datetime.now(UTC)), image, None)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            image.unlink()
        raise Problem("export.not_written", str(image.parent), reason=str(error)) from error
