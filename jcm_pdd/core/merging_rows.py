"""Rows of two copies brought together: which are the same, what each is called from now on, and in which order.

Row ids count on (`r7`), so two people who add a row each make the same id for different rows. The rule that decides is
the same from either side: the row made first keeps the id, by time, then author, then content.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from jcm_pdd.core.merging_links import Pointers
from jcm_pdd.core.project import Json, Project

Row = tuple[str, str]
"""Table and row id."""
Made = tuple[str, str]
"""When a row was made (a text that sorts as times do) and by whom; empty texts when nobody knows."""
UNKNOWN: Made = ("", "")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two copies: its answers, and when and by whom rows were made since they parted."""

    project: Project
    made: Mapping[Row, Made]


@dataclass(frozen=True, slots=True)
class Unit:
    """A row one or both sides added: its id on either side, and what it is sorted by."""

    table: str
    mine: str | None
    theirs: str | None
    rank: tuple[str, ...]

    @property
    def both(self) -> bool:
        """Whether both sides added it."""
        return self.mine is not None and self.theirs is not None


@dataclass(frozen=True, slots=True)
class Unified:
    """New ids by table for either side, and the rows that were added by the ids they have now."""

    mine: Mapping[str, Mapping[str, str]]
    theirs: Mapping[str, Mapping[str, str]]
    added: Mapping[Row, Unit]


def digest(*what: Json) -> str:
    """Return a hash of stored values."""
    text = json.dumps(what, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def number(row: str) -> int:
    """Return the number of a row id, 0 for an id of another make."""
    return int(row[1:]) if row[1:].isdecimal() else 0


def unify(base: Project, mine: Side, theirs: Side, pointers: Pointers) -> Unified:
    """Return what rows added since `base` are called when both sides are one project."""
    sides = (Added(base, mine, pointers), Added(base, theirs, pointers))
    return allotted(base, mine, theirs, pointers.tables,
                    [unit for table in pointers.tables for unit in _units(table, *sides)])


def allotted(base: Project, mine: Side, theirs: Side, tables: Iterable[str], units: Iterable[Unit]) -> Unified:
    """Return the ids of rows added on either side: the first that asks for an id has it, the others get new ones."""
    known = {table: _highest(table, base, mine.project, theirs.project) for table in tables}
    taken: set[Row] = {(table, row) for table in known for row in base.rows(table)}
    ids: dict[Unit, str] = {}
    ordered = sorted(units, key=lambda unit: (unit.table, unit.rank))
    for unit in ordered:
        for row in sorted({row for row in (unit.mine, unit.theirs) if row}, key=lambda row: (number(row), row)):
            if unit not in ids and (unit.table, row) not in taken:
                ids[unit] = row
                taken.add((unit.table, row))
    for unit in ordered:
        if unit not in ids:
            known[unit.table] += 1
            ids[unit] = f"r{known[unit.table]}"
    maps: tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]] = ({}, {})
    for unit, row in ids.items():
        for renames, old in zip(maps, (unit.mine, unit.theirs), strict=True):
            if old is not None and old != row:
                renames.setdefault(unit.table, {})[old] = row
    return Unified(*maps, {(unit.table, row): unit for unit, row in ids.items()})


def _highest(table: str, *projects: Project) -> int:
    counts = [project.get(f"{table}#count") for project in projects]
    rows = [number(row) for project in projects for row in project.rows(table)]
    return max([0, *(count for count in counts if isinstance(count, int)), *rows])


