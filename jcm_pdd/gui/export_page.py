"""Export: which documents, where to, what keeps them drafts; then progress, and the files that were made."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import export_work, language, theme
from jcm_pdd.gui.breathing import breathe, in_slices
from jcm_pdd.gui.column import centred, column_in
from jcm_pdd.gui.copying import copying_of
from jcm_pdd.gui.jobs import Job
from jcm_pdd.gui.making_page import WIDTH, MakingPage, open_path

if TYPE_CHECKING:
    from jcm_pdd.files.export import ExportJob, ExportReport
    from jcm_pdd.files.session import Session
    from jcm_pdd.gui.dialogs import Dialogs

CHOICES = (("pdd", "docx"), ("pdd", "pdf"), ("mps", "xlsx"))


def choices_of(session: Session) -> dict[tuple[str, str], bool]:
    """Return the documents and formats that can be chosen, with whether they belong to the project's package."""
    from jcm_pdd.files.documents import is_wanted

    further = {(document.form.lower(), form): is_wanted(document, session.project)
               for document in session.schema.documents[1:] for form in ("docx", "pdf")}
    return {**dict.fromkeys(CHOICES, True), **further}


class ExportPage(MakingPage):
    """Runs an export."""

    exported = Signal()
    package_asked = Signal()

    def __init__(self, session: Session, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(session, dialogs, parent)
        self._report: ExportReport | None = None
        self._choices = choices_of(session)
        self.boxes = {choice: QCheckBox(self.page) for choice in self._choices}
        self.public = QCheckBox(self.page)
        self._build()
        self._begin_with()
        self._say()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin where the next thing is done: at the button, or at the folder while there is none."""
        super().focusInEvent(event)
        (self.go if self.go.isEnabled() else self.target).setFocus(Qt.FocusReason.OtherFocusReason)

    def start(self) -> None:
        """Begin the export."""
        from jcm_pdd.files.export import planned

        folder = Path(self.target.text().strip())
        picked = [choice for choice, box in self.boxes.items() if box.isChecked()]
        if not picked or not self.target.text().strip():
            return
        scratch = Path(tempfile.mkdtemp(prefix="jcm-pdd-export-"))
        try:
            wanted = tuple(f"{document}.{form}" for document, form in picked)
            job = replace(planned(self._session, folder, scratch, wanted), public=self.public.isChecked())
        except Problem as problem:
            self.went_wrong.emit(problem)
            return
        with in_slices():
            breathe()
            self._begin(job, folder, scratch)

    def _begin(self, job: ExportJob, folder: Path, scratch: Path) -> None:
        before = export_work.left_behind(folder)
        work = Job(export_work.run, job, scratch / "copy", parent=self, before=copying_of(self._session, job.project),
                   clean=lambda: export_work.tidy(folder, before, scratch))
        self._follow(work, self._done, self._stopped)
        self._report = None
        breathe()
        work.start()
        breathe()
        self._say()
        self.cancel.setFocus()

    # --- inside ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = column_in(centred(self.page, WIDTH))
        self._give_roles()
        column.addWidget(self.title)
        column.addSpacing(theme.SPACE_2)
        column.addWidget(self.what)
        for choice, box in self.boxes.items():
            box.setChecked(self._choices[choice])
            box.toggled.connect(self._judge)
            column.addWidget(box)
        column.addSpacing(theme.SPACE_2)
        column.addWidget(self.public)
        self._build_place(column)
        column.addSpacing(theme.SPACE_3)
        column.addWidget(self.state)
        column.addWidget(self.reasons)
        self._build_run(column)
        self.setWidget(self.page)

    def _begin_with(self) -> None:
        path = self._session.path
        if path is not None:
            self.target.setText(str(path.parent / f"{path.stem}_export"))

    def _choose(self) -> None:
        folder = self._dialogs.folder(self.target.text())
        if folder is not None:
            self.target.setText(str(folder))

    def _say(self) -> None:
        self.title.setText(self.tr("Export"))
        self.what.setText(self.tr("Documents"))
        names = {("pdd", "docx"): self.tr("Project Design Document, Word (.docx)"),
                 ("pdd", "pdf"): self.tr("Project Design Document, PDF"),
                 ("mps", "xlsx"): self.tr("Monitoring plan workbook with live formulas, Excel (.xlsx)")}
        speak = language.current()
        for document in self._session.schema.documents[1:]:
            title, key = document.title.get(speak), document.form.lower()
            names[key, "docx"] = self.tr("{document}, Word (.docx)").format(document=title)
            names[key, "pdf"] = self.tr("{document}, PDF").format(document=title)
        for choice, box in self.boxes.items():
            box.setText(names[choice])
        self.public.setText(self.tr("Public version: XXX in place of what is marked confidential"))
        self.where.setText(self.tr("Folder"))
        self.target.setPlaceholderText(self.tr("Choose the folder for the documents"))
        self.target.setAccessibleName(self.tr("Folder"))
        self.go.setText(self.tr("Export now"))
        self._say_buttons()
        self.bar.setAccessibleName(self.tr("Progress of the export"))
        self._say_state()
        self._judge()
        if self._report is not None:
            self._show(self._report)

    def _say_state(self) -> None:
        ready = self._session.ready
        self.state.setText(
            self.tr("Nothing is wrong or open: the documents are named without _DRAFT.") if ready else
            self.tr("The documents will be named _DRAFT, because of:"))
        self.reasons.clear()
        if not ready:
            self._show_reasons()

    def _judge(self) -> None:
        picked = any(box.isChecked() for box in self.boxes.values())
        self._judge_run(picked, self.public, *self.boxes.values())

    def _done(self, report: ExportReport) -> None:
        self._report = report
        self._say()
        self._show(report)
        self.exported.emit()

    def _show(self, report: ExportReport) -> None:
        self.doing.setText(self.tr("Files written: {count}").format(count=len(report.files)))
        self.results.clear()
        for file in report.files:
            button = QPushButton(self.tr("Open"))
            button.setAccessibleName(self.tr("Open {name}").format(name=file.path.name))
            button.clicked.connect(lambda _=False, path=file.path: open_path(path))
            self.results.add(file.path.name, "", button)
        self._add_remarks(self._session.message(finding, language.current()).line() for finding in report.findings)
        if report.files:
            folder = report.files[0].path.parent
            self._add_folder(folder, str(folder), "hint")
            self._offer_version(folder)
            package = QPushButton(self.tr("Package…"))
            package.clicked.connect(self.package_asked)
            self.results.add(self.tr("Handing in? The package has the evidence and a list of everything too."), "hint",
                             package)
