"""What tables and grids share: cells with addresses, the current one kept, an edit ended before it is lost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from jcm_pdd.gui.editors.table_model import AnswerModel
from jcm_pdd.gui.editors.table_view import AnswerView


class CellsEditor(QWidget):
    """A model of cells and its view; the session is read again after every change."""

    model: AnswerModel
    view: AnswerView

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Read the session again and keep the current cell."""
        at = self.view.currentIndex()
        key = self.model.keys[at.row()] if at.isValid() and at.row() < len(self.model.keys) else None
        self.model.refresh()
        if at.isValid() and not self.view.currentIndex().isValid():
            self.view.keep_current(key, at.column())
        self.show_state()

    def show_state(self) -> None:
        """Show what goes with the cells: headings, hints, what may be done now."""
        raise NotImplementedError

    def unsent(self) -> bool:
        """Return whether a cell is being edited."""
        return self.view.state() == AnswerView.State.EditingState

    def commit(self) -> None:
        """End the editing of a cell; its text becomes the answer."""
        if self.unsent():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_cell(self, index: QModelIndex) -> QWidget | None:
        """Put the cursor on a cell and return what to scroll to; None when there is no such cell."""
        if not index.isValid():
            return None
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return self

    def choose_block(self, top: int, left: int, block: Sequence[Sequence[str]]) -> None:
        """Choose the cells a pasted block went to and put the cursor on the first, as a spreadsheet does."""
        bottom = min(top + len(block), self.model.rowCount()) - 1
        right = min(left + max(map(len, block), default=0), self.model.columnCount()) - 1
        first = self.model.index(top, left)
        if not first.isValid() or right < left:
            return
        choose, flags = self.view.selectionModel(), QItemSelectionModel.SelectionFlag
        choose.setCurrentIndex(first, flags.NoUpdate)
        choose.select(QItemSelection(first, self.model.index(bottom, right)), flags.ClearAndSelect)
        self.view.scrollTo(first)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
