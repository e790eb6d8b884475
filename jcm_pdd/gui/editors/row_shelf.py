"""The library at a table: keep the selected rows, add kept ones, and show where a row came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QToolButton

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.library_use import keepable, origin_address, origins, put_rows, row_entry
from jcm_pdd.files.text_library import Entry, library_of
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.editors.library_picker import LibraryPicker

if TYPE_CHECKING:
    from jcm_pdd.gui.editors.table import TableEditor


class RowShelf(QObject):
    """The button below a table with the two ways, and the line that says where the current row came from."""

    def __init__(self, editor: TableEditor) -> None:
        super().__init__(editor)
        self.editor = editor
        self.offered = keepable(editor.desk.session.schema, editor.block) and bool(editor.own_rows)
        self.picker: LibraryPicker | None = None
        self.said = WrappedLabel(role="hint", parent=editor)
        self.said.hide()
        self.button = QToolButton(editor)
        self.button.setStyleSheet("QToolButton { padding-right: 18px; }")  # room for the arrow
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.button)
        self._menu.aboutToShow.connect(self._fill_own)
        self.button.setMenu(self._menu)
        self.button.setVisible(self.offered)

    def retranslate(self) -> None:
        """Write the words again in the language of the window."""
        name = self.tr("My library")
        self.button.setText(name)
        self.button.setToolTip(self.tr("Rows of my earlier projects"))
        self.button.setAccessibleName(f"{self.editor.desk.say(self.editor.block.table.label)}: {name}")

    def _fill_own(self) -> None:
        self._menu.clear()
        self.fill(self._menu)

    def fill(self, menu: QMenu) -> None:
        """Add the two ways to a menu."""
        if not self.offered:
            return
        keep = menu.addAction(self.tr("Save the selected rows to my library"), self.keep)
        keep.setEnabled(bool(self.editor.model.keys))
        take = menu.addAction(self.tr("Take from my library…"), self.open_picker)
        take.setEnabled(not self.editor.desk.read_only)

    def keep(self) -> None:
        """Keep the selected rows; those without a name are left out."""
        session, table = self.editor.desk.session, self.editor.address
        entries = [entry for row in self.editor.chosen_rows() if (entry := row_entry(session, table, row))]
        if not entries:
            self._say(self.tr("Select a row with a name first."))
            return
        try:
            library_of(session.journal.place).put(entries)
        except Problem as problem:
            from jcm_pdd.files.messages import problem_text

            self._say(problem_text(problem, self.editor.desk.language))
            return
        names = ", ".join(entry.name for entry in entries[:3]) + ("…" if len(entries) > 3 else "")
        self._say(self.tr("Kept in my library: {name}").format(name=names))

    def open_picker(self) -> None:
        """Show the kept rows of this table over the window."""
        editor = self.editor
        title = self.tr("My library: {table}").format(table=editor.desk.say(editor.block.table.label))
        self.picker = LibraryPicker(editor.desk, editor.address, title, editor.window())
        self.picker.taken.connect(self._take)
        self.picker.open()

    def _take(self, entries: list[Entry]) -> None:
        if not self.editor.desk.read_only:
            self.editor.added(put_rows(self.editor.desk.session, self.editor.address, entries,
                                       self.editor.current_row()))

    def show_origin(self, row: str | None) -> None:
        """Say where a row came from, or nothing."""
        told = () if row is None or not self.offered else origins(
            self.editor.desk.session, origin_address(self.editor.block, row))
        origin = "; ".join(part.replace(" | ", ", ") for part in told)
        self._say(self.tr("Taken from my library: {origin}").format(origin=origin) if told else "")

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
