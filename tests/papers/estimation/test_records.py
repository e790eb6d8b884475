"""Records as values: calculation, units, findings with their place, taking a result over and back."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from estimation_answers import EC, bills, codes, held, inputs, record

from jcm_pdd.core.papers.estimation import estimated, storable, take_edit
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.session import Session

New = Callable[..., Session]


def test_bills_in_kwh_give_a_year_in_mwh(new: New) -> None:
    session = new(record("SERIES_YEAR", series_unit="kWh", basis="bills") | bills(24))
    found = held(session)
    assert found.own_result == 1_200_000
    assert (found.parsed.unit, found.result) == ("kWh/p", Decimal(1200))
    assert not codes(session) & {"estimate.gap", "estimate.part_of_year", "estimate.few_months"}


def test_a_sum_of_months_is_no_year(new: New) -> None:
    session = new(record("SERIES_SUM", series_unit="MWh") | bills(14))
    assert held(session).result is None
    finding = next(f for f in session.findings if f.code == "estimate.unit")
    assert finding.where == "estimates/r1/formula"
    assert finding.args["unit"] == "MWh"


def test_fourteen_months_as_a_year_are_said(new: New) -> None:
    session = new(record("SERIES_YEAR") | bills(14))
    assert held(session).result == 1_200_000
    assert "estimate.part_of_year" in codes(session)


@pytest.mark.parametrize(("months", "expected"), [(11, "estimate.few_months"), (12, None), (36, None),
                                                  (37, "estimate.many_months")])
def test_bills_of_twelve_to_thirty_six_months(new: New, months: int, expected: str | None) -> None:
    found = codes(new(record("SERIES_YEAR", basis="bills") | bills(months)))
    assert found & {"estimate.few_months", "estimate.many_months"} == ({expected} if expected else set())


def test_load_hours_and_factor(new: New) -> None:
    session = new(record("LOAD * HOURS / COP", basis="load_hours")
                  | inputs(("LOAD", "1,750", "kW"), ("HOURS", "6900", "h/p"), ("COP", "6.5", "-")))
    with_all_decimals = Decimal(1750) * 6900 / Decimal("6.5") / 1000
    assert abs(held(session).result - with_all_decimals) < Decimal("1e-20")


def test_numbers_of_full_width_are_read(new: New) -> None:
    session = new(record("LOAD * HOURS") | inputs(("LOAD", "１，７５０", "kW"), ("HOURS", "６９００", "h/p")))
    assert held(session).result == Decimal(12075)


def test_another_unit_of_the_same_quantity_is_converted_when_typed(new: New) -> None:
    session = new(record("LOAD * HOURS") | inputs(("LOAD", "1.75 MW", "kW"), ("HOURS", "6900", "h/p")))
    assert held(session).result == Decimal(12075)


@pytest.mark.parametrize(("formula", "code", "position"), [
    ("LOAD * X", "estimate.unknown_symbol", "8"), ("LOAD * SERIES_YEAR", "estimate.no_series", "8"),
    ("LOAD *", "flaw.formula.unexpected", "7"), ("LOAD + HOURS", "flaw.unit.adds", None),
    ("LOAD", "estimate.unit", None), ("sum(i, LOAD)", "estimate.not_here", None),
    ("LOAD * HOURS * 0.9", "estimate.unit_numbers", None), ("LOAD * HOURS > 1", "estimate.unit", None),
    ("LOAD * HOURS * LOAD / (LOAD - LOAD)", "estimate.impossible", None)])
def test_what_is_wrong_has_its_place(new: New, formula: str, code: str, position: str | None) -> None:
    session = new(record(formula) | inputs(("LOAD", "10", "kW"), ("HOURS", "20", "h/p")))
    assert held(session).result is None
    found = next(f for f in session.findings if f.code == code)
    assert found.where == "estimates/r1/formula"
    assert position is None or found.args["position"] == position
    for language in ("en", "ja"):
        message = session.message(found, language)
        assert message.what != code
        assert "?" not in message.what + message.do


@pytest.mark.parametrize(("given", "code", "where"), [
    (("A", "x", "kW"), "number.not_a_number", "estimate_inputs/r1/value"),
    (("A", "1 kWh", "kW"), "number.wrong_unit", "estimate_inputs/r1/value"),
    (("A", "1", "furlong"), "estimate.unknown_unit", "estimate_inputs/r1/unit"),
    (("SERIES_YEAR", "1", "kW"), "estimate.symbol_form", "estimate_inputs/r1/symbol"),
    (("A b", "1", "kW"), "estimate.symbol_form", "estimate_inputs/r1/symbol")])
def test_a_wrong_input_is_named_at_its_cell(new: New, given: tuple[str, str, str], code: str, where: str) -> None:
    session = new(record("A") | inputs(given))
    assert (code, where) in {(f.code, f.where) for f in session.findings}
    assert held(session).result is None


def test_a_symbol_twice_has_no_value(new: New) -> None:
    session = new(record("A") | inputs(("A", "1", "MWh/p"), ("A", "2", "MWh/p")))
    assert "estimate.symbol_twice" in codes(session)
    assert held(session).result is None


def test_an_open_input_is_waited_for(new: New) -> None:
    session = new(record("A") | inputs(("A", "", "MWh/p")))
    assert codes(session) >= {"estimate.input_open"}
    assert "estimate.impossible" not in codes(session)


def test_taking_over_is_one_step_and_comes_back(new: New) -> None:
    session = new(record("A / 3") | inputs(("A", "1000", "MWh/p")) | {EC: "300"})
    before = session.results.total.emission_reductions
    differing = next(f for f in session.findings if f.code == "estimate.differs_by")
    session.record(take_edit(session.schema, session.project, held(session)))
    assert session.project.get(EC) == "333.333333333"
    assert not held(session).differs
    after = session.results.total.emission_reductions
    assert differing.args["effect"] == f"{after - before:+,d}"
    assert "estimate.differs_by" not in codes(session)
    assert session.undo()
    assert session.project.get(EC) == "300"
    assert "estimate.differs_by" in codes(session)


def test_a_value_that_left_its_record_is_found(new: New) -> None:
    session = new(record("A") | inputs(("A", "500", "MWh/p")) | {EC: "500"})
    assert not {code for code in codes(session) if code.startswith("estimate.differs")}
    session.set_text("estimate_inputs/r1/value", "500.000001")
    assert "estimate.differs_by" in codes(session)
    session.set_text("estimate_inputs/r1/value", "500.0000001")
    assert "estimate.differs_by" not in codes(session)


def test_nothing_is_taken_over_without_a_result_or_beyond_the_bounds(new: New) -> None:
    session = new(record("A") | inputs(("A", "", "MWh/p")))
    with pytest.raises(Problem, match=r"estimate\.no_result"):
        take_edit(session.schema, session.project, held(session))
    session.set_text("estimate_inputs/r1/value", "-5")
    with pytest.raises(Problem, match=r"estimate\.not_taken"):
        take_edit(session.schema, session.project, held(session))


@pytest.mark.parametrize(("number", "kept"), [("123456789.123456", "123456789.123456"),
                                              ("333.3333333333333333", "333.333333333"), ("0", "0")])
def test_fifteen_digits_stay_and_more_are_rounded_to_twelve(number: str, kept: str) -> None:
    assert storable(Decimal(number)) == Decimal(kept)


def test_every_monitored_and_fixed_number_is_estimated(new: New) -> None:
    session = new({"ID_AM002/chillers/r2/name": "CH-02"})
    found = {one.address for one in estimated(session.schema, session.project, session.results)}
    assert {EC, "ID_AM002/chillers/r2/EC_PJ", "ID_AM002/EF_grid", "ID_AM002/chillers/r1/COP_PJ"} <= found
    assert "ID_AM002/chillers/r1/name" not in found


@pytest.mark.parametrize(("year", "rate", "code"), [
    ("2027", "1", None), ("2028", "1", "estimate.year_not_first"), ("2028", "", None), ("", "1", "estimate.year_open"),
    ("2040", "", "estimate.year_outside"), ("2026", "1", "estimate.year_outside"), ("２０２７年", "1", None),
    ("next", "", "estimate.year_unread")])
def test_which_year_the_value_is(new: New, year: str, rate: str, code: str | None) -> None:
    session = new(record("A", year=year) | inputs(("A", "500", "MWh/p")) | {EC: "500", f"{EC}.degradation": rate})
    assert {found for found in codes(session) if found.startswith("estimate.year")} == ({code} if code else set())


@pytest.mark.parametrize(("check", "deviation", "warned"), [("500", 0, False), ("455", "9.89", False),
                                                            ("454", "10.13", True), ("600", "-16.67", True),
                                                            ("0", None, False)])
def test_deviation_from_the_cross_check(new: New, check: str, deviation: object, warned: bool) -> None:
    session = new(record("A", check_value=check) | inputs(("A", "500", "MWh/p")) | {EC: "500"})
    found = held(session).deviation
    assert (found is None) == (deviation is None)
    assert found is None or abs(found - Decimal(str(deviation))) < Decimal("0.01")
    assert ("estimate.deviates" in codes(session)) == warned


def test_records_without_a_value_and_rows_without_a_record(new: New) -> None:
    session = new(record("A", of="ID_AM002/chillers/r9/EC_PJ") | bills(2) | inputs(("A", "1", "MWh/p")))
    assert {"estimate.no_value_there", "estimate.orphan"} <= codes(session)
    session.set_text("estimates/r1/of", EC)
    assert {"estimate.no_value_there", "estimate.orphan"} & codes(session) == set()
    assert {"estimate.value_open", "estimate.series_unused"} <= codes(session)


def test_a_second_record_of_a_value_does_not_count(new: New) -> None:
    session = new(record("A") | inputs(("A", "1", "MWh/p")) | {"estimates/r2/of": EC, "estimates/r2/formula": "2"})
    assert held(session).row == "r1"
    assert "estimate.of_twice" in codes(session)


def test_missing_records_are_notes_and_never_block(new: New) -> None:
    session = new({EC: "500"})
    assert codes(session) == {"estimate.none_yet"}
    assert {f.severity for f in session.findings if f.code.startswith("estimate.")} == {"note"}


@pytest.mark.parametrize("words", [{}, {"explanation": "Known from practice."}, {"conservative": "Lowest of three."}])
def test_judgement_alone_is_not_enough(new: New, words: dict[str, str]) -> None:
    assert "estimate.judgement" in codes(new(record("500", basis="judgement", **words)))


def test_judgement_with_its_reasons(new: New) -> None:
    words = {"explanation": "Known from practice.", "conservative": "Lowest of three."}
    assert "estimate.judgement" not in codes(new(record("500", basis="judgement", **words)))


@pytest.mark.parametrize("place", ["estimates/r1/evidence", "estimate_series/r1/evidence"])
def test_one_document_anywhere_is_evidence(new: New, place: str) -> None:
    answers = record("SERIES_YEAR") | bills(12)
    assert "estimate.no_evidence" in codes(new(answers))
    assert "estimate.no_evidence" not in codes(new(answers | {place: "E-01"}))


@pytest.mark.parametrize("formula", ["exp(99999)", "exp(0 - 99999)", "power(10, 999999)", "exp(exp(99))", "1 / 0",
                                     "power(0 - 8, 0.5)", "(" * 70 + "1" + ")" * 70, "1+" * 2500 + "1", "", "'a'",
                                     "power(10, 0 - 999999)"])
def test_a_formula_out_of_reach_gives_nothing_and_is_said(new: New, formula: str) -> None:
    session = new(record(formula, basis="judgement"))
    assert held(session).result is None
    wrong = [f for f in session.findings if f.where == "estimates/r1/formula" and f.severity == "error"]
    assert bool(wrong) == bool(formula)
    for finding in wrong:
        assert len(session.message(finding, "ja").line()) < 1000


def test_a_renamed_paper_is_renamed_in_the_record_and_its_rows(new: New) -> None:
    session = new(record("SERIES_YEAR", evidence="E-01") | bills(2) | {
        "estimate_series/r2/evidence": "E-01", "evidence/r1/number": "E-01", "evidence/r1/title": "Bills"})
    session.set_text("evidence/r1/number", "E-07")
    assert held(session).answers["evidence"] == "E-07"
    assert [point.evidence for point in held(session).series.points] == ["", "E-07"]
    assert session.undo()
    assert held(session).answers["evidence"] == "E-01"
