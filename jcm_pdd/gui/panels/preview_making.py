"""Making a document for the preview: the project is written down in a thread, the document made in another process."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui.jobs import Job
from jcm_pdd.gui.panels.preview_documents import new_folder
from jcm_pdd.gui.panels.preview_work import make

if TYPE_CHECKING:
    from jcm_pdd.files.previewing import PreviewJob
    from jcm_pdd.files.session import Session

POLL_MS = 25


class PreviewMaking(QObject):
    """Makes one document at a time; a newer order ends the one before. `done` carries a Preview, `failed` a Problem.

    What is made lies in a folder of its own, which is the taker's to remove.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._copy: _Copy | None = None
        self._job: Job | None = None
        self._order: PreviewJob | None = None
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._poll.timeout.connect(self._look)

    @property
    def running(self) -> bool:
        """Whether something is being made."""
        return self._copy is not None or self._job is not None

    def start(self, session: Session, document: str, form: str) -> None:
        """Begin with the project as it is now."""
        from jcm_pdd.files.previewing import PreviewJob, copier, copy_in

        self.stop()
        try:
            work = new_folder()
        except OSError as error:
            self.failed.emit(Problem("export.folder", tempfile.gettempdir(), reason=error.strerror or error))
            return
        self._order = PreviewJob(copy_in(work, session), work, session.journal.place.folder, document, form)
        self._copy = _Copy(copier(session), self._order.project)
        self._poll.start()

    def stop(self) -> None:
        """End what is being made; nothing is told of it."""
        self._poll.stop()
        if self._copy is not None:
            self._copy.leave()
            self._copy = None
        if self._job is not None:
            self._job.blockSignals(True)
            self._job.close()
            self._drop()
            if self._order is not None:
                shutil.rmtree(self._order.work, ignore_errors=True)

    def _look(self) -> None:
        copy, order = self._copy, self._order
        if copy is None or order is None or copy.busy:
            return
        self._poll.stop()
        self._copy = None
        if copy.problem is not None:
            shutil.rmtree(order.work, ignore_errors=True)
            self.failed.emit(copy.problem)
            return
        self._job = Job(make, order, parent=self)
        self._job.done.connect(self._made)
        self._job.failed.connect(self._not_made)
        self._job.start()

    def _made(self, preview: object) -> None:
        self._drop()
        self.done.emit(preview)

    def _not_made(self, problem: Problem) -> None:
        self._drop()
        if self._order is not None:
            shutil.rmtree(self._order.work, ignore_errors=True)
        self.failed.emit(problem)

    def _drop(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
            self._job = None


class _Copy:
    """The project being written down in a thread; who leaves it need not wait, it cleans up behind itself."""

    def __init__(self, write: Callable[[Path], None], target: Path) -> None:
        self.problem: Problem | None = None
        self._write, self._target, self._left = write, target, False
        self._change = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="preview", daemon=True)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether it is still being written."""
        return self._thread.is_alive()

    def leave(self) -> None:
        """Want it no more."""
        with self._change:
            self._left = True
            if not self.busy:
                self._clean()

    def _run(self) -> None:
        try:
            self._write(self._target)
        except Problem as problem:
            self.problem = problem
        with self._change:
            if self._left:
                self._clean()

    def _clean(self) -> None:
        shutil.rmtree(self._target.parent, ignore_errors=True)
