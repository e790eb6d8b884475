"""The package of a submission: which versions, where to, what is in it and what stands in its way; and checking one."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import language, package_work, theme, words
from jcm_pdd.gui.column import centred, column_in
from jcm_pdd.gui.jobs import Job
from jcm_pdd.gui.rows import Rows, draft_reasons

if TYPE_CHECKING:
    from jcm_pdd.files.package.checking import Checked
    from jcm_pdd.files.package.making import PackageReport
    from jcm_pdd.files.session import Session
    from jcm_pdd.gui.dialogs import Dialogs

WIDTH = 760


class PackagePage(QScrollArea):
    """Makes a package in another process; `chosen` carries the address of what stands in its way."""

    left = Signal()
    chosen = Signal(str)
    marks_asked = Signal()
    went_wrong = Signal(object)

    def __init__(self, session: Session, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._dialogs = session, dialogs
        self._job: Job | None = None
        self._report: PackageReport | None = None
        self._checked: Checked | None = None
        self.setWidgetResizable(True)
        page = QWidget(self)
        self.title, self.what, self.where, self.inside, self.state, self.doing = (QLabel(page) for _ in range(6))
        self.both, self.public, self.pdf = QRadioButton(page), QRadioButton(page), QCheckBox(page)
        self.target, self.choose = QLineEdit(page), QPushButton(page)
        self.marks, self.check, self.back, self.cancel, self.go = (QPushButton(page) for _ in range(5))
        self.bar = QProgressBar(page)
        self.contents, self.reasons, self.results = Rows(page), Rows(page), Rows(page)
        self._build(page)
        self._begin_with()
        self.say()

    @property
    def running(self) -> bool:
        """Whether a package is being made or checked now."""
        return self._job is not None and self._job.running

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.say()

    def start(self) -> None:
        """Begin to make the package."""
        from jcm_pdd.files.export import job_of
        from jcm_pdd.files.package.making import Wish

        target = Path(self.target.text().strip())
        replace = target.exists()
        scratch = Path(tempfile.mkdtemp(prefix="jcm-pdd-package-"))
        try:
            copy = job_of(self._session, target.parent, scratch).project
        except Problem as problem:
            package_work.tidy(target, scratch)
            self.went_wrong.emit(problem)
            return
        wish = Wish(target, self.public.isChecked(), self.pdf.isChecked(), replace)
        self._run(Job(package_work.run, package_work.PackageJob(copy, wish), scratch / "copy", parent=self,
                      clean=lambda: package_work.tidy(target, scratch)), self._done)

    def start_check(self, path: Path) -> None:
        """Begin to check a package."""
        self._run(Job(package_work.check, path, parent=self), self._looked)

    def stop(self) -> None:
        """Cancel; what was there before stays as it was."""
        if self._job is not None:
            self._job.cancel()
            self.doing.setText(self.tr("Cancelling…"))
            self.cancel.setEnabled(False)

    def close_job(self) -> None:
        """End a running job for good."""
        if self._job is not None:
            self._job.close()

    def _run(self, job: Job, done: Any) -> None:
        self._job, self._report, self._checked = job, None, None
        job.progress.connect(self._progress)
        job.done.connect(done)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._stopped)
        job.start()
        self._judge()
        self.cancel.setFocus()

    # --- inside ----------------------------------------------------------------------------------------

    def _build(self, page: QWidget) -> None:
        column = column_in(centred(page, WIDTH))
        for label, role in ((self.title, "title"), (self.what, "label"), (self.where, "label"),
                            (self.inside, "label"), (self.state, "label"), (self.doing, "hint")):
            theme.set_role(label, role)
            label.setWordWrap(True)
        theme.set_role(self.go, "primary")
        theme.set_role(self.marks, "quiet")
        self.both.setChecked(True)
        self.pdf.setChecked(True)
        for widget in (self.title, self.what, self.both, self.public):
            column.addWidget(widget)
        line = QHBoxLayout()
        line.addWidget(self.pdf, 1)
        line.addWidget(self.marks)
        column.addLayout(line)
        column.addSpacing(theme.SPACE_3)
        column.addWidget(self.where)
        place = QHBoxLayout()
        place.addWidget(self.target, 1)
        place.addWidget(self.choose)
        column.addLayout(place)
        parts: tuple[QWidget, ...] = (self.state, self.reasons, self.inside, self.contents)
        for part in parts:
            column.addSpacing(theme.SPACE_2)
            column.addWidget(part)
        self._build_run(column)
        self.setWidget(page)

    def _build_run(self, column: QVBoxLayout) -> None:
        column.addSpacing(theme.SPACE_3)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addWidget(self.check)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        column.addLayout(buttons)
        for widget in (self.doing, self.bar, self.results):
            column.addWidget(widget)
        column.addStretch(1)
        self.bar.setTextVisible(False)
        self.choose.clicked.connect(self._choose)
        self.target.textChanged.connect(self._judge)
        for button in (self.both, self.public, self.pdf):
            button.toggled.connect(lambda _=False: self._show_contents())
        self.marks.clicked.connect(self.marks_asked)
        self.check.clicked.connect(self._check)
        self.go.clicked.connect(self.start)
        self.cancel.clicked.connect(self.stop)
        self.back.clicked.connect(self.left)

    def _begin_with(self) -> None:
        path = self._session.path
        if path is not None:
            self.target.setText(str(path.parent / f"{path.stem}_package.zip"))

    def _choose(self) -> None:
        path = self._dialogs.save_package(self.target.text())
        if path is not None:
            self.target.setText(str(path))

    def _check(self) -> None:
        path = self._dialogs.package_file(self.target.text())
        if path is not None:
            self.start_check(path)

    def say(self) -> None:
        """Write every word in the language of the window."""
        from jcm_pdd.core.confidential import marks

        marked = bool(marks(self._session.schema, self._session.project))
        self.title.setText(self.tr("Package"))
        self.what.setText(self.tr("Versions"))
        self.both.setText(self.tr("Confidential and public version side by side") if marked else
                          self.tr("Complete version (nothing is marked confidential)"))
        self.public.setText(self.tr("Public version alone"))
        self.pdf.setText(self.tr("PDF of each Word document"))
        self.marks.setText(self.tr("What is confidential…"))
        self.where.setText(self.tr("File"))
        self.target.setAccessibleName(self.tr("File of the package"))
        self.target.setPlaceholderText(self.tr("Choose where the package is to be written"))
        self.choose.setText(self.tr("Choose…"))
        self.check.setText(self.tr("Check a package…"))
        self.go.setText(self.tr("Make the package"))
        self.back.setText(self.tr("Back to the project"))
        self.cancel.setText(self.tr("Cancel"))
        self.bar.setAccessibleName(self.tr("Progress of the package"))
        self._say_state()
        self._show_contents()
        self._judge()
        self._show_outcome()

    def _say_state(self) -> None:
        """Say what keeps the package a draft, and what it cannot be made with."""
        from jcm_pdd.files.package.making import blocked
        from jcm_pdd.files.public.marking import echoes_of

        speak, ready = language.current(), self._session.ready
        stops, echoes = list(blocked(self._session, speak)), len(echoes_of(self._session))
        self.state.setText(self.tr("Nothing stands in its way.") if ready and not stops and not echoes else
                           self.tr("Before it is handed in:"))
        self.reasons.clear()
        for text in stops:
            self.reasons.add(text, "error", None)
        if echoes:
            button = QPushButton(self.tr("Show"))
            button.clicked.connect(self.marks_asked)
            self.reasons.add(self.tr("Places that still say what is marked confidential: {count}").format(
                count=echoes), "error", button)
        for text, tone, found in draft_reasons(self._session):
            button = QPushButton(self.tr("Show"))
            button.setAccessibleName(self.tr("Show: {what}").format(what=text))
            button.clicked.connect(lambda _=False, to=found[0].where: self.chosen.emit(to))
            self.reasons.add(text, tone, button)

    def _show_contents(self) -> None:
        """List what the package will hold."""
        from jcm_pdd.files.export import package
        from jcm_pdd.files.package.making import versions_of
        from jcm_pdd.gui.package_words import contents_words, version_word

        session, speak = self._session, language.current()
        versions = versions_of(session, self.public.isChecked())
        self.inside.setText(self.tr("In it: {versions}").format(versions=words.commas(map(version_word, versions))))
        self.contents.clear()
        for text in contents_words(session, package(session), speak):
            self.contents.add(text, "", None)

    def _judge(self) -> None:
        running = self.running
        self.go.setEnabled(not running and bool(self.target.text().strip()))
        self.go.setVisible(not running)
        self.cancel.setVisible(running)
        self.cancel.setEnabled(running)
        self.bar.setVisible(running)
        for widget in (self.both, self.public, self.pdf, self.target, self.choose, self.check, self.marks):
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

    def _done(self, report: PackageReport) -> None:
        self._report = report
        self.say()

    def _looked(self, checked: Checked) -> None:
        self._checked = checked
        self.say()

    def _show_outcome(self) -> None:
        from jcm_pdd.gui.package_words import difference_words, version_word

        self.results.clear()
        if self._checked is not None:
            found = self._checked.differences
            self.doing.setText(self.tr("Not as it was written: {count}").format(count=len(found)) if found else
                               self.tr("All {count} files are as they were written.").format(
                                   count=self._checked.files))
            for one in found:
                self.results.add(difference_words(one), "error", None)
        if self._report is not None:
            report = self._report
            self.doing.setText(self.tr("Package written: {count} files, {versions}").format(
                count=len(report.entries), versions=words.commas(map(version_word, report.versions))))
            button = QPushButton(self.tr("Open folder"))
            button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(report.path.parent))))
            self.results.add(str(report.path), "", button)
            for finding in report.findings:
                self.results.add(self._session.message(finding, language.current()).line(), "open", None)

    def _failed(self, problem: Problem) -> None:
        self.say()
        self.doing.setText("")
        self.went_wrong.emit(problem)

    def _stopped(self) -> None:
        self.say()
        self.doing.setText(self.tr("Cancelled. No file was written or changed."))
