"""Adopt a methodology: its official files are read in another process, then shown with everything in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QTabWidget, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import language, methodology_words
from jcm_pdd.gui.jobs import Job
from jcm_pdd.gui.methodology_compare import Compared, CompareView, compared_with_ours
from jcm_pdd.gui.methodology_criteria import CriteriaView
from jcm_pdd.gui.methodology_source import SourceView
from jcm_pdd.gui.methodology_views import DefaultsView, InputsView, RemarksView, facts, remarks
from jcm_pdd.gui.methodology_work import ANSWERABLE, STEPS, AdoptJob, Found, KeptJob, adopt, open_kept
from jcm_pdd.gui.work_page import ReadingPage, quiet_tabs

if TYPE_CHECKING:
    from jcm_pdd.gui.doors import Doors


class MethodologyPage(ReadingPage):
    """Shows a methodology made of official files, to be corrected and kept.

    `kept` carries what is in the library now and how it fits ours (or None), `not_blank` the path of a workbook that
    was to be adopted only when blank, `text_asked` asks for the text's file.
    """

    kept = Signal(object, object)
    not_blank = Signal(object)
    read_asked = Signal(object)
    text_asked = Signal()

    def __init__(self, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        self._asked: AdoptJob | None = None
        self.found: Found | None = None
        self.compared: Compared | None = None
        self._problem: Problem | None = None
        self._later: Path | None = None
        self.tabs, self.document = QTabWidget(self), QPushButton(self)
        self.source, self.inputs, self.defaults = SourceView(self), InputsView(self), DefaultsView(self)
        self.criteria, self.remarks = CriteriaView(self._rule, self), RemarksView(self)
        self.compare = CompareView(self)
        self._build()
        self._say()

    def start(self, job: AdoptJob) -> None:
        """Begin to read official files."""
        self._asked = job
        self.source.show_files(job.name or job.workbook.name, job.text_name or (job.text.name if job.text else ""))
        self._run(adopt, job)

    def start_kept(self, folder: Path, name: str, version: str) -> None:
        """Begin to show a methodology of the library at `folder`."""
        self._run(open_kept, KeptJob(folder, name, version))

    def add_text(self, path: Path | None) -> None:
        """Read the files again, with this text or with none."""
        if self._asked is not None:
            self._again(replace(self._asked, text=path, text_name=""))

    def add_text_when_read(self, path: Path) -> None:
        """Read the files with this text as soon as they are known."""
        self._later = path

    def keep(self) -> None:
        """Put the methodology into the user's library; a rule that is none is shown first."""
        if self.found is None:
            return
        if not self.criteria.finish():
            self.tabs.setCurrentWidget(self.criteria)
            return
        try:
            self._doors.methodology_shelf().add(self.found.adopted)
        except Problem as problem:
            self.went_wrong.emit(problem)
            return
        self.kept.emit(self.found.adopted, self.compared.check if self.compared is not None else None)

    # --- inside ----------------------------------------------------------------------------------------

    def _run(self, work: Callable[..., object], job: AdoptJob | KeptJob) -> None:
        self._problem = None
        self._read(Job(work, job, parent=self), self._done, self._cancelled)

    def _again(self, job: AdoptJob) -> None:
        """Read again with what the user says; rules and partners given so far are kept."""
        typed = self.source.typed()
        rules, maps = dict(job.rules), dict(job.maps)
        if self.found is not None:
            self.criteria.finish()
            rules.update({c.text.en: c.rule for c in self.found.adopted.definition.criteria if c.rule})
            maps = dict(self.found.adopted.maps)
        self.start(replace(job, code=typed["code"], version=typed["version"], reference=typed["reference"],
                           project=typed["project"], rules=rules, maps=maps, blank_only=False))

    def _done(self, found: Found | None) -> None:
        if found is None:
            self.not_blank.emit(self._asked.workbook if self._asked is not None else Path())
            return
        self._take(found)
        if self._later is not None:
            text, self._later = self._later, None
            self.add_text(text)
            return
        self._say()
        self.tabs.setCurrentWidget(self.inputs)
        self.go.setFocus()

    def _take(self, found: Found) -> None:
        self.found = found
        m = found.adopted.definition
        if self._asked is None and m.workbook is not None:  # one of the library, its files lie there
            folder = self._doors.methodology_shelf().folder / f"{m.methodology}_ver{m.version}"
            text = next(iter(folder.glob("text.*")), None) if found.adopted.text_name else None
            self._asked = AdoptJob(folder / "workbook.xlsx", m.workbook.file, text, found.adopted.text_name)
        self.source.show_methodology(m)
        self.compared = compared_with_ours(found)

    def _failed(self, problem: Problem) -> None:
        if self._asked is not None and self._asked.blank_only:
            self.not_blank.emit(self._asked.workbook)
        elif self.found is not None or problem.code.startswith(ANSWERABLE):
            self._problem = problem
            self._say()
            self.tabs.setCurrentWidget(self.source)
            self.source.show_wrong(problem.code, self._wrong())
        else:
            self.left.emit()
            self.went_wrong.emit(problem)

    def _cancelled(self) -> None:
        if self.found is None:
            self.left.emit()
        else:
            self._say()

    def _wrong(self) -> str:
        from jcm_pdd.files.messages import problem_text

        return problem_text(self._problem, language.current()) if self._problem is not None else ""

    def _rule(self, criterion: str, rule: str) -> str:
        """Take a rule over; return what is wrong with it."""
        from jcm_pdd.files.official.editing import with_rule

        if self.found is None:
            return ""
        try:
            self.found = replace(self.found, adopted=with_rule(self.found.adopted, criterion, rule))
        except Problem as problem:
            return methodology_words.wrong_rule(self.found.adopted.definition, rule, problem)
        return ""

    def _map(self, ours: str, theirs: str) -> None:
        """Take over what the user says about a pair."""
        if self.found is not None:
            adopted = replace(self.found.adopted, maps={**self.found.adopted.maps, ours: theirs})
            self.found = replace(self.found, adopted=adopted)
            self.compared = compared_with_ours(self.found)
            self._show_compared()

    def _show_compared(self) -> None:
        if self.compared is not None:
            self.compare.show_compared(self.compared)
        self._name_tabs()

    def _build(self) -> None:
        quiet_tabs(self.tabs, (self.inputs, self.defaults, self.criteria, self.compare, self.remarks, self.source))
        self._build_around(self.tabs, beside_back=(self.document,))
        self.go.clicked.connect(self.keep)
        self.document.clicked.connect(lambda: self.read_asked.emit(self._asked.workbook if self._asked else Path()))
        self.source.again.connect(lambda: self._again(self._asked) if self._asked is not None else None)
        self.source.text_asked.connect(self.text_asked)
        self.source.text_left_out.connect(lambda: self.add_text(None))
        self.compare.mapped.connect(self._map)

    def _say(self) -> None:
        running, found = self.running, self.found
        self.back.setText(self.tr("Back"))
        self.cancel.setText(self.tr("Cancel"))
        self.go.setText(self.tr("Keep in my methodologies"))
        self.document.setText(self.tr("Read it as a filled document"))
        self.tabs.setAccessibleName(self.tr("What the official files hold"))
        self.bar.setAccessibleName(self.tr("Progress of reading"))
        self.doing.clear()
        self._say_reading(self.tr("Opening the workbook…"))
        self.tabs.setVisible(not running and (found is not None or self._problem is not None))
        self.go.setVisible(found is not None and not running)
        self.document.setVisible(bool(self._asked and self._asked.blank_only) and found is not None and not running)
        self._say_head()
        self.source.say()
        self.source.show_wrong(self._problem.code if self._problem else "", self._wrong())
        self._name_tabs()
        if found is not None and not running:
            for view in (self.inputs, self.defaults, self.remarks):
                view.show_found(found)
            self.criteria.show_methodology(found.adopted.definition)
            self._show_compared()

    def _say_head(self) -> None:
        if self.found is None:
            name = self._asked.name or self._asked.workbook.name if self._asked is not None else ""
            self.title.setText(self.tr("Adopt a methodology from {name}").format(name=name))
            self.summary.setText("" if self.running else self.tr("Nothing is kept before you say so."))
            return
        m = self.found.adopted.definition
        self.title.setText(f"{m.key}  {m.title.get(language.current())}" if m.title.en != m.key else m.key)
        self.summary.setText(facts(m, self.found))

    def _name_tabs(self) -> None:
        found = self.found
        m = found.adopted.definition if found is not None else None
        counts: dict[QWidget | None, int] = {
            self.inputs: len(m.parameters) if m else 0, self.defaults: len(found.defaults) if found else 0,
            self.criteria: len(m.criteria) if m else 0, self.remarks: len(remarks(found)) if found else 0,
            self.compare: len(self.compared.check.differing) if self.compared else 0}
        names: dict[QWidget | None, str] = {
            self.inputs: self.tr("Inputs"), self.defaults: self.tr("Default values"),
            self.criteria: self.tr("Criteria"), self.remarks: self.tr("Not understood"),
            self.compare: self.tr("Compared with ours"), self.source: self.tr("Files and cells")}
        for at in range(self.tabs.count()):
            view = self.tabs.widget(at)
            count = counts.get(view, 0)
            self.tabs.setTabText(at, f"{names[view]} {count}" if count else names[view])
            shown: dict[QWidget | None, bool] = {self.remarks: bool(count), self.source: True,
                                                 self.compare: self.compared is not None}
            self.tabs.setTabVisible(at, shown.get(view, m is not None))

    def _progress(self, done: int, total: int, label: str) -> None:
        self._step(done, STEPS, {"text": self.tr("Reading the text…"),
                                 "workbook": self.tr("Reading and calculating the workbook…"),
                                 "compare": self.tr("Comparing…")}.get(label, self.tr("Opening the workbook…")))
