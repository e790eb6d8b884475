"""The tables of a project file, how a file says it is one, and the steps from older schemas to this one."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Mapping

APPLICATION_ID = 0x4A434D50  # "JCMP"
SCHEMA = 1

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE answers (address TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE drafts (address TEXT PRIMARY KEY, text TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE history (
    id INTEGER PRIMARY KEY, grp INTEGER NOT NULL, name TEXT NOT NULL, args TEXT NOT NULL,
    address TEXT NOT NULL, old TEXT, new TEXT, entered TEXT, who TEXT NOT NULL, at TEXT NOT NULL,
    abandoned INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX history_grp ON history (grp);
CREATE TABLE definitions (
    kind TEXT NOT NULL, id TEXT NOT NULL, version TEXT NOT NULL, sha256 TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (kind, id, version)
) WITHOUT ROWID;
CREATE TABLE blobs (
    sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, media TEXT NOT NULL, size INTEGER NOT NULL,
    confidential INTEGER NOT NULL DEFAULT 0, bytes BLOB
);
"""

# What the seal covers; blob bytes are covered by their own sha256.
SEALED = (
    "SELECT key, value FROM meta WHERE key <> 'seal' ORDER BY key",
    "SELECT address, value FROM answers ORDER BY address",
    "SELECT address, text, at FROM drafts ORDER BY address",
    "SELECT id, grp, name, args, address, old, new, entered, who, at, abandoned FROM history ORDER BY id",
    "SELECT kind, id, version, sha256, text FROM definitions ORDER BY kind, id, version",
    "SELECT sha256, name, media, size, confidential, bytes IS NULL FROM blobs ORDER BY sha256",
)

# Schema n -> the function that makes it n + 1. A file of an older schema runs through all of them, in a copy.
MIGRATIONS: Mapping[int, Callable[[sqlite3.Connection], None]] = {}


def create(conn: sqlite3.Connection, created: str) -> None:
    """Make the empty tables of the current schema in `conn`; `created` is the time as ISO text."""
    conn.executescript(TABLES)
    conn.execute(f"PRAGMA application_id={APPLICATION_ID}")
    conn.execute(f"PRAGMA user_version={SCHEMA}")
    conn.execute("INSERT INTO meta VALUES ('cursor', '0'), ('created', ?)", (created,))


def migrate(conn: sqlite3.Connection, current: int | None = None) -> tuple[int, int]:
    """Bring an older database to the current schema in one transaction; return (found, reached).

    Raises LookupError when no step leads on from the schema found.
    """
    goal = SCHEMA if current is None else current
    found = int(conn.execute("PRAGMA user_version").fetchone()[0])
    if found == goal:
        return found, goal
    conn.execute("BEGIN IMMEDIATE")
    try:
        for step in range(found, goal):
            MIGRATIONS[step](conn)
        conn.execute(f"PRAGMA user_version={goal}")
        conn.execute("COMMIT")
    except BaseException:
        conn.execute("ROLLBACK")
        raise
    return found, goal


def seal_of(conn: sqlite3.Connection) -> str:
    """Return the SHA-256 over everything stored, which notices a changed byte that SQLite itself cannot
    see.
    """
    digest = hashlib.sha256()
    for query in SEALED:
        for row in conn.execute(query):
            digest.update(repr(row).encode("utf-8"))
        digest.update(b"\n")
    return digest.hexdigest()
