"""The monitoring workbook: its numbers are ours and LibreOffice's, its texts are texts, its answers come back."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from excel_projects import NAMES, NASTY, Case, cases, solar
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from libreoffice import close, convert, needs_libreoffice, values

from jcm_pdd.core.kinds import kind_of, rejected_text
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Project
from jcm_pdd.files.excel.workbook import build_workbook, lay_out, printed_addresses, read_workbook
from jcm_pdd.files.opc import read_package
from tests.benchmarks.baseline import within
from tests.effort import tries

SHEETS = ["MPS(input)", "MPS(calc_process)", "MSS", "Years"]
every = pytest.mark.parametrize("name", NAMES)
build_settings = settings(max_examples=tries(10), suppress_health_check=[HealthCheck.too_slow])


def examples(strategy: st.SearchStrategy[Case], count: int) -> list[Case]:
    """Return many generated projects at once, so that LibreOffice is started once for all of them."""
    found: list[Case] = []

    @settings(max_examples=count, database=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def collect(case: Case) -> None:
        found.append(case)

    collect()
    return found


def named(book: Any, sheets: dict[str, dict[str, Any]], name: str) -> Any:
    """Return the value of the cell a defined name stands for."""
    sheet, _, cell = book.defined_names[name].attr_text.rpartition("!")
    return sheets[sheet.strip("'")].get(cell.replace("$", ""))


def disagreements(mine: dict[str, dict[str, Any]], theirs: dict[str, dict[str, Any]], scale: float) -> list[str]:
    return [f"{sheet}!{cell}: {mine[sheet].get(cell)!r} {theirs[sheet].get(cell)!r}"
            for sheet in mine for cell in mine[sheet].keys() | theirs[sheet].keys()
            if mine[sheet].get(cell) != "" and theirs[sheet].get(cell) != ""
            and not close(mine[sheet].get(cell), theirs[sheet].get(cell), scale=scale)]


def check_against_libreoffice(found: list[Case], folder: Path) -> None:
    files = {f"case{number}.xlsx": case.workbook for number, case in enumerate(found)}
    recalculated = convert(files, folder)
    for number, case in enumerate(found):
        data = recalculated[f"case{number}.xlsx"]
        mine, theirs = values(case.workbook), values(data)
        annual = case.method.annual
        scale = max((abs(float(x)) for x in (annual.reference, annual.project) if x is not None), default=0.0)
        assert disagreements(mine, theirs, scale) == []
        book = openpyxl.load_workbook(io.BytesIO(case.workbook))
        results = {"JCM_RE": annual.reference, "JCM_PE": annual.project, "JCM_ER_unrounded": annual.reduction}
        for name, ours in results.items():
            theirs_value = named(book, theirs, name)
            assert theirs_value == "#N/A" if ours is None else close(ours, theirs_value, scale=scale)
        assert named(book, theirs, "JCM_ER") == (case.method.er_p if annual.reduction is not None else "#N/A")
        check_years(case, theirs["Years"])


def check_years(case: Case, sheet: dict[str, Any]) -> None:
    """Every year and the total as LibreOffice calculates them are the numbers of our results."""
    if case.results.horizon is None or case.results.total.emission_reductions is None:
        return
    rows: dict[int, int] = {}
    for line in sorted(int(cell[1:]) for cell in sheet if cell[0] == "B" and cell[1:].isdigit()):
        if isinstance(sheet[f"B{line}"], int):
            rows.setdefault(sheet[f"B{line}"], line)  # the table of years stands above the detail
    for year in case.results.years:
        row = rows[year.year]
        assert close(year.fraction, sheet[f"E{row}"])
        assert (sheet[f"I{row}"], sheet[f"J{row}"], sheet[f"K{row}"]) == (
            year.reference_emissions, year.project_emissions, year.emission_reductions)
    total = max(rows.values()) + 1
    assert sheet[f"K{total}"] == case.results.total.emission_reductions


@needs_libreoffice
@every
def test_libreoffice_calculates_the_same_workbook(name: str, tmp_path: Path) -> None:
    check_against_libreoffice([*examples(cases(name), 8), *examples(cases(name, gaps=True), 4)], tmp_path)


@needs_libreoffice
@pytest.mark.long
@every
def test_libreoffice_calculates_many_workbooks_the_same(name: str, tmp_path: Path) -> None:
    check_against_libreoffice([*examples(cases(name), 80), *examples(cases(name, gaps=True), 60)], tmp_path)


@needs_libreoffice
def test_whole_results_stay_whole(tmp_path: Path) -> None:
    """Sums and products that are exactly whole in decimals and a hair below in binary lose no tonne."""
    found = []
    for connection, generation, whole in (("grid", "1000", 319), ("captive", "3000", 1599), ("grid", "100000", 31900),
                                          ("captive", "1000000", 533000), ("grid", "7000", 2233)):
        case = solar((connection, generation))
        assert case.method.annual.reduction == case.method.er_p == whole
        found.append(case)
    thirds = solar(*[("grid", "333.33333333")] * 3, **{"TH_AM001/EF_RE.grid.value": "1"})
    assert thirds.method.annual.reduction != 1000
    assert thirds.method.er_p == 1000
    tenths = solar(*[("grid", "0.1")] * 10, **{"TH_AM001/EF_RE.grid.value": "1"})
    assert tenths.method.er_p == 1
    check_against_libreoffice([*found, thirds, tenths], tmp_path)


@every
@build_settings
@given(data=st.data())
def test_every_printed_answer_comes_back(name: str, data: st.DataObject) -> None:
    case = data.draw(cases(name, gaps=True))
    project = Project(case.answers)
    back = read_workbook(case.workbook, case.schema, case.m.methodology)
    printed = printed_addresses(case.schema, project, case.results, case.m.methodology)
    assert {a: back.get(a) for a in printed} == {a: case.answers[a] for a in printed}
    for table in ("structure", *(f"{case.m.methodology}/{t.id}" for t in case.m.tables)):
        assert back.get(table, []) == case.answers.get(table, [])
    invented = {a for a in back if a not in case.answers}
    assert all(a.endswith((".point", ".option", ".source", ".method", ".frequency")) for a in invented)


@every
def test_what_the_workbook_prints(name: str) -> None:
    """Every companion of the plan, every parameter the calculation reads and the years' settings are printed."""
    case = examples(cases(name), 1)[0]
    printed = set(printed_addresses(case.schema, Project(case.answers), case.results, case.m.methodology))
    wanted = {a for a in case.answers if a.endswith((".point", ".option", ".comment", ".page", ".value"))}
    for p in case.m.parameters:
        if p.role != "input" or p.table:
            wanted |= {a for a in case.answers if a.endswith(f"/{p.id}")
                       and (p.table or case.method.applies(p.shown))}
    assert {a for a in wanted if p.shown == "true" or a.rpartition(".")[0] in printed or a in printed} <= printed
    assert {"start_date", "lifetime", "horizon", "proration", "horizon_reason"} <= printed


