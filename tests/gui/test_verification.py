"""The verification desk: values beside the official document, confirmed with few keys, reused and exchanged."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from reportlab.pdfgen.canvas import Canvas

from jcm_pdd.files.confirmation_library import export_file, library_of, read_file
from jcm_pdd.files.confirmations import Said, confirm, desk_rows, offers, withdraw
from jcm_pdd.files.official.adopting import adopt_files
from jcm_pdd.gui.verification_merge import MergePage
from jcm_pdd.gui.verification_page import VerificationPage

sys.path.insert(0, str(Path(__file__).parent))

from methodology_files import workbook

NAME = "TH_AM001"
GRID, MIXED, CAPTIVE = (f"{NAME}/EF_RE.{row}" for row in ("grid", "both", "captive"))


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Write a PDF of three pages; the value of captive power stands on the last."""
    target = tmp_path / "公式 ver01.0.pdf"
    canvas = Canvas(str(target))
    for text in ("Title", "Criteria", "EF_RE,i 0.533 tCO2/MWh"):
        canvas.drawString(80, 700, text)
        canvas.showPage()
    canvas.save()
    return target


@pytest.fixture
def page(solar) -> VerificationPage:
    solar.window.commands.checks.show_desk()
    return shown(solar)


def shown(desk):
    return desk.window.stack.currentWidget()


def row(desk, address: str):
    return next(one for one in desk_rows(desk.session, NAME) if one.address == address)


