"""Import: a document is read in another process, then shown with everything in it before anything changes."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QPushButton, QTabWidget, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui.copying import copying_of
from jcm_pdd.gui.disagree_view import DisagreeView
from jcm_pdd.gui.import_views import ChangeView, ReadView, RemarksView, TextsView
from jcm_pdd.gui.import_work import PROJECT, STEPS, ReadJob, read
from jcm_pdd.gui.jobs import Job
from jcm_pdd.gui.papers.request_view import ReturnedView
from jcm_pdd.gui.warming import READING, warm
from jcm_pdd.gui.work_page import ReadingPage, quiet_tabs

if TYPE_CHECKING:
    from jcm_pdd.files.papers.request_returned import Returned
    from jcm_pdd.files.reading.found import NotUnderstood
    from jcm_pdd.files.reading.importing import Prospect, Wishes
    from jcm_pdd.files.reading.merging import Take
    from jcm_pdd.files.reading.parsing import Parsed
    from jcm_pdd.files.session import Session
    from jcm_pdd.gui.doors import Doors


class ImportPage(ReadingPage):
    """Reads a document into a new project (`session` None) or into the open one.

    `made` carries the session of a new project, `taken` the name of a document that is in the open one.
    """

    made = Signal(object)
    taken = Signal(str)

    def __init__(self, doors: Doors, session: Session | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors, self._session, self._fresh = doors, session, session is None
        self._path = Path()
        self._parsed: Parsed | None = None
        self.prospect: Prospect | None = None
        self._take: Take = "document" if self._fresh else "project"
        self._head: Take = self._take
        """Whose country and methodologies decide the questions the document is read against."""
        self._each: dict[str, Take] = {}
        self._put: dict[NotUnderstood, str] = {}
        self._left: frozenset[str] = frozenset()
        """Of a data request that came back: the addresses not to be taken in."""
        self._done_it = False
        self.tabs, self.later = QTabWidget(self), QPushButton(self)
        self.read_list, self.texts, self.disagree = ReadView(self), TextsView(self), DisagreeView(self)
        self.remarks, self.change, self.returned = RemarksView(self), ChangeView(self), ReturnedView(self)
        self._build()
        self._say()

    def start(self, path: Path) -> None:
        """Begin to read a document."""
        self._path = path
        work = Path(tempfile.mkdtemp(prefix="jcm-pdd-import-"))
        image = work / PROJECT
        before = None if self._fresh or self._session is None else copying_of(self._session, image, large=False)
        job = ReadJob(path, image if before else None, self._doors.workplace.folder, work, self._head)
        self._read(Job(read, job, parent=self, clean=lambda: shutil.rmtree(work, ignore_errors=True), before=before),
                   self._done, self.left.emit)
        warm(self, READING)

    def close_job(self) -> None:
        """End the reading for good; a new project that was not made is forgotten."""
        super().close_job()
        if self._fresh and self._session is not None:
            self._session.abandon()
            self._session = None

    def take(self) -> None:
        """Take everything shown into the project as one step."""
        from jcm_pdd.files.reading.importing import take_in

        session, parsed = self._session, self._parsed
        if session is None or parsed is None:
            return
        try:
            if not self._done_it:  # else the user thought better of leaving the open project, and now comes again
                take_in(session, parsed, self._wishes())
        except Problem as problem:
            self.went_wrong.emit(problem)
            return
        self._done_it = True
        if self._fresh:
            self.made.emit(session)
        else:
            self.taken.emit(parsed.name)

    def let_go(self) -> None:
        """Leave the new project to the window."""
        self._session = None

    def hold(self, session: Session) -> None:
        """Keep the new project until the user decides again."""
        self._session = session

    # --- inside ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        quiet_tabs(self.tabs, (self.returned, self.read_list, self.texts, self.disagree, self.remarks, self.change))
        self._build_around(self.tabs, before_go=(self.later,))
        self.go.clicked.connect(self.take)
        self.texts.put.connect(self._put_text)
        self.texts.taken_back.connect(self._take_back)
        self.disagree.chosen.connect(self._choose)
        self.returned.left.connect(self._leave_out)
        self.later.clicked.connect(self.note_returned)

    def _say(self) -> None:
        self.title.setText(self.tr("New project from {name}").format(name=self._path.name) if self._fresh
                           else self.tr("Import {name}").format(name=self._path.name))
        self.back.setText(self.tr("Back"))
        self.cancel.setText(self.tr("Cancel"))
        self.later.setText(self.tr("Note that it came back, decide later"))
        self.later.setVisible(self._came_back() is not None and not self.running)
        self.go.setText(self.tr("Make the project") if self._fresh else self.tr("Take into the project"))
        self.bar.setAccessibleName(self.tr("Progress of reading"))
        self.tabs.setAccessibleName(self.tr("What is in the document"))
        running = self.running
        self._say_reading(self.tr("Opening the document…"))
        for part in (self.tabs, self.go, self.summary):
            part.setVisible(self.prospect is not None and not running)
        if self.prospect is not None and not running:
            self._show(self.prospect)

    def _progress(self, done: int, total: int, label: str) -> None:
        self._step(done, STEPS, {"project": self.tr("Looking at the project…"), "read": self.tr("Reading the answers…")}
                   .get(label, self.tr("Opening the document…")))

    def _done(self, parsed: Parsed) -> None:
        self._parsed = parsed
        if parsed.returned is not None:  # what is doubtful waits for a tick, everything else is ticked
            self._take = "document"
            self._left = frozenset(item.address for item in parsed.returned.items if item.state == "implausible")
        try:
            if self._session is None:
                self._session = self._doors.blank()
            self._prepare()
        except Problem as problem:
            self._failed(problem)
            return
        self._say()
        first = next((at for at, tab in enumerate((self.disagree, self.texts)) if self._count(tab)), None)
        if parsed.returned is not None:
            self.tabs.setCurrentWidget(self.returned)
        elif not self._fresh and first == 0:
            self.tabs.setCurrentWidget(self.disagree)
        self.go.setFocus()

    def _count(self, tab: QWidget) -> int:
        report = self.prospect.report if self.prospect is not None else None
        if report is None:
            return 0
        came_back = self._came_back()
        if came_back is not None and tab in (self.returned, self.read_list, self.disagree):
            return len(came_back.items) if tab is self.returned else 0  # one list says it all
        return {self.returned: 0, self.read_list: len(report.read), self.texts: len(report.not_understood),
                self.disagree: len(report.disagree), self.remarks: len(report.notes),
                self.change: len(self.prospect.to_change) if self.prospect is not None else 0}[tab]

    def _failed(self, problem: Problem) -> None:
        self.left.emit()
        self.went_wrong.emit(problem)

    def _wishes(self) -> Wishes:
        from jcm_pdd.files.reading.importing import Wishes

        return Wishes(self._take, dict(self._each), dict(self._put), self._fresh, self._left,
                      QDate.currentDate().toString("yyyy-MM-dd"))

    def _prepare(self) -> None:
        from jcm_pdd.files.reading.importing import prepare

        if self._session is not None and self._parsed is not None:
            self.prospect = prepare(self._session, self._parsed, self._wishes())

    def _show(self, prospect: Prospect) -> None:
        names: dict[QWidget, str] = {
            self.returned: self.tr("Came back"),
            self.read_list: self.tr("Read"), self.texts: self.tr("Not understood"),
            self.disagree: self.tr("Disagrees"), self.remarks: self.tr("Remarks"),
            self.change: self.tr("What to change")}
        for tab, name in names.items():
            at, count = self.tabs.indexOf(tab), self._count(tab)
            self.tabs.setTabText(at, f"{name} {count}")
            self.tabs.setTabVisible(at, bool(count) or (tab is self.read_list and self._came_back() is None))
        self.summary.setText(self._summary(prospect))
        for view in (self.read_list, self.remarks, self.change):
            view.show_prospect(prospect)
        self.texts.show_texts(prospect, self._put)
        self.disagree.show_prospect(prospect, self._takes(prospect))
        self.returned.show_returned(prospect, self._left)

    def _summary(self, prospect: Prospect) -> str:
        report = prospect.report
        if report.returned is not None:
            return self._told(report.returned)
        new = sum(answer.new for answer in report.read)
        parts = [self.tr("Answers read: {count}.").format(count=len(report.read)) if self._fresh else
                 self.tr("Answers read: {count}, new: {new}.").format(count=len(report.read), new=new)]
        if report.not_understood:
            parts.append(self.tr("Texts not understood and kept: {count}.").format(count=len(report.not_understood)))
        if report.proposed or report.review:
            waiting = self.tr("Waiting for your decision: proposed edits {edits}, notes {notes}.")
            parts.append(waiting.format(edits=len(report.proposed), notes=len(report.review)))
        if self._fresh and prospect.to_change:
            parts.append(self.tr("What usually has to be changed afterwards stays as a list beside the form: {count}.")
                         .format(count=len(prospect.to_change)))
        elif not self._fresh:
            parts.append(self.tr("Nothing changes before you say so, and one undo takes it back."))
        return ("" if parts[0].endswith("。") else " ").join(parts)

    def _came_back(self) -> Returned | None:
        return self._parsed.returned if self._parsed is not None else None

    def _told(self, returned: Returned) -> str:
        """Return how a data request came back, in a sentence."""
        counts = self.tr("Round {round} of {site}: new {new}, changed {changed}, to check {doubtful}, not readable "
                         "{refused}, still missing {missing}.").format(
            round=returned.round, site=returned.site, new=returned.count("new"), changed=returned.count("changed"),
            doubtful=returned.count("implausible"), refused=returned.count("refused"),
            missing=returned.count("missing"))
        ticked = self.tr("What is ticked is taken in as one step.")
        return f"{counts}{'' if counts.endswith('。') else ' '}{ticked}"

    def _leave_out(self, left: frozenset[str]) -> None:
        self._left = left
        self._again()

    def note_returned(self) -> None:
        """Note that a data request came back and take nothing from it yet."""
        from jcm_pdd.files.papers.request_making import returned_edit

        returned = self._came_back()
        if returned is not None and self._session is not None and self._parsed is not None:
            day = QDate.currentDate().toString("yyyy-MM-dd")
            self._session.record(returned_edit(self._session, self._parsed.name, returned.row, returned.states(), day))
            self.left.emit()

    def _takes(self, prospect: Prospect) -> dict[str, Take]:
        return {d.address: self._each.get(d.address, self._take) for d in prospect.report.disagree}

    def _put_text(self, text: NotUnderstood, address: str) -> None:
        self._put[text] = address
        self._again()

    def _take_back(self, text: NotUnderstood) -> None:
        self._put.pop(text, None)
        self._again()

    def _choose(self, takes: dict[str, Take]) -> None:
        """Follow the user's choice; country and methodology decide the questions, so the document is read again."""
        head = self._parsed.head if self._parsed is not None else None
        deciding = {*head.values, *(f"{t}/{r}" for t, rows in head.absent.items() for r in rows)} if head else set()
        self._each.update(takes)
        wanted = [take for address, take in takes.items() if address in deciding]
        if wanted and wanted[0] != self._head:
            self._head = wanted[0]
            self._each.update(dict.fromkeys(deciding, self._head))
            self.start(self._path)
        else:
            self._again()

    def _again(self) -> None:
        self._prepare()
        if self.prospect is not None:
            self._show(self.prospect)
