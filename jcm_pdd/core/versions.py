"""Named versions of a project, such as "Submitted for validation 2026-11-22": what they are called, and what they held.

A version is kept among the answers at an address of its own (`versions#/ID`), so that saving, undo and merging take it
like any answer; no question has such an address. The answers it had lie in the project file as a file of their own,
named here by hash. Who made it stands apart (`versions#who/ID`), because that is about a person, and so do the facts of
it that are compared later (`versions#facts/ID`, jcm_pdd.core.drift), because they say what the project said.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, get_args

from jcm_pdd.core.edits import add_rows
from jcm_pdd.core.project import Change, Edit, Json, Project

PREFIX, WHO, WHY, FACTS = "versions#/", "versions#who/", "versions#why/", "versions#facts/"
VersionKind = Literal["submitted", "registered", "issued", "draft", "other"]
KINDS: tuple[VersionKind, ...] = get_args(VersionKind)
OUTWARD: tuple[VersionKind, ...] = ("submitted", "registered", "issued")
"""The kinds that left the house: those the revision history lists, and what changes are tracked against."""


@dataclass(frozen=True, slots=True)
class VersionFile:
    """A file that belongs to a version: its name, SHA-256 and size in bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Version:
    """A named state of a project.

    `date` is the day it is of (ISO), `number` that of the document ("02.0"), `at` when it was named (UTC, ISO), `group`
    the last step of the history then, `total` the emission reductions then in tCO2. `answers` and `definitions` are the
    SHA-256 of the files in the project that hold them. `document` is the form of one read from a document handed in
    (PIN, PDD), empty for the state of a project.
    """

    id: str
    name: str
    kind: VersionKind
    date: str
    number: str = ""
    note: str = ""
    at: str = ""
    group: int = 0
    total: int | None = None
    answers: str = ""
    definitions: str = ""
    files: tuple[VersionFile, ...] = ()
    who: str = ""
    document: str = ""

    @property
    def address(self) -> str:
        """Where the version is kept."""
        return PREFIX + self.id

    def stored(self) -> dict[str, Json]:
        """Return it as it is kept in the project; who made it stands apart."""
        files: list[Json] = [{"name": one.name, "sha256": one.sha256, "size": one.size} for one in self.files]
        read: dict[str, Json] = {"document": self.document} if self.document else {}
        return {"name": self.name, "kind": self.kind, "date": self.date, "number": self.number, "note": self.note,
                "at": self.at, "group": self.group, "total": self.total, "answers": self.answers,
                "definitions": self.definitions, "files": files, **read}


