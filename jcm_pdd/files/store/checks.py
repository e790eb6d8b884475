"""Decides whether a file is a sound project file, on a copy, so that the user's own file is never held
open.
"""

from __future__ import annotations

import hashlib
import sqlite3
import struct
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.store import schema
from jcm_pdd.files.store.contents import Contents, load
from jcm_pdd.files.store.failures import is_full, reading_failed, reason_of
from jcm_pdd.files.store.watching import passed

MAGIC = b"SQLite format 3\x00"
HEADER = 100  # bytes, https://www.sqlite.org/fileformat.html section 1.3
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Fetched:
    """A copied project file: SHA-256 of its bytes, size, and the schema it had before migration."""

    sha256: str
    size: int
    schema: int


def fetch(path: Path, copy: Path) -> tuple[Fetched, Contents]:
    """Copy the project file at `path` to `copy`, check and migrate the copy, and return what it holds.

    Raises a Problem that says why the file is refused; `path` is only read and `copy` removed on refusal.
    """
    if is_there(path):
        if path.is_dir():
            raise Problem("store.is_folder", str(path))
        if not path.is_file():
            raise Problem("store.not_project", str(path))  # a device or pipe, which could keep us waiting for ever
    try:
        check_header(path, path)  # before a large foreign file is copied
        sha256, size = _copied(path, copy)
        found = check_header(copy, path)
        return Fetched(sha256, size, found), check_inside(copy, path)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise


def is_there(path: Path) -> bool:
    """Tell whether anything is at a path; Problem when a share or drive answers with a failure of its own."""
    try:
        return path.exists()
    except OSError as error:
        raise reading_failed(error, str(path)) from error


def _copied(path: Path, copy: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    try:
        source = path.open("rb")
    except OSError as error:
        raise reading_failed(error, str(path)) from error
    with source:
        try:
            target = copy.open("wb")
        except OSError as error:
            raise _local(error, copy) from error
        with target:
            while True:
                try:
                    piece = source.read(PIECE)
                except OSError as error:
                    raise reading_failed(error, str(path)) from error
                if not piece:
                    return digest.hexdigest(), size
                digest.update(piece)
                size += len(piece)
                passed(len(piece))
                try:
                    target.write(piece)
                    target.flush()
                except OSError as error:
                    raise _local(error, copy) from error


def _local(error: OSError, copy: Path) -> Problem:
    if is_full(error):
        return Problem("store.working_full", str(copy.parent))
    return Problem("store.working_folder", str(copy.parent), reason=reason_of(error))


def check_header(copy: Path, path: Path) -> int:
    """Return the schema of a project file from its first 100 bytes; Problem when it is no complete project
    file.
    """
    where = str(path)
    try:
        size = copy.stat().st_size
        with copy.open("rb") as file:
            head = file.read(HEADER)
    except OSError as error:
        raise reading_failed(error, where) from error
    if not head:
        raise Problem("store.empty", where)
    if head[: len(MAGIC)] != MAGIC[: len(head)]:
        raise Problem("store.not_project", where)
    if len(head) < HEADER:
        raise Problem("store.truncated", where)
    application, version = struct.unpack(">I", head[68:72])[0], struct.unpack(">I", head[60:64])[0]
    if application != schema.APPLICATION_ID:
        raise Problem("store.other_application", where)
    if version > schema.SCHEMA:
        raise Problem("store.newer", where, version=version, known=schema.SCHEMA)
    page, pages = struct.unpack(">H", head[16:18])[0], struct.unpack(">I", head[28:32])[0]
    if size < (65536 if page == 1 else page) * pages:
        raise Problem("store.truncated", where)
    return int(version)


def check_inside(copy: Path, path: Path) -> Contents:
    """Check pages, seal and values of the copied database, migrate it, and return what it holds."""
    try:
        with closing(sqlite3.connect(copy, isolation_level=None)) as conn:
            verdict = conn.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if verdict != "ok":
                raise ValueError(verdict)
            seal = conn.execute("SELECT value FROM meta WHERE key = 'seal'").fetchone()
            if seal is not None and seal[0] != schema.seal_of(conn):
                raise ValueError("a stored value was changed outside the program")
            schema.migrate(conn)
            # The seal is for files at rest; the working copy changes with every edit.
            conn.execute("DELETE FROM meta WHERE key = 'seal'")
            return load(conn)
    except (sqlite3.Error, ValueError, LookupError, TypeError) as error:
        if is_full(error):
            raise Problem("store.working_full", str(copy.parent)) from error
        raise Problem("store.damaged", str(path), reason=reason_of(error)) from error
