"""Which of the user's projects use what a data update changes. Their tonnes do not: they hold their own definitions."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.data_update.changes import Change


@dataclass(frozen=True, slots=True)
class Touched:
    """A project that uses something that changes; `unread` when its file could not be looked into."""

    path: str
    title: str
    definitions: tuple[str, ...] = ()
    country: str = ""
    unread: bool = False


def touched(paths: Iterable[str], changes: Iterable[Change]) -> tuple[Touched, ...]:
    """Return the projects among these files that hold a changed definition or lie in a changed country."""
    subjects = {(one.area, one.subject) for one in changes}
    found = []
    for path in dict.fromkeys(paths):
        if not Path(path).is_file():
            continue
        try:
            one = _look(path, subjects)
        except Problem:
            one = Touched(path, Path(path).name, unread=True)
        if one.definitions or one.country or one.unread:
            found.append(one)
    return tuple(found)


def _look(path: str, subjects: set[tuple[str, str]]) -> Touched:
    from jcm_pdd.files.store import Workplace, close, open_project

    with tempfile.TemporaryDirectory(prefix="jcmpdd-", ignore_cleanup_errors=True) as scratch:
        place = Workplace(Path(scratch), lambda: datetime.now(UTC), "data")
        journal, _ = open_project(Path(path), place, "read")
        try:
            project = journal.project()
            held = [("methodology" if one.kind == "methodology" else "form", f"{one.id} ver{one.version}")
                    for one in journal.definitions()]
            country = str(project.get("country") or "")
            rules = ("country", country) in subjects
            return Touched(path, str(project.get("title") or Path(path).name),
                           tuple(name for area, name in held if (area, name) in subjects), country if rules else "")
        finally:
            close(journal)
