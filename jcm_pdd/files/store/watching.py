"""Who watches the copying of large files: one watcher a thread, told of every piece, who may end it by raising.

Saving and opening copy a project several times (image, the user's file, a backup). What a watcher raises ends that as a
failure does: nothing is left behind. Past `no_return`, when the user's file is in place, it is told no more.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_here = threading.local()
OPCODES = 8
"""So many steps of SQLite go by between two looks; a row of a copy takes some four, whatever its size."""


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


def watcher() -> Callable[[int], None] | None:
    """Return the watcher of this thread, for work it has done by another one."""
    return getattr(_here, "told", None)


@contextmanager
def watched_sql(conn: sqlite3.Connection, told: Callable[[int], None] | None, target: Path) -> Iterator[None]:
    """Tell `told` by how many bytes the file at `target` grows while a connection works inside.

    What it raises ends the statement under way and is raised here. Raises sqlite3.Error.
    """
    if told is None:
        yield
        return
    seen, raised = 0, []

    def look() -> int:
        nonlocal seen
        size = target.stat().st_size if target.exists() else 0
        try:
            told(max(0, size - seen))
        except BaseException as error:  # noqa: BLE001 - raised again when SQLite has let go
            raised.append(error)
            return 1
        seen = max(size, seen)
        return 0

    conn.set_progress_handler(look, OPCODES)
    try:
        yield
    except sqlite3.Error:
        if raised:
            raise raised[0] from None
        raise
    finally:
        conn.set_progress_handler(None, 0)
