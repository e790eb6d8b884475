"""What pages that let another process work have in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from jcm_pdd.gui.jobs import Job


class WorkPage(QWidget):
    """A page with at most one job under way, whose words follow the language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None

    @property
    def running(self) -> bool:
        """Whether the page's job is under way."""
        return self._job is not None and self._job.running

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        raise NotImplementedError
