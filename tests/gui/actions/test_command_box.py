"""The command box reaches every action, section, field and row by its name in either language, without a mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from jcm_pdd.core.fuzzy import Choices
from jcm_pdd.gui import actions
from jcm_pdd.gui.command_box import CommandBox
from jcm_pdd.gui.command_entries import Target
from jcm_pdd.gui.search_box import SearchBox

CHILLERS = "ID_AM002/chillers"


def opened(desk, qtbot) -> CommandBox:
    """Press Ctrl+K."""
    desk.window.actions_by_id["command"].trigger()
    box = desk.window.findChild(CommandBox)
    assert box.isVisible()
    assert desk.window.focusWidget() is box.edit
    return box


def test_every_enabled_action_is_there_by_both_names(chillers, qtbot):
    box = opened(chillers, qtbot)
    found = {one.value.key: one.value.names for one in box._choices.all if one.value.kind == "action"}

    assert set(found) == {row.id for row in actions.ACTIONS if chillers.window.actions_by_id[row.id].isEnabled()}
    assert found["save"][0] == "Save"
    assert found["save"][1] == "保存"
    assert not any("&" in name for names in found.values() for name in names)


@pytest.mark.parametrize(("typed", "address"), [
    ("title of the", "title"), ("a.5", "a5"), ("EF_grid", "ID_AM002/EF_grid"), ("chiller 2", f"{CHILLERS}/r2"),
])
def test_typed_letters_and_enter_lead_there(chillers, qtbot, typed: str, address: str):
    went = []
    box = opened(chillers, qtbot)
    box.address.connect(went.append)

    qtbot.keyClicks(box.edit, typed)
    keys = [target.key for target in box.shown()]
    while box.list.currentIndex().row() < keys.index(address):
        qtbot.keyClick(box.edit, Qt.Key.Key_Down)
    qtbot.keyClick(box.edit, Qt.Key.Key_Return)

    assert went == [address]
    assert not box.isVisible()
    assert keys.index(address) < 5


def test_the_keys_alone_open_it_and_the_search(chillers, qtbot):
    chillers.window.activateWindow()
    qtbot.waitUntil(chillers.window.isActiveWindow)

    qtbot.keyClick(chillers.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = chillers.window.findChild(CommandBox)
    assert box.isVisible()
    qtbot.keyClick(box.edit, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert not box.isVisible()
    assert chillers.window.findChild(SearchBox).isVisible()


def test_a_japanese_name_works_in_an_english_window(chillers, qtbot):
    box = opened(chillers, qtbot)

    box.edit.setText(chillers.session.schema.place("title").definition.label.ja)

    assert "title" in [target.key for target in box.shown()]


def test_an_action_is_run(chillers, qtbot):
    box = opened(chillers, qtbot)

    box.leave()
    chillers.session.set_text("title", "Another")
    box = opened(chillers, qtbot)
    qtbot.keyClicks(box.edit, "undo")
    qtbot.keyClick(box.edit, Qt.Key.Key_Return)

    assert chillers.session.project.get("title") != "Another"


def test_escape_gives_the_keyboard_back(chillers, qtbot):
    chillers.workspace.go_to("title")
    field = chillers.window.focusWidget()
    box = opened(chillers, qtbot)

    qtbot.keyClick(box.edit, Qt.Key.Key_Escape)

    assert not box.isVisible()
    assert chillers.window.focusWidget() is field


def test_what_is_typed_in_a_field_is_not_lost_by_it(chillers, qtbot):
    chillers.workspace.go_to("title")
    field = chillers.window.focusWidget()
    field.selectAll()
    qtbot.keyClicks(field, "Typed before")

    opened(chillers, qtbot)

    assert chillers.session.project.get("title") == "Typed before"


def test_without_a_project_there_are_actions_and_recent_projects(desk, qtbot):
    box = opened(desk, qtbot)

    assert {target.kind for target in box.shown()} <= {"action", "project"}
    qtbot.keyClicks(box.edit, "zzzz qqq")
    assert box.shown() == []
    assert box.state.text()


def test_the_screen_reader_hears_name_kind_and_keys(chillers, qtbot):
    box = opened(chillers, qtbot)
    qtbot.keyClicks(box.edit, "save")

    heard = box.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert heard.startswith("Save")
    assert "Ctrl+S" in heard
    assert box.edit.accessibleName()
    assert box.list.accessibleName()


def test_it_speaks_the_language_of_the_window(chillers, qtbot):
    box = opened(chillers, qtbot)
    chillers.window.commands.switch_language()
    QApplication.processEvents()

    box.edit.setText("save")

    assert box.shown()[0].names[1] == box.list.model().index(0, 0).data()


def test_thousands_of_entries_stay_in_order():
    rows = [Target("row", str(at), (f"Meter {at}", f"計器 {at}")).choice() for at in range(5_000)]

    found = Choices(rows).best("計器 42")

    assert found[0].value.key == "42"
