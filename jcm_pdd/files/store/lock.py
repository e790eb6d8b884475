"""The lock beside a project file: a small text file that says who has the project open."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.store import atomic
from jcm_pdd.files.store.failures import reason_of
from jcm_pdd.files.store.place import Workplace
from jcm_pdd.files.store.process import is_running
from jcm_pdd.files.store.stored import cleaned, time_of, time_text

STALE_AFTER = timedelta(minutes=10)
HEARTBEAT_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock; `stale` when the program there is gone or silent and the lock may be taken over."""

    user: str
    host: str
    pid: int
    heartbeat: datetime
    token: str
    stale: bool = False


@dataclass(frozen=True, slots=True)
class ProjectLock:
    """A lock this session holds on `path`."""

    path: Path
    token: str
    place: Workplace

    def refresh(self) -> None:
        """Write a new heartbeat; Problem store.lock_lost or store.lock_unreachable."""
        self.check()
        try:
            atomic.write_text(lock_path(self.path), _note(self.place, self.token))
        except OSError as error:
            raise Problem("store.lock_unreachable", str(self.path), reason=reason_of(error)) from error

    def check(self) -> None:
        """Make sure the lock is still ours; a lock file that someone removed is put back.

        Raises Problem store.lock_lost when another has it, store.lock_unreachable when its folder is gone.
        """
        try:
            holder = holder_of(self.path, self.place)
            if holder is None:
                _create(self.path, self.token, self.place)
                holder = holder_of(self.path, self.place)
        except OSError as error:
            raise Problem("store.lock_unreachable", str(self.path), reason=reason_of(error)) from error
        if holder is None or holder.token != self.token:
            user, host = (holder.user, holder.host) if holder else ("?", "?")
            raise Problem("store.lock_lost", str(self.path), user=user, host=host)

    def release(self) -> None:
        """Remove the lock if it is still ours; a lock whose folder is gone is forgotten."""
        try:
            holder = holder_of(self.path, self.place)
            if holder is not None and holder.token == self.token:
                lock_path(self.path).unlink(missing_ok=True)
        except OSError:
            pass  # it goes stale by its heartbeat


def _silent(now: datetime, heartbeat: datetime, changed: float) -> bool:
    """Tell whether a holder was not heard of for long; a heartbeat of tomorrow came from a clock that is wrong.

    Then the time the file was written counts, which a server gives; when that lies ahead too, nobody can tell, and the
    question whether to take the lock over is asked.
    """
    if heartbeat - now > STALE_AFTER:
        written = datetime.fromtimestamp(changed, UTC)
        return abs(now - written) > STALE_AFTER
    return now - heartbeat > STALE_AFTER


def lock_path(path: Path) -> Path:
    """Return where the lock of the project file at `path` lies; sync clients know and skip such names."""
    return path.with_name(f".~lock.{path.name}#")


def holder_of(path: Path, place: Workplace) -> Holder | None:
    """Return who holds the lock of `path`, or None when nobody does. Raises OSError when it cannot be
    read.
    """
    file = lock_path(path)
    try:
        text, changed = file.read_text(encoding="utf-8", errors="replace"), file.stat().st_mtime
    except FileNotFoundError:
        return None
    try:
        note = json.loads(text)
        holder = Holder(
            str(note["user"]),
            str(note["host"]),
            int(note["pid"]),
            time_of(note["heartbeat"]),
            str(note["token"]),
        )
        silent = _silent(place.time(), holder.heartbeat, changed)
    except (ValueError, KeyError, TypeError):
        # Half written: perhaps at this moment, so it counts as held until it is old.
        holder = Holder("?", "?", 0, datetime.fromtimestamp(changed, UTC), "")
        silent = place.time() - holder.heartbeat > STALE_AFTER
    if holder.host == place.host and is_running(holder.pid):
        # A clock that was set back makes a heartbeat of here look like one of tomorrow; the process itself is there.
        ahead = holder.heartbeat - place.time() > STALE_AFTER
        return replace(holder, stale=silent and not ahead)
    return replace(holder, stale=silent or holder.host == place.host)


def acquire(path: Path, token: str, place: Workplace, take_over: bool = False) -> ProjectLock | Holder:
    """Lock `path`; return the lock, or who holds it.

    A stale lock is taken only with `take_over`. Raises OSError when the folder takes no lock file.
    """
    for _ in range(3):
        if _create(path, token, place):
            return ProjectLock(path, token, place)
        holder = holder_of(path, place)
        if holder is None:
            continue  # released between the two looks
        # Our own token on it: the session crashed and was recovered, and only its process number is old.
        if holder.token != token and not (holder.stale and take_over):
            return holder
        atomic.write_text(lock_path(path), _note(place, token))
        # Two may take over at the same time: the later writer has it, and both see that here.
        now = holder_of(path, place)
        if now is not None and now.token == token:
            return ProjectLock(path, token, place)
    return Holder("?", "?", 0, place.time(), "")


def _create(path: Path, token: str, place: Workplace) -> bool:
    try:
        handle = os.open(lock_path(path), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(_note(place, token))
    return True


def _note(place: Workplace, token: str) -> str:
    note = {
        "user": cleaned(place.who),
        "host": place.host,
        "pid": place.pid,
        "heartbeat": time_text(place.time()),
        "token": token,
    }
    return json.dumps(note, ensure_ascii=False, sort_keys=True) + "\n"
