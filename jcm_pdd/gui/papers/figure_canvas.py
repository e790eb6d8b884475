"""The canvas of the figure: choose, move, connect, zoom, by mouse and by keys. It keeps nothing but what is chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsScene, QGraphicsView, QWidget

from jcm_pdd.core.papers.figure_edits import GRID
from jcm_pdd.core.papers.figure_layout import extent
from jcm_pdd.core.papers.figure_model import Figure, Link
from jcm_pdd.gui.papers.figure_items import PORT, Paper, PartItem, WireItem
from jcm_pdd.gui.theme import tokens
from jcm_pdd.gui.theme_tokens import LIGHT

AROUND = 6.0
"""Millimetres of paper around the figure."""
TALLEST, LOWEST = 720, 280
_LARGEST, _SMALLEST = 24.0, 0.8
_STEPS = {Qt.Key.Key_Left: (-GRID, 0.0), Qt.Key.Key_Right: (GRID, 0.0), Qt.Key.Key_Up: (0.0, -GRID),
          Qt.Key.Key_Down: (0.0, GRID)}


class FigureScene(QGraphicsScene):
    """The sheet with its parts; tells when a part is on the move."""

    moving = Signal()

    def part_moved(self, _item: PartItem) -> None:
        """Hear of a part that moves."""
        self.moving.emit()


class FigureCanvas(QGraphicsView):
    """Shows a figure and says what the user wants of it."""

    moved = Signal(dict)
    connected = Signal(str, str)
    deleted = Signal()
    chosen = Signal()
    label_wanted = Signal()
    connecting_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = FigureScene(self)
        self.setScene(self.sheet)
        self.paper = Paper()
        self.sheet.addItem(self.paper)
        self.items_by_id: dict[str, PartItem] = {}
        self.figure = Figure()
        self.connecting = False
        self.fitted = True
        self._pulling: PartItem | None = None
        self._line: QGraphicsLineItem | None = None
        self._building = False
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.RubberBandDrag)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.sheet.moving.connect(self._follow)
        self.sheet.selectionChanged.connect(self._chosen)

    # ------------------------------------------------------------------ showing

    def show_figure(self, figure: Figure) -> None:
        """Show a figure; what was chosen stays chosen."""
        kept = set(self.selected())
        self._building = True
        self.figure = figure
        for item in list(self.sheet.items()):
            if isinstance(item, PartItem | WireItem):
                self.sheet.removeItem(item)
        box = extent(figure).grown(AROUND)
        rect = QRectF(box.x, box.y, max(box.w, 60.0), max(box.h, 40.0))
        self.sheet.setSceneRect(rect)
        self.paper.show_figure(figure, rect)
        for wire in figure.wires:
            if not wire.hidden:
                self.sheet.addItem(WireItem(wire))
        self.items_by_id = {one.part.id: PartItem(one) for one in figure.shown}
        for part, item in self.items_by_id.items():
            self.sheet.addItem(item)
            item.setSelected(part in kept)
        self._building = False
        self._size()
        self.chosen.emit()

    def show_theme(self) -> None:
        """Take the colours of the theme around the paper."""
        self.setBackgroundBrush(QColor(tokens().neutral_soft))

    def fit(self) -> None:
        """Show the whole figure, and keep doing so when the window changes its size."""
        self.fitted = True
        self.fitInView(self.sheet.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)

    def zoom(self, by: float) -> None:
        """Show the figure larger or smaller."""
        now = self.transform().m11()
        factor = min(max(now * by, _SMALLEST), _LARGEST) / now
        self.fitted = False
        self.scale(factor, factor)

    def _size(self) -> None:
        rect = self.sheet.sceneRect()
        wide = max(self.width(), 200)
        high = round(min(max(wide * rect.height() / max(rect.width(), 1.0), LOWEST), TALLEST))
        if self.minimumHeight() != high:
            self.setFixedHeight(high)
        if self.fitted:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size()

    # ------------------------------------------------------------------ what is chosen

    def selected(self) -> tuple[str, ...]:
        """Return the ids of the chosen parts, in the order of the figure."""
        return tuple(part for part, item in self.items_by_id.items() if item.isSelected())

    def selected_lines(self) -> tuple[Link, ...]:
        """Return the chosen lines."""
        return tuple(item.wire.link for item in self.sheet.selectedItems() if isinstance(item, WireItem))

    def choose(self, *parts: str) -> None:
        """Choose these parts alone."""
        self._building = True
        self.sheet.clearSelection()
        for part in parts:
            if part in self.items_by_id:
                self.items_by_id[part].setSelected(True)
        self._building = False
        if parts and parts[0] in self.items_by_id:
            self.ensureVisible(self.items_by_id[parts[0]])
        self.chosen.emit()

    def _chosen(self) -> None:
        if not self._building:
            self.chosen.emit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 (the name Qt calls it by)
        """Walk from part to part with Tab, and on to the next field behind the last."""
        order = list(self.items_by_id)
        now = self.selected()
        at = order.index(now[0]) + (1 if next else -1) if now else (0 if next else len(order) - 1)
        if 0 <= at < len(order):
            self.choose(order[at])
            return True
        self.choose()
        return super().focusNextPrevChild(next)

    # ------------------------------------------------------------------ moving

    def _follow(self) -> None:
        if not self._building:
            places = {part: item.box for part, item in self.items_by_id.items() if item.box != item.placed.box}
            self.paper.follow(places)

    def _send_moves(self) -> None:
        """Say where parts were put; one drag is one message."""
        places = {part: (item.x(), item.y()) for part, item in self.items_by_id.items() if item.box != item.placed.box}
        if places:
            self.moved.emit(places)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and self.selected():
            boxes = {part: self.items_by_id[part].box for part in self.selected()}
            self.moved.emit({part: (box.x + step[0], box.y + step[1]) for part, box in boxes.items()})
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit()
        elif event.key() == Qt.Key.Key_F2 or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.label_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape and (self.connecting or self.selected()):
            self.choose()
            self.connecting_ended.emit()
        elif not self._zoom_key(event):
            super().keyPressEvent(event)

    def _zoom_key(self, event: QKeyEvent) -> bool:
        keys: tuple[tuple[QKeySequence.StandardKey, Callable[[], None]], ...] = (
            (QKeySequence.StandardKey.ZoomIn, lambda: self.zoom(1.25)),
            (QKeySequence.StandardKey.ZoomOut, lambda: self.zoom(0.8)))
        for key, act in keys:
            if event.matches(key):
                act()
                return True
        return False

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.15 if event.angleDelta().y() > 0 else 1 / 1.15)
            event.accept()
        elif self.fitted:
            event.ignore()  # the page scrolls
        else:
            super().wheelEvent(event)

    # ------------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.mapToScene(event.position().toPoint())
        start = self._source(at) if event.button() == Qt.MouseButton.LeftButton else None
        if start is None:
            super().mousePressEvent(event)
            return
        self._pulling = start
        self._line = self.sheet.addLine(at.x(), at.y(), at.x(), at.y(), QPen(QColor(LIGHT.accent), 0.6))
        self._line.setZValue(3)

    def _source(self, at: QPointF) -> PartItem | None:
        """Return the part a line is pulled from at this place: any one while connecting, else by its spot."""
        if self.connecting:
            return self._part_at(at)
        chosen = self.selected()
        if len(chosen) == 1:
            item = self.items_by_id[chosen[0]]
            away = item.port() - at
            if abs(away.x()) <= PORT and abs(away.y()) <= PORT:
                return item
        return None

    def _part_at(self, at: QPointF) -> PartItem | None:
        return next((item for item in self.items_by_id.values() if item.contains(item.mapFromScene(at))), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._line is not None:
            at = self.mapToScene(event.position().toPoint())
            line = self._line.line()
            line.setP2(at)
            self._line.setLine(line)
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._line is None or self._pulling is None:
            super().mouseReleaseEvent(event)
            self._send_moves()
            return
        self.sheet.removeItem(self._line)
        start, self._pulling, self._line = self._pulling, None, None
        end = self._part_at(self.mapToScene(event.position().toPoint()))
        if end is not None and end is not start:
            self.connected.emit(start.placed.part.id, end.placed.part.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.selected() or self.selected_lines():
            self.label_wanted.emit()
