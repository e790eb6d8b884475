"""The keys of the window's actions work wherever the keyboard is, on every platform."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

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


def test_the_command_box_comes_over_an_open_list(window, qtbot) -> None:
    session = window.bench.session
    if not session.project.rows("structure"):
        session.add_rows("structure")
    session.set_text(f"structure/{session.project.rows('structure')[0]}/personnel", "Energy manager")
    session.set_text("manual_wanted", "yes")
    window.workspace.go_to("manual_approved_by")
    editor = next(one for one in window.workspace.findChildren(NameEditor) if one.address == "manual_approved_by")
    session.set_text("manual_approved_by", "")
    editor.take_focus()
    QTest.keyClicks(editor.input, "E")
    shown = editor.chooser.list.popup()
    qtbot.waitUntil(shown.isVisible)

    QTest.keyClick(shown.window().windowHandle(), Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert not shown.isVisible()
    assert window.findChild(CommandBox).isVisible()
    assert editor.input.text() == "E"
