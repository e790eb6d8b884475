"""A project being written down for another process: in a thread, so that the window lives on, and ended at any time.

With much evidence the copy takes seconds; a job that gets one begins with it (`Job(before=...)`).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui.papers import keeping

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session


class _Stopped(Exception):
    """Nobody wants the copy any more."""


class Copying(keeping.UnderWay):
    """One copy of an open project; `write` makes it in the thread, in the words of `store.copy_whole`."""

    def __init__(self, session: Session, write: Callable[[], object]) -> None:
        self.session, self._write = session, write
        self.problem: Problem | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="copying", daemon=True)

    @property
    def busy(self) -> bool:
        """Whether it is being written."""
        return self._thread.is_alive()

    @property
    def stopped(self) -> bool:
        """Whether it was ended before it was whole."""
        return self._stop.is_set()

    def start(self) -> None:
        """Begin."""
        keeping.UNDER_WAY.add(self)
        self._thread.start()

    def _run(self) -> None:
        from jcm_pdd.files.store.watching import watched

        try:
            with watched(self._passed):
                self._write()
        except _Stopped:
            pass
        except Problem as problem:
            self.problem = problem
        except Exception as error:  # noqa: BLE001 - the window must hear of it, whatever it was
            self.problem = Problem("program.unexpected", "-", reason=type(error).__name__)
        finally:
            keeping.UNDER_WAY.discard(self)

    def _passed(self, _count: int) -> None:
        if self._stop.is_set():
            raise _Stopped


def copying_of(session: Session, target: Path, large: bool = True) -> Copying:
    """Return the copying of a project to a new file; without `large`, evidence kept beside project files stays away."""

    def write() -> None:
        from jcm_pdd.files.store import copy_whole

        copy_whole(session.journal, target, large)

    return Copying(session, write)
