"""The box in which something is marked: what of it is meant, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.core.confidential import FILES
from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import language, theme
from jcm_pdd.gui.confidential_words import short
from jcm_pdd.gui.editors.inputs import LineInput

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session


class MarkBox(QFrame):
    """Asks what of a field is confidential, and why; `marked` comes after the edit."""

    marked = Signal()
    went_wrong = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.address, self.part = "", ""
        theme.set_role(self, "card")
        self.title, self.why = QLabel(self), QLabel(self)
        self.words, self.whole, self.row = (QRadioButton(self) for _ in range(3))
        self.files: dict[str, QCheckBox] = {}
        self.reason, self.go, self.leave = LineInput(parent=self), QPushButton(self), QPushButton(self)
        self._build()
        self.hide()

    def ask(self, address: str, part: str = "") -> None:
        """Ask about an address, and words in its text when some were chosen."""
        self.address, self.part = address.partition("@")[0], part.strip()
        self._list_files()
        row = self._row()
        self.words.setVisible(bool(self.part))
        self.row.setVisible(bool(row))
        self.whole.setVisible(self._place() is not None)
        first = self.words if self.part else self.whole if self._place() is not None else self.row
        first.setChecked(True)
        self.reason.setText(self._known_reason())
        self.say()
        self.show()
        self.reason.setFocus()

    def say(self) -> None:
        """Write every word in the language of the window."""
        name = self._name(self.address)
        self.title.setText(self.tr("Mark as confidential: {name}").format(name=name))
        self.words.setText(self.tr("Only these words: “{words}”").format(words=short(self.part)))
        self.whole.setText(self.tr("All of it, whatever it says"))
        self.row.setText(self.tr("The whole row: {row}").format(row=self._name(self._row())))
        self.why.setText(self.tr("Reason (kept in the project, printed nowhere)"))
        self.reason.setAccessibleName(self.why.text())
        self.reason.setPlaceholderText(self.tr("For example: supplier's price, under a non-disclosure agreement"))
        self.go.setText(self.tr("Mark as confidential"))
        self.leave.setText(self.tr("Do not mark"))
        self._judge()

    # --- inside ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_4, theme.SPACE_3, theme.SPACE_4, theme.SPACE_3)
        column.setSpacing(theme.SPACE_2)
        theme.set_role(self.title, "label")
        theme.set_role(self.why, "label")
        self.title.setWordWrap(True)
        for widget in (self.title, self.words, self.whole, self.row):
            column.addWidget(widget)
        self._listed = QVBoxLayout()
        column.addLayout(self._listed)
        column.addWidget(self.why)
        column.addWidget(self.reason)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        theme.set_role(self.go, "primary")
        buttons.addWidget(self.leave)
        buttons.addWidget(self.go)
        column.addLayout(buttons)
        self.reason.textChanged.connect(self._judge)
        self.reason.returnPressed.connect(self._mark)
        self.go.clicked.connect(self._mark)
        self.leave.clicked.connect(self.hide)

    def _place(self) -> object:
        return self._session.schema.place(self.address)

    def _row(self) -> str:
        """Return the address of the row the field lies in, empty outside of tables."""
        from jcm_pdd.files.question_names import row_of

        table, row = row_of(self.address, self._session.schema)
        return f"{table}/{row}" if row and row in self._session.project.rows(table) else ""

    def _name(self, address: str) -> str:
        from jcm_pdd.files.question_names import question_name

        session = self._session
        return question_name(address, session.schema, session.project, language.current()) if address else ""

    def _known_reason(self) -> str:
        from jcm_pdd.core.confidential import mark_of

        mark = mark_of(self._session.schema, self._session.project, self.address)
        return mark.reason if mark is not None else ""

    def _list_files(self) -> None:
        """Show a box for each file where there are several."""
        for box in self.files.values():
            self._listed.removeWidget(box)
            box.deleteLater()
        self.files = {}
        place, stored = self._session.schema.place(self.address), self._session.project.get(self.address)
        if place is None or place.definition.kind not in FILES or not isinstance(stored, list) or len(stored) < 2:
            return
        for item in stored:
            if isinstance(item, dict):
                box = QCheckBox(str(item.get("name") or "-"), self)
                box.setChecked(True)
                box.toggled.connect(self._judge)
                self._listed.addWidget(box)
                self.files[str(item.get("sha256"))] = box

    def _judge(self) -> None:
        for box in self.files.values():
            box.setVisible(self.whole.isChecked())
        chosen = not self.files or not self.whole.isChecked() or any(box.isChecked() for box in self.files.values())
        self.go.setEnabled(bool(self.reason.text().strip()) and chosen and not self._session.read_only)

    def _things(self) -> dict[str, Iterable[str]]:
        if self.row.isChecked():
            return {self._row(): ()}
        if self.words.isChecked():
            return {self.address: (self.part,)}
        chosen = [sha256 for sha256, box in self.files.items() if box.isChecked()]
        return {self.address: chosen if len(chosen) < len(self.files) else ()}

    def _mark(self) -> None:
        from jcm_pdd.core.confidential import mark_edit

        if not self.go.isEnabled():
            return
        session = self._session
        try:
            session.record(mark_edit(session.schema, session.project, self._things(), self.reason.text()))
        except Problem as problem:
            self.went_wrong.emit(problem)
            return
        self.hide()
        self.marked.emit()
