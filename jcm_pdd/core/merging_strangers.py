"""Two files without a common history (clean copies): which of their rows are the same, as far as they say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jcm_pdd.core.merging_links import Pointers
from jcm_pdd.core.merging_rows import Added, Row, Side, Unified, Unit, allotted, paired
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.relations import folded


def unify_strangers(mine: Side, theirs: Side, pointers: Pointers) -> Unified:
    """Return the rows of both files: those of one name, those of one id that say half the same, those equal."""
    nothing = Project()
    here, there = _Rows(mine, pointers), _Rows(theirs, pointers)
    units = [unit for table in pointers.tables for unit in _units(table, here, there)]
    return allotted(nothing, mine, theirs, pointers.tables, units)


class _Rows(Added):
    """All rows of one file, with what they are called."""

    def __init__(self, side: Side, pointers: Pointers) -> None:
        super().__init__(Project(), side, pointers)
        self.project, self._by, self.once = side.project, pointers, pointers.once

    def called(self, table: str) -> dict[str, str]:
        """Return the rows of a table by the names only one of them has, as they are compared."""
        found: dict[str, list[str]] = {}
        for row in self.rows[table]:
            address = self._by.key(table, row)
            name = folded(self.project.get(address)) if address is not None else None
            if name is not None:
                found.setdefault(name, []).append(row)
        return {name: rows[0] for name, rows in found.items() if len(rows) == 1}

    def cells(self, row: Row) -> dict[str, Json]:
        """Return what stands in a row, by the end of the address."""
        return self.content[row]


def _units(table: str, here: _Rows, there: _Rows) -> Iterable[Unit]:
    pairs: dict[str, str] = {}
    for way in (_by_name, _about, _by_id, _by_content):
        left = [row for row in here.rows[table] if row not in pairs]
        taken = set(pairs.values())
        pairs.update(way(table, here, there, left, [row for row in there.rows[table] if row not in taken]))
    return paired(table, here, there, pairs)


def _by_name(table: str, here: _Rows, there: _Rows, left: list[str], free: list[str]) -> Iterable[tuple[str, str]]:
    names, others = here.called(table), there.called(table)
    mine, theirs = set(left), set(free)
    return [(row, others[name]) for name, row in names.items() if row in mine and others.get(name) in theirs]


def _by_id(table: str, here: _Rows, there: _Rows, left: list[str], free: list[str]) -> Iterable[tuple[str, str]]:
    theirs = set(free)
    return [(row, row) for row in left
            if row in theirs and _alike(here.cells((table, row)), there.cells((table, row)))]


def _about(table: str, here: _Rows, there: _Rows, left: list[str], free: list[str]) -> Iterable[tuple[str, str]]:
    return _equal(table, here.about, there.about, left, free) if table in here.once else ()


def _by_content(table: str, here: _Rows, there: _Rows, left: list[str], free: list[str]) -> Iterable[tuple[str, str]]:
    return _equal(table, here.says, there.says, left, free)


def _equal(table: str, here: Mapping[Row, str], there: Mapping[Row, str], left: list[str], free: list[str]
           ) -> Iterable[tuple[str, str]]:
    waiting: dict[str, list[str]] = {}
    for row in free:
        waiting.setdefault(there[table, row], []).append(row)
    return [(row, same.pop(0)) for row in left if (same := waiting.get(here[table, row]))]


def _alike(one: dict[str, Json], other: dict[str, Json]) -> bool:
    both = one.keys() & other.keys()
    return 2 * sum(one[rest] == other[rest] for rest in both) >= len(both)
