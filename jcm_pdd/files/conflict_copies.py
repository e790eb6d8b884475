"""Copies of the open project that lie beside it with work it has not: what cloud folders leave when two computers
changed one file at the same time.

OneDrive writes `mine-LAPTOP.jcmpdd`, Dropbox `mine (Keiko's conflicted copy 2026-11-22).jcmpdd`, the Explorer
`mine - コピー.jcmpdd`, a download `mine (1).jcmpdd`. No list of such names is ever whole, so every project beside it
whose name holds ours, or ours its, is looked into: whether it began as the same project, and whether its last step is
here.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from jcm_pdd.core.merging import RECORDS
from jcm_pdd.files.store import SUFFIX
from jcm_pdd.files.store.place import database_uri
from jcm_pdd.files.store.stored import time_of, time_text

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session

MOST = 20
"""Files looked into; a folder with more such names holds something else."""
OFFLINE = 0x1000 | 0x40000 | 0x400000
"""Attributes of Windows for a file whose content is not on this computer: to look into it would fetch it."""


@dataclass(frozen=True, slots=True)
class ConflictCopy:
    """A copy of the project with work of its own: who made its last step, and when (UTC)."""

    path: Path
    who: str
    at: datetime


def conflict_copies(session: Session) -> tuple[ConflictCopy, ...]:
    """Return the copies beside the project's file that hold work it has not, newest first.

    Copies that only lag behind, clean copies, other projects, and files that cannot be read or are not on this computer
    are left out; nothing is written.
    """
    path = session.path
    origin = _origin(path) if path is not None else None
    if path is None or origin is None:
        return ()
    known = {(step.group, time_text(step.at), step.who) for step in session.journal.history()}
    known |= {(value.get("group"), value.get("at"), value.get("who"))  # type: ignore[misc]
              for address, value in session.project.answers.items()
              if address.startswith(RECORDS) and isinstance(value, dict)}
    found = []
    for other in _beside(path):
        head = _head(other, origin)
        if head is not None and head not in known:
            found.append(ConflictCopy(other, head[2], time_of(head[1])))
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _beside(path: Path) -> Iterator[Path]:
    ours, looked = path.stem.casefold(), 0
    with suppress(OSError):
        for entry in sorted(os.scandir(path.parent), key=lambda one: one.name):
            name = PurePath(entry.name.casefold())
            stem = name.stem
            related = name.suffix == SUFFIX and stem != ours and (ours in stem or stem in ours)
            if related and looked < MOST and not entry.name.startswith((".", "~")) and _is_here(entry):
                looked += 1
                yield Path(entry.path)


def _is_here(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file() and not getattr(entry.stat(), "st_file_attributes", 0) & OFFLINE
    except OSError:
        return False


def _origin(path: Path) -> str | None:
    """Return when the project of a file was begun, to the microsecond; None when that cannot be read."""
    rows = _read(path, "SELECT value FROM meta WHERE key = 'created'")
    return str(rows[0][0]) if rows else None


def _head(path: Path, origin: str) -> tuple[int, str, str] | None:
    """Return the last step of a file of the same beginning; None for another project or one without a history."""
    if _origin(path) != origin:
        return None
    rows = _read(path, "SELECT grp, at, who FROM history WHERE abandoned = 0 ORDER BY id DESC LIMIT 1")
    return (int(str(rows[0][0])), str(rows[0][1]), str(rows[0][2])) if rows else None


def _read(path: Path, query: str) -> list[tuple[object, ...]]:
    try:
        # As it lies there: no lock is taken and nothing is written beside the user's file.
        with closing(sqlite3.connect(f"{database_uri(path.absolute(), 'ro')}&immutable=1", uri=True)) as conn:
            return conn.execute(query).fetchall()
    except (sqlite3.Error, ValueError, OSError):
        return []
