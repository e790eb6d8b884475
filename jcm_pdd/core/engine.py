"""One methodology made ready to compute: formulas in dependency order, values memoised a row.

A `State` is every value of one methodology at once: scalars, and columns as lists aligned with the rows of
their table. `Engine.propagate` recomputes what depends on changed names, only in the rows that changed, so
that one edit among a thousand units costs one row and one sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, DecimalException, localcontext
from itertools import repeat
from typing import cast

from jcm_pdd.core.formula.compiled import ZERO
from jcm_pdd.core.formula.walk import Scope, Value, evaluate
from jcm_pdd.core.links import YEAR
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.official import OfficialValues, official_values
from jcm_pdd.core.relations import LookupFunction, by_name, folded, totals
from jcm_pdd.core.rounding import CONTEXT
from jcm_pdd.core.steps import OFFICIAL, Found, Step, steps_of

Column = list[Value]
# All rows of a column are to be recomputed.
ALL: frozenset[int] = frozenset({-1})


@dataclass
class State:
    """All values of a methodology: `rows` per table, `scalars`, and `columns` aligned with the rows.

    `official` is what the methodology's own workbook gives for them.
    """

    rows: dict[str, tuple[str, ...]] = field(default_factory=dict)
    scalars: dict[str, Value] = field(default_factory=dict)
    columns: dict[str, Column] = field(default_factory=dict)
    lookups: dict[str, LookupFunction] = field(default_factory=dict)
    official: OfficialValues = field(default_factory=OfficialValues)

    def copy(self) -> State:
        """Return a state that shares its columns until they are replaced."""
        return State(self.rows, dict(self.scalars), dict(self.columns), self.lookups, self.official)


class StateScope:
    """A scope for walking a tree over a state, in one row or in none."""

    def __init__(self, engine: Engine, state: State, row: int | None = None, table: str | None = None) -> None:
        self.engine, self.state, self.row, self.table = engine, state, row, table

    def value(self, name: str) -> Value:
        """Return the value of a name: in the current row for a column."""
        column = self.state.columns.get(name)
        if column is not None:
            return column[self.row] if self.row is not None else None
        return self.state.scalars.get(name)

    def lookup(self, table: str, keys: tuple[Value, ...]) -> Value:
        """Return the reference value for the keys, None when they are in no row."""
        try:
            return self.state.lookups[table](*keys)
        except (LookupError, TypeError):
            return None

    def row_numbers(self, index: str, by: str | None = None) -> list[int]:
        """Return the numbers of the rows of the table with this index letter, with `by` of those that name this one."""
        count = len(self.state.rows.get(self.engine.table_of_index[index], ()))
        if by is None:
            return list(range(count))
        names = self.state.columns.get(self.engine.name_columns.get(self.table or "", ""), [])
        own = folded(names[self.row]) if self.row is not None and names else None
        return [at for at in range(count) if own is not None and folded(self.state.columns[by][at]) == own]

    def rows(self, index: str, by: str | None = None) -> list[Scope]:
        """Return one scope for each row of the table with this index letter; with `by`, of those that name this row."""
        table = self.engine.table_of_index[index]
        return [StateScope(self.engine, self.state, row, table) for row in self.row_numbers(index, by)]

    def of(self, index: str, key: Value, column: str) -> Value:
        """Return a column's value in the row of a table that is called `key`."""
        names = self.state.columns.get(self.engine.name_columns.get(self.engine.table_of_index[index], ""), [])
        return by_name(names, self.state.columns[column]).get(folded(key)) if names else None


