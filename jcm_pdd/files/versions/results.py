"""What can be written about two states of a project: tracked changes, the clean copy, a comparison, the change memo."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from jcm_pdd.core import versions
from jcm_pdd.core.findings import Finding
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.differing import State, state_of
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import atomic
from jcm_pdd.files.versions import comparing, drifting, reporting, restoring, tracking
from jcm_pdd.files.versions.words import WORDS

What = Literal["track", "clean", "comparison", "memo"]
ENDINGS: dict[What, tuple[str, ...]] = {
    "track": (".docx",), "clean": (".docx",), "comparison": (".docx", ".pdf", ".json"), "memo": (".docx", ".pdf")}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: the project "now", as "saved" last, a "version" by its id, or a "file" by its path."""

    kind: Literal["now", "saved", "version", "file"] = "now"
    ref: str = ""

    @property
    def key(self) -> str:
        """What reasons for changes since this side are kept under."""
        return self.ref if self.kind == "version" else self.kind


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written where; `document` is a Word document by the name exports use, `author` who changed it."""

    what: What
    target: Path
    old: Side
    new: Side = Side()
    document: str = tracking.MAIN
    language: str = "en"
    author: str = ""
    reasons: str = ""
    """What the reasons are kept under, when that is not the old side itself."""


def state_at(session: Session, side: Side) -> State:
    """Return the state a side stands for. Raises Problem `versions.*` or `store.*`."""
    if side.kind == "now":
        return state_of(session)
    if side.kind == "saved":
        return restoring.state_saved(session)
    if side.kind == "file":
        return restoring.state_of_file(session, Path(side.ref))
    return restoring.state_then(session, tracking.baseline(session.project, side.ref))


def name_of(session: Session, side: Side, language: str) -> str:
    """Return what a side is called."""
    if side.kind == "file":
        return Path(side.ref).name
    if side.kind == "version":
        found = versions.find(session.project, side.ref)
        return f"{found.name} ({found.date})" if found is not None else side.ref
    return WORDS[language][side.kind]


def compared(session: Session, old: Side, new: Side, effects: bool = True) -> comparing.Comparison:
    """Compare two sides. Raises Problem `versions.*` or `store.*`."""
    return comparing.compare(state_at(session, old), state_at(session, new), effects)


def made(session: Session, wanted: Wanted) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the bytes of what is wanted, with what could not be printed.

    Raises Problem `versions.*`, `store.*`, or `versions.wrong_file` for an ending that is none of its formats.
    """
    form = wanted.target.suffix.lower()
    if form not in ENDINGS[wanted.what]:
        raise Problem("versions.wrong_file", wanted.target.name, known=", ".join(ENDINGS[wanted.what]))
    if wanted.what == "clean":
        return tracking.clean(session, wanted.document)
    if wanted.what == "track":
        version = None if wanted.old.kind == "saved" else tracking.baseline(session.project, wanted.old.ref)
        return tracking.track(session, version, wanted.document, wanted.author)
    found = compared(session, wanted.old, wanted.new)
    if form == ".json":
        text = json.dumps(comparing.as_data(found, wanted.language), ensure_ascii=False, indent=1)
        return text.encode("utf-8"), ()
    names = _names(session, wanted)
    drifts = drifting.drifts_of(session) if wanted.new.kind == "now" else ()
    if wanted.what == "comparison":
        return reporting.comparison_paper(found, names, form[1:], wanted.language, drifts)
    since = wanted.reasons or wanted.old.key
    return reporting.memo_paper(found, names, lambda address: versions.reason(session.project, since, address),
                                form[1:], wanted.language, drifts)


def write(session: Session, wanted: Wanted) -> tuple[Finding, ...]:
    """Write what is wanted, whole or not at all; an earlier file of that name is replaced.

    Raises Problem as `made`, and `export.target_locked` when the file cannot be written.
    """
    data, findings = made(session, wanted)
    temporary = atomic.beside(wanted.target)
    try:
        temporary.write_bytes(data)
        atomic.replace(temporary, wanted.target)
    except OSError as error:
        raise Problem("export.target_locked", str(wanted.target), reason=error.strerror or error) from error
    finally:
        temporary.unlink(missing_ok=True)
    return findings


def _names(session: Session, wanted: Wanted) -> reporting.Names:
    place = session.journal.place
    old, new = (name_of(session, side, wanted.language) for side in (wanted.old, wanted.new))
    return reporting.Names(old, new, wanted.author or place.who, place.time().astimezone().date().isoformat())
