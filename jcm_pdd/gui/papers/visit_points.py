"""The points of a visit as large lines: a box to tick, what to do, and room for what was found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.gui import theme
from jcm_pdd.gui.editors.inputs import LineInput
from jcm_pdd.gui.editors.label import WrappedLabel

if TYPE_CHECKING:
    from jcm_pdd.core.papers.visit import Item

TALL = 40
SHOWN = 40


class Point(QFrame):
    """One point; `answered` tells its id and what changed (`done`, `finding`), `asked` the place it is about."""

    answered = Signal(str, dict)
    asked = Signal(str)

    def __init__(self, item: Item, text: str, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.item = item
        self.box, self.text = QCheckBox(self), WrappedLabel(parent=self)
        self.found, self.go = LineInput(parent=self), QPushButton(self)
        theme.set_role(self.go, "quiet")
        self.box.setMinimumSize(TALL, TALL)
        self.found.setMinimumHeight(TALL - 4)
        self.box.setEnabled(not read_only)
        self.found.setReadOnly(read_only)
        self._build()
        self.box.clicked.connect(lambda on: self.answered.emit(self.item.id, {"done": bool(on)}))
        self.found.editingFinished.connect(self.commit)
        self.go.clicked.connect(lambda: self.asked.emit(self.item.about))
        self.say(text)
        self.show_item(item)

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(theme.SPACE_1)
        right.addWidget(self.text)
        right.addWidget(self.found)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_3, theme.SPACE_2, theme.SPACE_3, theme.SPACE_2)
        row.setSpacing(theme.SPACE_2)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(right, 1)
        row.addWidget(self.go, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, text: str) -> None:
        """Write the words again in the language of the window."""
        self.text.setText(text)
        self.box.setAccessibleName(text)
        self.found.setAccessibleName(self.tr("What was found: {point}").format(point=text))
        self.found.setPlaceholderText(self.tr("What was found"))
        self.go.setText(self.tr("Open"))
        self.go.setAccessibleName(self.tr("Open: {point}").format(point=text))

    def show_item(self, item: Item) -> None:
        """Show what was found for this point; what is being typed stays."""
        self.item = item
        self.box.setChecked(item.done is True)
        if not self.found.hasFocus():
            self.found.setText(item.finding)
        self.go.setVisible(bool(item.about))

    def unsent(self) -> bool:
        """Tell whether a finding was typed and not sent."""
        return self.found.text().strip() != self.item.finding

    def commit(self) -> None:
        """Send what was typed."""
        if self.unsent():
            self.answered.emit(self.item.id, {"finding": self.found.text().strip() or None})


class Points(QWidget):
    """One group of points under its heading; a long group shows its first ones until more are asked for."""

    answered = Signal(str, dict)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.more = WrappedLabel(role="label", parent=self), QPushButton(self)
        theme.set_role(self.more, "quiet")
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.SPACE_2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.SPACE_2)
        whole.addWidget(self.title)
        whole.addLayout(self.column)
        whole.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.points: list[Point] = []
        self._shown = SHOWN
        self._last: tuple[list[Item], str, bool, Callable[[Item], str]] | None = None
        self.more.clicked.connect(self._show_more)

    def show_items(self, items: list[Item], title: str, read_only: bool, words: Callable[[Item], str]) -> None:
        """Show these points; lines that stay the same are kept, so that nothing typed is lost."""
        self._last = items, title, read_only, words
        self.title.setText(title)
        listed = items[:self._shown]
        if [point.item.id for point in self.points] != [item.id for item in listed]:
            self._make(listed, read_only, words)
        for point, item in zip(self.points, listed, strict=True):
            point.say(words(item))
            point.show_item(item)
        self.more.setText(self.tr("Show {count} more").format(count=len(items) - len(listed)))
        self.more.setVisible(len(items) > len(listed))
        self.setVisible(bool(items))

    def _make(self, items: list[Item], read_only: bool, words: Callable[[Item], str]) -> None:
        known = {point.item.id: point for point in self.points}
        for point in self.points:
            self.column.removeWidget(point)
        self.points = []
        for item in items:
            point = known.pop(item.id) if item.id in known else self._new(item, read_only, words)
            self.column.addWidget(point)
            self.points.append(point)
        for gone in known.values():
            gone.hide()
            gone.deleteLater()

    def _new(self, item: Item, read_only: bool, words: Callable[[Item], str]) -> Point:
        point = Point(item, words(item), read_only, self)
        point.answered.connect(self.answered)
        point.asked.connect(self.asked)
        return point

    def _show_more(self) -> None:
        self._shown += SHOWN
        if self._last is not None:
            self.show_items(*self._last)
