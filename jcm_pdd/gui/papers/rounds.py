"""The rounds with the third-party entity on their page: its table taken in, passages filled, replies written back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.papers.rounds import FINDINGS, LINKS, TABLES, carried, findings, latest_round
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.messages import problem_text
from jcm_pdd.gui import theme
from jcm_pdd.gui.dialogs import beside_the_work
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.page.own_parts import OwnPart
from jcm_pdd.gui.papers.rounds_look import RoundsLook

if TYPE_CHECKING:
    from jcm_pdd.gui.editors.desk import Desk

_HEADS = {FINDINGS, LINKS, TABLES}


class RoundsPart(OwnPart):
    """Says how far the rounds are; a table is shown as it would be taken in before anything changes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title, self.count = WrappedLabel(role="section", parent=self), WrappedLabel(parent=self)
        self.carried, self.said = WrappedLabel(role="secondary", parent=self), WrappedLabel(role="hint", parent=self)
        self.take_in, self.passages, self.into, self.own = (QPushButton(self) for _ in range(4))
        self.look = RoundsLook(desk, self)
        self.look.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        for label in (self.title, self.count, self.carried):
            column.addWidget(label)
        for pair in ((self.take_in, self.passages), (self.into, self.own)):
            row = QHBoxLayout()
            row.setSpacing(theme.SPACE_2)
            for button in pair:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        column.addWidget(self.said)
        column.addWidget(self.look)
        self.take_in.clicked.connect(self._choose)
        self.passages.clicked.connect(self._fill)
        self.into.clicked.connect(self._write_back)
        self.own.clicked.connect(self._write_own)
        self.look.taken.connect(self._taken)
        self.look.left.connect(self.look.hide)
        self.retranslate()

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.title.setText(self.tr("Rounds with the third-party entity"))
        self.take_in.setText(self.tr("Take in its table…"))
        self.passages.setText(self.tr("Fill passages before and after"))
        self.into.setText(self.tr("Replies into its file…"))
        self.own.setText(self.tr("As a table of our own…"))
        for button in (self.take_in, self.passages, self.into, self.own):
            button.setAccessibleName(button.text())
        self.look.retranslate()
        self._show()

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Count again when a finding, a link or a table changed."""
        if not changed or {address.split("/")[0] for address in changed} & _HEADS:
            self._show()

    def _show(self) -> None:
        project = self.desk.session.project
        listed, far = findings(project), carried(project)
        asked = [one for one in listed if one.kind != "far" and not one.closed]
        if listed:
            self.count.setText(self.tr("Round {round}: {all} findings, {open} not closed, {unanswered} without a reply"
                                       ).format(round=latest_round(project) or "–", all=len(listed), open=len(asked),
                                                unanswered=sum(not one.reply for one in asked)))
        else:
            self.count.setText(self.tr("When the third-party entity sends its findings, take in its Word or Excel "
                                       "table; you see what was understood before anything changes."))
        self.carried.setText(self.tr("For the first verification: {numbers}").format(
            numbers=", ".join(one.number for one in far)))
        self.carried.setVisible(bool(far))
        writable = not self.desk.read_only
        self.take_in.setEnabled(writable)
        self.passages.setEnabled(writable and any(one.fields for one in listed))
        self.own.setEnabled(bool(listed))
        self.into.setEnabled(bool(project.rows(TABLES)) and bool(listed))
        self.said.setVisible(bool(self.said.text()))

    # --- what the buttons do -----------------------------------------------------------------------------

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.take_in.text(), "", "Word, Excel (*.docx *.xlsx *.xlsm)")
        if name:
            self.look_at(Path(name))

    def look_at(self, path: Path) -> None:
        """Show what a table would bring."""
        try:
            self.look.start(path)
        except Problem as problem:
            self._tell(problem_text(problem, self.desk.language))
            return
        self._tell("")
        self.look.show()

    def _taken(self, new: int, changed: int) -> None:
        self.look.hide()
        self._tell(self.tr("Taken in: {new} new, {changed} changed. One undo takes it back.").format(
            new=new, changed=changed))
        self._show()

    def _fill(self) -> None:
        from jcm_pdd.files.rounds.passages import fill_edit

        edit = fill_edit(self.desk.session)
        self.desk.session.record(edit, self)
        self._tell(self.tr("Passages filled: {count}. Those already written stay; fields that did not change give none."
                           ).format(count=len(edit.changes)))

    def _write_back(self) -> None:
        from jcm_pdd.files.rounds.returning import received

        tables = received(self.desk.session)
        if not tables:
            self._tell(problem_text(Problem("rounds.no_file", self.title.text()), self.desk.language))
            return
        from jcm_pdd.files.file_names import safe_file_name

        theirs = safe_file_name(tables[-1].name, "findings")
        name, _ = QFileDialog.getSaveFileName(self, self.into.text(), beside_the_work(self, theirs),
                                              f"*{Path(theirs).suffix}")
        if name:
            self.write_back(Path(name))

    def write_back(self, target: Path) -> None:
        """Write the newest table with our replies in its cells."""
        from jcm_pdd.files.rounds.returning import fill, received

        try:
            made = fill(self.desk.session, received(self.desk.session)[-1])
            self._write(target, made.data)
        except Problem as problem:
            self._tell(problem_text(problem, self.desk.language))
            return
        said = self.tr("{file}: {count} cells filled, nothing else touched.").format(
            file=target.name, count=made.filled)
        if made.missing:
            said += " " + self.tr("Not in this file: {numbers}.").format(numbers=", ".join(made.missing))
        self._tell(said)

    def _write_own(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.own.text(), beside_the_work(self, "findings.docx"),
                                              "Word (*.docx);;Excel (*.xlsx);;PDF (*.pdf)")
        if not name:
            return
        from jcm_pdd.files.rounds.table import make_table

        target = Path(name)
        form = target.suffix.casefold().lstrip(".")
        try:
            data, _ = make_table(self.desk.session, form if form in ("docx", "xlsx", "pdf") else "docx")
            self._write(target, data)
        except Problem as problem:
            self._tell(problem_text(problem, self.desk.language))
            return
        self._tell(self.tr("Written: {file}").format(file=target.name))

    def _write(self, target: Path, data: bytes) -> None:
        from jcm_pdd.files.store import atomic

        try:
            atomic.write_bytes(target, data)
        except OSError as error:
            raise Problem("export.not_written", str(target), reason=error.strerror or error) from error

    def _tell(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
