"""After a crash: which working copies hold work that is not in the user's files, and what to do with them."""

from __future__ import annotations

import sqlite3
import tempfile
import uuid
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Json, Project
from jcm_pdd.files.store import schema
from jcm_pdd.files.store.backups import put_away
from jcm_pdd.files.store.checks import fetch
from jcm_pdd.files.store.contents import NOTHING, Contents, Draft, load
from jcm_pdd.files.store.journal import Journal, Snapshot
from jcm_pdd.files.store.place import Workplace, database_uri, path_key
from jcm_pdd.files.store.project_file import lock_again, start
from jcm_pdd.files.store.session import DATABASE, NOTE, Session
from jcm_pdd.files.store.stored import time_text
from jcm_pdd.files.store.watching import watched_sql, watcher

SWEPT_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Difference:
    """One address with its value in the user's file and in the recovered work; None means absent."""

    address: str
    in_file: Json
    recovered: Json


@dataclass(frozen=True)
class Recovery:
    """Work of a crashed session.

    `path` is the user's file (None: never saved) and `file_problem` why it cannot be read now;
    `changed_outside`
    when it is not the file the session worked on; `when` the last change; `edits` the steps since the last
    save;
    `drafts` the text typed into fields that were not left.
    """

    folder: Path
    path: Path | None
    when: datetime
    edits: int
    differences: tuple[Difference, ...]
    drafts: Mapping[str, Draft]
    file_problem: Problem | None
    changed_outside: bool


def size_of_work(place: Workplace) -> int:
    """Return the bytes that `recoveries` may have to look through."""
    files = (file for folder in place.working.iterdir() if folder.is_dir()
             for file in folder.glob(f"{DATABASE}*"))
    return sum(file.stat().st_size for file in files)


def recoveries(place: Workplace) -> tuple[Recovery, ...]:
    """Return the crashed sessions that hold work not in the user's file, newest first.

    Sessions still running, read-only ones, and copies that are empty, unreadable or newer are not offered.
    """
    found = (_recovery(folder, place) for folder in _crashed(place))
    return tuple(sorted((r for r in found if r is not None), key=lambda r: r.when, reverse=True))


def recover(recovery: Recovery, place: Workplace, take_over: bool = False) -> Journal:
    """Open the recovered work as a project with unsaved changes, in its undo history and with its drafts.

    It is read-only when somebody else has the file open meanwhile; saving asks before it replaces a file
    changed
    outside. Raises Problem store.recovery_gone when another session took it or it cannot be read any more.
    """
    folder = recovery.folder
    session = Session.read(folder) or Session(uuid.uuid4().hex, None, place.who, time_text(place.time()))
    try:
        _migrate_kept(folder, place)
        with _opened(folder) as conn:
            contents = load(conn)
    except (sqlite3.Error, ValueError, LookupError, OSError) as error:
        raise Problem("store.recovery_gone", str(recovery.path or folder)) from error
    lock, held_by_another = None, False
    if recovery.path is not None:
        lock, held_by_another = lock_again(recovery.path, session.token, place, take_over)
    session = replace(session, who=place.who, opened=time_text(place.time()))
    try:
        journal = start(folder, contents, place, session)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    journal.lock = lock
    try:
        saved, _, _ = _in_file(recovery.path, place)
    except BaseException:  # a watcher wants no more of it: the work is offered again
        journal.stop()
        if lock is not None:
            lock.release()
        raise
    # Only here, not in the note: after another crash the work must be offered again.
    journal.mark_saved(_as_saved(saved), replace(session, read_only=held_by_another))
    return journal


def discard(recovery: Recovery, place: Workplace) -> Path:
    """Move the recovered work into the backups folder, never deleting it, and return where it is."""
    name = path_key(recovery.path) if recovery.path else "never-saved"
    try:
        return put_away(recovery.folder, name, place)
    except OSError as error:
        raise Problem("store.recovery_gone", str(recovery.path or recovery.folder)) from error


