"""All inputs in a list: what lower and higher values do to the total; then what has no effect and what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem, QVBoxLayout, QWidget

from jcm_pdd.core.analysis import pictures
from jcm_pdd.core.analysis.sensitivity import LEFT_EMPTY, Effect, Input, Sensitivity
from jcm_pdd.gui import theme
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.lines import ROW, Lines

if TYPE_CHECKING:
    from jcm_pdd.gui.editors.desk import Desk

_ADDRESS = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MOST_LINES = 14


class InputList(QWidget):
    """The numbers behind the tornado; Enter or a double click goes to where an input is asked."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.lines = Lines((300, 90, 90), self)
        header = self.lines.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(3, 110)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.itemActivated.connect(lambda item, _: self._go(item))
        self.without, self.left = WrappedLabel(role="hint", parent=self), WrappedLabel(role="hint", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        for widget in (self.lines, self.without, self.left):
            column.addWidget(widget)

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.lines.setAccessibleName(self.tr("Inputs and their effect on the total emission reductions, tCO2"))
        self.lines.setHeaderLabels([self.tr("Input"), "−10 %", "+10 %", self.tr("Criteria")])
        for column in (1, 2):
            self.lines.headerItem().setTextAlignment(column, _RIGHT)

    def show_inputs(self, found: Sensitivity) -> None:
        """Show what was found."""
        speak = self.desk.language
        several = len(self.desk.session.schema.methodologies) > 1
        self.lines.clear()
        for effect in found.effects:
            texts = [pictures.input_name(effect, speak, several), pictures.side_text(effect.low, speak),
                     pictures.side_text(effect.high, speak), self._verdicts(effect)]
            item = self.lines.line(texts)
            item.setData(0, _ADDRESS, effect.input.address)
            for column in (1, 2):
                item.setTextAlignment(column, _RIGHT)
        rows = min(max(len(found.effects), 1), _MOST_LINES)
        self.lines.setFixedHeight(self.lines.header().sizeHint().height() + rows * ROW + 6)
        self.lines.setVisible(bool(found.effects))
        self._say(self.without, self.tr("Without effect: {names}"), found.without)
        empty = tuple(one for one, why in found.left_out if why == LEFT_EMPTY)
        other = tuple(one for one, why in found.left_out if why != LEFT_EMPTY)
        said = [self.tr("Left out, since a tenth of a whole number or of a choice does not exist: {names}").format(
            names=self._named(other))] if other else []
        said += [self.tr("Without a value: {names}").format(names=self._named(empty))] if empty else []
        said.append(self.tr("The period of operation and yearly decreases are not varied."))
        self.left.setText("\n".join(said))

    def _verdicts(self, effect: Effect) -> str:
        marks = [f"{sign}10 %: {address.rsplit('/', 1)[-1].removeprefix('criterion')}"
                 for sign, side in (("−", effect.low), ("+", effect.high)) for address in side.verdicts]
        return ", ".join(marks)

    def _say(self, label: WrappedLabel, words: str, inputs: tuple[Input, ...]) -> None:
        label.setText(words.format(names=self._named(inputs)))
        label.setVisible(bool(inputs))

    def _named(self, inputs: tuple[Input, ...]) -> str:
        between = "、" if self.desk.language == "ja" else ", "
        return between.join(one.label.get(self.desk.language) for one in inputs)

    def _go(self, item: QTreeWidgetItem) -> None:
        address = str(item.data(0, _ADDRESS))
        self.desk.go_to(address.partition("/*/")[0])
