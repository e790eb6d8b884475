"""Findings taken in from tables of several layouts, the next round of them, and replies written back."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from tpe_tables import HEADS, ROUND_1, ROUND_2, excel, word

from jcm_pdd.core.papers.rounds import carried, findings, key_of, open_findings
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.rounds.grids import read_grids
from jcm_pdd.files.rounds.heads import Layout, columns_of, layout_text, layouts_of, recognise
from jcm_pdd.files.rounds.lines import lines_of
from jcm_pdd.files.rounds.passages import changed_parts, fill_edit
from jcm_pdd.files.rounds.returning import fill, received
from jcm_pdd.files.rounds.table import make_table
from jcm_pdd.files.rounds.taking import look, section_fields, take
from jcm_pdd.files.session import Session

Write = Callable[..., Path]


@pytest.mark.parametrize("number", ["CAR 1", "CAR-01", "car#001", "ＣＡＲ　１", "CAR No. 1"])
def test_a_number_is_known_in_every_spelling(number: str) -> None:
    assert key_of(number) == "car1"


def test_numbers_of_other_kinds_are_others() -> None:
    assert len({key_of(text) for text in ("CAR 1", "CL 1", "FAR 1", "CAR 2", "是正要求 11", "明確化要求7")}) == 6
    assert key_of("1", "cl") == key_of("CL-01")


@pytest.mark.parametrize(("write", "name"), [(word, "r1.docx"), (excel, "r1.xlsx")])
def test_a_table_is_shown_before_it_is_taken_in(session: Session, tmp_path: Path, write: Write, name: str) -> None:
    looked = look(session, write(tmp_path / name, ROUND_1))
    assert [(one.incoming.number, one.state) for one in looked.planned] == [
        ("CAR 01", "new"), ("CL 01", "new"), ("FAR 01", "new")]
    assert not findings(session.project)
    take(session, looked, "2026-08-03", "2026-08-31")
    taken = findings(session.project)
    assert [(one.number, one.kind, one.round, one.closed) for one in taken] == [
        ("CAR 01", "car", "1", False), ("CL 01", "cl", "1", False), ("FAR 01", "far", "1", False)]
    assert taken[0].text == "The starting date differs from the certificate."
    assert "start_date" in taken[0].fields
    assert [one.number for one in carried(session.project)] == ["FAR 01"]
    assert session.project.get("tpe_tables/r1/due") == "2026-08-31"
    session.undo()
    assert not findings(session.project)


@pytest.mark.parametrize(("write", "ending"), [(word, "docx"), (excel, "xlsx")])
def test_the_next_round_updates_and_never_touches_our_reply(session: Session, tmp_path: Path, write: Write,
                                                            ending: str) -> None:
    take(session, look(session, write(tmp_path / f"r1.{ending}", ROUND_1)))
    session.set_text("tpe_findings/r1/reply", "Corrected in A.5.")
    looked = look(session, write(tmp_path / f"r2.{ending}", ROUND_2))
    assert [(one.state, one.kept) for one in looked.planned] == [("changed", ("reply",)), ("changed", ()), ("new", ())]
    take(session, looked)
    first, second, far, new = findings(session.project)
    assert (first.reply, first.closed, first.round) == ("Corrected in A.5.", True, "2")
    assert first.assessment == "The date is consistent now."
    assert second.earlier == "Round 1: Please explain the load of chiller 2."
    assert (far.round, new.number) == ("1", "CL 02")
    assert [one.number for one in open_findings(session.project)] == ["CL 01", "CL 02"]
    assert all(one.state == "same" for one in look(session, tmp_path / f"r2.{ending}").planned)


@pytest.mark.parametrize("heads", [
    ("番号", "該当箇所", "指摘事項", "回答", "根拠資料", "第三者機関の評価", "状態"),
    ("ID", "Reference to PDD", "Finding", "PP Response", "Evidence", "Conclusion", "Open/Closed"),
    ("CAR/CL No", "Where", "Request", "Answer", "Documentation provided", "DOE Assessment", "Result"),
])
def test_heads_of_both_languages_are_recognised(heads: tuple[str, ...]) -> None:
    assert columns_of(dict(enumerate(heads, 1))) == {
        "number": 1, "place": 2, "text": 3, "reply": 4, "evidence": 5, "assessment": 6, "closed": 7}


def test_a_form_for_each_finding_is_read(session: Session, tmp_path: Path) -> None:
    document = docx.Document()
    for number, text in (("CAR 03", "Wrong version of the methodology."), ("CL 04", "Which invoice?")):
        table = document.add_table(4, 4)
        for column, cell in enumerate((f"{number.split()[0]} ID", number.split()[1], "Section no.", "B.1")):
            table.cell(0, column).text = cell
        for row, (label, value) in enumerate((("Description", text), ("Project participant response", ""),
                                              ("TPE assessment", "")), 1):
            table.cell(row, 1).merge(table.cell(row, 3))
            table.cell(row, 0).text, table.cell(row, 1).text = label, value
    document.save(str(tmp_path / "forms.docx"))
    take(session, look(session, tmp_path / "forms.docx"))
    assert [(one.number, one.kind, one.text) for one in findings(session.project)] == [
        ("CAR 03", "car", "Wrong version of the methodology."), ("CL 04", "cl", "Which invoice?")]
    session.set_text("tpe_findings/r2/reply", "Invoice of March, E-03.")
    made = fill(session, received(session)[0])
    tables = docx.Document(_kept(tmp_path, made.data, "docx")).tables
    assert tables[1].cell(2, 1).text == "Invoice of March, E-03."
    assert tables[0].cell(2, 1).text == ""


def test_titles_between_rows_and_rows_of_rounds(session: Session, tmp_path: Path) -> None:
    rows = [("Clarification requests", "", ""), ("1", "Explain the load.", ""), ("2", "Explain the hours.", "done"),
            ("Forward action requests", "", ""), ("1", "Show certificates.", "")]
    looked = look(session, excel(tmp_path / "t.xlsx", rows, ("No.", "Finding", "Response")))
    assert [(one.incoming.number, one.incoming.cells["kind"]) for one in looked.planned] == [
        ("CL 1", "cl"), ("CL 2", "cl"), ("FAR 1", "far")]


def test_a_table_with_a_pair_of_columns_for_each_round(session: Session, tmp_path: Path) -> None:
    heads = ("No.", "Finding", "Response (round 1)", "TPE assessment (round 1)", "Response (round 2)",
             "TPE assessment (round 2)")
    path = excel(tmp_path / "r.xlsx", [("CL 1", "Explain.", "We did.", "Not enough.", "", ""),
                                       ("CL 2", "Show it.", "", "", "", "")], heads)
    take(session, look(session, path))
    assert [(one.reply, one.assessment) for one in findings(session.project)] == [("We did.", "Not enough."), ("", "")]
    assert fill(session, received(session)[0]).filled == 0
    session.set_texts({"tpe_findings/r1/reply": "See E-03.", "tpe_findings/r2/reply": "Here."})
    made = fill(session, received(session)[0])
    sheet = openpyxl.load_workbook(_kept(tmp_path, made.data, "xlsx"))["Findings"]
    assert [sheet.cell(4, column).value for column in range(3, 7)] == ["We did.", "Not enough.", "See E-03.", None]
    assert [sheet.cell(5, column).value for column in range(3, 7)] == ["Here.", None, None, None]


def test_columns_that_nobody_recognises_are_assigned_and_remembered(session: Session, tmp_path: Path) -> None:
    heads = ("alpha", "beta", "gamma")
    rows = [("CAR 1", "", "The title differs.")]
    path = word(tmp_path / "odd.docx", rows, heads)
    assert not look(session, path).planned
    with pytest.raises(Problem, match=r"rounds\.nothing"):
        take(session, look(session, path))
    mine = Layout(1, 1, {"number": 1, "reply": 2, "text": 3})
    take(session, look(session, path, (mine,)))
    assert layouts_of(layout_text((mine,))) == (mine,)
    again = look(session, word(tmp_path / "odd2.docx", [("CAR 2", "", "More.")], heads))
    assert [one.incoming.number for one in again.planned] == ["CAR 2"]


def _kept(tmp_path: Path, data: bytes, ending: str) -> str:
    path = tmp_path / f"back.{ending}"
    path.write_bytes(data)
    return str(path)


def test_replies_go_into_the_cells_of_the_received_word_file(session: Session, tmp_path: Path) -> None:
    path = word(tmp_path / "r1.docx", ROUND_1)
    take(session, look(session, path))
    session.set_text("tpe_findings/r1/reply", "Corrected.\nSee E-01.")
    made = fill(session, received(session)[0])
    assert (made.filled, made.missing) == (1, ())
    table = docx.Document(_kept(tmp_path, made.data, "docx")).tables[0]
    assert [cell.text for cell in table.rows[1].cells] == [*ROUND_1[0][:3], "Corrected.\nSee E-01.", *ROUND_1[0][4:]]
    assert [cell.text for cell in table.rows[2].cells] == list(ROUND_1[1])
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "back.docx") as new:
        assert {n: old.read(n) for n in old.namelist() if n != "word/document.xml"} == {
            n: new.read(n) for n in new.namelist() if n != "word/document.xml"}


def test_replies_go_into_the_cells_of_the_received_workbook(session: Session, tmp_path: Path) -> None:
    path = excel(tmp_path / "r1.xlsx", ROUND_1)
    take(session, look(session, path))
    session.set_text("tpe_findings/r2/reply", "=not a formula")
    made = fill(session, received(session)[0])
    sheet = openpyxl.load_workbook(_kept(tmp_path, made.data, "xlsx"))
    assert sheet["Findings"]["D5"].value == "=not a formula"
    assert sheet["Findings"]["D5"].data_type in ("s", "inlineStr")
    assert sheet["Team"]["A1"].value == "=1+1"
    assert [sheet["Findings"].cell(3, c).value for c in range(1, 8)] == list(HEADS)


def test_passages_come_from_the_history_of_linked_fields(session: Session, tmp_path: Path) -> None:
    before = session.text("start_date")
    take(session, look(session, word(tmp_path / "r1.docx", ROUND_1)))
    assert not fill_edit(session).changes
    session.set_text("start_date", "2019-06-01")
    session.record(fill_edit(session))
    one = findings(session.project)[0]
    assert before in one.before
    assert session.text("start_date") in one.after
    assert not fill_edit(session).changes


@pytest.mark.parametrize(("said", "first"), [
    ("A.5", "start_date"), ("Section A.5, page 3", "start_date"), ("a.5 Duration", "start_date"), ("A.3", "sites"),
    ("C.9", ""), ("", ""), ("see the annex", ""), ("A", "")])
def test_the_section_a_table_names_gives_its_fields(session: Session, said: str, first: str) -> None:
    fields = section_fields(session.schema, said)
    assert (fields[0] if fields else "") == first


def test_of_a_long_text_only_changed_sentences_are_shown() -> None:
    same = "This sentence stays. " * 30
    old, new = changed_parts(same + "Ten chillers run.", same + "Eleven chillers run.")
    assert (old, new) == ("[…] Ten chillers run.", "[…] Eleven chillers run.")


def test_open_findings_stand_beside_their_fields(session: Session, tmp_path: Path) -> None:
    take(session, look(session, word(tmp_path / "r1.docx", ROUND_1)))
    found = {(f.code, f.where, f.severity) for f in session.findings if f.code.startswith("rounds.")}
    assert ("rounds.unanswered", "start_date", "open") in found
    assert ("rounds.carried", "tpe_findings/r3/reply", "note") in found
    session.set_text("tpe_findings/r1/reply", "Corrected.")
    assert "rounds.waiting" in [f.code for f in session.findings_at("start_date")]
    session.set_text("tpe_findings/r1/closed", "yes")
    assert not [f for f in session.findings_at("start_date") if f.code.startswith("rounds.")]


def test_a_forward_action_forgotten_at_the_first_verification(session: Session, tmp_path: Path) -> None:
    take(session, look(session, word(tmp_path / "r1.docx", ROUND_1)))
    session.add_rows("periods")
    assert "rounds.far_left" not in [f.code for f in session.findings]
    session.set_text("periods/r1/verified", "2021-06-30")
    assert "rounds.far_left" in [f.code for f in session.findings]


def test_our_own_table_holds_every_finding(session: Session, tmp_path: Path) -> None:
    take(session, look(session, word(tmp_path / "r1.docx", ROUND_1)))
    data, _ = make_table(session, "xlsx")
    said = [cell.value for row in openpyxl.load_workbook(_kept(tmp_path, data, "xlsx")).active for cell in row]
    assert {"CAR 01", "CL 01", "FAR 01"} <= set(said)
    data, _ = make_table(session, "docx", far_alone=True)
    grids = read_grids(data, "far.docx")
    assert [line.number for line in lines_of(grids, recognise(grids))] == ["FAR 01"]


@pytest.mark.parametrize("name", ["damaged.docx", "damaged.xlsx"])
def test_a_damaged_file_is_refused_whole(session: Session, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 not a package")
    with pytest.raises(Problem):
        look(session, tmp_path / name)


def test_a_cell_at_the_end_of_a_sheet_and_many_cells_take_no_time(session: Session, tmp_path: Path) -> None:
    path = excel(tmp_path / "far.xlsx", [(f"CL {at}", "", f"Question {at}.", "", "", "", "") for at in range(1, 400)])
    book = openpyxl.load_workbook(path)
    book["Findings"]["XFD1048576"] = "far away"
    book.save(path)
    looked = look(session, path)
    assert len(looked.planned) == 399
    assert looked.planned[-1].incoming.number == "CL 399"


def test_another_kind_of_file_is_refused(session: Session, tmp_path: Path) -> None:
    (tmp_path / "table.pdf").write_bytes(b"%PDF-1.4")
    with pytest.raises(Problem, match=r"rounds\.not_a_table"):
        look(session, tmp_path / "table.pdf")


def test_findings_that_contradict_themselves_are_told(session: Session, tmp_path: Path) -> None:
    take(session, look(session, word(tmp_path / "r1.docx", ROUND_1)))
    session.set_texts({"tpe_findings/r2/number": "CAR-1", "tpe_findings/r2/kind": "CAR",
                       "tpe_findings/r1/closed": "yes"})
    codes = [f.code for f in session.findings if f.where.startswith("tpe_findings/")]
    assert codes.count("rounds.number_twice") == 2
    assert {"rounds.closed_unsaid", "rounds.closed_no_reply"} <= set(codes)
