"""The foot of a page: which step comes next, and the way there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from jcm_pdd.core.schema import Schema
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.theme import SPACE_3


class Onward(QWidget):
    """Names the step after the one shown; after the last section that is the review of the answers."""

    asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.name = WrappedLabel(role="secondary", parent=self)
        self.name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.button = QPushButton(self)
        self.button.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_3)
        row.addWidget(self.name, 1)
        row.addWidget(self.button)

    def show_after(self, schema: Schema, section: str) -> None:
        """Name the step after a section."""
        ids = [plan.definition.id for plan in schema.sections]
        at = ids.index(section) + 1 if section in ids else len(ids)
        self.name.setText(schema.sections[at].definition.named(self.desk.language) if at < len(ids) else
                          self.tr("Review of the answers"))
        self.button.setText(self.tr("Next step"))
        self.button.setAccessibleName(f"{self.button.text()}: {self.name.text()}")
