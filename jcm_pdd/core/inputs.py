"""From answers to engine inputs: parameters, defaults in use, and what varies by year."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from jcm_pdd.core.columns import Column
from jcm_pdd.core.engine import ALL, Engine, State
from jcm_pdd.core.formula.walk import Value
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.links import YEAR
from jcm_pdd.core.methodology import MethodologyDef, ParameterDef
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.relations import lookup_function
from jcm_pdd.core.years import horizon_of

# How many different texts of a column are remembered while it is read.
_KEPT = 1000
# What is told about a default, and which no formula reads.
_TOLD = (".document", ".page", ".confirmed_on", ".confirmed_by")


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
    get = project.answers.get
    state.columns[parameter.id] = Column(_values(parameter, (get(f"{start}{row}{end}") for row in
                                                             state.rows[parameter.table])))


def _values(parameter: ParameterDef, stored: Iterable[Json]) -> list[Value]:
    """Return the values of a column; of equal texts, where there are many, one value is kept."""
    read: dict[str, Value] = {}
    values: list[Value] = []
    for one in stored:
        value = read.get(one) if isinstance(one, str) else None
        if value is None:
            value = value_of(parameter, one)
            if isinstance(one, str) and len(read) < _KEPT:
                read[one] = value
        values.append(value)
    return values


def load_defaults(state: State, m: MethodologyDef, project: Project) -> None:
    """Read defaults and reference tables into the state, with the user's confirmed values."""
    for default in m.defaults:
        state.scalars[default.id] = default_value(project, f"{m.methodology}/{default.id}", default.value)
    for table in m.lookups:
        values = {row.id: default_value(project, f"{m.methodology}/{table.id}.{row.id}", row.value)
                  for row in table.rows}
        state.lookups[table.id] = lookup_function(table, values)


def apply_changes(engine: Engine, state: State, project: Project,
                  changed: Iterable[str]) -> tuple[State, dict[str, frozenset[int]] | None]:
    """Return the state after the answers at `changed` moved, where unchanged rows keep their values, and the inputs
    that moved with their rows; None for these when everything was read anew.
    """
    m = engine.methodology
    prefix = f"{m.methodology}/"
    fresh = state.copy()
    dirty: dict[str, frozenset[int]] = {}
    cells: dict[str, dict[int, Value]] = {}
    if engine.reads_year and (year := basis_year(project)) != state.scalars.get(YEAR):
        fresh.scalars[YEAR], dirty[YEAR] = year, ALL
    for address in changed:
        if not address.startswith(prefix):
            continue
        parts = address[len(prefix):].split("/")
        if len(parts) == 3 and "." not in parts[2] and "@" not in parts[2]:
            if not _cell(fresh, m, project, parts, cells):
                return load_state(engine, project), None
        elif len(parts) == 1 and "@" not in parts[0] and not parts[0].endswith(_TOLD):
            parameter = m.parameter(parts[0])
            if parameter is None or parameter.table is not None:
                return load_state(engine, project), None
            fresh.scalars[parameter.id] = value_of(parameter, project.get(address))
            dirty[parameter.id] = ALL
    for name, values in cells.items():
        fresh.columns[name] = fresh.columns[name].put(values)
        dirty[name] = frozenset(values)
    moved = dict(dirty)
    return (engine.propagate(fresh, dirty) if dirty else state), moved


def _cell(state: State, m: MethodologyDef, project: Project, parts: list[str],
          cells: dict[str, dict[int, Value]]) -> bool:
    """Note the value of a cell; False for what is no cell of a row there is."""
    table, row, name = parts
    parameter, at = m.parameter(name), state.number(table, row)
    if parameter is None or parameter.table != table or at is None:
        return False
    cells.setdefault(name, {})[at] = value_of(parameter, project.get(f"{m.methodology}/{table}/{row}/{name}"))
    return True


def yearly_addresses(project: Project, m: MethodologyDef) -> tuple[str, ...]:
    """Return the addresses of overrides and degradations answered for this methodology."""
    prefix = f"{m.methodology}/"
    return tuple(a for a in project.answers
                 if ("@" in a or a.endswith(".degradation")) and a.startswith(prefix))
