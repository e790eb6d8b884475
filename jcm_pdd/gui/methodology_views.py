"""What a methodology's official files hold, as lists: inputs, default values, what was not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QTreeWidgetItem, QWidget

from jcm_pdd.gui import language, methodology_words, theme, words
from jcm_pdd.gui.column import column_in
from jcm_pdd.gui.lines import Lines

if TYPE_CHECKING:
    from jcm_pdd.core.methodology import MethodologyDef, ParameterDef
    from jcm_pdd.core.official import WorkbookDef
    from jcm_pdd.gui.methodology_work import Found


class InputsView(Lines):
    """Every parameter the workbook asks for, those of a unit under their table with its room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__((150, 270, 140, 190, 200), parent)

    def show_found(self, found: Found) -> None:
        """Show the parameters of a methodology."""
        self.setHeaderLabels([self.tr("Symbol"), self.tr("What it is"), self.tr("Unit or answer"),
                              self.tr("When"), self.tr("Cell"), self.tr("For the result")])
        self.setAccessibleName(self.tr("What the workbook asks for"))
        self.clear()
        m = found.adopted.definition
        self.setRootIsDecorated(bool(m.tables))
        if m.workbook is None:
            return
        for one in m.parameters:
            if one.table is None:
                self._parameter(one, m.workbook, None)
        for table in m.tables:
            head = self._head(self.tr("{table}: the workbook has room for {count}").format(
                table=table.label.get(language.current()), count=len(m.workbook.tables.get(table.id, ()))))
            for one in m.columns(table.id):
                self._parameter(one, m.workbook, head)
        self.expandAll()

    def _parameter(self, one: ParameterDef, book: WorkbookDef, head: QTreeWidgetItem | None) -> None:
        self.line([methodology_words.symbol(one), one.label.get(language.current()), methodology_words.kind(one),
                   methodology_words.role(one), methodology_words.cell(one, book), methodology_words.needed(one)], head)

    def _head(self, text: str) -> QTreeWidgetItem:
        item = self.line([text])
        item.setFirstColumnSpanned(True)
        font = self.font()
        font.setBold(True)
        item.setFont(0, font)
        return item


class DefaultsView(Lines):
    """The default values of the official files, each with the cell or page it stands in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__((420, 120, 130), parent)

    def show_found(self, found: Found) -> None:
        """Show the default values of a methodology."""
        self.setHeaderLabels([self.tr("Default value"), self.tr("Value"), self.tr("Unit"), self.tr("Where it stands")])
        self.setAccessibleName(self.tr("Default values of the official files"))
        self.clear()
        for one in found.defaults:
            name = one.symbol if not one.label or one.symbol == one.label else f"{one.symbol}  {one.label}".strip()
            item = self.line([name, words.quantity(one.value, 9), methodology_words.unit(one.unit),
                              f"{one.document}, {methodology_words.place(one.place)}"])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class RemarksView(QWidget):
    """What was seen in the official files and not taken, in plain words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hint, self.list = QLabel(self), Lines((), self)
        self.list.setHeaderHidden(True)
        self.hint.setWordWrap(True)
        theme.set_role(self.hint, "hint")
        column = column_in(self)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)

    def show_found(self, found: Found) -> None:
        """Show what was not understood."""
        self.hint.setText(self.tr("Nothing was guessed. Look these places up in the files; what the result needs is "
                                  "under Inputs."))
        self.list.setAccessibleName(self.tr("What was not understood"))
        self.list.clear()
        for text in remarks(found):
            self.list.line([text])


def remarks(found: Found) -> list[str]:
    """Return what was not understood, of the workbook first."""
    own = [methodology_words.not_understood(one) for one in found.not_understood]
    return own + [methodology_words.text_note(one) for one in found.text_notes]


def facts(m: MethodologyDef, found: Found) -> str:
    """Return in one line what a methodology was made of and how much was found."""
    file = m.workbook.file if m.workbook is not None else words.MISSING
    parts = [QCoreApplication.translate("Methodology", "workbook: {file}").format(file=file)]
    if found.adopted.text_name:
        parts.append(QCoreApplication.translate("Methodology", "text: {file}").format(file=found.adopted.text_name))
    if found.proposal:
        parts.append(QCoreApplication.translate("Methodology", "not an approved methodology but a proposed one"))
    return words.listed(parts)
