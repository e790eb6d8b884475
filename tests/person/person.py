"""A person at the keyboard: presses keys, pastes, and reads what is on the screen; has no mouse and no way inside.

Keys go to the window that has the keyboard, as from the window system. What is read is what a screen reader tells: the
accessible name of the widget with the focus, and texts that are shown.
"""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget

from tests.person.watch import Watch

TYPED = 40
"""Longer texts, and those with letters no key has, are pasted."""
PAUSE = 0.004
MOST_STEPS = 40
_PLAIN = Qt.KeyboardModifier.NoModifier


class Lost(AssertionError):
    """What the person looked for is not where the keyboard leads."""


class Person:
    """Works with the keyboard; each `press`, `write`, `paste` and `choose` is an action of the watch."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.keys = 0

    # --- keys ----------------------------------------------------------------------------------------

    def press(self, *chords: str) -> None:
        """Press keys one after another, such as "Ctrl+K" or "Tab"; each is an action."""
        for chord in chords:
            with self.watch.action(f"{chord} in {self.told()}"):
                self._press(chord)
                self.look()

    def write(self, text: str) -> None:
        """Type a text into what has the focus, or paste it when it is long."""
        if len(text) > TYPED or not text.isascii():
            self.paste(text)
            return
        with self.watch.action(f"write {text!r} in {self.told()}"):
            for letter in text:
                self.keys += 1
                QTest.keyClick(_window(), letter)
                QApplication.processEvents()
            self.look()

    def copy(self, what: str | Path) -> None:
        """Copy a text, a block of cells, or a file in another program."""
        data = QMimeData()
        if isinstance(what, Path):
            data.setUrls([QUrl.fromLocalFile(str(what))])
        else:
            data.setText(what)
        QGuiApplication.clipboard().setMimeData(data)

    def paste(self, what: str | Path) -> None:
        """Paste what was copied in another program."""
        self.copy(what)
        with self.watch.action(f"paste {str(what)[:24]!r} in {self.told()}"):
            self._press("Ctrl+V")
            self.look()

    def choose(self, words: str) -> None:
        """Choose in a list under the focus by typing the beginning of an entry."""
        box = self.focus()
        if not isinstance(box, QComboBox):
            raise Lost(f"no list: {self.told()}")
        with self.watch.action(f"choose {words!r} in {self.told()}"):
            for letter in words:
                self.keys += 1
                QTest.keyClick(_window(), letter)
            self.look()
        if not box.currentText().startswith(words):
            raise Lost(f"{words!r} chosen, {box.currentText()!r} shown")

    # --- ways ----------------------------------------------------------------------------------------

    def go_to(self, words: str, lands: str = "") -> None:
        """Go to a section, a field or an action by the command box; `lands` is in the name of what has the focus."""
        self.press("Ctrl+K")
        self.write(words)
        with self.watch.action(f"go to {words!r}"):
            self._press("Return")
            self.look()
        if lands and lands not in self.told():
            raise Lost(f"{words!r} led to {self.told()!r}")

    def fill(self, field: str, text: str, lands: str = "") -> None:
        """Go to a field and write its text."""
        self.go_to(field, lands or field)
        self.write(text)

    def tab_to(self, name: str, key: str = "Tab") -> None:
        """Press Tab until the widget with this in its name has the focus."""
        for _ in range(MOST_STEPS):
            self.press(key)
            if name in self.told():
                return
        raise Lost(f"{name!r} is not reached by {key} from {self.told()!r}")

    def wait_for(self, words: str, seconds: float = 120) -> None:
        """Wait until a label has these words, while the window lives on."""
        end = time.monotonic() + seconds
        with self.watch.action(f"wait for {words!r}"):
            while not self.reads(words):
                if time.monotonic() > end:
                    raise Lost(f"{words!r} did not come in {seconds} s")
                self.look(0.02)

    def rest(self, seconds: float = 0.15) -> None:
        """Let the window come to rest: what follows an edit comes a moment later."""
        with self.watch.action(f"rest after {self.watch.actions[-1].name if self.watch.actions else 'start'}"):
            self.look(seconds)

    # --- eyes ----------------------------------------------------------------------------------------

    @staticmethod
    def look(seconds: float = PAUSE) -> None:
        """Let events come for a moment."""
        end = time.monotonic() + seconds
        while True:
            QApplication.processEvents()
            if time.monotonic() >= end:
                return
            time.sleep(0.001)

    @staticmethod
    def focus() -> QWidget | None:
        """Return the widget that has the keyboard."""
        return QApplication.focusWidget()

    def told(self) -> str:
        """Return what a screen reader says of the widget with the keyboard."""
        widget = self.focus()
        return "" if widget is None else widget.accessibleName() or getattr(widget, "text", str)() or type(
            widget).__name__

    @staticmethod
    def reads(words: str) -> bool:
        """Tell whether a shown label has these words."""
        return any(words in label.text() for window in QApplication.topLevelWidgets() if window.isVisible()
                   for label in window.findChildren(QLabel) if label.isVisible())

    # --- inside --------------------------------------------------------------------------------------

    def _press(self, chord: str) -> None:
        self.keys += 1
        combined = QKeySequence(chord)[0]
        QTest.keyClick(_window(), combined.key(), combined.keyboardModifiers())


def _window() -> QWindow:
    if QGuiApplication.focusWindow() is None:  # a window was closed: a desktop gives the keyboard to the one below
        for left in (one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow()):
            left.activateWindow()
        QApplication.processEvents()
    window = QGuiApplication.focusWindow()  # Qt itself hands keys on to a list or menu that is open
    if window is None:
        raise Lost("no window has the keyboard")
    return window
