"""Filled official workbooks: inputs in their cells, results of their own formulas, everything else as it was."""

from __future__ import annotations

import io
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from libreoffice import close, convert, needs_libreoffice, values
from official_projects import ALL, CODE, Case, adoption, cases, schema_of

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Json
from jcm_pdd.files.excel.values import number_text
from jcm_pdd.files.official.filling import fill_official, unfit
from jcm_pdd.files.opc import read_package
from jcm_pdd.files.workbooks.book import read_book
from tests.effort import tries

M = CODE.methodology

# openpyxl, which only looks at the filled files here, would drop what the file keeps.
pytestmark = pytest.mark.filterwarnings("ignore:Data Validation extension is not supported")


def shown(data: bytes) -> dict[str, dict[str, Any]]:
    return values(data)


def solar(**more: Json) -> Case:
    answers: dict[str, Json] = {
        f"{M}/EG": "1234.5", f"{M}/FC_1": "10", f"{M}/FC_2": "0", f"{M}/GRID": "Grid_C", f"{M}/units": ["r1", "r2"],
        f"{M}/units/r1/unit_name": "=SUM(A1)", f"{M}/units/r1/CAP_i": "3", f"{M}/units/r1/ON_i": True,
        f"{M}/units/r2/unit_name": "Roof", f"{M}/units/r2/CAP_i": "4.5", f"{M}/units/r2/ON_i": False}
    return Case("whole", {**answers, **more})


def sheet(case: Case, name: str) -> dict[str, Any]:
    return shown(case.filled.data)[name]


def test_answers_stand_in_their_cells_and_unused_places_are_empty() -> None:
    case = solar()
    cells, units = sheet(case, "MPS(input)"), sheet(case, "MPS(input_separate)")
    assert (cells["E5"], cells["E6"], cells["E7"], cells["D11"]) == (1234.5, 10, 0, "Grid C")
    assert [units.get(f"{column}6") for column in "ABCD"] == [1, "=SUM(A1)", 3, "Yes"]
    assert [units.get(f"{column}7") for column in "ABCD"] == [2, "Roof", 4.5, "No"]
    assert [units.get(f"{column}9") for column in "ABCD"] == [4, None, None, None]
    assert case.filled.findings[0].code == "official.filled"


def test_a_text_is_never_a_formula() -> None:
    filled = solar(**{"structure": ["r1"], "structure/r1/personnel": "=cmd|' /C calc'!A0"}).filled.data
    book = read_book(filled)
    assert book.sheets["MSS"].cells[3, 2].value == "=cmd|' /C calc'!A0"
    assert book.sheets["MSS"].cells[3, 2].formula is None
    assert book.sheets["MPS(input_separate)"].cells[6, 2].formula is None


def test_the_words_of_the_plan_and_the_list_of_options() -> None:
    case = solar(**{f"{M}/EG.option": "B", f"{M}/EG.source": "Invoices", f"{M}/EG.point": "(1)"})
    cells = sheet(case, "MPS(input)")
    assert (cells["B5"], cells["G5"], cells["H5"]) == ("(1)", "Option B", "Invoices")
    # Proposed wording stands in for what is not answered; what nobody proposes stays the form's own.
    assert (cells["G6"], cells["I6"], cells["J6"]) == ("Option C", "Read from the meter every month", "Monthly")
    assert cells["K6"] == "Input on the sheet of the supplier"


def test_a_merged_cell_shows_one_text_and_the_other_is_told() -> None:
    told = [f for f in solar().filled.findings if f.code == "official.no_cell"]
    assert told == []
    case = solar(**{f"{M}/FC_1.source": "Invoices", f"{M}/FC_2.source": "Meter"})
    assert sheet(case, "MPS(input)")["H6"] == "Invoices"
    told = [f for f in case.filled.findings if f.code == "official.no_cell"]
    assert [(f.where, f.args["cell"], f.args["text"]) for f in told] == [(f"{M}/FC_2.source", "MPS(input)!H7", "Meter")]


def test_people_take_the_place_of_examples_and_too_many_are_told() -> None:
    assert sheet(solar(), "MSS")["B3"] == "Example"
    rows = [f"r{at}" for at in range(1, 11)]
    people: dict[str, Json] = {"structure": [*rows], **{f"structure/{row}/personnel": f"P {row}" for row in rows}}
    case = solar(**people)
    cells = sheet(case, "MSS")
    assert [cells.get(f"B{row}") for row in range(3, 13)] == [
        *(f"P r{at}" for at in range(1, 10)), "Contact the secretariat when this changes."]
    assert cells.get("C3") is None
    assert [f.args for f in case.filled.findings if f.code == "official.people"] == [{"rows": "10", "places": "9"}]


