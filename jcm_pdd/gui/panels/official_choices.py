"""In the guide of the methodology's number: the methodologies that can be chosen, the adopted ones among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import language, theme, words

if TYPE_CHECKING:
    from jcm_pdd.files.definitions import Entry
    from jcm_pdd.files.session import Session

TABLE = "methodologies"


def row_of(address: str) -> str:
    """Return the row of the project's methodologies an address lies in, "" when it is another address."""
    parts = address.split("/")
    return "/".join(parts[:2]) if len(parts) == 3 and parts[0] == TABLE else ""


class MethodologyChoices(QFrame):
    """One button a methodology of the host country; pressing it enters number and version."""

    went_wrong = Signal(object)

    def __init__(self, session: Session, address: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._row = session, row_of(address)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE_2, 0, 0)
        column.setSpacing(theme.SPACE_1)
        head = QLabel(self.tr("Methodologies of this program and your adopted ones"), self)
        head.setWordWrap(True)
        theme.set_role(head, "label")
        column.addWidget(head)
        for entry in self._entries():
            column.addWidget(self._button(entry))
            title = QLabel(entry.title.get(language.current()), self)
            title.setWordWrap(True)
            title.setTextFormat(Qt.TextFormat.PlainText)
            theme.set_role(title, "hint")
            column.addWidget(title)

    def _entries(self) -> list[Entry]:
        from jcm_pdd.files.official.shelf import known_methodologies

        country = self._session.project.get("country")
        known = known_methodologies(self._session.journal.place).values()
        return [entry for entry in known if not country or entry.country == country]

    def _button(self, entry: Entry) -> QPushButton:
        mark = self.tr("adopted") if entry.folder is not None else ""
        button = QPushButton(words.listed([entry.key, mark]), self)
        button.setAccessibleName(self.tr("Choose {name}").format(name=f"{entry.key} {mark}".strip()))
        button.setEnabled(not self._session.read_only)
        button.clicked.connect(lambda: self._choose(entry))
        return button

    def _choose(self, entry: Entry) -> None:
        """Enter number and version; to another version of the same methodology the answers go along, converted."""
        from jcm_pdd.files.moving import carry_out, plan

        used = self._session.schema.methodology(entry.id)
        try:
            if used is not None and used.version != entry.version and \
                    self._session.project.get(f"{self._row}/methodology") == entry.id:
                carry_out(self._session, plan(self._session, entry.id, entry.id, entry.version))
            else:
                self._session.set_texts({f"{self._row}/methodology": entry.id, f"{self._row}/version": entry.version})
        except Problem as problem:
            self.went_wrong.emit(problem)
