"""The calendar years of one methodology: what is answered for a year alone, and the state of each year.

A year shares with the annual values every column nothing of its own goes into, and of the others every block without
a row of its own. An edit recomputes in each year the rows it touches there; in a year whose own value hides it, none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, localcontext

from jcm_pdd.core.engine import ALL, NONE, Engine, State
from jcm_pdd.core.formula.walk import Value
from jcm_pdd.core.inputs import number_at, yearly_addresses
from jcm_pdd.core.links import YEAR
from jcm_pdd.core.project import Project
from jcm_pdd.core.rounding import CONTEXT
from jcm_pdd.core.stepwise import PACE, Steps
from jcm_pdd.core.years import Horizon

# Parameter -> row numbers (0 for one that stands alone).
Cells = dict[str, set[int]]


class YearStates:
    """The states of the years of a horizon, kept up to date edit by edit.

    Degradation of d % a year takes the factor (1 - d/100)^(year - first calendar year); an override for the year
    wins over it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._tables = {parameter.id: parameter.table for parameter in engine.methodology.parameters}
        self._horizon: Horizon | None = None
        self._annual: State | None = None
        self._states: dict[int, State] = {}
        self._own: dict[int, dict[str, dict[int, Decimal]]] = {}
        self._rates: dict[str, dict[int, Decimal]] = {}

    def fork(self) -> YearStates:
        """Return the same states, which go their own way from now on; columns are shared."""
        other = YearStates(self._engine)
        other._horizon, other._annual, other._states = self._horizon, self._annual, dict(self._states)
        other._own = {year: {name: dict(rows) for name, rows in names.items()} for year, names in self._own.items()}
        other._rates = {name: dict(rows) for name, rows in self._rates.items()}
        return other

    def load(self, project: Project, state: State, horizon: Horizon | None) -> Steps[Mapping[int, State]]:
        """Return the states by year, everything read anew; none at all while every year is like the annual values."""
        self._own, self._rates = {}, {}
        yield
        for at, address in enumerate(yearly_addresses(project, self._engine.methodology), 1):
            self._read(project, state, address)
            if not at % (8 * PACE):
                yield
        return (yield from self._compute(state, horizon))

    def update(self, project: Project, state: State, horizon: Horizon | None, changed: Iterable[str],
               moved: Mapping[str, frozenset[int]] | None) -> Steps[Mapping[int, State]]:
        """Return the states, a year a step, after the answers at `changed` and with them the annual inputs `moved`
        (rows by id, None for everything) went to other values.
        """
        if moved is None or self._annual is None:
            return (yield from self.load(project, state, horizon))
        cells: Cells = {name: {0} if rows is ALL else set(rows) for name, rows in moved.items()}
        for address in changed:
            found = self._read(project, state, address) if "@" in address or address.endswith(".degradation") else None
            if found is not None:
                cells.setdefault(found[0], set()).add(found[1])
        if horizon != self._horizon:
            return (yield from self._compute(state, horizon))
        if horizon is not None and (cells or state is not self._annual):
            self._annual = state
            for year in horizon.years():
                self._states[year] = self._moved(self._states[year], year, cells)
                yield
        return self._different()

    def _compute(self, state: State, horizon: Horizon | None) -> Steps[Mapping[int, State]]:
        self._annual, self._horizon, self._states = state, horizon, {}
        cells: Cells = {name: set(rows) for name, rows in self._rates.items()}
        for names in self._own.values():
            for name, rows in names.items():
                cells.setdefault(name, set()).update(rows)
        for year in horizon.years() if horizon is not None else ():
            self._states[year] = self._moved(state, year, cells)
            yield
        return self._different()

    def _different(self) -> Mapping[int, State]:
        return {} if all(state is self._annual for state in self._states.values()) else dict(self._states)

    def _read(self, project: Project, state: State, address: str) -> tuple[str, int] | None:
        """Take note of what is answered at the address of an override or a degradation; return parameter and row."""
        m = self._engine.methodology
        rate = address.endswith(".degradation")
        stem, _, year = (address.removesuffix(".degradation"), "", "") if rate else address.rpartition("@")
        if not stem.startswith(f"{m.methodology}/") or not (rate or year.isdecimal()):
            return None
        *table, name = stem[len(m.methodology) + 1:].split("/")
        at = state.number(*table) if len(table) == 2 else 0 if not table else None
        if at is None or self._tables.get(name, "") != (table[0] if table else None):
            return None
        kept = self._rates if rate else self._own.setdefault(int(year), {})
        value = number_at(project, address)
        if value is None or (rate and not value):
            kept.get(name, {}).pop(at, None)
        else:
            kept.setdefault(name, {})[at] = value
        return name, at

    def _moved(self, old: State, year: int, cells: Cells) -> State:
        """Return the state of a year after values of its own or the annual ones moved in some cells."""
        annual = self._annual
        if annual is None or not self._varies(year):
            return annual or old
        fresh = old.copy()
        dirty: dict[str, frozenset[int]] = {}
        own, rates = self._own.get(year, {}), self._rates if self._passed(year) else {}
        for name, rows in cells.items():
            if name in annual.columns:
                dirty[name] = self._column(name, rows, (fresh, annual), own.get(name), rates.get(name), year)
            elif name != YEAR:
                value = self._value(annual.scalars.get(name), 0, own.get(name), rates.get(name), year)
                dirty[name] = NONE if value is fresh.scalars.get(name) else ALL
                fresh.scalars[name] = value
        if self._engine.reads_year and fresh.scalars.get(YEAR) != year:
            fresh.scalars[YEAR], dirty[YEAR] = Decimal(year), ALL
        return self._engine.propagate(fresh, dirty, annual) if any(dirty.values()) else old

    def _column(self, name: str, rows: set[int], states: tuple[State, State], own: Mapping[int, Decimal] | None,
                rates: Mapping[int, Decimal] | None, year: int) -> frozenset[int]:
        """Put the values of a year into some rows of a column and return the rows that changed."""
        fresh, annual = states[0], states[1].columns[name]
        if not own and not rates:
            fresh.columns[name] = annual
            return frozenset(rows)
        column = fresh.columns[name]
        values = {row: self._value(annual[row], row, own, rates, year) for row in rows}
        values = {row: value for row, value in values.items() if value is not column[row]}
        if values:
            fresh.columns[name] = column.put(values)
        return frozenset(values)

    def _value(self, annual: Value, row: int, own: Mapping[int, Decimal] | None,
               rates: Mapping[int, Decimal] | None, year: int) -> Value:
        if own is not None and row in own:
            return own[row]
        rate = rates.get(row) if rates is not None else None
        if rate is None or not isinstance(annual, Decimal) or self._horizon is None:
            return annual
        with localcontext(CONTEXT):
            return annual * (1 - rate / 100) ** (year - self._horizon.first.year)

    def _passed(self, year: int) -> bool:
        return self._horizon is not None and year > self._horizon.first.year

    def _varies(self, year: int) -> bool:
        """Return whether a year has anything of its own."""
        return self._engine.reads_year or any(self._own.get(year, {}).values()) or (self._passed(year) and any(
            isinstance(self._at(name, row), Decimal) for name, rows in self._rates.items() for row in rows))

    def _at(self, name: str, row: int) -> Value:
        if self._annual is None:
            return None
        column = self._annual.columns.get(name)
        return self._annual.scalars.get(name) if column is None else column[row]
