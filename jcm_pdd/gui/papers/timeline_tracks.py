"""The painted project cycle: a row a step or period, with what happened, what is planned, and what is due by rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygon
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from jcm_pdd.gui.theme import SPACE_1, SPACE_2, tokens

if TYPE_CHECKING:
    from jcm_pdd.core.papers.timeline import State

ROW, AXIS, MARK = 28, 26, 6
"""Heights in pixels: of a row, of the years above them; half the size of a mark."""
WIDEST_NAME = 260
LEAST_LABEL = 46


@dataclass(frozen=True, slots=True)
class Track:
    """A row: its name, its days with their states, a bar between two days, what it says, and where it is entered."""

    name: str
    marks: tuple[tuple[date, State], ...]
    bar: tuple[date, date] | None
    said: str
    address: str


def paint_mark(painter: QPainter, at: QPoint, state: State) -> None:
    """Paint a day: a full disc for what is done, a ring for a plan, a diamond for what is due by rule."""
    t = tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if state == "due":
        painter.setPen(QPen(QColor(t.open), 2))
        painter.setBrush(QColor(t.open_soft))
        painter.drawPolygon(QPolygon([at + QPoint(0, -MARK - 1), at + QPoint(MARK + 1, 0), at + QPoint(0, MARK + 1),
                                      at + QPoint(-MARK - 1, 0)]))
        return
    painter.setPen(QPen(QColor(t.accent if state == "done" else t.secondary), 2))
    painter.setBrush(QColor(t.accent if state == "done" else t.panel))
    painter.drawEllipse(at, MARK - 1, MARK - 1)


class TimelineTracks(QWidget):
    """Shows tracks and the day it is; `chosen` tells the row the user is at, `asked` the address of one to open."""

    chosen = Signal(int)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tracks: tuple[Track, ...] = ()
        self._today = date.min
        self._window = (date.min, date.max)
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_tracks(self, tracks: Sequence[Track], today: date) -> None:
        """Show tracks around a day; the chosen row stays chosen."""
        self._tracks, self._today = tuple(tracks), today
        days = [day for track in tracks for day, _ in track.marks] + [
            day for track in tracks if track.bar for day in track.bar] + [today]
        self._window = date(min(days).year, 1, 1), date(max(days).year, 12, 31)
        self._at = min(self._at, max(0, len(self._tracks) - 1))
        self.setFixedHeight(AXIS + ROW * len(self._tracks) + SPACE_1)
        self._say()
        self.update()

    def choose(self, row: int) -> None:
        """Choose a row; one beyond the ends is the last or the first."""
        row = max(0, min(row, len(self._tracks) - 1))
        if self._tracks and row != self._at:
            self._at = row
            self._say()
            self.update()
            self.chosen.emit(row)

    @property
    def current(self) -> int:
        """The number of the chosen row."""
        return self._at

    def _say(self) -> None:
        self.setAccessibleDescription(self._tracks[self._at].said if self._tracks else "")

    def sizeHint(self) -> QSize:
        return QSize(480, self.minimumHeight())

    def _names_width(self) -> int:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(track.name) for track in self._tracks), default=0)
        return min(widest, WIDEST_NAME, self.width() // 2) + 2 * SPACE_2

    def x_of(self, day: date) -> int:
        """Return where a day stands, in pixels from the left."""
        first, last = self._window
        left = self._names_width() + MARK
        room = self.width() - left - SPACE_2 - MARK
        return left + round((day - first).days * room / max(1, (last - first).days))

    # --- mouse and keys ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: self._at - 1, Qt.Key.Key_Down: self._at + 1, Qt.Key.Key_Home: 0,
                 Qt.Key.Key_End: len(self._tracks) - 1}
        row = steps.get(Qt.Key(event.key()))
        if row is not None:
            self.choose(row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._tracks:
            self.asked.emit(self._tracks[self._at].address)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint())
        if row is not None:
            self.choose(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint())
        if row is not None:
            self.asked.emit(self._tracks[row].address)

    def _row_at(self, point: QPoint) -> int | None:
        row = (point.y() - AXIS) // ROW
        return row if 0 <= row < len(self._tracks) else None

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self._row_at(event.pos())
            QToolTip.showText(event.globalPos(), self._tracks[row].said if row is not None else "", self)
            return True
        return super().event(event)

    # --- painting ------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._tracks:
            return
        painter = QPainter(self)
        self._paint_axis(painter)
        for row in range(len(self._tracks)):
            self._paint_row(painter, row)

    def _paint_axis(self, painter: QPainter) -> None:
        """Paint the years, or the quarters of a short time, and the line of today."""
        t, (first, last) = tokens(), self._window
        painter.setPen(QColor(t.secondary))
        quarters = last.year - first.year <= 1
        starts = [date(year, month, 1) for year in range(first.year, last.year + 1)
                  for month in ((1, 4, 7, 10) if quarters else (1,))]
        free = 0
        for day in starts:
            x = self.x_of(day)
            painter.fillRect(QRect(x, AXIS - 4, 1, self.height() - AXIS + 4), QColor(t.line))
            if x >= free:
                text = day.strftime("%Y-%m") if quarters else str(day.year)
                painter.drawText(QRect(x + 3, 0, LEAST_LABEL + 20, AXIS - 4), Qt.AlignmentFlag.AlignBottom, text)
                free = x + painter.fontMetrics().horizontalAdvance(text) + 2 * SPACE_2
        painter.fillRect(QRect(self.x_of(self._today), AXIS - 4, 2, self.height() - AXIS + 4), QColor(t.error))

    def _paint_row(self, painter: QPainter, row: int) -> None:
        t, track = tokens(), self._tracks[row]
        box = QRect(0, AXIS + row * ROW, self.width(), ROW)
        if row == self._at:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(t.accent if self.hasFocus() else t.line), 2 if self.hasFocus() else 1))
            painter.drawRoundedRect(box.adjusted(1, 1, -2, -2), 6, 6)
        painter.setPen(QColor(t.ink))
        width = self._names_width() - 2 * SPACE_2
        name = painter.fontMetrics().elidedText(track.name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(SPACE_2, box.top(), width, ROW), Qt.AlignmentFlag.AlignVCenter, name)
        middle = box.center().y()
        if track.bar is not None:
            left, right = (self.x_of(day) for day in track.bar)
            painter.fillRect(QRect(left, middle - 4, max(2, right - left), 8), QColor(t.accent_soft))
        for day, state in track.marks:
            paint_mark(painter, QPoint(self.x_of(day), middle), state)
