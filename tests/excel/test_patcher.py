"""Cells of anybody's workbook: set, with style kept, and every other part of the package byte for byte as it was."""

from __future__ import annotations

import io
import re
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from excel_projects import NASTY
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import Font
from openpyxl.worksheet.formula import ArrayFormula

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.excel.cells import read_cells
from jcm_pdd.files.excel.patcher import patch_workbook
from jcm_pdd.files.excel.values import CellError, Put, Result, letters, split_reference
from jcm_pdd.files.opc import read_package, write_package

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
EXTRAS = {"xl/drawings/vmlDrawing9.vml": b"<xml xmlns:v='urn:schemas-microsoft-com:vml'><v:shape/></xml>",
          "customXml/item1.xml": b"<?xml version='1.0'?>\n<a   b='1'/>", "xl/media/image1.png": b"\x89PNG\r\n\x1a\n",
          "xl/calcChain.xml": f'<calcChain {MAIN}><c r="B1" i="1"/></calcChain>'.encode()}


def sample() -> bytes:
    """Return a workbook with a formula on each of two sheets, a merged area, styles and strange parts."""
    book = openpyxl.Workbook()
    first, second = book.worksheets[0], book.create_sheet("Other sheet")
    first.title = "In & out"
    first["A1"], first["A2"], first["C3"], first["B5"] = 5, "text", 1.5, "merged"
    first["B1"] = "=A1*2"
    first["D9"] = True
    first["A1"].font = Font(bold=True)
    first["C3"].number_format = "0.000"
    first.merge_cells("B5:D6")
    first["E1"] = ArrayFormula("E1:E2", "=A1:A2*2")
    second["A1"] = "='In & out'!A1+1"
    stream = io.BytesIO()
    book.save(stream)
    parts = read_package(stream.getvalue()) | EXTRAS
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    sheet = re.sub("<f>A1\\*2</f><v ?/?>(</v>)?", "<f>A1*2</f><v>10</v>", sheet)
    assert "<v>10</v>" in sheet
    shared = ('<row r="20"><c r="A20"><f t="shared" ref="A20:A21" si="0">A1+1</f><v>6</v></c></row>'
              '<row r="21"><c r="A21" t="str"><f t="shared" si="0"/><v>old</v></c></row>')
    parts["xl/worksheets/sheet1.xml"] = sheet.replace("</sheetData>", f"{shared}</sheetData>").encode()
    other = parts["xl/worksheets/sheet2.xml"].decode()
    parts["xl/worksheets/sheet2.xml"] = re.sub(r"(</f>)<v ?/?>(</v>)?", r"\1<v>6</v>", other).encode()
    return write_package(parts)


SAMPLE = sample()
cell_values = st.one_of(
    st.decimals(-10**12, 10**12, allow_nan=False, allow_infinity=False, places=4), st.integers(-10**9, 10**9),
    st.booleans(), st.sampled_from(NASTY), st.none(),
    st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff\u2028\u2029"),
            max_size=40))
references = st.builds(lambda row, column: f"{letters(column)}{row}", st.integers(1, 40), st.integers(1, 30)).filter(
    lambda r: r not in ("B1", "E1", "E2", "A20", "A21")
    and not (5 <= split_reference(r)[0] <= 6 and 2 <= split_reference(r)[1] <= 4 and r != "B5"))


@given(st.dictionaries(references, cell_values, max_size=12))
def test_what_is_put_comes_back_and_nothing_else_moves(edits: dict[str, object]) -> None:
    before, found = read_package(SAMPLE), read_cells(SAMPLE)["In & out"]
    patched = patch_workbook(SAMPLE, {"In & out": {r: Put(v) for r, v in edits.items()}})  # type: ignore[arg-type]
    after = read_package(patched.data)
    assert set(before) == set(after)
    for name in before:
        if name not in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/workbook.xml"):
            assert before[name] == after[name]
            assert name in patched.report.kept
    expected = {**found, **{split_reference(r): v for r, v in edits.items()}}
    now = read_cells(patched.data)["In & out"]
    for at, value in expected.items():
        formula = at in [split_reference(r) for r in ("B1", "E1", "E2", "A20", "A21")]
        if formula or value is None or value == "":
            assert now.get(at) in (None, "")
        elif isinstance(value, (bool, str)):
            assert now[at] == value
        else:
            assert now[at] == float(value)  # type: ignore[arg-type]
    book = openpyxl.load_workbook(io.BytesIO(patched.data))
    rows = re.findall(rb'<row[^>]* r="(\d+)"', after["xl/worksheets/sheet1.xml"])
    assert [int(r) for r in rows] == sorted({int(r) for r in rows})
    assert book["In & out"]["A1"].font.bold
    assert book["In & out"]["C3"].number_format == "0.000"


def test_cells_stay_in_order_inside_their_row() -> None:
    edits = {reference: Put(1) for reference in ("AA1", "C1", "D1", "B9", "E9", "A9", "AB30")}
    sheet = read_package(patch_workbook(SAMPLE, {"In & out": edits}).data)["xl/worksheets/sheet1.xml"].decode()
    for row in re.findall(r"<row .*?</row>", sheet):
        columns = [split_reference(reference)[1] for reference in re.findall(r'<c r="([A-Z]+\d+)"', row)]
        assert columns == sorted(set(columns))
    assert '<dimension ref="A1:AB30"' in sheet