class Engine:
    """A methodology ready to compute."""

    def __init__(self, methodology: MethodologyDef) -> None:
        self.methodology = methodology
        self.table_of_index = {table.index: table.id for table in methodology.tables}
        names = {table.id: methodology.name_column(table.id) for table in methodology.tables}
        self.name_columns = {table: name for table, name in names.items() if name is not None}
        self.table_of: dict[str, str | None] = {p.id: p.table for p in methodology.parameters}
        self.table_of.update({f.id: f.table for f in methodology.formulas})
        self.steps = steps_of(methodology, self.table_of_index, self.table_of)
        self.reads_year = any(YEAR in step.reads for step in self.steps)
        self.needed = self._read_by("RE", "PE")
        if methodology.calculated_by_workbook and methodology.workbook is not None:
            self.needed = methodology.workbook.needed()

    def _read_by(self, *ends: str) -> frozenset[str]:
        """Return every name the ends are computed from, the ends included."""
        reads = {step.id: step.reads for step in self.steps}
        found: set[str] = set()
        waiting = list(ends)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting.extend(reads.get(name, ()))
        return frozenset(found)

    def propagate(self, state: State, dirty: dict[str, frozenset[int]]) -> State:
        """Recompute in place what depends on the dirty names (row numbers, or ALL) and return the state."""
        with localcontext(CONTEXT):
            for step in self.steps:
                changed = self._touched(step, dirty)
                known = state.columns if step.table else state.scalars
                if not changed and not step.reads and step.id not in known:
                    changed = ALL  # a constant reads nothing and is computed once
                if not changed:
                    continue
                dirty[step.id] = changed
                self._compute(step, state, changed)
        return state

    def _compute(self, step: Step, state: State, changed: frozenset[int]) -> None:
        if step.id == OFFICIAL:
            state.official = official_values(self.methodology, state)
        elif step.taken is not None:
            state.scalars[step.id] = step.taken(state.official)
        elif step.found is not None:
            self._find(step, step.found, state)
        elif step.sums is not None:
            state.scalars[step.id] = _total(state.columns[step.sums])
        elif step.table is None:
            state.scalars[step.id] = self._scalar(step, state)
        else:
            self._column(step, state, changed)

    def _touched(self, step: Step, dirty: Mapping[str, frozenset[int]]) -> frozenset[int]:
        rows: set[int] = set()
        for name in (*step.reads, *step.tables):
            changed = dirty.get(name)
            if not changed:
                continue
            if step.table is None or changed is ALL or self.table_of.get(name) != step.table:
                return ALL
            rows |= changed
        return frozenset(rows)

    def _find(self, step: Step, found: Found, state: State) -> None:
        """Compute what stands in rows of another table: the value of the row that is named, or the sum of those
        that name this one.
        """
        names = state.columns.get(found.names, [])
        column = state.columns.get(found.column, [])
        if found.by is not None:
            state.columns[step.id] = totals(names, state.columns.get(found.by, []), column)
            return
        values = by_name(names, column)
        if step.table is None:
            state.scalars[step.id] = values.get(folded(evaluate(step.tree, StateScope(self, state))))
            return
        rows = range(len(state.rows.get(step.table, ())))
        keys = (evaluate(step.tree, StateScope(self, state, row, step.table)) for row in rows)
        state.columns[step.id] = [values.get(folded(key)) for key in keys]

    def _scalar(self, step: Step, state: State) -> Value:
        values = [state.scalars.get(name) for name in step.reads]
        return self._value(step, values, state, None)

    def _column(self, step: Step, state: State, changed: frozenset[int]) -> None:
        count = len(state.rows.get(step.table or "", ()))
        old = state.columns.get(step.id)
        sources = [state.columns.get(name) for name in step.reads]
        fixed = [state.scalars.get(name) for name in step.reads]
        if changed is ALL or old is None or len(old) != count:
            whole = self._whole(step, state, sources, fixed, count)
            if whole is not None:
                state.columns[step.id] = whole
                return
            changed = frozenset(range(count))
        column: Column = list(old) if old is not None and len(old) == count else [None] * count
        pairs = list(zip(sources, fixed, strict=True))
        for row in changed:
            values = [source[row] if source is not None else scalar for source, scalar in pairs]
            column[row] = self._value(step, values, state, row)
        state.columns[step.id] = column

    def _whole(self, step: Step, state: State, sources: list[Column | None], fixed: list[Value],
               count: int) -> Column | None:
        """Return the whole column in one pass when every operand is known, else None."""
        if step.function is None or any(
                scalar is None if source is None else _gap(source)
                for source, scalar in zip(sources, fixed, strict=True)):
            return None
        operands: list[Iterable[object]] = [
            repeat(scalar, count) if source is None else source
            for source, scalar in zip(sources, fixed, strict=True)]
        operands += [repeat(state.lookups[table], count) for table in step.tables]
        try:
            # A row formula that reads nothing still has one value a row.
            return list(map(step.function, *operands)) if operands else [step.function()] * count
        except (DecimalException, LookupError, TypeError):
            return None

    def _value(self, step: Step, values: list[Value], state: State, row: int | None) -> Value:
        if step.function is not None and not _gap(values):
            try:
                result: Value = step.function(*values, *(state.lookups[table] for table in step.tables))
                return result
            except (DecimalException, LookupError, TypeError):
                return None
        return evaluate(step.tree, StateScope(self, state, row, step.table))


def _gap(values: Iterable[Value]) -> bool:
    """Return whether a value is missing. By identity: `None in` would compare every Decimal with None, slowly."""
    return any(value is None for value in values)


def _total(column: Column) -> Value:
    if not column or _gap(column):
        return None
    return sum(cast("list[Decimal]", column), ZERO)


_ENGINES: dict[int, Engine] = {}


def engine_of(methodology: MethodologyDef) -> Engine:
    """Return the engine of a methodology; made once a definition object."""
    engine = _ENGINES.get(id(methodology))
    if engine is None or engine.methodology is not methodology:
        engine = _ENGINES[id(methodology)] = Engine(methodology)
    return engine
