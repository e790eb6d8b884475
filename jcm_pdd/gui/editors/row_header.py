"""The heads of rows: their numbers, and their names too while a wide table is moved so far that one cannot see them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QTableView

NAMED_WIDTH = 152
_PADDING = 16


class RowHeader(QHeaderView):
    """Follows the sideways scrolling of its table, whose first column shown holds the names of the rows."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._table, self.named = table, False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        table.horizontalScrollBar().valueChanged.connect(self._follow)

    def name_of(self, row: int) -> str:
        """Return what the first column shown says in a row, on one line."""
        model, column = self._table.model(), self._first()
        return " ".join(str(model.index(row, column).data() or "").split()) if column is not None else ""

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logical: int) -> None:
        super().initStyleOptionForIndex(option, logical)
        if not self.named:
            return
        text = f"{self.model().headerData(logical, Qt.Orientation.Vertical) or ''}  {self.name_of(logical)}".strip()
        option.text = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, self.width() - _PADDING)
        option.textAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

    def _first(self) -> int | None:
        columns = range(self._table.model().columnCount())
        return next((column for column in columns if not self._table.isColumnHidden(column)), None)

    def _follow(self, moved: int) -> None:
        column = self._first()
        if column is None:
            return
        heads = self._table.horizontalHeader()
        named = moved > heads.sectionPosition(column) + heads.sectionSize(column) // 2
        if named != self.named:
            self.named = named
            self.setMinimumWidth(NAMED_WIDTH if named else 0)
            self.geometriesChanged.emit()
            self.viewport().update()
