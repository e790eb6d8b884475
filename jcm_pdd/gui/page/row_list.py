"""The list of rows above a card: whole rows are chosen, nothing is typed into it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from jcm_pdd.gui.editors.table_model import AnswerModel
from jcm_pdd.gui.editors.table_view import AnswerView

_NARROWEST, _WIDEST = 64, 360
_PADDING = 12
_MEASURED_ROWS = 60
_READABLE, _FEWEST = 108, 3
"""Pixels that tell one text from another; columns that are shown however little room there is."""


class RowList(AnswerView):
    """Rows of one line each; what keys ask for is told to the owner."""

    enter_asked = Signal()
    delete_asked = Signal()
    duplicate_asked = Signal()
    copy_asked = Signal()
    move_asked = Signal(int)
    close_asked = Signal()
    max_height = 236
    fitted_rows = 0

    def __init__(self, model: AnswerModel, parent: QWidget) -> None:
        self._left_out: list[int] = []
        super().__init__(model, parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        # What a question is called ends with the name of its row: both ends tell one from the other.
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setResizeContentsPrecision(_MEASURED_ROWS)
        self.doubleClicked.connect(lambda *_: self.enter_asked.emit())

    def _share_width(self) -> None:
        """Give every column what its cells need; the widest give way when there is less, and take what is over.

        Where that would leave nothing to be read, the last columns are left out; the card has them all.
        """
        if self._sized_by_hand:
            return
        self._sizing = True
        self._take_back()
        shown = [c for c in range(self.answers.columnCount()) if not self.isColumnHidden(c)]
        widths = self._fitted(shown)
        while len(shown) > _FEWEST and any(widths[c] < min(self._need(c), _READABLE) for c in shown):
            self._left_out.append(shown.pop())
            self.setColumnHidden(self._left_out[-1], True)
            widths = self._fitted(shown)
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        self._sizing = False

    def _hide_unasked(self) -> None:
        self._take_back()
        super()._hide_unasked()

    def _take_back(self) -> None:
        """Show what was left out for want of room."""
        for column in self._left_out:
            self.setColumnHidden(column, False)
        self._left_out.clear()

    def _need(self, column: int) -> int:
        return self.sizeHintForColumn(column) + _PADDING

    def _fitted(self, shown: list[int]) -> dict[int, int]:
        """Return the widths, pixels, with which columns fill the list."""
        room = self.viewport().width()
        least = {c: max(self._word(c), _NARROWEST) for c in shown}
        wanted = {c: min(max(self._need(c), self._first_width(c) // 2, least[c]), _WIDEST) for c in shown}
        most = _WIDEST
        while sum(wanted.values()) > room and most > _NARROWEST:
            most -= 4
            wanted = {c: min(width, max(most, least[c])) for c, width in wanted.items()}
        if shown:
            widest = max(shown, key=lambda c: (self._is_text(c), wanted[c]))
            wanted[widest] += max(room - sum(wanted.values()), 0)
            self._spare_heads(wanted, [widest], max(self._need(widest), least[widest]))
        return wanted

    def _word(self, column: int) -> int:
        """Return the pixels the longest word of a heading needs; Japanese breaks anywhere."""
        words = self.answers.header(column).split()
        metrics = self.horizontalHeader().fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in words if word.isascii()), default=0)
        return min(longest + 2 * _PADDING, _WIDEST // 3)

    def close_row(self) -> None:
        """Choose no row."""
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    def _spreadsheet_key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit(QGuiApplication.clipboard().text())
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.enter_asked.emit()
        elif plain and key == Qt.Key.Key_Escape:
            self.close_asked.emit()
        elif plain and key == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif modifiers == control and key == Qt.Key.Key_D:
            self.duplicate_asked.emit()
        elif modifiers == control | shift and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_asked.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            return False
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:
        return QWidget.focusNextPrevChild(self, forward)

    def keep_current(self, key: str | None, column: int) -> None:
        """Choose the row of a key again after the rows changed."""
        if key is not None and key in self.answers.keys:
            index = self.answers.index(self.answers.keys.index(key), max(column, self.answers.lead))
            how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, how)
            self.scrollTo(index)
