"""The package of a submission: which versions, where to, what is in it and what stands in its way; and checking one."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QRadioButton, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import language, package_work, theme, words
from jcm_pdd.gui.column import centred, column_in
from jcm_pdd.gui.copying import copying_of
from jcm_pdd.gui.jobs import Job
from jcm_pdd.gui.making_page import WIDTH, MakingPage
from jcm_pdd.gui.rows import Rows

if TYPE_CHECKING:
    from jcm_pdd.files.package.checking import Checked
    from jcm_pdd.files.package.making import PackageReport
    from jcm_pdd.files.session import Session
    from jcm_pdd.gui.dialogs import Dialogs


class PackagePage(MakingPage):
    """Makes a package in another process, or checks one."""

    marks_asked = Signal()

    def __init__(self, session: Session, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(session, dialogs, parent)
        self._report: PackageReport | None = None
        self._checked: Checked | None = None
        page = self.page
        self.inside = QLabel(page)
        self.both, self.public, self.pdf = QRadioButton(page), QRadioButton(page), QCheckBox(page)
        self.marks, self.check = QPushButton(page), QPushButton(page)
        self.contents = Rows(page)
        self._build()
        self._begin_with()
        self._say()

    def start(self) -> None:
        """Begin to make the package."""
        from jcm_pdd.files.export import planned
        from jcm_pdd.files.package.making import Wish

        target = Path(self.target.text().strip())
        replace = target.exists()
        scratch = Path(tempfile.mkdtemp(prefix="jcm-pdd-package-"))
        try:
            copy = planned(self._session, target.parent, scratch).project
        except Problem as problem:
            package_work.tidy(target, scratch)
            self.went_wrong.emit(problem)
            return
        wish = Wish(target, self.public.isChecked(), self.pdf.isChecked(), replace)
        self._run(Job(package_work.run, package_work.PackageJob(copy, wish), scratch / "copy", parent=self,
                      before=copying_of(self._session, copy), clean=lambda: package_work.tidy(target, scratch)),
                  self._done)

    def start_check(self, path: Path) -> None:
        """Begin to check a package."""
        self._run(Job(package_work.check, path, parent=self), self._looked)

    def _run(self, job: Job, done: Callable[[Any], None]) -> None:
        self._report, self._checked = None, None
        self._follow(job, done, self._stopped)
        job.start()
        self._judge()
        self.cancel.setFocus()

    # --- inside ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = column_in(centred(self.page, WIDTH))
        self._give_roles(self.inside)
        theme.set_role(self.marks, "quiet")
        self.both.setChecked(True)
        self.pdf.setChecked(True)
        for widget in (self.title, self.what, self.both, self.public):
            column.addWidget(widget)
        line = QHBoxLayout()
        line.addWidget(self.pdf, 1)
        line.addWidget(self.marks)
        column.addLayout(line)
        self._build_place(column)
        parts: tuple[QWidget, ...] = (self.state, self.reasons, self.inside, self.contents)
        for part in parts:
            column.addSpacing(theme.SPACE_2)
            column.addWidget(part)
        self._build_run(column, self.check)
        self.setWidget(self.page)
        for button in (self.both, self.public, self.pdf):
            button.toggled.connect(lambda _=False: self._show_contents())
        self.marks.clicked.connect(self.marks_asked)
        self.check.clicked.connect(self._check)

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

    def _say(self) -> None:
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
        self.check.setText(self.tr("Check a package…"))
        self.go.setText(self.tr("Make the package"))
        self._say_buttons()
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
        self._show_reasons()

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
        self._judge_run(True, self.both, self.public, self.pdf, self.check, self.marks)

    def _done(self, report: PackageReport) -> None:
        self._report = report
        self._say()

    def _looked(self, checked: Checked) -> None:
        self._checked = checked
        self._say()

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
            self._add_folder(report.path.parent, str(report.path), "")
            self._offer_version(report.path.parent)
            self._add_remarks(self._session.message(one, language.current()).line() for one in report.findings)