def press(widget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def test_every_default_is_listed_and_what_is_left_is_counted(solar, page) -> None:
    assert [page.list.topLevelItem(at).text(0) for at in range(page.list.topLevelItemCount())] == ["EF_RE,i"] * 3
    assert page.left_over.text() == "Still to be confirmed: 3 of 3"
    assert [button.text() for button in page.filters.values()] == ["Open 3", "Confirmed 0", "Differing 0", "All 3"]
    assert page.entry.fields["document"].text() == "JCM_TH_AM001_ver01.0"
    assert page.entry.fields["document"].cursorPosition() == 0, "a long name shows how it begins"
    assert "recalled" in page.entry.source.text()


def test_the_count_of_unverified_defaults_leads_to_the_desk(solar) -> None:
    solar.workspace.result.chips["defaults"].click()
    assert isinstance(shown(solar), VerificationPage)
    shown(solar).back.click()
    assert shown(solar) is solar.workspace


def test_three_values_are_confirmed_by_the_enter_key_alone(solar, page) -> None:
    page.entry.fields["page"].setText("p. 9")
    for _ in range(3):
        press(page.entry.fields["page"], Qt.Key.Key_Return)
    assert page.left_over.text() == "Every value in use is confirmed."
    assert {row(solar, address).record.page for address in (GRID, MIXED, CAPTIVE)} == {"p. 9"}
    assert solar.session.undo_name("en").startswith("Confirm ")
    solar.window.commands.undo()
    assert page.filters["open"].text() == "Open 1"


def test_a_document_stands_beside_and_its_page_goes_into_the_field(solar, page, paper: Path) -> None:
    solar.answers.text = paper
    page.paper.choose.click()
    assert (page.paper.page, page.paper.count.text()) == (1, "/ 3")
    assert page.entry.fields["page"].text() == "p. 1"
    press(page.entry.fields["page"], Qt.Key.Key_PageDown)
    assert (page.paper.page, page.entry.fields["page"].text()) == (2, "p. 2")
    assert not page.paper.sheet.pixmap().isNull()
    width = page.paper.sheet.width()
    page.paper.larger.click()
    assert page.paper.sheet.width() > width
    page.list.choose(2)
    press(page.entry.fields["page"], Qt.Key.Key_F3)
    assert page.paper.page == 3
    press(page.entry.fields["page"], Qt.Key.Key_Return)
    assert row(solar, CAPTIVE).record.page == "p. 3"
    page.entry.fields["page"].selectAll()
    QTest.keyClicks(page.entry.fields["page"], "Annex 1")
    page.paper.turn(-1)
    assert page.entry.fields["page"].text() == "Annex 1"  # what was typed stays


def test_an_adopted_text_is_shown_by_itself(solar, paper: Path, tmp_path: Path) -> None:
    adopted = adopt_files(workbook(tmp_path)).adopted
    solar.window.bench.doors.methodology_shelf().add(
        replace(adopted, text_name="TH_AM001.pdf", text_data=paper.read_bytes()))
    solar.window.commands.checks.show_desk()
    view = shown(solar).paper
    assert (view.name.text(), view.count.text()) == ("TH_AM001.pdf", "/ 3")


def test_a_general_shape_has_no_official_document_to_propose(desk) -> None:
    doors = desk.window.bench.doors
    shape = next(one for one in doors.methodologies()
                 if one.general and (one.methodology.defaults or one.methodology.lookups))
    desk.window.commands.create("Begun with a shape", "TH", shape)
    desk.window.commands.checks.show_desk()
    assert shown(desk).entry.fields["document"].text() == ""
    shown(desk).confirm()
    assert shown(desk).entry.wrong.isVisibleTo(shown(desk))


def test_what_was_begun_at_a_value_is_there_again(solar, page) -> None:
    QTest.keyClicks(page.entry.fields["value"], "0.4")
    press(page.entry.fields["value"], Qt.Key.Key_Down)
    assert page.entry.fields["value"].text() == ""
    press(page.entry.fields["value"], Qt.Key.Key_Up)
    assert page.entry.fields["value"].text() == "0.4"
    assert row(solar, GRID).record is None


def test_a_word_file_is_shown_as_words_and_another_file_is_refused(solar, page, tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("EF_RE,i is 0.533 tCO2/MWh")
    target = tmp_path / "text.docx"
    document.save(str(target))
    page.open_paper(target)
    assert page.paper.text.toPlainText() == "EF_RE,i is 0.533 tCO2/MWh"
    assert page.paper.search("0.533")
    other = tmp_path / "picture.pdf"
    other.write_bytes(b"no pdf")
    page.open_paper(other)
    assert "picture.pdf" in solar.window.banner.texts()[-1]
    assert page.paper.paper.name == "text.docx"


def test_a_correction_counts_and_is_taken_back(solar, page) -> None:
    before = solar.session.results.total.emission_reductions
    page.entry.fields["value"].setText("0.4")
    page.entry.fields["page"].setText("p. 9")
    press(page.entry.fields["value"], Qt.Key.Key_Return)
    assert solar.session.results.total.emission_reductions > before
    page.filters["differing"].click()
    assert page.list.topLevelItemCount() == 1
    assert (page.current().address, page.entry.chip.text()) == (GRID, "corrected")
    page.entry.undo.click()
    assert solar.session.results.total.emission_reductions == before
    assert page.list.topLevelItemCount() == 0


def test_what_cannot_be_read_is_said_at_the_value_and_stays_typed(solar, page) -> None:
    page.entry.fields["value"].setText("about half")
    page.entry.fields["page"].setText("9")
    page.confirm()
    assert page.entry.wrong.isVisibleTo(page)
    assert "about half" in page.entry.wrong.text()
    assert page.entry.fields["value"].text() == "about half"
    page.entry.fields["value"].clear()
    page.entry.fields["page"].clear()
    page.confirm()
    assert "EF_RE,i" in page.entry.wrong.text()
    assert row(solar, GRID).record is None


def test_confirmations_of_an_earlier_project_are_offered_and_taken_over_by_one_click(solar) -> None:
    confirm(solar.session, GRID, Said("Official", "p. 9", who="Keiko", day="2026-03-01"))
    withdraw(solar.session, [GRID])
    solar.window.commands.checks.show_desk()
    page = shown(solar)
    assert page.offer.isVisibleTo(page)
    assert "Keiko · 2026-03-01" in page.offer_words.text()
    assert row(solar, GRID).record is None
    page.take.click()
    assert row(solar, GRID).record.who == "Keiko"
    assert not page.offer.isVisibleTo(page)


def test_confirmed_documents_go_into_the_references_when_the_user_says_so(solar, page) -> None:
    before = str(solar.session.project.get("references") or "")
    assert not page.references.isVisibleTo(page)
    page.entry.fields["document"].setText("Methodology TH_AM001, Version 01.0")
    page.entry.fields["page"].setText("9")
    page.confirm()
    assert solar.session.project.get("references") in (before or None, before)
    page.references.click()
    assert str(solar.session.project.get("references")).split("\n")[-1] == "Methodology TH_AM001, Version 01.0"
    assert not page.references.isVisibleTo(page)


def test_colleagues_exchange_a_file_and_choose_where_they_differ(solar, page, tmp_path: Path) -> None:
    solar.answers.confirmations = tmp_path / "mine.json"
    page.entry.fields["page"].setText("9")
    page.confirm()
    page.export.click()
    (mine,) = read_file(tmp_path / "mine.json")
    assert mine.who == "keiko"
    other = type(mine)(**{**{name: getattr(mine, name) for name in mine.__slots__}, "after": mine.after * 2,
                          "who": "Ploy"})
    export_file(tmp_path / "theirs.json", [other, type(mine)(
        **{**{name: getattr(mine, name) for name in mine.__slots__}, "key": "EF_RE.both"})])
    solar.answers.confirmations = tmp_path / "theirs.json"
    page.take_in.click()
    merge = shown(solar)
    assert isinstance(merge, MergePage)
    assert [one.key for one in merge.chosen()] == ["EF_RE.both"]  # what contradicts ours is not taken by itself
    item = merge.list.topLevelItem(0)
    assert "Ploy" in item.text(2)
    assert "keiko" in item.text(4)
    item.setCheckState(0, Qt.CheckState.Checked)
    merge.go.click()
    kept = {one.key: one.after for one in library_of(solar.session.journal.place).all()}
    assert kept == {"EF_RE.grid": mine.after * 2, "EF_RE.both": mine.after}
    assert [one.key for one in offers(solar.session)] == ["EF_RE.both"]
    assert isinstance(shown(solar), VerificationPage)
    (tmp_path / "theirs.json").write_text("{}", encoding="utf-8")
    shown(solar).take_in.click()
    assert "theirs.json" in solar.window.banner.texts()[-1]


def test_arrows_walk_through_the_values_and_the_language_changes_at_once(solar, page, qtbot) -> None:
    press(page.entry.fields["page"], Qt.Key.Key_Down)
    assert page.list.at() == 1
    press(page.entry.fields["page"], Qt.Key.Key_Up)
    assert page.list.at() == 0
    page.entry.fields["page"].setText("p. 9")
    solar.window.commands.switch_language()
    qtbot.waitUntil(lambda: page.title.text() == "検証デスク")
    assert page.entry.fields["page"].text() == "p. 9"
    assert page.entry.go.text().startswith("確認")


def test_nothing_can_be_confirmed_in_a_project_that_is_only_read(desks, tmp_path: Path) -> None:
    first = desks()
    first.window.commands.open_sample("th_rooftop_solar")
    path = tmp_path / "p.jcmpdd"
    first.session.save_as(path)
    second = desks("ploy", host="there")
    second.window.commands.open_path(path)
    second.window.commands.checks.show_desk()
    page = shown(second)
    assert second.session.read_only
    assert not page.entry.go.isEnabled()
    assert not page.entry.fields["page"].isEnabled()
