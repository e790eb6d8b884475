"""The ex-ante calculation of a project: annual values, calendar years, totals, trace.

All emissions are tCO2 (or the unit the methodology declares). ER of a year is f_y x (RE - PE), rounded
down from unrounded values, per methodology; a project's ER is the sum of the numbers its methodologies
show, so that every workbook and the PDD add up. RE and PE are shown to the nearest tonne.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, localcontext
from functools import lru_cache

from jcm_pdd.core import rounding
from jcm_pdd.core.criteria import CriterionResult, judge
from jcm_pdd.core.engine import Engine, State, StateScope, engine_of
from jcm_pdd.core.formula import Node, parse
from jcm_pdd.core.formula.walk import Value, evaluate
from jcm_pdd.core.inputs import apply_changes, load_state
from jcm_pdd.core.methodology import MethodologyDef, ParameterDef
from jcm_pdd.core.project import Project
from jcm_pdd.core.rounding import CONTEXT
from jcm_pdd.core.stepwise import Steps, finished
from jcm_pdd.core.yearly import YearStates
from jcm_pdd.core.years import Horizon, horizon_of


@lru_cache(maxsize=1024)
def _tree(text: str) -> Node:
    return parse(text)


@dataclass(frozen=True, slots=True)
class Emissions:
    """Unrounded emissions of a span of time, tCO2: reference and project; None while not known."""

    reference: Decimal | None
    project: Decimal | None

    @property
    def reduction(self) -> Decimal | None:
        """Reference less project emissions, unrounded."""
        if self.reference is None or self.project is None:
            return None
        with localcontext(CONTEXT):
            return self.reference - self.project

    def part(self, fraction: Decimal) -> Emissions:
        """Return the emissions of a fraction of the span."""
        with localcontext(CONTEXT):
            return Emissions(None if self.reference is None else self.reference * fraction,
                             None if self.project is None else self.project * fraction)


@dataclass(frozen=True, slots=True)
class YearResult:
    """One calendar year as shown: whole tCO2; `by_methodology` holds the unrounded part of each."""

    year: int
    fraction: Decimal
    reference_emissions: int | None
    project_emissions: int | None
    emission_reductions: int | None
    by_methodology: Mapping[str, Emissions]


_DIGITS = 30


@dataclass(frozen=True, slots=True)
class Total:
    """Sums of the yearly numbers shown, whole tCO2."""

    reference_emissions: int | None
    project_emissions: int | None
    emission_reductions: int | None


@dataclass(frozen=True)
class MethodResult:
    """Annual result of one methodology: one full year of operation, the year p of the monitoring plan."""

    methodology: MethodologyDef
    engine: Engine
    state: State
    annual: Emissions
    missing: tuple[str, ...]
    year_states: Mapping[int, State] = field(default_factory=dict)

    @property
    def er_p(self) -> int | None:
        """Emission reductions of one full year, rounded down to whole tCO2."""
        reduction = self.annual.reduction
        return None if reduction is None else rounding.whole_down(reduction)

    @property
    def values(self) -> dict[str, Value | dict[str, Value]]:
        """Calculated quantities by formula id: a value, or a value a row for formulas of a table."""
        found: dict[str, Value | dict[str, Value]] = {}
        for formula in self.methodology.formulas:
            if formula.table is None:
                found[formula.id] = self.state.scalars.get(formula.id)
            else:
                column: Sequence[Value] = self.state.columns.get(formula.id, ())
                found[formula.id] = dict(zip(self.state.rows[formula.table], column, strict=True))
        return found

    def scope(self, row: int | None = None, table: str | None = None) -> StateScope:
        """Return a scope over the annual values, in one row of a table or none."""
        return StateScope(self.engine, self.state, row, table)

    def applies(self, condition: str, row: int | None = None) -> bool:
        """Return whether a condition (`shown`, `required`, `when`) holds; an unknown one does not."""
        return condition == "true" or (
            condition != "false" and evaluate(_tree(condition), self.scope(row)) is True)


@dataclass(frozen=True)
class Results:
    """Everything computed from one Project value."""

    horizon: Horizon | None
    years: tuple[YearResult, ...]
    total: Total
    methodologies: Mapping[str, MethodResult]
    criteria: tuple[CriterionResult, ...]

    @property
    def average(self) -> int | None:
        """Average emission reductions of one full year of operation, whole tCO2 rounded down."""
        length = sum((year.fraction for year in self.years), Decimal(0))
        if self.total.emission_reductions is None or not length:
            return None
        with localcontext(CONTEXT):
            return rounding.whole_down(Decimal(self.total.emission_reductions) / length)

    @property
    def basis_year(self) -> int | None:
        """The calendar year the plan's values stand for: the first year of operation."""
        return self.horizon.first.year if self.horizon else None


