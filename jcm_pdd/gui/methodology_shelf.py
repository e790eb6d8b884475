"""The methodologies the user adopted: what they are, where they came from, and what can be done with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTreeWidgetItem, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import language, theme, words
from jcm_pdd.gui.column import centred, column_in
from jcm_pdd.gui.lines import Lines

if TYPE_CHECKING:
    from jcm_pdd.files.definitions import Entry
    from jcm_pdd.files.official.shelf import AdoptedMethodology
    from jcm_pdd.files.session import Session
    from jcm_pdd.gui.doors import Doors

ROLE = Qt.ItemDataRole.UserRole
WIDTH = 1120


@dataclass(frozen=True)
class Kept:
    """One methodology of the library; `adopted` is None when its files are damaged."""

    entry: Entry
    adopted: AdoptedMethodology | None
    since: datetime | None


class MethodologiesPage(QWidget):
    """Lists adopted methodologies; signals carry id and version, `removed` what was removed (or None), and its key."""

    left = Signal()
    adopt_asked = Signal()
    opened = Signal(str, str)
    text_asked = Signal(str, str)
    use_asked = Signal(str, str)
    removed = Signal(object, str)
    went_wrong = Signal(object)

    def __init__(self, doors: Doors, session: Session | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors, self._session = doors, session
        self.title, self.hint, self.empty = (QLabel(self) for _ in range(3))
        self.list = Lines((140, 300, 190, 170, 100), self)
        self.back, self.adopt, self.open, self.text, self.use, self.remove = (QPushButton(self) for _ in range(6))
        self._build()
        self.refill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.refill()

    def current(self) -> Kept | None:
        """Return the methodology chosen in the list."""
        item = self.list.currentItem()
        return item.data(0, ROLE) if item is not None else None

    def refill(self) -> None:
        """List what is in the library now, keeping the place in the list."""
        self._say()
        chosen = self.list.currentItem()
        at = max(self.list.indexOfTopLevelItem(chosen), 0) if chosen is not None else 0
        self.list.clear()
        for kept in self._kept():
            self._row(kept)
        count = self.list.topLevelItemCount()
        first = self.list.topLevelItem(min(at, count - 1))
        if first is not None:
            self.list.setCurrentItem(first)
        self.list.setVisible(bool(count))
        self.empty.setVisible(not count)
        for button in (self.open, self.text, self.use, self.remove):
            button.setVisible(bool(count))
        self._judge()

    def _kept(self) -> list[Kept]:
        found = []
        shelf = self._doors.methodology_shelf()
        for entry in shelf.entries():
            try:
                adopted = shelf.find(entry.id, entry.version)
                since = datetime.fromtimestamp(entry.path.stat().st_mtime, UTC)
            except (Problem, OSError):
                adopted, since = None, None
            found.append(Kept(entry, adopted, since))
        return found

    def _row(self, kept: Kept) -> QTreeWidgetItem:
        speak = language.current()
        used = self.tr("in the open project") if self._used(kept) else ""
        try:
            m = kept.adopted.definition if kept.adopted is not None else None
        except Problem:
            m = None
        file = m.workbook.file if m is not None and m.workbook is not None else \
            words.MISSING if kept.entry.written else self.tr("damaged; adopt it again")
        text = (kept.adopted.text_name if kept.adopted is not None else "") or words.MISSING
        since = kept.since.astimezone().strftime("%Y-%m-%d") if kept.since is not None else ""
        item = self.list.line([kept.entry.key, kept.entry.title.get(speak), file, text, since, used])
        item.setData(0, ROLE, kept)
        return item

    def _used(self, kept: Kept) -> bool:
        m = self._session.schema.methodology(kept.entry.id) if self._session is not None else None
        return m is not None and m.version == kept.entry.version and m.workbook is not None

    def _named(self, kept: Kept) -> bool:
        m = self._session.schema.methodology(kept.entry.id) if self._session is not None else None
        return m is not None and m.version == kept.entry.version

    def _judge(self) -> None:
        kept = self.current()
        whole = kept is not None and kept.adopted is not None
        self.open.setEnabled(whole)
        self.text.setEnabled(whole)
        self.remove.setEnabled(kept is not None and not kept.entry.written)
        self.use.setEnabled(whole and kept is not None and self._named(kept) and self._session is not None
                            and not self._session.read_only)
        self.use.setToolTip("" if self.use.isEnabled() else self.tr("The open project does not name this methodology."))

    def _ask(self, signal: str) -> None:
        kept = self.current()
        if kept is not None and kept.adopted is not None:
            getattr(self, signal).emit(kept.entry.id, kept.entry.version)

    def _remove(self) -> None:
        kept = self.current()
        if kept is not None:
            self._doors.methodology_shelf().remove(kept.entry.id, kept.entry.version)
            self.refill()
            self.removed.emit(kept.adopted, kept.entry.key)

    def _say(self) -> None:
        self.title.setText(self.tr("My methodologies"))
        self.hint.setText(self.tr("Adopted from their official files and kept on this computer. Each project that uses "
                                  "one holds its own copy."))
        self.empty.setText(self.tr("None yet. Choose the monitoring spreadsheet published with an approved "
                                   "methodology, and its text: the program makes its pages from them and calculates "
                                   "with the workbook's own formulas."))
        self.list.setHeaderLabels([self.tr("Methodology"), self.tr("Title"), self.tr("Workbook"), self.tr("Text"),
                                   self.tr("Kept on"), self.tr("Used")])
        self.list.setAccessibleName(self.tr("Adopted methodologies"))
        for button, text in ((self.back, self.tr("Back")), (self.adopt, self.tr("Adopt a methodology…")),
                             (self.open, self.tr("Open")), (self.text, self.tr("Add the text…")),
                             (self.use, self.tr("Use in the project")), (self.remove, self.tr("Remove"))):
            button.setText(text)
        self.open.setToolTip(self.tr("See what it holds, correct it, give rules"))

    def _build(self) -> None:
        column = column_in(centred(self, WIDTH))
        for label, role in ((self.title, "title"), (self.hint, "secondary"), (self.empty, "")):
            label.setWordWrap(True)
            if role:
                theme.set_role(label, role)
            column.addWidget(label)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        theme.set_role(self.adopt, "primary")
        actions = QHBoxLayout()
        for button in (self.open, self.text, self.use, self.remove):
            actions.addWidget(button)
        actions.addStretch(1)
        column.addLayout(actions)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.adopt)
        column.addLayout(row)
        self.back.clicked.connect(self.left)
        self.adopt.clicked.connect(self.adopt_asked)
        self.open.clicked.connect(lambda: self._ask("opened"))
        self.text.clicked.connect(lambda: self._ask("text_asked"))
        self.use.clicked.connect(lambda: self._ask("use_asked"))
        self.remove.clicked.connect(self._remove)
        self.list.itemActivated.connect(lambda *_: self._ask("opened"))
        self.list.currentItemChanged.connect(lambda *_: self._judge())
