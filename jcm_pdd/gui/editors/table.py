"""The editor of a table: the cells, the buttons for rows, totals, and what to do first when it is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.edits import read_block
from jcm_pdd.core.schema import TableBlock
from jcm_pdd.gui.confidential_words import offer
from jcm_pdd.gui.editors.cells import CellsEditor
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.label import FieldLabel, RemarkLabel, WrappedLabel
from jcm_pdd.gui.editors.row_shelf import RowShelf
from jcm_pdd.gui.editors.table_model import AnswerModel, Column
from jcm_pdd.gui.editors.table_view import AnswerView
from jcm_pdd.gui.editors.totals import totals_text
from jcm_pdd.gui.theme import SPACE_1, SPACE_2
from jcm_pdd.gui.words import commas
from jcm_pdd.gui.wrap import WrapRow


class RowsModel(AnswerModel):
    """The cells of a table the user fills row by row; a row's key is its permanent id.

    On a page that adds columns to rows of another page, some columns of that page tell which row is which.
    """

    def __init__(self, desk: Desk, block: TableBlock) -> None:
        super().__init__(desk, tuple(Column(place.definition, place.kind) for place in block.columns))
        self.block = block
        self.lead = len(block.beside)
        self.refresh()

    def read_rows(self) -> tuple[str, ...]:
        return self.desk.rows(self.block.address)

    def address(self, row: int, column: int) -> str | None:
        return self.block.columns[column - self.lead].at(self.keys[row]) if column >= self.lead else None

    def lead_text(self, row: int, column: int) -> str:
        return self.desk.text(self.block.beside[column].at(self.keys[row]))

    def lead_header(self, column: int) -> str:
        return self.desk.say(self.block.beside[column].definition.label)

    def lead_width(self, column: int) -> int:
        return 240 if column == 0 else 120


class TableEditor(CellsEditor):
    """A table with its label above, its rows, and the buttons below."""

    focused = Signal(str)
    where_printed = Signal(str)

    def __init__(self, desk: Desk, block: TableBlock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.block = desk, block
        self.address = block.address
        self.model = self.make_model()
        self.head = FieldLabel(self)
        self.head.where_printed.connect(lambda: self.where_printed.emit(self.address))
        self.hint = WrappedLabel(role="hint", parent=self)
        self.remark = RemarkLabel(self)
        self.view = self.make_view()
        self.view.paste_asked.connect(self.paste)
        self.view.current_moved.connect(self._moved)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._menu)
        self.empty = WrappedLabel(role="secondary", parent=self)
        self.totals = WrappedLabel(role="secondary", parent=self)
        self.totals.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._make_buttons()
        self._arrange()
        self.retranslate()

    def make_model(self) -> AnswerModel:
        """Return the cells shown."""
        return RowsModel(self.desk, self.block)

    def make_view(self) -> AnswerView:
        """Return the table on the screen."""
        return AnswerView(self.model, self)

    def _make_buttons(self) -> None:
        self.add, self.paste_button = QPushButton(self), QPushButton(self)
        self.duplicate, self.remove = QPushButton(self), QPushButton(self)
        self.add.clicked.connect(self.add_row)
        self.paste_button.clicked.connect(lambda: self.paste(QGuiApplication.clipboard().text()))
        self.duplicate.clicked.connect(self.duplicate_rows)
        self.remove.clicked.connect(self.delete_rows)
        self.buttons = (self.add, self.paste_button, self.duplicate, self.remove)
        self.shelf = RowShelf(self)

    def _arrange(self) -> None:
        self.below = WrapRow()
        for button in self.buttons:
            self.below.addWidget(button)
        above = QHBoxLayout()
        above.setSpacing(SPACE_2)
        above.addWidget(self.hint, 1)
        above.addWidget(self.shelf.button, 0, Qt.AlignmentFlag.AlignBottom)
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self.head)
        column.addLayout(above)
        for widget in (self.empty, self.view, self.totals, self.remark, self.shelf.said):
            column.addWidget(widget)
        column.addSpacing(SPACE_1)
        column.addLayout(self.below)

    # --- reading -----------------------------------------------------------------------------------

    @property
    def own_rows(self) -> bool:
        """Whether rows are added and deleted here; a page of more columns shows the rows another page makes."""
        return not self.block.beside

    def show_state(self) -> None:
        """Show the heading, the hint and what may be done now."""
        table = self.block.table
        official = getattr(table, "official", None) or ""
        label = self.desk.say(table.label)
        self.head.show_words(label, "", self.own_rows and self.desk.required(self.address), official)
        self._show_remark()
        self.totals.setText(self._totals())
        self.totals.setVisible(bool(self.totals.text()))
        empty = not self.model.keys
        self.empty.setVisible(empty and self.own_rows)
        self.view.setVisible(not empty)
        self.view.setAccessibleName(label)
        self.view.setAccessibleDescription(" ".join(t for t in (self.hint.text(), self.remark.text()) if t))
        for button in self.buttons:
            button.setVisible(not self.desk.read_only and (self.own_rows or button is self.paste_button))
            button.setAccessibleName(f"{label}: {button.text()}")
        self.duplicate.setEnabled(not empty)
        self.remove.setEnabled(not empty)

    def _show_remark(self) -> None:
        """Show the finding of the current cell, else that of the table, under the table."""
        at = self.view.currentIndex()
        cell = self.model.address(at.row(), at.column()) if at.isValid() else None
        whole = self.desk.remark(self.address) if self.own_rows else None
        self.remark.show_remark((self.desk.remark(cell) if cell else None) or whole)

    def _totals(self) -> str:
        sums = totals_text(self.model)
        return self.tr("Total: {sums}").format(sums=sums) if sums else ""

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.hint.setText(self.desk.say(self.block.table.hint))
        self.hint.setVisible(bool(self.hint.text()))
        row = self.desk.say(self.block.table.row_name)
        nothing = self.tr("Nothing here yet. Add a row ({row}), or copy rows in Excel and paste them.")
        names = [self.model.header(at) for at in range(self.model.lead, self.model.columnCount())]
        order = self.tr("Columns in order: {names}.").format(names=commas(names))
        self.empty.setText(f"{nothing.format(row=row)}\n{order}")
        self.add.setText(self.tr("Add row"))
        self.paste_button.setText(self.tr("Paste from Excel"))
        self.duplicate.setText(self.tr("Duplicate"))
        self.remove.setText(self.tr("Delete row"))
        self.shelf.retranslate()
        self.model.retranslate()
        self.view.fit()
        self.show_state()

    # --- rows --------------------------------------------------------------------------------------

    def current_row(self) -> str | None:
        """Return the id of the row the cursor is in."""
        return self._current_row()

    def added(self, rows: Sequence[str]) -> None:
        """Show rows that came from elsewhere and go to the first."""
        self.refresh(frozenset(), None)
        if rows:
            self._go(rows[0], self.model.lead)
            self.shelf.show_origin(rows[0])

    def _current_row(self) -> str | None:
        at = self.view.currentIndex()
        return self.model.keys[at.row()] if at.isValid() else None

    def _go(self, row: str, column: int = 0) -> None:
        self.refresh(frozenset(), None)
        self.view.keep_current(row, column)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_row(self) -> None:
        """Add a row below the current one, or at the end, and go to its first cell."""
        if self.desk.read_only:
            return
        added = self.desk.session.add_rows(self.address, 1, after=self._current_row())
        self._go(added[0])

    def chosen_rows(self) -> tuple[str, ...]:
        """Return the ids of the rows with a selected cell."""
        return tuple(self.model.keys[row] for row in self.view.selected_rows())

    def duplicate_rows(self) -> None:
        """Copy the selected rows with their answers."""
        rows = self.chosen_rows()
        if rows and not self.desk.read_only:
            made = self.desk.session.duplicate_rows(self.address, rows)
            self.refresh(frozenset(), None)
            if made:
                self._go(made[0])

    def delete_rows(self) -> None:
        """Delete the selected rows; Undo brings them back."""
        rows = self.chosen_rows()
        if rows and not self.desk.read_only:
            at = self.view.selected_rows()[0]
            self.desk.session.delete_rows(self.address, rows)
            self.refresh(frozenset(), None)
            if self.model.keys:
                self._go(self.model.keys[min(at, len(self.model.keys) - 1)])

    def sort_by(self, column: int) -> None:
        """Put the rows in the order of a column, empty cells last; one step."""
        place = (*self.block.beside, *self.block.columns)[column]

        def order(row: str) -> tuple[int, object]:
            stored = self.desk.stored(place.at(row))
            if stored is None or isinstance(stored, dict):
                return 1, ""
            value = place.kind.value(stored)
            return 0, value.casefold() if isinstance(value, str) else value

        rows = self.desk.rows(self.address)
        filled = [row for row in rows if order(row)[0] == 0]
        filled.sort(key=lambda row: order(row)[1])  # type: ignore[arg-type,return-value]
        sorted_rows = [*filled, *(row for row in rows if order(row)[0] == 1)]
        self.desk.set_stored(self.address, list(sorted_rows), self, "edit.sort_rows")
        self.refresh(frozenset(), None)

    def paste(self, text: str) -> None:
        """Write a copied block at the current cell, adding rows as needed; one step."""
        if not text or self.desk.read_only:
            return
        spread = self.view.spread(text)
        if spread is not None:
            self.desk.set_texts(spread, "edit.set")
            return
        chosen = self.view.selected()
        top = chosen[0].row() if chosen else len(self.model.keys)
        row = self.model.keys[top] if chosen else None
        column = max(min((index.column() for index in chosen), default=0) - self.model.lead, 0)
        self.desk.session.paste_block(self.address, row, self.model.columns[column].id, text)
        self.refresh(frozenset(), None)
        self.view.fit()
        self.choose_block(top, column + self.model.lead, read_block(text))

    # --- keys --------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rows by keys from the cells and from the buttons below, and a block pasted where there is no row yet."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        keys = {Qt.Key.Key_Plus: self.add_row, Qt.Key.Key_Minus: self.delete_rows}
        act = keys.get(Qt.Key(event.key())) if control and self.own_rows else None
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif act is not None:
            self.commit()  # what is being typed in a cell stays in it
            act()
        else:
            super().keyPressEvent(event)

    # --- focus and menu ----------------------------------------------------------------------------

    def _moved(self) -> None:
        at = self.view.currentIndex()
        self._show_remark()
        self.shelf.show_origin(self._current_row())
        if at.isValid() and self.view.hasFocus():
            self.focused.emit(self.model.address(at.row(), at.column()) or self.address)

    def go_to(self, address: str) -> QWidget | None:
        """Put the cursor on a cell (or the table) and return what to scroll to; None when it is not here."""
        if address == self.address:
            target = self.view if self.model.keys else self.add
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            return self
        index = self.model.index_of(address.split("@", maxsplit=1)[0])
        return self.go_to_cell(index)

    def _menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.exec(self.view.viewport().mapToGlobal(at))
        menu.deleteLater()

    def menu(self) -> QMenu:
        """Return the menu of the selected cells."""
        menu = QMenu(self)
        column = self.view.currentIndex().column()
        menu.addAction(self.tr("Copy") + "\tCtrl+C", self.view.copy)
        if not self.desk.read_only:
            clipboard = QGuiApplication.clipboard()
            menu.addAction(self.tr("Paste") + "\tCtrl+V", lambda: self.paste(clipboard.text()))
            menu.addAction(self.tr("Fill down") + "\tCtrl+D", self.view.fill_down)
            menu.addAction(self.tr("Clear cells") + "\tDel", self.view.clear_cells)
            if self.own_rows:
                menu.addSeparator()
                menu.addAction(self.tr("Insert row below") + "\tCtrl++", self.add_row)
                menu.addAction(self.tr("Duplicate rows"), self.duplicate_rows)
                menu.addAction(self.tr("Delete rows") + "\tCtrl+-", self.delete_rows)
            if column >= 0:
                menu.addSeparator()
                menu.addAction(self.tr("Sort by this column"), lambda: self.sort_by(column))
        current = self.view.currentIndex()
        offer(menu, self, self.model.address(current.row(), current.column()) or "" if current.isValid() else "")
        menu.addSeparator()
        self.shelf.fill(menu)
        return menu
