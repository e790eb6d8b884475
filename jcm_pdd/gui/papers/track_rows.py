"""Painted rows below a line of years, one of them chosen by mouse or arrow keys and told in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from jcm_pdd.gui.theme import SPACE_1

AXIS = 26
"""Height of the years above the rows, pixels."""


class TrackRows(QWidget):
    """Rows of one height; `chosen` tells the number of the row the user is at. Subclasses paint what stands in them."""

    chosen = Signal(int)

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_height = height
        self._said: tuple[str, ...] = ()
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> int:
        """The number of the chosen row."""
        return self._at

    def choose(self, row: int) -> None:
        """Choose a row; one beyond the ends is the last or the first."""
        row = max(0, min(row, len(self._said) - 1))
        if self._said and row != self._at:
            self._at = row
            self._say()
            self.update()
            self.chosen.emit(row)

    def _set_rows(self, said: Sequence[str]) -> None:
        """Take what each row says, for tips and screen readers; the chosen row stays chosen."""
        self._said = tuple(said)
        self._at = min(self._at, max(0, len(self._said) - 1))
        self.setFixedHeight(AXIS + self._row_height * len(self._said) + SPACE_1)
        self._say()
        self.update()

    def _say(self) -> None:
        text = self._said[self._at] if self._said else ""
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def sizeHint(self) -> QSize:
        return QSize(480, self.minimumHeight())

    # --- mouse and keys ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: self._at - 1, Qt.Key.Key_Down: self._at + 1, Qt.Key.Key_Home: 0,
                 Qt.Key.Key_End: len(self._said) - 1}
        row = steps.get(Qt.Key(event.key()))
        if row is None:
            super().keyPressEvent(event)
        else:
            self.choose(row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint())
        if row is not None:
            self.choose(row)

    def _row_at(self, point: QPoint) -> int | None:
        row = (point.y() - AXIS) // self._row_height
        return row if 0 <= row < len(self._said) else None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self._row_at(event.pos())
            QToolTip.showText(event.globalPos(), self._said[row] if row is not None else "", self)
            return True
        return super().event(event)
