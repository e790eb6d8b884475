"""Drawing pages for the preview: the other process that does it, there as long as the pages are seen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from jcm_pdd.gui.jobs import Job
from jcm_pdd.gui.panels.preview_work import draw


class PreviewDrawing(QObject):
    """Draws pages of one PDF after another; `drawn` carries path, page, width and Picture (None when it cannot be)."""

    drawn = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self._job is not None and self._job.running

    def start(self) -> None:
        """Have the process there, so that the first page need not wait for it."""
        if not self.running:
            self._job = Job(draw, parent=self)
            self._job.told.connect(self.drawn)
            self._job.failed.connect(self.failed)
            self._job.start()

    def ask(self, path: Path, page: int, width: int) -> None:
        """Ask for a page (from 1) `width` pixels wide."""
        self.start()
        if self._job is not None:
            self._job.ask((path, page, width))

    def stop(self) -> None:
        """End the process; nothing more is told."""
        if self._job is not None:
            self._job.blockSignals(True)
            self._job.close()
            self._job.deleteLater()
            self._job = None
