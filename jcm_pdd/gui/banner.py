"""Notices over the page: what happened, what to do, and the buttons for it. Nothing is blocked by them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from jcm_pdd.gui import language, theme

if TYPE_CHECKING:
    from jcm_pdd.core.problems import Problem

Words = Callable[[], str]
Button = tuple[Words, Callable[[], None]]
LOW = 680
"""Pixels of a window's height below which notices stand one at a time: two would take a fifth of it."""


class Notice(QFrame):
    """One notice; its words are asked for again when the language changes. `left` comes when the user closes it."""

    left = Signal()

    def __init__(self, tone: str, words: Words, buttons: tuple[Button, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.tone, self._words, self._named, self._behind = tone, words, [], 0
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_4, theme.SPACE_2, theme.SPACE_2, theme.SPACE_2)
        row.setSpacing(theme.SPACE_2)
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self.label, 1)
        for name, act in buttons:
            button = QPushButton(self)
            button.clicked.connect(_clicked(act))
            self._named.append((button, name))
            row.addWidget(button)
        self.more = QPushButton(self)
        theme.set_role(self.more, "quiet")
        row.addWidget(self.more)
        self._close = QToolButton(self)
        self._close.clicked.connect(self._leave)
        row.addWidget(self._close)
        theme.ThemeWatcher(self, self._colour)
        self._colour()
        self._say()

    def stand_before(self, behind: int) -> None:
        """Say how many notices are not shown while this one is."""
        self._behind = behind
        self.more.setVisible(behind > 0)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _leave(self) -> None:
        self.left.emit()
        self.deleteLater()

    def _say(self) -> None:
        self.label.setText(self._words())
        self.setAccessibleName(self._words())
        for button, name in self._named:
            button.setText(name())
        self.more.setText(self.tr("{count} more").format(count=self._behind))
        self.more.setAccessibleName(self.tr("Show the notices before this one"))
        self._close.setToolTip(self.tr("Close this notice"))
        self._close.setAccessibleName(self.tr("Close this notice"))

    def _colour(self) -> None:
        t = theme.tokens()
        ink, ground = {"error": (t.error, t.error_soft), "open": (t.open, t.open_soft),
                       "accent": (t.accent, t.accent_soft)}[self.tone]
        sheet = (f"Notice {{ background: {ground}; border: none; border-bottom: 1px solid {t.line}; }}"
                 f"Notice > QLabel {{ color: {ink}; }}")
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)
            self._close.setIcon(theme.icon("x", ink))


class Banner(QWidget):
    """The notices of the window, newest last; a notice with the same key replaces the one before.

    In a low window only errors and the newest one are shown, with a button for the others.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._notices: dict[str, Notice] = {}
        self._unfolded = False

    def show_notice(self, key: str, tone: str, words: Words, *buttons: Button) -> Notice:
        """Show a notice in a tone (error, open, accent)."""
        self.take_away(key)
        notice = Notice(tone, words, buttons, self)
        self._notices[key] = notice
        notice.destroyed.connect(lambda: self._gone(key, notice))
        notice.left.connect(lambda: self.take_away(key))
        notice.more.clicked.connect(self._unfold)
        self._column.addWidget(notice)
        notice.show()
        self._unfolded = False
        self._fold()
        return notice

    def show_problem(self, problem: Problem, *buttons: Button) -> Notice:
        """Show a problem in the words of the catalogue."""
        from jcm_pdd.files.messages import problem_text

        return self.show_notice("problem", "error", lambda: problem_text(problem, language.current()), *buttons)

    def take_away(self, key: str) -> None:
        """Take a notice away, if it is there."""
        notice = self._notices.pop(key, None)
        if notice is not None:
            self._column.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
            self._fold()

    def clear(self) -> None:
        """Take every notice away."""
        for key in tuple(self._notices):
            self.take_away(key)

    def texts(self) -> list[str]:
        """Return what the notices say."""
        return [notice.label.text() for notice in self._notices.values()]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._fold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isValid(self):  # the window outlives its banner a little
            self._fold()
        return False

    def _fold(self) -> None:
        """Show what a window of this height has room for."""
        notices = list(self._notices.values())
        low = self.window().height() < LOW and not self._unfolded
        behind = [one for one in notices[:-1] if low and one.tone != "error"]
        for one in notices:
            one.setVisible(one not in behind)
            one.stand_before(len(behind) if one is notices[-1] else 0)

    def _unfold(self) -> None:
        self._unfolded = True
        self._fold()

    def _gone(self, key: str, notice: Notice) -> None:
        if self._notices.get(key) is notice:
            del self._notices[key]


def _clicked(act: Callable[[], None]) -> Callable[[], None]:
    return lambda *_: act()
