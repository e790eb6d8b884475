"""The keys of the window's actions work wherever the keyboard is, on every platform."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QToolButton

from jcm_pdd.gui.actions import ACTIONS
from jcm_pdd.gui.command_box import CommandBox
from jcm_pdd.gui.editors.pointing import NameEditor
from jcm_pdd.gui.own_keys import LEFT_TO_THE_TEXT

KEYS = {keys: row.id for row in ACTIONS for keys in row.keys}
# What texts do by their keys on Windows and on Linux, as Qt documents it; undo and redo are the project's own.
OF_TEXTS = {"Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Insert", "Shift+Insert", "Shift+Del", "Ctrl+Left", "Ctrl+Right",
            "Ctrl+Home", "Ctrl+End", "Ctrl+Shift+Left", "Ctrl+Shift+Right", "Ctrl+Shift+Home", "Ctrl+Shift+End", "Home",
            "End", "Shift+Home", "Shift+End", "Ctrl+Backspace", "Ctrl+Del", "Alt+Backspace", "Alt+Shift+Backspace",
            "Ctrl+Up", "Ctrl+Down", "Ctrl+Shift+Up", "Ctrl+Shift+Down", "PgUp", "PgDown", "Shift+PgUp", "Shift+PgDown",
            "Return", "Shift+Return", "Ctrl+Return", "Tab", "Shift+Tab", "Ctrl+Tab", "Menu", "Ctrl+A",
            "Shift+F10", "F10", "F2"}


class Greedy(QLineEdit):
    """A line that takes every key, as if all were keys of its platform."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


@pytest.fixture
def window(solar, qtbot):
    solar.window.activateWindow()
    qtbot.waitUntil(solar.window.isActiveWindow)
    return solar.window


def test_no_action_has_a_key_every_text_needs() -> None:
    taken = {QKeySequence(keys).toString() for keys in KEYS} & {QKeySequence(keys).toString() for keys in OF_TEXTS}
    assert taken == set()
    assert len(KEYS) == sum(len(row.keys) for row in ACTIONS), "two actions have the same keys"


def test_no_text_takes_a_key_from_an_action(window, qtbot) -> None:
    line = Greedy(window.body)
    line.show()
    line.setFocus()
    kept = set()
    for keys, name in KEYS.items():
        chord = QKeySequence(keys)[0]
        event = QKeyEvent(QEvent.Type.ShortcutOverride, chord.key(), chord.keyboardModifiers())
        event.ignore()
        QApplication.sendEvent(line, event)
        if event.isAccepted() and window.actions_by_id[name].isEnabled():
            kept.add(name)
    assert kept <= set(LEFT_TO_THE_TEXT)
    asked = []
    export = window.actions_by_id["export"]
    export.triggered.disconnect()
    export.triggered.connect(lambda: asked.append(line.text()))
    QTest.keyClick(line, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert asked == [""]
    window.workspace.setFocus()
    line.deleteLater()


@pytest.fixture
def named(window, qtbot) -> NameEditor:
    """Return the field of a name with its list hanging open."""
    session = window.bench.session
    if not session.project.rows("structure"):
        session.add_rows("structure")
    session.set_text(f"structure/{session.project.rows('structure')[0]}/personnel", "Energy manager")
    session.set_text("manual_wanted", "yes")
    session.set_text("manual_approved_by", "")
    window.workspace.go_to("manual_approved_by")
    editor = next(one for one in window.workspace.findChildren(NameEditor) if one.address == "manual_approved_by")
    editor.take_focus()
    QTest.keyClicks(editor.input, "Ene")
    qtbot.waitUntil(editor.chooser.list.popup().isVisible)
    return editor


def press(editor: NameEditor, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(editor.chooser.list.popup().window().windowHandle(), key, modifiers)


def test_the_command_box_comes_over_an_open_list(window, named: NameEditor) -> None:
    press(named, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert not named.chooser.list.popup().isVisible()
    assert window.findChild(CommandBox).isVisible()
    assert named.input.text() == "Ene"


def test_what_was_typed_over_an_open_list_is_the_answer_when_tab_leaves_it(window, named: NameEditor) -> None:
    press(named, Qt.Key.Key_Tab)

    assert not named.input.hasFocus()
    assert window.bench.session.project.get("manual_approved_by") == "Ene"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_that_has_the_keyboard(window, qtbot, key) -> None:
    button, pressed = QPushButton(window.body), []
    button.clicked.connect(lambda: pressed.append(key))
    button.show()
    button.setFocus()
    QTest.keyClick(button, key)
    QTest.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [key]
    button.setEnabled(False)
    QTest.keyClick(button, key)
    assert pressed == [key]
    button.deleteLater()


def test_enter_opens_the_menu_of_a_button(window, qtbot) -> None:
    button, menu = QToolButton(window.body), QMenu(window.body)
    menu.addAction("one")
    shown = []
    menu.aboutToShow.connect(lambda: (shown.append(1), QTimer.singleShot(0, menu.close)))
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.show()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert shown == [1]
    button.deleteLater()


def test_the_first_page_begins_at_its_first_button(window, qtbot) -> None:
    window.show_start()
    assert window.focusWidget() is window.start.new
    window.start.new.focusNextPrevChild(True)
    window.start.open.focusNextPrevChild(False)
    assert window.focusWidget() is window.start.new, "Tab goes from button to button, not to the page around them"
