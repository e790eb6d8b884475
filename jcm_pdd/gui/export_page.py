"""Export: which documents, where to, what keeps them drafts; then progress, and the files that were made."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import export_work, language, theme
from jcm_pdd.gui.breathing import breathe, in_slices
from jcm_pdd.gui.column import centred, column_in
from jcm_pdd.gui.jobs import Job
from jcm_pdd.gui.rows import Rows, draft_reasons

if TYPE_CHECKING:
    from jcm_pdd.files.export import ExportJob, ExportReport
    from jcm_pdd.files.session import Session
    from jcm_pdd.gui.dialogs import Dialogs

WIDTH = 760
CHOICES = (("pdd", "docx"), ("pdd", "pdf"), ("mps", "xlsx"))


def choices_of(session: Session) -> dict[tuple[str, str], bool]:
    """Return the documents and formats that can be chosen, with whether they belong to the project's package."""
    from jcm_pdd.files.documents import is_wanted

    further = {(document.form.lower(), form): is_wanted(document, session.project)
               for document in session.schema.documents[1:] for form in ("docx", "pdf")}
    return {**dict.fromkeys(CHOICES, True), **further}


class ExportPage(QScrollArea):
    """Runs an export in another process; `chosen` carries the address of what keeps it a draft, `version_asked` the
    folder whose files are to be listed with a version.
    """

    left = Signal()
    chosen = Signal(str)
    exported = Signal()
    version_asked = Signal(str)
    went_wrong = Signal(object)

    def __init__(self, session: Session, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._dialogs = session, dialogs
        self._job: Job | None = None
        self._report: ExportReport | None = None
        self.setWidgetResizable(True)
        page = QWidget(self)
        self.title, self.what, self.where, self.state = (QLabel(page) for _ in range(4))
        self._choices = choices_of(session)
        self.boxes = {choice: QCheckBox(page) for choice in self._choices}
        self.folder, self.choose, self.public = QLineEdit(page), QPushButton(page), QCheckBox(page)
        self.go, self.back, self.cancel = QPushButton(page), QPushButton(page), QPushButton(page)
        self.bar, self.doing = QProgressBar(page), QLabel(page)
        self.reasons, self.results = Rows(page), Rows(page)
        self._build(page)
        self._begin_with()
        self._say()

    @property
    def running(self) -> bool:
        """Whether an export is being made now."""
        return self._job is not None and self._job.running

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin where the next thing is done: at the button, or at the folder while there is none."""
        super().focusInEvent(event)
        (self.go if self.go.isEnabled() else self.folder).setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def start(self) -> None:
        """Begin the export."""
        from jcm_pdd.files.export import job_of

        folder = Path(self.folder.text().strip())
        picked = [choice for choice, box in self.boxes.items() if box.isChecked()]
        if not picked or not self.folder.text().strip():
            return
        scratch = Path(tempfile.mkdtemp(prefix="jcm-pdd-export-"))
        try:
            wanted = tuple(f"{document}.{form}" for document, form in picked)
            job = replace(job_of(self._session, folder, scratch, wanted), public=self.public.isChecked())
        except Problem as problem:
            self.went_wrong.emit(problem)
            return
        with in_slices():
            breathe()
            self._begin(job, folder, scratch)

    def _begin(self, job: ExportJob, folder: Path, scratch: Path) -> None:
        before = export_work.left_behind(folder)
        self._job = Job(export_work.run, job, scratch / "copy", parent=self,
                        clean=lambda: export_work.tidy(folder, before, scratch))
        self._job.progress.connect(self._progress)
        self._job.done.connect(self._done)
        self._job.failed.connect(self._failed)
        self._job.cancelled.connect(self._stopped)
        self._report = None
        breathe()
        self._job.start()
        breathe()
        self._say()
        self.cancel.setFocus()

    def stop(self) -> None:
        """Cancel the export; what was there before stays as it was."""
        if self._job is not None:
            self._job.cancel()
            self.doing.setText(self.tr("Cancelling…"))
            self.cancel.setEnabled(False)

    def close_job(self) -> None:
        """End a running export for good."""
        if self._job is not None:
            self._job.close()

    # --- inside ----------------------------------------------------------------------------------------

    def _build(self, page: QWidget) -> None:
        column = column_in(centred(page, WIDTH))
        for label, role in ((self.title, "title"), (self.what, "label"), (self.where, "label"), (self.state, "label"),
                            (self.doing, "hint")):
            theme.set_role(label, role)
            label.setWordWrap(True)
        theme.set_role(self.go, "primary")
        column.addWidget(self.title)
        column.addSpacing(theme.SPACE_2)
        column.addWidget(self.what)
        for choice, box in self.boxes.items():
            box.setChecked(self._choices[choice])
            box.toggled.connect(self._judge)
            column.addWidget(box)
        column.addSpacing(theme.SPACE_2)
        column.addWidget(self.public)
        column.addSpacing(theme.SPACE_3)
        column.addWidget(self.where)
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(self.choose)
        column.addLayout(place)
        column.addSpacing(theme.SPACE_3)
        column.addWidget(self.state)
        column.addWidget(self.reasons)
        column.addSpacing(theme.SPACE_3)
        self._build_run(column)
        self.setWidget(page)

    def _build_run(self, column: QVBoxLayout) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        column.addLayout(buttons)
        for widget in (self.doing, self.bar, self.results):
            column.addWidget(widget)
        column.addStretch(1)
        self.bar.setTextVisible(False)
        self.choose.clicked.connect(self._choose)
        self.folder.textChanged.connect(self._judge)
        self.go.clicked.connect(self.start)
        self.cancel.clicked.connect(self.stop)
        self.back.clicked.connect(self.left)

    def _begin_with(self) -> None:
        path = self._session.path
        if path is not None:
            self.folder.setText(str(path.parent / f"{path.stem}_export"))

    def _choose(self) -> None:
        folder = self._dialogs.folder(self.folder.text())
        if folder is not None:
            self.folder.setText(str(folder))

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
        self.folder.setPlaceholderText(self.tr("Choose the folder for the documents"))
        self.folder.setAccessibleName(self.tr("Folder"))
        self.choose.setText(self.tr("Choose…"))
        self.go.setText(self.tr("Export now"))
        self.back.setText(self.tr("Back to the project"))
        self.cancel.setText(self.tr("Cancel"))
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
        if ready:
            return
        for text, tone, found in draft_reasons(self._session):
            button = QPushButton(self.tr("Show"))
            button.setAccessibleName(self.tr("Show: {what}").format(what=text))
            button.clicked.connect(lambda _=False, to=found[0].where: self.chosen.emit(to))
            self.reasons.add(text, tone, button)

    def _judge(self) -> None:
        running = self.running
        picked = any(box.isChecked() for box in self.boxes.values())
        self.go.setEnabled(not running and picked and bool(self.folder.text().strip()))
        self.go.setVisible(not running)
        self.cancel.setVisible(running)
        self.cancel.setEnabled(running)
        self.bar.setVisible(running)
        for widget in (self.folder, self.choose, self.public, *self.boxes.values()):
            widget.setEnabled(not running)
        if running:
            self.doing.setText(self.tr("Preparing…"))
            self.bar.setRange(0, 0)
            self.results.clear()

    def _progress(self, done: int, total: int, label: str) -> None:
        if self.cancel.isEnabled():
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self.doing.setText(self.tr("{number} of {total}: {label}").format(
                number=min(done + 1, total), total=total, label=label))

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
            button.clicked.connect(lambda _=False, path=file.path: _open(path))
            self.results.add(file.path.name, "", button)
        for finding in report.findings:
            message = self._session.message(finding, language.current())
            self.results.add(message.line(), "open", None)
        if report.files:
            folder = QPushButton(self.tr("Open folder"))
            folder.clicked.connect(lambda: _open(report.files[0].path.parent))
            self.results.add(str(report.files[0].path.parent), "hint", folder)
            version = QPushButton(self.tr("Add to a version…"))
            version.clicked.connect(lambda: self.version_asked.emit(str(report.files[0].path.parent)))
            self.results.add(self.tr("Sent to somebody? Keep what was sent under a name."), "hint", version)

    def _failed(self, problem: Problem) -> None:
        self._say()
        self.doing.setText("")
        self.went_wrong.emit(problem)

    def _stopped(self) -> None:
        self._say()
        self.doing.setText(self.tr("Cancelled. No file was written or changed."))


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
