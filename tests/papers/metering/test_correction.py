"""Late calibration: a per cent of the reading, in the direction that lowers the emission reductions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core.papers.correction import Correction, Effect, Reading, corrected, corrected_total, effect_on_reductions
from jcm_pdd.core.papers.correction_words import explained
from jcm_pdd.core.papers.metering import Coverage, Uncovered
from jcm_pdd.core.papers.spans import Span
from jcm_pdd.core.project import Project
from jcm_pdd.files.definitions import library

YEAR = Span(date(2027, 1, 1), date(2027, 12, 31))
PERIOD = {"start_date": "2027-01-01", "lifetime": "3", "horizon": "lifetime", "proration": "days"}
SOLAR = Project({**PERIOD, "TH_AM001/systems": ["r1"], "TH_AM001/systems/r1/name": "A",
                 "TH_AM001/systems/r1/capacity": "1200", "TH_AM001/systems/r1/connection": "grid",
                 "TH_AM001/systems/r1/EG": "1680"})
FREEZERS = Project({**PERIOD, "ID_AM003/EF_elec": "0.75", "ID_AM003/refrigerators": ["r1"],
                    "ID_AM003/refrigerators/r1/name": "A", "ID_AM003/refrigerators/r1/application": "quick_freezer",
                    "ID_AM003/refrigerators/r1/refrigerant": "co2",
                    "ID_AM003/refrigerators/r1/cooling_capacity": "160",
                    "ID_AM003/refrigerators/r1/power_input": "98", "ID_AM003/refrigerators/r1/EC_PJ": "250"})


def _late(first: str, last: str, percent: str | None = "2") -> Uncovered:
    return Uncovered(Span(date.fromisoformat(first), date.fromisoformat(last)), ("EM-01",),
                     None if percent is None else Decimal(percent))


def _total(value: str, effect: Effect, *late: Uncovered) -> Correction:
    return corrected_total(Decimal(value), Coverage(YEAR, (), late, ()), effect)


def test_a_reference_quantity_goes_down_and_a_project_quantity_goes_up() -> None:
    late = _late("2027-01-01", "2027-12-31")
    assert _total("1000", "raises", late).corrected == Decimal(980)
    assert _total("1000", "lowers", late).corrected == Decimal(1020)


def test_the_error_is_a_percentage_and_not_a_factor() -> None:
    assert _total("1000", "raises", _late("2027-01-01", "2027-12-31", "0.2")).corrected == Decimal(998)


def test_of_a_total_the_share_of_the_days_is_corrected() -> None:
    found = _total("730", "raises", _late("2027-03-01", "2027-03-10"))
    assert (found.days, found.lines[0].part, found.adjustment) == (10, Decimal(20), Decimal("-0.4"))
    assert not found.lines[0].exact


def test_the_share_of_a_leap_day_is_one_in_366() -> None:
    year = Span(date(2028, 1, 1), date(2028, 12, 31))
    found = corrected([Reading(year, Decimal(732))], [_late("2028-02-29", "2028-02-29")], "lowers")
    assert (found.lines[0].part, found.corrected) == (Decimal(2), Decimal("732.04"))


def test_of_months_only_the_uncovered_ones_are_corrected() -> None:
    months = [Reading(Span(date(2027, 1, 1), date(2027, 1, 31)), Decimal(310)),
              Reading(Span(date(2027, 2, 1), date(2027, 2, 28)), Decimal(5600)),
              Reading(Span(date(2027, 3, 1), date(2027, 3, 31)), Decimal(31))]
    found = corrected(months, [_late("2027-02-01", "2027-03-01")], "raises")
    assert found.measured == 5941
    assert [(line.part, line.exact) for line in found.lines] == [(Decimal(5600), True), (Decimal(1), False)]
    assert found.corrected == 5941 - Decimal("112.02")


def test_a_negative_reading_is_moved_in_the_same_direction() -> None:
    late = _late("2027-01-01", "2027-12-31")
    assert _total("-1000", "raises", late).corrected == Decimal(-1020)
    assert _total("-1000", "lowers", late).corrected == Decimal(-980)


@pytest.mark.parametrize(("effect", "percent", "reason", "result"), [
    ("none", "2", "none", Decimal(1000)), ("changing", "2", "changing", None), ("unknown", "2", "unknown", None),
    ("raises", None, "no_error", None)])
def test_what_cannot_be_corrected_says_why(effect: Effect, percent: str | None, reason: str,
                                           result: Decimal | None) -> None:
    found = _total("1000", effect, _late("2027-01-01", "2027-01-31", percent))
    assert (found.reason, found.corrected, found.days) == (reason, result, 31)


@pytest.mark.parametrize("effect", ["raises", "none", "changing", "unknown"])
def test_without_an_uncovered_day_the_value_stays(effect: Effect) -> None:
    found = _total("1000", effect, _late("2028-01-01", "2028-12-31", None))
    assert (found.corrected, found.reason, found.lines) == (Decimal(1000), "", ())


@given(st.lists(st.integers(0, 10_000), min_size=31, max_size=31), st.integers(0, 30), st.integers(0, 30),
       st.sampled_from(["raises", "lowers"]))
def test_daily_readings_are_exact_and_conservative(values: list[int], first: int, last: int, effect: Effect) -> None:
    days = [date(2028, 1, at + 1) for at in range(31)]
    late = [Uncovered(Span(days[first], days[last]), ("M",), Decimal("1.5"))] if first <= last else []
    found = corrected([Reading(Span(day, day), Decimal(value)) for day, value in zip(days, values, strict=True)],
                      late, effect)
    share = sum(values[first:last + 1]) * Decimal("0.015")
    turn = -1 if effect == "raises" else 1
    assert found.corrected == sum(values) + turn * share
    assert all(line.exact for line in found.lines)


def test_generated_electricity_raises_the_reductions() -> None:
    solar = library().methodology("TH_AM001", "01.0")
    assert effect_on_reductions((solar,), SOLAR, "TH_AM001/systems/r1/EG") == "raises"


def test_electricity_that_makes_both_sides_is_judged_by_its_sum() -> None:
    """Reference emissions are the project's own electricity times a ratio above one: more of it raises both."""
    freezers = library().methodology("ID_AM003", "01.0")
    assert effect_on_reductions((freezers,), FREEZERS, "ID_AM003/refrigerators/r1/EC_PJ") == "raises"


