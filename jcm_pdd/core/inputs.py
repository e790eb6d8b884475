"""From answers to engine inputs: parameters, defaults in use, and what varies by year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, localcontext

from jcm_pdd.core.engine import ALL, Engine, State
from jcm_pdd.core.formula.walk import Value
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.links import YEAR
from jcm_pdd.core.methodology import MethodologyDef, ParameterDef
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.relations import lookup_function
from jcm_pdd.core.rounding import CONTEXT
from jcm_pdd.core.years import horizon_of


def value_of(parameter: ParameterDef, stored: Json) -> Value:
    """Return the value formulas read: Decimal, choice id, truth; None when absent or not readable."""
    if stored is None or rejected_text(stored) is not None:
        return None
    if parameter.kind == "number":
        return Decimal(str(stored))
    if parameter.kind == "yes_no":
        return bool(stored)
    return str(stored)


def number_at(project: Project, address: str) -> Decimal | None:
    """Return the number answered at an address, None when there is none."""
    stored = project.get(address)
    return None if stored is None or rejected_text(stored) is not None else Decimal(str(stored))


def default_value(project: Project, address: str, default: Decimal) -> Decimal:
    """Return the value in use of a default: the one the user read in the official text, else ours."""
    given = number_at(project, f"{address}.value")
    return default if given is None else given


def load_state(engine: Engine, project: Project) -> State:
    """Return the full state of a methodology from the answers, everything computed."""
    m = engine.methodology
    state = State()
    for table in m.tables:
        state.rows[table.id] = project.rows(f"{m.methodology}/{table.id}")
    for parameter in m.parameters:
        load_parameter(state, m, parameter, project)
    load_defaults(state, m, project)
    if engine.reads_year:
        state.scalars[YEAR] = basis_year(project)
    everything = dict.fromkeys([*state.scalars, *state.columns, *state.lookups], ALL)
    return engine.propagate(state, everything)


def basis_year(project: Project) -> Value:
    """Return the calendar year an annual value stands for: the first of operation, None while it is not known."""
    horizon = horizon_of(project)
    return Decimal(horizon.first.year) if horizon is not None else None


def load_parameter(state: State, m: MethodologyDef, parameter: ParameterDef, project: Project) -> None:
    """Read one parameter (all its rows) into the state."""
    name = m.methodology
    if parameter.table is None:
        state.scalars[parameter.id] = value_of(parameter, project.get(f"{name}/{parameter.id}"))
        return
    start, end = f"{name}/{parameter.table}/", f"/{parameter.id}"
    answers = project.answers
    state.columns[parameter.id] = [
        value_of(parameter, answers.get(f"{start}{row}{end}")) for row in state.rows[parameter.table]
    ]


def load_defaults(state: State, m: MethodologyDef, project: Project) -> None:
    """Read defaults and reference tables into the state, with the user's confirmed values."""
    for default in m.defaults:
        state.scalars[default.id] = default_value(project, f"{m.methodology}/{default.id}", default.value)
    for table in m.lookups:
        values = {row.id: default_value(project, f"{m.methodology}/{table.id}.{row.id}", row.value)
                  for row in table.rows}
        state.lookups[table.id] = lookup_function(table, values)


def apply_changes(engine: Engine, state: State, project: Project, changed: Iterable[str]) -> State:
    """Return the state after the answers at `changed` moved; unchanged rows keep their values."""
    m = engine.methodology
    prefix = f"{m.methodology}/"
    fresh = state.copy()
    dirty: dict[str, frozenset[int]] = {}
    if engine.reads_year and (year := basis_year(project)) != state.scalars.get(YEAR):
        fresh.scalars[YEAR], dirty[YEAR] = year, ALL
    for address in changed:
        if not address.startswith(prefix):
            continue
        parts = address[len(prefix):].split("/")
        if len(parts) == 3 and "." not in parts[2] and "@" not in parts[2]:
            if not _cell(fresh, m, project, parts, dirty):
                return load_state(engine, project)
        elif len(parts) == 1 and not parts[0].endswith((".document", ".page", ".confirmed_on", ".confirmed_by")):
            parameter = m.parameter(parts[0])
            if parameter is None or parameter.table is not None:
                return load_state(engine, project)
            fresh.scalars[parameter.id] = value_of(parameter, project.get(address))
            dirty[parameter.id] = ALL
    return engine.propagate(fresh, dirty) if dirty else state


def _cell(state: State, m: MethodologyDef, project: Project, parts: list[str],
          dirty: dict[str, frozenset[int]]) -> bool:
    table, row, name = parts
    parameter = m.parameter(name)
    rows = state.rows.get(table, ())
    if parameter is None or parameter.table != table or row not in rows:
        return False
    at = rows.index(row)
    column = list(state.columns[name])
    column[at] = value_of(parameter, project.get(f"{m.methodology}/{table}/{row}/{name}"))
    state.columns[name] = column
    dirty[name] = dirty.get(name, frozenset()) | {at}
    return True


Variation = Mapping[str, Mapping[int, Value]]


def yearly_addresses(project: Project, m: MethodologyDef) -> tuple[str, ...]:
    """Return the addresses of overrides and degradations answered for this methodology."""
    prefix = f"{m.methodology}/"
    return tuple(a for a in project.answers
                 if a.startswith(prefix) and ("@" in a or a.endswith(".degradation")))


def variation(project: Project, m: MethodologyDef, state: State, year: int, first: int,
              addresses: tuple[str, ...]) -> dict[str, dict[int, Value]]:
    """Return the values that differ in a year: parameter -> row number (0 for a scalar) -> value.

    Degradation of d % a year takes the factor (1 - d/100)^(year - first calendar year); an override for
    the year wins over it.
    """
    changed: dict[str, dict[int, Value]] = {}
    overrides = []
    for address in addresses:
        if address.endswith(".degradation"):
            rate = number_at(project, address)
            stem = address.removesuffix(".degradation")
            if rate and year > first:
                _put(changed, m, state, stem, _degraded(number_at(project, stem), rate, year - first))
        elif address.endswith(f"@{year}"):
            overrides.append(address)
    for address in overrides:
        _put(changed, m, state, address.rsplit("@", 1)[0], number_at(project, address))
    return changed


def _degraded(value: Decimal | None, rate: Decimal, years: int) -> Decimal | None:
    if value is None:
        return None
    with localcontext(CONTEXT):
        return value * (1 - rate / 100) ** years


def _put(changed: dict[str, dict[int, Value]], m: MethodologyDef, state: State, stem: str,
         value: Decimal | None) -> None:
    parts = stem[len(m.methodology) + 1:].split("/")
    parameter = m.parameter(parts[-1])
    if value is None or parameter is None:
        return
    if len(parts) == 1:
        changed.setdefault(parameter.id, {})[0] = value
    elif len(parts) == 3 and parts[1] in state.rows.get(parts[0], ()):
        changed.setdefault(parameter.id, {})[state.rows[parts[0]].index(parts[1])] = value


def varied(engine: Engine, state: State, changes: Variation) -> State:
    """Return the state with the values of one year put in and what depends on them recomputed."""
    fresh = state.copy()
    dirty: dict[str, frozenset[int]] = {}
    for name, rows in changes.items():
        if name in fresh.columns:
            column = list(fresh.columns[name])
            for row, value in rows.items():
                column[row] = value
            fresh.columns[name] = column
            dirty[name] = frozenset(rows)
        else:
            fresh.scalars[name] = rows[0]
            dirty[name] = ALL
    return engine.propagate(fresh, dirty)
