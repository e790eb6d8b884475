"""One methodology made ready to compute: formulas in dependency order, values memoised a row.

A `State` is every value of one methodology at once: scalars, and columns aligned with the rows of their table.
`Engine.propagate` recomputes what depends on changed names, only in the rows that changed, so that one edit among a
thousand units costs one row and one block of a sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import DecimalException, localcontext
from itertools import compress, count, repeat
from operator import is_not

from jcm_pdd.core.columns import Column, gap
from jcm_pdd.core.formula.tree import Name
from jcm_pdd.core.formula.walk import Scope, Value, evaluate
from jcm_pdd.core.links import YEAR
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.official import OfficialValues, official_values
from jcm_pdd.core.relations import LookupFunction, folded, folded_names, row_by_name, rows_by_name, totals
from jcm_pdd.core.rounding import CONTEXT
from jcm_pdd.core.steps import OFFICIAL, Found, Step, steps_of

# All rows of a column are to be recomputed.
ALL: frozenset[int] = frozenset({-1})
NONE: frozenset[int] = frozenset()
_FAILED = (DecimalException, LookupError, TypeError)


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
    _numbers: dict[str, dict[str, int]] = field(default_factory=dict, repr=False, compare=False)

    def copy(self) -> State:
        """Return a state that shares its columns until they are replaced."""
        return State(self.rows, dict(self.scalars), dict(self.columns), self.lookups, self.official, self._numbers)

    def number(self, table: str, row: str) -> int | None:
        """Return the number of a row of a table, None when there is no such row."""
        if table not in self._numbers:
            self._numbers[table] = {name: at for at, name in enumerate(self.rows.get(table, ()))}
        return self._numbers[table].get(row)


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

    def row_numbers(self, index: str, by: str | None = None) -> Sequence[int]:
        """Return the numbers of the rows of the table with this index letter, with `by` of those that name this one."""
        if by is None:
            return range(len(self.state.rows.get(self.engine.table_of_index[index], ())))
        names = self.state.columns.get(self.engine.name_columns.get(self.table or "", ""))
        own = folded(names[self.row]) if self.row is not None and names else None
        return self.state.columns[by].derived(rows_by_name).get(own, []) if own is not None else []

    def rows(self, index: str, by: str | None = None) -> list[Scope]:
        """Return one scope for each row of the table with this index letter; with `by`, of those that name this row."""
        table = self.engine.table_of_index[index]
        return [StateScope(self.engine, self.state, row, table) for row in self.row_numbers(index, by)]

    def of(self, index: str, key: Value, column: str) -> Value:
        """Return a column's value in the row of a table that is called `key`."""
        names = self.state.columns.get(self.engine.name_columns.get(self.engine.table_of_index[index], ""))
        at = names.derived(row_by_name).get(folded(key)) if names else None
        return None if at is None else self.state.columns[column][at]


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

    def propagate(self, state: State, dirty: dict[str, frozenset[int]], like: State | None = None) -> State:
        """Recompute in place what depends on the dirty names (row numbers, or ALL) and return the state.

        What reads the same (identical) values as in the state `like` is taken from there.
        """
        with localcontext(CONTEXT):
            for step in self.steps:
                changed = self._touched(step, dirty)
                known = state.columns if step.table else state.scalars
                if not changed and not step.reads and step.id not in known:
                    changed = ALL  # a constant reads nothing and is computed once
                if changed and like is not None and _same_reads(step, state, like):
                    _take(step, state, like)
                elif changed:
                    changed = self._compute(step, state, changed, dirty)
                if changed:
                    dirty[step.id] = changed
        return state

    def _compute(self, step: Step, state: State, changed: frozenset[int],
                 dirty: Mapping[str, frozenset[int]]) -> frozenset[int]:
        """Compute a step in the rows that changed and return those that did in its own column."""
        if step.found is not None:
            return self._find(step, step.found, state, dirty)
        if step.table is not None:
            return self._column(step, state, changed)
        if step.id == OFFICIAL:
            state.official = official_values(self.methodology, state)
        elif step.taken is not None:
            state.scalars[step.id] = step.taken(state.official)
        elif step.sums is not None:
            state.scalars[step.id] = state.columns[step.sums].total()
        else:
            state.scalars[step.id] = self._value(step, [state.scalars.get(name) for name in step.reads], state, None)
        return ALL

    def _touched(self, step: Step, dirty: Mapping[str, frozenset[int]]) -> frozenset[int]:
        rows = NONE
        for name in (*step.reads, *step.tables):
            changed = dirty.get(name)
            if not changed:
                continue
            if step.table is None or changed is ALL or self.table_of.get(name) != step.table:
                return ALL
            rows = rows | changed if rows else changed
        return rows

    def _find(self, step: Step, found: Found, state: State, dirty: Mapping[str, frozenset[int]]) -> frozenset[int]:
        """Compute what stands in rows of another table: the value of the row that is named, or the sum of those
        that name this one.
        """
        names = state.columns.get(found.names, Column())
        column = state.columns.get(found.column, Column())
        if found.by is not None:
            return self._grouped(step, names, (state.columns[found.by], column), state, dirty)
        rows = names.derived(row_by_name)
        if step.table is None:
            at = rows.get(folded(evaluate(step.tree, StateScope(self, state))))
            state.scalars[step.id] = None if at is None else column[at]
            return ALL
        places = map(rows.get, self._keys(step, state))
        return _replaced(state, step.id, [None if at is None else column[at] for at in places])

    def _keys(self, step: Step, state: State) -> list[str | None]:
        """Return the names a step looks for in another table, one a row of its own, as they are compared."""
        table = step.table or ""
        if isinstance(step.tree, Name) and step.tree.id in state.columns:
            return state.columns[step.tree.id].derived(folded_names)
        scopes = (StateScope(self, state, row, table) for row in range(len(state.rows.get(table, ()))))
        return [folded(evaluate(step.tree, scope)) for scope in scopes]

    def _grouped(self, step: Step, names: Column, summed: tuple[Column, Column], state: State,
                 dirty: Mapping[str, frozenset[int]]) -> frozenset[int]:
        """Sum the terms of the rows that name each row; of terms alone only in the rows whose terms changed."""
        named, terms = summed
        read = step.found
        old, moved = state.columns.get(step.id), dirty.get(read.column, NONE) if read else ALL
        renamed = read is None or bool(dirty.get(read.names) or dirty.get(read.by or ""))
        if old is None or len(old) != len(names) or renamed or moved is ALL:
            state.columns[step.id] = Column(list(totals(names, named, terms, range(len(names))).values()))
            return ALL
        wanted, numbers = named.derived(folded_names), names.derived(row_by_name)
        rows = {numbers[key] for key in (wanted[at] for at in moved) if key in numbers}
        state.columns[step.id] = old.put(totals(names, named, terms, rows))
        return frozenset(rows)

    def _column(self, step: Step, state: State, changed: frozenset[int]) -> frozenset[int]:
        length = len(state.rows.get(step.table or "", ()))
        old = state.columns.get(step.id)
        if isinstance(step.tree, Name) and step.tree.id in state.columns:
            state.columns[step.id] = state.columns[step.tree.id]
            return changed
        if changed is ALL or old is None or len(old) != length:
            state.columns[step.id] = Column(self._values(step, state, range(length), True))
            return ALL
        rows = tuple(changed)
        state.columns[step.id] = old.put(dict(zip(rows, self._values(step, state, rows, False), strict=True)))
        return changed

    def _values(self, step: Step, state: State, rows: Sequence[int], whole: bool) -> list[Value]:
        """Return the values of a step in some rows: in one pass when every operand is known, else row by row."""
        operands: list[Iterable[Value]] = []
        known = step.function is not None
        for name in step.reads:
            source = state.columns.get(name)
            if source is None:
                scalar = state.scalars.get(name)
                known = known and scalar is not None
                operands.append([scalar] * len(rows))
            else:
                some = source if whole else source.pick(rows)
                known = known and (source.known if whole else not gap(some))
                operands.append(some)
        if known and step.function is not None:
            tables = [repeat(state.lookups[table], len(rows)) for table in step.tables]
            try:
                # A row formula that reads nothing still has one value a row.
                return list(map(step.function, *operands, *tables)) if operands or tables \
                    else [step.function()] * len(rows)
            except _FAILED:
                pass
        lists = zip(*operands, strict=True) if operands else repeat((), len(rows))
        return [self._value(step, list(values), state, row) for row, values in zip(rows, lists, strict=True)]

    def _value(self, step: Step, values: list[Value], state: State, row: int | None) -> Value:
        if step.function is not None and not gap(values):
            try:
                result: Value = step.function(*values, *(state.lookups[table] for table in step.tables))
                return result
            except _FAILED:
                return None
        return evaluate(step.tree, StateScope(self, state, row, step.table))


