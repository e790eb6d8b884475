"""A list in which each line offers answers side by side, one of them chosen by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeWidgetItem, QWidget

from jcm_pdd.gui import theme
from jcm_pdd.gui.lines import Lines

ROLE = Qt.ItemDataRole.UserRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
RING = 30
"""Pixels before a text for its ring."""


class TwoSides(Lines):
    """The lines, with a ring in the two columns that can be chosen; Left, Right and Space choose too.

    `sides` names them: what `wished` carries beside the address of the line.
    """

    wished = Signal(str, str)

    def __init__(self, widths: tuple[int, ...], sides: Mapping[int, str], parent: QWidget) -> None:
        super().__init__(widths, parent)
        self._sides = dict(sides)
        self._left, self._right = sorted(sides)
        self.setAllColumnsShowFocus(False)
        self.setItemDelegate(_Ring(self))
        self.itemClicked.connect(self._wish)

    def offer(self, item: QTreeWidgetItem, take: str | None) -> None:
        """Put the rings into a line; `take` is the side chosen, None while neither is."""
        for column, name in self._sides.items():
            item.setData(column, ROLE, name == take)
            said = self.tr("{text}, chosen") if name == take else self.tr("{text}, not chosen")
            item.setData(column, SPOKEN, said.format(text=item.text(column)))

    def choosable(self) -> list[str]:
        """Return the addresses that can be chosen."""
        items = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [item.data(0, ROLE) for item in items if item is not None and item.data(self._left, ROLE) is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        column = {Qt.Key.Key_Left: self._left, Qt.Key.Key_Right: self._right}.get(Qt.Key(event.key()))
        if item is not None and column is None and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            column = self._right if item.data(self._left, ROLE) else self._left
        if item is None or column is None:
            super().keyPressEvent(event)
        else:
            self._wish(item, column)

    def _texts(self, at: int) -> int:
        return super()._texts(at) + (RING if at in self._sides else 0)

    def _wish(self, item: QTreeWidgetItem, column: int) -> None:
        if column in self._sides and item.data(column, ROLE) is False:
            self.wished.emit(item.data(0, ROLE), self._sides[column])


class _Ring(QStyledItemDelegate):
    """Paints the ring of a choice before the text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        chosen = index.data(ROLE) if index.column() else None
        if chosen is None:
            super().paint(painter, option, index)
            return
        t = theme.tokens()
        box = QRect(option.rect.left() + theme.SPACE_2, option.rect.center().y() - 6, 13, 13)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            theme.paint_chosen(painter, option.rect)
        painter.setPen(QPen(QColor(t.accent if chosen else t.secondary), 5 if chosen else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(2, 2, -2, -2) if chosen else box)
        painter.setPen(QColor(t.ink if chosen else t.secondary))
        room = option.rect.adjusted(RING, 0, -6, 0)
        text = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        painter.restore()
