"""Falls of a counter told apart: false readings, resets, rollovers."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from jcm_pdd.core.papers.counters import Falls, Step, rolls_at, sort_falls


def falls_of(readings: list[int]) -> Falls:
    steps = [Step(at, Decimal(a), Decimal(b - a)) for at, (a, b) in enumerate(pairwise(readings), start=1)]
    falls = [one for one in steps if one.change < 0]
    least = min((-one.change for one in falls), default=Decimal(0)) / 2
    return sort_falls(falls, [one for one in steps if one.change > 50 and one.change >= least])


def test_a_dip_is_a_false_reading() -> None:
    assert falls_of([1000, 1001, 0, 1002, 1003]) == Falls(glitches=((2, 3),))


def test_a_dip_over_several_readings() -> None:
    assert falls_of([1000, 1001, 0, 0, 0, 1005]) == Falls(glitches=((2, 5),))


def test_a_spike_is_a_false_reading() -> None:
    assert falls_of([1000, 1001, 99_999, 1002, 1003]) == Falls(glitches=((2, 3),))


def test_a_counter_that_begins_anew_is_a_reset() -> None:
    assert falls_of([5000, 5001, 0, 1, 2, 3]) == Falls(resets=(2,))


def test_a_reset_to_another_reading_is_a_reset() -> None:
    assert falls_of([5000, 5001, 120, 121]) == Falls(resets=(2,))


def test_a_counter_that_runs_over() -> None:
    assert falls_of([99_990, 99_998, 3, 10]) == Falls(rollovers=((2, Decimal(5)),))


def test_a_dip_a_reset_and_a_rollover_in_one_series() -> None:
    found = falls_of([500, 501, 0, 502, 503, 0, 1, 2])
    assert found == Falls(glitches=((2, 3),), resets=(5,))


@pytest.mark.parametrize(("reading", "at"), [("99998.7", "100000"), ("9", "10"), ("100000", "1000000"), ("0.5", "10")])
def test_the_power_of_ten_a_reading_runs_over_at(reading: str, at: str) -> None:
    assert rolls_at(Decimal(reading)) == Decimal(at)
