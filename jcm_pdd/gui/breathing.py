"""Long work of one turn of the event loop in slices: between them the window paints and its timers run.

Keys and the mouse wait until the work is done, so that what is typed ahead reaches the field it is meant for. Work that
takes longer than a moment belongs into another process (`jobs`); this is for what only the window's own thread can do,
such as making the fields of a long page.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEventLoop

SLICE = 0.02
"""Seconds of work after which the window breathes, of the thread's own time: what other programs do does not count."""


class _Breath:
    working = 0
    """How many pieces of long work lie within each other now."""
    breathing = False
    since = 0.0


@contextmanager
def in_slices() -> Iterator[None]:
    """Let `breathe` take effect in the work inside; what calls it outside of such work runs in one go."""
    _Breath.working += 1
    if _Breath.working == 1:
        _Breath.since = time.thread_time()
    try:
        yield
    finally:
        _Breath.working -= 1


def at_work() -> bool:
    """Tell whether long work is going on: what runs now may have been let in by it."""
    return _Breath.working > 0


def breathe() -> None:
    """Let the window paint and its timers run, when a slice is over; what they do is not sliced itself.

    Anything may have been changed by them afterwards, except by the user's hand.
    """
    if not _Breath.working or _Breath.breathing or time.thread_time() - _Breath.since < SLICE:
        return
    _Breath.breathing = True
    try:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    finally:
        _Breath.breathing = False
        _Breath.since = time.thread_time()
