"""Reading documents and adopting forms as they run in the other process; knows no Qt of its own."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from jcm_pdd.core.problems import Problem
    from jcm_pdd.files.adoption.adopt import Adopted
    from jcm_pdd.files.reading.parsing import Parsed
    from jcm_pdd.gui.jobs import Talk

PROJECT, SCRATCH = "project.jcmpdd", "copy"
SHELVES = ("forms", "methodologies")
"""The folders of a workplace that hold what its user adopted."""
STEPS = 3
FILE = "file:"
"""How the label of a file in a zip begins; other labels are words of `_next`."""


@dataclass(frozen=True, slots=True)
class ReadJob:
    """A document to read, and for whom: `image` is the project as it is now, None for a new one.

    `library` is the folder of the user's adopted forms and methodologies, `work` an empty one for this process.
    """

    document: Path
    image: Path | None
    library: Path
    work: Path
    take: Literal["project", "document"] = "project"


@dataclass(frozen=True, slots=True)
class AdoptJob:
    """A form or a zip of forms; `inner` is one file of the zip, and what it is when it does not say so itself."""

    path: Path
    inner: str = ""
    document: str = ""
    country: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class AdoptedForms:
    """What became of the files: forms to be kept, and files skipped with their reason."""

    adopted: tuple[Adopted, ...]
    skipped: tuple[tuple[str, Problem], ...]


class PlainProblem:
    """A problem on its way between processes: exceptions with named arguments do not travel by themselves."""

    def __init__(self, problem: Problem) -> None:
        self.code, self.where, self.arguments = problem.code, problem.where, dict(problem.arguments)

    def problem(self) -> Problem:
        """Return the problem itself."""
        from jcm_pdd.core.problems import Problem

        return Problem(self.code, self.where, **self.arguments)


def read(talk: Talk, job: ReadJob) -> Parsed:
    """Read a document; raises Problem, or Cancelled. The project is only looked at."""
    from jcm_pdd.files.reading.parsing import parse
    from jcm_pdd.files.reading.source import read_source
    from jcm_pdd.files.session import Session
    from jcm_pdd.files.store import Workplace

    _next(talk, 0, "open")
    source = read_source(job.document)
    _next(talk, 1, "project")
    for shelf in SHELVES:
        if (job.library / shelf).is_dir():
            shutil.copytree(job.library / shelf, job.work / SCRATCH / shelf)
    place = Workplace(job.work / SCRATCH, lambda: datetime.now(UTC), "import")
    session = Session.create(place) if job.image is None else Session.open(job.image, place, read_only=True)
    try:
        _next(talk, 2, "read")
        return parse(session, source, job.take)
    finally:
        session.abandon()


def adopt(talk: Talk, job: AdoptJob) -> tuple[tuple[Adopted, ...], tuple[tuple[str, PlainProblem], ...]]:
    """Look at a form, or at every file of a zip; raises Problem for a single file that is no form, or Cancelled."""
    from jcm_pdd.files.adoption.adopt import adopt_all, adopt_from_zip
    from jcm_pdd.files.adoption.identity import Identity
    from jcm_pdd.files.reading.source import file_bytes

    given = Identity(job.document, job.country, job.version)
    _next(talk, 0, "open")
    data = file_bytes(job.path)
    _next(talk, 1, "match")
    if job.inner:
        return (adopt_from_zip(data, job.path.name, job.inner, given),), ()
    found = adopt_all(data, job.path.name, given, lambda done, total, name: _file(talk, done, total, name))
    return tuple(found.adopted), tuple((name, PlainProblem(problem)) for name, problem in found.skipped)


def _file(talk: Talk, done: int, total: int, name: str) -> None:
    from jcm_pdd.gui.jobs import Cancelled

    if talk.cancelled():
        raise Cancelled
    talk.progress(done, total, f"{FILE}{name}")


def _next(talk: Talk, step: int, label: str) -> None:
    from jcm_pdd.gui.jobs import Cancelled

    if talk.cancelled():
        raise Cancelled
    talk.progress(step, STEPS, label)
