"""Long calculations in slices between which the window lives: typing, painting and Cancel come first."""

from __future__ import annotations

import time
from collections.abc import Generator
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from jcm_pdd.core.analysis.sensitivity import Told

SLICE = 0.012
"""Seconds after which a slice gives way; one step of the work may take longer and is never broken up."""


class Slices(QObject):
    """Runs one generator at a time; `done` carries what it returned, `told` how far it is, of how much."""

    told = Signal(int, int)
    done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Generator[Told, None, Any] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._slice)

    @property
    def running(self) -> bool:
        """Whether work is under way."""
        return self._work is not None

    def start(self, work: Generator[Told, None, Any]) -> None:
        """Begin; what was under way is dropped."""
        self._work = work
        self._timer.start(0)

    def stop(self) -> None:
        """Drop what is under way; nothing is told about it any more."""
        self._work = None
        self._timer.stop()

    def _slice(self) -> None:
        work, end = self._work, time.perf_counter() + SLICE
        if work is None:
            return
        told: Told | None = None
        try:
            while time.perf_counter() < end:
                told = next(work)
        except StopIteration as stopped:
            self.stop()
            self.done.emit(stopped.value)
            return
        if told is not None:
            self.told.emit(*told)
