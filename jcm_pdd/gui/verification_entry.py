"""One value on the verification desk: what the definition has and from where, and what the official text has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.gui import language, theme, words
from jcm_pdd.gui import verification_words as told
from jcm_pdd.gui.editors.inputs import LineInput

if TYPE_CHECKING:
    from jcm_pdd.files.confirmations import DeskRow

FIELDS = ("value", "document", "page", "day")
WIDE = {"document": 3}
SHORT_LIST = 220


class EntryCard(QFrame):
    """Four fields and two buttons; `confirmed` asks to confirm what stands in them, `walked` to go up or down."""

    confirmed = Signal()
    taken_back = Signal()
    walked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.title, self.ours, self.source, self.wrong = (QLabel(self) for _ in range(4))
        self.chip = theme.StateChip("", "neutral", self)
        self.names = {name: QLabel(self) for name in FIELDS}
        self.fields = {name: LineInput(parent=self) for name in FIELDS}
        self.go, self.undo = QPushButton(self), QPushButton(self)
        self.row: DeskRow | None = None
        self._own_page = False
        self._begun: dict[str, dict[str, str]] = {}
        self._build()
        for field in self.fields.values():
            field.returnPressed.connect(self._confirm)
            field.installEventFilter(self)
        self.fields["page"].textEdited.connect(self._page_typed)
        self.go.clicked.connect(self._confirm)
        self.undo.clicked.connect(self.taken_back)
        self.say()

    def typed(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return {name: field.text().strip() for name, field in self.fields.items()}

    def show_row(self, row: DeskRow | None, document: str, page: str, day: str, writable: bool) -> None:
        """Show a value; `document`, `page` and `day` stand in the fields of one that is not confirmed yet.

        What was typed and not confirmed is there again when the user comes back to the value.
        """
        if row is not None and row == self.row:
            self.say()
            return
        self._keep_begun()
        self.row, self._own_page = row, False
        record = row.record if row is not None else None
        given = {"document": record.document, "page": record.page, "day": record.day} if record is not None else {
            "document": document, "page": self._official_page() or page, "day": day}
        value = ""
        if row is not None and row.differs:
            value = told.official(row)
        elif row is not None and record is None:
            value = row.entered
        begun = self._begun.pop(row.address, {}) if row is not None else {}
        for name, text in {**given, "value": value, **begun}.items():
            self.fields[name].setText(text)
            self.fields[name].setCursorPosition(0)  # a long name shows how it begins
            self.fields[name].setModified(name in begun)
        self._own_page = "page" in begun
        for field in self.fields.values():
            field.setEnabled(row is not None and writable)
        self.go.setEnabled(row is not None and writable)
        self.undo.setEnabled(writable)
        self.show_wrong("")
        self.say()

    def follow_page(self, page: str) -> None:
        """Write the page the document shows, unless the user typed another or the value is confirmed already."""
        if self.row is not None and self.row.record is None and not self._own_page:
            self.fields["page"].setText(page)
            self.fields["page"].selectAll()

    def show_wrong(self, text: str) -> None:
        """Say why something could not be confirmed; "" takes it away."""
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))

    def enter(self) -> None:
        """Put the keyboard where the next thing is typed."""
        field = self.fields["page" if self.fields["document"].text() else "document"]
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and \
                event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.walked.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        return False

    def say(self) -> None:
        """Write every word in the language of the window."""
        for name, text in (("value", self.tr("Value in the official text")), ("document", self.tr("Official document")),
                           ("page", self.tr("Page or clause")), ("day", self.tr("Date"))):
            self.names[name].setText(text)
            self.fields[name].setAccessibleName(text)
        self.go.setText(self.tr("Confirm (Enter)"))
        self.undo.setText(self.tr("Take back"))
        self.undo.setToolTip(self.tr("Open this value again; what was entered is removed and can be undone"))
        row = self.row
        self.undo.setVisible(row is not None and row.record is not None)
        if row is None:
            self.title.setText(self.tr("Choose a value in the list."))
            for label in (self.ours, self.source):
                label.setText("")
            self.chip.show_state("", "neutral")
            return
        self.title.setText(words.listed([row.symbol, row.label.get(language.current())]))
        self.ours.setText(self.tr("Our value: {value}").format(value=told.amount(row.ours, row.unit)))
        self.fields["value"].setPlaceholderText(self.tr("the same"))
        self.source.setText(self._source(row))
        tone = "open" if row.open else "error" if row.differs else "accent"
        self.chip.show_state(told.state(row), tone)

    def _source(self, row: DeskRow) -> str:
        lines = [self.tr("Known from: {source} ({status})").format(
            source=row.source.told(language.current()), status=words.verified(row.source.status))]
        if row.record is not None:
            lines.append(self.tr("Confirmed by {who}").format(who=told.who(row.record)))
        elif row.official is not None:
            lines.append(self.tr("The official files held by this project show {value} ({place}).").format(
                value=told.amount(row.official.value, row.unit),
                place=words.listed([row.official.document, row.official.place])))
        return "\n".join(lines)

    def _keep_begun(self) -> None:
        typed = {name: field.text() for name, field in self.fields.items() if field.isModified()}
        if self.row is not None and typed:
            self._begun[self.row.address] = typed

    def settled(self) -> None:
        """Forget what was typed for the value shown: it was confirmed."""
        for field in self.fields.values():
            field.setModified(False)

    def _official_page(self) -> str:
        return self.row.official.place if self.row is not None and self.row.official is not None else ""

    def _page_typed(self) -> None:
        self._own_page = True

    def _confirm(self) -> None:
        if self.go.isEnabled():
            self.confirmed.emit()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_3, theme.SPACE_3, theme.SPACE_3, theme.SPACE_3)
        column.setSpacing(theme.SPACE_1)
        for label, role in ((self.title, "label"), (self.ours, ""), (self.source, "hint"), (self.wrong, "error")):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            if role:
                theme.set_role(label, role)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.ours)
        column.addWidget(self.source)
        column.addLayout(self._fields())
        column.addWidget(self.wrong)
        theme.set_role(self.go, "primary")

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE_2)
        grid.setVerticalSpacing(theme.SPACE_1)
        grid.setContentsMargins(0, theme.SPACE_1, 0, 0)
        for at, name in enumerate(FIELDS):
            theme.set_role(self.names[name], "hint")
            self.names[name].setBuddy(self.fields[name])
            grid.addWidget(self.names[name], 0, at)
            grid.addWidget(self.fields[name], 1, at)
            grid.setColumnStretch(at, WIDE.get(name, 2))
            self.fields[name].setMinimumWidth(84)
        for at, button in enumerate((self.undo, self.go), len(FIELDS)):  # no row of their own: a low window
            grid.addWidget(button, 1, at)
        return grid
