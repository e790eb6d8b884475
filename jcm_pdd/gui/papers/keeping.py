"""Files on their way into a project: small ones at once, large ones in a thread, with progress and a way to stop."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from jcm_pdd.core.problems import Problem

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session

AT_ONCE = 8 * 2**20
"""Bytes up to which copying is over before anybody notices."""


class UnderWay:
    """Copying out of or into an open project, in a thread; closing the project ends it."""

    session: Session
    _stop: threading.Event
    _thread: threading.Thread

    def stop(self) -> None:
        """Ask for the end; it comes with the next piece, and nothing of what was being copied is left behind."""
        self._stop.set()

    def wait(self) -> None:
        """Wait until the thread has ended."""
        if self._thread.is_alive():
            self._thread.join()


UNDER_WAY: set[UnderWay] = set()
"""What goes on now; closing a project ends what belongs to it."""


class _Stopped(Exception):
    """The user wants no more of it."""


class Keeping(QObject, UnderWay):
    """One lot of files; exactly one of `done`, `failed` and `stopped` comes at the end.

    `done` carries the files as lists of the project hold them; listing them is for who asked.
    """

    moved = Signal(int)
    done = Signal(list)
    failed = Signal(object)
    stopped = Signal()
    _told = Signal(int)
    _ended = Signal(object)

    def __init__(self, session: Session, paths: Sequence[Path]) -> None:
        super().__init__()
        self.session, self.paths = session, tuple(paths)
        self._total = max(1, sum(path.stat().st_size for path in self.paths if path.is_file()))
        self._before, self._percent = 0, -1
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="keeping", daemon=True)
        self._told.connect(self.moved)
        self._ended.connect(self._finish)

    def start(self) -> None:
        """Begin; with little to copy it is over when this returns."""
        UNDER_WAY.add(self)
        if self._total <= AT_ONCE:
            self._finish(self._work())
        else:
            self._thread.start()

    def _run(self) -> None:
        self._ended.emit(self._work())

    def _work(self) -> object:
        from jcm_pdd.files.attaching import keep

        items = []
        try:
            for path in self.paths:
                items.append(keep(self.session.journal, path, told=self._copied))
                self._before += int(str(items[-1]["size"]))
        except _Stopped:
            return None
        except Problem as problem:
            return problem
        except OSError as error:
            return Problem("store.cannot_read", str(path), reason=error.strerror or str(error))
        return items

    def _copied(self, done: int) -> None:
        if self._stop.is_set():
            raise _Stopped
        percent = min(100, (self._before + done) * 100 // self._total)
        if percent != self._percent:
            self._percent = percent
            self._told.emit(percent)

    def _finish(self, result: object) -> None:
        UNDER_WAY.discard(self)
        if self._stop.is_set() or result is None:
            self.stopped.emit()
        elif isinstance(result, Problem):
            self.failed.emit(result)
        else:
            self.done.emit(result)


def stop_all(session: Session) -> None:
    """End what is still on its way into or out of a project that is about to be closed."""
    for one in [one for one in tuple(UNDER_WAY) if one.session is session]:
        one.stop()
        one.wait()
