"""Give a copy of the project away: what is left out of it, before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QWidget

from jcm_pdd.core import versions
from jcm_pdd.core.papers.evidence import confidential_files
from jcm_pdd.core.personal import personal_addresses, personal_files
from jcm_pdd.gui import language, theme, words
from jcm_pdd.gui.column import centred, column_in

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session

WIDTH, EXAMPLES = 760, 4


class SharePage(QScrollArea):
    """`asked` wishes the copy to be written; the open project stays what it is."""

    asked = Signal()
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self._session = session
        page = QWidget(self)
        self.title, self.hint, self.out, self.stays, self.kept, self.done = (QLabel(page) for _ in range(6))
        self.lines = tuple(QLabel(page) for _ in range(5))
        self.make, self.back = QPushButton(page), QPushButton(page)
        self._build(page)
        unlisten = session.listen(lambda *_: self._say())
        self.destroyed.connect(lambda *_: unlisten())
        self._say()

    def enter(self) -> None:
        """Put the keyboard on the button."""
        self.make.setFocus()

    def tell(self, text: str) -> None:
        """Say what was written."""
        self.done.setText(text)
        self.done.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _build(self, page: QWidget) -> None:
        column = column_in(centred(page, WIDTH))
        for label, role in ((self.title, "title"), (self.hint, "secondary"), (self.out, "label"),
                            *((line, "") for line in self.lines), (self.stays, "label"), (self.kept, ""),
                            (self.done, "hint")):
            if role:
                theme.set_role(label, role)
            label.setWordWrap(True)
            if label in (self.out, self.stays):
                column.addSpacing(theme.SPACE_3)
            column.addWidget(label)
        theme.set_role(self.make, "primary")
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.make)
        column.addSpacing(theme.SPACE_3)
        column.addLayout(row)
        column.addStretch(1)
        self.setWidget(page)
        self.back.clicked.connect(self.left)
        self.make.clicked.connect(self.asked)

    def _say(self) -> None:
        self.title.setText(self.tr("Give a copy away"))
        self.hint.setText(self.tr("The copy is for people outside. It opens like any project; the open project stays "
                                  "as it is."))
        self.out.setText(self.tr("Left out of the copy"))
        for label, text in zip(self.lines, self._left_out(), strict=True):
            label.setText(text)
        self.stays.setText(self.tr("In the copy"))
        self.kept.setText(self.tr("All other answers, evidence that is not confidential, definitions and adopted "
                                  "forms, and the list of named versions."))
        self.make.setText(self.tr("Write the copy…"))
        self.back.setText(self.tr("Back to the project"))
        self.tell("")

    def _left_out(self) -> tuple[str, ...]:
        session = self._session
        schema, project, speak = session.schema, session.project, language.current()
        personal = [one for one in personal_addresses(schema, project) if "#" not in one]
        hidden = {blob.sha256: blob.name for blob in session.journal.blobs()}
        secret = sorted(hidden[one] for one in confidential_files(project) if one in hidden)
        photos = sorted(hidden[one] for one in personal_files(schema, project) if one in hidden)
        from jcm_pdd.files.messages import place_name

        named = list(dict.fromkeys(place_name(one, schema, project, speak) for one in personal))
        return (
            self.tr("History of edits: {count} steps, and what is being typed").format(
                count=len(session.journal.history())),
            self._few(self.tr("Answers about persons: {count}"), len(personal), named),
            self._few(self.tr("Files about persons: {count}"), len(photos), photos),
            self._few(self.tr("Confidential evidence: {count}"), len(secret), secret),
            self.tr("What earlier named versions said: {count}").format(count=len(versions.versions(project))))

    @staticmethod
    def _few(text: str, count: int, examples: list[str]) -> str:
        """Return a count with the first examples behind it."""
        shown = words.listed([*examples[:EXAMPLES], *(["…"] if len(examples) > EXAMPLES else [])])
        return " – ".join(part for part in (text.format(count=count), shown) if part)
