"""Every input lower and higher, by the same calculation as the result itself."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core.analysis.sensitivity import Effect, Sensitivity, exact_total, inputs_of, outcome, scaled, vary
from jcm_pdd.core.calculation import calculate
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.project import Project
from jcm_pdd.files.session import Session
from tests.core.test_relations import made, parameter, table
from tests.core.test_relations import project as rows_of

PERIOD = {"start_date": "2027-01-01", "lifetime": "2"}


def methodology(reference: str, **limits: str | bool) -> MethodologyDef:
    return made({"RE": reference, "PE": "c"},
                [parameter("a", table="units", **limits), parameter("k"), parameter("c"), parameter("idle"),
                 parameter("n", whole=True), parameter("yes", "yes_no")], [table("units", "i")])


def plant(*a: Decimal | str, **more: str) -> Project:
    answers = {"k": "2", "c": "7", "idle": "1", "n": "3"} | more
    return Project({**rows_of(units=[{"a": str(one)} for one in a]).answers, **PERIOD,
                    **{f"XX_AM001/{name}": value for name, value in answers.items()}})


def found(m: MethodologyDef, of: Project, share: str = "0.1") -> Sensitivity:
    return outcome(vary((m,), of, Decimal(share)))


def effect(of: Sensitivity, symbol: str) -> Effect:
    return next(one for one in of.effects if one.input.address.rsplit("/", 1)[1] == symbol)


def test_inputs_are_varied_listed_or_left_out() -> None:
    of = found(methodology("k * sum(i, a)"), plant("10", "30"))
    assert [one.input.address for one in of.effects] == ["XX_AM001/units/*/a", "XX_AM001/k", "XX_AM001/c"]
    assert [one.address for one in of.without] == ["XX_AM001/idle"]
    assert {(one.address, why) for one, why in of.left_out} == {("XX_AM001/n", "whole"), ("XX_AM001/yes", "choice")}
    assert [effect(of, "k").low.change, effect(of, "k").high.change] == [-16, 16]
    assert effect(of, "k").high.shown == 16
    assert of.total == 146


AMOUNTS = st.lists(st.decimals("0.01", "1e6", places=2), min_size=1, max_size=6)


@given(AMOUNTS, st.sampled_from(["0.1", "0.25", "0.01"]))
def test_a_linear_input_is_symmetric_and_scales_with_the_share(a: list[Decimal], share: str) -> None:
    of = found(methodology("k * sum(i, a)"), plant(*a), share)
    one = effect(of, "a")
    wanted = 2 * 2 * sum(a) * Decimal(share)
    assert one.high.change is not None
    assert one.low.change == -one.high.change
    assert abs(one.high.change - wanted) <= Decimal("1e-18") * wanted
    assert one.low.shown is not None
    assert abs(one.low.shown + wanted) <= 3


@given(AMOUNTS)
def test_a_side_is_what_a_project_with_these_values_gives(a: list[Decimal]) -> None:
    m, of = methodology("exp(k / 10) * sum(i, a) / (1 + k)"), plant(*a)
    sides = effect(found(m, of), "k")
    base = exact_total(calculate((m,), of))
    for factor, side in ((Decimal("0.9"), sides.low), (Decimal("1.1"), sides.high)):
        other = calculate((m,), plant(*a, k=str(2 * factor)))
        exact = exact_total(other)
        assert exact is not None
        assert base is not None
        assert side.change == exact - base
        assert side.shown == other.total.emission_reductions - calculate((m,), of).total.emission_reductions


def test_values_of_single_years_go_along() -> None:
    of = plant("10")
    more = Project({**of.answers, "XX_AM001/units/r1/a@2028": "50"})
    one = effect(found(methodology("sum(i, a)"), more), "a")
    assert one.high.change == 6
    assert len(one.input.values) == 2


def test_a_value_stops_at_the_limit_of_its_question_and_that_is_said() -> None:
    one = effect(found(methodology("sum(i, a)", max="100"), plant("95", "50")), "a")
    assert one.high.limited
    assert one.high.change == 2 * (5 + 5)
    assert not one.low.limited
    one = effect(found(methodology("sum(i, a)", above="9.5"), plant("10", "50")), "a")
    assert one.low.limited
    assert one.low.change == 2 * -5
    one = effect(found(methodology("sum(i, a)", min="9.5"), plant("10", "50")), "a")
    assert one.low.limited
    assert one.low.change == 2 * (Decimal("-0.5") - 5)


def test_a_value_that_is_outside_its_limits_already_is_not_pulled_the_other_way() -> None:
    m = methodology("sum(i, a)", max="100")
    of = plant("150")
    one, _ = next(pair for pair in inputs_of(m, of) if pair[0].address.endswith("/a"))
    changes, limited = scaled(one, of, Decimal("1.1"))
    assert changes == ()
    assert limited


def test_a_side_without_a_result_says_so_and_comes_first_of_all() -> None:
    of = found(methodology("lost(k) + sum(i, a)".replace("lost(k)", "if(k > 2.1, 1 / 0, k)")), plant("10"))
    assert effect(of, "k").high.change is None
    assert effect(of, "k").high.shown is None
    assert of.effects[0].input.address == "XX_AM001/k"
    assert not of.effects[0].known


def test_without_a_result_no_effect_is_invented() -> None:
    of = found(methodology("sum(i, a)"), plant())
    assert of.total is None
    assert of.effects == ()


def test_the_project_is_the_same_afterwards_and_no_step_is_skipped(chillers: Session) -> None:
    work = vary(chillers.schema.methodologies, chillers.project)
    told = []
    while True:
        try:
            told.append(next(work))
        except StopIteration as end:
            of = end.value
            break
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]
    assert told == sorted(told)
    assert of.total == chillers.results.total.emission_reductions


def test_a_criterion_that_is_judged_otherwise_is_named(chillers: Session) -> None:
    of = outcome(vary(chillers.schema.methodologies, chillers.project))
    assert effect(of, "COP_PJ").low.verdicts == ("ID_AM002/criterion2",)
    assert effect(of, "COP_PJ").high.verdicts == ()


def test_a_default_and_a_row_of_a_reference_table_are_inputs(solar: Session) -> None:
    of = outcome(vary(solar.schema.methodologies, solar.project))
    assert effect(of, "EF_RE.grid").high.shown == pytest.approx(776, abs=1)
    assert "TH_AM001/EF_RE.captive" in {one.address for one in of.without}


def test_trying_from_where_the_session_stands_gives_the_same_and_leaves_the_session_alone(chillers: Session) -> None:
    chillers.set_texts({"ID_AM002/chillers/r1/EC_PJ@2021": "900", "ID_AM002/chillers/r2/EC_PJ.degradation": "1"})
    m, results = chillers.schema.methodologies, chillers.results
    assert outcome(vary(m, chillers.project, trial=chillers.trial())) == outcome(vary(m, chillers.project))
    chillers.set_text("ID_AM002/chillers/r1/EC_PJ@2021", "901")
    chillers.set_text("ID_AM002/chillers/r1/EC_PJ@2021", "900")
    assert chillers.results.total == results.total
    assert exact_total(chillers.results) == exact_total(results)
