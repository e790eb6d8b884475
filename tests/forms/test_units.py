"""Units: exact factors, Japanese spellings, dimensions kept apart, and nothing typed ever evaluated."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

from jcm_pdd.core.form import FieldDef
from jcm_pdd.core.kinds import Rejected, kind_of
from jcm_pdd.core.text import Text
from jcm_pdd.core.units import SPELLINGS, UNITS, check, factor, known
from jcm_pdd.files.definitions import library, parse_methodology

# In full, as project files keep it: the file itself takes most from a shape.
CHILLER = library().text("methodologies", "ID_AM002", "02.0")


@pytest.mark.parametrize(("typed", "asked", "expected"), [
    ("kWh", "MWh", "0.001"), ("GWh", "MWh", "1000"), ("TWh", "MWh", "1000000"), ("kWh", "MWh/p", "0.001"),
    ("USRt", "kW", "3.5163"), ("MW", "kW", "1000"), ("MWp", "kWp", "1000"), ("kgCO2/kWh", "tCO2/MWh", "1"),
    ("tCO2/TJ", "tCO2/MWh", "0.0036"), ("MWh", "GJ", "3.6"), ("TJ", "GJ", "1000"), ("kL", "m3", "1"),
    ("L", "kL", "0.001"), ("kg", "t", "0.001"), ("キロワット時", "MWh", "0.001"), ("トン", "kg", "1000"),
    ("年", "years", "1"), ("℃", "°C", "1"), ("％", "-", "0.01"), ("ｋＷｈ", "MWh", "0.001"), ("kwh", "MWh", "0.001"),
    ("t-CO2", "tCO2", "1"), ("時間", "h", "1"), ("MWh/年", "MWh/p", "1"), ("Nm³", "Nm3", "1"),
])
def test_factor_is_exact(typed: str, asked: str, expected: str) -> None:
    assert factor(typed, asked) == Decimal(expected)


@pytest.mark.parametrize(("typed", "asked"), [
    ("kWp", "kW"), ("tCO2", "tCO2e"), ("tCH4", "tCO2e"), ("tCH4", "tCO2"), ("MWh/p", "MWh"), ("kW", "kWh"),
    ("m3", "Nm3"), ("°C", "h"), ("t", "tCO2"), ("years", "h"), ("JPY", "USD"),
])
def test_different_things_have_no_factor(typed: str, asked: str) -> None:
    assert known(typed)
    assert known(asked)
    assert factor(typed, asked) is None


@pytest.mark.parametrize("typed", [
    "9**9**9**2", "kWh*2", "__import__('os')", "", " ", "mWh", "冷凍トン", "degree", "kwpeak", "meter", "kWh kWh", "1",
])
def test_only_names_of_the_list_are_known(typed: str) -> None:
    assert not known(typed)
    assert factor(typed, "MWh") is None


def test_every_name_and_spelling_can_be_computed_with() -> None:
    for name in (*UNITS, *SPELLINGS):
        assert factor(name, name) == 1, name


def test_there_and_back_is_the_same() -> None:
    for one, other in (("USRt", "kW"), ("GJ", "MWh"), ("min", "h"), ("MJ", "kWh")):
        there, back = factor(one, other), factor(other, one)
        assert there is not None
        assert back is not None
        assert abs(there * back - 1) < Decimal("1e-25")


def test_an_entry_is_converted_at_the_door() -> None:
    capacity = kind_of(FieldDef(id="x", kind="number", unit="MWh/p", label=Text(en="x", ja="x")))
    assert capacity.parse("1,680,000 kWh") == "1680"
    assert capacity.parse("1.68GWh") == "1680"
    with pytest.raises(Rejected) as wrong:
        capacity.parse("5 tCO2")
    assert wrong.value.code == "number.wrong_unit"
    with pytest.raises(Rejected) as unknown:
        capacity.parse("5 9**9**9**2")
    assert unknown.value.code in ("number.unknown_unit", "number.not_a_number", "number.grouping")


@pytest.mark.parametrize(("old", "new", "word"), [
    ("expr: EC_PJ * EF_elec", "expr: EC_PJ + EF_elec", "PE_i"),
    ("    unit: MW\n", "    unit: kW\n", "EI_gen"),
    ("    unit: tCO2/MWh\n    symbol: EF_grid", "    unit: tCO2/kWh\n    symbol: EF_grid", "EF_elec"),
    ("expr: h_gen * RC_CAP", "expr: h_gen * supply", "EI_gen"),
    ("    key_unit: USRt", "    key_unit: kW", "RE_i"),
    ("    unit: °C\n    symbol: T_cooling-out,i", "    unit: h\n    symbol: T_cooling-out,i", "COP_PJ_tc"),
    ("    unit: USRt\n", "    unit: bananas\n", "capacity"),
])
def test_a_formula_whose_units_do_not_fit_is_named(old: str, new: str, word: str) -> None:
    assert old in CHILLER
    problems = check(parse_methodology(CHILLER.replace(old, new, 1), "x.yaml"))
    assert any(f"'{word}'" in problem for problem in problems), problems


def test_pint_is_loaded_only_when_a_unit_is_asked_for() -> None:
    code = ("import sys, jcm_pdd.core.units, jcm_pdd.files.definitions as d; d.library().form('PDD', '02.0'); "
            "assert 'pint' not in sys.modules")
    subprocess.run([sys.executable, "-c", code], check=True)