def id_of(name: str, at: str, who: str, answers: str) -> str:
    """Return the permanent id of a version, 12 hexadecimal digits."""
    text = json.dumps([name, at, who, answers], ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def versions(project: Project) -> tuple[Version, ...]:
    """Return the versions of a project, oldest first."""
    found = [_read(project, address.removeprefix(PREFIX), stored) for address, stored in project.answers.items()
             if address.startswith(PREFIX) and isinstance(stored, dict)]
    return tuple(sorted(found, key=lambda one: (one.date, one.at, one.id)))


def _read(project: Project, ident: str, stored: dict[str, Json]) -> Version:
    def text(name: str) -> str:
        value = stored.get(name)
        return value if isinstance(value, str) else ""

    kind, group, total, files = text("kind"), stored.get("group"), stored.get("total"), stored.get("files")
    listed = [one for one in files if isinstance(one, dict)] if isinstance(files, list) else []
    return Version(
        ident, text("name"), _kind(kind), text("date"), text("number"),
        text("note"), text("at"), group if isinstance(group, int) else 0, total if isinstance(total, int) else None,
        text("answers"), text("definitions"),
        tuple(VersionFile(str(one.get("name") or ""), str(one.get("sha256") or ""), _size(one.get("size")))
              for one in listed), str(project.get(WHO + ident) or ""), text("document"))


def _kind(text: str) -> VersionKind:
    return next((kind for kind in KINDS if kind == text), "other")


def _size(value: Json) -> int:
    return value if isinstance(value, int) else 0


def find(project: Project, wanted: str) -> Version | None:
    """Return a version by id, by name, or the last one of a kind ("submitted"); None when there is none."""
    known = versions(project)
    called = [one for one in known if one.name.casefold() == wanted.strip().casefold()]
    for found in ([one for one in known if one.id == wanted], called,
                  [one for one in known if wanted in (one.kind, one.number)]):
        if found:
            return found[-1]
    return None


def last_outward(project: Project) -> Version | None:
    """Return the version that left the house last: what changes are tracked against; None when none did."""
    return next((one for one in reversed(versions(project)) if one.kind in OUTWARD), None)


def kept(project: Project, version: Version, name: str = "edit.name_version") -> Edit:
    """Return the edit that keeps a version in a project, new or changed."""
    changes = (project.change(version.address, version.stored()),
               project.change(WHO + version.id, version.who or None))
    return Edit(name, changes, {"version": version.name})


def removed(project: Project, version: Version) -> Edit:
    """Return the edit that takes a version off the list, with the reasons given for changes since it."""
    reasons = f"{WHY}{version.id}/"
    gone = [version.address, WHO + version.id, FACTS + version.id,
            *(one for one in project.answers if one.startswith(reasons))]
    return Edit("edit.remove_version", tuple(project.change(one, None) for one in gone), {"version": version.name})


def with_files(version: Version, files: Iterable[VersionFile]) -> Version:
    """Return a version with further files; one of the same name takes the place of the earlier one."""
    found = {one.name: one for one in (*version.files, *files)}
    return replace(version, files=tuple(found.values()))


# --- why something changed ---------------------------------------------------------------------------------


def reason_address(baseline: str, address: str) -> str:
    """Return where the reason lies why an answer changed since a version (its id, or another name of a state)."""
    return f"{WHY}{baseline}/{address}"


def reason(project: Project, baseline: str, address: str) -> str:
    """Return why an answer changed since a version, empty when nobody said."""
    stored = project.get(reason_address(baseline, address))
    return stored if isinstance(stored, str) else ""


def reason_edit(project: Project, baseline: str, address: str, text: str) -> Edit:
    """Return the edit that keeps a reason; an empty one takes it away."""
    change = project.change(reason_address(baseline, address), text.strip() or None)
    return Edit("edit.change_reason", (change,), {"address": address})


# --- the revision history ----------------------------------------------------------------------------------

REVISIONS = "revisions"
FIRST_EDITION = "First edition"


def revision_edit(project: Project) -> Edit:
    """Return the edit that adds a row of the revision history for each version that left the house and has none.

    A row is that of a version by its number, or by its date when it has no number; rows that stand there stay.
    """
    rows = project.rows(REVISIONS)
    there = [(project.get(f"{REVISIONS}/{row}/version"), project.get(f"{REVISIONS}/{row}/date")) for row in rows]
    empty = [row for row, said in zip(rows, there, strict=True)
             if said == (None, None) and project.get(f"{REVISIONS}/{row}/contents") is None]
    known = [(number, date) for number, date in there if (number, date) != (None, None)]
    changes: list[Change] = []
    now, more = project, 0
    for one in versions(project):
        if one.kind not in OUTWARD or any(one.number == number or one.date == date for number, date in known):
            continue
        if empty:
            row = empty.pop(0)
        else:
            edit, ids = add_rows(now, REVISIONS, 1)
            changes += edit.changes
            now, row = now.apply(edit.changes), ids[0]
        cells = {"version": one.number or f"{len(known) + 1:02d}.0", "date": one.date,
                 "contents": one.note or (FIRST_EDITION if not known else one.name)}
        made = [now.change(f"{REVISIONS}/{row}/{column}", text) for column, text in cells.items() if text]
        changes += made
        now, more = now.apply(made), more + 1
        known.append((cells["version"], cells["date"]))
    return Edit("edit.fill_revisions", _once(project, changes), {"address": REVISIONS, "count": str(more)})


def _once(project: Project, changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes with each address once, from what stands now to what it becomes last."""
    last = {one.address: one.new for one in changes}
    return tuple(project.change(address, new) for address, new in last.items())
