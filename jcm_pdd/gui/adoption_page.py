"""Adopting official forms: another process looks at them, then each is shown with what is known and new in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import language, theme, words
from jcm_pdd.gui.form_files import UNSAID, FileList, LookedAt
from jcm_pdd.gui.form_view import FormView, UnknownForm
from jcm_pdd.gui.import_work import FILE, AdoptJob, PlainProblem, adopt
from jcm_pdd.gui.jobs import Job
from jcm_pdd.gui.moved_view import MovedView
from jcm_pdd.gui.work_page import ReadingPage

if TYPE_CHECKING:
    from jcm_pdd.files.adoption.adopt import Adopted
    from jcm_pdd.files.session import Session
    from jcm_pdd.gui.doors import Doors


class AdoptionPage(ReadingPage):
    """Shows the forms of a file or a zip and keeps them in the user's library."""

    shelf_asked = Signal()

    def __init__(self, doors: Doors, session: Session | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors, self._session = doors, session
        self._path, self._files, self._asked = Path(), list[LookedAt](), ""
        self.list, self.detail = FileList(doors, self), QStackedWidget(self)
        self.form, self.unknown, self.moved = FormView(doors, self), UnknownForm(doors, self), MovedView(doors, self)
        self.body, self.use = QWidget(self), QPushButton(self)
        self._build()
        self._say()

    def start(self, path: Path) -> None:
        """Look at a form or a zip of forms."""
        self._path = path
        self._look(AdoptJob(path))

    def keep(self) -> None:
        """Put every form shown into the user's library."""
        try:
            for file in self._files:
                if file.form is not None:
                    self._doors.shelf().add(file.form.form)
                    file.kept = True
        except Problem as problem:
            self.went_wrong.emit(problem)
        self._say()
        (self.use if self.use.isVisible() else self.back).setFocus()

    def move_project(self) -> None:
        """Print the open project on the form shown from now on, and say what that changes."""
        file = self._current()
        session = self._session
        if file is None or file.form is None or session is None:
            return
        from jcm_pdd.files.adoption.using import use

        one = file.form.form.identity
        try:
            form, report = use(session, one.version, one.document)
        except Problem as problem:
            self.went_wrong.emit(problem)
            return
        self.moved.show_report(form, report)
        self.detail.setCurrentWidget(self.moved)
        self.use.hide()

    # --- inside ----------------------------------------------------------------------------------

    def _build(self) -> None:
        halves = QHBoxLayout(self.body)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(theme.SPACE_4)
        halves.addWidget(self.list)
        right = QVBoxLayout()
        right.addWidget(self.detail, 1)
        halves.addLayout(right, 1)
        for view in (self.form, self.unknown, self.moved):
            self.detail.addWidget(view)
        self._build_around(self.body, before_cancel=(self.use,))
        self.go.clicked.connect(lambda: self.keep() if self._fresh() else self.shelf_asked.emit())
        self.use.clicked.connect(self.move_project)
        self.list.currentRowChanged.connect(lambda *_: self._show_current())
        self.form.changed.connect(self._form_changed)
        self.unknown.said.connect(self._said)

    def _look(self, job: AdoptJob) -> None:
        self._asked = job.inner
        self._read(Job(adopt, job, parent=self), self._done, self._stopped)

    def _progress(self, done: int, total: int, label: str) -> None:
        one = self.tr("{number} of {total}: {name}").format(number=done + 1, total=total, name=label.removeprefix(FILE))
        self._step(done, total, one if label.startswith(FILE) else
                   self.tr("Finding the places of the answers…") if label == "match" else
                   self.tr("Opening the forms…"))

    def _done(self, found: tuple[tuple[Adopted, ...], tuple[tuple[str, PlainProblem], ...]]) -> None:
        adopted, skipped = found
        if self._asked:
            at = next(at for at, file in enumerate(self._files) if file.name == self._asked)
            self._files[at] = LookedAt(self._asked, adopted[0])
        else:
            self._files = [*(LookedAt(one.form.name, one) for one in adopted),
                           *(LookedAt(name, problem=plain.problem()) for name, plain in skipped)]
        self._say()
        self.go.setFocus()

    def _failed(self, problem: Problem) -> None:
        if self._asked:
            at = next(at for at, file in enumerate(self._files) if file.name == self._asked)
            self._files[at] = LookedAt(self._asked, problem=problem)
            self._say()
        elif problem.code in UNSAID:
            self._files = [LookedAt(self._path.name, problem=problem)]
            self._say()
        else:
            self.left.emit()
            self.went_wrong.emit(problem)

    def _stopped(self) -> None:
        if self._files:
            self._say()
        else:
            self.left.emit()

    def _said(self, document: str, country: str, version: str) -> None:
        """Look again at a file that does not say itself what it is."""
        file = self._current()
        if file is None:
            return
        inner = "" if file.name == self._path.name else file.name
        self._look(AdoptJob(self._path, inner, document, country, version))

    def _current(self) -> LookedAt | None:
        row = self.list.currentRow()
        return self._files[row] if 0 <= row < len(self._files) else None

    def _fresh(self) -> bool:
        return any(file.form is not None and not file.kept for file in self._files)

    def _form_changed(self, one: Adopted) -> None:
        file = self._current()
        if file is not None:
            file.form, file.kept = one, False
            self._say_buttons()

    # --- words -----------------------------------------------------------------------------------

    def _say(self) -> None:
        self.title.setText(self.tr("Official forms: {name}").format(name=self._path.name))
        self.back.setText(self.tr("Back"))
        self.cancel.setText(self.tr("Cancel"))
        self.use.setText(self.tr("Print this project on it"))
        self.bar.setAccessibleName(self.tr("Progress of looking at the forms"))
        running = self.running
        self._say_reading(self.tr("Opening the forms…"))
        for part in (self.body, self.go, self.summary):
            part.setVisible(not running and bool(self._files))
        self.list.show_files(self._files)
        self._show_current()
        self._say_buttons()

    def _show_current(self) -> None:
        file = self._current()
        if file is None:
            return
        if file.form is not None:
            self.form.show_form(file.form)
            self.detail.setCurrentWidget(self.form)
        else:
            self._show_reason(file)
            self.detail.setCurrentWidget(self.unknown)
        self._say_buttons()

    def _show_reason(self, file: LookedAt) -> None:
        from jcm_pdd.files.messages import problem_text

        problem = file.problem
        if problem is not None and problem.code == "adoption.no_code":
            self.unknown.show_reason(self.tr(
                "The page header of {name} has no whole form code, such as JCM_TH_F_PDD_ver02.0. "
                "Which form is it?").format(name=file.name), True)
        elif problem is not None:
            self.unknown.show_reason(problem_text(problem, language.current()), file.unsaid)

    def _say_buttons(self) -> None:
        forms = [file for file in self._files if file.form is not None]
        fresh, running = self._fresh(), self.running
        keep = self.tr("Keep the form") if len(forms) == 1 else self.tr("Keep {count} forms").format(count=len(forms))
        self.go.setText(keep if fresh else self.tr("Show my forms"))
        self.go.setVisible(not running and bool(forms))
        file = self._current()
        self.use.setVisible(not running and file is not None and file.kept and self._fits(file))
        skipped = len(self._files) - len(forms)
        parts = [self.tr("Forms: {count}").format(count=len(forms))]
        if skipped:
            parts.append(self.tr("other files: {count}").format(count=skipped))
        if fresh:
            parts.append(self.tr("Look at what is new, adjust the kind of answer, then keep them: "
                                 "from then on your projects are printed on them."))
        self.summary.setText(words.listed(parts) if forms else "")

    def _fits(self, file: LookedAt) -> bool:
        session = self._session
        return session is not None and not session.read_only and file.form is not None and \
            session.project.get("country") == file.form.form.identity.country
