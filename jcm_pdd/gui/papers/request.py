"""The page of data requests: how far each round is, a form to make the next workbook, and a way to read one."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.papers.request_rounds import TABLE, statuses
from jcm_pdd.core.papers.request_sites import site_names
from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import theme
from jcm_pdd.gui.copying import copying_of
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.jobs import Job
from jcm_pdd.gui.page.own_parts import OwnPart
from jcm_pdd.gui.page.readonly import TextTable
from jcm_pdd.gui.papers.request_form import RequestForm
from jcm_pdd.gui.papers.request_work import PROJECT, MakeJob, make

if TYPE_CHECKING:
    from jcm_pdd.core.papers.request_rounds import RoundStatus
    from jcm_pdd.files.papers.request_making import Made
    from jcm_pdd.gui.editors.desk import Desk


class RequestPart(OwnPart):
    """Rounds and their counts, and the two things to do: make a workbook, read a returned one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.table, self.form = TextTable(self), RequestForm(self)
        self.nothing, self.said = WrappedLabel(role="secondary", parent=self), WrappedLabel(role="hint", parent=self)
        self.make, self.read, self.cancel = (QPushButton(self) for _ in range(3))
        self._job: Job | None = None
        self._made = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        row = QHBoxLayout()
        for button in (self.make, self.read, self.cancel):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        for widget in (self.said, self.form, self.nothing, self.table):
            column.addWidget(widget)
        self.form.hide()
        self.make.clicked.connect(self.open_form)
        self.read.clicked.connect(self.read_returned)
        self.cancel.clicked.connect(self.stop)
        self.form.ordered.connect(self.order)
        self.form.left.connect(self.form.hide)
        self.retranslate()
        self.refresh(frozenset((TABLE,)), None)

    @property
    def running(self) -> bool:
        """Whether a workbook is being made."""
        return self._job is not None and self._job.running

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.make.setText(self.tr("Make the workbook…"))
        self.read.setText(self.tr("Read a returned workbook…"))
        self.cancel.setText(self.tr("Cancel"))
        self.nothing.setText(self.tr("No data request was made yet. A workbook asks one site for everything the "
                                     "project still needs from it; a returned one may also be dragged onto the "
                                     "window."))
        self.table.setAccessibleName(self.tr("Rounds of data requests"))
        self.form.retranslate()
        self._fill()
        self._say()

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Read the session again after answers changed."""
        self._fill()
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def open_form(self) -> None:
        """Show what a workbook needs to know before it is made."""
        self._made = ""
        self.form.start(site_names(self.desk.session.project), self._folder())
        self._say()

    def order(self) -> None:
        """Make the workbook as the form says, in the other process."""
        day = QDate.currentDate().toString("yyyy-MM-dd")
        order = self.form.order(day[:7])
        work = Path(tempfile.mkdtemp(prefix="jcm-pdd-request-"))
        image = work / PROJECT
        self._job = Job(make, MakeJob(order, image, work), parent=self,
                        before=copying_of(self.desk.session, image, large=False),
                        clean=lambda: shutil.rmtree(work, ignore_errors=True))
        self._job.done.connect(self._done)
        self._job.failed.connect(self._failed)
        self._job.cancelled.connect(self._say)
        self._job.start()
        self._say()

    def stop(self) -> None:
        """Cancel the making; no file was changed."""
        if self._job is not None:
            self._job.cancel()

    def read_returned(self) -> None:
        """Ask for a returned workbook and show what is in it, as every imported document is shown."""
        commands = getattr(self.window(), "commands", None)
        if commands is not None:
            commands.paperwork.import_document()

    # --- inside ----------------------------------------------------------------------------------

    def _folder(self) -> str:
        path = self.desk.session.path
        return str(path.parent if path is not None else Path.home())

    def _done(self, made: Made) -> None:
        self.form.hide()
        self._made = str(made.path)
        self.desk.session.record(made.edit(self.desk.session))
        self._say()

    def _failed(self, problem: Problem) -> None:
        self._say()
        show = getattr(self.window(), "show_problem", None)
        if show is not None:
            show(problem)

    def _say(self) -> None:
        running, closed = self.running, self.desk.read_only
        self.make.setEnabled(not closed and not running and bool(site_names(self.desk.session.project)))
        self.read.setEnabled(not closed and not running)
        self.cancel.setVisible(running)
        self.form.setEnabled(not running)
        text = self.tr("Making the workbook…") if running else (
            self.tr("Made: {file}. Send it to the site and enter the day below.").format(file=self._made)
            if self._made else "")
        if not text and not site_names(self.desk.session.project):
            text = self.tr("Enter a site with its name in A.3 first.")
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _fill(self) -> None:
        rounds = statuses(self.desk.session.context)
        self.nothing.setVisible(not rounds)
        self.table.setVisible(bool(rounds))
        self.table.texts.fill(
            [self.tr("Site"), self.tr("Round"), self.tr("State"), self.tr("Asked"), self.tr("Answered"),
             self.tr("Still missing"), self.tr("Not readable"), self.tr("Not available")],
            [self._row(one) for one in rounds], 8, False)

    def _row(self, one: RoundStatus) -> list[str]:
        state = self.desk.text(f"{TABLE}/{one.row}/state")
        counts = (one.asked, one.returned, one.missing, one.refused, one.not_available)
        return [one.site, one.round, state, *map(str, counts)]