class Calculator:
    """Keeps the states of a project's methodologies and brings them up to date edit by edit."""

    def __init__(self, methodologies: tuple[MethodologyDef, ...]) -> None:
        self.engines = {m.methodology: engine_of(m) for m in methodologies}
        self._states: dict[str, State] = {}
        self._years = {name: YearStates(engine) for name, engine in self.engines.items()}

    def fork(self) -> Calculator:
        """Return another calculator at the same place, to try changes with: nothing is computed, columns are shared."""
        other = Calculator(tuple(engine.methodology for engine in self.engines.values()))
        other._states = dict(self._states)
        other._years = {name: years.fork() for name, years in self._years.items()}
        return other

    def results(self, project: Project, changed: Iterable[str] | None = None) -> Results:
        """Return the results for a project; `changed` names the addresses moved since the last call."""
        return finished(self.steps(project, changed))

    def steps(self, project: Project, changed: Iterable[str] | None = None) -> Steps[Results]:
        """Return the work of `results` in steps of a few milliseconds; it must be carried to its end."""
        horizon = horizon_of(project)
        methods: dict[str, MethodResult] = {}
        moved = None if changed is None else tuple(changed)
        for name, engine in self.engines.items():
            if moved is None or name not in self._states:
                state = self._states[name] = load_state(engine, project)
                by_year = yield from self._years[name].load(project, state, horizon)
            else:
                state, inputs = apply_changes(engine, self._states[name], project, moved)
                self._states[name] = state
                yield
                by_year = yield from self._years[name].update(project, state, horizon, moved, inputs)
            methods[name] = _method(engine, state, by_year)
        years = tuple(_year(horizon, year, methods) for year in horizon.years()) if horizon and methods else ()
        criteria = tuple(result for method in methods.values() for result in _criteria(method, project))
        return Results(horizon, years, _total(years), methods, criteria)


def calculate(methodologies: tuple[MethodologyDef, ...], project: Project) -> Results:
    """Return the results of a project in one full calculation."""
    return Calculator(methodologies).results(project)


def _emissions(state: State) -> Emissions:
    return Emissions(_tonnes(state.scalars.get("RE")), _tonnes(state.scalars.get("PE")))


def _tonnes(value: Value) -> Decimal | None:
    """Return emissions as they are; what has more digits than any amount of tonnes is no result."""
    return value if isinstance(value, Decimal) and value.adjusted() < _DIGITS else None


def _method(engine: Engine, state: State, by_year: Mapping[int, State]) -> MethodResult:
    annual = _emissions(state)
    result = MethodResult(engine.methodology, engine, state, annual, (), by_year)
    return result if annual.reduction is not None else replace(result, missing=_missing(result))


def _year(horizon: Horizon, year: int, methods: Mapping[str, MethodResult]) -> YearResult:
    fraction = horizon.fraction(year)
    parts = {name: (_emissions(method.year_states[year]) if year in method.year_states else method.annual)
             .part(fraction) for name, method in methods.items()}
    return YearResult(
        year, fraction,
        _sum(None if p.reference is None else rounding.whole_half_up(p.reference) for p in parts.values()),
        _sum(None if p.project is None else rounding.whole_half_up(p.project) for p in parts.values()),
        _sum(None if p.reduction is None else rounding.whole_down(p.reduction) for p in parts.values()),
        parts,
    )


def _sum(values: Iterable[int | None]) -> int | None:
    found = list(values)
    return None if not found or any(value is None for value in found) else sum(v for v in found if v is not None)


def _total(years: tuple[YearResult, ...]) -> Total:
    return Total(_sum(y.reference_emissions for y in years), _sum(y.project_emissions for y in years),
                 _sum(y.emission_reductions for y in years))


def _missing(method: MethodResult) -> tuple[str, ...]:
    """Return the addresses of parameters that RE and PE read, are asked and not yet known; empty tables too."""
    m, state = method.methodology, method.state
    read = [parameter for parameter in m.parameters if parameter.id in method.engine.needed]
    tables = {parameter.table for parameter in read}
    found = [f"{m.methodology}/{table.id}" for table in m.tables
             if table.id in tables and not state.rows.get(table.id)]
    for parameter in read:
        found.extend(_gaps(method, parameter))
    return tuple(found)


def _gaps(method: MethodResult, parameter: ParameterDef) -> list[str]:
    name, state = method.methodology.methodology, method.state
    if parameter.table is None:
        known = state.scalars.get(parameter.id) is not None
        return [] if known or not method.applies(parameter.shown) else [f"{name}/{parameter.id}"]
    rows = state.rows.get(parameter.table, ())
    column: Sequence[Value] = state.columns.get(parameter.id, ())
    return [f"{name}/{parameter.table}/{row}/{parameter.id}" for at, row in enumerate(rows)
            if column[at] is None and method.applies(parameter.shown, at)]


def _criteria(method: MethodResult, project: Project) -> tuple[CriterionResult, ...]:
    return tuple(judge(method.methodology, criterion, method.state, project)
                 for criterion in method.methodology.criteria)
