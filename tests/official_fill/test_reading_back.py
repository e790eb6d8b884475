"""Filled official workbooks read back: what was printed comes home, whoever filled it."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest
from building import saved
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from official_projects import ALL, CODE, Case, adoption, cases, schema_of, whole

from jcm_pdd.core.calculation import calculate
from jcm_pdd.core.plan import proposals, stored_or_proposed
from jcm_pdd.core.project import Json, Project
from jcm_pdd.files.reading.found import Found
from jcm_pdd.files.reading.official import read_answers
from jcm_pdd.files.reading.source import Source
from tests.effort import tries

M = CODE.methodology


def read(name: str, data: bytes, before: dict[str, Json] | None = None) -> Found:
    made = adoption(name)
    return read_answers(schema_of(name), Project(before or {}), made.definition, Source("filled.xlsx", data, "excel"),
                        made.adopted.workbook)


def taken_in(found: Found) -> Project:
    return Project({**found.values, **{table: [*rows] for table, rows in found.tables.items()}})


@settings(phases=(Phase.explicit, Phase.reuse, Phase.generate), max_examples=tries(8),
          suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@pytest.mark.parametrize("name", ALL)
@given(data=st.data())
def test_everything_printed_comes_back(name: str, data: st.DataObject) -> None:
    case = data.draw(cases(name))
    schema, printed = schema_of(name), case.filled.printed
    found = read(name, case.filled.data)
    assert found.not_understood == []
    new = taken_in(found)
    results = calculate(schema.methodologies, new)
    before, after = proposals(schema, case.project, case.results), proposals(schema, new, results)
    wanted = {a: stored_or_proposed(schema, case.project, a, before) for a in printed}
    wanted = {a: value for a, value in wanted.items() if value is not None}
    assert {a: stored_or_proposed(schema, new, a, after) for a in wanted} == wanted
    # Proposed wording is nobody's answer; a number that gave way to one the workbook does not print stays as it is.
    extra = set(found.values) - set(case.answers)
    unprinted = {address for address in case.answers if address.endswith(".point")} - set(found.values)
    assert not extra or (unprinted and all(address.endswith(".point") for address in extra))
    if all(new.rows(table) == case.project.rows(table) for table in schema.tables):  # a unit without a value is no row
        assert results.methodologies[M].er_p == case.results.methodologies[M].er_p


@pytest.mark.parametrize("name", ALL)
def test_an_empty_workbook_gives_its_example_values_and_no_words(name: str) -> None:
    found = read(name, adoption(name).adopted.workbook)
    assert found.not_understood == []
    assert not any(address.endswith((".source", ".method", ".frequency", ".option", ".comment", ".value"))
                   for address in found.values)
    assert not any(address.startswith("structure") for address in found.values)
    assert found.values[f"{M}/EG"] == "1000"


def book() -> openpyxl.Workbook:
    """Return the whole test workbook as a person opens it."""
    return openpyxl.load_workbook(io.BytesIO(ALL["whole"]()))


def test_what_a_person_types_is_read() -> None:
    one = book()
    sheet = one["MPS(input)"]
    sheet["E5"], sheet["E6"], sheet["E7"], sheet["D11"] = "1,500 MWh", "=2*3", "about ten", "grid  a"
    sheet["G6"], sheet["H6"], sheet["K5"] = "Option B", "Invoices of the supplier", "See annex 3"
    one["MSS"]["B4"], one["MSS"]["C4"] = "Somsak", "Checks the data"
    sheet["K2"] = "Reference Number: TH042"
    sheet["C20"], one["MPS(calc_process)"]["D8"] = "A remark of our own", 12
    one["MRS(input)"]["E5"] = 950
    found = read("whole", saved(one))
    assert found.values[f"{M}/EG"] == "1500"
    assert found.values[f"{M}/GRID"] == "Grid_A"
    assert found.values[f"{M}/FC_1.option"] == "B"
    assert found.values[f"{M}/FC_1.source"] == "Invoices of the supplier"
    assert found.values[f"{M}/EG.comment"] == "See annex 3"
    assert f"{M}/FC_2" not in found.values
    assert [found.values[f"structure/{row}/personnel"] for row in found.tables["structure"]] == ["Example", "Somsak"]
    missed = {text.place: text.text for text in found.not_understood}
    assert missed["MPS(input)!E7"] == "about ten"
    assert missed["MPS(input)!C20"] == "A remark of our own"
    assert missed["MPS(calc_process)!D8"] == "12"
    assert missed["MRS(input)!E5"] == "EG_p: 950 MWh/p"
    assert f"{M}/FC_1" not in found.values  # a formula that no program has calculated yet
    assert missed["MPS(input)!E6"] == "=2*3"
    assert found.full_year == {}


def test_shifted_rows_and_another_unit_are_found_by_their_words() -> None:
    one = book()
    sheet = one["MPS(input)"]
    sheet.unmerge_cells("H6:H7")
    sheet.move_range("B4:K16", rows=3, translate=False)
    sheet["E8"], sheet["F8"], sheet["E9"] = 2_000_000, "kWh/p", 7
    sheet["G9"], sheet["H9"] = "Option A", "Statistics"
    sheet["C17"] = "Only in this version"
    found = read("whole", saved(one))
    assert found.values[f"{M}/EG"] == "2000"
    assert found.values[f"{M}/FC_1"] == "7"
    assert found.values[f"{M}/FC_1.option"] == "A"
    assert found.values[f"{M}/FC_1.source"] == "Statistics"
    assert "Only in this version" in [text.text for text in found.not_understood]


def test_another_order_and_an_unknown_parameter() -> None:
    one = book()
    sheet = one["MPS(input)"]
    for column in range(3, 7):
        first, second = sheet.cell(5, column), sheet.cell(6, column)
        first.value, second.value = second.value, first.value
    sheet["C7"], sheet["D7"], sheet["E7"] = "PEC_p", "Electricity of the pumps", 55
    found = read("whole", saved(one))
    assert (found.values[f"{M}/EG"], found.values[f"{M}/FC_1"]) == ("1000", "10")
    assert f"{M}/FC_2" not in found.values
    assert "PEC_p: 55 kL/p" in [text.text for text in found.not_understood]


def test_a_result_of_the_document_is_kept_to_be_compared() -> None:
    case = Case("VLOOKUP", {f"{M}/EG": "1000", f"{M}/FC_1": "10", f"{M}/GRID": "Grid_B"})
    assert read("VLOOKUP", case.filled.data).full_year == {M: "475"}


def test_rows_are_those_of_the_project() -> None:
    answers: dict[str, Json] = {f"{M}/units": ["r4", "r2"], f"{M}/units/r4/unit_name": "Roof",
                                f"{M}/units/r4/CAP_i": "5", f"{M}/units/r2/CAP_i": "6", f"{M}/EG": "1"}
    case = Case("whole", answers)
    found = read("whole", case.filled.data, answers)
    assert found.tables[f"{M}/units"] == ["r4", "r2"]
    assert found.absent[f"{M}/units"] == []
    assert found.values[f"{M}/units/r2/CAP_i"] == "6"


def test_numbers_come_back_through_a_factor() -> None:
    """A value kept in another unit than the workbook's is multiplied, and divided back to the digit."""
    made = adoption("VLOOKUP")
    factor = Decimal("0.0036")
    assert made.definition.workbook is not None
    linked = made.definition.workbook.model_copy(update={"factors": {"EG": factor}})
    linked.attach(made.definition.workbook.evaluator)  # type: ignore[arg-type]
    m = made.definition.model_copy(update={"workbook": linked})
    from jcm_pdd.files.official.filling import fill_official

    for typed in ("0.1", "123456789.012345", "3", "999999999999999"):
        project = Project({f"{M}/EG": typed, f"{M}/FC_1": "0", f"{M}/GRID": "Grid_A"})
        filled = fill_official(schema_of("VLOOKUP"), project, calculate((m,), project), m, made.adopted.workbook)
        cells = openpyxl.load_workbook(io.BytesIO(filled.data), data_only=True)["MPS(input)"]
        assert cells["E5"].value == pytest.approx(float(Decimal(typed) * factor))
        found = read_answers(schema_of("VLOOKUP"), Project({}), m, Source("f.xlsx", filled.data, "excel"),
                             made.adopted.workbook)
        assert found.values[f"{M}/EG"] == typed


def test_an_unlinked_workbook_is_matched_by_its_words() -> None:
    made = adoption("whole")
    m = made.definition.model_copy(update={"workbook": None})
    found = read_answers(schema_of("whole"), Project({}), m, Source("whole.xlsx", saved(whole()), "excel"), b"")
    assert found.values[f"{M}/EG"] == "1000"
    assert found.values[f"{M}/FC_2"] == "20"
