"""A list whose entries have a name, what it is about, and an aside under one another; some can be ticked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jcm_pdd.gui import theme

WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
TICK = 36


class ThreeLines(QListWidget):
    """The text of an item is its name, a line feed, what it is about, a line feed, and the aside."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Painter(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)


class _Painter(QStyledItemDelegate):
    """Paints the three lines; what is ticked steps back."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = option.widget.viewport().width()  # type: ignore[attr-defined]
        return QSize(width - 2, self._rows(index, QRect(0, 0, width, 0))[-1][1].bottom() + theme.SPACE_2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        t = theme.tokens()
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, option.widget)
        done = index.data(Qt.ItemDataRole.CheckStateRole) in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        inks = (t.secondary if done else t.ink, t.secondary if done else t.ink, t.secondary)
        painter.save()
        for (text, area, font), ink in zip(self._rows(index, option.rect), inks, strict=True):
            painter.setFont(font)
            painter.setPen(QColor(ink))
            painter.drawText(area, WRAP, text)
        painter.setPen(QColor(t.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    @staticmethod
    def _rows(index: QModelIndex | QPersistentModelIndex, area: QRect) -> list[tuple[str, QRect, QFont]]:
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) is not None
        bold, body, small = theme.font(), theme.font(), theme.font()
        bold.setBold(True)
        small.setPixelSize(theme.SIZE_HINT)
        x, y = area.left() + (TICK if ticked else theme.SPACE_3), area.top() + theme.SPACE_2
        width = area.right() - x - theme.SPACE_2
        rows = []
        for text, font in zip([*str(index.data()).split("\n"), "", ""][:3], (bold, body, small), strict=True):
            height = QFontMetrics(font).boundingRect(QRect(0, 0, width, 10000), WRAP, text).height() if text else 0
            rows.append((text, QRect(x, y, width, height), font))
            y += height + (2 if text else 0)
        return rows
