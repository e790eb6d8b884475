"""Choosing from the user's library: search, what an entry says and where it came from; files for colleagues."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.text import headed
from jcm_pdd.files.text_library import Entry, library_of
from jcm_pdd.gui.airy import AiryRows
from jcm_pdd.gui.dialogs import beside_the_work
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.theme import SPACE_2, SPACE_4

_ENTRY = Qt.ItemDataRole.UserRole
_SIZE = (760, 480)


class LibraryPicker(QDialog):
    """Emits `taken` with the chosen entries of a table, or with one text; what is kept stays when it is closed."""

    taken = Signal(list)

    def __init__(self, desk: Desk, table: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.desk, self.table = desk, table
        self.library = library_of(desk.session.journal.place)
        self.search, self.list, self.shown = QLineEdit(self), QListWidget(self), QPlainTextEdit(self)
        self.shown.setReadOnly(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.told = WrappedLabel(role="hint", parent=self)
        if table:
            self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.take, self.remove = QPushButton(self), QPushButton(self)
        self.bring, self.give, self.leave = QPushButton(self), QPushButton(self), QPushButton(self)
        self._arrange()
        self._say()
        self.search.textChanged.connect(self._fill)
        self.list.itemSelectionChanged.connect(self._show)
        self.list.itemActivated.connect(self._take)
        for button, run in ((self.take, self._take), (self.remove, self._remove), (self.bring, self._import),
                            (self.give, self._export), (self.leave, self.close)):
            button.clicked.connect(run)
        self.resize(*_SIZE)
        self._fill()
        self.search.setFocus()

    def _arrange(self) -> None:
        self.list.setItemDelegate(AiryRows(self.list))
        split = QSplitter(self)
        split.addWidget(self.list)
        split.addWidget(self.shown)
        split.setSizes([_SIZE[0] // 2, _SIZE[0] // 2])
        split.setChildrenCollapsible(False)
        split.setHandleWidth(SPACE_2)
        split.setProperty("role", "gap")
        self.take.setProperty("role", "primary")
        self.take.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        for button in (self.bring, self.give, self.remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.take)
        self.leave.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_2)
        column.addWidget(self.search)
        column.addWidget(split, 1)
        column.addWidget(self.told)
        column.addLayout(row)

    def _say(self) -> None:
        self.search.setPlaceholderText(self.tr("Search by words of the entry or of its project"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.list.setAccessibleName(self.tr("Entries of my library"))
        self.shown.setAccessibleName(self.tr("The chosen entry"))
        self.take.setText(self.tr("Take"))
        self.remove.setText(self.tr("Remove"))
        self.bring.setText(self.tr("Import…"))
        self.bring.setToolTip(self.tr("Take in a colleague's library; what you have yourself is not replaced"))
        self.give.setText(self.tr("Export…"))
        self.give.setToolTip(self.tr("Write the whole library and your own words to a file for colleagues"))
        self.leave.setText(self.tr("Close"))

    # --- reading -----------------------------------------------------------------------------------

    def _fill(self) -> None:
        wanted = self.search.text()
        try:
            entries = self.library.of(self.table)
        except Problem as problem:
            entries = ()
            self._tell(problem)
        found = [entry for entry in entries if entry.says(wanted)]
        self.list.clear()
        for entry in found:
            item = QListWidgetItem(entry.name, self.list)
            item.setData(_ENTRY, entry)
            item.setToolTip(entry.origin)
        if found:
            self.list.setCurrentRow(0)
        elif entries:
            self.told.setText(self.tr("No entry has these words."))
        elif not self.told.text():
            self.told.setText(self.tr("Nothing is kept yet. Choose “Save to my library” at a text or a row first."))
        self.remove.setEnabled(bool(found))
        self._show()

    def chosen(self) -> list[Entry]:
        """Return the selected entries in the order of the list."""
        items = sorted(self.list.selectedItems(), key=self.list.row)
        return [item.data(_ENTRY) for item in items]

    def _show(self) -> None:
        chosen = self.chosen()
        self.take.setEnabled(bool(chosen) and not self.desk.read_only)
        self.shown.setPlainText("\n\n".join(self._told(entry) for entry in chosen))
        if chosen:
            origin = chosen[0].origin.replace(" | ", ", ")
            self.told.setText(self.tr("From {origin}").format(origin=origin) if origin else "")

    def _told(self, entry: Entry) -> str:
        """Return what an entry says: the text, or the answers of the row with their labels."""
        if not self.table:
            return str(entry.cells["text"])
        lines = []
        for place in self.desk.session.schema.tables[self.table].columns:
            stored = entry.cells.get(place.address.rsplit("/", 1)[1])
            if stored is not None:
                label = self.desk.say(place.definition.label)
                lines.append(headed(label, self._answer(place, stored), self.desk.language))
        return "\n".join(lines) or entry.name

    def _answer(self, place: object, stored: str | bool) -> str:
        try:
            return str(place.kind.show(stored, self.desk.language))  # type: ignore[attr-defined]
        except (TypeError, ValueError, KeyError, AttributeError, ArithmeticError):
            return str(stored)  # an answer of another form; it is left out when the row is taken

    # --- what the buttons do -------------------------------------------------------------------------

    def _take(self) -> None:
        chosen = self.chosen()
        if chosen and not self.desk.read_only:
            self.taken.emit(chosen)
            self.close()

    def _remove(self) -> None:
        try:
            self.library.remove(entry.id for entry in self.chosen())
        except Problem as problem:
            self._tell(problem)
            return
        self.told.clear()
        self._fill()

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a colleague's library"), "", self._kinds())
        if name:
            self.bring_in(Path(name))

    def bring_in(self, path: Path) -> None:
        """Take in a colleague's file and say what came."""
        try:
            new, words, damaged = self.library.import_file(path)
        except Problem as problem:
            self._tell(problem)
            return
        self._fill()
        text = self.tr("{new} new entries, {words} new own words").format(new=new, words=words)
        if damaged:
            text += self.tr("; {count} could not be read").format(count=damaged)
        self.told.setText(text)

    def _export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Write the library"),
                                              beside_the_work(self, "library.json"), self._kinds())
        if name:
            self.give_out(Path(name))

    def give_out(self, path: Path) -> None:
        """Write the whole library to a file for colleagues and say so."""
        try:
            count = self.library.export_file(path)
        except Problem as problem:
            self._tell(problem)
            return
        self.told.setText(self.tr("{count} entries written to {file}").format(count=count, file=path.name))

    def _kinds(self) -> str:
        return self.tr("Library") + " (*.json);;" + self.tr("All files") + " (*)"

    def _tell(self, problem: Problem) -> None:
        from jcm_pdd.files.messages import problem_text

        self.told.setText(problem_text(problem, self.desk.language))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.search.hasFocus():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(self.list.currentRow() + step, self.list.count() - 1)))
        else:
            super().keyPressEvent(event)