@needs_libreoffice
def test_answers_survive_another_program(tmp_path: Path) -> None:
    """A workbook saved by LibreOffice still gives every answer, texts that look like formulas included."""
    more = {f"structure/r{n}/role_description": text for n, text in enumerate(NASTY)}
    more |= {f"structure/r{n}/personnel": "x" for n in range(len(NASTY))}
    case = solar(("grid", "1234.5678"), structure=[f"r{n}" for n in range(len(NASTY))], **more)
    saved = convert({"a.xlsx": case.workbook}, tmp_path)["a.xlsx"]
    back = read_workbook(saved, case.schema, "TH_AM001")
    printed = printed_addresses(case.schema, Project(case.answers), case.results, "TH_AM001")
    assert {a: back.get(a) for a in printed} == {a: case.answers[a] for a in printed}


def test_no_text_becomes_a_formula() -> None:
    more = {f"structure/r{n}/personnel": text for n, text in enumerate(NASTY)}
    case = solar(("grid", "1"), structure=[f"r{n}" for n in range(len(NASTY))], title="=1+1",
                 **{"TH_AM001/systems/r0/name": "=cmd|' /C calc'!A0", "TH_AM001/systems/r0/EG.comment": "+1"}, **more)
    book = openpyxl.load_workbook(io.BytesIO(case.workbook))
    assert [c.coordinate for row in book["MSS"].iter_rows() for c in row if c.data_type == "f"] == []
    texts = [c for row in book["MSS"].iter_rows(min_col=2) for c in row
             if isinstance(c.value, str) and c.value[:1] in "=+-@"]
    assert len(texts) >= 5
    assert all(c.data_type == "s" and c.quotePrefix for c in texts)
    name = next(c for row in book["MPS(input)"].iter_rows() for c in row if str(c.value).startswith("=cmd"))
    assert (name.data_type, name.quotePrefix) == ("s", True)


def test_control_characters_never_reach_the_file() -> None:
    case = solar(("grid", "1"), structure=["r1"], **{"structure/r1/personnel": "a\x00b\x0bc\x1fd"})
    assert all(char not in data for name, data in read_package(case.workbook).items() if name.endswith(".xml")
               for char in (b"\x00", b"\x0b", b"\x1f"))


