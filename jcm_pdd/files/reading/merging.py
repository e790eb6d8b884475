"""A document's answers beside the project's: what is new, what is the same, where they disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from jcm_pdd.core import edits
from jcm_pdd.core.project import Change, Json, Project
from jcm_pdd.files.reading.found import Found

Take = Literal["project", "document"]
_NONE: Mapping[str, Take] = MappingProxyType({})


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


def merge(project: Project, found: Found, take: Take = "project", each: Mapping[str, Take] = _NONE) -> Merged:
    """Return what an import changes; where both have an answer and differ, `take` says whose counts.

    `each` decides single addresses otherwise; a row the document does not show has the address "table/row".
    """
    changes: list[Change] = []
    disagree: list[Disagreement] = []
    for table, rows in found.tables.items():
        absent = found.absent.get(table, [])
        dropped = [row for row in absent if each.get(f"{table}/{row}", take) == "document"]
        disagree += [Disagreement(f"{table}/{row}", None, _row_text(project, table, row)) for row in absent]
        changes += _merge_rows(project, table, rows, dropped)
    for address, stored in found.values.items():
        old = project.get(address)
        if old == stored:
            continue
        if old is not None:
            disagree.append(Disagreement(address, stored, old))
        if old is None or each.get(address, take) == "document":
            changes.append(project.change(address, stored))
    return Merged(tuple(changes), tuple(disagree))


def _merge_rows(project: Project, table: str, rows: list[str], dropped: list[str]) -> list[Change]:
    """Add the document's new rows and take away those dropped."""
    now = project.rows(table)
    order: list[Json] = [row for row in [*now, *(row for row in rows if row not in now)] if row not in dropped]
    changes = edits.emptied(project, table, dropped) if dropped else []
    return [*changes, project.change(table, order or None)] if order != list(now) else changes


def _row_text(project: Project, table: str, row: str) -> str:
    prefix = f"{table}/{row}/"
    return " | ".join(str(value) for address, value in project.answers.items()
                      if address.startswith(prefix) and "." not in address.rsplit("/", 1)[1])