def _same_reads(step: Step, state: State, like: State) -> bool:
    """Return whether a step reads identical values in both states."""
    if step.taken is not None:
        return state.official is like.official
    return all(state.columns.get(name) is like.columns.get(name) and state.scalars.get(name) is like.scalars.get(name)
               for name in step.reads)


def _take(step: Step, state: State, like: State) -> None:
    if step.id == OFFICIAL:
        state.official = like.official
    elif step.table is None:
        state.scalars[step.id] = like.scalars[step.id]
    else:
        state.columns[step.id] = like.columns[step.id]


def _replaced(state: State, name: str, values: list[Value]) -> frozenset[int]:
    """Put a column into the state and return the numbers of the rows that are no longer identical."""
    old = state.columns.get(name)
    if old is None or len(old) != len(values):
        state.columns[name] = Column(values)
        return ALL
    rows = frozenset(compress(count(), map(is_not, values, old)))
    if rows:
        state.columns[name] = old.put({row: values[row] for row in rows})
    return rows


_ENGINES: dict[int, Engine] = {}


def engine_of(methodology: MethodologyDef) -> Engine:
    """Return the engine of a methodology; made once a definition object."""
    engine = _ENGINES.get(id(methodology))
    if engine is None or engine.methodology is not methodology:
        engine = _ENGINES[id(methodology)] = Engine(methodology)
    return engine