@every
def test_same_project_same_bytes(name: str) -> None:
    case = examples(cases(name), 1)[0]
    again = build_workbook(case.schema, Project(dict(reversed(case.answers.items()))), case.results,
                           case.m.methodology)
    assert case.workbook == again
    assert b"20" in read_package(case.workbook)["docProps/core.xml"]


@every
@build_settings
@given(data=st.data())
def test_every_formula_has_its_result(name: str, data: st.DataObject) -> None:
    case = data.draw(cases(name, gaps=True))
    formulas = openpyxl.load_workbook(io.BytesIO(case.workbook))
    stored = openpyxl.load_workbook(io.BytesIO(case.workbook), data_only=True)
    assert formulas.sheetnames == SHEETS
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert cell.protection.locked
                    result = stored[sheet.title][cell.coordinate].value
                    assert result is not None or '""' in cell.value


def test_sheets_are_locked_but_for_inputs() -> None:
    case = solar(("grid", "1000"), ("captive", "10"))
    book = openpyxl.load_workbook(io.BytesIO(case.workbook))
    layout = lay_out(case.schema, Project(case.answers), case.results, "TH_AM001")
    for sheet in layout.sheets:
        target = book[sheet.name]
        assert target.protection.sheet
        assert target.protection.password is None
        inputs = {(row, openpyxl.utils.column_index_from_string(column))
                  for row, line in sheet.keys.items() for column in line.columns}
        unlocked = {(c.row, c.column) for row in target.iter_rows() for c in row if not c.protection.locked}
        assert inputs <= unlocked
        assert target.column_dimensions["A"].hidden
        assert target.page_setup.orientation == "landscape"
        assert target.oddFooter.center.text == "&P / &N"


def test_titles_and_columns_of_the_official_sheets() -> None:
    book = openpyxl.load_workbook(io.BytesIO(solar(("grid", "1000")).workbook))
    shown = {sheet.title: [str(c.value) for row in sheet.iter_rows(min_col=2) for c in row if c.value is not None]
             for sheet in book}
    plan = shown["MPS(input)"]
    assert "Monitoring Plan Sheet (Input Sheet) [Attachment to Project Design Document]" in plan
    assert "Monitoring Spreadsheet: JCM_TH_AM001_ver01.0" in plan
    for head in ("(a)\nMonitoring point No.", "(d)\nEstimated Values", "(j)\nOther comments", "(f)\nOther comments",
                 "Table 3: Ex-ante estimation of CO2 emission reductions", "[Monitoring option]", "tCO2/p"):
        assert head in plan
    assert [text for text in shown["MPS(calc_process)"] if text[:2] in ("1.", "2.", "3.", "4.", "[L")] == [
        "1. Calculations for emission reductions", "2. Selected default values, etc.",
        "3. Calculations for reference emissions", "4. Calculations of the project emissions",
        "[List of Default Values]"]
    assert shown["MSS"][3:5] == ["Responsible personnel", "Role"]
    assert "unverified" in shown["MPS(calc_process)"]


def test_names_of_parameters_and_results() -> None:
    book = openpyxl.load_workbook(io.BytesIO(solar(("grid", "1000"), ("both", "2")).workbook))
    names = book.defined_names
    assert {"JCM_RE", "JCM_PE", "JCM_ER", "JCM_EG", "JCM_RE_i", "JCM_EF_RE"} <= set(names)
    assert names["JCM_EG"].attr_text.count("$") == 4