def test_the_look_of_cells_and_all_other_parts_stay() -> None:
    case = solar()
    before, after = read_package(case.blank), read_package(case.filled.data)
    assert before.keys() == after.keys()
    changed = {name for name in before if before[name] != after[name]}
    assert changed == set(case.filled.report.changed)
    assert changed == {"xl/workbook.xml", *(f"xl/worksheets/sheet{at}.xml" for at in (1, 2, 3, 4))} - (
        set() if case.project.rows("structure") else {"xl/worksheets/sheet3.xml"})
    old = openpyxl.load_workbook(io.BytesIO(case.blank))["MPS(input)"]
    new = openpyxl.load_workbook(io.BytesIO(case.filled.data))["MPS(input)"]
    for reference in ("E5", "E6", "D11", "K6", "H6"):
        assert new[reference].number_format == old[reference].number_format
        assert new[reference].fill.fgColor.rgb == old[reference].fill.fgColor.rgb
    assert old["E5"].number_format == "#,##0.00"


def test_without_an_input_there_is_no_result() -> None:
    answers = {address: value for address, value in solar().answers.items() if address != f"{M}/FC_1"}
    case = Case("whole", answers)
    cells = sheet(case, "MPS(input)")
    assert "E6" not in cells
    assert "B15" not in cells
    assert "B15" in sheet(solar(), "MPS(input)")


def test_what_has_no_place_is_refused() -> None:
    rows = [f"r{at}" for at in range(1, 6)]
    many = solar(**{f"{M}/units": [*rows], **{f"{M}/units/{row}/CAP_i": "1" for row in rows}})
    finding = unfit(many.m, many.results)
    assert finding is not None
    assert finding.args == {"table": "units", "rows": "5", "places": "4"}
    with pytest.raises(Problem, match=r"official\.unfit"):
        many.filled  # noqa: B018
    with pytest.raises(Problem, match=r"official\.damaged"):
        fill_official(schema_of("whole"), many.project, many.results, many.m, many.blank + b" ")


@settings(phases=(Phase.explicit, Phase.reuse, Phase.generate), max_examples=tries(6),
          suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@pytest.mark.parametrize("name", ALL)
@given(data=st.data())
def test_any_project_fills_any_workbook(name: str, data: st.DataObject) -> None:
    case = data.draw(cases(name))
    filled = case.filled
    before, after = read_package(case.blank), read_package(filled.data)
    assert sorted(before) == sorted(after) == sorted([*filled.report.kept, *filled.report.changed])
    assert all(before[part] == after[part] for part in filled.report.kept)
    assert all(part.startswith("xl/worksheets/") or part == "xl/workbook.xml" for part in filled.report.changed)
    old, new = read_book(case.blank), read_book(filled.data)
    formulas = {(s.name, at): c.formula for s in old.sheets.values() for at, c in s.cells.items() if c.formula}
    assert {(s.name, at): c.formula for s in new.sheets.values() for at, c in s.cells.items() if c.formula} == formulas
    official = case.results.methodologies[M].state.official
    book = case.m.workbook
    assert book is not None
    name, _, reference = book.reduction.rpartition("!")
    result = shown(filled.data)[name].get(reference)
    assert result is None if official.reduction is None else Decimal(repr(result)) == official.reduction


def random_case(name: str, seed: int) -> Case:
    """Return a complete project with numbers from a seed: hypothesis cannot share one call of LibreOffice."""
    rng, m = random.Random(f"{name} {seed}"), adoption(name).definition
    answers: dict[str, Json] = {}
    book = m.workbook
    assert book is not None
    for table, slots in book.tables.items():
        answers[f"{M}/{table}"] = [f"r{at}" for at in range(1, rng.randint(1, len(slots)) + 1)]
    for p in m.parameters:
        rows = answers[f"{M}/{p.table}"] if p.table else [None]
        for row in rows:  # type: ignore[union-attr]
            stem = f"{M}/{p.table}/{row}/{p.id}" if p.table else f"{M}/{p.id}"
            number = Decimal(rng.randint(0, 10**6)).scaleb(-rng.randint(0, 4))
            choices = [choice.id for choice in p.choices] or [""]
            answers[stem] = {"number": number_text(number), "text": f"Unit {row} =1+1", "yes_no": rng.random() < 0.5,
                             "choice": rng.choice(choices)}[p.kind]
    for default in m.defaults:
        if rng.random() < 0.3:
            answers[f"{M}/{default.id}.value"] = str(rng.randint(1, 900) / 1000)
    return Case(name, answers)


@needs_libreoffice
def test_libreoffice_recalculates_the_filled_files_to_the_same_numbers(tmp_path: Path) -> None:
    made = {f"{at}_{seed}.xlsx": random_case(name, seed) for at, name in enumerate(ALL) for seed in range(3)}
    recalculated = convert({file: case.filled.data for file, case in made.items()}, tmp_path)
    for file, case in made.items():
        theirs, ours = values(recalculated[file]), shown(case.filled.data)
        method, book = case.results.methodologies[M], case.m.workbook
        assert book is not None
        where, _, reference = book.reduction.rpartition("!")
        assert method.state.official.reduction is not None, case.name
        assert theirs[where][reference] == int(method.state.official.reduction) == method.er_p
        carried = 0
        for name, one in read_book(case.filled.data).sheets.items():
            for at, cell in one.cells.items():
                if cell.formula is not None and cell.value is not None:
                    key = openpyxl.utils.get_column_letter(at[1]) + str(at[0])
                    assert close(ours[name][key], theirs[name].get(key)), (case.name, name, key)
                    carried += 1
        assert carried >= 4
