"""Names of rows (evidence E-07, meter M-3) when two copies are brought together: both may have given the same one.

The row made later gets the next free number, and what names it goes along; a row renamed on one side is named so in
what the other side wrote.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jcm_pdd.core.merging_links import Pointers
from jcm_pdd.core.merging_rows import Row, Unit, number
from jcm_pdd.core.project import Project
from jcm_pdd.core.relations import folded

_NUMBERED = re.compile(r"(.*?)(\d+)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Renamed:
    """A row that got another name: the address of the cell that names it, the name before and after."""

    address: str
    old: str
    new: str
    theirs: bool


@dataclass(frozen=True, slots=True)
class Named:
    """Both copies and their ancestor with names that fit one another, and what was renamed for it."""

    base: Project
    mine: Project
    theirs: Project
    renamed: tuple[Renamed, ...]


def fitted(base: Project, mine: Project, theirs: Project, added: Mapping[Row, Unit], pointers: Pointers) -> Named:
    """Return the three with a name for each row and every answer that names one gone along."""
    renamed = tuple(one for table in sorted(pointers.named & set(pointers.tables))
                    for one in _clashes(table, base, (mine, theirs), added, pointers))
    for side in (False, True):
        names: dict[str, dict[str, str]] = {}
        cells = [one for one in renamed if one.theirs is side]
        for one in cells:
            names.setdefault(one.address.split("/")[0], {})[one.old] = one.new
        project = pointers.renamed(theirs if side else mine, names)
        project = project.apply(project.change(one.address, one.new) for one in cells)
        mine, theirs = (mine, project) if side else (project, theirs)
    return Named(*_along(base, mine, theirs, pointers), renamed)


class _Names:
    """The names of the rows of one table on both sides, and which rows only one side gave theirs."""

    def __init__(self, table: str, base: Project, sides: tuple[Project, Project], pointers: Pointers) -> None:
        self.address = {row: pointers.key(table, row) or "" for one in sides for row in one.rows(table)}
        self.sides, self._base = sides, base
        self.own, self.known = ([self._by_name(table, side, as_other) for side in (0, 1)]
                                for as_other in (False, True))

    def _by_name(self, table: str, side: int, as_other: bool) -> dict[str, set[str]]:
        """Return the rows of a side by name, as it is compared; `as_other` with what the other side renamed."""
        project, other = self.sides[side], self.sides[1 - side]
        there = set(other.rows(table)) if as_other else set()
        found: dict[str, set[str]] = {}
        for row in project.rows(table):
            name = project.get(self.address[row])
            if row in there and name is not None and name == self._base.get(self.address[row]):
                name = other.get(self.address[row])
            key = folded(name)
            if key is not None:
                found.setdefault(key, set()).add(row)
        return found

    def given(self, row: str) -> int | None:
        """Return the side (0 mine, 1 theirs) that alone gave a row of the ancestor its name, None for no or both."""
        old, here, there = (one.get(self.address[row]) for one in (self._base, *self.sides))
        return None if old is None or (here == old) is (there == old) else int(here == old)


def _clashes(table: str, base: Project, sides: tuple[Project, Project], added: Mapping[Row, Unit], pointers: Pointers
             ) -> Iterator[Renamed]:
    """Yield the new names of rows that one side named as another row is called on the other side."""
    names = _Names(table, base, sides, pointers)
    ranks = {row: unit.rank for (name, row), unit in added.items() if name == table and not unit.both}
    by = {row: int(added[table, row].mine is None) for row in ranks}
    for row in base.rows(table):
        side = names.given(row) if row in names.address else None
        if side is not None:
            ranks[row], by[row] = ("", "", "", f"{number(row):09}"), side
    used, reached = {key for found in names.known for key in found}, dict[str, int]()
    for row in sorted(ranks, key=lambda row: ranks[row], reverse=True):
        side, name = by[row], sides[by[row]].get(names.address[row])
        key = folded(name)
        if not isinstance(name, str) or key is None:
            continue
        twins = names.known[1 - side].get(key, set()) - names.own[side].get(key, set())
        if twins and all(twin not in ranks or ranks[twin] < ranks[row] for twin in twins):
            new = _free(name, used, reached)
            used.add(str(folded(new)))
            yield Renamed(names.address[row], name, new, side == 1)


def _free(name: str, used: set[str], reached: dict[str, int]) -> str:
    """Return the next number of a name that nobody has; a name without one gets a two in brackets.

    `reached` keeps how far the numbers behind a text were tried, so that a thousand names are not tried from the start.
    """
    match = _NUMBERED.match(name)
    stem, at, width = (match[1], int(match[2]), len(match[2])) if match else (f"{name} (", 1, 1)
    at = max(at, reached.get(stem, at))
    while True:
        at += 1
        new = f"{stem}{at:0{width}}" + ("" if match else ")")
        if folded(new) not in used:
            reached[stem] = at
            return new


def _along(base: Project, mine: Project, theirs: Project, pointers: Pointers) -> tuple[Project, Project, Project]:
    """Return the three with rows of the ancestor that one side renamed named so by the others too."""
    ours, given, both = ({table: dict[str, str]() for table in pointers.tables} for _ in range(3))
    for table in pointers.named & set(pointers.tables):
        addresses = [pointers.key(table, row) or "" for row in base.rows(table)]
        names = [base.get(address) for address in addresses]
        times = Counter(name for name in names if isinstance(name, str))
        for address, old in zip(addresses, names, strict=True):
            here, there = mine.get(address), theirs.get(address)
            if not isinstance(old, str) or times[old] != 1 or here == there == old:
                continue
            if isinstance(here, str) and there == old:
                ours[table][old] = both[table][old] = here
            elif isinstance(there, str) and here == old:
                given[table][old] = both[table][old] = there
            elif isinstance(here, str) and here == there:
                both[table][old] = here
    return pointers.renamed(base, both), pointers.renamed(mine, given), pointers.renamed(theirs, ours)
