"""The table on the screen: keys, clipboard and sizes as in a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyleOptionHeader,
    QTableView,
    QWidget,
)

from jcm_pdd.core.edits import read_block
from jcm_pdd.gui.editors.clipboard import text_of
from jcm_pdd.gui.editors.delegate import CellDelegate
from jcm_pdd.gui.editors.row_header import RowHeader
from jcm_pdd.gui.editors.table_model import AnswerModel, Index
from jcm_pdd.gui.phrases import held, pieces

ROW_HEIGHT = 32
_MAX_HEIGHT = 460
_FITTED_ROWS = 80
"""Up to so many rows are as high as their text; longer tables keep one height and stay smooth."""
_WIDTH = 152

_WIDTHS = {"number": 112, "date": 112, "choice": 168, "yes_no": 88, "long_text": 300, "references": 300,
           "coordinates": 180, "place": 240}


_LINES, _WIDEST, _TALLEST = 6, 520, 240
"""A long text of a table that is wider than the page: lines it should have, the widest column, the highest row."""
AGAIN_MS = 10
_ONWARD = {QAbstractItemDelegate.EndEditHint.EditNextItem: True,
           QAbstractItemDelegate.EndEditHint.EditPreviousItem: False}
_CELL_PADDING = 20
_SHORT, _LEAST = ("text", "choice"), 72
"""Kinds of answers that may need less than their usual width, and the pixels they keep to be typed in."""
_NARROWEST = 0.7
"""Text columns give way down to this part of their usual width."""


class WrappedHeader(QHeaderView):
    """Column headers that break their lines, Japanese ones between phrases."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._lined: dict[tuple[str, int], str] = {}
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
                                 | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value))
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.sectionResized.connect(lambda *_: self.updateGeometry())

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, logical: int) -> None:
        super().initStyleOptionForIndex(option, logical)
        option.text = self._shown(option.text, self._room(logical))

    def _room(self, logical: int) -> int:
        return max(40, self.sectionSize(logical) - 20)

    def _shown(self, text: str, room: int) -> str:
        """Return a head as it is drawn in a room, pixels: what stays on one line is held together."""
        if text.isascii():
            return text
        if (text, room) not in self._lined:
            metrics = self.fontMetrics()
            self._lined[text, room] = held(pieces(text, lambda part: metrics.horizontalAdvance(part) <= room))
        return self._lined[text, room]

    def sectionSizeFromContents(self, logical: int) -> QSize:
        size = super().sectionSizeFromContents(logical)
        text, wide = str(self.model().headerData(logical, self.orientation()) or ""), self._room(logical)
        room = self.fontMetrics().boundingRect(0, 0, wide, 1000, int(Qt.TextFlag.TextWordWrap.value),
                                               self._shown(text, wide))
        return QSize(size.width(), room.height() + 16)


