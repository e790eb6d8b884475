"""Numbers printed in a text: what is read, and what is left to a person."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jcm_pdd.files.official.text.flow import Cell, Grid, Item, Row, lowered, raised
from jcm_pdd.files.official.text.values import in_table, in_text, number


def grid(*rows: tuple[str, ...]) -> Grid:
    return Grid(tuple(Row(tuple(Cell((Item(text),) if text else ()) for text in row)) for row in rows))


@pytest.mark.parametrize(("text", "value"), [
    ("4.92", "4.92"), ("1,250", "1250"), ("36,400.5", "36400.5"), ("1 250", "1250"), ("４．９２", "4.92"),
    ("１，２５０", "1250"), ("0.0000742", "0.0000742"), ("7.42×10⁻⁵", "0.0000742"), ("7.42 x 10^-5", "0.0000742"),
    ("-3", "-3"), ("−3", "-3"),
])  # fmt: skip
def test_a_number_is_read_as_printed(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["0,53", "1,25", "12,5", "1.2.3", "x<300", "4.92*", "", "-", "10⁻³", "1,2500", "007"])
def test_what_could_be_two_numbers_is_none(text: str) -> None:
    assert number(text) is None


def test_a_lying_table_is_read_like_an_upright_one() -> None:
    upright = grid(("Fuel", "Value [tCO2/GJ]"), ("Diesel", "0.0726"), ("Gas", "0.0543"))
    lying = grid(("Fuel", "Diesel", "Gas"), ("Value [tCO2/GJ]", "0.0726", "0.0543"))
    found = in_table(upright, "here").values
    assert [(v.label, v.number, v.unit) for v in found] == [
        ("Diesel", Decimal("0.0726"), "tCO2/GJ"), ("Gas", Decimal("0.0543"), "tCO2/GJ")]
    assert in_table(lying, "here").values == found


def test_bands_with_plain_numbers_at_their_start_are_cases() -> None:
    found = in_table(grid(("Size [kW]", "COP"), ("100 to 200", "3.1"), ("300", "3.4")), "").values
    assert [(v.label, v.number) for v in found] == [("100 to 200 kW", Decimal("3.1")), ("300 kW", Decimal("3.4"))]


def test_several_columns_of_numbers_name_their_head() -> None:
    found = in_table(grid(("Fuel", "NCV [GJ/t]", "EF [tCO2/GJ]"), ("Coal", "25.8", "0.0946")), "").values
    assert [(v.label, v.number, v.unit) for v in found] == [
        ("Coal / NCV", Decimal("25.8"), "GJ/t"), ("Coal / EF", Decimal("0.0946"), "tCO2/GJ")]


def test_a_unit_column_gives_the_unit() -> None:
    found = in_table(grid(("Fuel", "Default value", "Unit"), ("Coal", "25.8", "GJ/t")), "").values
    assert [(v.label, v.number, v.unit) for v in found] == [("Coal", Decimal("25.8"), "GJ/t")]


def test_an_unsure_number_is_shown_and_not_taken() -> None:
    found = in_table(grid(("Fuel", "Value"), ("Coal", "25,8"), ("Gas", "31.2")), "")
    assert [v.label for v in found.values] == ["Gas"]
    assert found.unread == ("Coal: 25,8",)


@pytest.mark.parametrize(("line", "label", "value", "unit"), [
    ("Diesel: 0.8 tCO2/MWh", "Diesel", "0.8", "tCO2/MWh"),
    ("a) Natural gas: 0.46 [tCO2/MWh]", "Natural gas", "0.46", "tCO2/MWh"),
    ("ディーゼル：０．８［tCO2/MWh］", "ディーゼル", "0.8", "tCO2/MWh"),
    ("A default value, 1.5 [degree Celsius], is applied.", "", "1.5", "degree Celsius"),
])
def test_lines_with_a_case_and_a_number(line: str, label: str, value: str, unit: str) -> None:
    found = in_text(line, "").values
    assert [(v.label, v.number, v.unit) for v in found] == [(label, Decimal(value), unit)]


def test_a_default_in_a_sentence_without_unit_is_left_to_a_person() -> None:
    found = in_text("The default value is 0.8 or, for old engines, 1.1.", "")
    assert (found.values, found.unread) == ((), ("The default value is 0.8 or, for old engines, 1.1.",))


@pytest.mark.parametrize("line", ["Diesel: 0,53 tCO2/MWh", "Diesel = 1.2.3", "Gas: 12,5", "Oil: 0．８．１ t"])
def test_an_unsure_number_of_a_line_is_left_to_a_person(line: str) -> None:
    assert in_text(line, "").values == ()
    assert in_text(line, "").unread == (line,)


def test_a_table_that_reads_both_ways_names_both_heads() -> None:
    found = in_table(grid(("", "Old", "New"), ("North", "0.5", "0.6")), "").values
    assert [v.label for v in found] == ["North / Old", "North / New"]


def test_lowered_and_raised_parts() -> None:
    assert lowered("EF", "RE,i,p ") == "EF_RE,i,p "
    assert lowered("tCO", "2") == "tCO2"
    assert lowered("N", "2") + lowered("O", "") == "N2O"
    assert raised("-1") == "⁻¹"
    assert raised("th") == "^th"
