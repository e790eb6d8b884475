"""The painted project cycle: a row a step or period, with what happened, what is planned, and what is due by rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygon
from PySide6.QtWidgets import QWidget

from jcm_pdd.gui.papers.track_rows import AXIS, TrackRows
from jcm_pdd.gui.theme import SPACE_2, tokens

if TYPE_CHECKING:
    from jcm_pdd.core.papers.timeline import State

ROW, MARK = 28, 6
"""The height of a row and half the size of a mark, pixels."""
WIDEST_NAME = 330
LEAST_LABEL = 46


@dataclass(frozen=True, slots=True)
class Track:
    """A row: its name, its days with their states, a bar between two days, what it says, and where it is entered."""

    name: str
    marks: tuple[tuple[date, State], ...]
    bar: tuple[date, date] | None
    said: str
    address: str


def paint_mark(painter: QPainter, at: QPoint, state: State | Literal["today"]) -> None:
    """Paint a day: a full disc for what is done, a ring for a plan, a diamond for what is due, a line for today."""
    t = tokens()
    if state == "today":
        painter.fillRect(QRect(at.x() - 1, at.y() - MARK - 2, 2, 2 * MARK + 4), QColor(t.ink))
        return
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


class TimelineTracks(TrackRows):
    """Shows tracks and the day it is; `chosen` tells the row the user is at, `asked` the address of one to open."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self._tracks: tuple[Track, ...] = ()
        self._today = date.min
        self._window = (date.min, date.max)

    def show_tracks(self, tracks: Sequence[Track], today: date) -> None:
        """Show tracks around a day; the chosen row stays chosen."""
        self._tracks, self._today = tuple(tracks), today
        days = [day for track in tracks for day, _ in track.marks] + [
            day for track in tracks if track.bar for day in track.bar] + [today]
        self._window = date(min(days).year, 1, 1), date(max(days).year, 12, 31)
        self._set_rows([track.said for track in self._tracks])

    def _names_width(self) -> int:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(track.name) for track in self._tracks), default=0)
        return min(widest, WIDEST_NAME, self.width() * 11 // 20) + 2 * SPACE_2

    def x_of(self, day: date) -> int:
        """Return where a day stands, in pixels from the left."""
        first, last = self._window
        left = self._names_width() + MARK
        room = self.width() - left - SPACE_2 - MARK
        return left + round((day - first).days * room / max(1, (last - first).days))

    # --- mouse and keys ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._tracks:
            self.asked.emit(self._tracks[self._at].address)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint())
        if row is not None:
            self.asked.emit(self._tracks[row].address)

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
        painter.fillRect(QRect(self.x_of(self._today), AXIS - 4, 2, self.height() - AXIS + 4), QColor(t.ink))

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
            painter.setBrush(QColor(t.accent_soft))
            painter.setPen(QPen(QColor(t.accent), 1))  # the tint alone is not seen on every ground
            painter.drawRect(QRect(left, middle - 4, max(2, right - left), 8))
        for day, state in track.marks:
            paint_mark(painter, QPoint(self.x_of(day), middle), state)
