"""Two copies of one project brought together, question by question, against the state they both come from.

What one side changed is taken, what both changed alike is taken once, and what they changed differently is a conflict:
mine stands until somebody chooses, and theirs is told. Which side is which changes nothing else: bringing two copies
together gives the same project in either order (rows added on both sides: see `merging_rows`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from jcm_pdd.core.merging_copy import Copy
from jcm_pdd.core.merging_links import Pointers, row_tables
from jcm_pdd.core.merging_lists import decided, is_listed, together
from jcm_pdd.core.merging_names import Renamed, fitted
from jcm_pdd.core.merging_outcome import Conflict, Merged, Renumbered, Take
from jcm_pdd.core.merging_rows import Row, Side, Unified, in_order, number, unify
from jcm_pdd.core.merging_strangers import unify_strangers
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Schema

CONFIRMATION = ("value", "document", "page", "confirmed_on", "confirmed_by")
RECORDS = "merge#"
"""Addresses that say what was merged before: each copy's own, never taken over."""


def merge(schema: Schema, base: Project | None, mine: Side, theirs: Side,
          choices: Mapping[str, Take] | None = None) -> Merged:
    """Return both sides as one project; `choices` says by the address of a conflict whose answer counts.

    Without a common ancestor (None) nothing counts as deleted, and every different answer is a conflict.
    """
    known = [one for one in (base, mine.project, theirs.project) if one is not None]
    pointers = Pointers(schema, row_tables(schema, *known))
    unified = unify_strangers(mine, theirs, pointers) if base is None else unify(base, mine, theirs, pointers)
    here, there = pointers.moved(mine.project, unified.mine), pointers.moved(theirs.project, unified.theirs)
    before = _in_common(here, there, unified, pointers) if base is None else base
    named = fitted(before, here, there, unified.added, pointers)
    return _Merging(pointers, unified, named.base, named.mine, named.theirs, choices or {}).done(named.renamed)


def _in_common(mine: Project, theirs: Project, unified: Unified, pointers: Pointers) -> Project:
    """Return what stands in for an ancestor: the rows both sides have, without an answer in them."""
    found: dict[str, Json] = {}
    for table in pointers.tables:
        shared = {row for name, row in unified.added if name == table and unified.added[table, row].both}
        here, there = ([row for row in one.rows(table) if row in shared] for one in (mine, theirs))
        if shared:
            found[table] = [*(here if here == there else sorted(here, key=lambda row: (number(row), row)))]
    return Project(found)


