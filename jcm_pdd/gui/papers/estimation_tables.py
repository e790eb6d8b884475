"""The inputs or the series of one value as a table: the generic table, narrowed to the rows of that value."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from jcm_pdd.core.papers.estimation_edits import added, pasted
from jcm_pdd.core.papers.estimation_inputs import rows_of
from jcm_pdd.core.schema import TableBlock
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.table import RowsModel, TableEditor
from jcm_pdd.gui.editors.table_model import AnswerModel


class _Narrowed(RowsModel):
    """The rows whose first column names one value; that column is not shown."""

    def __init__(self, desk: Desk, block: TableBlock) -> None:
        self.of = ""
        super().__init__(desk, block)

    def read_rows(self) -> tuple[str, ...]:
        return tuple(rows_of(self.desk.session.project, self.block.address).get(self.of, ()) if self.of else ())


class OfTable(TableEditor):
    """A table of the rows that belong to one value; what is added or pasted belongs to it too."""

    model: _Narrowed

    def __init__(self, desk: Desk, table: str, parent: QWidget) -> None:
        block = desk.session.schema.tables[table]
        super().__init__(desk, replace(block, columns=block.columns[1:]), parent)

    def make_model(self) -> AnswerModel:
        return _Narrowed(self.desk, self.block)

    def show_of(self, of: str) -> None:
        """Show the rows of another value."""
        self.model.of = of
        self.refresh(frozenset(), None)
        self.view.fit()

    def add_row(self) -> None:
        """Add a row of this value below the current one and go to its first cell."""
        if not self.desk.read_only and self.model.of:
            edit, row = added(self.desk.session.project, self.address, self.model.of, self._current_row())
            self.desk.session.record(edit)
            self._go(row)

    def paste(self, text: str) -> None:
        """Write a copied block into the rows of this value, adding rows as needed; one step."""
        if not text or self.desk.read_only or not self.model.of:
            return
        spread = self.view.spread(text)
        if spread is not None:
            self.desk.set_texts(spread, "edit.set")
            return
        chosen = self.view.selected()
        row = self.model.keys[chosen[0].row()] if chosen else None
        column = self.model.columns[min((index.column() for index in chosen), default=0)].id
        session = self.desk.session
        session.record(pasted(session.project, self.block, self.model.of, row, column, text))
        self.refresh(frozenset(), None)
        self.view.fit()
