"""Who watches the copying of large files: one watcher a thread, told of every piece, who may end it by raising.

Saving and opening copy a project several times (image, the user's file, a backup). What a watcher raises ends that as a
failure does: nothing is left behind. Past `no_return`, when the user's file is in place, it is told no more.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_here = threading.local()


@contextmanager
def watched(told: Callable[[int], None]) -> Iterator[None]:
    """Tell `told` of the bytes of every piece copied inside, in this thread."""
    _here.told = told
    try:
        yield
    finally:
        _here.told = None


def passed(count: int) -> None:
    """Tell the watcher, if there is one, that bytes were copied."""
    told = getattr(_here, "told", None)
    if told is not None:
        told(count)


def no_return() -> None:
    """From here on the work is as good as done: nobody ends it any more."""
    _here.told = None
