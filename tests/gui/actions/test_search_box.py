"""Searching all answers with the keyboard: place and context, next and previous, options, edits while it is open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPlainTextEdit

from jcm_pdd.gui.overlay import ASIDE
from jcm_pdd.gui.search_box import SearchBox


@pytest.fixture
def zebras(chillers):
    """Return a window whose project speaks of zebras in three answers."""
    chillers.session.set_texts({"title": "Zebra cooling", "description": "No zebra, many Zebras. ゼブラ",
                                "consultation": "zebra"})
    return chillers


def opened(desk) -> SearchBox:
    """Press Ctrl+F."""
    desk.window.actions_by_id["find"].trigger()
    box = desk.window.findChild(SearchBox)
    assert box.isVisible()
    return box


def typed(box, qtbot, text: str) -> list[str]:
    """Type and return the addresses found."""
    box.edit.clear()
    box.edit.insert(text)  # as an input method sends it
    qtbot.waitUntil(lambda: not box._settle.isActive() and not box._slice.isActive())
    return [hit.address for hit in box.hits()]


def test_finds_are_listed_in_the_order_of_the_form_with_their_place(zebras, qtbot):
    box = opened(zebras)

    assert typed(box, qtbot, "zebra") == ["title", "description", "description", "consultation"]
    first = box.list.model().index(0, 0)
    assert first.data() == "Zebra cooling"
    assert "A.1" in first.data(ASIDE)
    assert "Zebra cooling" in first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert box.state.text() == "Finds: 4"


def test_enter_goes_there_and_further_and_the_keyboard_stays(zebras, qtbot):
    box = opened(zebras)
    typed(box, qtbot, "zebra")
    went = []
    box.chosen.connect(went.append)

    for _ in range(5):
        qtbot.keyClick(box.edit, Qt.Key.Key_Return)
    qtbot.keyClick(box.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)

    assert went == ["title", "description", "description", "consultation", "title", "consultation"]
    assert zebras.window.focusWidget() is box.edit
    assert zebras.workspace.section == zebras.session.schema.place("consultation").section
    assert box.state.text() == "4 of 4"


def test_the_find_is_marked_in_its_field(zebras, qtbot):
    zebras.session.set_text("description", "𠮷野家 no zebra, many Zebras")
    box = opened(zebras)
    typed(box, qtbot, "zebras")
    qtbot.keyClick(box.edit, Qt.Key.Key_Return)
    field = next(one for one in zebras.workspace.page.findChildren(QPlainTextEdit)
                 if one.toPlainText().startswith("𠮷野家"))

    assert field.textCursor().selectedText() == "Zebras"


def test_f3_goes_on_after_the_box_is_closed(zebras, qtbot):
    box = opened(zebras)
    typed(box, qtbot, "zebra")
    qtbot.keyClick(box.edit, Qt.Key.Key_Return)
    qtbot.keyClick(box.edit, Qt.Key.Key_Escape)
    assert not box.isVisible()

    zebras.window.actions_by_id["find_next"].trigger()

    assert zebras.workspace.section == zebras.session.schema.place("description").section
    assert not box.isVisible()
    zebras.window.actions_by_id["find_previous"].trigger()
    assert zebras.workspace.section == zebras.session.schema.place("title").section


def test_f3_without_a_search_opens_it(chillers):
    chillers.window.actions_by_id["find_next"].trigger()

    assert chillers.window.findChild(SearchBox).isVisible()


def test_f3_is_left_to_pages_that_have_their_own(chillers):
    assert chillers.window.actions_by_id["find_next"].isEnabled()

    chillers.window.actions_by_id["verification"].trigger()
    assert not chillers.window.actions_by_id["find_next"].isEnabled()
    chillers.window.show_home()

    assert chillers.window.actions_by_id["find_next"].isEnabled()


def test_case_and_whole_words_narrow_the_finds(zebras, qtbot):
    box = opened(zebras)
    typed(box, qtbot, "zebra")

    box.whole.setChecked(True)
    qtbot.waitUntil(lambda: [hit.address for hit in box.hits()] == ["title", "description", "consultation"])
    box.case.setChecked(True)
    qtbot.waitUntil(lambda: [hit.address for hit in box.hits()] == ["description", "consultation"])


def test_half_width_kana_and_full_width_digits_are_found(zebras, qtbot):
    zebras.session.set_texts({"annex": "Serial １２３４５"})
    box = opened(zebras)

    assert typed(box, qtbot, "ｾﾞﾌﾞﾗ") == ["description"]
    assert typed(box, qtbot, "12345") == ["annex"]


def test_an_edit_brings_the_list_up_to_date(zebras, qtbot):
    box = opened(zebras)
    typed(box, qtbot, "zebra")

    zebras.session.set_text("consultation", "nothing of the kind")

    qtbot.waitUntil(lambda: [hit.address for hit in box.hits()] == ["title", "description", "description"])


def test_nothing_found_is_said(zebras, qtbot):
    box = opened(zebras)

    assert typed(box, qtbot, "no such words at all") == []
    assert box.state.text() == "Not found in any answer."
    assert not box.later.isEnabled()


def test_it_does_not_lie_over_other_pages(zebras, qtbot):
    box = opened(zebras)
    typed(box, qtbot, "zebra")

    zebras.window.actions_by_id["export"].trigger()

    assert not box.isVisible()
    zebras.window.show_home()
    zebras.window.actions_by_id["find_next"].trigger()
    assert zebras.workspace.section == zebras.session.schema.place("title").section


def test_a_closed_project_is_let_go(zebras, qtbot):
    box = opened(zebras)
    typed(box, qtbot, "zebra")

    assert zebras.window.commands.close_project()

    assert not box.isVisible()
    assert box.hits() == []


def test_everything_has_a_name_for_screen_readers_and_both_languages(zebras, qtbot):
    box = opened(zebras)
    english = [box.case.text(), box.whole.text(), box.later.text(), box.edit.accessibleName()]

    zebras.window.commands.switch_language()
    QCoreApplication.processEvents()

    assert all(english)
    assert box.edit.accessibleName()
    assert box.list.accessibleName()
