"""A box of choices that says when it is too narrow: a long choice ends in an ellipsis and is whole in the tool tip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QToolTip


class ChoiceBox(QComboBox):
    """A list of choices; under a style sheet Qt would cut the chosen one in the middle of a letter."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        option.currentText = self._fitting(option)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and not self.toolTip() and self.cut():
            QToolTip.showText(event.globalPos(), self.currentText(), self)
            return True
        return super().event(event)

    def cut(self) -> bool:
        """Return whether the chosen text is longer than its box."""
        option = QStyleOptionComboBox()
        super().initStyleOption(option)
        return self._fitting(option) != self.currentText()

    def _fitting(self, option: QStyleOptionComboBox) -> str:
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option,
                                           QStyle.SubControl.SC_ComboBoxEditField, self).width()
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