def test_stale_results_are_removed_or_fresh_and_formulas_stay() -> None:
    patched = patch_workbook(SAMPLE, {"In & out": {"A1": Put(7), "B1": Result(Decimal(14))}})
    stored = openpyxl.load_workbook(io.BytesIO(patched.data), data_only=True)
    formulas = openpyxl.load_workbook(io.BytesIO(patched.data))
    assert stored["In & out"]["B1"].value == 14
    assert stored["Other sheet"]["A1"].value is None
    assert set(patched.report.stale_removed) == {"In & out!A20", "In & out!A21", "Other sheet!A1"} | {
        f"In & out!{r}" for r in ("E1",) if "In & out!E1" in patched.report.stale_removed}
    assert formulas["In & out"]["B1"].value == "=A1*2"
    assert formulas["Other sheet"]["A1"].value == "='In & out'!A1+1"
    sheet = read_package(patched.data)["xl/worksheets/sheet1.xml"]
    assert b'<f t="shared" ref="A20:A21" si="0">A1+1</f>' in sheet
    assert b'<f t="shared" si="0"/>' in sheet
    assert b'ref="E1:E2"' in sheet
    assert b'fullCalcOnLoad="1"' in read_package(patched.data)["xl/workbook.xml"]


@pytest.mark.parametrize(("value", "xml"), [
    ("text & more", b't="str"><f>A1*2</f><v>text &amp; more</v>'),
    (CellError("#N/A"), b't="e"><f>A1*2</f><v>#N/A</v>'),
    (True, b't="b"><f>A1*2</f><v>1</v>'),
    (Decimal("0.0000001"), b"<f>A1*2</f><v>0.0000001</v>"),
    (date(2027, 4, 1), b"<f>A1*2</f><v>46478</v>"),
])
def test_results_of_every_kind(value: object, xml: bytes) -> None:
    patched = patch_workbook(SAMPLE, {"In & out": {"B1": Result(value)}})  # type: ignore[arg-type]
    assert xml in read_package(patched.data)["xl/worksheets/sheet1.xml"]


def test_patching_is_the_same_every_time_and_twice_is_once() -> None:
    edits = {"In & out": {"A1": Put(Decimal("1.5")), "Z9": Put("x"), "B1": Result(Decimal(3))}}
    once = patch_workbook(SAMPLE, edits).data
    assert patch_workbook(SAMPLE, edits).data == once
    assert patch_workbook(once, edits).data == once


def test_new_cells_take_the_style_of_their_row_or_column() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.column_dimensions["C"].font = Font(italic=True)
    sheet.row_dimensions[4].font = Font(bold=True)
    sheet["A4"] = 1
    stream = io.BytesIO()
    book.save(stream)
    patched = patch_workbook(stream.getvalue(), {"Sheet": {"C2": Put(1), "C4": Put(1), "B2": Put(1)}})
    after = openpyxl.load_workbook(io.BytesIO(patched.data))["Sheet"]
    assert (after["C2"].font.italic, after["C4"].font.bold, after["B2"].font.italic) == (True, True, False)


def test_rows_and_cells_without_references() -> None:
    parts = read_package(SAMPLE)
    parts["xl/worksheets/sheet2.xml"] = (f"<worksheet {MAIN}><sheetData><row><c><v>1</v></c><c><v>2</v></c></row>"
                                         f"<row><c><v>3</v></c></row></sheetData></worksheet>").encode()
    patched = patch_workbook(write_package(parts), {"Other sheet": {"B1": Put(9), "B2": Put(4), "A4": Put(5)}})
    assert read_cells(patched.data)["Other sheet"] == {(1, 1): 1, (1, 2): 9, (2, 1): 3, (2, 2): 4, (4, 1): 5}


def test_dates_follow_the_calendar_of_the_workbook() -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.worksheets[0]["A1"] = 1
    book.worksheets[0]["A1"].number_format = "yyyy-mm-dd"
    stream = io.BytesIO()
    book.save(stream)
    patched = patch_workbook(stream.getvalue(), {"Sheet": {"A1": Put(date(2027, 4, 1))}})
    value = openpyxl.load_workbook(io.BytesIO(patched.data))["Sheet"]["A1"].value
    assert value.date() == date(2027, 4, 1)


@pytest.mark.parametrize(("edits", "code"), [
    ({"In & out": {"B1": Put(1)}}, "cell_has_formula"),
    ({"In & out": {"A21": Put(1)}}, "cell_has_formula"),
    ({"In & out": {"E2": Put(1)}}, "cell_has_formula"),
    ({"In & out": {"C5": Put(1)}}, "hidden_by_merge"),
    ({"In & out": {"A1": Result(Decimal(1))}}, "no_formula"),
    ({"In & out": {"Q77": Result(Decimal(1))}}, "no_formula"),
    ({"Nowhere": {"A1": Put(1)}}, "no_sheet"),
    ({"In & out": {"A1": Put("x" * 32768)}}, "text_too_long"),
])
def test_refusals_name_the_cell(edits: dict[str, dict[str, Put | Result]], code: str) -> None:
    with pytest.raises(Problem, match=rf"excel\.{code}"):
        patch_workbook(SAMPLE, edits, "plan.xlsx")


def test_what_is_no_workbook_is_refused() -> None:
    import docx

    stream = io.BytesIO()
    docx.Document().save(stream)
    with pytest.raises(Problem, match=r"excel\.not_a_workbook"):
        patch_workbook(stream.getvalue(), {})
    parts = read_package(SAMPLE)
    parts["xl/worksheets/sheet1.xml"] = b"<!DOCTYPE x [<!ENTITY a 'b'>]>" + parts["xl/worksheets/sheet1.xml"]
    with pytest.raises(Problem, match=r"package\.declaration"):
        patch_workbook(write_package(parts), {})


def test_signature_of_references() -> None:
    assert [letters(n) for n in (1, 26, 27, 702, 703, 16384)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert split_reference("$XFD$1048576") == (1048576, 16384)
    for wrong in ("A0", "1A", "XFE1", "A1048577", "A1:B2", ""):
        with pytest.raises(ValueError, match="not a cell reference"):
            split_reference(wrong)
