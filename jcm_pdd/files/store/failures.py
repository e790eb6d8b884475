"""Turns what the operating system or SQLite reports into a Problem the user can act on."""

from __future__ import annotations

import errno
import sqlite3

from jcm_pdd.core.problems import Problem

FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
GONE = {errno.ENOENT, errno.ENOTDIR, getattr(errno, "ESTALE", errno.ENOENT)}
# Numbers of Windows, winerror.h. Another program holds the file or a part of it:
HELD = {32, 33}
# The name, or the whole path, is longer than Windows takes.
TOO_LONG = {111, 206}
# A file of OneDrive or the like that is not on this computer, and cannot be fetched now.
IN_CLOUD = {*range(358, 400), 404, 426}


def writing_failed(error: Exception, where: str) -> Problem:
    """Return the Problem for a failed write of the user's own file at `where`."""
    if is_full(error):
        return Problem("store.disk_full", where)
    told = _of_windows(error, where)
    if told is not None:
        return told
    number = error.errno if isinstance(error, OSError) else None
    if number in REFUSED or _is_sqlite(error, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return Problem("store.read_only", where)
    if number in GONE:
        return Problem("store.folder_missing", where)
    return Problem("store.cannot_write", where, reason=reason_of(error))


def reading_failed(error: OSError, where: str) -> Problem:
    """Return the Problem for a file at `where` that could not be read."""
    if getattr(error, "winerror", None) in HELD:
        return Problem("store.held", where)
    told = _of_windows(error, where)
    if told is not None:
        return told
    if error.errno in GONE:
        return Problem("store.missing", where)
    if error.errno == errno.EISDIR:
        return Problem("store.is_folder", where)
    if error.errno in REFUSED:
        return Problem("store.no_permission", where)
    return Problem("store.cannot_read", where, reason=reason_of(error))


def _of_windows(error: Exception, where: str) -> Problem | None:
    """Return what Windows says more exactly by a number of its own than by the common one."""
    number = getattr(error, "winerror", None)
    if number in HELD:
        return Problem("store.in_use", where)
    if number in TOO_LONG or (isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG):
        return Problem("store.path_too_long", where)
    return Problem("store.in_cloud", where) if number in IN_CLOUD else None


def journal_failed(error: Exception, where: str) -> Problem:
    """Return the Problem for a failed write of the working copy at `where`."""
    if is_full(error):
        return Problem("store.journal_full", where)
    return Problem("store.journal_failed", where, reason=reason_of(error))


def is_full(error: Exception) -> bool:
    """Return whether the error says that the disk, quota or allowed file size is used up."""
    if isinstance(error, OSError):
        return error.errno in FULL
    return _is_sqlite(error, sqlite3.SQLITE_FULL)


def reason_of(error: Exception) -> str:
    """Return the system's own short words for the error."""
    words = error.strerror if isinstance(error, OSError) else None
    return words or str(error) or type(error).__name__


def _is_sqlite(error: Exception, *codes: int) -> bool:
    number = getattr(error, "sqlite_errorcode", None)
    return isinstance(error, sqlite3.Error) and number is not None and (number & 0xFF) in codes
