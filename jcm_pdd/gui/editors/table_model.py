"""The cells of a table or grid as Qt asks for them: one address a cell, read when painted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from jcm_pdd.core.form import FieldDef
from jcm_pdd.core.kinds import Kind, kind_of
from jcm_pdd.core.text import headed
from jcm_pdd.gui import language
from jcm_pdd.gui.confidential_words import mark_icon, marked_word
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.label import severity_word
from jcm_pdd.gui.theme import tokens

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_SHORT = 8
"""Letters that fit into the narrowest column; what is longer is whole in the tool tip."""
_SHOWN = 1000
"""Characters a cell paints; there is no room for more, and a text of a book's length would stop the scrolling."""


@dataclass(frozen=True)
class Column:
    """A column the user fills."""

    definition: FieldDef
    kind: Kind

    @classmethod
    def of(cls, definition: FieldDef) -> Column:
        """Return the column of a field declaration."""
        return cls(definition, kind_of(definition))

    @property
    def id(self) -> str:
        """The id of the field."""
        return self.definition.id


class AnswerModel(QAbstractTableModel):
    """Cells with addresses, after some columns that only tell what a row is about (`lead`)."""

    lead: int = 0

    def __init__(self, desk: Desk, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self.desk = desk
        self.columns = columns
        self.keys: tuple[str, ...] = ()

    # --- what a table and a grid decide ----------------------------------------------------------

    def read_rows(self) -> tuple[str, ...]:
        """Return the keys of the rows as the session has them now."""
        raise NotImplementedError

    def address(self, row: int, column: int) -> str | None:
        """Return the address of a cell; None for a column that only tells."""
        raise NotImplementedError

    def lead_text(self, row: int, column: int) -> str:
        """Return the text of a telling column."""
        return ""

    def lead_header(self, column: int) -> str:
        """Return the header of a telling column."""
        return ""

    def row_name(self, row: int) -> str:
        """Return how a row is called in the margin."""
        return str(row + 1)

    # --- reading -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the session again: rows when they changed, cells in any case."""
        keys = self.read_rows()
        if keys != self.keys:
            self.beginResetModel()
            self.keys = keys
            self.endResetModel()
        elif keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(keys) - 1, self.columnCount() - 1))

    def retranslate(self) -> None:
        """Show headers and cells in the language of the window."""
        if self.columnCount():
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        self.refresh()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.keys)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self.lead + len(self.columns)

    def column_of(self, column: int) -> Column | None:
        """Return the column the user fills, None for a telling one."""
        return self.columns[column - self.lead] if column >= self.lead else None

    def index_of(self, address: str) -> QModelIndex:
        """Return the cell of an address, or an invalid index."""
        for row in range(len(self.keys)):
            for column in range(self.lead, self.columnCount()):
                if self.address(row, column) == address:
                    return self.index(row, column)
        return QModelIndex()

    def open(self, index: Index) -> bool:
        """Return whether a cell may be changed now."""
        address = self.address(index.row(), index.column())
        return address is not None and not self.desk.read_only and self.desk.visible(address)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        filled = self.column_of(index.column())
        typed = filled is None or filled.definition.kind not in ("attachment", "figure")
        return flags | Qt.ItemFlag.ItemIsEditable if typed and self.open(index) else flags

    def data(self, index: Index, role: int = int(_Role.DisplayRole)) -> Any:
        row, column = index.row(), index.column()
        address = self.address(row, column)
        if address is None:
            return self._told(row, column, role)
        if role == _Role.DisplayRole:
            shown = self.shown(address, column) or self.proposed(address, column) or ""
            return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        if role == _Role.EditRole:
            return self.desk.text(address)
        if role == _Role.TextAlignmentRole:
            filled = self.column_of(column)
            return _RIGHT if filled is not None and filled.definition.kind == "number" else _LEFT
        if role in (_Role.BackgroundRole, _Role.ForegroundRole):
            return self._colour(address, column, role)
        if role in (_Role.ToolTipRole, _Role.AccessibleDescriptionRole):
            return self.explained(address, column)
        if role == _Role.DecorationRole:
            return mark_icon(tokens().ink) if self.desk.marked(address) else None
        return self._spoken(address, row, column) if role == _Role.AccessibleTextRole else None

    def shown(self, address: str, column: int) -> str:
        """Return the text of a cell that is not being edited."""
        filled = self.column_of(column)
        return self.desk.cell_text(filled.definition, address) if filled is not None else self.desk.text(address)

    def _spoken(self, address: str, row: int, column: int) -> str:
        secret = f", {marked_word()}" if self.desk.marked(address) else ""
        return f"{self.row_name(row)}, {self.header(column)}: {self.shown(address, column)}{secret}"

    def _told(self, row: int, column: int, role: int) -> Any:
        if role in (_Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole):
            return self.lead_text(row, column)
        if role == _Role.TextAlignmentRole:
            return _RIGHT if self.lead_is_number(column) else _LEFT
        if role == _Role.BackgroundRole:
            return QColor(tokens().side)
        return None

    def lead_width(self, column: int) -> int:
        """Return the width of a telling column in pixels."""
        return 120

    def lead_is_number(self, column: int) -> bool:
        """Return whether a telling column holds numbers."""
        return False

    def proposed(self, address: str, column: int) -> str | None:
        """Return the proposed text of an empty cell as it reads in the language of the window."""
        text = self.desk.proposal(address)
        filled = self.column_of(column)
        return filled.kind.show(text, self.desk.language) if text is not None and filled is not None else None

    def _colour(self, address: str, column: int, role: int) -> QColor | None:
        t = tokens()
        ground = role == _Role.BackgroundRole
        if not self.desk.visible(address):
            return QColor(t.side if ground else t.secondary)
        remark = self.desk.remark(address)
        if remark is not None and remark.tone == "error":
            return QColor(t.error_soft if ground else t.error)
        if remark is not None and remark.tone == "open":
            return QColor(t.open_soft if ground else t.open)
        if self.proposed(address, column):
            return QColor(t.open_soft if ground else t.open)
        return None

    def explained(self, address: str, column: int) -> str:
        """Return what the user should know about a cell: its finding, or that its text is only proposed."""
        remark = self.desk.remark(address)
        if remark is not None:
            return f"{headed(severity_word(remark.severity), remark.where, language.current())}\n{remark.text}"
        if self.proposed(address, column):
            return self.tr("Unread proposal. Type over it, or accept it with Ctrl+Return.")
        if not self.desk.visible(address):
            return self.tr("Not asked here; the answer is kept but not printed.")
        if self.desk.marked(address):
            return self.tr("Confidential: left out of the public version.")
        text = self.shown(address, column)
        return text[:_SHOWN] if len(text) > _SHORT else ""

    def setData(self, index: Index, value: Any, role: int = int(_Role.EditRole)) -> bool:
        address = self.address(index.row(), index.column())
        if role != _Role.EditRole or address is None or not self.open(index):
            return False
        if str(value) != self.desk.text(address):
            self.desk.set_text(address, str(value), self)
        self.dataChanged.emit(index, index)
        return True

    # --- headers -----------------------------------------------------------------------------------

    def header(self, column: int) -> str:
        """Return the header of a column with its unit: "Electricity consumption EC_PJ [MWh/year]"."""
        filled = self.column_of(column)
        if filled is None:
            return self.lead_header(column)
        definition = filled.definition
        parts = [self.desk.say(definition.label), definition.symbol or ""]
        if definition.unit:
            parts.append(f"[{definition.unit}]")
        return " ".join(part for part in parts if part)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(_Role.DisplayRole)
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return self.row_name(section) if role == _Role.DisplayRole else None
        if role == _Role.DisplayRole:
            return f"{self.header(section)}\u00a0*" if self._always_asked(section) else self.header(section)
        if role == _Role.ToolTipRole:
            filled = self.column_of(section)
            hint = self.desk.say(filled.definition.hint) if filled is not None else ""
            needed = self.tr("required") if self._always_asked(section) else ""
            return "\n".join(text for text in (self.header(section), needed, hint) if text)
        return None

    def _always_asked(self, section: int) -> bool:
        filled = self.column_of(section)
        return filled is not None and filled.definition.required == "true"

    def filled_texts(self, texts: Mapping[tuple[int, int], str]) -> dict[str, str]:
        """Return the texts by address for the cells that may be changed."""
        found = {}
        for (row, column), text in texts.items():
            address = self.address(row, column)
            if address is not None and self.open(self.index(row, column)):
                found[address] = text
        return found
