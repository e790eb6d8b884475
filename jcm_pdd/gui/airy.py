"""Lists of plain lines with air around every line, as every other list has it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from jcm_pdd.gui.theme_tokens import SPACE_1, SPACE_2


class AiryRows(QStyledItemDelegate):
    """Paints a line within margins, over a ground that is as wide as the list; long lines wrap within the margins."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        inside = QStyleOptionViewItem(option)
        inside.rect = option.rect.adjusted(SPACE_2, 0, -SPACE_2, 0)
        return super().sizeHint(inside, index) + QSize(2 * SPACE_2, 2 * SPACE_1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, ground, painter, option.widget)
        inside = QStyleOptionViewItem(option)
        inside.rect = option.rect.adjusted(SPACE_2, SPACE_1, -SPACE_2, -SPACE_1)
        inside.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)  # the ground shows it
        super().paint(painter, inside, index)
