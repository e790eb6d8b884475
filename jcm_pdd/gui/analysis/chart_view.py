"""A chart on the page: drawn in the colours of the window, as wide as there is room, and said in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jcm_pdd.core.analysis.charts import Look
from jcm_pdd.core.papers.figure_scene import Scene
from jcm_pdd.gui import theme
from jcm_pdd.gui.papers.scene_view import paint_shape

PER_MM = 3.8
LETTERS = 12
Draw = Callable[[float, Look], Scene]
"""Makes the chart for a width in mm and a look."""


def look() -> Look:
    """Return the colours of the window for a chart; bars need more contrast to the page than a chip's ground has."""
    t = theme.tokens()
    return Look(ink=t.ink, quiet=t.secondary, line=t.line, accent=t.accent, soft=t.bar,
                bad=t.error, size=LETTERS / PER_MM)


class ChartView(QWidget):
    """Paints one chart and keeps the height it needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw: Draw | None = None
        self._scene: Scene | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.ThemeWatcher(self, self._lay_out)

    def show_chart(self, draw: Draw | None, name: str = "", text: str = "") -> None:
        """Show another chart, none for None; `name` and `text` say it in words."""
        self._draw = draw
        self.setAccessibleName(name)
        self.setAccessibleDescription(text)
        self._lay_out()

    @property
    def drawn(self) -> bool:
        """Whether there is a chart."""
        return self._draw is not None

    def sizeHint(self) -> QSize:
        return QSize(480, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def _lay_out(self) -> None:
        self._scene = self._draw(max(self.width(), 240) / PER_MM, look()) if self._draw is not None else None
        high = round(self._scene.height * PER_MM) if self._scene is not None else 0
        if self.minimumHeight() != high:
            self.setFixedHeight(high)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scene is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(PER_MM, PER_MM)
        for shape in self._scene.shapes:
            paint_shape(painter, shape)
