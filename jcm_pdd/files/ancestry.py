"""The state two files of one project both come from, found in their histories, and what was done in each since.

Copies of a file share the first steps of their history; a clean copy has none, but its first state is one that the
other file went through. What was merged before counts too: the other file as it was then is the common state.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from jcm_pdd.core.merging import RECORDS
from jcm_pdd.core.merging_links import Pointers, row_tables
from jcm_pdd.core.merging_rows import Made, Row, Side, number
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.files.store import Journal, Step
from jcm_pdd.files.store.stored import time_text

Kin = Literal["copies", "merged_before", "clean_copy", "none"]


@dataclass(frozen=True, slots=True)
class Ancestry:
    """What two files have in common: `base` is None without a common state.

    `theirs` speaks of rows as my file does since an earlier merge; `done_*` are the steps made since, oldest first.
    """

    kin: Kin
    base: Project | None
    mine: Side
    theirs: Side
    done_mine: tuple[Step, ...]
    done_theirs: tuple[Step, ...]
    renames: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class _File:
    project: Project
    steps: tuple[Step, ...]
    done: tuple[Step, ...]

    @classmethod
    def of(cls, journal: Journal) -> _File:
        steps = journal.history()
        cursor = journal.snapshot().history[1]
        return cls(journal.project(), steps, tuple(s for s in steps if not s.abandoned and s.group <= cursor))

    def at(self, group: int) -> Project:
        """Return the answers right after a step, by undoing what was done since."""
        project = self.project
        for step in reversed(self.done):
            if step.group > group:
                project = project.apply(change.reversed() for change in reversed(step.changes))
        return project

    def since(self, group: int) -> tuple[Step, ...]:
        return tuple(step for step in self.done if step.group > group)


def ancestry(schema: Schema, mine: Journal, theirs: Journal) -> Ancestry:
    """Return what two open files have in common."""
    here, there = _File.of(mine), _File.of(theirs)
    shared = _shared(here.steps, there.steps)
    record = _record(here, there)
    if record is not None and _group(record) > shared:
        return _merged_before(schema, here, there, record)
    if shared:
        base = _common(here, there, shared)
        if base is not None:
            return _found("copies", base, here, there, (here.since(shared), there.since(shared)))
    return _clean(here, there)


def head(journal: Journal) -> tuple[int, str, str]:
    """Return number, time and author of the last step done in a file."""
    done = _File.of(journal).done
    return (done[-1].group, time_text(done[-1].at), done[-1].who) if done else (0, "", "")


def _found(kin: Kin, base: Project | None, here: _File, there: _File, done: tuple[tuple[Step, ...], tuple[Step, ...]]
           ) -> Ancestry:
    return Ancestry(kin, base, Side(here.project, made_by(done[0])), Side(there.project, made_by(done[1])), *done, {})


def _shared(mine: Sequence[Step], theirs: Sequence[Step]) -> int:
    """Return the number of the last step both histories begin with, 0 when they begin differently."""
    last = 0
    for one, other in zip(mine, theirs, strict=False):
        if (one.group, one.at, one.who, one.changes) != (other.group, other.at, other.who, other.changes):
            break
        last = one.group
    return last


def _common(here: _File, there: _File, shared: int) -> Project | None:
    """Return the state after the steps both histories share, a step that only one of them took back included.

    None when the two histories do not lead to the same state.
    """
    longest, other = sorted((here, there), key=lambda one: -sum(step.group <= shared for step in one.done))
    base = longest.at(shared)
    again = other.at(shared)
    for step in longest.done:
        if step.group <= shared and step.group > max((s.group for s in other.done if s.group <= shared), default=0):
            again = again.apply(step.changes)
    return base if again == base else None


def _clean(here: _File, there: _File) -> Ancestry:
    """Look for the first state of one file among the states of the other, which a clean copy was made from."""
    for one, other, turned in ((here, there, False), (there, here, True)):
        first = other.at(0)
        group = _state(one, first) if first.answers else None
        if group is not None:
            done = (other.done, one.since(group)) if turned else (one.since(group), other.done)
            return _found("clean_copy", first, here, there, done)
    return _found("none", None, here, there, ((), ()))


def _state(one: _File, wanted: Project) -> int | None:
    """Return after which step a file said exactly what is wanted, None when it never did."""
    now = dict(one.project.answers)
    differs = {address for address in {*now, *wanted.answers} if now.get(address) != wanted.get(address)}
    for step in reversed(one.done):
        if not differs:
            return step.group
        for change in reversed(step.changes):
            (differs.discard if change.old == wanted.get(change.address) else differs.add)(change.address)
    return None if differs else 0


def made_by(steps: Iterable[Step]) -> dict[Row, Made]:
    """Return when and by whom the rows were made that steps added."""
    found: dict[Row, Made] = {}
    for step in steps:
        for change in step.changes:
            if isinstance(change.new, list):
                before = set(map(str, change.old)) if isinstance(change.old, list) else set()
                for row in change.new:
                    if isinstance(row, str) and row not in before:
                        found.setdefault((change.address, row), (time_text(step.at), step.who))
    return found


# ------------------------------------------------------------------ what was merged before


def record_of(journal: Journal, name: str, renames: Mapping[str, Mapping[str, str]]) -> dict[str, Json]:
    """Return what my file keeps of a merge: how far theirs had come, and what its rows are called in mine."""
    group, at, who = head(journal)
    rows: dict[str, Json] = {table: dict(rows) for table, rows in renames.items() if rows}
    return {"group": group, "at": at, "who": who, "document": name, "rows": rows}


def _record(here: _File, there: _File) -> dict[str, Json] | None:
    """Return the newest note of a merge with the other file whose state then is still in its history."""
    known = {(step.group, time_text(step.at), step.who) for step in there.done}
    found = [value for address, value in here.project.answers.items()
             if address.startswith(RECORDS) and isinstance(value, dict)
             and (value.get("group"), value.get("at"), value.get("who")) in known]
    return max(found, key=_group, default=None)


def _group(record: Mapping[str, Json]) -> int:
    group = record.get("group")
    return group if isinstance(group, int) else 0


def _merged_before(schema: Schema, here: _File, there: _File, record: Mapping[str, Json]) -> Ancestry:
    """Return the other file as it was at the last merge as the common state, its rows called as they are in mine."""
    group = _group(record)
    then, done = there.at(group), there.since(group)
    noted = record.get("rows")
    renames = {str(table): {str(old): str(new) for old, new in rows.items()}
               for table, rows in (noted.items() if isinstance(noted, dict) else ()) if isinstance(rows, dict)}
    pointers = Pointers(schema, row_tables(schema, here.project, there.project))
    base = pointers.moved(then, renames)
    for table, rows in renames.items():
        rows.update(_out_of_the_way(table, rows, here.project, there.project, then))
    made = {(table, renames.get(table, {}).get(row, row)): value for (table, row), value in made_by(done).items()}
    theirs = Side(pointers.moved(there.project, renames), made)
    common = _shared(here.steps, there.steps)
    return Ancestry("merged_before", base, Side(here.project, made_by(here.since(common))), theirs,
                    here.since(common), done, renames)


def _out_of_the_way(table: str, renames: Mapping[str, str], mine: Project, theirs: Project, then: Project
                    ) -> Iterator[tuple[str, str]]:
    """Yield new ids for rows they added later under an id that another row of theirs has in my file."""
    used = {number(row) for row in (*mine.rows(table), *theirs.rows(table), *renames.values())}
    counts = [one.get(f"{table}#count") for one in (mine, theirs)]
    top = max([*used, *(count for count in counts if isinstance(count, int))])
    for row in theirs.rows(table):
        if row not in then.rows(table) and row not in renames and row in renames.values():
            top += 1
            yield row, f"r{top}"
