"""Tables and grids: blocks from Excel, rows, fill down, one undo step each, and a thousand rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from jcm_pdd.core.edits import read_block
from jcm_pdd.gui.editors.clipboard import text_of
from jcm_pdd.gui.editors.grid import GridEditor
from jcm_pdd.gui.editors.inputs import Combo, GrowingText
from jcm_pdd.gui.editors.table import TableEditor
from jcm_pdd.gui.editors.table_view import AnswerView
from jcm_pdd.gui.editors.totals import additive
from jcm_pdd.gui.page import SectionPage
from tests.benchmarks.baseline import within

SYSTEMS = "TH_AM001/systems"


def table(page: SectionPage, section: str = "c0") -> TableEditor:
    page.show_section(section)
    return page.findChild(TableEditor)


def grid(page: SectionPage, section: str) -> GridEditor:
    page.show_section(section)
    return page.findChild(GridEditor)


def select(view: AnswerView, top: int, left: int, bottom: int, right: int) -> None:
    model = view.model()
    view.setCurrentIndex(model.index(top, left))
    block = QItemSelection(model.index(top, left), model.index(bottom, right))
    view.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def test_ten_rows_are_pasted_from_excel_in_one_step(qtbot, page, session) -> None:
    editor = table(page)
    lines = [f"System {n}\t{n},000\t\t{n}.5 GWh" for n in range(1, 11)]
    QApplication.clipboard().setText("\r\n".join(lines) + "\r\n")
    select(editor.view, 1, 0, 1, 0)
    qtbot.keyClick(editor.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    rows = session.project.rows(SYSTEMS)
    assert len(rows) == 11
    assert session.project.get(f"{SYSTEMS}/{rows[10]}/name") == "System 10"
    assert session.project.get(f"{SYSTEMS}/{rows[10]}/capacity") == "10000"
    assert session.project.get(f"{SYSTEMS}/{rows[10]}/EG") == "10500"
    assert editor.model.rowCount() == 11
    assert session.undo()
    assert session.project.rows(SYSTEMS) == ("r1", "r2", "r3")
    assert editor.model.rowCount() == 3
    assert editor.model.data(editor.model.index(1, 0)) == "Roof B"


def test_tab_in_the_last_cell_goes_on_to_the_buttons_and_opens_no_other_cell(qtbot, page, session) -> None:
    editor = table(page)
    last = next(c for c in reversed(range(editor.model.columnCount())) if not editor.view.isColumnHidden(c))
    end = editor.model.index(editor.model.rowCount() - 1, last)
    editor.view.setFocus()
    editor.view.setCurrentIndex(end)
    editor.view.edit(end)
    cell = editor.view.findChild(QLineEdit)
    cell.setText("7")
    qtbot.keyClick(cell, Qt.Key.Key_Tab)
    assert editor.view.state() != AnswerView.State.EditingState
    assert session.project.get(editor.model.address(end.row(), end.column())) == "7"
    assert editor.add.hasFocus()
    qtbot.keyClick(editor.add, Qt.Key.Key_Space)
    assert editor.model.rowCount() == 4


def test_the_keyboard_stays_with_a_grid_whose_proposals_were_accepted(qtbot, page, session) -> None:
    editor = grid(page, "mps_monitored")
    assert editor.proposed()
    editor.accept.setFocus()
    qtbot.keyClick(editor.accept, Qt.Key.Key_Space)
    assert not editor.accept.isVisibleTo(page)
    assert editor.view.hasFocus()


def test_the_head_of_a_column_says_whether_it_must_be_filled(page) -> None:
    editor = table(page, "a3")
    for at, column in enumerate(editor.model.columns):
        head = editor.model.headerData(at, Qt.Orientation.Horizontal)
        told = editor.model.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        assert head.endswith("\u00a0*") is (column.definition.required == "true")
        assert ("required" in told.split("\n")) is (column.definition.required == "true")


def test_an_empty_table_says_what_to_do_and_takes_a_block(qtbot, page, session) -> None:
    editor = table(page, "e2")
    assert editor.empty.isVisible()
    assert not editor.view.isVisible()
    assert ", ".join(editor.model.header(at) for at in range(editor.model.columnCount())) in editor.empty.text()
    QApplication.clipboard().setText('Village\t"First line\nsecond line"\tAnswered\n')
    qtbot.mouseClick(editor.paste_button, Qt.MouseButton.LeftButton)
    row = session.project.rows("comments")[0]
    assert session.project.get(f"comments/{row}/comment") == "First line\nsecond line"
    assert editor.view.isVisible()


def test_the_empty_table_takes_a_block_by_its_key_and_chooses_what_came(qtbot, page, session) -> None:
    editor = table(page, "e2")
    editor.add.setFocus()
    QApplication.clipboard().setText("A\tOne\tYes\nB\tTwo\tNo\n")
    qtbot.keyClick(editor.add, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(session.project.rows("comments")) == 2
    assert editor.view.hasFocus()
    assert (editor.view.currentIndex().row(), editor.view.currentIndex().column()) == (0, 0)
    assert {(i.row(), i.column()) for i in editor.view.selected()} == {(r, c) for r in (0, 1) for c in (0, 1, 2)}
    select(editor.view, 1, 1, 1, 1)
    QApplication.clipboard().setText("x\ty\tbeyond the last column\nz\n")
    qtbot.keyClick(editor.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [i.row() for i in editor.view.selected()] == [1, 1, 2, 2]
    assert session.undo()
    assert len(session.project.rows("comments")) == 2


def test_rows_come_and_go_by_keys_and_what_is_typed_stays(qtbot, page, session) -> None:
    editor, control = table(page), Qt.KeyboardModifier.ControlModifier
    editor.view.setFocus()
    editor.view.setCurrentIndex(editor.model.index(0, 0))
    editor.view.edit(editor.model.index(0, 0))
    cell = editor.view.findChild(QLineEdit)
    qtbot.keyClicks(cell, "Roof of the office")
    qtbot.keyClick(cell, Qt.Key.Key_Plus, control)
    assert session.project.get(f"{SYSTEMS}/r1/name") == "Roof of the office"
    assert session.project.rows(SYSTEMS) == ("r1", "r4", "r2", "r3")
    assert (editor.view.currentIndex().row(), editor.view.currentIndex().column()) == (1, 0)
    qtbot.keyClick(editor.view, Qt.Key.Key_Minus, control)
    assert session.project.rows(SYSTEMS) == ("r1", "r2", "r3")


def test_what_is_copied_reads_back(qtbot, page) -> None:
    editor = table(page)
    select(editor.view, 0, 0, 1, 1)
    qtbot.keyClick(editor.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert read_block(QApplication.clipboard().text()) == [["Roof A", "1,200"], ["Roof B", "800"]]
    awkward = [['say "yes"', "two\nlines"], ["tab\there", ""]]
    assert read_block(text_of(awkward)) == awkward


def test_fill_down_and_clear_are_single_steps(qtbot, page, session) -> None:
    editor = table(page)
    select(editor.view, 0, 1, 2, 1)
    qtbot.keyClick(editor.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [session.project.get(f"{SYSTEMS}/{r}/capacity") for r in ("r1", "r2", "r3")] == ["1200"] * 3
    qtbot.keyClick(editor.view, Qt.Key.Key_Delete)
    assert session.project.get(f"{SYSTEMS}/r2/capacity") is None
    assert session.undo()
    assert session.undo()
    assert session.project.get(f"{SYSTEMS}/r2/capacity") == "800"


def test_one_value_is_pasted_into_all_selected_cells(qtbot, page, session) -> None:
    editor = table(page)
    select(editor.view, 0, 1, 2, 1)
    QApplication.clipboard().setText("500")
    qtbot.keyClick(editor.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert {session.project.get(f"{SYSTEMS}/{r}/capacity") for r in ("r1", "r2", "r3")} == {"500"}


def test_rows_are_added_duplicated_deleted_and_sorted(qtbot, page, session) -> None:
    editor = table(page)
    select(editor.view, 0, 0, 0, 0)
    qtbot.mouseClick(editor.add, Qt.MouseButton.LeftButton)
    assert session.project.rows(SYSTEMS)[0] == "r1"
    assert len(session.project.rows(SYSTEMS)) == 4
    assert editor.view.currentIndex().row() == 1
    qtbot.mouseClick(editor.remove, Qt.MouseButton.LeftButton)
    assert session.project.rows(SYSTEMS) == ("r1", "r2", "r3")
    select(editor.view, 1, 0, 1, 0)
    qtbot.mouseClick(editor.duplicate, Qt.MouseButton.LeftButton)
    names = [session.text(f"{SYSTEMS}/{row}/name") for row in session.project.rows(SYSTEMS)]
    assert names == ["Roof A", "Roof B", "Roof B", "Parking"]
    editor.sort_by(1)
    sizes = [session.text(f"{SYSTEMS}/{row}/capacity") for row in session.project.rows(SYSTEMS)]
    assert sizes == ["800", "800", "1,200", "many"]
    assert session.undo()
    assert session.text(f"{SYSTEMS}/{session.project.rows(SYSTEMS)[0]}/name") == "Roof A"


def test_a_cell_is_typed_and_return_goes_down(qtbot, page, session) -> None:
    editor = table(page)
    select(editor.view, 1, 3, 1, 3)
    qtbot.keyClicks(editor.view, "1")
    line = editor.view.findChild(QLineEdit)
    assert line is not None
    qtbot.keyClicks(line, ".2 GWh")
    assert editor.unsent()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.project.get(f"{SYSTEMS}/r2/EG") == "1200", timeout=2000)
    assert (editor.view.currentIndex().row(), editor.view.currentIndex().column()) == (2, 3)


def test_escape_takes_back_what_was_typed_into_a_cell(qtbot, page, session) -> None:
    editor = table(page)
    select(editor.view, 1, 0, 1, 0)
    qtbot.keyClicks(editor.view, "x")
    line = editor.view.findChild(QLineEdit)
    qtbot.keyClicks(line, "yz")
    qtbot.waitUntil(lambda: f"{SYSTEMS}/r2/name" in session.drafts(), timeout=2000)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert session.drafts() == {}
    assert session.project.get(f"{SYSTEMS}/r2/name") == "Roof B"


def test_leaving_the_section_keeps_the_cell_being_typed(qtbot, page, session) -> None:
    editor = table(page)
    select(editor.view, 1, 0, 1, 0)
    qtbot.keyClicks(editor.view, "N")
    qtbot.keyClicks(editor.view.findChild(QLineEdit), "ew roof")
    page.show_section("a1")
    assert session.project.get(f"{SYSTEMS}/r2/name") == "New roof"


def test_a_wrong_cell_is_tinted_explained_and_kept(qtbot, page, session) -> None:
    editor = table(page)
    index = editor.model.index(2, 1)
    assert editor.model.data(index) == "many"
    assert editor.model.data(index, Qt.ItemDataRole.BackgroundRole).name() == "#fce8e6"
    assert editor.model.data(index, Qt.ItemDataRole.ToolTipRole).startswith("Error: ")
    editor.view.setCurrentIndex(index)
    assert editor.remark.isVisible()
    assert "2,000\u00a0kWp" in editor.totals.text()


def test_a_choice_cell_is_picked_from_a_list(qtbot, page, session, monkeypatch) -> None:
    monkeypatch.setattr(Combo, "showPopup", lambda _: None)  # an open list would hold the keyboard of the test
    editor = table(page)
    index = editor.model.index(0, 2)
    editor.view.setCurrentIndex(index)
    editor.view.edit(index)
    combo = editor.view.findChild(QComboBox)
    assert combo is not None
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    stored = session.project.get(f"{SYSTEMS}/r1/connection")
    assert stored == editor.model.columns[2].definition.choices[0].id


def test_tab_leaves_the_table_behind_its_last_cell(qtbot, page) -> None:
    editor = table(page)
    editor.view.setFocus()
    select(editor.view, 2, 3, 2, 3)
    qtbot.keyClick(editor.view, Qt.Key.Key_Tab)
    assert not editor.view.hasFocus()


def test_proposals_of_the_monitoring_plan_are_seen_and_accepted(qtbot, page, session) -> None:
    editor = grid(page, "mps_monitored")
    address = f"{SYSTEMS}/r1/EG.source"
    cell = editor.model.index_of(address)
    assert editor.model.data(cell) == session.proposals[address]
    assert session.project.get(address) is None
    assert "Unread" in editor.model.data(cell, Qt.ItemDataRole.ToolTipRole)
    qtbot.mouseClick(editor.accept, Qt.MouseButton.LeftButton)
    assert session.project.get(address) is not None
    assert not editor.accept.isVisible()
    assert session.undo()
    assert session.project.get(address) is None


def test_a_grid_cell_takes_several_lines(qtbot, page, session) -> None:
    editor = grid(page, "mps_monitored")
    cell = editor.model.index_of(f"{SYSTEMS}/r1/EG.comment")
    editor.view.setCurrentIndex(cell)
    editor.view.edit(cell)
    text = editor.view.findChild(GrowingText)
    qtbot.keyClicks(text, "one")
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(text, "two")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert session.project.get(f"{SYSTEMS}/r1/EG.comment") == "one\ntwo"


def test_defaults_are_confirmed_with_document_page_and_date(qtbot, page, session) -> None:
    page.show_section("c0")
    editor = page.findChild(GridEditor)
    assert editor.model.data(editor.model.index(0, 4)) == "Not verified"
    left = editor.model.unverified()
    select(editor.view, 0, 6, 0, 6)
    editor.paste("TH_AM001 ver01.0\t12\t2026-11-20")
    assert editor.model.data(editor.model.index(0, 4)) == "Verified"
    assert editor.model.unverified() == left - 1


@pytest.mark.parametrize(("unit", "sums"), [
    ("MWh/year", True), ("MWh/p", True), ("kWp", True), ("tCO2/p", True), ("USRt", True),
    ("%", False), ("-", False), ("°C", False), ("tCO2/MWh", False), (None, False), ("h", False),
])
def test_only_amounts_are_added_up(unit: str | None, sums: bool) -> None:
    assert additive(unit) is sums


def test_a_thousand_rows_are_shown_edited_and_scrolled(qtbot, page, session, tmp_path: Path) -> None:
    block = "\n".join(f"System {n}\t{n}\t\t{n * 2}" for n in range(1, 1001))
    session.paste_block(SYSTEMS, "r1", "name", block)
    # A second is far above what it takes; the bounds catch a widget or a search for each cell.
    with within(350):
        editor = table(page)
        page.repaint()
    assert editor.model.rowCount() == 1000
    with within(175):
        editor.view.scrollToBottom()
        editor.view.viewport().repaint()
    assert page.focus_address(f"{SYSTEMS}/{session.project.rows(SYSTEMS)[700]}/EG")
    assert editor.view.currentIndex().row() == 700
    editor.model.setData(editor.model.index(700, 3), "77 GWh")
    assert editor.model.data(editor.model.index(700, 3)) == "77,000"


def test_a_page_of_more_columns_shows_the_rows_of_another_page(qtbot, page, session) -> None:
    session.set_answers({"participants/r1/name": "Host Co.", "participants/r1/is_participant": "yes",
                         "participants/r2/name": "A consultant", "participants/r2/is_participant": "no"})
    editor = table(page, "moc_5")
    view, model = editor.view, editor.model
    assert [model.data(model.index(row, 0)) for row in (0, 1)] == ["Host Co.", "A consultant"]
    assert not model.open(model.index(0, 0)), "names are asked in A.4"
    assert model.header(0) == "Name"
    assert model.open(model.index(0, 1))
    assert not model.open(model.index(1, 1)), "a consultant does not sign"
    assert [editor.add.isHidden(), editor.remove.isHidden(), editor.paste_button.isHidden()] == [True, True, False]
    view.setCurrentIndex(model.index(0, 1))
    editor.paste("+66-1\t+66-2\tjcm@example.com\n+66-3\n+66-4")
    assert session.project.rows("participants") == ("r1", "r2")
    assert session.project.get("participants/r1/telephone") == "+66-1"
    assert session.project.get("participants/r1/email") == "jcm@example.com"
    assert page.focus_address("participants/r1/telephone")
    assert page.section == "moc_5"
    assert page.focus_address("participants/r1/name")
    assert page.section == "a4"
    editor = table(page, "moc_5")
    editor.sort_by(0)
    assert session.project.rows("participants") == ("r2", "r1")


def test_short_texts_give_way_before_a_table_scrolls(page, session) -> None:
    session.add_rows("revisions", 2)
    session.set_texts({"revisions/r1/version": "01.0", "revisions/r1/date": "2026-01-05",
                       "revisions/r1/contents": "Documents of two criteria added after the comments of the validator"})
    view = table(page, "revisions").view
    view.resize(430, view.height())
    view.fit()
    columns = [c for c in range(view.answers.columnCount()) if not view.isColumnHidden(c)]
    assert sum(view.columnWidth(c) for c in columns) <= view.viewport().width()
    assert view.columnWidth(columns[0]) < view.columnWidth(columns[-1]) / 2
