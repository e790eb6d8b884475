"""The keys of the window's actions belong to them, wherever the keyboard is.

Some platforms give lines and texts keys of their own that are ours: Ctrl+E goes to the end of a line on Linux. And a
list that hangs open under a line stays over what the window's key has opened. What changes a text (undo, copy, paste,
select all) stays with the text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

LEFT_TO_THE_TEXT = ("undo", "redo")
"""Actions whose keys a text may take, for as long as it has something of its own to take back."""
_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
_BUTTONS = (QPushButton, QToolButton)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OwnKeys(QObject):
    """Keeps the one text that has the keyboard from taking the keys of a window's actions; Enter presses a button.

    Qt lets Enter press buttons in dialogs alone, and Space everywhere.
    """

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._by_key = {keys.toString(): action for name, action in actions.items() if name not in LEFT_TO_THE_TEXT
                        for keys in action.shortcuts()}
        self._held: QWidget | None = None
        self._window = parent
        QApplication.instance().focusChanged.connect(self._moved)  # type: ignore[union-attr]

    def action(self, event: QKeyEvent) -> QAction | None:
        """Return the enabled action a key belongs to."""
        action = self._by_key.get(QKeySequence(event.keyCombination()).toString())
        return action if action is not None and action.isEnabled() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if isinstance(watched, _BUTTONS):
            return event.type() == QEvent.Type.KeyPress and _presses(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and self.action(event):
            event.ignore()  # not the text's: it goes on as a shortcut
            return True
        return super().eventFilter(watched, event)

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._held is not None and isValid(self._held):
            self._held.removeEventFilter(self)
        ours = isinstance(now, (*_TEXTS, *_BUTTONS)) and now.window() is self._window
        self._held = now if ours else None
        if self._held is not None:
            self._held.installEventFilter(self)


def _presses(button: QPushButton | QToolButton, event: QKeyEvent) -> bool:
    """Press a button by Enter; a held key presses once, and a button with a menu of its own opens it."""
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in _ENTER or not plain:
        return False
    if not event.isAutoRepeat() and button.isEnabled():
        if isinstance(button, QToolButton) and button.popupMode() == QToolButton.ToolButtonPopupMode.InstantPopup:
            button.showMenu()
        else:
            button.click()
    return True


class ListKeys(QObject):
    """Hands the window's keys on from a list that hangs open under a line: the list goes, the action comes."""

    def __init__(self, line: QWidget, shown: QWidget, close: Callable[[], None]) -> None:
        super().__init__(shown)
        self._line, self._close = line, close
        shown.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            keys = getattr(self._line.window(), "own_keys", None)
            action = keys.action(event) if isinstance(keys, OwnKeys) else None
            if action is not None:
                self._close()
                if kind == QEvent.Type.KeyPress:  # where the list has kept it from being a shortcut
                    action.trigger()
                else:
                    event.ignore()
                return True
        return super().eventFilter(watched, event)
