"""The things on the canvas of the figure: parts that are moved, lines that are chosen, and the paper below them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsObject, QStyleOptionGraphicsItem, QWidget

from jcm_pdd.core.papers.figure import elbow
from jcm_pdd.core.papers.figure_edits import on_grid
from jcm_pdd.core.papers.figure_model import Box, Figure, Placed, Wire
from jcm_pdd.core.papers.figure_scene import Shape, frame_shapes, part_shapes, wire_shapes
from jcm_pdd.gui.papers.scene_view import paint_shape
from jcm_pdd.gui.theme_tokens import LIGHT

PAPER = "#FFFFFF"
PORT = 1.3
"""Radius in millimetres of the spot a line is pulled from."""


class PartItem(QGraphicsObject):
    """One part; it snaps to the grid while it is moved. The paper is white in both themes, so its accent is, too."""

    def __init__(self, placed: Placed) -> None:
        super().__init__()
        self.placed = placed
        box = placed.box
        self._shapes = tuple(part_shapes(replace(placed, box=Box(0.0, 0.0, box.w, box.h))))
        self.setPos(box.x, box.y)
        flag = QGraphicsItem.GraphicsItemFlag
        self.setFlags(flag.ItemIsSelectable | flag.ItemIsMovable | flag.ItemSendsGeometryChanges)
        self.setZValue(2)
        self.setCursor(Qt.CursorShape.SizeAllCursor)

    @property
    def box(self) -> Box:
        """Where the part is at the moment."""
        return Box(self.x(), self.y(), self.placed.box.w, self.placed.box.h)

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self.placed.box.w, self.placed.box.h).adjusted(-1, -1, 1 + PORT, 1)

    def shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRect(0, 0, self.placed.box.w, self.placed.box.h)
        return path

    def port(self) -> QPointF:
        """Return the spot a line is pulled from, at the right edge, in the coordinates of the paper."""
        return self.mapToScene(self.placed.box.w, self.placed.box.h / 2)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in self._shapes:
            paint_shape(painter, shape)
        if self.isSelected():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(LIGHT.accent), 0.7))
            painter.drawRect(QRectF(-0.4, -0.4, self.placed.box.w + 0.8, self.placed.box.h + 0.8))
            painter.setBrush(QColor(LIGHT.accent))
            painter.drawEllipse(QPointF(self.placed.box.w, self.placed.box.h / 2), PORT * 0.6, PORT * 0.6)

    def itemChange(self, change: QGraphicsItem.GraphicsItemChange, value: Any) -> Any:
        if change == QGraphicsItem.GraphicsItemChange.ItemPositionChange and self.scene() is not None:
            return QPointF(_near(value.x(), self.placed.box.x), _near(value.y(), self.placed.box.y))
        if change == QGraphicsItem.GraphicsItemChange.ItemPositionHasChanged and self.scene() is not None:
            self.scene().part_moved(self)  # type: ignore[attr-defined]
        return super().itemChange(change, value)


def _near(value: float, start: float) -> float:
    """Return the nearest place of the grid, or where the part began when it is hardly moved."""
    return start if abs(value - start) < 0.7 else on_grid(value)


class WireItem(QGraphicsItem):
    """The place of a line where it can be chosen; the paper draws it."""

    def __init__(self, wire: Wire) -> None:
        super().__init__()
        self.wire = wire
        path = QPainterPath(QPointF(*wire.points[0]))
        for point in wire.points[1:]:
            path.lineTo(QPointF(*point))
        self._path = path
        stroker = QPainterPathStroker()
        stroker.setWidth(1.8)
        self._near = stroker.createStroke(path)
        self.setFlags(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setZValue(1)

    def boundingRect(self) -> QRectF:
        return self._near.boundingRect().adjusted(-1, -1, 1, 1)

    def shape(self) -> QPainterPath:
        return self._near

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self.isSelected():
            painter.setPen(QPen(QColor(LIGHT.accent), 0.9))
            painter.drawPath(self._path)


class Paper(QGraphicsItem):
    """The white sheet with frames and lines; lines of parts on the move follow them."""

    def __init__(self) -> None:
        super().__init__()
        self._figure = Figure()
        self._shapes: tuple[Shape, ...] = ()
        self._rect = QRectF(0, 0, 100, 60)
        self.setZValue(0)

    def show_figure(self, figure: Figure, rect: QRectF) -> None:
        """Show another figure on a sheet of this size."""
        self.prepareGeometryChange()
        self._figure, self._rect = figure, rect
        self.follow({})

    def follow(self, places: dict[str, Box]) -> None:
        """Draw the lines with some parts at other places."""
        wires = [_led(wire, self._figure, places) for wire in self._figure.wires]
        frames = (frame for frame in self._figure.frames if not frame.hidden)
        self._shapes = (*(shape for frame in frames for shape in frame_shapes(frame)), *wire_shapes(wires))
        self.update()

    def boundingRect(self) -> QRectF:
        return self._rect

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self._rect, QColor(PAPER))
        for shape in self._shapes:
            paint_shape(painter, shape)


def _led(wire: Wire, figure: Figure, places: dict[str, Box]) -> Wire:
    if wire.link.start not in places and wire.link.end not in places:
        return wire
    start, end = figure.of(wire.link.start), figure.of(wire.link.end)
    if start is None or end is None:
        return wire
    points = elbow(places.get(start.part.id, start.box), places.get(end.part.id, end.box))
    return Wire(wire.link, points, wire.hidden)