class AnswerView(QTableView):
    """A table that is filled like a spreadsheet; it asks its owner to paste, because pasting may add rows."""

    paste_asked = Signal(str)
    accept_asked = Signal()
    current_moved = Signal()
    max_height = _MAX_HEIGHT
    fitted_rows = _FITTED_ROWS

    def __init__(self, model: AnswerModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.answers = model
        self.setHorizontalHeader(WrappedHeader(self))
        self.setVerticalHeader(RowHeader(self))
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(24)
        self.horizontalHeader().setMinimumSectionSize(56)
        self._sizing, self._sized_by_hand = True, False
        self.horizontalHeader().sectionResized.connect(self._resized_by_hand)
        self._share_width()
        self._fit_later = QTimer(self)
        self._fit_later.setSingleShot(True)
        self._fit_later.timeout.connect(self._fit_in_the_end)
        model.modelReset.connect(self.fit)

    # --- sizes -------------------------------------------------------------------------------------

    def _first_width(self, column: int) -> int:
        filled = self.answers.column_of(column)
        return _WIDTHS.get(filled.definition.kind, _WIDTH) if filled else self.answers.lead_width(column)

    def _long_width(self, column: int) -> int:
        """Return the width at which the longest text of a column has some six lines, within bounds."""
        texts = (str(self.answers.index(row, column).data() or "") for row in self._measured())
        longest = max((self.fontMetrics().horizontalAdvance(text.replace("\n", " ")) for text in texts), default=0)
        return max(self._first_width(column), min(longest // _LINES + _CELL_PADDING, _WIDEST))

    def _measured(self) -> range:
        return range(min(self.answers.rowCount(), _FITTED_ROWS))

    def fit(self) -> None:
        """Give columns the width there is, rows the height of their text, the view the height of its rows."""
        self._hide_unasked()
        self._share_width()
        if len(self.answers.keys) <= self.fitted_rows:
            self.resizeRowsToContents()
            for row in range(self.answers.rowCount()):
                self.setRowHeight(row, min(max(ROW_HEIGHT, self.rowHeight(row) + 8), _TALLEST))
        head = self.horizontalHeader().sizeHint().height()
        body = self.verticalHeader().length()
        bar = self.horizontalScrollBar()
        wide = self.horizontalHeader().length() + self.verticalHeader().sizeHint().width() > self.width()
        bar_height = bar.sizeHint().height() if wide else 0
        height = min(head + body + bar_height + 3, self.max_height)
        if self.height() != height:
            self.setFixedHeight(height)

    def _hide_unasked(self) -> None:
        for column in range(self.answers.lead, self.answers.columnCount()):
            filled = self.answers.column_of(column)
            if filled is None or filled.definition.shown == "true":
                continue
            addresses = (self.answers.address(row, column) for row in range(self.answers.rowCount()))
            asked = any(address and self.answers.desk.visible(address) for address in addresses)
            self.setColumnHidden(column, not asked and bool(self.answers.rowCount()))

    def _share_width(self) -> None:
        """Fill the width there is; a table a little too wide gives way in its text columns before it scrolls."""
        shown = [c for c in range(self.answers.columnCount()) if not self.isColumnHidden(c)]
        if self._sized_by_hand or not shown:
            return
        texts = [c for c in shown if self._is_text(c)] or shown
        wanted = {column: self._first_width(column) for column in shown}
        if sum(wanted.values()) > self.viewport().width():
            self._spare_air(wanted)
        room = self.viewport().width() - sum(wanted.values())
        if -room < sum(wanted[c] for c in texts) * (1 - _NARROWEST):
            left, least = room, self.horizontalHeader().minimumSectionSize()
            for at, column in enumerate(texts):  # what is lacking is taken from the wide ones
                weight = [wanted[c] if room < 0 else 1 for c in texts[at:]]
                before = wanted[column]
                wanted[column] = max(before + left * weight[0] // sum(weight), least)
                left += before - wanted[column]
        elif len(self.answers.keys) <= self.fitted_rows:  # it scrolls anyway: long texts make no row tall
            wanted.update((c, self._long_width(c)) for c in shown if self._kind(c) == "long_text")
        self._spare_words(wanted, texts)
        self._spare_heads(wanted, texts)
        self._sizing = True
        for column, width in wanted.items():
            self.setColumnWidth(column, width)
        self._sizing = False

    def _spare_air(self, wanted: dict[int, int]) -> None:
        """Take from columns of short texts what these leave empty; changes `wanted`."""
        rows = self._measured()
        metrics, head = self.fontMetrics(), self.horizontalHeader().fontMetrics()
        for column in [c for c in wanted if len(rows) and self._kind(c) in _SHORT]:
            texts = [str(self.answers.index(row, column).data() or "") for row in rows]
            if any(texts):
                longest = max([*map(metrics.horizontalAdvance, texts),
                               head.horizontalAdvance(self.answers.header(column))])
                wanted[column] = min(wanted[column], max(longest + _CELL_PADDING, _LEAST))

    def _spare_words(self, wanted: dict[int, int], texts: list[int]) -> None:
        """Take from the widest text column what a narrow one lacks for its longest word; changes `wanted`."""
        rows = self._measured()
        for column in texts:
            cells = (str(self.answers.index(row, column).data() or "") for row in rows)
            longest = max((self.fontMetrics().horizontalAdvance(word) for text in cells for word in text.split()),
                          default=0)
            widest = max(texts, key=lambda c: wanted[c])
            lack = min(longest + _CELL_PADDING - wanted[column], (wanted[widest] - wanted[column]) // 2)
            if lack > 0:
                wanted[column] += lack
                wanted[widest] -= lack

    def _spare_heads(self, wanted: dict[int, int], texts: list[int], least: int = _WIDTH) -> None:
        """Take from the widest text column, down to `least`, what a head of three lines lacks; changes `wanted`."""
        metrics = self.horizontalHeader().fontMetrics()
        for column in sorted(wanted, key=lambda c: wanted[c]):
            text, width = self.answers.header(column), wanted[column]
            while width < wanted[column] + _WIDTHS["yes_no"] and 2 * metrics.lineSpacing() < metrics.boundingRect(
                    0, 0, width - _CELL_PADDING, 1000, int(Qt.TextFlag.TextWordWrap), text).height():
                width += 8
            widest = max(texts, key=lambda c: wanted[c])
            lack = min(width - wanted[column], wanted[widest] - least)
            if lack > 0 and widest != column:
                wanted[column] += lack
                wanted[widest] -= lack

    def _resized_by_hand(self, _column: int, before: int, now: int) -> None:
        # A column that is hidden or shown again is no wish of the user.
        if before and now and not self._sizing:
            self._sized_by_hand = True

    def _is_text(self, column: int) -> bool:
        return self._kind(column) in ("text", "long_text", "choice", "place")

    def _kind(self, column: int) -> str:
        filled = self.answers.column_of(column)
        return filled.definition.kind if filled is not None else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit_in_the_end()

    def _fit_in_the_end(self) -> None:
        """Fit now, or once the window is dressed in its new look: until then the width changes several times."""
        if self.updatesEnabled():
            self.fit()
        else:
            self._fit_later.start(AGAIN_MS)

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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # A new look changes the font of each part of a table in turn: one fit in the end does for all.
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_fit_later"):
            self._fit_later.start(0)
