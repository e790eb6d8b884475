"""Python looks for rubbish in the window's own thread only, and among all objects only while the user rests.

By itself it does so in whichever thread makes objects next. Rubbish may hold widgets and timers, and Qt does not bear
that they are taken away by the thread that saves, reads photographs or lists evidence: the program would crash. Of a
project with a thousand rows all objects take up to a tenth of a second, which nobody must feel while typing.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

LOOK_MS = 250
REST, LONGEST = 1.5, 120.0
"""Seconds without a key or a click that are a rest; seconds after which it is waited for no more."""
_BY_HAND = frozenset({QEvent.Type.KeyPress, QEvent.Type.InputMethod, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


def collect_what_is_due(resting: bool = True) -> bool:
    """Look through the youngest objects, or older ones too, when Python itself would; through all only in a rest.

    Tell whether all are due and were put off.
    """
    counts, limits = gc.get_count(), gc.get_threshold()
    if counts[0] <= limits[0]:
        return False
    age = next((age for age in (2, 1) if counts[age] > limits[age]), 0)
    gc.collect(age if resting else min(age, 1))
    return age == 2 and not resting


class Collector(QObject):
    """Looks again and again as long as its owner lives; from then on Python does it by itself once more."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        gc.disable()
        self._since: float | None = None
        """When all objects became due and nobody rested."""
        self._touched = 0.0
        timer = QTimer(self)
        timer.timeout.connect(self._look)
        timer.start(LOOK_MS)
        self.destroyed.connect(lambda *_: gc.enable())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that the user is at work; asked only while something was put off."""
        if event.type() in _BY_HAND:
            self._touched = time.monotonic()
        return False

    def _look(self) -> None:
        now = time.monotonic()
        waited = self._since is not None and (now - self._touched > REST or now - self._since > LONGEST)
        if waited:
            gc.collect(2)
            self._watch(None)
        elif collect_what_is_due(resting=False) and self._since is None:
            self._touched = now
            self._watch(now)

    def _watch(self, since: float | None) -> None:
        app = QCoreApplication.instance()
        self._since = since
        if app is not None and since is None:
            app.removeEventFilter(self)
        elif app is not None:
            app.installEventFilter(self)