def test_values_that_change_by_year_are_live_lines() -> None:
    case = solar(("grid", "1000"), ("captive", "10"), **{"TH_AM001/systems/r0/EG.degradation": "0.5",
                                                         "TH_AM001/systems/r1/EG@2028": "20"})
    sheet = openpyxl.load_workbook(io.BytesIO(case.workbook))["Years"]
    formulas = [str(c.value) for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    sums = {text for text in formulas if text.startswith("=SUM($")}
    assert len(sums) >= len(case.results.years), "a sum over the lines of each year"
    assert any("^MAX(0," in text for text in formulas)
    back = read_workbook(case.workbook, case.schema, "TH_AM001")
    assert back["TH_AM001/systems/r1/EG@2028"] == "20"
    assert back["TH_AM001/systems/r0/EG.degradation"] == "0.5"


def test_an_empty_project_gives_a_workbook_without_results() -> None:
    case = Case(NAMES[1], {})
    stored = values(case.workbook)
    assert "#N/A" in stored["MPS(calc_process)"].values()
    assert read_workbook(case.workbook, case.schema, "ID_AM002").get("ID_AM002/chillers") is None


def test_a_wrong_entry_is_not_printed_and_a_wrong_cell_comes_back_as_one() -> None:
    bad: Any = {"rejected": "many", "code": "number.not_a_number", "args": {}}
    case = solar(("grid", "10"), **{"TH_AM001/systems/r0/EG": bad})
    assert "many" not in str(values(case.workbook)["MPS(input)"])
    book = openpyxl.load_workbook(io.BytesIO(solar(("grid", "10")).workbook))
    cell = next(c for row in book["MPS(input)"].iter_rows() for c in row if c.value == 10 and c.column_letter == "E")
    cell.value = "ten"
    stream = io.BytesIO()
    book.save(stream)
    back = read_workbook(stream.getvalue(), case.schema, "TH_AM001")
    assert rejected_text(back["TH_AM001/systems/r0/EG"]) == "ten"


def test_a_filled_in_spare_line_becomes_a_row() -> None:
    case = solar(("grid", "10"))
    book = openpyxl.load_workbook(io.BytesIO(case.workbook))
    row = next(c.row for c in book["MSS"]["A"] if str(c.value).startswith("+structure/r1 "))
    book["MSS"].cell(row, 2).value = "Plant manager"
    stream = io.BytesIO()
    book.save(stream)
    back = read_workbook(stream.getvalue(), case.schema, "TH_AM001")
    assert (back["structure"], back["structure/r1/personnel"]) == (["r1"], "Plant manager")


def test_reading_refuses_what_it_cannot_match() -> None:
    case = solar(("grid", "10"))
    with pytest.raises(Problem, match=r"excel\.other_methodology"):
        read_workbook(case.workbook, case.schema, "ID_AM002")
    for change, code in ((lambda b: b.remove(b["MSS"]), "no_sheet"),
                         (lambda b: b["Years"].delete_cols(1), "no_keys")):
        book = openpyxl.load_workbook(io.BytesIO(case.workbook))
        change(book)
        stream = io.BytesIO()
        book.save(stream)
        with pytest.raises(Problem, match=rf"excel\.{code}"):
            read_workbook(stream.getvalue(), case.schema, "TH_AM001")
    with pytest.raises(Problem, match=r"package\.unreadable"):
        read_workbook(b"no workbook", case.schema, "TH_AM001")


def test_a_text_longer_than_a_cell_stops_with_its_place() -> None:
    case = solar(("grid", "10"), structure=["r1"], **{"structure/r1/personnel": "x" * 40000})
    with pytest.raises(Problem, match=r"excel\.text_too_long") as caught:
        _ = case.workbook
    assert "MSS!B" in caught.value.where


def test_numbers_keep_every_digit() -> None:
    for digits in ("123456789.123456", "0.000001", "999999999999999", "0.1", "1234567.5"):
        case = solar(("grid", digits))
        assert read_workbook(case.workbook, case.schema, "TH_AM001")["TH_AM001/systems/r0/EG"] == digits
        book = openpyxl.load_workbook(io.BytesIO(case.workbook))
        cell = next(c for row in book["MPS(input)"].iter_rows() for c in row
                    if c.column_letter == "E" and isinstance(c.value, (int, float)))
        decimals = len(digits.partition(".")[2])
        assert cell.number_format == f"[={digits}]#,##0{'.' + '0' * decimals if decimals else ''};General"
        assert kind_of(case.m.parameters[-1]).parse(digits) == digits
        assert Decimal(digits) == case.method.state.columns["EG"][0]


def test_every_failure_has_its_sentence_in_both_languages(repository: Path) -> None:
    from jcm_pdd.files.messages import problem_catalogue

    source = "".join(path.read_text(encoding="utf-8") for path in (repository / "jcm_pdd/files/excel").glob("*.py"))
    raised = set(re.findall(r'Problem\(\s*"(excel\.\w+)"', source))
    catalogue = {code for code in problem_catalogue() if code.startswith("excel.")}
    assert raised == catalogue
    for code in raised:
        entry = problem_catalogue()[code]
        assert all("{where}" in entry[language] for language in ("en", "ja"))


def test_two_hundred_units_over_twenty_years_are_built_in_reasonable_time() -> None:
    systems = [("grid", "1000")] * 200
    more = {f"TH_AM001/systems/r{n}/EG.degradation": "0.5" for n in range(200)}
    case = solar(*systems, lifetime="20", **more)
    with within(5000):
        data = case.workbook
    assert len(read_workbook(data, case.schema, "TH_AM001")) > 1000
