"""Rolling backups of saved project files, in the local data folder and never in the user's own."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.store import atomic
from jcm_pdd.files.store.checks import fetch
from jcm_pdd.files.store.place import SUFFIX, Workplace, path_key

KEEP = 10
NEWEST = 3  # never thinned
STAMP = "%Y%m%dT%H%M%S%fZ"
NAME = re.compile(rf"(\d{{8}}T\d{{12}}Z)-([0-9a-f]{{16}}){re.escape(SUFFIX)}")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: a project file with the time it was made and the first 16 digits of its hash; size in
    bytes.
    """

    path: Path
    at: datetime
    digest: str
    size: int


def list_backups(path: Path, place: Workplace) -> tuple[Backup, ...]:
    """Return the backups of the project file at `path`, newest first; open one like any project file."""
    found = []
    for file in place.room("backups", path_key(path)).iterdir():
        match = NAME.fullmatch(file.name)
        if match:
            at = datetime.strptime(match[1], STAMP).replace(tzinfo=UTC)
            found.append(Backup(file, at, match[2], file.stat().st_size))
    return tuple(sorted(found, key=lambda backup: (backup.at, backup.digest), reverse=True))


def back_up(source: Path, path: Path, place: Workplace) -> Backup | None:
    """Keep the file at `source` as a backup of the project at `path`; return it, or None when it is not
    worth one.

    A file that is empty, unreadable or the same as the newest backup is not kept. Raises OSError or Problem
    when the backup cannot be written.
    """
    before = list_backups(path, place)
    digest, at = atomic.hash_of(source)[:16], place.time()
    if any(backup.digest == digest for backup in before[:1]):
        return None
    folder = place.room("backups", path_key(path))
    target = folder / f"{at.strftime(STAMP)}-{digest}{SUFFIX}"
    if not _worth_keeping(source, folder / "being-checked.tmp"):
        return None
    temporary = atomic.beside(target)
    try:
        atomic.copy_durably(source, temporary)
        atomic.replace(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)
    made = [backup for backup in list_backups(path, place) if backup.path != target]
    for backup in thinned(made, KEEP - 1):  # the one just made stays, wherever a wrong clock puts it among the others
        with contextlib.suppress(OSError):  # open in another program: it goes with the next save
            backup.path.unlink(missing_ok=True)
    return Backup(target, at, digest, target.stat().st_size)


def thinned(backups: Sequence[Backup], keep: int = KEEP) -> tuple[Backup, ...]:
    """Return which of the backups (newest first) have to go so that `keep` remain, spread over all ages.

    Goes: the one whose neighbours lie closest together for their age, never one of the newest or the oldest.
    """
    kept, dropped = list(backups), []
    while len(kept) > keep:
        ages = [(kept[0].at - backup.at).total_seconds() for backup in kept]
        crowded = min(range(NEWEST, len(kept) - 1), key=lambda i: (ages[i + 1] - ages[i - 1]) / max(ages[i + 1], 1e-6))
        dropped.append(kept.pop(crowded))
    return tuple(dropped)


def put_away(folder: Path, name: str, place: Workplace) -> Path:
    """Move a working folder that is not wanted any more into the backups and return where it went."""
    stamp = place.time().strftime(STAMP)
    target = place.room("backups", "put-away") / f"{stamp}-{name}-{folder.name[:8]}"
    shutil.move(folder, target)
    return target


def _worth_keeping(source: Path, copy: Path) -> bool:
    try:
        _, contents = fetch(source, copy)
    except Problem as problem:
        if problem.code in ("store.working_full", "store.working_folder"):
            raise
        return False
    finally:
        copy.unlink(missing_ok=True)
    return not contents.empty
