"""Makes the bytes of a project file from a working copy: compact, sealed, the same for the same contents."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from jcm_pdd.files.store import schema
from jcm_pdd.files.store.watching import watched_sql
from jcm_pdd.files.store.writer import Statement

# A clean copy keeps the work and leaves out how it came about and what must not leave the house.
CLEANING = (
    "DELETE FROM history",
    "DELETE FROM drafts",
    "DELETE FROM blobs WHERE confidential <> 0",
    "UPDATE meta SET value = '0' WHERE key = 'cursor'",
    "DELETE FROM meta WHERE key NOT IN ('cursor', 'created')",
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a clean copy leaves out besides history, drafts and confidential evidence: answers by address, files by
    sha256.
    """

    answers: tuple[str, ...] = ()
    files: frozenset[str] = frozenset()


def write_image_from_memory(contents: Iterable[Statement], created: str, target: Path,
                            clean: LeftOut | None) -> None:
    """Write a project file to the new path `target` from statements alone, when no database can be read.

    Raises sqlite3.Error.
    """
    with closing(sqlite3.connect(target, isolation_level=None)) as image:
        schema.create(image, created)
    _finish(target, contents, clean)


def write_image(conn: sqlite3.Connection, waiting: Sequence[Statement], target: Path,
                clean: LeftOut | None, told: Callable[[int], None] | None = None) -> None:
    """Write the database of `conn` plus the statements not yet in it to the new file `target`.

    With `clean`, history, drafts, confidential evidence and what it names are left out and no trace of their bytes
    remains. `told` hears of the bytes as they are written; what it raises ends the writing.
    Raises sqlite3.Error; `target` is then not usable.
    """
    with watched_sql(conn, told, target):
        conn.execute("VACUUM INTO ?", (str(target),))
    _finish(target, waiting, clean, told)


def _finish(target: Path, waiting: Iterable[Statement], clean: LeftOut | None,
            told: Callable[[int], None] | None = None) -> None:
    stop = (lambda _grown: told(0)) if told is not None else None  # bytes written twice are not counted twice
    with closing(sqlite3.connect(target, isolation_level=None)) as image, watched_sql(image, stop, target):
        image.execute("PRAGMA journal_mode=MEMORY")
        image.execute("PRAGMA synchronous=OFF")  # the whole file is flushed once, by the caller
        image.execute("BEGIN")
        for sql, values in waiting:
            image.execute(sql, values)
        if clean is not None:
            _clean(image, clean)
        image.execute("DELETE FROM meta WHERE key = 'seal'")
        image.execute("INSERT INTO meta VALUES ('seal', ?)", (schema.seal_of(image),))
        image.execute("COMMIT")
        if clean is not None:
            image.execute("VACUUM")
        # SQLite counts every VACUUM here; a fixed number keeps the bytes the same from save to save.
        image.execute("PRAGMA schema_version=1")


def _clean(image: sqlite3.Connection, clean: LeftOut) -> None:
    for sql in CLEANING:
        image.execute(sql)
    image.executemany("DELETE FROM answers WHERE address = ?", [(address,) for address in clean.answers])
    image.executemany("DELETE FROM blobs WHERE sha256 = ?", [(sha256,) for sha256 in clean.files])
