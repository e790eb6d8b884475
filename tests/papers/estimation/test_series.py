"""Months and years of a series: what is read as one, gaps, twins, and that no number of months becomes a year alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core.papers.estimation_series import Period, Point, Series, period_at, period_of


def series(*periods: str, value: str = "10") -> Series:
    return Series(tuple(Point(f"r{at}", period_of(text), Decimal(value)) for at, text in enumerate(periods, 1)), "kWh")


@pytest.mark.parametrize("typed", ["2025-04", "2025/4", "２０２５年４月", "2025.04", "Apr 2025", "April-2025",
                                   "2025/04/01", "2025-04-01 00:00:00", " 2025 - 4 "])
def test_a_month_is_read_however_it_is_written(typed: str) -> None:
    assert period_of(typed) == Period(2025, 4)


@pytest.mark.parametrize("typed", ["2025-13", "2025-00", "2025-04-02", "25-04", "April", "Foo 2025", "0025-04", "", "x",
                                   "9999"])
def test_what_is_no_month_is_not_guessed(typed: str) -> None:
    assert period_of(typed) is None


def test_a_year_is_a_period_of_its_own() -> None:
    assert period_of("2025年") == Period(2025)
    assert series("2024", "2025").values()["SERIES_YEAR"] == 10


@given(st.integers(1950 * 12, 2150 * 12))
def test_periods_and_their_numbers(number: int) -> None:
    period = period_at(number, "month")
    assert period.number == number
    assert 1 <= period.month <= 12
    assert period_of(str(period)) == (period if period.year <= 2150 else None)


def test_months_follow_one_another_over_the_end_of_a_year() -> None:
    assert series("2024-12", "2025-01").missing == ()
    assert series("2024-11", "2025-02").missing == (Period(2024, 12), Period(2025, 1))


def test_a_month_twice_makes_no_sum() -> None:
    twins = series("2024-01", "2024-01", "2024-02")
    assert twins.twice == (Period(2024, 1),)
    assert twins.values() == {}


def test_months_and_years_are_not_mixed() -> None:
    both = series("2024", "2024-01")
    assert both.mixed
    assert both.values() == {}
    assert both.missing == ()


@pytest.mark.parametrize("count", [1, 11, 12, 13, 14, 36])
def test_a_sum_stays_a_sum_and_a_year_is_asked_for(count: int) -> None:
    values = series(*(str(period_at(2024 * 12 + at, "month")) for at in range(count))).values()
    assert values["SERIES_SUM"] == 10 * count
    assert values["SERIES_COUNT"] == count
    assert values["SERIES_YEAR"] == Decimal(120)


def test_an_empty_series_gives_nothing() -> None:
    assert series().values() == {}
    assert series().months == 0


def test_rows_may_stand_in_any_order() -> None:
    assert [str(point.period) for point in series("2024-03", "2024-01", "2024-02").known] == [
        "2024-01", "2024-02", "2024-03"]
