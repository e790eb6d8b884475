"""What the pages on versions have in common: they let another process write documents, and say how that goes."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import theme
from jcm_pdd.gui.copying import copying_of
from jcm_pdd.gui.jobs import Job
from jcm_pdd.gui.versions import work
from jcm_pdd.gui.work_page import WorkPage

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session
    from jcm_pdd.files.versions.results import Wanted


class WritingPage(WorkPage):
    """A page that writes documents about versions; `writes` are the buttons that wait while one is written."""

    left = Signal()
    went_wrong = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.doing, self.bar, self.cancel = QLabel(self), QProgressBar(self), QPushButton(self)
        self.writes: tuple[QPushButton, ...] = ()
        self._folder: Path | None = None

    def write(self, *wanted: Wanted) -> None:
        """Write documents in the other process, one after the other; the window goes on meanwhile."""
        if self.running:
            return
        self._folder = folder = Path(tempfile.mkdtemp(prefix="jcm-pdd-versions-"))
        try:
            image = work.image_in(self._session, folder)
        except Problem as problem:
            work.tidy(folder)
            self.went_wrong.emit(problem)
            return
        who = self._session.journal.place.who
        job = Job(work.run, image, wanted, folder / "copy", who, clean=lambda: work.tidy(folder), parent=self,
                  before=copying_of(self._session, image))
        self._follow(job, self._written, lambda: self._over(self.tr("Cancelled.")))
        job.start()
        self._over(self.tr("Writing…"))
        self.cancel.setFocus()

    def _written(self, files: tuple[Path, ...]) -> None:
        self._over(self.tr("Written: {files}").format(files=", ".join(str(file) for file in files)))

    def _failed(self, problem: Problem) -> None:
        self._over("")
        self.went_wrong.emit(problem)

    def _progress(self, done: int, total: int, _name: str) -> None:
        self.bar.setRange(0, total if total > 1 else 0)
        self.bar.setValue(done)

    def _over(self, told: str) -> None:
        self.doing.setText(told)
        self._judge_work()

    def _judge_work(self) -> None:
        running = self.running
        self.bar.setVisible(running)
        self.cancel.setVisible(running)
        self.doing.setVisible(bool(self.doing.text()))
        for button in self.writes:
            button.setEnabled(button.isEnabled() and not running)
        if not running:
            self._judge()

    def _judge(self) -> None:
        """Enable what can be done now."""

    def _build_work(self, column: QVBoxLayout) -> None:
        theme.set_role(self.doing, "hint")
        self.doing.setWordWrap(True)
        self.bar.setTextVisible(False)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        column.addWidget(self.doing)
        column.addLayout(row)
        self.cancel.clicked.connect(lambda: self._job.cancel() if self._job is not None else None)

    def _say_work(self) -> None:
        self.cancel.setText(self.tr("Cancel"))
        self.bar.setAccessibleName(self.tr("Progress of writing"))
        self._judge_work()
