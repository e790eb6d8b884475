"""Tables that are only read: emission sources, and the emissions of each year."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from jcm_pdd.core.schema import ResultBlock, SourcesBlock
from jcm_pdd.gui.editors.column_header import WrappedHeader
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.theme import SPACE_2

NOTHING = "–"
_ROW = 32


class TextModel(QAbstractTableModel):
    """Rows of texts under headers; numbers stand at the right, the last row may be a total."""

    def __init__(self) -> None:
        super().__init__()
        self._head: list[str] = []
        self._rows: list[list[str]] = []
        self._numbers = 99
        self._total = False

    def fill(self, head: list[str], rows: list[list[str]], numbers_from: int, total: bool) -> None:
        """Show other rows; columns from `numbers_from` on are numbers."""
        self.beginResetModel()
        self._head, self._rows, self._numbers, self._total = head, rows, numbers_from, total
        self.endResetModel()

    def numbers_begin(self) -> int:
        """Return the first column of numbers."""
        return self._numbers

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._head)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        if role == Qt.ItemDataRole.FontRole and self._total and index.row() == len(self._rows) - 1:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._head[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return self._side(section) | Qt.TextFlag.TextWordWrap.value
        return None

    def _side(self, column: int) -> int:
        side = Qt.AlignmentFlag.AlignRight if column >= self._numbers else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)


class TextTable(QTableView):
    """A read-only table as wide as the page and as high as its rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.texts = TextModel()
        self.setHorizontalHeader(WrappedHeader(self))
        self.setModel(self.texts)
        self.verticalHeader().hide()
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.texts.modelReset.connect(self.fit)

    def fit(self) -> None:
        """Share the width among the columns and take the height of the rows."""
        columns = self.texts.columnCount()
        if not columns:
            return
        self._share(self.viewport().width(), columns)
        self.resizeRowsToContents()
        for row in range(self.texts.rowCount()):
            self.setRowHeight(row, max(_ROW, self.rowHeight(row) + 8))
        height = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + 4
        if self.height() != height:
            self.setFixedHeight(height)

    def _share(self, width: int, columns: int) -> None:
        """Give each column an equal part, and what short texts leave over to the longest ones."""
        wanted = [max(self.sizeHintForColumn(c), self.horizontalHeader().sectionSizeHint(c)) for c in range(columns)]
        left, order = width, sorted(range(columns), key=lambda c: wanted[c])
        for at, column in enumerate(order):
            equal = left // (columns - at)
            one = equal if at == columns - 1 or self.texts.numbers_begin() < columns else min(wanted[column], equal)
            self.setColumnWidth(column, one)
            left -= one

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


class _ReadOnlyBlock(QWidget):
    """Title, table, and the sentence that stands in its place while there is nothing to show."""

    focused = Signal(str)
    where_printed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.title = WrappedLabel(role="section", parent=self)
        self.table = TextTable(self)
        self.note = WrappedLabel(role="hint", parent=self)
        self.empty = WrappedLabel(role="secondary", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        for widget in (self.title, self.empty, self.table, self.note):
            column.addWidget(widget)
        self.retranslate()

    def show_table(
        self, head: list[str], rows: list[list[str]], numbers_from: int, total: bool = False
    ) -> None:
        """Fill the table; without rows it hides and the sentence shows."""
        self.table.texts.fill(head, rows, numbers_from, total)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.note.setVisible(bool(rows) and bool(self.note.text()))
        self.table.setAccessibleName(self.title.text())

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.refresh(frozenset(), None)

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Read the session again."""

    def unsent(self) -> bool:
        """Nothing is typed here."""
        return False

    def commit(self) -> None:
        """Nothing is sent from here."""

    def go_to(self, address: str) -> QWidget | None:
        """No address leads here."""
        return None


class SourcesView(_ReadOnlyBlock):
    """The emission sources and greenhouse gases of a methodology."""

    def __init__(self, desk: Desk, block: SourcesBlock, parent: QWidget | None = None) -> None:
        self.block = block
        super().__init__(desk, parent)

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        m = self.block.methodology
        self.title.setText(self.tr("Emission sources and greenhouse gases"))
        self.empty.setText(self.tr("This methodology names no emission source."))
        kinds = ((self.tr("Reference emissions"), m.reference_sources),
                 (self.tr("Project emissions"), m.project_sources))
        rows = [[kind, self.desk.say(one.source), one.gas] for kind, sources in kinds for one in sources]
        self.show_table([self.tr("Kind"), self.tr("Emission source"), self.tr("Gas")], rows, numbers_from=9)


class YearlyView(_ReadOnlyBlock):
    """The emissions of each calendar year, in whole tCO2, as they are printed in C.3."""

    def __init__(self, desk: Desk, block: ResultBlock, parent: QWidget | None = None) -> None:
        self.block = block
        super().__init__(desk, parent)

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        self.title.setText(self.tr("Estimated emission reductions in each year"))
        self.empty.setText(self.tr(
            "No years yet. Enter starting date and lifetime (A.5), then the inputs of the methodology."
        ))
        self.note.setText(self.tr(
            "Reductions are rounded down from unrounded values, "
            "so they can differ by one from the difference of the numbers shown."
        ))
        unit = "[tCO2]"
        amounts = (self.tr("Reference"), self.tr("Project"), self.tr("Reductions"))
        head = [self.tr("Year"), self.tr("Part of the year in operation")]
        head += [f"{amount} {unit}" for amount in amounts]
        self.show_table(head, self._rows(), numbers_from=1, total=True)

    def _rows(self) -> list[list[str]]:
        results = self.desk.session.results
        if not results.years:
            return []
        rows = [[str(year.year), f"{year.fraction * 100:.1f} %", *_emissions(year)] for year in results.years]
        return [*rows, [self.tr("Total"), "", *_emissions(results.total)]]


def _emissions(of: Any) -> list[str]:
    amounts = (of.reference_emissions, of.project_emissions, of.emission_reductions)
    return [NOTHING if amount is None else f"{amount:,}" for amount in amounts]
