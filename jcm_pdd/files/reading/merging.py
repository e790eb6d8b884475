"""A document's answers beside the project's: what is new, what is the same, where they disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jcm_pdd.core import edits
from jcm_pdd.core.project import Change, Json, Project
from jcm_pdd.files.reading.found import Found

Take = Literal["project", "document"]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An address where document and project say different things; None means that one has nothing there."""

    address: str
    document: Json
    project: Json


@dataclass(frozen=True, slots=True)
class Merged:
    """The changes an import makes, and the addresses where the two disagree."""

    changes: tuple[Change, ...]
    disagree: tuple[Disagreement, ...]


def merge(project: Project, found: Found, take: Take = "project") -> Merged:
    """Return what an import changes; where both have an answer and differ, `take` says whose counts."""
    changes: list[Change] = []
    disagree: list[Disagreement] = []
    for table, rows in found.tables.items():
        _merge_rows(project, table, rows, found.absent.get(table, []), take, changes, disagree)
    for address, stored in found.values.items():
        old = project.get(address)
        if old == stored:
            continue
        if old is not None:
            disagree.append(Disagreement(address, stored, old))
        if old is None or take == "document":
            changes.append(project.change(address, stored))
    return Merged(tuple(changes), tuple(disagree))


def _merge_rows(project: Project, table: str, rows: list[str], absent: list[str], take: Take, changes: list[Change],
                disagree: list[Disagreement]) -> None:
    """Add the document's new rows; rows it does not show stay unless the document's word counts."""
    now = project.rows(table)
    order: list[Json] = [*now, *(row for row in rows if row not in now)]
    disagree += [Disagreement(f"{table}/{row}", None, _row_text(project, table, row)) for row in absent]
    if take == "document" and absent:
        changes += edits.emptied(project, table, absent)
        order = [row for row in order if row not in absent]
    if order != list(now):
        changes.append(project.change(table, order or None))


def _row_text(project: Project, table: str, row: str) -> str:
    prefix = f"{table}/{row}/"
    return " | ".join(str(value) for address, value in project.answers.items()
                      if address.startswith(prefix) and "." not in address.rsplit("/", 1)[1])
