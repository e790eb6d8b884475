"""Merge a copy that somebody else worked in: conflicts and report are shown, nothing changes before the button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QTabWidget, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import language, theme, words
from jcm_pdd.gui.column import centred, column_in
from jcm_pdd.gui.merge_view import ConflictView
from jcm_pdd.gui.work_page import READING_WIDTH, WorkPage, quiet_tabs
from jcm_pdd.gui.workbench import Busy, Patient, at_once

if TYPE_CHECKING:
    from pathlib import Path

    from jcm_pdd.core.merging_outcome import Take
    from jcm_pdd.files.merging import Planned, TheirFile
    from jcm_pdd.files.session import Session


class MergeCopyPage(WorkPage):
    """Shows what another file of the project brings; `merged` carries the plan that was carried out."""

    left = Signal()
    merged = Signal(object)
    went_wrong = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None, patience: Patient = at_once) -> None:
        super().__init__(parent)
        self._session, self._patience = session, patience
        self._theirs: TheirFile | None = None
        self.planned: Planned | None = None
        self.choices: dict[str, Take] = {}
        self.title, self.hint, self.summary, self.warning = (QLabel(self) for _ in range(4))
        self.tabs, self.conflicts, self.report = QTabWidget(self), ConflictView(self), QPlainTextEdit(self)
        self.same_project = QCheckBox(self)
        self.back, self.go = QPushButton(self), QPushButton(self)
        self._build()
        self._stop_listening = session.listen(lambda *_: self._again())

    def start(self, path: Path) -> bool:
        """Look at another file; False when the user stopped that, or with the problem told when it is refused."""
        from jcm_pdd.files import merging

        try:
            size = path.stat().st_size if path.is_file() else 0
            self._theirs = self._patience("open", size, lambda: merging.open_theirs(self._session, path))
            self.planned = merging.plan(self._session, self._theirs)
        except Problem as problem:
            self.close_job()
            self.went_wrong.emit(problem)
            return False
        except Busy:
            self.close_job()
            return False
        self._say()
        self.tabs.setCurrentWidget(self.conflicts if self.planned.told else self.report)
        return True

    def enter(self) -> None:
        """Put the keyboard where the work is: the conflicts, or the button when there are none."""
        (self.conflicts.list if self.planned is not None and self.planned.told else self.go).setFocus()

    def close_job(self) -> None:
        """Let their file go."""
        self._stop_listening()
        if self._theirs is not None:
            self._theirs.close()
            self._theirs = None

    def choose(self, takes: dict[str, Take]) -> None:
        """Let these answers count."""
        self.choices.update(takes)
        self._again()

    def carry_out(self) -> None:
        """Merge, as one undo step."""
        from jcm_pdd.files import merging

        planned = self.planned
        if planned is None:
            return
        self._stop_listening()
        try:
            merging.carry_out(self._session, planned, self.same_project.isChecked())
        except Problem as problem:
            self._stop_listening = self._session.listen(lambda *_: self._again())
            self.went_wrong.emit(problem)
            return
        self.merged.emit(planned)

    # --- inside ----------------------------------------------------------------------------------------

    def _again(self) -> None:
        """Look at both once more: a choice was made, or the open project changed."""
        from jcm_pdd.files import merging

        if self._theirs is None:
            return
        try:
            known = {one.address for one in merging.plan(self._session, self._theirs).merged.conflicts}
            self.choices = {address: take for address, take in self.choices.items() if address in known}
            self.planned = merging.plan(self._session, self._theirs, self.choices)
        except Problem as problem:
            self.went_wrong.emit(problem)
        self._say()

    def _build(self) -> None:
        column = column_in(centred(self, READING_WIDTH))
        for label, role in ((self.title, "title"), (self.hint, "secondary"), (self.summary, "label"),
                            (self.warning, "open")):
            theme.set_role(label, role)
            label.setWordWrap(True)
            column.addWidget(label)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        quiet_tabs(self.tabs, (self.conflicts, self.report))
        column.addWidget(self.tabs, 1)
        column.addWidget(self.same_project)
        theme.set_role(self.go, "primary")
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.go)
        column.addLayout(row)
        self.back.clicked.connect(self.left)
        self.go.clicked.connect(self.carry_out)
        self.same_project.toggled.connect(self._say)
        self.conflicts.chosen.connect(self.choose)

    def _say(self) -> None:
        planned = self.planned
        if planned is None:
            return
        from jcm_pdd.files.merging_report import report_lines

        self.title.setText(self.tr("Merge {name}").format(name=planned.theirs.path.name))
        self.hint.setText(self.tr("Nothing changes before you press the button, and one undo takes the merge back. "
                                  "Their file is only read."))
        self.summary.setText(self._summary(planned))
        self.warning.setText(self._warning(planned))
        self.warning.setVisible(bool(self.warning.text()))
        self.same_project.setText(self.tr("It is the same project: merge it all the same"))
        self.same_project.setVisible(planned.strangers)
        self.report.setPlainText("\n".join(report_lines(planned, language.current())))
        self.report.setAccessibleName(self.tr("Report"))
        at = self.tabs.indexOf(self.conflicts)
        self.tabs.setAccessibleName(self.tr("What the merge does"))
        self.tabs.setTabText(at, self.tr("Conflicts {count}").format(count=len(planned.told)))
        self.tabs.setTabVisible(at, bool(planned.told))
        self.tabs.setTabText(self.tabs.indexOf(self.report), self.tr("Report"))
        self.conflicts.show_plan(planned, self.choices)
        self.back.setText(self.tr("Back to the project"))
        self.go.setText(self.tr("Merge"))
        self.go.setEnabled(not planned.changes_nothing and (not planned.strangers or self.same_project.isChecked()))

    def _summary(self, planned: Planned) -> str:
        if planned.changes_nothing:
            return self.tr("There is nothing in this file that is not in the project already.")
        return words.listed([
            self.tr("Answers taken: {count}").format(count=len(planned.merged.taken)),
            self.tr("In conflict: {count}, not chosen yet: {left}").format(
                count=len(planned.told), left=len(planned.left)),
            self.tr("Files: {count}").format(count=len(planned.parts.files)),
            self.tr("Emission reductions in total: {before} → {after} tCO2").format(
                before=words.tonnes(planned.total_before), after=words.tonnes(planned.total_after))])

    def _warning(self, planned: Planned) -> str:
        if planned.strangers:
            return self.tr("This seems to be a different project: another title, no common history, and few equal "
                           "answers.")
        if planned.ancestry.base is None:
            return self.tr("The two files have no common history: every different answer is a conflict, and nothing "
                           "counts as deleted.")
        if planned.theirs.holder is not None:
            return self.tr("{user} has this file open: work that was not saved yet is not in it.").format(
                user=planned.theirs.holder.user)
        return ""