def sweep(place: Workplace) -> tuple[Path, ...]:
    """Move crashed working copies that hold nothing to recover into the backups folder; return where they
    went.

    Folders younger than an hour stay: another session may be opening a project in one.
    """
    offered = {recovery.folder for recovery in recoveries(place)}
    old = (place.time() - SWEPT_AFTER).timestamp()
    idle = [f for f in _crashed(place) if f not in offered and f.stat().st_mtime < old]
    return tuple(put_away(folder, "nothing-to-recover", place) for folder in idle)


def _crashed(place: Workplace) -> Iterator[Path]:
    for folder in sorted(place.working.iterdir()):
        if folder.is_dir() and not _running(folder):
            yield folder


def _running(folder: Path) -> bool:
    try:
        with _opened(folder) as conn:
            conn.execute("BEGIN IMMEDIATE")
            conn.execute("ROLLBACK")
    except sqlite3.Error as error:
        return "locked" in str(error)
    return False


def _uri(folder: Path) -> str:
    return database_uri((folder / DATABASE).absolute(), "rw")


def _opened(folder: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(_uri(folder), timeout=0, isolation_level=None, uri=True))


def _recovery(folder: Path, place: Workplace) -> Recovery | None:
    session = Session.read(folder)
    # Without a note the session never got as far as taking a change; a note that cannot be read hides no
    # work.
    if not (folder / NOTE).exists() or (session is not None and session.read_only):
        return None
    try:
        contents = _read(folder)
    except (sqlite3.Error, ValueError, LookupError, OSError):
        return None
    path = Path(session.path) if session is not None and session.path else None
    saved, problem, sha256 = _in_file(path, place)
    if contents.empty or contents.same_work(saved):
        return None
    known = {(step.group, step.at) for step in saved.steps}
    fresh = [step for step in contents.steps if (step.group, step.at) not in known]
    times = [step.at for step in fresh] + [draft.at for draft in contents.drafts.values()]
    when = max(times, default=datetime.fromtimestamp((folder / DATABASE).stat().st_mtime, UTC))
    outside = sha256 is not None and session is not None and sha256 != session.base
    return Recovery(folder, path, when, len(fresh), _differences(saved, contents), contents.drafts, problem, outside)


def _read(folder: Path) -> Contents:
    with _opened(folder) as conn:
        if conn.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
            raise ValueError("not a project")
        found = conn.execute("PRAGMA user_version").fetchone()[0]
        if found > schema.SCHEMA:
            raise ValueError("of a newer program")
        with watched_sql(conn, watcher(), folder / DATABASE):
            if conn.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                raise ValueError("damaged")
        if found == schema.SCHEMA:
            return load(conn)
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as current:
            conn.backup(current)
            schema.migrate(current)
            return load(current)


def _migrate_kept(folder: Path, place: Workplace) -> None:
    with _opened(folder) as conn:
        found = conn.execute("PRAGMA user_version").fetchone()[0]
        if found == schema.SCHEMA:
            return
        kept = place.room("backups", "before-migration") / f"{folder.name}-schema{found}.db"
        kept.unlink(missing_ok=True)
        conn.execute("VACUUM INTO ?", (str(kept),))
        schema.migrate(conn)


def _in_file(path: Path | None, place: Workplace) -> tuple[Contents, Problem | None, str | None]:
    if path is None:
        return NOTHING, None, None
    try:
        with tempfile.TemporaryDirectory(dir=place.room("compared")) as scratch:
            fetched, contents = fetch(path, Path(scratch) / DATABASE)
            return contents, None, fetched.sha256
    except Problem as problem:
        return NOTHING, problem, None


def _differences(saved: Contents, recovered: Contents) -> tuple[Difference, ...]:
    addresses = sorted(saved.answers.keys() | recovered.answers.keys())
    found = (Difference(a, saved.answers.get(a), recovered.answers.get(a)) for a in addresses)
    return tuple(difference for difference in found if difference.in_file != difference.recovered)


def _as_saved(saved: Contents) -> Snapshot:
    history = (len(saved.steps), saved.cursor)
    return Snapshot(Project(saved.answers), saved.drafts, saved.definitions, saved.blobs, history)
