"""Turns what the operating system or SQLite reports into a Problem the user can act on."""

from __future__ import annotations

import errno
import sqlite3

from jcm_pdd.core.problems import Problem

FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
GONE = {errno.ENOENT, errno.ENOTDIR, getattr(errno, "ESTALE", errno.ENOENT)}


def writing_failed(error: Exception, where: str) -> Problem:
    """Return the Problem for a failed write of the user's own file at `where`."""
    if is_full(error):
        return Problem("store.disk_full", where)
    number = error.errno if isinstance(error, OSError) else None
    if number in REFUSED or _is_sqlite(error, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return Problem("store.read_only", where)
    if number in GONE:
        return Problem("store.folder_missing", where)
    return Problem("store.cannot_write", where, reason=reason_of(error))


def reading_failed(error: OSError, where: str) -> Problem:
    """Return the Problem for a file at `where` that could not be read."""
    if error.errno in GONE:
        return Problem("store.missing", where)
    if error.errno == errno.EISDIR:
        return Problem("store.is_folder", where)
    if error.errno in REFUSED:
        return Problem("store.no_permission", where)
    return Problem("store.cannot_read", where, reason=reason_of(error))


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
