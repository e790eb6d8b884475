"""Measured data on the page: a file is looked at, its columns chosen, its oddities shown, and its sum taken over."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.papers.measured import TakeOver, take_over
from jcm_pdd.core.papers.series import SeriesMapping, SeriesReport, changed
from jcm_pdd.core.problems import Problem
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.jobs import Job
from jcm_pdd.gui.page.own_parts import OwnPart
from jcm_pdd.gui.papers.measured_mapping import MappingView
from jcm_pdd.gui.papers.measured_result import ResultView
from jcm_pdd.gui.papers.measured_work import evaluate, see
from jcm_pdd.gui.theme import SPACE_2, SPACE_3, set_role

if TYPE_CHECKING:
    from jcm_pdd.files.papers.series_reading import SeriesLook
    from jcm_pdd.files.session import Session
    from jcm_pdd.gui.editors.desk import Desk
    from jcm_pdd.gui.papers.keeping import Keeping

_left: WeakKeyDictionary[Session, tuple[Path, SeriesLook, SeriesMapping, SeriesReport | None]] = WeakKeyDictionary()
"""What a page that was left had shown of each project: it is there again when the page is."""
_PATTERN = "*.csv *.txt *.tsv *.dat *.log *.xlsx *.xlsm *.xls *.xlsb *.ods"


class MeasuredPart(OwnPart):
    """Everything happens in another process; a new choice ends the evaluation under way and begins another."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.path: Path | None = None
        self.look: SeriesLook | None = None
        self.report: SeriesReport | None = None
        self._jobs: list[Job] = []
        self._keeping: Keeping | None = None
        self._problem: Problem | None = None
        self._taken = ""
        self.choose, self.cancel, self.again = (QPushButton(self) for _ in range(3))
        self.hint, self.message = QLabel(self), WrappedLabel(parent=self)
        self.bar = QProgressBar(self)
        self.mapping = MappingView(self)
        self.result = ResultView(desk, self)
        self._build()
        jobs = self._jobs
        self.destroyed.connect(lambda: _close(jobs))
        self._come_back()
        self.retranslate()

    @property
    def running(self) -> bool:
        """Whether a file is being looked at or summed."""
        return any(job.running for job in self._jobs)

    # --- what the page asks --------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.choose.setText(self.tr("Choose a file…"))
        self.cancel.setText(self.tr("Cancel"))
        self.again.setText(self.tr("Check and sum"))
        self.hint.setText(self.tr("or drop a CSV or Excel file here"))
        self.bar.setAccessibleName(self.tr("Progress of reading"))
        self.mapping.retranslate()
        self.result.retranslate()
        self._show()

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Read the session again."""
        self.choose.setEnabled(not self.desk.read_only)
        self.result.take.refresh()

    # --- a file --------------------------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Look at a file; what it was read like before is proposed."""
        self.path, self.look, self.report, self._taken = path, None, None, ""
        self._start(Job(see, path, None), self._seen)

    def run(self) -> None:
        """Check and sum the file as it is mapped now."""
        if self.path is None or self.look is None:
            return
        self.report, self._taken = None, ""
        work = Path(tempfile.mkdtemp(prefix="jcm-pdd-series-"))
        job = Job(evaluate, self.path, self.mapping.mapping, work,
                  clean=lambda: shutil.rmtree(work, ignore_errors=True))
        job.progress.connect(self._progress)
        self._start(job, self._summed)

    def stop(self) -> None:
        """End what is under way; nothing has changed."""
        for job in self._jobs:
            job.cancel()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.desk.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.open(paths[0])

    # --- inside --------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setAcceptDrops(True)
        set_role(self.hint, "hint")
        self.bar.setTextVisible(False)
        row = QHBoxLayout()
        for widget in (self.choose, self.hint, self.bar, self.cancel):
            row.addWidget(widget)
        row.addStretch(1)
        self.message.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addLayout(row)
        below = QHBoxLayout()
        below.setSpacing(SPACE_2)
        below.addWidget(self.again)
        below.addStretch(1)
        for part in (self.message, self.result.first_lines, self.mapping):
            column.addWidget(part)
        column.addLayout(below)
        column.addWidget(self.result)
        self.choose.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.stop)
        self.again.clicked.connect(self.run)
        self.mapping.changed.connect(self.run)
        self.mapping.another_look.connect(self._look_again)
        self.result.findings.decided.connect(self._decide)
        self.result.take.wished.connect(self._take)

    def _ask(self) -> None:
        kinds = self.tr("Data files") + f" ({_PATTERN});;" + self.tr("All files") + " (*)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Measured data"), "", kinds)
        if name:
            self.open(Path(name))

    def _start(self, job: Job, done: Any) -> None:
        _close(self._jobs)
        self._problem = None
        self._jobs.append(job)
        job.done.connect(done)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._show)
        self.bar.setRange(0, 0)
        job.start()
        self._show()

    def _progress(self, done: int, total: int, label: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _seen(self, look: SeriesLook) -> None:
        from jcm_pdd.files.papers.series_memory import remembered

        zones = self._zones()
        self.look = remembered(self.desk.session.journal.place, look)
        mapping = self.look.mapping
        if not mapping.zone and not self.look.remembered and zones:
            mapping = changed(mapping, {"zone": zones[0]})
        self.mapping.show_look(self.look, mapping, zones)
        self.run()

    def _zones(self) -> tuple[str, ...]:
        from jcm_pdd.files.papers.series_zones import zones_of

        country = self.desk.stored("country")
        return zones_of(country) if isinstance(country, str) else ()

    def _come_back(self) -> None:
        """Show what was left on this page."""
        left = _left.get(self.desk.session)
        if left is not None and left[0].is_file():
            self.path, self.look, mapping, self.report = left
            self.mapping.show_look(self.look, mapping, self._zones())

    def _look_again(self) -> None:
        if self.path is not None:
            chosen = self.mapping.mapping
            known = SeriesMapping(encoding=chosen.encoding, delimiter=chosen.delimiter, sheet=chosen.sheet)
            self._start(Job(see, self.path, known), self._seen)

    def _summed(self, report: SeriesReport) -> None:
        self.report = report
        self._show()

    def _failed(self, problem: Problem) -> None:
        self._problem = problem
        self._show()

    def _decide(self, part: str, action: str) -> None:
        self.mapping.adopt(changed(self.mapping.mapping, {part: action}))
        self.run()

    def _take(self, wish: TakeOver) -> None:
        from jcm_pdd.gui.papers.keeping import Keeping

        report, session = self.report, self.desk.session
        if report is None or self.path is None:
            return
        try:
            take_over(session.schema, session.project, report, wish)  # refused before a large file is copied
        except Problem as problem:
            self._failed(problem)
            return
        self._keeping = Keeping(session, (self.path,))
        self._keeping.done.connect(lambda files: self._kept(wish, report, files))
        self._keeping.failed.connect(self._failed)
        self._keeping.start()

    def _kept(self, wish: TakeOver, report: SeriesReport, files: list[dict[str, Any]]) -> None:
        from dataclasses import replace

        from jcm_pdd.files.papers.series_memory import remember

        session = self.desk.session
        try:
            session.record(take_over(session.schema, session.project, report, replace(wish, file=files[0])))
            if self.look is not None:
                remember(session.journal.place, self.look, report.mapping)
        except Problem as problem:
            self._failed(problem)
            return
        self._taken = wish.of
        self._show()

    def _show(self) -> None:
        from jcm_pdd.files.messages import problem_text

        running, seen = self.running, self.look is not None
        if self.path is not None and self.look is not None:
            _left[self.desk.session] = self.path, self.look, self.mapping.mapping, self.report
        for widget in (self.bar, self.cancel):
            widget.setVisible(running)
        self.hint.setVisible(not running)
        self.mapping.setVisible(seen)
        self.again.setVisible(seen and not running)
        self.result.show_result(self.look, self.report if not running else None)
        text = ""
        if self._problem is not None:
            text = problem_text(self._problem, self.desk.language)
        elif self._taken:
            text = self.tr("Taken over; the file and how it was read are kept below. One undo takes it back.")
        self.message.setText(text)
        set_role(self.message, "error" if self._problem is not None else "secondary")
        self.message.setVisible(bool(text))
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)


def _close(jobs: list[Job]) -> None:
    """End what is under way without a word; what it wrote is taken away."""
    while jobs:
        job = jobs.pop()
        job.blockSignals(True)
        job.close()
