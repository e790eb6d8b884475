"""The table on the screen: keys and clipboard as in a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from jcm_pdd.core.edits import read_block
from jcm_pdd.gui.editors.clipboard import text_of
from jcm_pdd.gui.editors.delegate import CellDelegate
from jcm_pdd.gui.editors.fitted_view import FittedView
from jcm_pdd.gui.editors.table_model import AnswerModel, Index

_ONWARD = {QAbstractItemDelegate.EndEditHint.EditNextItem: True,
           QAbstractItemDelegate.EndEditHint.EditPreviousItem: False}


class AnswerView(FittedView):
    """A table that is filled like a spreadsheet; it asks its owner to paste, because pasting may add rows."""

    paste_asked = Signal(str)
    accept_asked = Signal()
    current_moved = Signal()

    def __init__(self, model: AnswerModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)

    # --- keys --------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A cell's editor passes on the Return it has dealt with itself.
        editing = self.state() == QAbstractItemView.State.EditingState
        if editing or not self._spreadsheet_key(event):
            super().keyPressEvent(event)

    def _spreadsheet_key(self, event: QKeyEvent) -> bool:
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        standard = QKeySequence.StandardKey
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(standard.Copy):
            self.copy()
        elif event.matches(standard.Cut):
            self.copy()
            self.clear_cells()
        elif event.matches(standard.Paste):
            self.paste_asked.emit(QGuiApplication.clipboard().text())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not event.modifiers():
            self.clear_cells()
        elif control and key == Qt.Key.Key_D:
            self.fill_down()
        elif control and enter:
            self.accept_asked.emit()
        elif enter:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            return self._leaves(event)
        return True

    def _leaves(self, event: QKeyEvent) -> bool:
        """Tab behind the last cell, and Backtab before the first, go on to the next field of the page."""
        if event.key() == Qt.Key.Key_Tab and self._at_edge(True):
            return self.focusNextPrevChild(True)
        if event.key() == Qt.Key.Key_Backtab and self._at_edge(False):
            return self.focusNextPrevChild(False)
        return False

    def _at_edge(self, forward: bool) -> bool:
        """Tell whether the current cell is the last one shown (or the first), or there is none."""
        at = self.currentIndex()
        shown = [c for c in range(self.answers.lead, self.answers.columnCount()) if not self.isColumnHidden(c)]
        if not at.isValid() or not shown:
            return True
        if forward:
            return at.row() == self.answers.rowCount() - 1 and at.column() >= shown[-1]
        return at.row() == 0 and at.column() <= shown[0]

    def focusNextPrevChild(self, forward: bool) -> bool:
        # QTableView keeps Tab to itself; the page is asked so that the keyboard is never caught in a table.
        self.setTabKeyNavigation(False)
        moved = super().focusNextPrevChild(forward)
        self.setTabKeyNavigation(True)
        return moved

    def step(self, rows: int) -> None:
        """Move the current cell down (or up) as Return does in a spreadsheet."""
        at = self.currentIndex()
        below = self.answers.index(at.row() + rows, at.column())
        if below.isValid():
            self.setCurrentIndex(below)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            was_editing = self.state() == QAbstractItemView.State.EditingState
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.step(1 if was_editing else 0)
        elif hint in _ONWARD and self._at_edge(_ONWARD[hint]):
            # Qt would go round to the other end and open that cell, all selected: the next key would replace it.
            super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.focusNextPrevChild(_ONWARD[hint])
        else:
            super().closeEditor(editor, hint)
            if hint == QAbstractItemDelegate.EndEditHint.RevertModelCache:
                at = self.currentIndex()
                self.answers.desk.forget_draft(self.answers.address(at.row(), at.column()) or "")
        if len(self.answers.keys) <= self.fitted_rows:
            self.fit()
        else:
            self._fit_later.start(0)  # rows keep their height, columns alone may move: after the key that ended it

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_moved.emit()

    # --- blocks of cells ---------------------------------------------------------------------------

    def selected(self) -> list[QModelIndex]:
        """Return the selected cells that are shown, row by row; the current cell when none is selected."""
        chosen = [i for i in self.selectedIndexes() if not self.isColumnHidden(i.column())]
        if not chosen and self.currentIndex().isValid():
            chosen = [self.currentIndex()]
        return sorted(chosen, key=lambda i: (i.row(), i.column()))

    def selected_rows(self) -> list[int]:
        """Return the rows with a selected cell."""
        return sorted({index.row() for index in self.selected()})

    def copy(self) -> None:
        """Put the selected block on the clipboard as Excel reads it."""
        chosen = self.selected()
        columns = sorted({index.column() for index in chosen})
        rows = sorted({index.row() for index in chosen})
        edit = Qt.ItemDataRole.EditRole
        picked = {(i.row(), i.column()): str(i.data(edit) or i.data() or "") for i in chosen}
        block = [[picked.get((row, column), "") for column in columns] for row in rows]
        QGuiApplication.clipboard().setText(text_of(block))

    def clear_cells(self) -> None:
        """Empty the selected cells in one step."""
        texts = self.answers.filled_texts({(i.row(), i.column()): "" for i in self.selected()})
        self.answers.desk.set_texts(texts, "edit.clear")

    def fill_down(self) -> None:
        """Write the top cell of each selected column into the cells below it, in one step."""
        chosen = self.selected()
        if len({i.row() for i in chosen}) == 1 and chosen[0].row() > 0:
            chosen = [self.answers.index(chosen[0].row() - 1, i.column()) for i in chosen] + chosen
        top: dict[int, str] = {}
        texts: dict[tuple[int, int], str] = {}
        for index in chosen:
            if index.column() not in top:
                top[index.column()] = str(index.data(Qt.ItemDataRole.EditRole) or "")
            else:
                texts[index.row(), index.column()] = top[index.column()]
        self.answers.desk.set_texts(self.answers.filled_texts(texts), "edit.fill_down")

    def spread(self, text: str) -> dict[str, str] | None:
        """Return one copied value for each selected cell; None for a block or a single cell."""
        block = read_block(text)
        chosen = self.selected()
        if len(block) != 1 or len(block[0]) != 1 or len(chosen) < 2:
            return None
        return self.answers.filled_texts({(i.row(), i.column()): block[0][0] for i in chosen})

    def keep_current(self, key: str | None, column: int) -> None:
        """Make the cell of a row key current again after the rows changed."""
        if key is not None and key in self.answers.keys:
            index = self.answers.index(self.answers.keys.index(key), column)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
