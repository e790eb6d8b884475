"""Makes the bytes of a project file from a working copy: compact, sealed, the same for the same contents."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from jcm_pdd.files.store import schema
from jcm_pdd.files.store.writer import Statement

# A clean copy keeps the work and leaves out how it came about and what must not leave the house.
CLEANING = (
    "DELETE FROM history",
    "DELETE FROM drafts",
    "DELETE FROM blobs WHERE confidential <> 0",
    "UPDATE meta SET value = '0' WHERE key = 'cursor'",
    "DELETE FROM meta WHERE key NOT IN ('cursor', 'created')",
)


def write_image_from_memory(contents: Iterable[Statement], created: str, target: Path, clean: bool,
                            without: Iterable[str] = ()) -> None:
    """Write a project file to the new path `target` from statements alone, when no database can be read.

    A clean one also leaves out the answers at the addresses `without`. Raises sqlite3.Error.
    """
    with closing(sqlite3.connect(target, isolation_level=None)) as image:
        schema.create(image, created)
    _finish(target, contents, clean, without)


def write_image(conn: sqlite3.Connection, waiting: Sequence[Statement], target: Path, clean: bool,
                without: Iterable[str] = ()) -> None:
    """Write the database of `conn` plus the statements not yet in it to the new file `target`.

    With `clean`, history, drafts, confidential evidence and the answers at the addresses `without` are left out, and
    no trace of their bytes remains.
    Raises sqlite3.Error; `target` is then not usable.
    """
    conn.execute("VACUUM INTO ?", (str(target),))
    _finish(target, waiting, clean, without)


def _finish(target: Path, waiting: Iterable[Statement], clean: bool, without: Iterable[str]) -> None:
    with closing(sqlite3.connect(target, isolation_level=None)) as image:
        image.execute("PRAGMA journal_mode=MEMORY")
        image.execute("PRAGMA synchronous=OFF")  # the whole file is flushed once, by the caller
        image.execute("BEGIN")
        for sql, values in waiting:
            image.execute(sql, values)
        for sql in CLEANING if clean else ():
            image.execute(sql)
        image.executemany("DELETE FROM answers WHERE address = ?", [(a,) for a in without] if clean else ())
        image.execute("DELETE FROM meta WHERE key = 'seal'")
        image.execute("INSERT INTO meta VALUES ('seal', ?)", (schema.seal_of(image),))
        image.execute("COMMIT")
        if clean:
            image.execute("VACUUM")
        # SQLite counts every VACUUM here; a fixed number keeps the bytes the same from save to save.
        image.execute("PRAGMA schema_version=1")