def test_a_factor_of_project_emissions_alone_lowers_them() -> None:
    freezers = library().methodology("ID_AM003", "01.0")
    assert effect_on_reductions((freezers,), FREEZERS, "ID_AM003/refrigerators/r1/power_input") == "lowers"


def test_what_no_formula_of_the_result_reads_has_no_effect() -> None:
    solar = library().methodology("TH_AM001", "01.0")
    assert effect_on_reductions((solar,), SOLAR, "TH_AM001/systems/r1/capacity") == "none"


@pytest.mark.parametrize("address", ["TH_AM001/systems/r1/name", "TH_AM001/systems/r9/EG", "nothing", "start_date"])
def test_what_is_no_known_number_has_no_known_effect(address: str) -> None:
    solar = library().methodology("TH_AM001", "01.0")
    assert effect_on_reductions((solar,), SOLAR, address) == "unknown"


def test_an_incomplete_estimate_has_no_known_effect() -> None:
    solar = library().methodology("TH_AM001", "01.0")
    less = SOLAR.apply([SOLAR.change("TH_AM001/systems", ["r1", "r2"])])
    assert effect_on_reductions((solar,), less, "TH_AM001/systems/r1/EG") == "unknown"


def test_a_value_of_zero_is_moved_up_alone() -> None:
    solar = library().methodology("TH_AM001", "01.0")
    none = SOLAR.apply([SOLAR.change("TH_AM001/systems/r1/EG", "0")])
    assert effect_on_reductions((solar,), none, "TH_AM001/systems/r1/EG") == "raises"


def test_the_explanation_can_be_followed_by_hand() -> None:
    said = explained(_total("730", "raises", _late("2027-03-01", "2027-03-10")), "MWh")
    assert [line.en for line in said] == [
        ("10 days without a valid calibration: a larger value raises the emission reductions, so the value is made "
         "smaller."),
        "2027-03-01 to 2027-03-10 (10 days), EM-01: 10 of 365 days of 730 MWh are 20 MWh, 2 % of it: -0.4 MWh.",
        "Measured 730 MWh, corrected 729.6 MWh."]
    assert said[2].ja == "計測値730 MWh、補正後729.6 MWh。"


def test_the_explanation_asks_for_an_error_nobody_stated() -> None:
    said = explained(_total("730", "lowers", _late("2027-03-01", "2027-03-10", None)), "MWh")
    assert said[1].en.startswith("A meter states no maximum permissible error")
    assert len(said) == 2
