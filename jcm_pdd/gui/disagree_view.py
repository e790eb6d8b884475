"""Where a document and the project differ: a list with one of the two chosen in each line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.gui import import_words, theme
from jcm_pdd.gui.two_sides import ROLE, TwoSides

if TYPE_CHECKING:
    from jcm_pdd.files.reading.importing import Prospect
    from jcm_pdd.files.reading.merging import Disagreement, Take


class DisagreeView(QWidget):
    """Where document and project differ: one of the two is chosen line by line, or for all at once."""

    chosen = Signal(dict)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hint, self.list = QLabel(self), _Choices(self)
        self.all_document, self.all_project = QPushButton(self), QPushButton(self)
        self.hint.setWordWrap(True)
        theme.set_role(self.hint, "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.all_document)
        row.addWidget(self.all_project)
        row.addStretch(1)
        column.addLayout(row)
        self.list.wished.connect(lambda address, take: self.chosen.emit({address: take}))
        self.all_document.clicked.connect(lambda: self._all("document"))
        self.all_project.clicked.connect(lambda: self._all("project"))

    def show_prospect(self, prospect: Prospect, takes: dict[str, Take]) -> None:
        """Show the disagreements and what is chosen for each."""
        self.hint.setText(self.tr("Choose for each line whose answer counts. Numbers of the yearly table are "
                                  "calculated here and cannot be taken over."))
        self.all_document.setText(self.tr("All from the document"))
        self.all_project.setText(self.tr("All from the project"))
        choosable = [d for d in prospect.report.disagree if not d.address.startswith(import_words.YEARLY)]
        for button in (self.all_document, self.all_project):
            button.setEnabled(bool(choosable))
        self.list.show_rows(prospect, takes)

    def _all(self, take: Take) -> None:
        self.chosen.emit(dict.fromkeys(self.list.choosable(), take))


class _Choices(TwoSides):
    """The disagreements; numbers of the yearly table cannot be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__((320, 300), {1: "document", 2: "project"}, parent)

    def show_rows(self, prospect: Prospect, takes: dict[str, Take]) -> None:
        """Show the disagreements."""
        self.setHeaderLabels([self.tr("Field"), self.tr("Document"), self.tr("Project")])
        self.setAccessibleName(self.tr("What disagrees"))
        at, column = self.at(), max(self.currentColumn(), 0)
        self.clear()
        for difference in prospect.report.disagree:
            self._row(difference, prospect, takes.get(difference.address, "project"))
        self.choose(at, column)

    def _row(self, difference: Disagreement, prospect: Prospect, take: Take) -> None:
        theirs, ours = import_words.both(difference, prospect.schema)
        item = self.line([import_words.where(difference.address, prospect.schema, prospect.project), theirs, ours])
        item.setData(0, ROLE, difference.address)
        if not difference.address.startswith(import_words.YEARLY):
            self.offer(item, take)
