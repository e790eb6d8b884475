"""Reading methodology workbooks of different shape, and calculating them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from building import saved
from libreoffice import convert, needs_libreoffice, values
from official import SHAPES, plan

from jcm_pdd.files.workbooks.engines import TwinBook
from jcm_pdd.files.workbooks.heads import sheet_role
from jcm_pdd.files.workbooks.reading import NotUnderstood, read_official


@pytest.mark.parametrize("shape", SHAPES)
def test_parameters_defaults_lists_and_result_are_found(shape: str) -> None:
    data, count, expected = SHAPES[shape]
    found = read_official(data, "plan.xlsx")
    assert len(found.parameters) == count
    first, grid = found.parameters[0], next(p for p in found.parameters if p.table == "fixed")
    assert (first.table, first.texts["symbol"], first.texts["unit"], first.texts["option"]) == (
        "monitored", "EG_p", "MWh/p", "Option C")
    assert first.options == ("Option A", "Option B", "Option C")
    assert (grid.texts["symbol"], grid.choices) == ("GRID", ("Grid A", "Grid B", "Grid C"))
    assert [(d.labels[0], d.value, d.notes) for d in found.defaults] == [
        ("Grid A", 0.4, ("tCO2/MWh",)), ("Grid B", 0.5, ("tCO2/MWh",)), ("Grid C", 0.6, ("tCO2/MWh",)),
        ("Fuel", 2.5, ("tCO2/kL",))]
    (result,) = found.results.values()
    twin = TwinBook(found.book, [result])
    assert twin.read([result])[result] == expected


@needs_libreoffice
def test_libreoffice_calculates_the_same_results(tmp_path: Path) -> None:
    files = {f"shape{number}.xlsx": data for number, (data, _, _) in enumerate(SHAPES.values())}
    recalculated = convert(files, tmp_path)
    for number, (data, _, expected) in enumerate(SHAPES.values()):
        (result,) = read_official(data).results.values()
        assert values(recalculated[f"shape{number}.xlsx"])[result.sheet][result.reference] == expected


def test_a_changed_input_and_another_choice_change_the_result() -> None:
    found = read_official(saved(plan()))
    result = found.results["MPS"]
    twin = TwinBook(found.book, [result])
    twin.set({found.parameters[0].value: 2000, found.parameters[2].value: "Grid C"})
    assert twin.read([result])[result] == 1175


def test_hidden_sheets_and_what_is_not_understood_are_reported() -> None:
    found = read_official(SHAPES["INDEX and MATCH, hidden sheet"][0])
    assert found.hidden == ("Lists",)
    assert found.report == [NotUnderstood("sheet", "Lists")]
    book = plan()
    book["MPS(input)"]["F5"] = None
    book["MPS(input)"]["B14"] = None
    assert NotUnderstood("row", "MPS(input)!5") in read_official(saved(book)).report
    assert {r.code for r in read_official(saved(openpyxl.Workbook())).report} == {"sheet", "no_input_sheet"}


@pytest.mark.parametrize(("name", "role"), [
    ("MPS(input)", ("MPS", "input")), ("MPS (Input)", ("MPS", "input")), ("ＭＰＳ（input）", ("MPS", "input")),
    ("MRS(calc_process)", ("MRS", "calcprocess")), ("PMS(calc process)", ("PMS", "calcprocess")),
    ("MPS(input_separate)", ("MPS", "inputseparate")), ("MSS", ("MSS", "structure")), ("Sheet1", None),
])
def test_names_of_sheets(name: str, role: tuple[str, str] | None) -> None:
    assert sheet_role(name) == role
