"""The units of the reference tables: gases stay apart, and only a GWP joins them to CO2-equivalent."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jcm_pdd.core.units import dimension, factor


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("kgCH4/TJ", "tCH4/TJ", "0.001"), ("kgN2O/TJ", "gN2O/GJ", "1"), ("kgCH4/kt", "gCH4/t", "1"),
    ("gN2O", "tN2O", "0.000001"), ("gN2O/t", "tN2O/t", "0.000001"), ("kgCO2/TJ", "tCO2/GJ", "0.000001"),
    ("kgCH4/kg", "tCH4/t", "1"),
])
def test_factors_between_units_of_the_tables(one: str, other: str, expected: str) -> None:
    assert factor(one, other) == Decimal(expected)


@pytest.mark.parametrize(("one", "other"), [
    ("tN2O", "tCH4"), ("tN2O", "tCO2e"), ("tN2O", "t"), ("tCO2e/tCH4", "tCO2e/tN2O"), ("tCO2e/tCH4", "tCO2e/t"),
    ("1/year", "-"), ("kgCH4/ha/day", "kgCH4/t"),
])
def test_different_gases_have_no_factor(one: str, other: str) -> None:
    assert factor(one, other) is None


def test_methane_of_a_field_is_per_area_and_day() -> None:
    gas, area = dimension("kgCH4"), dimension("ha")
    assert gas is not None
    assert area is not None
    assert dimension("kgCH4/ha/day") == gas | {key: -power for key, power in area.items()} | {"[day]": -1}