class _Merging:
    """Works through the addresses of three projects whose rows and names fit one another."""

    def __init__(self, pointers: Pointers, unified: Unified, base: Project, mine: Project, theirs: Project,
                 choices: Mapping[str, Take]) -> None:
        self.pointers, self.unified, self.choices = pointers, unified, choices
        self.base, self.mine, self.theirs = (Copy(one, base, pointers) for one in (base, mine, theirs))
        self.answers: dict[str, Json] = {}
        self.conflicts: list[Conflict] = []
        self.told: dict[str, list[str]] = {"taken": [], "kept": [], "same": []}
        self.deleted: list[Row] = []
        self.settled: set[Row] = set()

    @property
    def _copies(self) -> tuple[Copy, Copy, Copy]:
        return self.base, self.mine, self.theirs

    def done(self, renamed: tuple[Renamed, ...]) -> Merged:
        """Return the outcome."""
        addresses = {address for one in self._copies for address in one.project.answers}
        rows = {table: self._rows(table) for table in self.pointers.tables}
        whole = self._confirmations(addresses)
        for address in sorted(addresses - whole):
            if address not in rows and not address.endswith("#count"):
                self._answer(address)
        for table, kept in rows.items():
            self._list(table, kept)
        conflicts = tuple(self._without_echoes())
        project = Project({address: value for address, value in self.answers.items() if value is not None})
        one_row = tuple(row for row, unit in self.unified.added.items() if unit.both)
        taken, own, same = (tuple(self.told[how]) for how in ("taken", "kept", "same"))
        return Merged(project, conflicts, taken, own, same, tuple(self._renumbered()), renamed, one_row,
                      tuple(self._doubled(project)), tuple(self.deleted), self.unified)

    # ------------------------------------------------------------------ rows

    def _rows(self, table: str) -> list[str]:
        """Return the rows of a table that stay, in order; a row one side deleted is settled here."""
        before, here, there = (one.project.rows(table) for one in self._copies)
        mine, theirs = set(here), set(there)
        kept = mine & theirs | (mine | theirs) - set(before)
        for row in before:
            if row in kept:
                continue
            self.settled.add((table, row))
            if (row in mine) != (row in theirs) and self._stays(table, row, row in mine):
                kept.add(row)
            elif row in mine:
                self.deleted.append((table, row))

        def rank(row: str) -> tuple[str, ...]:
            unit = self.unified.added.get((table, row))
            return unit.rank if unit is not None else ()

        return in_order(before, here, there, kept, rank)

    def _stays(self, table: str, row: str, in_mine: bool) -> bool:
        """Return whether a row that one side deleted stays: when the other side worked on it, that is a conflict."""
        has_it = self.mine if in_mine else self.theirs
        if not self._worked_on(table, row, has_it):
            return False
        before, cells = (dict(one.cells.get((table, row), {})) for one in (self.base, has_it))
        address = f"{table}/{row}"
        self.conflicts.append(Conflict(address, before, cells if in_mine else None, None if in_mine else cells, "row"))
        if (self._take(address) == "mine") is not in_mine:
            return False
        self.answers.update({f"{address}{rest}": value for rest, value in cells.items()})
        return True

    def _worked_on(self, table: str, row: str, side: Copy) -> bool:
        """Return whether a side changed a cell of a row, or points at the row in an answer it changed."""
        if side.cells.get((table, row)) != self.base.cells.get((table, row)):
            return True
        key = self.pointers.key(table, row) if table in self.pointers.named else None
        name = self.base.get(key) if key is not None else None
        return (table, row) in side.pointed_at or (isinstance(name, str) and (table, name) in side.named)

    def _list(self, table: str, rows: list[str]) -> None:
        before, here, there = (list(one.project.rows(table)) for one in self._copies)
        self.answers[table] = [*rows] or None
        if rows != here:
            self.told["taken"].append(table)
        elif here not in (before, there):
            self.told["kept"].append(table)
        made = [count for one in self._copies if isinstance(count := one.get(f"{table}#count"), int)]
        made += [number(row) for name, row in self.unified.added if name == table and made]
        self.answers[f"{table}#count"] = max(made) if made else None

    # ------------------------------------------------------------------ answers

    def _answer(self, address: str) -> None:
        parts = self.pointers.split(address)
        if parts is not None and parts[:2] in self.settled:
            return
        base, mine, theirs = (one.get(address) for one in self._copies)
        self.answers[address] = mine
        if address.startswith(RECORDS):
            return
        if mine == theirs:
            self.told["same"] += [address] if mine != base else []
        elif theirs == base:
            self.told["kept"].append(address)
        elif mine == base:
            self.answers[address] = theirs
            self.told["taken"].append(address)
        else:
            self._both_changed(address, base, mine, theirs)

    def _both_changed(self, address: str, base: Json, mine: Json, theirs: Json) -> None:
        items = together(base, mine, theirs) if is_listed(mine, theirs, address) else None
        if items is not None:
            self.answers[address] = items or None
            self.told["taken"].append(address)
        elif "#" in address:
            self.answers[address] = decided(mine, theirs)
        else:
            self._conflict(Conflict(address, base, mine, theirs))

    def _conflict(self, conflict: Conflict) -> None:
        self.conflicts.append(conflict)
        chosen = conflict.theirs if self._take(conflict.address) == "theirs" else conflict.mine
        self.answers.update(conflict.parts(chosen))

    def _take(self, address: str) -> Take:
        return self.choices.get(address, "mine")

    def _confirmations(self, addresses: Iterable[str]) -> set[str]:
        """Settle the confirmations both sides made differently as wholes; return their addresses."""
        done: set[str] = set()
        stems = {address.rpartition(".")[0] for address in addresses
                 if address.endswith((".confirmed_on", ".confirmed_by"))}
        for stem in sorted(stems):
            parts = self.pointers.split(stem)
            base, mine, theirs = ({f".{part}": value for part in CONFIRMATION
                                   if (value := one.get(f"{stem}.{part}")) is not None} for one in self._copies)
            settled = parts is not None and parts[:2] in self.settled
            if not settled and len({json.dumps(one, sort_keys=True) for one in (base, mine, theirs)}) == 3:
                self._conflict(Conflict(stem, dict(base), dict(mine), dict(theirs), "confirmation"))
                done |= {f"{stem}.{part}" for part in CONFIRMATION}
        return done

    # ------------------------------------------------------------------ what is told

    def _without_echoes(self) -> Iterator[Conflict]:
        """Yield the conflicts; an answer that only names a row both renamed goes with that row's name."""
        said: dict[tuple[str, Json, Json], str] = {}
        for one in self.conflicts:
            parts = self.pointers.split(one.address) if one.kind == "value" else None
            if parts is not None and self.pointers.key(*parts[:2]) == one.address:
                said[parts[0], str(one.mine), str(one.theirs)] = one.address
        for one in self.conflicts:
            table = self.pointers.names(one.address) if one.kind == "value" else None
            key = said.get((table or "", str(one.mine), str(one.theirs)))
            if key is None:
                yield one
            else:
                self.answers[one.address] = one.theirs if self._take(key) == "theirs" else one.mine

    def _renumbered(self) -> Iterator[Renumbered]:
        for theirs, renames in ((False, self.unified.mine), (True, self.unified.theirs)):
            for table, rows in sorted(renames.items()):
                yield from (Renumbered(table, old, new, theirs) for old, new in rows.items())

    def _doubled(self, project: Project) -> Iterator[Row]:
        """Yield rows only they added that are called like one of mine: perhaps the same thing twice."""
        names: dict[str, set[str]] = {}
        for (table, row), unit in self.unified.added.items():
            column = self._name_column(table) if unit.mine is None else None
            if column is None:
                continue
            if table not in names:
                names[table] = {str(project.get(f"{table}/{one}/{column}")) for one in self.mine.project.rows(table)}
            name = project.get(f"{table}/{row}/{column}")
            if name is not None and str(name) in names[table]:
                yield table, row

    def _name_column(self, table: str) -> str | None:
        """Return the column whose text says what a row is; rows answers name by it are renamed instead."""
        block = self.pointers.schema.tables.get(table)
        if block is None or table in self.pointers.named:
            return None
        return next((one.definition.id for one in block.columns if one.definition.kind == "text"), None)
