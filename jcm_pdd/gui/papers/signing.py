"""Signed documents on their page: record which exported file was signed, and see which say something else by now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.papers.signing import SIGNED, YEARS, changed_since, current
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.messages import problem_text
from jcm_pdd.gui import theme, words
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.page.own_parts import OwnPart
from jcm_pdd.gui.page.readonly import TextTable

if TYPE_CHECKING:
    from jcm_pdd.gui.editors.desk import Desk

_NAMED = 3


class SigningPart(OwnPart):
    """A button that records a signature, and the state of those that count."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title, self.hint = WrappedLabel(role="section", parent=self), WrappedLabel(role="secondary", parent=self)
        self.label, self.document, self.record = QLabel(self), ChoiceBox(self), QPushButton(self)
        self.said, self.table = WrappedLabel(role="hint", parent=self), TextTable(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_2)
        for widget in (self.label, self.document, self.record):
            row.addWidget(widget)
        row.addStretch(1)
        self.label.setBuddy(self.document)
        column.addLayout(row)
        column.addWidget(self.said)
        column.addWidget(self.table)
        self.record.clicked.connect(self._choose)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.title.setText(self.tr("What was signed, and whether it still holds"))
        self.hint.setText(self.tr("Choose the exported file that was printed and signed. The program notes its SHA-256 "
                                  "and every answer it prints, and says so when one of them changes."))
        self.label.setText(self.tr("Document"))
        self.document.setAccessibleName(self.label.text())
        self.record.setText(self.tr("Record a signature…"))
        self.record.setAccessibleName(self.record.text())
        self.table.setAccessibleName(self.tr("Signatures that count"))
        self._show()

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Compare again: any answer can be one that a signed document prints."""
        self._show()

    def _show(self) -> None:
        from jcm_pdd.files.papers.signing import documents

        session = self.desk.session
        chosen = self.document.currentData()
        names = ("", *documents(session))
        if [self.document.itemData(at) for at in range(self.document.count())] != list(names):
            self.document.clear()
            for name in names:
                self.document.addItem(self._called(name) or self.tr("by its file name"), name)
            self.document.setCurrentIndex(max(0, self.document.findData(chosen)))
        self.record.setEnabled(not self.desk.read_only)
        self.said.setVisible(bool(self.said.text()))
        rows = [[self._called(one.document) or "–", one.company or "–",
                 one.signed_on.isoformat() if one.signed_on else "–", self._state(one.row)]
                for one in current(session.project)]
        self.table.setVisible(bool(rows))
        heads = [self.tr("Document"), self.tr("Company"), self.tr("Signed on"), self.tr("State")]
        self.table.texts.fill(heads, rows, 99, False)

    def _called(self, name: str) -> str:
        """Return what a document is called beside its name in exports: "MoC"."""
        forms = (one.form for one in self.desk.session.schema.documents)
        return next((form for form in forms if form.casefold() == name), name.upper())

    def _state(self, row: str) -> str:
        session = self.desk.session
        changed = changed_since(session.project, session.known.results, row)
        if not changed:
            return self.tr("as the project says now")
        names = [self.tr("yearly results") if at == YEARS else self.desk.name_of(at) for at in changed[:_NAMED]]
        more = self.tr(" and {count} more").format(count=len(changed) - _NAMED) if len(changed) > _NAMED else ""
        return self.tr("older than the current text: {names}").format(names=words.commas(names) + more)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.record.text(), "", "*.docx *.pdf *.xlsx")
        if name:
            self.record_file(Path(name))

    def record_file(self, path: Path) -> None:
        """Record that a file was signed, and go to the row that asks by whom."""
        from jcm_pdd.files.papers.signing import record

        try:
            record(self.desk.session, path, self.document.currentData() or "", origin=self)
        except Problem as problem:
            self.said.setText(problem_text(problem, self.desk.language))
            self.said.show()
            return
        self.said.setText(self.tr("Recorded. Add the scan, who signed and by which authority below."))
        self._show()
        self.desk.go_to(f"{SIGNED}/{self.desk.rows(SIGNED)[-1]}/company")
