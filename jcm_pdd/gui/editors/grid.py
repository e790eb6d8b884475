"""The editor of a grid: companion answers of many parameters (monitoring, fixed, defaults)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.edits import read_block
from jcm_pdd.core.plan import GridRow, grid_address, grid_columns, grid_rows, status_of
from jcm_pdd.core.schema import GridBlock
from jcm_pdd.gui.editors.cells import CellsEditor
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.label import FieldLabel, WrappedLabel
from jcm_pdd.gui.editors.table_model import AnswerModel, Column
from jcm_pdd.gui.editors.table_view import AnswerView
from jcm_pdd.gui.theme import SPACE_1, SPACE_2


class GridModel(AnswerModel):
    """The cells of a grid; a row's key is the address its companions hang on."""

    def __init__(self, desk: Desk, block: GridBlock) -> None:
        super().__init__(desk, tuple(Column.of(definition) for definition in block.columns))
        self.block = block
        self.lead = 5 if block.role == "defaults" else 3
        self.grid: tuple[GridRow, ...] = ()
        self.refresh()

    def refresh(self) -> None:
        """Read the session again; the years of the horizon are columns and may have changed."""
        definitions = grid_columns(self.block, self.desk.session.results)
        if definitions != tuple(column.definition for column in self.columns):
            self.beginResetModel()
            self.columns = tuple(Column.of(definition) for definition in definitions)
            self.endResetModel()
        super().refresh()

    def read_rows(self) -> tuple[str, ...]:
        session = self.desk.session
        self.grid = grid_rows(self.block, session.project, session.results)
        return tuple(row.address for row in self.grid)

    def address(self, row: int, column: int) -> str | None:
        filled = self.column_of(column)
        return grid_address(self.grid[row].address, filled.id) if filled is not None else None

    def lead_text(self, row: int, column: int) -> str:
        told = self.grid[row]
        if column == 0:
            name = f" ({told.row_name})" if told.row_name and told.parameter is not None else ""
            return f"{told.symbol}{name}\n{self.desk.say(told.label)}"
        if column == 1:
            return told.value_text
        if column == 2:
            return told.unit
        return self._source(told) if column == 3 else self.status_word(told)

    def _source(self, told: GridRow) -> str:
        return told.provenance.told(self.desk.language) if told.provenance is not None else ""

    def status_word(self, told: GridRow) -> str:
        """Return how far a default has been checked, as a word."""
        words = {
            "verified": self.tr("Verified"),
            "reported": self.tr("Reported"),
            "draft": self.tr("Draft"),
            "derived": self.tr("Derived"),
            "unverified": self.tr("Not verified"),
        }
        return words[status_of(told, self.desk.session.project)]

    def unverified(self) -> int:
        """Return how many defaults still wait for a look at the official text."""
        project = self.desk.session.project
        return sum(1 for row in self.grid if status_of(row, project) != "verified")

    def lead_header(self, column: int) -> str:
        first = self.tr("Default value") if self.block.role == "defaults" else self.tr("Parameter")
        return (first, self.tr("Value in use"), self.tr("Unit"), self.tr("Source"), self.tr("Status"))[column]

    def lead_is_number(self, column: int) -> bool:
        return column == 1

    def lead_width(self, column: int) -> int:
        return (180, 84, 80, 200, 104)[column]

    def row_name(self, row: int) -> str:
        return str(row + 1)


