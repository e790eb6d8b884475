"""The event-loop watchdog: how long the window's thread worked at a stretch, between two turns of its event loop.

Time is the thread's own processor time, so that other programs do not count, and the limit goes with how fast the
machine is at that moment: 100 ms of the reference machine, on which one decimal loop takes 5.7 ms.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer

from tests.benchmarks.baseline import decimal_loop

MOST_LOOPS = 100 / 5.7
"""100 ms on the reference machine, in decimal loops."""


def loop_seconds() -> float:
    """Return the processor seconds of one decimal loop now."""
    start = time.thread_time()
    decimal_loop()
    return time.thread_time() - start


@dataclass(frozen=True)
class Action:
    """One thing done: what, the longest stretch, the work in all (processor seconds), the stretch in decimal loops."""

    name: str
    longest: float
    whole: float
    loops: float


class Watch(QObject):
    """Beats with the event loop; every stretch between two beats belongs to the action of the moment."""

    def __init__(self) -> None:
        super().__init__()
        self.actions: list[Action] = []
        self._before = loop_seconds()
        self._last = self._longest = self._whole = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)

    @contextmanager
    def action(self, name: str) -> Iterator[None]:
        """Watch what is done inside."""
        self._longest = self._whole = 0.0
        self._last = time.thread_time()
        self._timer.start()
        yield
        self._beat()
        self._timer.stop()
        self.actions.append(Action(name, self._longest, self._whole, self._longest / self._pace()))

    def slowest(self, count: int) -> list[Action]:
        """Return the actions that held the window longest."""
        return sorted(self.actions, key=lambda one: -one.loops)[:count]

    def blocked(self) -> list[Action]:
        """Return the actions that held the window for longer than 100 ms of the reference machine."""
        return [one for one in self.actions if one.loops > MOST_LOOPS]

    def report(self, keys: int) -> str:
        """Return what was measured, for people."""
        whole = sum(one.whole for one in self.actions)
        lines = [f"{len(self.actions)} actions, {keys} keys, {whole:.1f} s of program time",
                 "longest stretches (ms here, ms on the reference machine):"]
        lines += [f"  {1000 * one.longest:6.1f} {5.7 * one.loops:6.1f}  {one.name}" for one in self.slowest(10)]
        return "\n".join(lines)

    def _beat(self) -> None:
        now = time.thread_time()
        self._longest = max(self._longest, now - self._last)
        self._whole += now - self._last
        self._last = now

    def _pace(self) -> float:
        """Return the seconds of a decimal loop around now; measured anew only where it decides something."""
        if self._longest > MOST_LOOPS / 4 * self._before:
            before, self._before = self._before, max(loop_seconds(), loop_seconds())
            return max(before, self._before)
        return self._before
