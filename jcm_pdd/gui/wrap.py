"""A row of widgets that goes on in the next line where the window is too narrow for all of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget, QWidgetItem

from jcm_pdd.gui.theme_tokens import SPACE_2


class WrapRow(QLayout):
    """Widgets side by side, as high as needed for a width; one that expands takes what is left of its line.

    With `right` the lines end at the right edge.
    """

    def __init__(self, parent: QWidget | None = None, spacing: int = SPACE_2, right: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._right = right
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def insertWidget(self, at: int, widget: QWidget) -> None:
        """Add a widget before the one at a place."""
        self.addChildWidget(widget)
        self._items.insert(at, QWidgetItem(widget))
        self.invalidate()

    # --- Qt ------------------------------------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, place=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._shown()]
        wide = sum(size.width() for size in shown) + self.spacing() * max(len(shown) - 1, 0)
        return QSize(wide, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        shown = [item.minimumSize() for item in self._shown()]
        return QSize(max((size.width() for size in shown), default=0),
                     max((size.height() for size in shown), default=0))

    # --- inside --------------------------------------------------------------------------------------

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = -1
        for item in self._shown():
            wide = item.sizeHint().width()
            if lines and wide <= left:
                lines[-1].append(item)
            else:
                lines.append([item])
                left = width
            left -= wide + self.spacing()
        return lines

    def _lay(self, area: QRect, place: bool) -> int:
        """Put everything into its line, or only work out the height, pixels."""
        y = area.top()
        for line in self._lines(area.width()):
            high = max(item.sizeHint().height() for item in line)
            if place:
                self._lay_line(line, QRect(area.left(), y, area.width(), high))
            y += high + self.spacing()
        return max(y - self.spacing() - area.top(), 0)

    def _lay_line(self, line: list[QLayoutItem], area: QRect) -> None:
        left = area.width() - sum(item.sizeHint().width() for item in line) - self.spacing() * (len(line) - 1)
        growing = [item for item in line if _expands(item.widget())]
        x = area.left() + (max(left, 0) if self._right and not growing else 0)
        for item in line:
            size = item.sizeHint()
            wide = size.width() + (max(left, 0) // len(growing) if item in growing else 0)
            item.setGeometry(QRect(QPoint(x, area.top() + (area.height() - size.height()) // 2),
                                   QSize(min(wide, area.width()), size.height())))
            x += wide + self.spacing()


def _expands(widget: QWidget | None) -> bool:
    return (widget is not None and widget.minimumWidth() < widget.maximumWidth()
            and widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding)