class Added:
    """The rows one side added, with a hash of what each says: ids that only this side uses do not count in it."""

    def __init__(self, base: Project, side: Side, pointers: Pointers) -> None:
        self._pointers = pointers
        self.made, self.rows = side.made, {
            table: [row for row in side.project.rows(table) if row not in known]
            for table in pointers.tables for known in (set(base.rows(table)),)}
        own = {(table, row) for table, rows in self.rows.items() for row in rows}
        cells: dict[Row, dict[str, Json]] = {row: {} for row in own}
        for address, value in side.project.answers.items():
            parts = pointers.split(address)
            if parts is not None and parts[:2] in own:
                cells[parts[:2]][parts[2]] = value
        self._names = {(table, name): row for table, row in own if table in pointers.named
                       and isinstance(name := side.project.get(pointers.key(table, row) or ""), str)}
        self.content = cells
        first = {row: digest(row[0], self._masked(row, content, lambda _: "r0")) for row, content in cells.items()}
        self.says = {row: digest(row[0], self._masked(row, content, first.get))
                     for row, content in cells.items()}
        self.about = {row: self._about(row, content, first) for row, content in cells.items()}

    def _about(self, row: Row, content: Mapping[str, Json], says: Mapping[Row, str]) -> str:
        """Return a hash of what a row is about, where its table has each thing once; else of all it says."""
        columns = [f"/{name}" for name in self._pointers.once.get(row[0], ())]
        if not any(content.get(column) is not None for column in columns):
            return self.says[row]
        masked = self._masked(row, {column: content.get(column) for column in columns}, says.get)
        return digest(row[0], masked)

    def _masked(self, row: Row, content: Mapping[str, Json], told: Callable[[Row], str | None]) -> dict[str, Json]:
        """Return the cells of a row with `told` in place of the rows of this side they point at."""
        known = self.content

        def new(table: str, other: str) -> str | None:
            return told((table, other)) if (table, other) in known else None

        found: dict[str, Json] = {}
        for rest, value in content.items():
            table = self._pointers.names(f"{row[0]}/{row[1]}{rest}")
            named = self._names.get((table or "", value)) if isinstance(value, str) else None
            found[rest] = [told((table or "", named)), value] if named is not None else \
                self._pointers.rewritten(value, new)
        return found

    def rank(self, table: str, row: str) -> tuple[str, ...]:
        """Return what a row is sorted by, rows of equal content by their numbers."""
        return *self.made.get((table, row), UNKNOWN), self.says[table, row], f"{number(row):09}"


def _units(table: str, mine: Added, theirs: Added) -> Iterable[Unit]:
    """Yield the rows added to a table: what says the same on both sides, or is about the same, is one row."""
    pairs: dict[str, str] = {}
    for here, there in ((mine.says, theirs.says), (mine.about, theirs.about)):
        waiting: dict[str, list[str]] = {}
        taken = set(pairs.values())
        for row in theirs.rows[table]:
            if row not in taken:
                waiting.setdefault(there[table, row], []).append(row)
        for row in mine.rows[table]:
            same = waiting.get(here[table, row]) if row not in pairs else None
            if same:
                pairs[row] = same.pop(0)
    yield from paired(table, mine, theirs, pairs)


def paired(table: str, mine: Added, theirs: Added, pairs: Mapping[str, str]) -> Iterable[Unit]:
    """Yield the rows of a table when those of mine that `pairs` names are rows of theirs."""
    for row in mine.rows[table]:
        other = pairs.get(row)
        yield Unit(table, row, other, min([mine.rank(table, row), *([theirs.rank(table, other)] if other else [])]))
    known = set(pairs.values())
    for row in theirs.rows[table]:
        if row not in known:
            yield Unit(table, None, row, theirs.rank(table, row))


def in_order(base: Iterable[str], mine: Iterable[str], theirs: Iterable[str], kept: Iterable[str],
             rank: Callable[[str], tuple[str, ...]]) -> list[str]:
    """Return the rows in the order both sides want, the same whichever side is which.

    Rows both have go by what either side moved; a row of one side stands where it stood there, behind the row above it.
    """
    wanted, lists = set(kept), (list(mine), list(theirs))
    common = wanted & set(lists[0]) & set(lists[1])
    before, here, there = ([row for row in rows if row in common] for rows in (base, *lists))
    spine = _both(before, here, there, rank)
    below: dict[str, list[str]] = {}
    on_spine = set(spine)
    for rows in lists:
        above = ""
        for row in (row for row in rows if row in wanted):
            if row not in on_spine:
                below.setdefault(above, []).append(row)
            above = row
    found: list[str] = []
    stack = [*reversed(spine), *sorted(below.get("", ()), key=rank, reverse=True)]
    while stack:
        row = stack.pop()
        found.append(row)
        stack += sorted(below.get(row, ()), key=rank, reverse=True)
    return found


def _both(base: list[str], mine: list[str], theirs: list[str], rank: Callable[[str], tuple[str, ...]]) -> list[str]:
    """Return the order of rows both sides have; where both moved rows, by how far each was moved in all."""
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    at = [{row: place for place, row in enumerate(rows)} for rows in (mine, theirs, base)]

    def place(row: str) -> tuple[int, int, tuple[str, ...]]:
        middle = min(at[0][row], at[1][row])
        stood = at[2].get(row, middle)
        return at[0][row] + at[1][row] - stood, stood, rank(row)

    return sorted(mine, key=place)
