"""What the guide says of an estimated value: its record in short, and the way there in one click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.papers.estimation import Estimated, Record, estimated_at, records
from jcm_pdd.core.papers.estimation_edits import started
from jcm_pdd.gui import language, words
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.papers.estimation_facts import number_shown
from jcm_pdd.gui.theme import SPACE_2, SPACE_3, set_role

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session


def value_of(session: Session, address: str) -> Estimated | None:
    """Return the estimated value an address belongs to: the value itself, one of its years or of its companions."""
    table, mark, last = address.rpartition("/")
    bare = last.partition("@")[0].partition(".")[0]
    return estimated_at(session.schema, session.project, f"{table}{mark}{bare}")


class BasisBlock(QFrame):
    """The record of one value in three lines; `chosen` carries the address to go to."""

    chosen = Signal(str)

    def __init__(self, session: Session, of: Estimated, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.of = session, of
        set_role(self, "card")
        self.record: Record | None = None
        self.head, self.said = WrappedLabel(role="label", parent=self), WrappedLabel(parent=self)
        self.button = QPushButton(self)
        self.button.clicked.connect(self.open_record)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_2)
        for widget in (self.head, self.said, self.button):
            column.addWidget(widget)
        self.show_record()

    def show_record(self) -> None:
        """Read the record again and say what it says now."""
        session = self.session
        self.record = records(session.schema, session.project, (self.of.address,)).get(self.of.address)
        self.head.setText(self.tr("Basis of the estimate"))
        self.said.setText("\n".join(self._lines()))
        self.button.setText(self.tr("Start a record") if self.record is None else self.tr("Open the record"))
        self.button.setVisible(self.record is not None or not session.read_only)

    def _lines(self) -> list[str]:
        record = self.record
        if record is None:
            return [self.tr("No record says yet what this value rests on.")]
        lines = [self.session.text(record.at("basis"), language.current())]
        if record.taken is not None:
            unit = "" if self.of.unit == "-" else f" {self.of.unit}"
            lines.append(self.tr("The record gives {result}.").format(result=number_shown(record.taken) + unit))
        if record.differs:
            lines.append(self.tr("The plan has another value."))
        if record.answers["evidence"]:
            named = words.commas(part for part in (record.answers["evidence"], record.answers["page"]) if part)
            lines.append(self.tr("Document: {named}").format(named=named))
        return [line for line in lines if line]

    def open_record(self) -> None:
        """Go to the record; one that is not there yet is started."""
        row = self.record.row if self.record is not None else ""
        if not row:
            edit, row = started(self.session.project, self.of.address)
            self.session.record(edit)
        self.chosen.emit(f"estimates/{row}/basis")
