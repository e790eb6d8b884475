"""A wide table as a list of its rows and the card of the chosen one, where everything asked of it is filled in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from jcm_pdd.core.edits import read_block
from jcm_pdd.core.form import TableDef
from jcm_pdd.core.schema import Place, TableBlock
from jcm_pdd.gui.confidential_words import offer
from jcm_pdd.gui.editors.clipboard import text_of
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.label import severity_word
from jcm_pdd.gui.editors.table import TableEditor
from jcm_pdd.gui.editors.table_model import AnswerModel, Column
from jcm_pdd.gui.editors.table_view import AnswerView
from jcm_pdd.gui.page.card import Card
from jcm_pdd.gui.page.row_list import RowList
from jcm_pdd.gui.theme import SPACE_1, SPACE_2, set_icon, tokens

_Role = Qt.ItemDataRole
_FILES = ("attachment", "figure")
_STATE_WIDTH, _BESIDE_WIDTH = 120, 150


class SummaryModel(AnswerModel):
    """The columns of the list, after one that says in a word which rows have something wrong or open.

    Where the rows are those of another page, columns of that page come next and tell which row is which.
    """

    def __init__(self, desk: Desk, block: TableBlock, places: tuple[Place, ...]) -> None:
        super().__init__(desk, tuple(Column(place.definition, place.kind) for place in places))
        self.block, self.places = block, places
        self.lead = 1 + len(block.beside)
        self.refresh()

    def read_rows(self) -> tuple[str, ...]:
        return self.desk.rows(self.block.address)

    def address(self, row: int, column: int) -> str | None:
        return self.places[column - self.lead].at(self.keys[row]) if column >= self.lead else None

    def severity(self, row: int) -> str:
        """Return the gravest severity found in a row, in columns the list does not show too."""
        return self.desk.gravest(f"{self.block.address}/{self.keys[row]}")

    def lead_text(self, row: int, column: int) -> str:
        if column:
            return self.desk.text(self.block.beside[column - 1].at(self.keys[row]))
        return severity_word(self.severity(row)) if self.severity(row) else ""

    def lead_header(self, column: int) -> str:
        return self.desk.say(self.block.beside[column - 1].definition.label) if column else ""

    def lead_width(self, column: int) -> int:
        return _BESIDE_WIDTH if column else _STATE_WIDTH

    def _told(self, row: int, column: int, role: int) -> Any:
        if role == _Role.ForegroundRole and not column and self.severity(row):
            return QColor(tokens().error if self.severity(row) == "error" else tokens().open)
        return None if role == _Role.BackgroundRole else super()._told(row, column, role)


class CardsEditor(TableEditor):
    """The list with its buttons, and below it the card; the keyboard reaches everything.

    In the list Return goes into the card, Escape closes it, Delete deletes rows, Ctrl+D duplicates, Ctrl+Shift+Up and
    Down move; rows that another page makes are only filled in. In the card Escape goes back to the list, Ctrl+PgUp and
    PgDown show the row before or after with the cursor in the same field. Ctrl+Return adds a row.
    """

    view: RowList
    block: TableBlock

    def make_model(self) -> AnswerModel:
        wanted = self.block.table.summary if isinstance(self.block.table, TableDef) else ()
        by_id = {place.address.rsplit("/", 1)[1]: place for place in self.block.columns}
        return SummaryModel(self.desk, self.block, tuple(by_id[name] for name in wanted if name in by_id))

    def make_view(self) -> AnswerView:
        view = RowList(self.model, self)
        view.enter_asked.connect(self.enter_card)
        if self.own_rows:
            view.delete_asked.connect(self.delete_rows)
            view.duplicate_asked.connect(self.duplicate_rows)
            view.move_asked.connect(self.move_rows)
        view.copy_asked.connect(self.copy_rows)
        view.close_asked.connect(self.close_card)
        return view

    def _make_buttons(self) -> None:
        super()._make_buttons()
        self.moves = QWidget(self)  # the two arrows go to the next line together
        self.up, self.down = QToolButton(self.moves), QToolButton(self.moves)
        for button, step in ((self.up, -1), (self.down, 1)):
            set_icon(button, "arrow-up" if step < 0 else "arrow-down")
            button.clicked.connect(lambda _checked=False, step=step: self.move_rows(step))
        self.card = Card(self.desk, self.block, self)
        self.card.focused.connect(self.focused)
        self.card.where_printed.connect(self.where_printed)
        self.card.step_asked.connect(self.step)
        self.card.left.connect(self.leave_card)
        self.card.close_asked.connect(self.close_card)
        for keys, run in (("Ctrl+PgDown", lambda: self.step(1)), ("Ctrl+PgUp", lambda: self.step(-1)),
                          ("Ctrl+Return", self.add_row), ("Ctrl+Enter", self.add_row)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _arrange(self) -> None:
        super()._arrange()
        arrows = QHBoxLayout(self.moves)
        arrows.setContentsMargins(0, 0, 0, 0)
        arrows.setSpacing(SPACE_2)
        for button in (self.up, self.down):
            arrows.addWidget(button)
        self.below.insertWidget(len(self.buttons), self.moves)
        self.column.addSpacing(SPACE_1)
        self.column.addWidget(self.card)

    # --- reading -----------------------------------------------------------------------------------

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Read the session again; the chosen row stays, or gives way to the one in its place."""
        at = self.view.currentIndex().row()
        super().refresh(changed, origin)
        rows = len(self.model.keys)
        if rows and at >= 0 and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(min(at, rows - 1), self.model.lead))
        self.card.show_row(self._current_row())
        self.card.refresh(changed, origin)

    def show_state(self) -> None:
        super().show_state()
        told = any(self.model.severity(row) for row in range(len(self.model.keys)))  # type: ignore[attr-defined]
        if self.view.isColumnHidden(0) == told:
            self.view.setColumnHidden(0, not told)
            self.view.fit()
        self.moves.setVisible(not self.desk.read_only and self.own_rows)
        for button in (self.up, self.down):
            button.setEnabled(len(self.model.keys) > 1)
        self.paste_button.setVisible(not self.desk.read_only and self.own_rows)
        self.card.show_row(self._current_row())

    def _show_remark(self) -> None:
        """Show the finding of the table under the list; those of a row stand in its card."""
        self.remark.show_remark(self.desk.remark(self.address))

    def _totals(self) -> str:
        return ""

    def retranslate(self) -> None:
        super().retranslate()
        self.add.setToolTip(self.tr("Add a row and fill it in (Ctrl+Return)"))
        self.duplicate.setToolTip("Ctrl+D")
        self.remove.setToolTip(self.tr("Delete the chosen rows; Undo brings them back (Del in the list)"))
        self.paste_button.setToolTip(self.tr(
            "Rows are added. Columns as in the card from the top, or in any order under a line with their names."))
        for button, word, keys in ((self.up, self.tr("Move up"), "Ctrl+Shift+Up"),
                                   (self.down, self.tr("Move down"), "Ctrl+Shift+Down")):
            button.setToolTip(f"{word} ({keys})")
            button.setAccessibleName(word)
        self.card.retranslate()

    def unsent(self) -> bool:
        return self.card.unsent()

    def commit(self) -> None:
        self.card.commit()

    # --- rows --------------------------------------------------------------------------------------

    def _moved(self) -> None:
        super()._moved()
        self.card.show_row(self._current_row())

    def add_row(self) -> None:
        """Add a row below the current one and go to the first field of its card."""
        if not self.desk.read_only and self.own_rows:
            self.commit()
            super().add_row()
            self.enter_card()

    def move_rows(self, step: int) -> None:
        """Move the chosen rows one place up or down; one step of Undo."""
        rows, chosen = self.desk.rows(self.address), self.chosen_rows()
        if not chosen or self.desk.read_only:
            return
        before = rows.index(chosen[0])
        to = before + step
        if 0 <= to <= len(rows) - len(chosen):
            current = self._current_row()
            self.desk.session.move_rows(self.address, chosen, to)
            self.refresh(frozenset(), None)
            self.view.keep_current(current, self.model.lead)

    def step(self, rows: int) -> None:
        """Show the row before or after; the cursor stays in its field."""
        self.commit()
        held = QApplication.focusWidget()
        self.view.step(rows)
        if isinstance(held, QLineEdit) and self.card.isAncestorOf(held):
            held.selectAll()
        if self.card.flow is not None and held is not None and self.card.isAncestorOf(held):
            self.card.tell_focus(held)

    def enter_card(self) -> None:
        """Put the cursor into the first field of the card."""
        self.card.enter()

    def close_card(self) -> None:
        """Put the card away: the page is as short as its lists."""
        self.commit()
        self.view.close_row()
        self.view.setFocus(Qt.FocusReason.MouseFocusReason)

    def leave_card(self) -> None:
        """Put the cursor back into the list."""
        self.commit()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- blocks ------------------------------------------------------------------------------------

    def copy_rows(self) -> None:
        """Put the chosen rows with all their columns and a line of names on the clipboard, as Excel reads it."""
        lines = [[self.desk.say(place.definition.label) for place in self.block.columns]]
        lines += [[self._copied(place, row) for place in self.block.columns] for row in self.chosen_rows()]
        QGuiApplication.clipboard().setText(text_of(lines))

    def _copied(self, place: Place, row: str) -> str:
        return "" if place.definition.kind in _FILES else self.desk.text(place.at(row))

    def paste(self, text: str) -> None:
        """Add the rows of a copied block; a first line with names of columns says which is which."""
        if not text or self.desk.read_only or not self.own_rows:
            return
        block = self._in_order(read_block(text))
        if block:
            first = self.block.columns[0].address.rsplit("/", 1)[1]
            before = len(self.desk.rows(self.address))
            self.desk.session.paste_block(self.address, None, first, text_of(block))
            self.refresh(frozenset(), None)
            self._go(self.desk.rows(self.address)[before], self.model.lead)

    def _in_order(self, lines: list[list[str]]) -> list[list[str]]:
        """Return pasted lines with a cell for each column; files are not pasted as text."""
        places = self.block.columns
        names = {word.strip().casefold(): at for at, place in enumerate(places)
                 for word in (place.definition.label.en, place.definition.label.ja)}
        found = [names.get(cell.strip().casefold()) for cell in lines[0]] if lines else []
        if sum(at is not None for at in found) >= min(2, len(places)):
            lines = lines[1:]
        else:
            found = [at if at < len(places) else None for at in range(max(map(len, lines), default=0))]
        return [self._one(line, found) for line in lines if any(line)]

    def _one(self, line: list[str], found: list[int | None]) -> list[str]:
        cells = [""] * len(self.block.columns)
        for cell, at in zip(line, found, strict=False):
            if at is not None and self.block.columns[at].definition.kind not in _FILES:
                cells[at] = cell
        return cells

    # --- focus and menu ----------------------------------------------------------------------------

    def go_to(self, address: str) -> QWidget | None:
        """Choose the row of an address and put the cursor into its field; None when it is not here."""
        if address == self.address:
            return super().go_to(address)
        row, _, column = address.removeprefix(f"{self.address}/").partition("/")
        if not address.startswith(f"{self.address}/") or row not in self.model.keys:
            return None
        if column and column.split("@")[0] not in {p.address.rsplit("/", 1)[1] for p in self.block.columns}:
            return None
        self.view.keep_current(row, self.model.lead)
        self.card.show_row(row)
        if not column:
            self.card.enter()
            return self.card
        return self.card.go_to(address)

    def menu(self) -> QMenu:
        """Return the menu of the chosen rows."""
        menu = QMenu(self)
        menu.addAction(self.tr("Copy rows") + "\tCtrl+C", self.copy_rows)
        current = self.view.currentIndex()
        offer(menu, self, f"{self.address}/{self.model.keys[current.row()]}" if current.isValid() else "")
        if not self.desk.read_only and self.own_rows:
            clipboard = QGuiApplication.clipboard()
            menu.addAction(self.tr("Paste as rows") + "\tCtrl+V", lambda: self.paste(clipboard.text()))
            menu.addSeparator()
            menu.addAction(self.tr("Add row") + "\tCtrl+Return", self.add_row)
            menu.addAction(self.tr("Duplicate rows") + "\tCtrl+D", self.duplicate_rows)
            menu.addAction(self.tr("Delete rows") + "\tDel", self.delete_rows)
            column = self.view.currentIndex().column() - self.model.lead
            if column >= 0:
                place = self.model.places[column]  # type: ignore[attr-defined]
                menu.addSeparator()
                menu.addAction(self.tr("Sort by this column"), lambda: self.sort_by(self.block.columns.index(place)))
        menu.addSeparator()
        self.shelf.fill(menu)
        return menu
