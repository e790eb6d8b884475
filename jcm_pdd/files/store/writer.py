"""The one thread that writes a working copy: edits at once, drafts within a moment, nothing dropped on
failure.
"""

from __future__ import annotations

import atexit
import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.store.failures import journal_failed

Statement: TypeAlias = "tuple[str, tuple[object, ...]]"
Answer = TypeVar("Answer")

DRAFT_DELAY = 0.2  # seconds; with a commit well under 300 ms a keystroke is on disk within 500 ms
RETRY_DELAY = 5.0  # seconds between own attempts while the disk refuses
PATIENCE = 2.0  # seconds; another session that looks for recoveries has the lock for a moment
log = logging.getLogger(__name__)


def connect(path: Path) -> sqlite3.Connection:
    """Open a working copy for this session alone; sqlite3.OperationalError "locked" when another session
    has it.
    """
    conn = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        # The exclusive lock is given back by the operating system even after kill -9: it tells live from
        # crashed.
        conn.execute("PRAGMA locking_mode=EXCLUSIVE")
        conn.execute("PRAGMA journal_mode=WAL")
        conn.execute("PRAGMA synchronous=FULL")
        conn.execute("BEGIN IMMEDIATE")
        conn.execute("COMMIT")
    except BaseException:
        conn.close()
        raise
    return conn


def commit(conn: sqlite3.Connection, statements: Sequence[Statement]) -> None:
    """Run all statements as one transaction, or none of them."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        for sql, values in statements:
            conn.execute(sql, values)
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise


class Writer:
    """Owns the connection of a working copy; statements wait here until they are on the disk."""

    def __init__(self, path: Path, report: Callable[[Problem | None], None]) -> None:
        """Open `path`; `report` hears each new failure as a Problem and None when all is written again."""
        self._path = path
        self._report = report
        self._change = threading.Condition()
        self._queue: list[Statement] = []
        self._drafts: dict[str, Statement] = {}
        self._asks: list[tuple[Callable[[sqlite3.Connection, Sequence[Statement]], Any], Future[Any]]] = []
        self._due: float | None = None
        self._failures = 0
        self._problem: Problem | None = None
        self._untold: Problem | None = None
        self._closing = False
        opened: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, args=(opened,), name="journal", daemon=True)
        self._thread.start()
        opened.result()
        atexit.register(self.close)

    def put(self, statements: Sequence[Statement], drafts: Mapping[str, Statement] | None = None) -> None:
        """Queue statements that are to be written at once and together, with the drafts they settle."""
        with self._change:
            self._queue.extend(statements)
            self._drafts.update(drafts or {})
            self._hurry(0.0)

    def put_draft(self, address: str, statement: Statement) -> None:
        """Queue the newest draft of `address`, written within DRAFT_DELAY; an older one waiting is
        replaced.
        """
        with self._change:
            self._drafts[address] = statement
            self._hurry(DRAFT_DELAY)

    def ask(self, job: Callable[[sqlite3.Connection, Sequence[Statement]], Answer]) -> Answer:
        """Run `job(connection, statements that could not be written yet)` in the thread and return its
        result.
        """
        answer: Future[Answer] = Future()
        with self._change:
            if self._closing:
                raise Problem("store.journal_failed", str(self._path), reason="closed")
            self._asks.append((job, answer))
            self._change.notify_all()
        return answer.result()

    def make_room(self, timeout: float = 60.0) -> None:
        """Wait until what waits is on the disk, or the disk refuses it; for threads that bring megabytes after
        megabytes, which memory has no room for.
        """
        with self._change:
            self._change.wait_for(lambda: not self._queue or self._problem is not None or self._closing, timeout)

    def waiting(self) -> tuple[Statement, ...]:
        """Return the statements that are not on the disk yet."""
        with self._change:
            return (*self._queue, *self._drafts.values())

    @property
    def problem(self) -> Problem | None:
        """The failure that stands now, or None when the disk takes what we write."""
        return self._problem

    def tell(self) -> None:
        """Raise the newest failure if no call has raised it yet."""
        with self._change:
            untold, self._untold = self._untold, None
        if untold is not None:
            raise untold

    def flush(self, timeout: float = 30.0) -> None:
        """Wait until everything is on the disk; raises the Problem when it could not be written."""
        with self._change:
            before = self._failures
            self._hurry(0.0)
            done = self._change.wait_for(lambda: not (self._queue or self._drafts) or self._failures > before, timeout)
            if self._queue or self._drafts:
                self._untold = None
                late = Problem("store.journal_failed", str(self._path), reason="timeout")
                raise self._problem if done and self._problem else late

    def close(self) -> None:
        """Try to write what waits, then close the database and end the thread."""
        atexit.unregister(self.close)
        with self._change:
            self._closing = True
            self._change.notify_all()
        self._thread.join()

    def _hurry(self, delay: float) -> None:
        due = time.monotonic() + delay
        self._due = due if self._due is None else min(self._due, due)
        self._change.notify_all()

    def _run(self, opened: Future[None]) -> None:
        try:
            conn = connect(self._path)
        except Exception as error:  # noqa: BLE001 - handed to the thread that waits for it
            opened.set_exception(error)
            return
        opened.set_result(None)
        try:
            while self._turn(conn):
                pass
        finally:
            conn.close()

    def _turn(self, conn: sqlite3.Connection) -> bool:
        with self._change:
            while not (self._closing or self._asks or self._is_due()):
                self._change.wait(None if self._due is None else max(0.0, self._due - time.monotonic()))
            last = self._closing
            asks, self._asks = self._asks, []
        self._write(conn)
        for job, answer in asks:
            try:
                answer.set_result(job(conn, self.waiting()))
            except BaseException as error:  # noqa: BLE001 - handed to the thread that asked
                answer.set_exception(error)
        return not last

    def _is_due(self) -> bool:
        return self._due is not None and time.monotonic() >= self._due

    def _write(self, conn: sqlite3.Connection) -> None:
        with self._change:
            queued, drafts, self._due = list(self._queue), dict(self._drafts), None
        if not (queued or drafts):
            with self._change:
                self._change.notify_all()
            return
        try:
            commit(conn, [*queued, *drafts.values()])
        except Exception as error:  # noqa: BLE001 - whatever it is, the thread that keeps the work goes on
            self._failed(journal_failed(error, str(self._path)))
        else:
            self._written(len(queued), drafts)

    def _written(self, count: int, drafts: dict[str, Statement]) -> None:
        with self._change:
            del self._queue[:count]
            for address, statement in drafts.items():
                if self._drafts.get(address) is statement:
                    del self._drafts[address]
            healed, self._problem, self._untold = self._problem is not None, None, None
            self._change.notify_all()
        if healed:
            self._say(None)

    def _failed(self, problem: Problem) -> None:
        with self._change:
            new = self._problem is None
            self._problem = problem
            self._untold = problem if new else self._untold
            self._failures += 1
            self._hurry(RETRY_DELAY)
        if new:
            self._say(problem)

    def _say(self, problem: Problem | None) -> None:
        try:
            self._report(problem)
        except Exception:
            # The listener's mistake must not end the thread that keeps the user's work.
            log.exception("a listener for write failures failed")
