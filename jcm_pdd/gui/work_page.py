"""What pages that let another process work have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import theme
from jcm_pdd.gui.column import centred, column_in
from jcm_pdd.gui.jobs import Job

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object  # a page that scrolls and one that does not share this, and Qt allows one widget among the bases

READING_WIDTH = 1120


class OneJob(_Widget):
    """A widget with at most one job under way, whose words follow the language; goes before the widget it is."""

    _job: Job | None = None
    doing: QLabel
    bar: QProgressBar
    cancel: QPushButton

    @property
    def running(self) -> bool:
        """Whether the page's job is under way."""
        return self._job is not None and self._job.running

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def stop(self) -> None:
        """Cancel the job; what was there before stays as it was."""
        if self._job is not None:
            self._job.cancel()
            self.doing.setText(QCoreApplication.translate("WorkPage", "Cancelling…"))
            self.cancel.setEnabled(False)

    def close_job(self) -> None:
        """End the job for good."""
        if self._job is not None:
            self._job.close()

    def _follow(self, job: Job, done: Callable[[Any], None], cancelled: Callable[[], None]) -> None:
        """Make a job the page's own, before it is started."""
        self._job = job
        job.progress.connect(self._progress)
        job.done.connect(done)
        job.failed.connect(self._failed)
        job.cancelled.connect(cancelled)

    def _say(self) -> None:
        raise NotImplementedError

    def _progress(self, done: int, total: int, label: str) -> None:
        raise NotImplementedError

    def _failed(self, problem: Problem) -> None:
        raise NotImplementedError


class WorkPage(OneJob, QWidget):
    """A page with at most one job under way."""


class ReadingPage(WorkPage):
    """A page that shows what another process has read; nothing is kept before its button is pressed."""

    left = Signal()
    went_wrong = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.summary, self.doing = (QLabel(self) for _ in range(3))
        self.bar = QProgressBar(self)
        self.back, self.cancel, self.go = (QPushButton(self) for _ in range(3))

    def _build_around(self, body: QWidget, beside_back: Iterable[QWidget] = (), before_cancel: Iterable[QWidget] = (),
                      before_go: Iterable[QWidget] = ()) -> None:
        """Lay out the page: its title and how the reading goes, what was read, the buttons."""
        column = column_in(centred(self, READING_WIDTH))
        for label, role in ((self.title, "title"), (self.summary, "secondary"), (self.doing, "hint")):
            theme.set_role(label, role)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        column.addWidget(self.bar)
        column.addWidget(body, 1)
        column.addStretch(0)
        self.bar.setTextVisible(False)
        theme.set_role(self.go, "primary")
        self._build_buttons(column, (self.back, *beside_back), (*before_cancel, self.cancel, *before_go, self.go))
        self.back.clicked.connect(self.left)
        self.cancel.clicked.connect(self.stop)

    def _build_buttons(self, column: QVBoxLayout, first: Iterable[QWidget], last: Iterable[QWidget]) -> None:
        row = QHBoxLayout()
        for widget in first:
            row.addWidget(widget)
        row.addStretch(1)
        for widget in last:
            row.addWidget(widget)
        column.addLayout(row)

    def _read(self, job: Job, done: Callable[[Any], None], cancelled: Callable[[], None]) -> None:
        """Begin to read; `done` and `cancelled` are told how it ended."""
        self._follow(job, done, cancelled)
        job.start()
        self._say()
        self.cancel.setFocus()

    def _say_reading(self, first_step: str) -> None:
        """Show how the reading goes while it is under way, beginning with the words of the first step."""
        running = self.running
        for widget in (self.bar, self.cancel, self.doing):
            widget.setVisible(running)
        self.cancel.setEnabled(running)
        if running and not self.doing.text():
            self.bar.setRange(0, 0)
            self.doing.setText(first_step)

    def _step(self, done: int, total: int, text: str) -> None:
        """Show how far the reading is, unless it is being cancelled."""
        if self.cancel.isEnabled():
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self.doing.setText(text)


def quiet_tabs(tabs: QTabWidget, views: Iterable[QWidget]) -> None:
    """Put views into tabs that look like a row of words; their names come with the language."""
    tabs.setDocumentMode(True)
    tabs.tabBar().setDrawBase(False)
    tabs.tabBar().setExpanding(False)
    for view in views:
        tabs.addTab(view, "")
