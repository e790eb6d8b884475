"""Notices over the page: what happened, what to do, and the buttons for it. Nothing is blocked by them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from jcm_pdd.gui import language, theme

if TYPE_CHECKING:
    from jcm_pdd.core.problems import Problem

Words = Callable[[], str]
Button = tuple[Words, Callable[[], None]]


class Notice(QFrame):
    """One notice; its words are asked for again when the language changes."""

    def __init__(self, tone: str, words: Words, buttons: tuple[Button, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._tone, self._words, self._named = tone, words, []
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
        self._close = QToolButton(self)
        self._close.clicked.connect(self.deleteLater)
        row.addWidget(self._close)
        theme.ThemeWatcher(self, self._colour)
        self._colour()
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        self.label.setText(self._words())
        self.setAccessibleName(self._words())
        for button, name in self._named:
            button.setText(name())
        self._close.setToolTip(self.tr("Close this notice"))
        self._close.setAccessibleName(self.tr("Close this notice"))

    def _colour(self) -> None:
        t = theme.tokens()
        ink, ground = {"error": (t.error, t.error_soft), "open": (t.open, t.open_soft),
                       "accent": (t.accent, t.accent_soft)}[self._tone]
        sheet = (f"Notice {{ background: {ground}; border: none; border-bottom: 1px solid {t.line}; }}"
                 f"Notice > QLabel {{ color: {ink}; }}")
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)
            self._close.setIcon(theme.icon("x", ink))


class Banner(QWidget):
    """The notices of the window, newest last; a notice with the same key replaces the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._notices: dict[str, Notice] = {}

    def show_notice(self, key: str, tone: str, words: Words, *buttons: Button) -> Notice:
        """Show a notice in a tone (error, open, accent)."""
        self.take_away(key)
        notice = Notice(tone, words, buttons, self)
        self._notices[key] = notice
        notice.destroyed.connect(lambda: self._gone(key, notice))
        self._column.addWidget(notice)
        notice.show()
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

    def clear(self) -> None:
        """Take every notice away."""
        for key in tuple(self._notices):
            self.take_away(key)

    def texts(self) -> list[str]:
        """Return what the notices say."""
        return [notice.label.text() for notice in self._notices.values()]

    def _gone(self, key: str, notice: Notice) -> None:
        if self._notices.get(key) is notice:
            del self._notices[key]


def _clicked(act: Callable[[], None]) -> Callable[[], None]:
    return lambda *_: act()
