"""Fields one under the other, in two columns where the window is wide enough."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from jcm_pdd.core.schema import Place
from jcm_pdd.gui.breathing import breathe
from jcm_pdd.gui.editors.base import FieldEditor
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.table_of_kinds import editor_for, is_wide
from jcm_pdd.gui.theme import SPACE_4, SPACE_6

TWO_COLUMNS_FROM = 540
"""Pixels of width from which two fields stand side by side."""


class FieldFlow(QWidget):
    """Some fields in order; fields that are not asked in the present state are left out.

    With `row` they are the columns of a table in that row; `show_row` shows another one in the same fields.
    """

    focused = Signal(str)
    where_printed = Signal(str)

    def __init__(self, desk: Desk, places: tuple[Place, ...], parent: QWidget | None = None,
                 row: str | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.editors: list[FieldEditor] = []
        for place in places:
            self.editors.append(editor_for(desk, place, place.at(row) if row else place.address, self))
            breathe()
        self.rows = QGridLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setHorizontalSpacing(SPACE_6)
        self.rows.setVerticalSpacing(SPACE_4)
        for column in (0, 1):
            self.rows.setColumnStretch(column, 1)
        self._placed: tuple[object, ...] = ()
        for editor in self.editors:
            editor.focused.connect(self.focused)
            editor.where_printed.connect(self.where_printed)
        self._place()

    def _place(self) -> None:
        columns = 2 if self.width() >= TWO_COLUMNS_FROM else 1
        asked = tuple(editor for editor in self.editors if self.desk.visible(editor.address))
        if (columns, *asked) == self._placed:
            return
        self._placed = (columns, *asked)
        for editor in self.editors:
            self.rows.removeWidget(editor)
            editor.setVisible(editor in asked)
        row = column = 0
        for editor in asked:
            wide = columns == 1 or is_wide(editor.place) or editor.longest() > (self.width() - SPACE_6) // 2
            if wide and column:
                row, column = row + 1, 0
            self.rows.addWidget(editor, row, column, 1, 2 if wide else 1, Qt.AlignmentFlag(0))
            row, column = (row + 1, 0) if wide or column else (row, 1)
        self.setVisible(bool(asked))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Read the session again."""
        for editor in self.editors:
            editor.refresh(changed, origin)
        self._place()

    def show_row(self, row: str) -> None:
        """Show the columns in another row; what was typed and not sent is sent or dropped by the caller before."""
        for editor in self.editors:
            editor.move_to(editor.place.at(row))
        self._place()

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        for editor in self.editors:
            editor.retranslate()

    def unsent(self) -> bool:
        """Return whether a field has text that was not sent."""
        return any(editor.unsent() for editor in self.editors)

    def commit(self) -> None:
        """Send what is typed in any field."""
        for editor in self.editors:
            editor.commit()

    def go_to(self, address: str) -> QWidget | None:
        """Put the cursor into a field and return what to scroll to; None when it is not here."""
        bare = address.split("@", maxsplit=1)[0]
        for editor in self.editors:
            if not editor.isHidden() and editor.goes_to(bare):
                editor.take_focus()
                editor.head.flash()
                return editor
        return None


