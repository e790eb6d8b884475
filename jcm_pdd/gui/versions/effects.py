"""What each change does to the total, worked out a few at a time, so that the window goes on meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from jcm_pdd.core.versions_changes import FieldChange, with_effects

if TYPE_CHECKING:
    from jcm_pdd.files.versions.comparing import Comparison

TURN_SECONDS = 0.012
"""How long the window may wait for effects at a time."""


class Effects(QObject):
    """`worked_out` carries the number of a change in the comparison; `known` are those worked out so far."""

    worked_out = Signal(int)
    finished = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.known: list[FieldChange] = []
        self._left: Iterator[FieldChange] = iter(())
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._work_out)

    def start(self, comparison: Comparison | None) -> None:
        """Begin with another comparison, or stop when there is none."""
        self.known = []
        self._turn.stop()
        if comparison is not None:
            self._left = with_effects(comparison.changes, comparison.new.schema, comparison.new.project)
            self._turn.start()

    def _work_out(self) -> None:
        until = time.perf_counter() + TURN_SECONDS
        while time.perf_counter() < until:
            one = next(self._left, None)
            if one is None:
                self._turn.stop()
                self.finished.emit()
                return
            self.known.append(one)
            self.worked_out.emit(len(self.known) - 1)
