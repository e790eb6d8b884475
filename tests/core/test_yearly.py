"""The years of a project, edit by edit: the values of a full calculation, and nothing computed that stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core.calculation import Calculator, MethodResult, calculate
from jcm_pdd.core.engine import StateScope
from jcm_pdd.core.formula.walk import evaluate
from jcm_pdd.core.project import Json, Project
from tests.core.conftest import methodology_of, project_of
from tests.core.test_relations import TRANSFORMERS, UTILITIES, grid, project

NAME = "ID_AM002"
ROWS = f"{NAME}/chillers"
YEARS = range(2019, 2024)
EDITS = st.tuples(
    st.sampled_from(["EC_PJ", "COP_PJ", "EC_PJ.degradation", *(f"EC_PJ@{year}" for year in YEARS)]),
    st.sampled_from(["r1", "r2", "r3"]), st.sampled_from([None, "0", "2.5", "6.5", "40"]))


def method(results: Any) -> MethodResult:
    found: MethodResult = results.methodologies[NAME]
    return found


def everything(one: MethodResult) -> dict[int, tuple[Mapping[str, object], Mapping[str, object]]]:
    """Return all values of all years."""
    return {year: (state.scalars, {name: list(column) for name, column in state.columns.items()})
            for year, state in one.year_states.items()}


OTHERS = st.sampled_from([(f"{NAME}/EF_grid", "0.5"), (f"{NAME}/EF_grid", None), ("start_date", "2020-02-01"),
                          ("start_date", None), (ROWS, None), (ROWS, "all")])


@given(st.lists(st.one_of(EDITS.map(lambda e: (f"{ROWS}/{e[1]}/{e[0]}", e[2])), OTHERS), min_size=1, max_size=10))
def test_the_years_edit_by_edit(changes: list[tuple[str, str | None]]) -> None:
    m, here = methodology_of(NAME), project_of(NAME)
    calculator = Calculator((m,))
    calculator.results(here)
    for address, value in changes:
        new: Json = value
        if address == ROWS:
            new = ["r2", "r1"] if value is None else ["r1", "r2", "r3"]
        here = here.apply([here.change(address, new)])
        moved = method(calculator.results(here, [address]))
        assert everything(moved) == everything(method(calculate((m,), here))), address
    for state in moved.year_states.values():
        for formula in m.formulas:
            for at in range(len(state.rows[formula.table])) if formula.table else [None]:
                walked = evaluate(formula.tree, StateScope(moved.engine, state, at, formula.table))
                assert walked == (state.scalars[formula.id] if at is None else state.columns[formula.id][at])


def test_what_differs_by_year_is_what_was_answered_for_it() -> None:
    here = project_of(NAME)
    here = here.apply([here.change(f"{ROWS}/r1/EC_PJ.degradation", "10"), here.change(f"{ROWS}/r1/EC_PJ@2021", "7")])
    states = method(calculate((methodology_of(NAME),), here)).year_states
    assert [states[year].columns["EC_PJ"][0] for year in YEARS] == [
        1450, 1305, 7, Decimal("1057.05"), Decimal("951.345")]
    assert {states[year].columns["EC_PJ"][1] for year in YEARS} == {Decimal("333.3")}


RELATED = st.sampled_from([
    (f"XX_AM001/{cell}", value) for cell, values in {
        "utilities/r1/rate": ("0.25", None), "utilities/r1/rate@2021": ("0.5", "0.75", None),
        "utilities/r2/rate@2021": ("0.1", None), "utilities/r2/utility": ("South", "North", "East"),
        "transformers/r1/owner": ("north", " SOUTH", "West", None), "transformers/r2/n": ("7", None),
        "transformers/r3/loss.degradation": ("10", None), "transformers/r2/n@2022": ("9", None)}.items()
    for value in values])


@given(st.lists(RELATED, min_size=1, max_size=12))
def test_the_years_of_rows_that_name_rows(changes: list[tuple[str, str | None]]) -> None:
    m, here = grid(), project(utilities=UTILITIES, transformers=TRANSFORMERS)
    here = Project({**here.answers, "start_date": "2020-01-01", "lifetime": "3", "horizon": "lifetime"})
    calculator = Calculator((m,))
    calculator.results(here)
    for address, value in changes:
        here = here.apply([here.change(address, value)])
        moved, whole = calculator.results(here, [address]), calculate((m,), here)
        assert moved.years == whole.years, address
        assert everything(moved.methodologies["XX_AM001"]) == everything(whole.methodologies["XX_AM001"]), address


class Counted:
    """A calculator whose formulas count how often they are evaluated."""

    def __init__(self, here: Project) -> None:
        self.calculator, self.here, self.calls = Calculator((methodology_of(NAME),)), here, Counter[str]()
        engine = self.calculator.engines[NAME]
        self._engine, self._steps = engine, engine.steps
        engine.steps = tuple(replace(step, function=self._counting(step.id, step.function)) for step in engine.steps)
        self.calculator.results(here)

    def _counting(self, name: str, function: Callable[..., Any] | None) -> Callable[..., Any] | None:
        def counted(*values: Any) -> Any:
            self.calls[name] += 1
            return function(*values) if function else None

        return None if function is None else counted

    def edit(self, address: str, value: str) -> Counter[str]:
        """Return how often each formula was evaluated for one edit."""
        self.calls.clear()
        self.here = self.here.apply([self.here.change(address, value)])
        self.calculator.results(self.here, [address])
        return Counter(self.calls)

    def close(self) -> None:
        """Engines are shared: the next one is to have its own steps again."""
        self._engine.steps = self._steps


def overridden() -> Project:
    """Return a project with a value for each year in every row but the last."""
    here = project_of(NAME)
    return here.apply([here.change(f"{ROWS}/{row}/EC_PJ@{year}", str(500 + year))
                       for row in ("r1", "r2") for year in YEARS])


def test_an_edit_recomputes_its_dependents_alone() -> None:
    counted = Counted(overridden())
    by_row = {step.id for step in counted.calculator.engines[NAME].steps if step.table and step.function}
    try:
        one_year = counted.edit(f"{ROWS}/r1/EC_PJ@2021", "900")
        hidden = counted.edit(f"{ROWS}/r1/EC_PJ", "901")
        shown = counted.edit(f"{ROWS}/r3/EC_PJ", "902")
        nothing = counted.edit("title", "Chillers")
        fixed = counted.edit(f"{ROWS}/r1/COP_PJ", "6.6")
    finally:
        counted.close()
    assert max(one_year[name] for name in by_row) == 1  # one row of one year
    assert max(hidden[name] for name in by_row) == 1  # of the annual values: every year has its own
    assert max(shown[name] for name in by_row) == 1 + len(YEARS)
    assert nothing == Counter()
    # What reads no value of a year is computed once a row and shared by all years.
    assert max(fixed[name] for name in by_row) == 1 + len(YEARS)
    assert min(fixed[name] for name in by_row if fixed[name]) == 1


def test_years_share_the_columns_nothing_of_their_own_goes_into() -> None:
    one = method(calculate((methodology_of(NAME),), overridden()))
    for state in one.year_states.values():
        shared = {name for name, column in state.columns.items() if column is one.state.columns[name]}
        assert {"COP_PJ", "capacity", "T_cooling_out"} <= shared
        assert "EC_PJ" not in shared