class GridEditor(CellsEditor):
    """A grid with its heading, what is left to do, and a button to accept what is proposed."""

    model: GridModel
    focused = Signal(str)
    where_printed = Signal(str)

    def __init__(self, desk: Desk, block: GridBlock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.block = desk, block
        self.address = f"{block.methodology.methodology}.{block.role}"
        self.model = GridModel(desk, block)
        self.head = FieldLabel(self)
        self.hint = WrappedLabel(role="hint", parent=self)
        self.view = AnswerView(self.model, self)
        self.view.paste_asked.connect(self.paste)
        self.view.accept_asked.connect(self.accept_selected)
        self.view.current_moved.connect(self._moved)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._menu)
        self.empty = WrappedLabel(role="secondary", parent=self)
        self.accept = QPushButton(self)
        self.accept.clicked.connect(self.accept_all)
        below = QHBoxLayout()
        below.setSpacing(SPACE_2)
        below.addWidget(self.accept)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        for widget in (self.head, self.hint, self.empty, self.view):
            column.addWidget(widget)
        column.addLayout(below)
        self.retranslate()

    # --- reading -----------------------------------------------------------------------------------

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Read the session again; rows are as high as their texts, unless one is being written."""
        super().refresh(changed, origin)
        if not self.unsent():
            self.view.fit()

    def _titles(self) -> tuple[str, str]:
        if self.block.role == "monitoring":
            nothing = self.tr("No monitored parameter yet. Fill in the inputs in C first.")
            return self.tr("Monitoring points"), nothing
        if self.block.role == "years":
            nothing = self.tr("No value of this methodology varies by year, or the period is not known yet.")
            return self.tr("Values that differ in a year"), nothing
        if self.block.role == "fixed":
            nothing = self.tr("This methodology fixes no parameter of the project.")
            return self.tr("Parameters fixed ex ante"), nothing
        return self.tr("Default values"), self.tr("This methodology has no default values.")

    def _hint(self) -> str:
        left, waiting = self.model.unverified(), len(self.proposed())
        if self.block.role == "defaults":
            text = self.tr(
                "{all} values, {left} not verified yet. "
                "Read each in the official document and enter document, page and date."
            )
            return text.format(all=len(self.model.keys), left=left)
        if self.block.role == "years":
            return self.tr(
                "Fill in only the years whose value differs from the value in use. It stands for a full year of "
                "operation and wins over the change per year of the monitoring plan."
            )
        if waiting:
            text = self.tr("{count} proposed texts are unread (amber). Read, then change or accept them.")
            return text.format(count=waiting)
        return self.tr("One row for each parameter; several lines in a cell with Alt+Return.")

    def show_state(self) -> None:
        """Show the heading, the hint and what may be done now."""
        title, nothing = self._titles()
        self.head.show_words(title, "", False, "")
        self.hint.setText(self._hint())
        self.empty.setText(nothing)
        empty = not self.model.keys or not self.model.columns
        self.empty.setVisible(empty)
        self.view.setVisible(not empty)
        self.hint.setVisible(not empty)
        self.view.setAccessibleName(title)
        self.view.setAccessibleDescription(self.hint.text())
        self.accept.setText(self.tr("Accept all proposals"))
        self.accept.setAccessibleName(f"{title}: {self.accept.text()}")
        self.accept.setVisible(bool(self.proposed()) and not self.desk.read_only)

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.model.retranslate()
        self.view.fit()
        self.show_state()

    # --- proposals ---------------------------------------------------------------------------------

    def proposed(self) -> dict[str, str]:
        """Return the proposed texts of the grid by address."""
        found = {}
        for key in self.model.keys:
            for column in self.model.columns:
                address = grid_address(key, column.id)
                text = self.desk.proposal(address)
                if text is not None:
                    found[address] = text
        return found

    def accept_all(self) -> None:
        """Take every proposed text of the grid, in one step; the keyboard goes on in its cells."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)  # the button goes away, and Qt would look far off
        self.desk.set_texts(self.proposed(), "edit.accept")
        self.refresh(frozenset(), None)

    def accept_selected(self) -> None:
        """Take the proposed texts of the selected cells, in one step."""
        proposed = self.proposed()
        chosen = {self.model.address(i.row(), i.column()) for i in self.view.selected()}
        self.desk.set_texts({a: text for a, text in proposed.items() if a in chosen}, "edit.accept")
        self.refresh(frozenset(), None)

    def paste(self, text: str) -> None:
        """Write a copied block at the current cell; cells beyond the grid are left out. One step."""
        if self.desk.read_only:
            return
        texts = self.view.spread(text)
        if texts is None:
            chosen = self.view.selected()
            if not chosen:
                return
            top, left = chosen[0].row(), min(index.column() for index in chosen)
            rows, columns = self.model.rowCount(), self.model.columnCount()
            cells = {
                (top + r, left + c): cell
                for r, row in enumerate(read_block(text))
                for c, cell in enumerate(row)
                if top + r < rows and left + c < columns
            }
            texts = self.model.filled_texts(cells)
        self.desk.set_texts(texts, "edit.set")
        self.refresh(frozenset(), None)

    # --- focus and menu ----------------------------------------------------------------------------

    def _moved(self) -> None:
        at = self.view.currentIndex()
        if at.isValid() and self.view.hasFocus():
            self.focused.emit(self.model.address(at.row(), at.column()) or self.model.keys[at.row()])

    def go_to(self, address: str) -> QWidget | None:
        """Put the cursor on a cell or row and return what to scroll to; None when it is not here."""
        index = self.model.index_of(address)
        if not index.isValid() and address in self.model.keys and self.model.columns:
            index = self.model.index(self.model.keys.index(address), self.model.lead)
        return self.go_to_cell(index)

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Copy") + "\tCtrl+C", self.view.copy)
        if not self.desk.read_only:
            clipboard = QGuiApplication.clipboard()
            menu.addAction(self.tr("Paste") + "\tCtrl+V", lambda: self.paste(clipboard.text()))
            menu.addAction(self.tr("Fill down") + "\tCtrl+D", self.view.fill_down)
            menu.addAction(self.tr("Clear cells") + "\tDel", self.view.clear_cells)
            menu.addSeparator()
            menu.addAction(self.tr("Accept proposals") + "\tCtrl+Return", self.accept_selected)
        menu.exec(self.view.viewport().mapToGlobal(at))
        menu.deleteLater()
