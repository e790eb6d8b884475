"""A drawing of shapes shown as it is printed: on white paper, as wide as the page allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from jcm_pdd.core.papers.figure_scene import Scene, Shape, Stroke, Word

PAPER = "#FFFFFF"
MOST_PER_MM = 3.8  # pixels: a small drawing is not blown up
MARGIN = 8


class SceneView(QWidget):
    """Paints one scene; what it says is told to screen readers by `describe`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: Scene | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_scene(self, scene: Scene) -> None:
        """Show another drawing."""
        self._scene = scene
        self.setMinimumHeight(self.heightForWidth(max(self.width(), 200)))
        self.updateGeometry()
        self.update()

    def describe(self, name: str, text: str) -> None:
        """Say what the drawing shows, for people who do not see it."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(text)

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height the drawing needs at a width."""
        if self._scene is None:
            return 2 * MARGIN
        return round(self._scene.height * self._per_mm(width)) + 2 * MARGIN

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _per_mm(self, width: int) -> float:
        wide = self._scene.width if self._scene is not None else 1.0
        return min((width - 2 * MARGIN) / max(wide, 1.0), MOST_PER_MM)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(PAPER))
        if self._scene is None:
            return
        per_mm = self._per_mm(self.width())
        painter.translate((self.width() - self._scene.width * per_mm) / 2, MARGIN)
        painter.scale(per_mm, per_mm)
        for shape in self._scene.shapes:
            paint_shape(painter, shape)


def paint_shape(painter: QPainter, shape: Shape) -> None:
    """Paint one shape; the painter measures in millimetres."""
    from jcm_pdd.core.papers.figure_scene import Ring, Stroke

    if isinstance(shape, Stroke):
        _stroke(painter, shape)
    elif isinstance(shape, Ring):
        painter.setPen(QPen(QColor(shape.colour), shape.thick))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(*shape.centre), shape.radius, shape.radius)
    else:
        _word(painter, shape)


def _stroke(painter: QPainter, shape: Stroke) -> None:
    pen = QPen(QColor(shape.colour), shape.thick)
    if shape.dash:
        pen.setDashPattern([length / shape.thick for length in shape.dash])
    painter.setPen(pen)
    line = QPolygonF([QPointF(x, y) for x, y in shape.points])
    if shape.fill:
        painter.setBrush(QColor(shape.fill))
        painter.drawPolygon(line)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(line)


def _word(painter: QPainter, word: Word) -> None:
    """Paint a text; letters are set in a hundred times their size, since fonts of a few units are set badly."""
    finer = 100.0
    font = QFont("Liberation Sans")
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPixelSize(max(1, round(word.size * finer)))
    font.setBold(word.bold)
    wide = QFontMetricsF(font).horizontalAdvance(word.text) / finer
    painter.save()
    painter.translate(word.at[0] - (wide / 2 if word.middle else 0.0), word.at[1])
    painter.scale(1 / finer, 1 / finer)
    painter.setFont(font)
    painter.setPen(QColor(word.colour))
    painter.drawText(QRectF(0, -word.size * 2 * finer, wide * finer * 1.2 + finer, word.size * 2 * finer).bottomLeft(),
                     word.text)
    painter.restore()
