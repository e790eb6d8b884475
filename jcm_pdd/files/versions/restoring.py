"""A named version as a project again: for reading, for printing, or as a file of its own."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from jcm_pdd.core.calculation import calculate
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Project
from jcm_pdd.core.versions import Version
from jcm_pdd.files.differing import State, keys_of, state_in
from jcm_pdd.files.pinning import schema_of
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import SUFFIX, Definition, Journal, Workplace
from jcm_pdd.files.versions.keeping import held_in

FORMS = frozenset(("form", "document", "adopted_form"))


def write_version(session: Session, version: Version, target: Path) -> Path:
    """Write a version as a project file without history, with the evidence it had. Problem `versions.*`,
    `store.exists` or `export.not_written`.
    """
    if target.exists():
        raise Problem("store.exists", str(target))
    project, definitions = held_in(session, version)
    _write(session, project, definitions, target, {blob.sha256 for blob in session.journal.blobs()})
    session.journal.put_evidence_beside(target)
    return target


@contextmanager
def restored(session: Session, version: Version | None, forms_of_now: bool = False) -> Iterator[Session]:
    """Open a version for reading; `None` is what the project's file held when it was saved last.

    With `forms_of_now` its answers are printed on the forms the project uses now. Only pictures that documents print
    are in it, no other evidence. Raises Problem `versions.*`.
    """
    if version is None:
        project, definitions = session.journal.saved_project(), session.journal.definitions()
    else:
        project, definitions = held_in(session, version)
    if forms_of_now:
        now = [one for one in session.journal.definitions() if one.kind in FORMS]
        definitions = (*now, *(one for one in definitions if one.kind not in FORMS))
    with tempfile.TemporaryDirectory(prefix="jcm-pdd-version-") as folder:
        path = Path(folder) / f"version{SUFFIX}"
        _write(session, project, definitions, path, _needed(session, project, definitions))
        opened = Session.open(path, session.journal.place, read_only=True)
        try:
            yield opened
        finally:
            opened.close()


@dataclass(frozen=True, slots=True)
class _Held:
    """As much of an open project as it takes to know its questions: that of another time, with the files of now."""

    journal: Journal
    answers: Project
    pinned: tuple[Definition, ...]

    @property
    def place(self) -> Workplace:
        return self.journal.place

    def project(self) -> Project:
        return self.answers

    def definitions(self) -> tuple[Definition, ...]:
        return self.pinned

    def blob(self, sha256: str) -> bytes:
        return self.journal.blob(sha256)


def state_then(session: Session, version: Version) -> State:
    """Return a version for comparing. Raises Problem `versions.*`."""
    return state_with(session, *held_in(session, version))


def state_saved(session: Session) -> State:
    """Return what the project's file held when it was saved last."""
    return state_with(session, session.journal.saved_project(), session.journal.definitions())


def state_with(session: Session, project: Project, definitions: tuple[Definition, ...]) -> State:
    """Return answers as a project with its questions and results, with the files of the open one."""
    held = cast("Journal", _Held(session.journal, project, definitions))
    schema, _ = schema_of(held)
    return State(project, schema, calculate(schema.methodologies, project), keys_of(definitions))


def state_of_file(session: Session, path: Path) -> State:
    """Return another project file for comparing. Raises Problem `store.*` for one that is refused."""
    return state_in(path, session.journal.place)


def _needed(session: Session, project: Project, definitions: Collection[Definition]) -> set[str]:
    """Return the hashes of files without which a version cannot be calculated or printed."""
    texts = "\n".join(one.text for one in definitions)
    found = {blob.sha256 for blob in session.journal.blobs() if blob.sha256 in texts}
    for address, value in project.answers.items():
        if isinstance(value, list) and value and isinstance(value[0], dict) and "sha256" in value[0]:
            place = session.schema.place(address)
            if place is None or place.definition.kind == "figure":
                found |= {str(item["sha256"]) for item in value if isinstance(item, dict) and "sha256" in item}
    return found


def _write(session: Session, project: Project, definitions: Collection[Definition], target: Path,
           wanted: Collection[str]) -> None:
    """Write a project file of answers, definitions and some of the files of the open project."""
    from jcm_pdd.files.store import image
    from jcm_pdd.files.store.evidence import PUT
    from jcm_pdd.files.store.statements import memory_rows
    from jcm_pdd.files.store.stored import time_text

    journal = session.journal

    def statements() -> Iterator[tuple[str, tuple[object, ...]]]:
        yield from memory_rows(project, (), {}, definitions)
        for one in journal.blobs():
            data = journal.blob(one.sha256) if one.sha256 in wanted and not one.beside else None
            yield PUT, (one.sha256, one.name, one.media, one.size, int(one.confidential), data)

    try:
        image.write_image_from_memory(statements(), time_text(journal.place.time()), target, None)
    except (OSError, sqlite3.Error) as error:
        raise Problem("export.not_written", str(target.parent), reason=str(error)) from error
    except (TypeError, ValueError) as error:  # a state that this program did not write
        raise Problem("versions.damaged", str(target.name)) from error
