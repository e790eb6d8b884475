"""Saving: a complete, checked file is made first and then takes the place of the user's file in one step."""

from __future__ import annotations

import sqlite3
import uuid
from dataclasses import dataclass, replace
from pathlib import Path

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.store import atomic
from jcm_pdd.files.store.backups import Backup, back_up
from jcm_pdd.files.store.failures import reading_failed, reason_of, writing_failed
from jcm_pdd.files.store.image import LeftOut
from jcm_pdd.files.store.journal import Journal, Snapshot
from jcm_pdd.files.store.lock import Holder, ProjectLock, acquire, holder_of
from jcm_pdd.files.store.place import real_path
from jcm_pdd.files.store.session import Session
from jcm_pdd.files.store.watching import no_return

NOTHING = LeftOut()

@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did: the file, its SHA-256, the backup made (if any), and what
    went wrong beside it (no room for a backup, ...)."""

    path: Path
    sha256: str
    backup: Backup | None
    warning: Problem | None


def save(journal: Journal, force: bool = False) -> Saved:
    """Save to the user's file. Raises a Problem; then the file is as it was and the work still open.

    Refused when the project is read-only, the lock was lost, or the file was changed by something else
    since it
    was opened; `force` replaces a changed file all the same (after backing it up).
    """
    path = journal.path
    if path is None:
        raise Problem("store.no_path")
    if journal.read_only:
        raise Problem("store.opened_read_only", str(path))
    _refuse_missing_folder(path)
    if journal.lock is not None:
        journal.lock.check()
    if not force:
        _refuse_changed(path, journal.session.base)
    return _put(journal, path, journal.session)


def save_as(journal: Journal, path: Path, overwrite: bool = False) -> Saved:
    """Save to another file, which is the project's own from then on; a read-only project becomes one's own.

    Raises a Problem (file exists, open elsewhere, cannot be written); then nothing has changed.
    """
    path = real_path(path)
    if journal.path == path and not journal.read_only:
        return save(journal)
    _refuse_missing_folder(path)
    _refuse_existing(path, overwrite)
    token = uuid.uuid4().hex
    lock = _lock_for_saving(path, token, journal, take_over=overwrite)
    before, session = journal.lock, replace(journal.session, token=token, path=str(path), read_only=False)
    try:
        saved = _put(journal, path, session)
    except BaseException:
        lock.release()
        raise
    journal.lock = lock
    if before is not None:
        before.release()
    return saved


def save_clean_copy(journal: Journal, path: Path, overwrite: bool = False, without: LeftOut = NOTHING) -> Path:
    """Write a copy without history, drafts, confidential evidence and what `without` names.

    The open project stays what it is.
    """
    path = real_path(path)
    if path == journal.path:
        raise Problem("store.clean_same_file", str(path))
    _refuse_missing_folder(path)
    _refuse_existing(path, overwrite)
    _refuse_held(path, journal)
    journal.put_evidence_beside(path, without)
    local, _ = _image(journal, path, without)
    try:
        _existing_backed_up(journal, path)
        atomic.put_in_place(local, path)
    finally:
        local.unlink(missing_ok=True)
    return path


def _put(journal: Journal, path: Path, session: Session) -> Saved:
    journal.put_evidence_beside(path)
    local, snapshot = _image(journal, path, None)
    try:
        warnings = [_existing_backed_up(journal, path)]
        sha256 = atomic.put_in_place(local, path)
        no_return()
        now = replace(session, base=sha256)
        journal.mark_saved(snapshot, now)
        warnings.append(_noted(journal, now))
        backup, problem = _backed_up(journal, local, path)
    finally:
        local.unlink(missing_ok=True)
    return Saved(path, sha256, backup, next((w for w in (problem, *warnings) if w), None))


def _image(journal: Journal, path: Path, clean: LeftOut | None) -> tuple[Path, Snapshot]:
    """Make the file here; beside the target when here is no room; from memory when nothing can be read."""
    local, near = journal.folder / f"image-{uuid.uuid4().hex[:12]}.tmp", atomic.beside(path)
    ways = (
        (local, journal.write_image),
        (near, journal.write_image),
        (near, journal.write_image_from_memory),
    )
    failure: Exception = LookupError()
    for target, write in ways:
        try:
            return target, write(target, clean)
        except sqlite3.Error as error:
            failure = error
            _forget(target)
        except BaseException:  # a watcher wants no more of it
            _forget(target)
            raise
    raise writing_failed(failure, str(path)) from failure


def _forget(image: Path) -> None:
    image.unlink(missing_ok=True)
    image.with_name(f"{image.name}-journal").unlink(missing_ok=True)


def copy_whole(journal: Journal, path: Path, large: bool = True) -> None:
    """Write the project as it is now to the new path `path` for another process to read, evidence too large for a
    project file beside it when `large`.

    For any thread. Raises Problem, and what a watcher of the copying raises; the copy is then not usable.
    """
    try:
        journal.write_image(path)
    except sqlite3.Error as error:
        raise writing_failed(error, str(path)) from error
    if large:
        journal.put_evidence_beside(path)


def _existing_backed_up(journal: Journal, path: Path) -> Problem | None:
    return _backed_up(journal, path, path)[1] if path.is_file() else None


def _backed_up(journal: Journal, source: Path, path: Path) -> tuple[Backup | None, Problem | None]:
    # A backup that cannot be made must not keep the user from saving; it is reported with the result.
    try:
        return back_up(source, path, journal.place), None
    except (OSError, Problem) as error:
        return None, Problem("store.no_backup", str(path), reason=_words(error))


def _noted(journal: Journal, session: Session) -> Problem | None:
    try:
        session.write(journal.folder)
    except (OSError, Problem) as error:
        return Problem("store.journal_failed", str(journal.folder), reason=_words(error))
    return None


def _words(error: OSError | Problem) -> str:
    return reason_of(error) if isinstance(error, OSError) else str(error.arguments.get("reason", error.code))


def _refuse_missing_folder(path: Path) -> None:
    if not path.parent.is_dir():
        raise Problem("store.folder_missing", str(path))
    if path.is_dir():
        raise Problem("store.is_folder", str(path))


def _refuse_existing(path: Path, overwrite: bool) -> None:
    if path.exists() and not overwrite:
        raise Problem("store.exists", str(path))


def _refuse_changed(path: Path, base: str | None) -> None:
    try:
        now = atomic.hash_of(path)
    except FileNotFoundError:
        return  # moved away or deleted: nothing is there to be overwritten
    except OSError as error:
        raise reading_failed(error, str(path)) from error
    if now != base:
        raise Problem("store.changed_outside", str(path))


def _lock_for_saving(path: Path, token: str, journal: Journal, take_over: bool) -> ProjectLock:
    try:
        lock = acquire(path, token, journal.place, take_over)
    except OSError as error:
        raise writing_failed(error, str(path)) from error
    if isinstance(lock, Holder):
        raise Problem("store.locked", str(path), user=lock.user, host=lock.host)
    return lock


def _refuse_held(path: Path, journal: Journal) -> None:
    try:
        holder = holder_of(path, journal.place)
    except OSError as error:
        raise writing_failed(error, str(path)) from error
    if holder is not None and not holder.stale:
        raise Problem("store.locked", str(path), user=holder.user, host=holder.host)
