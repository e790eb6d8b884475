"""A new project from the open one: what to keep, and what cannot be kept and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.core.new_from import KEPT_FIRST, LEFT, PARTS, sort_answers
from jcm_pdd.gui import language, theme, words
from jcm_pdd.gui.column import centred, column_in, put_in
from jcm_pdd.gui.editors.inputs import LineInput

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session

WIDTH = 760
EXAMPLES = 3


class NewFromPage(QScrollArea):
    """`asked` carries the title of the new project and the parts to keep; the open project is only read."""

    asked = Signal(str, object)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self._session = session
        self._sorted = sort_answers(session.schema, session.project)
        page = QWidget(self)
        self.heading, self.source, self.named, self.keep, self.lost, self.hint = (QLabel(page) for _ in range(6))
        self.title = LineInput(parent=page)
        self.boxes = {part: QCheckBox(page) for part in PARTS}
        self.reasons = {reason: QLabel(page) for reason in LEFT if reason in self._sorted.left}
        self.make, self.back = QPushButton(page), QPushButton(page)
        self._build(page)
        self._say()

    def enter(self) -> None:
        """Put the keyboard into the title."""
        self.title.setFocus()

    def chosen(self) -> frozenset[str]:
        """Return the parts that are ticked and not empty."""
        return frozenset(part for part, box in self.boxes.items() if box.isChecked() and box.isEnabled())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _build(self, page: QWidget) -> None:
        column = column_in(centred(page, WIDTH))
        for label, role in ((self.heading, "title"), (self.source, "secondary"), (self.named, "label"),
                            (self.keep, "label"), (self.lost, "label"), (self.hint, "hint"),
                            *((label, "hint") for label in self.reasons.values())):
            theme.set_role(label, role)
            label.setWordWrap(True)
        theme.set_role(self.make, "primary")
        self.named.setBuddy(self.title)
        for widget in (self.heading, self.source):
            column.addWidget(widget)
        column.addSpacing(theme.SPACE_2)
        column.addWidget(self.named)
        column.addWidget(self.title)
        column.addSpacing(theme.SPACE_3)
        column.addWidget(self.keep)
        for part, box in self.boxes.items():
            box.setEnabled(bool(self._sorted.parts[part]))
            box.setChecked(part in KEPT_FIRST and box.isEnabled())
            column.addWidget(box)
        column.addSpacing(theme.SPACE_3)
        column.addWidget(self.lost)
        for label in self.reasons.values():
            column.addWidget(label)
        column.addWidget(self.hint)
        self._buttons(column)
        put_in(self, page)
        self.title.textChanged.connect(self._judge)
        self.title.returnPressed.connect(self._ask)

    def _buttons(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.make)
        column.addSpacing(theme.SPACE_3)
        column.addLayout(row)
        column.addStretch(1)
        self.back.clicked.connect(self.left)
        self.make.clicked.connect(self._ask)

    def _ask(self) -> None:
        if self.make.isEnabled():
            self.asked.emit(self.title.text().strip(), self.chosen())

    def _judge(self) -> None:
        self.make.setEnabled(bool(self.title.text().strip()))

    def _say(self) -> None:
        self.heading.setText(self.tr("New from this project"))
        self.source.setText(self.tr("A new project without history begins with what you keep of “{title}”, which "
                                    "stays as it is. The new one remembers where it came from.").format(
            title=str(self._session.project.get("title") or self.tr("Untitled project"))))
        self.named.setText(self.tr("Title of the new project"))
        self.title.setAccessibleName(self.named.text())
        self.keep.setText(self.tr("Keep"))
        names = {"methodology": self.tr("Methodology, its fixed values and the wording of its criteria"),
                 "participants": self.tr("Participants"), "sites": self.tr("Sites"),
                 "texts": self.tr("Texts and choices of the document"),
                 "monitoring": self.tr("How the monitoring is organised"),
                 "equipment": self.tr("Equipment with its ratings, without measured values")}
        for part, box in self.boxes.items():
            box.setText(self.tr("{part}  ({count} answers)").format(part=names[part],
                                                                   count=len(self._sorted.parts[part])))
        self.lost.setText(self.tr("Not kept, because it belongs to the project it was entered for"))
        self.lost.setVisible(bool(self.reasons))
        for reason, label in self.reasons.items():
            label.setText(self._reason(reason))
        self.hint.setText(self.tr("The sections of what is not kept will be open, so that nothing is forgotten."))
        self.make.setText(self.tr("Make the project"))
        self.back.setText(self.tr("Back to the project"))
        self._judge()

    def _reason(self, reason: str) -> str:
        from jcm_pdd.files.messages import place_name

        names = {"dates": self.tr("Dates"), "measured": self.tr("Measured values and bills, values of single years"),
                 "evidence": self.tr("Evidence, pictures and references"),
                 "meters": self.tr("Meters, serial numbers and calibrations"),
                 "confirmations": self.tr("Confirmed defaults, claims and proofs of criteria"),
                 "consultation": self.tr("Consultation, comments and environmental assessment"),
                 "history": self.tr("Revision history"), "papers": self.tr("Other working papers"),
                 "wrong": self.tr("Entries that could not be read")}
        found = self._sorted.left[reason]
        schema, project, speak = self._session.schema, self._session.project, language.current()
        examples = [place_name(address, schema, project, speak) for address in found[:EXAMPLES]]
        more = ["…"] if len(found) > EXAMPLES else []
        return self.tr("{reason} ({count}): {examples}").format(
            reason=names[reason], count=len(found), examples=words.listed([*examples, *more]))
