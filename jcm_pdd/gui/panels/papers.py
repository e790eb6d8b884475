"""What is left of imported documents: what to change in a project made from one, and texts nobody understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import import_words, theme
from jcm_pdd.gui.field_picker import FieldPicker
from jcm_pdd.gui.import_views import open_picker
from jcm_pdd.gui.panels.three_lines import ThreeLines

if TYPE_CHECKING:
    from jcm_pdd.files.reading.checklist import Item
    from jcm_pdd.files.reading.kept import KeptText
    from jcm_pdd.files.session import Session

ROLE = Qt.ItemDataRole.UserRole
TEXTS = 92
"""Pixels the texts get while the list of what to change needs the room."""
LOWEST = 60
"""Pixels of a list on a low screen: one entry; the window must not have to be scrolled for more."""
LIST, KEPT = "import#to_change", "import#not_understood"
"""Where the project keeps them; what reads them is imported when there is something to read."""


class Papers(QWidget):
    """Two lists; `chosen` carries the address of a field to go to."""

    chosen = Signal(str)
    open_asked = Signal()
    went_wrong = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._seen: object = None
        self.change_head, self.change_hint, self.texts_head, self.nothing = (QLabel(self) for _ in range(4))
        self.change, self.texts = ThreeLines(self), ThreeLines(self)
        self.open, self.through, self.into, self.copy, self.remove = (QPushButton(self) for _ in range(5))
        self.picker: FieldPicker | None = None
        self._build()
        self.change.itemClicked.connect(self._go)
        self.change.itemActivated.connect(self._go)
        self.change.itemChanged.connect(self._ticked)
        self.texts.currentItemChanged.connect(lambda *_: self._judge())
        self.texts.itemActivated.connect(lambda *_: self._pick())
        self.open.clicked.connect(self.open_asked)
        self.through.clicked.connect(self._put_away)
        self.into.clicked.connect(self._pick)
        self.copy.clicked.connect(self._copy)
        self.remove.clicked.connect(self._remove)

    def show_session(self, session: Session) -> None:
        """Show what the project keeps now."""
        other = session is not self._session
        self._session = session
        seen = (session.project.get(LIST), session.project.get(KEPT), session.schema, session.project)
        if other or seen != self._seen:
            self._seen = seen
            self._fill()

    def left(self) -> int:
        """Return how many things are still to be done here."""
        return sum(self.change.item(at).checkState() == Qt.CheckState.Unchecked
                   for at in range(self.change.count())) + self.texts.count()

    def anything(self) -> bool:
        """Tell whether there is anything to show."""
        return bool(self.change.count() or self.texts.count())

    def first(self) -> QWidget:
        """Return the list the keyboard goes to first."""
        return self.change if self.change.count() else self.texts

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._session is not None:
            self._fill()

    # --- inside ----------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_4, theme.SPACE_3, theme.SPACE_4, theme.SPACE_3)
        column.setSpacing(theme.SPACE_2)
        for label, role in ((self.change_head, "label"), (self.change_hint, "hint"), (self.texts_head, "label"),
                            (self.nothing, "secondary")):
            theme.set_role(label, role)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for widget in (self.change_head, self.change_hint):
            column.addWidget(widget)
        for listed in (self.change, self.texts):
            listed.setMinimumHeight(LOWEST)
        column.addWidget(self.change, 3)
        for link in (self.open, self.through):
            theme.set_role(link, "quiet")
        column.addWidget(self.open)
        column.addWidget(self.through)
        column.addSpacing(theme.SPACE_2)
        column.addWidget(self.texts_head)
        column.addWidget(self.texts, 2)
        row = QHBoxLayout()
        for button in (self.into, self.copy, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.nothing)
        column.addStretch(0)

    def _fill(self) -> None:
        session = self._session
        if session is None:
            return
        document = self._fill_change(session)
        self._fill_texts(session)
        self._say(document)
        self._judge()

    def _fill_change(self, session: Session) -> str:
        at = self.change.currentRow()
        self.change.blockSignals(True)
        self.change.clear()
        document = ""
        if session.project.get(LIST) is not None:
            from jcm_pdd.files.reading import checklist

            document, listed = checklist.kept(session.project)
            for item in listed:
                self._line(item, checklist.is_done(item, session.project, session.results), session)
        self.change.setCurrentRow(min(at, self.change.count() - 1))
        self.change.blockSignals(False)
        return document

    def _line(self, item: Item, done: bool, session: Session) -> None:
        name = import_words.where(item.address, session.schema, session.project)
        before = self.tr("was: {value}").format(value=_short(import_words.was(item, session.schema), 80))
        line = QListWidgetItem(f"{name}\n{import_words.reason(item)}\n{before}", self.change)
        line.setData(ROLE, item.address)
        line.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        line.setCheckState(Qt.CheckState.Checked if done else Qt.CheckState.Unchecked)

    def _fill_texts(self, session: Session) -> None:
        at = self.texts.currentRow()
        self.texts.clear()
        if session.project.get(KEPT) is not None:
            from jcm_pdd.files.reading.kept import kept_texts

            for text in kept_texts(session.project):
                place = import_words.stood_at(text.place, session.schema, session.project)
                line = QListWidgetItem(f"{place}\n{_short(text.text, 160)}\n{text.document}", self.texts)
                line.setData(ROLE, text)
                line.setToolTip(text.text)
        self.texts.setCurrentRow(min(max(at, 0), self.texts.count() - 1))

    def _say(self, document: str) -> None:
        done = self.change.count() - sum(self.change.item(at).checkState() == Qt.CheckState.Unchecked
                                         for at in range(self.change.count()))
        self.change_head.setText(self.tr("What to change ({done} of {count} done)").format(
            done=done, count=self.change.count()))
        self.change_hint.setText(self.tr("Made from {name}. A field that has changed is done; tick what is right as it "
                                         "stands.").format(name=document))
        self.texts_head.setText(self.tr("Texts not understood ({count})").format(count=self.texts.count()))
        self.change.setAccessibleName(self.tr("What to change"))
        self.texts.setAccessibleName(self.tr("Texts not understood"))
        session = self._session
        count = sum(f.severity == "open" for f in session.findings) if session is not None else 0
        self.open.setText(self.tr("Missing answers and unread proposals: {count}").format(count=count))
        self.through.setText(self.tr("I am through: put the list away"))
        self.into.setText(self.tr("Put it into…"))
        self.copy.setText(self.tr("Copy"))
        self.remove.setText(self.tr("Remove"))
        self.nothing.setText(self.tr("Nothing is left here from imported documents."))

    def _judge(self) -> None:
        writable = self._session is not None and not self._session.read_only
        for widget in (self.change_head, self.change, self.open, self.through):
            widget.setVisible(bool(self.change.count()))
        self.change_hint.setVisible(bool(self.change.count()) and not self.texts.count())
        self.change.setToolTip(self.change_hint.text())
        self.through.setEnabled(writable)
        for widget in (self.texts_head, self.texts, self.into, self.copy, self.remove):
            widget.setVisible(bool(self.texts.count()))
        picked = self._text() is not None
        self.copy.setEnabled(picked)
        for button in (self.into, self.remove):
            button.setEnabled(picked and writable)
        self.texts.setMaximumHeight(TEXTS if self.change.count() else 16777215)
        self.nothing.setVisible(not self.anything())

    def _text(self) -> KeptText | None:
        item = self.texts.currentItem()
        return item.data(ROLE) if item is not None else None

    def _go(self, item: QListWidgetItem) -> None:
        if self._session is not None:
            address = str(item.data(ROLE))
            yearly = address.startswith(import_words.YEARLY)
            self.chosen.emit(import_words.result_section(self._session.schema) if yearly else address)

    def _ticked(self, item: QListWidgetItem) -> None:
        from jcm_pdd.files.reading import checklist

        session = self._session
        if session is not None and not session.read_only:
            done = item.checkState() == Qt.CheckState.Checked
            self._try(lambda: checklist.tick(session, str(item.data(ROLE)), done))

    def _put_away(self) -> None:
        from jcm_pdd.files.reading import checklist

        session = self._session
        if session is not None:
            self._try(lambda: checklist.put_away(session))

    def _pick(self) -> None:
        from jcm_pdd.files.reading import kept

        session, text = self._session, self._text()
        if session is None or text is None or session.read_only:
            return
        self.picker = open_picker(self.into, session.schema, session.project, text.place)
        self.picker.chosen.connect(lambda address: self._put(lambda: kept.put_into(session, text, address), address))

    def _put(self, act: object, address: str) -> None:
        self._try(act)
        self.chosen.emit(address)

    def _copy(self) -> None:
        text = self._text()
        if text is not None:
            QGuiApplication.clipboard().setText(text.text)

    def _remove(self) -> None:
        from jcm_pdd.files.reading import kept

        session, text = self._session, self._text()
        if session is not None and text is not None:
            self._try(lambda: kept.remove(session, text))

    def _try(self, act: object) -> None:
        try:
            act()  # type: ignore[operator]
        except Problem as problem:
            self.went_wrong.emit(problem)
        if self._session is not None:
            self.show_session(self._session)


def _short(text: str, length: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= length else plain[:length - 1] + "…"
