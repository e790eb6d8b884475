"""Creating, opening, saving and closing project files. The user's file is read whole, or replaced whole."""

from __future__ import annotations

import shutil
import sqlite3
import uuid
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.store import schema
from jcm_pdd.files.store.atomic import sync_folder
from jcm_pdd.files.store.backups import put_away
from jcm_pdd.files.store.checks import fetch, is_there
from jcm_pdd.files.store.contents import Contents, load
from jcm_pdd.files.store.failures import is_full, reason_of
from jcm_pdd.files.store.journal import Journal
from jcm_pdd.files.store.lock import Holder, ProjectLock, acquire
from jcm_pdd.files.store.place import Workplace, path_key, real_path
from jcm_pdd.files.store.saving import save_as
from jcm_pdd.files.store.session import DATABASE, Session
from jcm_pdd.files.store.stored import time_text

Mode = Literal["edit", "read"]


@dataclass(frozen=True, slots=True)
class Info:
    """How a project file was opened.

    `read_only` with `reason` "asked", "locked" (then `holder` has it) or "folder" (no lock can be written
    there);
    `schema` is what the file has on disk, `migrated` when the open copy is newer; `size` in bytes.
    """

    path: Path
    read_only: bool
    reason: str
    holder: Holder | None
    schema: int
    migrated: bool
    size: int


def create(place: Workplace, path: Path | None = None, overwrite: bool = False) -> Journal:
    """Return a new empty project, saved at `path` when one is given. Raises Problem, then nothing is left."""
    folder = new_folder(place)
    try:
        with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as conn:
            schema.create(conn, time_text(place.time()))
            contents = load(conn)
    except sqlite3.Error as error:
        raise _no_room(error, folder) from error
    session = Session(uuid.uuid4().hex, None, place.who, time_text(place.time()))
    journal = start(folder, contents, place, session)
    if path is not None:
        try:
            save_as(journal, path, overwrite)
        except BaseException:
            abandon(journal)
            raise
    return journal


def open_project(path: Path, place: Workplace, mode: Mode = "edit", take_over: bool = False) -> tuple[Journal, Info]:
    """Open the project file at `path` as a working copy; a stale lock is taken only with `take_over`.

    Who cannot have the lock gets the project read-only. Raises a Problem for a file that is refused;
    nothing on
    the user's disk is changed then.
    """
    path = real_path(path)
    folder = new_folder(place)
    token = uuid.uuid4().hex
    lock: ProjectLock | Holder | None = None
    try:
        # The lock comes first, so that nobody saves between reading and locking; without a file there is
        # none.
        reason = "asked"
        if mode == "edit" and is_there(path) and path.is_file():
            lock, reason = _locked(path, token, place, take_over)
        fetched, contents = fetch(path, folder / DATABASE)
        session = Session(token, str(path), place.who, time_text(place.time()), bool(reason), fetched.sha256)
        journal = start(folder, contents, place, session)
    except BaseException:
        if isinstance(lock, ProjectLock):
            lock.release()
        shutil.rmtree(folder, ignore_errors=True)
        raise
    holder = lock if isinstance(lock, Holder) else None
    journal.lock = lock if isinstance(lock, ProjectLock) else None
    migrated = fetched.schema != schema.SCHEMA
    return journal, Info(path, bool(reason), reason, holder, fetched.schema, migrated, fetched.size)


def close(journal: Journal) -> None:
    """End the session; unsaved work stays as a recovery, a saved project leaves nothing behind.

    Raises Problem when work neither is in the user's file nor can be written here; the project is open then.
    """
    keep = journal.changed()
    if keep:
        journal.flush()
    journal.stop()
    _unlock(journal)
    if keep:
        return
    if journal.changed_history():
        put_away(journal.folder, _name(journal), journal.place)  # steps made and undone again are work too
    else:
        shutil.rmtree(journal.folder, ignore_errors=True)


def abandon(journal: Journal) -> Path | None:
    """End the session without saving; unsaved work is moved to the backups folder, and its place returned."""
    changed = journal.changed() or journal.changed_history()
    journal.stop()
    _unlock(journal)
    if changed:
        return put_away(journal.folder, _name(journal), journal.place)
    shutil.rmtree(journal.folder, ignore_errors=True)
    return None


def keep_alive(journal: Journal) -> None:
    """Refresh the lock's heartbeat, to be called about every minute; Problem when the lock was lost."""
    if journal.lock is not None:
        journal.lock.refresh()


def start(folder: Path, contents: Contents, place: Workplace, session: Session) -> Journal:
    """Return the journal over the working copy in `folder`; Problem when it cannot be written."""
    try:
        session.write(folder)
        sync_folder(folder)
        sync_folder(folder.parent)
        return Journal(folder, contents, place, session)
    except (sqlite3.Error, OSError) as error:
        raise _no_room(error, folder) from error


def new_folder(place: Workplace) -> Path:
    """Return a new folder for a working copy; Problem store.working_folder when it cannot be made."""
    return place.room("working", uuid.uuid4().hex)


def lock_again(path: Path, token: str, place: Workplace, take_over: bool) -> tuple[ProjectLock | None, bool]:
    """Lock `path` for a recovered session; return the lock (None: not had) and whether another has it."""
    lock, reason = _locked(path, token, place, take_over)
    return (lock if isinstance(lock, ProjectLock) else None), reason == "locked"


def _locked(path: Path, token: str, place: Workplace, take_over: bool) -> tuple[ProjectLock | Holder | None, str]:
    try:
        lock = acquire(path, token, place, take_over)
    except OSError:
        return None, "folder"
    return lock, "" if isinstance(lock, ProjectLock) else "locked"


def _unlock(journal: Journal) -> None:
    if journal.lock is not None:
        journal.lock.release()
        journal.lock = None


def _name(journal: Journal) -> str:
    return path_key(journal.path) if journal.path else "never-saved"


def _no_room(error: Exception, folder: Path) -> Problem:
    if is_full(error):
        return Problem("store.working_full", str(folder))
    return Problem("store.working_folder", str(folder), reason=reason_of(error))
