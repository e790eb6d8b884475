"""The chart of a series, painted by us: lowest to highest value in each column of pixels, gaps and outliers marked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from math import floor, log10

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from jcm_pdd.core.papers.series import Bucket, SeriesReport, Trace
from jcm_pdd.gui import theme, words

LEFT, RIGHT, TOP, BOTTOM = 64, 12, 30, 26
LINES = 4
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def columns(trace: Trace, width: int) -> list[Bucket]:
    """Return the trace in at most `width` columns: of the buckets that share one, the lowest and highest value."""
    count = len(trace.buckets)
    if width <= 0 or count <= width:
        return list(trace.buckets)
    found = []
    for column in range(width):
        part = trace.buckets[column * count // width:(column + 1) * count // width]
        lows = [one.low for one in part if one.low is not None]
        highs = [one.high for one in part if one.high is not None]
        found.append(Bucket(part[0].at, min(lows, default=None), max(highs, default=None)))
    return found


def scale(low: float, high: float) -> tuple[float, float, float]:
    """Return lowest and highest value of the axis and the distance of its lines: 1, 2 or 5 times a power of ten."""
    span = max(high - low, abs(high) * 1e-9, 1e-12)
    power = 10.0 ** floor(log10(span / LINES))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power * LINES >= span)
    first = floor(low / step) * step
    last = first
    while last < high - step * 1e-9:
        last += step
    return first, max(last, first + step), step


def reach(trace: Trace, shown: list[Bucket]) -> tuple[float, float]:
    """Return what the axis has to reach: zero and all values but outliers, which would flatten the rest."""
    far = [value for _, value in trace.outliers]
    above, below = min((v for v in far if v > 0), default=None), max((v for v in far if v < 0), default=None)
    values = [value for one in shown for value in (one.low, one.high)
              if value is not None and (above is None or value < above) and (below is None or value > below)]
    return min(values, default=0.0) if min(values, default=0.0) < 0 else 0.0, max([*values, 0.0])


class SeriesChart(QWidget):
    """The whole series at a glance; says its main facts to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: SeriesReport | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(480, 220)

    def show_report(self, report: SeriesReport | None) -> None:
        """Show a series."""
        self._report = report
        self.describe()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange):
            self.describe()
            self.update()

    def describe(self) -> None:
        """Say in words what the chart shows."""
        self.setAccessibleName(self.tr("Chart of the measured values"))
        report = self._report
        if report is None or not report.trace.buckets:
            self.setAccessibleDescription("")
            return
        shown = [one for one in report.trace.buckets if one.low is not None and one.high is not None]
        low, high = min(one.low or 0.0 for one in shown), max(one.high or 0.0 for one in shown)
        gaps = len(report.trace.buckets) - len(shown)
        self.setAccessibleDescription(self.tr(
            "{first} to {last}: values from {low} to {high} {unit}; {gaps} columns without data, {outliers} outliers."
        ).format(first=report.first, last=report.last, low=_short(low), high=_short(high), unit=report.mapping.unit,
                 gaps=gaps, outliers=len(report.trace.outliers)))

    def paintEvent(self, event: QPaintEvent) -> None:
        report = self._report
        if report is None or not report.trace.buckets:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        shown = columns(report.trace, self.width() - LEFT - RIGHT)
        low, high, step = scale(*reach(report.trace, shown))
        self._legend(painter, report)
        self._lines(painter, low, high, step)
        self._days(painter, report.trace)
        self._values(painter, shown, low, high)
        self._marks(painter, report.trace, low, high)

    # --- inside ----------------------------------------------------------------------------------------

    def _legend(self, painter: QPainter, report: SeriesReport) -> None:
        t, x = theme.tokens(), 0.0
        unit = report.mapping.unit + ("/h" if report.mapping.reading == "counter" and report.mapping.unit else "")
        painter.setPen(QColor(t.secondary))
        painter.drawText(QRectF(0, 2, LEFT - 6, 16), Qt.AlignmentFlag.AlignRight, unit)
        x = float(LEFT)
        for colour, name in ((t.accent, self.tr("Measured")), (t.open_soft, self.tr("No data")),
                             (t.error, self.tr("Outlier")), (t.ink, self.tr("Counter falls"))):
            painter.setPen(QPen(QColor(t.line), 1))
            painter.setBrush(QColor(colour))
            painter.drawRect(QRectF(x, 5, 9, 9))
            painter.setPen(QColor(t.secondary))
            width = painter.fontMetrics().horizontalAdvance(name)
            painter.drawText(QRectF(x + 15, 2, width + 4, 16), Qt.AlignmentFlag.AlignLeft, name)
            x += width + 34

    def _area(self) -> QRectF:
        return QRectF(LEFT, TOP, max(self.width() - LEFT - RIGHT, 1), max(self.height() - TOP - BOTTOM, 1))

    def _y(self, value: float, low: float, high: float) -> float:
        area = self._area()
        return area.bottom() - (value - low) / (high - low) * area.height()

    def _x(self, at: int, trace: Trace) -> float:
        area = self._area()
        first = trace.buckets[0].at
        whole = max(trace.buckets[-1].at + trace.width - first, 1)
        return area.left() + (at - first) / whole * area.width()

    def _lines(self, painter: QPainter, low: float, high: float, step: float) -> None:
        t, value = theme.tokens(), low
        while value <= high + step / 2:
            y = round(self._y(value, low, high)) + 0.5
            painter.setPen(QPen(QColor(t.line), 1))
            painter.drawLine(QLineF(LEFT, y, self.width() - RIGHT, y))
            painter.setPen(QColor(t.secondary))
            painter.drawText(QRectF(0, y - 8, LEFT - 6, 16),
                             Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _short(value))
            value += step

    def _days(self, painter: QPainter, trace: Trace) -> None:
        """Write the first day of months below, as many as there is room for."""
        painter.setPen(QColor(theme.tokens().secondary))
        last = -1000.0
        for bucket in trace.buckets:
            when = _EPOCH + timedelta(seconds=bucket.at)
            x = self._x(bucket.at, trace)
            new = (_EPOCH + timedelta(seconds=bucket.at - trace.width)).month != when.month
            if (new or bucket is trace.buckets[0]) and x - last >= 64 and x + 60 <= self.width():
                painter.drawLine(QLineF(x, self.height() - BOTTOM, x, self.height() - BOTTOM + 4))
                painter.drawText(QRectF(x, self.height() - BOTTOM + 6, 62, 16), Qt.AlignmentFlag.AlignLeft,
                                 f"{when:%Y-%m}" if trace.width * len(trace.buckets) > 5_000_000 else f"{when:%m-%d}")
                last = x

    def _values(self, painter: QPainter, shown: list[Bucket], low: float, high: float) -> None:
        t, area = theme.tokens(), self._area()
        width = area.width() / len(shown)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        zero = self._y(0.0, low, high)
        for at, one in enumerate(shown):
            x = area.left() + at * width
            if one.low is None or one.high is None:
                painter.fillRect(QRectF(x, area.top(), max(width, 1.0), area.height()), QColor(t.open_soft))
                continue
            top, bottom = (self._y(min(max(value, low), high), low, high) for value in (one.high, one.low))
            soft = QColor(t.accent)
            soft.setAlpha(60)
            painter.fillRect(QRectF(x, min(bottom, zero), max(width, 1.0), abs(zero - bottom)), soft)
            painter.fillRect(QRectF(x, top, max(width, 1.0), max(bottom - top, 1.5)), QColor(t.accent))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _marks(self, painter: QPainter, trace: Trace, low: float, high: float) -> None:
        t = theme.tokens()
        painter.setPen(QPen(QColor(t.panel), 1))
        painter.setBrush(QColor(t.error))
        for at, value in trace.outliers:
            painter.drawEllipse(QPointF(self._x(at, trace), self._y(min(max(value, low), high), low, high)), 4, 4)
        painter.setBrush(QColor(t.ink))
        for at in trace.events:
            x = self._x(at, trace)
            painter.drawPolygon([QPointF(x - 4, TOP - 9), QPointF(x + 4, TOP - 9), QPointF(x, TOP - 2)])


def _short(value: float) -> str:
    """Return a value of the axis with at most six digits."""
    return words.quantity(Decimal(f"{value:.6g}"))
