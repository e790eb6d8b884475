"""What a merge leaves in the project besides answers: who said what, what was not chosen yet, how far theirs went."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jcm_pdd.core.merging import RECORDS
from jcm_pdd.core.merging_outcome import Conflict, Merged
from jcm_pdd.core.project import Change, Json, Project
from jcm_pdd.core.review_notes import EDITS, ProposedEdit
from jcm_pdd.files.ancestry import Ancestry, head, record_of
from jcm_pdd.files.store import Journal, Step
from jcm_pdd.files.store.stored import time_text


@dataclass(frozen=True, slots=True)
class Said:
    """Who gave an answer and when (ISO time in UTC); empty texts when the history does not say."""

    who: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A conflict with who gave the two answers."""

    conflict: Conflict
    mine: Said
    theirs: Said


def tellers(found: Ancestry, merged: Merged) -> Iterator[Told]:
    """Yield every conflict with its authors."""
    wanted = {one.address for one in merged.conflicts}
    mine = _last(found.done_mine, wanted, merged, False, found)
    theirs = _last(found.done_theirs, wanted, merged, True, found)
    for one in merged.conflicts:
        yield Told(one, mine.get(one.address, Said()), theirs.get(one.address, Said()))


def _last(steps: Iterable[Step], wanted: set[str], merged: Merged, theirs: bool, found: Ancestry) -> dict[str, Said]:
    """Return by the address of a conflict who touched it last."""
    said: dict[str, Said] = {}
    for step in steps:
        one = Said(step.who, time_text(step.at))
        for change in step.changes:
            for address in _about(change):
                name = merged.now(_renamed(address, found) if theirs else address, theirs)
                for stem in (name, name.rpartition("/")[0], name.rpartition(".")[0]):
                    if stem in wanted:
                        said[stem] = one
    return said


def _about(change: Change) -> Iterator[str]:
    """Yield the address of a change, and of each row it took out of a list."""
    yield change.address
    if isinstance(change.old, list):
        left = change.new if isinstance(change.new, list) else []
        yield from (f"{change.address}/{row}" for row in change.old if isinstance(row, str) and row not in left)


def _renamed(address: str, found: Ancestry) -> str:
    for table, rows in found.renames.items():
        row, slash, rest = address.removeprefix(f"{table}/").partition("/")
        if address.startswith(f"{table}/") and row in rows:
            return f"{table}/{rows[row]}{slash}{rest}"
    return address


def proposals(project: Project, left: Iterable[Conflict], told: Iterable[Told], document: str) -> dict[str, Json]:
    """Return what keeps their side of conflicts nobody chose for: proposed edits of the review."""
    said = {one.conflict.address: one.theirs for one in told}
    found: dict[str, Json] = {}
    for conflict in left:
        by = said.get(conflict.address, Said())
        for edit in _edits(conflict, project, by, document):
            found[EDITS + edit.id] = edit.stored()
    return found


def _edits(conflict: Conflict, project: Project, by: Said, document: str) -> Iterator[ProposedEdit]:
    if conflict.kind != "row":
        mine, theirs = conflict.parts(conflict.mine), conflict.parts(conflict.theirs)
        for address, value in theirs.items():
            if mine.get(address) != value:
                yield ProposedEdit("set", address, mine.get(address), value, by.who, by.at, document)
        return
    table, _, _ = conflict.address.rpartition("/")
    if conflict.theirs is None:
        yield ProposedEdit("delete_row", conflict.address, _columns(conflict.mine), None, by.who, by.at, document)
    else:
        rows = project.rows(table)
        yield ProposedEdit("add_row", table, None, _columns(conflict.theirs), by.who, by.at, document,
                           rows[-1] if rows else "")


def _columns(cells: Json) -> dict[str, Json]:
    return {rest.removeprefix("/"): value for rest, value in cells.items()} if isinstance(cells, dict) else {}


def records(project: Project, theirs: Journal, document: str, found: Ancestry, merged: Merged) -> dict[str, Json]:
    """Return the notes on merges, this one included, with rows as they are called from now on."""
    notes: dict[str, Json] = {}
    for address, value in project.answers.items():
        if address.startswith(RECORDS) and isinstance(value, dict):
            notes[address] = {**value, "rows": _through(value.get("rows"), merged.unified.mine)}
    group, at, who = head(theirs)
    rows = {table: dict(renames) for table, renames in found.renames.items()}
    for table, renames in merged.unified.theirs.items():
        known = rows.setdefault(table, {})
        for old, new in renames.items():
            first = next((one for one, other in known.items() if other == old), old)
            known[first] = new
    name = hashlib.sha256(f"{group} {at} {who}".encode()).hexdigest()[:12]
    notes[RECORDS + name] = record_of(theirs, document, rows)
    return notes


def _through(rows: Json, renames: object) -> Json:
    if not isinstance(rows, dict) or not isinstance(renames, dict):
        return rows
    return {table: {old: renames.get(table, {}).get(new, new) for old, new in ids.items()}
            if isinstance(ids, dict) else ids for table, ids in rows.items()}
