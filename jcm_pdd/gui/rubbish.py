"""Python looks for rubbish in the window's own thread only.

By itself it does so in whichever thread makes objects next. Rubbish may hold widgets and timers, and Qt does not bear
that they are taken away by the thread that saves, reads photographs or lists evidence: the program would crash.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 250


def collect_what_is_due() -> None:
    """Look through the youngest objects, or older ones too, when Python itself would."""
    counts, limits = gc.get_count(), gc.get_threshold()
    if counts[0] > limits[0]:
        gc.collect(next((age for age in (2, 1) if counts[age] > limits[age]), 0))


class Collector(QObject):
    """Looks again and again as long as its owner lives; from then on Python does it by itself once more."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(collect_what_is_due)
        timer.start(LOOK_MS)
        self.destroyed.connect(lambda *_: gc.enable())
