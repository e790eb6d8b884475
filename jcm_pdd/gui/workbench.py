"""The workbench: the one project that lies open, or none. Opens, saves and closes it; knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui.breathing import breathe, in_slices
from jcm_pdd.gui.papers.keeping import stop_all
from jcm_pdd.gui.warming import PROJECT, warm_now

if TYPE_CHECKING:
    from jcm_pdd.files.definitions import Entry
    from jcm_pdd.files.session import Session
    from jcm_pdd.files.store.recovery import Recovery
    from jcm_pdd.gui.doors import Doors

HEARTBEAT_MS = 60_000
Patient = Callable[[str, int, Callable[[], Any]], Any]


class Busy(Exception):
    """Something else of this window is being copied, or the user stopped it: nothing was done."""


def at_once(_what: str, _size: int, work: Callable[[], Any]) -> Any:
    """Do long work here and now, as without a window."""
    return work()


def _size(session: Session) -> int:
    """Return the bytes of evidence a save copies: into an image, the user's file, a backup and its check."""
    return sum(blob.size if blob.beside else 4 * blob.size for blob in session.journal.blobs())


class Workbench(QObject):
    """Holds the open session and tells when another one lies there or when answers changed.

    `changed` carries the addresses; several edits within one turn of the event loop are told as one.
    """

    replaced = Signal()
    changed = Signal(object)
    went_wrong = Signal(object)

    def __init__(self, doors: Doors, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.doors = doors
        self.patience: Patient = at_once
        """Who does long copying; a window lets a thread do it."""
        self.copying = False
        """Whether a project is being read or saved; nothing else is opened, saved or closed until it is."""
        self.session: Session | None = None
        self.pristine = False
        """Whether the project is a sample nobody has changed: closing it loses nothing."""
        self._unlisten = lambda: None
        self._touched: set[str] = set()
        self._tell = QTimer(self)
        self._tell.setSingleShot(True)
        self._tell.setInterval(0)
        self._tell.timeout.connect(self._tell_now)
        self._heartbeat = QTimer(self)
        self._heartbeat.setInterval(HEARTBEAT_MS)
        self._heartbeat.timeout.connect(self._beat)

    def create(self, title: str, country: str, entry: Entry) -> bool:
        """Lay a new project there; False when that went wrong (and was told)."""
        return self._lay(lambda: self.doors.create(title, country, entry))

    def open_sample(self, name: str) -> bool:
        """Lay a fresh copy of a sample project there; False when that went wrong (and was told)."""
        done = self._lay(lambda: self.doors.sample(name))
        self.pristine = done
        return done

    def begin_blank(self) -> bool:
        """Lay a project without any answer there; False when that went wrong (and was told)."""
        done = self._lay(self.doors.blank)
        self.pristine = done
        return done

    def recover(self, recovery: Recovery) -> bool:
        """Lay recovered work there; False when that went wrong (and was told)."""
        return self._lay(lambda: self.doors.recover(recovery, self._patiently))

    def recoveries(self) -> tuple[Recovery, ...]:
        """Return the work of crashed sessions, newest first; none when the user stopped the looking."""
        try:
            return self.doors.recoveries(self.wait)
        except Busy:
            return ()

    def wait(self, what: str, size: int, work: Callable[[], Any]) -> Any:
        """Return what long work returns; raises Busy when something is being copied or the user stopped it."""
        if self.copying:
            raise Busy
        return self._patiently(what, size, work)

    def open(self, path: Path, read_only: bool = False, take_over: bool = False) -> bool:
        """Open a project file; False when that went wrong (and was told)."""
        return self._lay(lambda: self.doors.open(path, read_only, take_over, self._patiently))

    def lay(self, session: Session) -> None:
        """Put an opened session there; the one before must have been closed."""
        self.session, self.pristine = session, False
        self._unlisten = session.listen(self._heard)
        self._heartbeat.start()
        self.replaced.emit()

    def save(self, path: Path | None = None, force: bool = False) -> bool:
        """Save to the project's own file, or to `path`; False when that went wrong (and was told)."""
        session = self.session
        if session is None:
            return True
        if self.copying:
            return False
        try:
            work = session.saving(path, over=force or path is not None)
            session.was_saved(self._patiently("save", _size(session), work))
        except Problem as problem:
            self.went_wrong.emit(problem)
            return False
        except Busy:
            return False
        self.changed.emit(frozenset())
        return True

    def write(self, work: Callable[[], Path]) -> Path | None:
        """Do the writing of a copy of the project; None when that went wrong (and was told) or was stopped."""
        if self.session is None:
            return None
        try:
            written: Path = self.wait("copy", _size(self.session), work)
        except Problem as problem:
            self.went_wrong.emit(problem)
            return None
        except Busy:
            return None
        return written

    def close(self, discard: bool = False) -> bool:
        """Take the project off the bench; with `discard` its unsaved work is put away, where it can be found."""
        session = self.session
        if session is None:
            return True
        if self.copying:
            return False
        stop_all(session)
        try:
            if discard or self.pristine:
                session.abandon()
            else:
                session.close()
        except Problem as problem:
            self.went_wrong.emit(problem)
            return False
        self._heartbeat.stop()
        self._unlisten()
        self._tell.stop()
        self._touched.clear()
        self.session = None
        self.replaced.emit()
        return True

    def _patiently(self, what: str, size: int, work: Callable[[], Any]) -> Any:
        self.copying = True
        try:
            return self.patience(what, size, work)
        finally:
            self.copying = False

    def _lay(self, made: object) -> bool:
        if self.copying:
            return False
        warm_now(PROJECT)
        try:
            with in_slices():
                session = made()  # type: ignore[operator]
        except Problem as problem:
            self.went_wrong.emit(problem)
            return False
        except Busy:
            return False
        with in_slices():
            breathe()
            self.lay(session)
        return True

    def _heard(self, addresses: frozenset[str], origin: object | None) -> None:
        self._touched |= addresses
        self.pristine = False
        self._tell.start()

    def _tell_now(self) -> None:
        touched = frozenset(self._touched)
        self._touched.clear()
        self.changed.emit(touched)

    def _beat(self) -> None:
        if self.session is None:
            return
        try:
            self.doors.keep_alive(self.session)
        except Problem as problem:
            self._heartbeat.stop()
            self.went_wrong.emit(problem)
