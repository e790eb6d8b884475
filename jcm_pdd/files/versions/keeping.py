"""Naming the state of a project: its answers and pinned definitions are kept as two files inside the project file.

The files are marked as what must not leave the house: a clean copy keeps the list of versions, and not what the project
said earlier. Files that are equal (definitions seldom change) are kept once.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from jcm_pdd.core import drift, versions
from jcm_pdd.core.kinds import Rejected
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.versions import Version, VersionFile, VersionKind
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Definition, Journal
from jcm_pdd.files.store.atomic import hash_of
from jcm_pdd.files.store.stored import time_text

MEDIA = "application/vnd.jcm-pdd.version+zlib"
OWN = "versions#"
_PARTS = 4  # kind, id, version, text
MOST = 256 * 2**20
"""Bytes a kept state may have unpacked."""


def name_version(session: Session, name: str, kind: VersionKind = "submitted", day: str = "", number: str = "",
                 note: str = "", files: Iterable[Path] = ()) -> Version:
    """Keep the project as it is now under a name, as one edit; `day` is a typed date, today unless given.

    Raises Problem `versions.no_name`, `versions.same_name`, `versions.no_day`, `file.missing` or those of the store.
    """
    about = About(name, kind, day, number, note, tuple(file_entry(path) for path in files))
    return keep_version(session, about, Kept(
        session.project, session.journal.definitions(), session.results.total.emission_reductions,
        drift.facts(session.schema, session.project, session.results, session.context.proposals)))


@dataclass(frozen=True, slots=True)
class About:
    """What a version is called; `day` is a typed date, today when empty, `document` the form it was read from."""

    name: str
    kind: VersionKind = "submitted"
    day: str = ""
    number: str = ""
    note: str = ""
    files: tuple[VersionFile, ...] = ()
    document: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a version holds: answers, definitions, the total in tCO2, and the facts that are compared later."""

    project: Project
    definitions: Iterable[Definition]
    total: int | None
    facts: drift.Facts


def keep_version(session: Session, about: About, held_then: Kept) -> Version:
    """Keep a state under a name in an open project, as one edit. Raises Problem as `name_version` does."""
    from jcm_pdd.files.versions.drifting import lacking  # which reads what is kept here

    project, journal = session.project, session.journal
    called = " ".join(about.name.split())
    if not called:
        raise Problem("versions.no_name", str(session.path or ""))
    if any(one.name.casefold() == called.casefold() for one in versions.versions(project)):
        raise Problem("versions.same_name", called)
    at = journal.place.time()
    on = day_of(session, about.day) if about.day.strip() else at.astimezone().date().isoformat()
    answers = {address: value for address, value in held_then.project.answers.items() if not address.startswith(OWN)}
    held = _put(journal, "answers", {"answers": answers})
    pinned: list[Json] = [[d.kind, d.id, d.version, d.text] for d in held_then.definitions]
    definitions = _put(journal, "definitions", {"definitions": pinned})
    who = journal.place.who
    version = Version(
        versions.id_of(called, time_text(at), who, held), called, about.kind, on, about.number.strip(),
        about.note.strip(), time_text(at),
        journal.snapshot().history[1], held_then.total, held, definitions, about.files, who, about.document)
    named = versions.kept(project, version)
    fact = project.change(versions.FACTS + version.id, drift.stored_facts(held_then.facts))
    session.record(replace(named, changes=(*named.changes, fact, *lacking(session))))
    return version


def add_files(session: Session, version: Version, paths: Iterable[Path]) -> Version:
    """Say which exported files belong to a version; they stay where they are. Problem `file.missing`."""
    made = versions.with_files(version, [file_entry(path) for path in paths])
    session.record(versions.kept(session.project, made, "edit.version_files"))
    return made


def file_entry(path: Path) -> VersionFile:
    """Return a file as a version lists it. Raises Problem `file.missing` or `file.unreadable`."""
    if not path.is_file():
        raise Problem("file.missing", str(path))
    try:
        return VersionFile(path.name, hash_of(path), path.stat().st_size)
    except OSError as error:
        raise Problem("file.unreadable", str(path), reason=error.strerror or error) from error


def altered(version: Version, folder: Path) -> tuple[str, ...]:
    """Return the names of files of a version that are not in a folder, or not any more what they were."""
    return tuple(one.name for one in version.files
                 if not (folder / one.name).is_file() or hash_of(folder / one.name) != one.sha256)


def day_of(session: Session, text: str) -> str:
    """Return a typed day as ISO text, read like that of a revision; Problem `versions.no_day`."""
    place = session.schema.places.get(f"{versions.REVISIONS}/*/date")
    try:
        return str(place.kind.parse(text)) if place is not None else date.fromisoformat(text.strip()).isoformat()
    except (Rejected, ValueError):
        raise Problem("versions.no_day", text) from None


def _put(journal: Journal, name: str, what: dict[str, Json]) -> str:
    data = zlib.compress(json.dumps(what, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii"), 9)
    sha256 = hashlib.sha256(data).hexdigest()
    if sha256 not in {blob.sha256 for blob in journal.blobs()}:
        journal.put_blob(data, f"version-{sha256[:12]}.{name}", MEDIA, confidential=True)
    return sha256


def held_in(session: Session, version: Version) -> tuple[Project, tuple[Definition, ...]]:
    """Return the answers and definitions of a version.

    Raises Problem `versions.not_here` in a copy that was made without them, `versions.damaged` when they cannot be
    read.
    """
    answers = _got(session, version, version.answers).get("answers")
    listed = _got(session, version, version.definitions).get("definitions")
    if not isinstance(answers, dict) or not isinstance(listed, list):
        raise Problem("versions.damaged", version.name)
    found = []
    for one in listed:
        if not isinstance(one, list) or len(one) != _PARTS:
            raise Problem("versions.damaged", version.name)
        found.append(Definition.of(*(str(part) for part in one)))
    return Project(answers), tuple(found)


def _got(session: Session, version: Version, sha256: str) -> dict[str, Json]:
    try:
        data = session.blob(sha256)
    except KeyError:
        raise Problem("versions.not_here", version.name) from None
    try:
        opener = zlib.decompressobj()
        text = opener.decompress(data, MOST)
        found = json.loads(text) if not opener.unconsumed_tail else None
    except (zlib.error, ValueError, RecursionError) as error:
        raise Problem("versions.damaged", version.name) from error
    if not isinstance(found, dict):
        raise Problem("versions.damaged", version.name)
    return found


def is_here(session: Session, version: Version) -> bool:
    """Tell whether the project file holds what a version said; a clean copy does not."""
    held = {blob.sha256 for blob in session.journal.blobs()}
    return version.answers in held and version.definitions in held
