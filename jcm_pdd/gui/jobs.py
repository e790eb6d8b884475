"""Work in another process, so that the window never waits: the only code here that starts processes.

A piece of work is a function `work(talk, *arguments)` of a module without Qt; it tells its progress through `talk`,
asks it whether it was cancelled, and returns a value. It is started by "spawn", the same way on every system and in
a frozen program.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.crash_reports import details, watch_into
from jcm_pdd.gui import crash

if TYPE_CHECKING:
    from jcm_pdd.gui.copying import Copying

POLL_MS = 40
PATIENCE_MS = 1500
_SPAWN = multiprocessing.get_context("spawn")


class Cancelled(Exception):
    """The work was stopped because the user wished so; nothing was left behind."""


@dataclass
class Talk:
    """What work in the other process says and asks."""

    connection: Connection
    stop: Any
    gate: Any

    def progress(self, done: int, total: int, label: str) -> None:
        """Tell that `done` of `total` parts are made and which comes now."""
        self.connection.send(("progress", (done, total, label)))

    def tell(self, what: Any) -> None:
        """Hand over a part of the result while the work goes on."""
        self.connection.send(("told", what))

    def asked(self, patience: float) -> Any:
        """Return what the window asks next by `Job.ask`, or None when nothing came within `patience` seconds.

        Raises EOFError when the window has gone.
        """
        return self.connection.recv() if self.connection.poll(patience) else None

    def cancelled(self) -> bool:
        """Return whether the user wants the work to stop."""
        return bool(self.stop.is_set())

    def point_of_no_return(self) -> bool:
        """Close the gate: from now on the process is not ended from outside; tell whether it was cancelled before."""
        self.gate.acquire()
        return bool(self.stop.is_set())


class Job(QObject):
    """One run of a piece of work; exactly one of `done`, `failed` and `cancelled` comes at the end.

    `before` writes down what the work will read; the process begins when that is done.
    """

    progress = Signal(int, int, str)
    told = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, work: Callable[..., Any], *arguments: Any, clean: Callable[[], None] = lambda: None,
                 parent: QObject | None = None, before: Copying | None = None) -> None:
        super().__init__(parent)
        self._clean, self._before = clean, before
        self._here, there = _SPAWN.Pipe()
        self._stop, self._gate = _SPAWN.Event(), _SPAWN.Lock()
        self._faults = crash.fault_file()
        self._process = _SPAWN.Process(
            target=_serve, args=(Talk(there, self._stop, self._gate), work, arguments, self._faults), daemon=True)
        self._there: Connection | None = there
        self._ending: tuple[str, Any] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._look)
        self._impatient = QTimer(self)
        self._impatient.setSingleShot(True)
        self._impatient.setInterval(PATIENCE_MS)
        self._impatient.timeout.connect(self._end)

    @property
    def running(self) -> bool:
        """Whether the work has begun and its end was not told yet."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin."""
        if self._before is not None:
            self._before.start()
        else:
            self._begin()
        self._timer.start()

    def _begin(self) -> None:
        self._process.start()
        if self._there is not None:
            self._there.close()  # our copy of the other end, else the end of the process is not noticed
            self._there = None

    def _look_before(self, before: Copying) -> None:
        """Go on to the process when what it reads is written down."""
        if before.busy:
            return
        self._before = None
        if before.problem is not None:
            self._finish("failed", before.problem)
        elif before.stopped or self._stop.is_set():
            self._finish("cancelled", None)
        else:
            self._begin()

    def ask(self, what: Any) -> None:
        """Ask work that listens for something; nothing happens when it has ended."""
        with suppress(OSError):
            self._here.send(what)

    def cancel(self) -> None:
        """Ask the work to stop, and end its process when it does not within a moment."""
        if self.running:
            self._stop.set()
            if self._before is not None:
                self._before.stop()
            self._impatient.start()

    def close(self) -> None:
        """End the work at once and wait for that; for closing the window."""
        if self.running:
            self._stop.set()
            if self._before is not None:
                self._before.stop()
                self._before.wait()
            self._end()
            self._look()
            if self._ending is not None and self.running:
                self._process.join(5)
                self._look()

    def _look(self) -> None:
        if self._before is not None:
            self._look_before(self._before)
            return
        try:
            while self.running and self._ending is None and self._here.poll():
                kind, content = self._here.recv()
                if kind == "progress":
                    self.progress.emit(*content)
                elif kind == "told":
                    self.told.emit(content)
                    return  # what else there is to do in the window comes between large parts
                else:
                    self._ending = kind, content
        except (EOFError, OSError):
            self._gone()
        # A process takes a moment to go after its last word; the window does not wait for that.
        if not self.running or self._process.is_alive():
            return
        if self._ending is not None:
            self._finish(*self._ending)
        elif not self._here.poll():
            self._gone()

    def _gone(self) -> None:
        if self._stop.is_set():
            self._finish("cancelled", None)
        else:
            self._process.join(1)
            crash.worker_ended(self._faults, self._process.exitcode)
            self._finish("failed", Problem("program.unexpected", "-", reason=f"exit code {self._process.exitcode}"))

    def _end(self) -> None:
        # Past its point of no return the work is as good as done: it is left to finish.
        if self._process.is_alive() and self._gate.acquire(block=False):
            self._process.terminate()
            self._process.join(5)
            self._gate.release()

    def _finish(self, kind: str, content: Any) -> None:
        self._timer.stop()
        self._impatient.stop()
        if self._there is None:
            self._process.join(5)
        else:  # it was never started
            self._there.close()
        self._here.close()
        crash.forget(self._faults)
        self._clean()
        if kind == "done":
            self.done.emit(content)
        elif kind == "cancelled":
            self.cancelled.emit()
        elif isinstance(content, Problem):
            self.failed.emit(content)
        else:
            code, where, named, *told = content
            for one in told:
                crash.tell(one)
            self.failed.emit(Problem(code, where, **named))


def _serve(talk: Talk, work: Callable[..., Any], arguments: tuple[Any, ...], faults: Path | None = None) -> None:
    """Run the work in the other process and send how it ended; what it dies of below Python goes into `faults`."""
    end = watch_into(faults) if faults is not None else lambda: None
    try:
        result = work(talk, *arguments)
    except Cancelled:
        talk.connection.send(("cancelled", None))
    except Problem as problem:
        talk.connection.send(("problem", (problem.code, problem.where, problem.arguments)))
    except Exception as error:  # noqa: BLE001 - whatever it was, the window must hear of it
        named = {"reason": type(error).__name__}
        talk.connection.send(("problem", ("program.unexpected", "-", named, details(error))))
    else:
        talk.connection.send(("done", result))
    finally:
        end()
        talk.connection.close()
