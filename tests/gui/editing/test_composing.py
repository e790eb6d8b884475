"""Input methods: what is composed is not judged, saved or replaced, and all of it is there in the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jcm_pdd.gui import theme
from jcm_pdd.gui.editors.delegate import CellDelegate
from jcm_pdd.gui.editors.drafts import DraftSwitch
from jcm_pdd.gui.editors.files import AttachmentEditor
from jcm_pdd.gui.editors.inputs import GrowingText, LineInput
from jcm_pdd.gui.editors.table import TableEditor
from jcm_pdd.gui.page import SectionPage
from tests.gui.editing.plain import committed, composed, editor_at

FIELDS = {"title": ("工場の太陽光発電", "工場の太陽光発電"), "start_date": ("２０２８年４月１日", "2028-04-01"),
          "lifetime": ("１５", "15"),
          "description": ("𠮷野家の冷凍機\U0001f469‍\U0001f4bb", "𠮷野家の冷凍機\U0001f469‍\U0001f4bb")}
"""Address: what is composed, and what stands in the project when it is the whole answer."""


def emptied(page: SectionPage, address: str):
    """Return the editor of a field that was emptied."""
    page.desk.session.set_texts({address: ""})
    return editor_at(page, address)


@pytest.mark.parametrize("address", FIELDS)
def test_nothing_touches_a_composition(page: SectionPage, qapp: QApplication, address: str) -> None:
    session, editor = page.desk.session, emptied(page, address)
    text, before = FIELDS[address][0], session.project
    composed(editor.input, text)
    editor._draft()
    session.set_texts({"sites/r1/name": "other"})
    session.undo()
    page.set_language("ja")
    page.set_language("en")
    theme.apply(qapp, dark=True)
    theme.apply(qapp, dark=False)
    page.refresh()
    QCoreApplication.processEvents()
    assert editor.composing()
    assert session.project.answers == before.answers
    assert address not in session.drafts()
    committed(editor.input, text)
    assert editor.typed() == text
    editor._draft()
    assert session.drafts()[address].text == text
    editor.commit()
    assert session.text(address) == FIELDS[address][1]
    session.undo()
    assert session.text(address) == editor.typed() == ""


@pytest.mark.parametrize("address", FIELDS)
def test_going_elsewhere_takes_the_composition_along(page: SectionPage, address: str) -> None:
    session, editor = page.desk.session, emptied(page, address)
    composed(editor.input, FIELDS[address][0])
    page.show_section("e1" if page.section != "e1" else "a1")
    assert session.text(address) == FIELDS[address][1]
    assert address not in session.drafts()


@pytest.mark.parametrize("address", FIELDS)
def test_another_answer_does_not_take_the_place_of_a_composition(page: SectionPage, address: str) -> None:
    session, editor = page.desk.session, emptied(page, address)
    composed(editor.input, FIELDS[address][0])
    session.set_texts({address: "7"})
    assert editor.composing()
    committed(editor.input, FIELDS[address][0])
    assert editor.typed() == FIELDS[address][0]
    editor.commit()
    assert session.text(address) == FIELDS[address][1]


def test_what_was_typed_before_a_composition_is_kept_at_once(page: SectionPage) -> None:
    session, editor = page.desk.session, emptied(page, "title")
    QTest.keyClicks(editor.input, "Solar")
    assert "title" not in session.drafts()
    composed(editor.input, "たいよう")
    assert session.drafts()["title"].text == "Solar"
    committed(editor.input, "太陽")
    editor.commit()
    assert session.text("title") == "Solar太陽"


def test_the_japanese_draft_is_composed_like_any_text(page: SectionPage) -> None:
    session = page.desk.session
    DraftSwitch.of(page.desk).turn(True)
    try:
        draft = editor_at(page, "description").draft
        composed(draft.input, "にほんご")
        page.refresh()
        assert draft.composing()
        page.show_section("a1")
        assert session.project.get("description.draft_ja") == "にほんご"
    finally:
        DraftSwitch.of(page.desk).turn(False)


@pytest.mark.parametrize(("section", "column", "kind"), [
    ("c0", 0, LineInput), ("a3", 3, LineInput), ("e2", 1, GrowingText)])
def test_a_cell_that_is_left_keeps_what_is_composed(page: SectionPage, section: str, column: int, kind: type) -> None:
    session = page.desk.session
    if section == "e2":
        session.add_rows("comments", 2)
    page.show_section(section)
    table = page.findChild(TableEditor)
    table.view.setCurrentIndex(table.model.index(0, column))
    table.view.edit(table.model.index(0, column))
    cell = next(one for one in table.view.viewport().findChildren(kind) if one.isVisible())
    cell.selectAll()
    composed(cell, "屋根")
    page.refresh()
    assert cell.composing()
    address = table.model.address(0, column)
    delegate = table.view.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    delegate.commitData.emit(cell)
    delegate.closeEditor.emit(cell, CellDelegate.EndEditHint.NoHint)
    assert session.text(address) == "屋根"
    session.undo()


def test_a_composition_begins_in_a_cell_that_is_not_open(page: SectionPage) -> None:
    page.show_section("c0")
    table = page.findChild(TableEditor)
    table.view.setCurrentIndex(table.model.index(1, 0))
    table.view.setFocus(Qt.FocusReason.OtherFocusReason)
    composed(table.view, "や")
    cell = next(one for one in table.view.viewport().findChildren(LineInput) if one.isVisible())
    composed(cell, "屋")
    committed(cell, "屋根Ｂ")
    QTest.keyClick(cell, Qt.Key.Key_Return)
    QCoreApplication.processEvents()
    assert page.desk.session.text(table.model.address(1, 0)) == "屋根Ｂ"
    page.desk.session.undo()


def test_a_caption_is_kept_whatever_happens_around_it(page: SectionPage, tmp_path: Path) -> None:
    session = page.desk.session
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    place = next(one for one in session.schema.places.values()
                 if one.definition.kind in ("attachment", "figure") and "*" not in one.address)
    session.attach(place.address, tmp_path / "one.txt")
    editor = editor_at(page, place.address)
    assert isinstance(editor, AttachmentEditor)
    caption = editor.file_rows[0].caption
    QTest.keyClicks(caption, "Roof ")
    composed(caption, "やね")
    session.attach(place.address, tmp_path / "two.txt")
    page.set_language("ja")
    page.set_language("en")
    assert caption.composing()
    assert editor.file_rows[0].caption is caption
    page.show_section("a1")
    items = session.project.get(place.address)
    assert [item.get("caption", "") for item in items] == ["Roof やね", ""]
    assert session.undo()


def test_boxes_that_search_wait_for_the_end_of_a_composition(page: SectionPage) -> None:
    from jcm_pdd.gui.editors.choosing import Chooser, Option

    line = LineInput(parent=page)
    chooser = Chooser(line, lambda: (Option("a", "屋根 A"), Option("b", "駐車場")))
    composed(line, "屋")
    assert chooser.found == ()
    assert not chooser.choosing()
    committed(line, "屋")
    assert [one.answer for one in chooser.found] == ["a"]
    chooser.close()
    line.deleteLater()
