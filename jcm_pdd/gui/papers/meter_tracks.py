"""The painted calibration timelines of all meters: a row a meter, chosen by mouse or arrow keys, told in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from jcm_pdd.gui.papers.track_rows import AXIS, TrackRows
from jcm_pdd.gui.theme import SPACE_1, SPACE_2, paint_chosen, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jcm_pdd.core.papers.meter_timeline import State, Track

ROW, BAR = 32, 14
"""Heights of a row and of a bar, pixels."""
WIDEST_NAME = 150
LEAST_YEAR = 44
"""Pixels a year's number needs; of narrower years some are left out."""


def paint_state(painter: QPainter, box: QRect, state: State) -> None:
    """Paint days of one state: full, hatched with a frame, dotted frame, or a thin line; colour alone says nothing."""
    t = tokens()
    if state == "out":
        painter.fillRect(QRect(box.left(), box.center().y(), box.width(), 1), QColor(t.line))
        return
    ground, ink = {"covered": (t.accent, t.accent), "gap": (t.error_soft, t.error),
                   "open": (t.panel, t.secondary)}[state]
    painter.fillRect(box, QColor(ground))
    if state == "gap":
        painter.fillRect(box, QBrush(QColor(ink), Qt.BrushStyle.FDiagPattern))
    if state != "covered":
        style = Qt.PenStyle.SolidLine if state == "gap" else Qt.PenStyle.DotLine
        painter.setPen(QPen(QColor(ink), 1, style))
        painter.drawRect(box.adjusted(0, 0, -1, -1))


class MeterTracks(TrackRows):
    """Shows tracks; `chosen` tells the number of the row the user is at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self._tracks: tuple[Track, ...] = ()

    def show_tracks(self, tracks: Sequence[Track], words: Sequence[str]) -> None:
        """Show tracks with what each says in words, for tips and screen readers; the chosen row stays chosen."""
        self._tracks = tuple(tracks)
        self._set_rows(words)

    def row_box(self, row: int) -> QRect:
        """Return where a row stands, in pixels."""
        return QRect(0, AXIS + row * ROW, self.width(), ROW)

    def _names_width(self) -> int:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(track.meter.name) for track in self._tracks), default=0)
        return min(widest, WIDEST_NAME) + 2 * SPACE_2

    def _x(self, day: int) -> int:
        """Return where a day begins, from its ordinal number."""
        window = self._tracks[0].window
        left = self._names_width()
        room = self.width() - left - SPACE_2
        return left + round((day - window.first.toordinal()) * room / window.days)

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._tracks:
            return
        painter = QPainter(self)
        self._paint_years(painter)
        first = max(0, (event.rect().top() - AXIS) // ROW)
        last = min(len(self._tracks) - 1, (event.rect().bottom() - AXIS) // ROW)
        for row in range(first, last + 1):
            self._paint_row(painter, row)

    def _paint_years(self, painter: QPainter) -> None:
        t, window = tokens(), self._tracks[0].window
        years = {year: self._x(max(date(year, 1, 1), window.first).toordinal())
                 for year in range(window.first.year, window.last.year + 1)}
        for year, x in list(years.items())[1:]:
            painter.setPen(QColor(t.line))
            painter.drawLine(x, AXIS - SPACE_2, x, self.height())
            if year == window.first.year + 1 and x - years[window.first.year] < LEAST_YEAR:
                del years[window.first.year]  # of a short first year the next one is told
        shown = -LEAST_YEAR
        for year, x in years.items():
            if x - shown >= LEAST_YEAR and self.width() - x >= LEAST_YEAR - SPACE_2:
                painter.setPen(QColor(t.secondary))
                painter.drawText(QRect(x + 3, 0, LEAST_YEAR, AXIS - SPACE_1), Qt.AlignmentFlag.AlignVCenter, str(year))
                shown = x

    def _paint_row(self, painter: QPainter, row: int) -> None:
        t, track, box = tokens(), self._tracks[row], self.row_box(row)
        if row == self._at:
            paint_chosen(painter, box)
        names = self._names_width()
        painter.setPen(QColor(t.ink))
        name = self.fontMetrics().elidedText(track.meter.name, Qt.TextElideMode.ElideRight, names - SPACE_2)
        painter.drawText(QRect(SPACE_2, box.top(), names - SPACE_2, ROW), Qt.AlignmentFlag.AlignVCenter, name)
        top = box.top() + (ROW - BAR) // 2
        for bar in track.bars:
            left, right = self._x(bar.span.first.toordinal()), self._x(bar.span.last.toordinal() + 1)
            # A gap of a day is wider than a day: it must be seen.
            paint_state(painter, QRect(left, top, max(right - left, 4 if bar.state == "gap" else 1), BAR), bar.state)
        if row == self._at and self.hasFocus():
            painter.setPen(QPen(QColor(t.focus), t.ring))
            painter.drawRect(box.adjusted(1, 1, -2, -2))


class Swatch(QWidget):
    """A small sample of one state, for the legend."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: State = state
        self.setFixedSize(28, BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_state(QPainter(self), self.rect(), self._state)
