"""The library at a long text: keep the text or what is chosen in it, put a kept one in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QToolButton

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.library_use import put_text, text_entry
from jcm_pdd.files.text_library import TEXT, Entry, library_of
from jcm_pdd.gui.editors.library_picker import LibraryPicker

if TYPE_CHECKING:
    from jcm_pdd.gui.editors.texts import LongTextEditor


class TextShelf(QObject):
    """The button under a text with the two ways, and the same in the menu of the text."""

    def __init__(self, editor: LongTextEditor) -> None:
        super().__init__(editor)
        self.editor = editor
        self.picker: LibraryPicker | None = None
        self.button = QToolButton(editor)
        self.button.setProperty("role", "quiet")
        self.button.setStyleSheet("QToolButton { padding-right: 18px; }")  # room for the arrow
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.button)
        self._menu.aboutToShow.connect(self._fill_own)
        self.button.setMenu(self._menu)
        self.retranslate()

    def retranslate(self) -> None:
        """Write the words again in the language of the window."""
        name = self.tr("My library")
        self.button.setText(name)
        self.button.setToolTip(self.tr("Texts of my earlier projects"))
        label = self.editor.desk.say(self.editor.definition.label)
        self.button.setAccessibleName(f"{label}: {name}")

    def _fill_own(self) -> None:
        self._menu.clear()
        self.fill(self._menu)

    def fill(self, menu: QMenu) -> None:
        """Add the two ways to a menu."""
        chosen = self.editor.input.textCursor().hasSelection()
        keep = menu.addAction(self.tr("Save the selection to my library") if chosen
                              else self.tr("Save to my library"), self.keep)
        keep.setEnabled(bool(self.editor.typed().strip()))
        take = menu.addAction(self.tr("Take from my library…"), self.open_picker)
        take.setEnabled(not self.editor.desk.read_only)

    def keep(self) -> None:
        """Keep the chosen part, or the whole text as it stands in the field."""
        editor = self.editor
        chosen = editor.input.textCursor().selectedText().replace("\u2029", "\n")
        try:
            entry = text_entry(editor.desk.session, editor.address, chosen or editor.typed())
            if entry is not None:
                library_of(editor.desk.session.journal.place).put([entry])
                editor.tell(self.tr("Kept in my library: {name}").format(name=entry.name))
        except Problem as problem:
            editor.tell(problem)

    def open_picker(self) -> None:
        """Show the kept texts over the window."""
        self.picker = LibraryPicker(self.editor.desk, TEXT, self.tr("Texts of my library"), self.editor.window())
        self.picker.taken.connect(self._take)
        self.picker.open()

    def _take(self, entries: list[Entry]) -> None:
        editor = self.editor
        if entries and not editor.desk.read_only:
            entry = entries[0]
            editor.insert(str(entry.cells["text"]))
            put_text(editor.desk.session, editor.address, editor.typed(), entry, editor)
            editor.settle()
