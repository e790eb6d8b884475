"""The yearly chart, painted by us: project emissions and, on top of them, what is saved; a line marks the reference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from jcm_pdd.gui import theme, words

LEFT, RIGHT, TOP, BOTTOM = 56, 8, 44, 26
STEPS = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """One calendar year in whole tCO2."""

    year: int
    reference: int
    project: int
    reduction: int


class Chart(QWidget):
    """Bars of the years; says the same numbers to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self.setMinimumHeight(200)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, 212)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show the years that have all three numbers."""
        self._bars = tuple(bars)
        self._describe()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange):
            self._describe()
            self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            bar = self._at(event.pos().x())  # type: ignore[attr-defined]
            QToolTip.showText(event.globalPos(), self._sentence(bar) if bar else "", self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        self._legend(painter)
        if self._bars:
            low, high, step = scale(self._bars)
            self._grid(painter, low, high, step)
            for at, bar in enumerate(self._bars):
                self._bar(painter, at, bar, low, high)

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Chart of yearly emissions in tCO2"))
        self.setAccessibleDescription(" ".join(self._sentence(bar) for bar in self._bars))

    def _sentence(self, bar: Bar) -> str:
        return self.tr("{year}: reference {reference}, project {project}, reductions {reduction} tCO2.").format(
            year=bar.year, reference=words.tonnes(bar.reference), project=words.tonnes(bar.project),
            reduction=words.tonnes(bar.reduction))

    def _legend(self, painter: QPainter) -> None:
        t = theme.tokens()
        x = 0.0
        painter.setPen(QColor(t.secondary))
        unit = "tCO2"
        painter.drawText(QRectF(0, 22, LEFT - 6, 16), Qt.AlignmentFlag.AlignRight, unit)
        for colour, name, line in ((t.accent, self.tr("Reductions"), False), (self._soft(), self.tr("Project"), False),
                                   (t.ink, self.tr("Reference"), True)):
            if line:
                painter.fillRect(QRectF(x, 8, 12, 2), QColor(colour))
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(QRectF(x, 4, 10, 10), 2, 2)
            painter.setPen(QColor(t.secondary))
            width = painter.fontMetrics().horizontalAdvance(name)
            painter.drawText(QRectF(x + 16, 1, width + 4, 16), Qt.AlignmentFlag.AlignLeft, name)
            x += width + 36

    @staticmethod
    def _soft() -> str:
        # Bars need more contrast to the page than a chip's ground has.
        return "#4A5551" if theme.tokens().dark else "#C6CEC9"

    def _y(self, value: float, low: float, high: float) -> float:
        height = self.height() - TOP - BOTTOM
        return TOP + height * (1 - (value - low) / (high - low))

    def _grid(self, painter: QPainter, low: float, high: float, step: float) -> None:
        t = theme.tokens()
        value = low
        while value <= high + step / 2:
            y = self._y(value, low, high)
            painter.setPen(QPen(QColor(t.line), 1))
            painter.drawLine(LEFT, round(y), self.width() - RIGHT, round(y))
            painter.setPen(QColor(t.secondary))
            painter.drawText(QRectF(0, y - 8, LEFT - 6, 16),
                             Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words.tonnes(round(value)))
            value += step

    def _slot(self) -> float:
        return (self.width() - LEFT - RIGHT) / max(len(self._bars), 1)

    def _bar(self, painter: QPainter, at: int, bar: Bar, low: float, high: float) -> None:
        t = theme.tokens()
        slot = self._slot()
        width = min(slot * 0.68, 26.0)
        x = LEFT + slot * at + (slot - width) / 2
        zero, project, reference = (self._y(v, low, high) for v in (0, bar.project, bar.reference))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(x, min(zero, project), width, abs(zero - project)), QColor(self._soft()))
        saved = bar.reference >= bar.project
        painter.fillRect(QRectF(x, min(project, reference), width, abs(project - reference)),
                         QColor(t.accent if saved else t.error))
        painter.fillRect(QRectF(x - 2, reference - 1, width + 4, 2), QColor(t.ink))
        every = -(-30 // max(int(slot), 1))
        if at % every == 0:
            painter.setPen(QColor(t.secondary))
            painter.drawText(QRectF(x - 20, self.height() - BOTTOM + 6, width + 40, 16),
                             Qt.AlignmentFlag.AlignHCenter, f"’{bar.year % 100:02d}")

    def _at(self, x: int) -> Bar | None:
        at = int((x - LEFT) // self._slot()) if x >= LEFT else -1
        return self._bars[at] if 0 <= at < len(self._bars) else None


def scale(bars: Sequence[Bar]) -> tuple[float, float, float]:
    """Return lowest and highest value of the axis and the distance of its lines: 1, 2 or 5 times a power of ten."""
    values = [0, *(v for bar in bars for v in (bar.reference, bar.project))]
    span = max(max(values) - min(values), STEPS)
    power = 10 ** (len(str(span // STEPS)) - 1)
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power * STEPS >= span)
    low = min(values) // step * step
    high = -(-max(values) // step) * step
    return float(low), float(max(high, low + step)), float(step)
