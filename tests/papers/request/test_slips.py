"""What people do to a workbook before they send it back is read all the same, or named."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import copy
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.opc import read_package, write_package
from jcm_pdd.files.papers.request_sheets import ANSWER
from jcm_pdd.files.papers.request_workbook import HEADS, KEYS, TECHNICAL
from jcm_pdd.files.session import Session
from tests.papers.request.conftest import CHILLER, SITE, Filled, Site, send

CHECKS, FACTOR = "ID_AM002/checks_per_year", "ID_AM002/EF_grid"


def answered(site: Site) -> Filled:
    filled = site.filled()
    filled.answer(CHECKS, 6)
    filled.answer(FACTOR, 0.741)
    filled.answer("start_date", "2018-07-01")
    filled.cell("Meters", "meters/r1", "serial").value = "A-1"
    return filled


def ours(site: Site, filled: Filled | bytes) -> dict[str, Any]:
    values = site.read(filled).found.values
    return {address: values.get(address) for address in (CHECKS, FACTOR, "start_date", "meters/r1/serial")}


WANTED = {CHECKS: "6", FACTOR: "0.741", "start_date": "2018-07-01", "meters/r1/serial": "A-1"}


def rebuilt(sheet: Worksheet, rows: list[int], columns: list[int]) -> None:
    """Put the cells of a sheet in another order, as moving rows and columns by hand does."""
    old = {(row, column): (sheet.cell(row, column).value, copy(sheet.cell(row, column)._style))
           for row in rows for column in columns}
    sheet.delete_rows(1, sheet.max_row)
    for row, at in enumerate(rows, 1):
        for column, from_ in enumerate(columns, 1):
            cell = sheet.cell(row, column)
            cell.value, cell._style = old[at, from_][0], old[at, from_][1]


def test_columns_moved(site: Site) -> None:
    filled = answered(site)
    sheet = filled.sheet("Questions")
    columns = list(range(1, sheet.max_column + 1))
    rebuilt(sheet, list(range(1, sheet.max_row + 1)), [*reversed(columns)])
    parsed = site.read(filled)
    assert ours(site, filled) == WANTED
    assert "request.rearranged" in site.codes(parsed)


def test_columns_and_rows_inserted(site: Site) -> None:
    filled = answered(site)
    for name in ("Questions", "Meters"):
        filled.sheet(name).insert_cols(4, 2)
        filled.sheet(name).insert_rows(2, 3)
        filled.sheet(name).insert_rows(filled.sheet(name).max_row - 1)
    assert ours(site, filled) == WANTED


def test_rows_sorted(site: Site) -> None:
    filled = answered(site)
    sheet = filled.sheet("Questions")
    head, last = list(range(1, HEADS + 1)), sheet.max_row
    rebuilt(sheet, [*head, *range(last, HEADS, -1)], list(range(1, sheet.max_column + 1)))
    assert ours(site, filled) == WANTED


def test_columns_hidden(site: Site) -> None:
    filled = answered(site)
    for sheet in filled.book.worksheets[1:]:
        for letter in "CDEGH":
            sheet.column_dimensions[letter].hidden = True
    assert ours(site, filled) == WANTED


def test_sheets_swapped_and_renamed(site: Site) -> None:
    filled = answered(site)
    questions, meters = filled.sheet("Questions"), filled.sheet("Meters")
    filled.book.move_sheet(meters, -3)
    questions.title, meters.title = "x", "y"
    questions.title, meters.title = "Meters 計量器", "Questions 質問"
    assert ours(site, filled.data()) == WANTED


def test_a_deleted_sheet_is_named_and_what_it_asked_is_missing(site: Site) -> None:
    filled = answered(site)
    filled.book.remove(filled.sheet("Meters"))
    parsed = site.read(filled)
    gone = next(note for note in parsed.notes if note.code == "request.sheet_gone")
    assert gone.args["sheet"] == "Meters 計量器"
    assert site.states(parsed)["meters/r1/serial"] == "missing"
    assert parsed.found.values[CHECKS] == "6"


def test_the_technical_sheet_deleted(site: Site) -> None:
    filled = answered(site)
    filled.book.remove(filled.book[TECHNICAL])
    parsed = site.read(filled)
    assert ours(site, filled) == WANTED
    assert "request.technical_gone" in site.codes(parsed)


def test_hidden_keys_deleted(site: Site) -> None:
    filled = answered(site)
    for name in ("Questions", "Meters"):
        sheet = filled.sheet(name)
        sheet.delete_cols(1)
        sheet.delete_rows(KEYS)
    parsed = site.read(filled)
    assert ours(site, filled) == WANTED
    assert "request.rearranged" in site.codes(parsed)


def test_everything_that_says_what_it_is_deleted(site: Site) -> None:
    filled = answered(site)
    filled.book.remove(filled.book[TECHNICAL])
    for sheet in filled.book.worksheets[1:]:
        sheet.delete_cols(1)
    with pytest.raises(Problem, match=r"request\.no_identity"):
        site.read(filled)


def test_rows_added_become_rows_of_the_table(site: Site) -> None:
    filled = site.filled()
    sheet, row = filled.sheet("Meters"), filled.free_row("Meters")
    for name, value in {"tag": "M-09", "serial": "００９", "accuracy_class": "0.5S"}.items():
        sheet.cell(row, filled.column(sheet, name)).value = value
    parsed = site.read(filled)
    assert parsed.returned is not None
    new, = parsed.returned.added["meters"]
    site.take(parsed)
    project = site.session.project
    assert project.rows("meters") == ("r1", new)
    assert [project.get(f"meters/{new}/{name}") for name in ("tag", "serial", "accuracy_class", "site")] \
        == ["M-09", "００９", "0.5S", SITE]


def test_a_row_copied_with_its_key_is_a_row_of_its_own(site: Site) -> None:
    filled = site.filled()
    sheet, row = filled.sheet("Meters"), filled.free_row("Meters")
    source = filled.row(sheet, "meters/r1")
    for column in range(1, sheet.max_column + 1):
        sheet.cell(row, column).value = sheet.cell(source, column).value
    sheet.cell(row, filled.column(sheet, "tag")).value = "M-02"
    sheet.cell(row, filled.column(sheet, "serial")).value = "B-2"
    parsed = site.read(filled)
    assert parsed.returned is not None
    assert len(parsed.returned.added["meters"]) == 1
    assert "meters/r1/serial" not in parsed.found.values


def test_a_key_dragged_down_is_none(site: Site) -> None:
    filled = site.filled()
    sheet, row = filled.sheet("Meters"), filled.free_row("Meters")
    sheet.cell(row, 1).value = str(sheet.cell(filled.row(sheet, "meters/r1"), 1).value).replace("r1", "r2")
    sheet.cell(row, filled.column(sheet, "serial")).value = "C-3"
    parsed = site.read(filled)
    assert parsed.returned is not None
    assert len(parsed.returned.added["meters"]) == 1


def with_results(data: bytes, results: dict[str, str]) -> bytes:
    """Store results beside formulas, as Excel does: openpyxl writes none."""
    parts = read_package(data)
    for formula, result in results.items():
        for empty in ("<v></v>", "<v/>", "<v />"):
            old, new = f"<f>{formula}</f>{empty}".encode(), f"<f>{formula}</f><v>{result}</v>".encode()
            parts = {name: content.replace(old, new) for name, content in parts.items()}
    return write_package(parts)


def test_a_formula_gives_its_stored_result_and_says_so(site: Site) -> None:
    filled = site.filled()
    filled.answer(FACTOR, "=0.741*1")
    parsed = site.read(with_results(filled.data(), {"0.741*1": "0.741"}))
    assert parsed.found.values[FACTOR] == "0.741"
    note = next(note for note in parsed.notes if note.code == "request.formula")
    assert note.args == {"formula": "0.741*1", "value": "0.741"}
    assert note.place.startswith("Questions")


def test_a_formula_without_a_result_is_refused(site: Site) -> None:
    filled = site.filled()
    filled.answer(FACTOR, "=0.741*1")
    parsed = site.read(filled)
    item = site.item(parsed, FACTOR)
    assert item.state == "refused"
    assert item.why[0].code == "request.no_result"
    assert FACTOR not in parsed.found.values


def test_an_error_value_is_refused(site: Site) -> None:
    filled = site.filled()
    filled.answer(FACTOR, "#DIV/0!").data_type = "e"
    item = site.item(site.read(filled), FACTOR)
    assert (item.state, item.why[0].code) == ("refused", "request.error_value")


@pytest.mark.parametrize(("typed", "stored"), [
    ("６", "6"), (" 6 ", "6"), ("６．０", "6"), (6, "6"), (6.0, "6")])
def test_full_width_digits_and_spaces(site: Site, typed: Any, stored: str) -> None:
    filled = site.filled()
    filled.answer(CHECKS, typed)
    assert site.read(filled).found.values[CHECKS] == stored


def test_a_unit_behind_the_number_is_converted_and_said(site: Site) -> None:
    filled = site.filled()
    filled.cell("Units", "ID_AM002/chillers/r2", "EC_PJ").value = "１，３８０，０００ ｋＷｈ"
    parsed = site.read(filled)
    assert parsed.found.values["ID_AM002/chillers/r2/EC_PJ"] == "1380"
    assert "request.unit" in site.codes(parsed)


def test_another_quantity_is_refused_and_kept(site: Site) -> None:
    filled = site.filled()
    filled.cell("Units", "ID_AM002/chillers/r2", "EC_PJ").value = "1380 kg"
    parsed = site.read(filled)
    item = site.item(parsed, "ID_AM002/chillers/r2/EC_PJ")
    assert item.state == "refused"
    assert isinstance(item.why[0], Finding)
    assert [text.text for text in parsed.found.not_understood] == ["1380 kg"]


@pytest.mark.parametrize(("typed", "style"), [
    ("2018/7/1", "@"), ("平成30年7月1日", "@"), ("2018年7月1日", "@"), (43282, "General"), (43282, "yyyy-mm-dd")])
def test_dates_as_texts_and_day_numbers(site: Site, typed: Any, style: str) -> None:
    filled = site.filled()
    filled.answer("start_date", typed).number_format = style
    assert site.read(filled).found.values["start_date"] == "2018-07-01"


def test_a_number_the_program_made_a_date_is_refused(site: Site) -> None:
    filled = site.filled()
    filled.answer(CHECKS, 46054).number_format = "m/d/yyyy"
    item = site.item(site.read(filled), CHECKS)
    assert (item.state, item.why[0].code) == ("refused", "request.date_for_number")


def test_a_percentage_is_no_hundredth(site: Site) -> None:
    filled = site.filled()
    filled.cell("Units", "ID_AM002/chillers/r3", "T_chilled_out").value = 0.07
    filled.cell("Units", "ID_AM002/chillers/r3", "T_chilled_out").number_format = "0%"
    item = site.item(site.read(filled), "ID_AM002/chillers/r3/T_chilled_out")
    assert (item.state, item.why[0].code) == ("refused", "request.percent")


def test_merged_cells(site: Site) -> None:
    filled = site.filled()
    sheet = filled.sheet("Meters")
    column, first = filled.column(sheet, "maker"), filled.row(sheet, "meters/r1")
    sheet.cell(first, column).value = "Example Meters"
    sheet.merge_cells(start_row=first, end_row=first + 2, start_column=column, end_column=column)
    parsed = site.read(filled)
    assert "request.merged" in site.codes(parsed)
    assert parsed.returned is not None
    makers = [item.new for item in parsed.returned.items if item.name.endswith(("/maker", "!maker"))]
    assert makers == ["Example Meters"] * 3


def test_cells_merged_across_columns_are_named(site: Site) -> None:
    filled = site.filled()
    sheet = filled.sheet("Questions")
    row, column = filled.row(sheet, CHECKS), filled.column(sheet, ANSWER)
    sheet.cell(row, column - 1).value = "six"
    sheet.merge_cells(start_row=row, end_row=row, start_column=column - 1, end_column=column)
    parsed = site.read(filled)
    assert "request.merged_away" in site.codes(parsed)
    assert CHECKS not in parsed.found.values


def test_not_available_and_remarks(site: Site) -> None:
    filled = site.filled()
    filled.cell("Questions", CHECKS, "#na").value = "x"
    filled.answer(FACTOR, "N/A")
    filled.cell("Questions", FACTOR, "#remark").value = "Ask the utility"
    parsed = site.read(filled)
    assert site.states(parsed)[CHECKS] == site.states(parsed)[FACTOR] == "not_available"
    assert [(text.place, text.text) for text in parsed.found.not_understood] == [(FACTOR, "Ask the utility")]


def test_a_note_beside_the_table_is_kept(site: Site) -> None:
    filled = site.filled()
    filled.sheet("Meters").cell(40, 30).value = "M-01 was replaced in May"
    filled.book.create_sheet("Notes")["A1"] = "See the drawing"
    texts = {text.text for text in site.read(filled).found.not_understood}
    assert {"M-01 was replaced in May", "See the drawing"} <= texts


def test_numbers_and_number_signs_typed_elsewhere_are_kept(site: Site) -> None:
    filled = site.filled()
    filled.sheet("Meters").cell(41, 30).value = "Meter #3 was replaced"
    filled.sheet("Meters").cell(42, 30).value = 98765
    texts = {text.text.removesuffix(".0") for text in site.read(filled).found.not_understood}
    assert texts == {"Meter #3 was replaced", "98765"}


def test_a_cover_that_says_what_was_true_when_it_was_made_is_no_note(site: Site) -> None:
    site.session.set_texts({"requests/r1/due": "2027-01-31", "requests/r1/contact": "someone else",
                            "title": "New title", "sites/r1/name": "New name"})
    filled = site.filled()
    sheet, row = filled.sheet("Meters"), filled.free_row("Meters")
    sheet.cell(row, filled.column(sheet, "tag")).value = "M-09"
    parsed = site.read(filled)
    assert parsed.found.not_understood == []
    assert parsed.returned is not None
    new, = parsed.returned.added["meters"]
    assert parsed.found.values[f"meters/{new}/site"] == "New name", "the site has another name by now"


def test_a_translation_in_the_local_column_is_no_answer(site: Site) -> None:
    filled = site.filled()
    filled.cell("Questions", CHECKS, "#local").value = "Pemeriksaan per tahun"
    parsed = site.read(filled)
    assert parsed.found.values == {}
    assert parsed.found.not_understood == []


def test_a_workbook_of_another_project_is_named(site: Site, projects: Callable[[], Session]) -> None:
    session = projects()
    session.set_text("title", "Another project")
    other = send(session)
    site.session.undo()
    with pytest.raises(Problem) as caught:
        site.read(other.data)
    assert caught.value.code == "request.other_project"
    assert caught.value.arguments["project"] == "Another project"


def test_a_round_this_copy_does_not_know_is_named(site: Site) -> None:
    site.session.undo()
    with pytest.raises(Problem) as caught:
        site.read(site.data)
    assert caught.value.code == "request.other_round"
    assert caught.value.arguments["site"] == SITE


def test_a_sheet_of_another_round_is_not_read(site: Site) -> None:
    second = send(site.session)
    first, other = site.filled(), second.filled()
    target = other.sheet("Meters")
    for line in first.sheet("Meters").iter_rows():
        for cell in line:
            target.cell(cell.row, cell.column).value = cell.value
    parsed = site.read(other)
    assert {"request.other_sheet", "request.sheet_gone"} <= site.codes(parsed)


def test_out_of_limits_is_refused_and_far_off_is_doubted(site: Site) -> None:
    filled = site.filled()
    filled.answer(CHECKS, -3)
    for at, month in enumerate(("2026-01", "2026-02", "2026-03", "2026-04")):
        filled.cell("Monthly", month, CHILLER).value = 120 + at if month != "2026-04" else 121000
    parsed = site.read(filled)
    assert site.item(parsed, CHECKS).state == "refused"
    odd = site.item(parsed, f"estimate_series!2026-04!{CHILLER}")
    assert odd.state == "implausible"
    assert odd.doubts[0].code == "request.far_from_months"
    assert site.states(parsed)[f"estimate_series!2026-03!{CHILLER}"] == "new"


def test_a_value_far_from_the_former_one_and_findings_of_the_review_are_doubts(projects: Callable[[], Session]) -> None:
    site = send(projects(), confirm=True)
    filled = site.filled()
    filled.cell("Units", "ID_AM002/chillers/r3", "EC_PJ").value = 2050000
    filled.answer("sites/r1/coordinates", "35.6, 139.7")
    parsed = site.read(filled)
    far, away = site.item(parsed, "ID_AM002/chillers/r3/EC_PJ"), site.item(parsed, "sites/r1/coordinates")
    assert far.state == "implausible"
    assert "request.far_from_former" in {doubt.code for doubt in far.doubts}
    assert away.state == "implausible", "Tokyo is not in Indonesia"
    assert away.doubts


def test_two_answers_to_one_question(site: Site) -> None:
    filled = answered(site)
    sheet = filled.sheet("Questions")
    row, end = filled.row(sheet, CHECKS), sheet.max_row + 1
    for column in range(1, sheet.max_column + 1):
        sheet.cell(end, column).value = sheet.cell(row, column).value
    sheet.cell(end, filled.column(sheet, ANSWER)).value = 12
    parsed = site.read(filled)
    assert parsed.found.values[CHECKS] == "6"
    assert "request.twice" in site.codes(parsed)
    assert "12" in {text.text.removesuffix(".0") for text in parsed.found.not_understood}


def test_texts_that_look_like_formulas_stay_texts(projects: Callable[[], Session]) -> None:
    session = projects()
    session.set_text("sites/r1/region", "=HYPERLINK(1)")
    site = send(session, confirm=True)
    cell = site.filled().cell("Questions", "sites/r1/region")
    assert cell.value == "=HYPERLINK(1)"
    raw = b"".join(content for name, content in read_package(site.data).items() if "worksheets" in name)
    assert b"<f>" not in raw
    assert site.states(site.read(site.data))["sites/r1/region"] == "same"


@pytest.mark.parametrize(("data", "code"), [
    (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" + b"\0" * 80,
     "reading.open_document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "reading.old_excel"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "package.encrypted")])
def test_other_files_are_refused_by_name(site: Site, data: bytes, code: str) -> None:
    with pytest.raises(Problem) as caught:
        site.read(data, "back.xls")
    assert caught.value.code == code


def test_protected_but_for_the_answers_and_without_a_password(site: Site) -> None:
    book = load_workbook(io.BytesIO(site.data))
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
    filled = site.filled()
    assert not filled.cell("Questions", CHECKS).protection.locked
    assert filled.cell("Questions", CHECKS, "#en").protection.locked
    assert book[TECHNICAL].sheet_state == "hidden"
    kinds = {rule.type for sheet in book.worksheets for rule in sheet.data_validations.dataValidation}
    assert kinds == {"list", "date", "decimal"}
