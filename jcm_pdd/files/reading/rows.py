"""Which row of the project a row of a document is: the same answers, the same name, else the same position."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jcm_pdd.core.edits import ROW_ID
from jcm_pdd.core.project import Json, Project

Stored = Mapping[str, Json]


def match_rows(project: Project, table: str, candidates: Sequence[str], found: Sequence[Stored], name: str,
               carried: Sequence[str] = ()) -> list[str | None]:
    """Return for each found row the id of the row it is among `candidates`, None for one that is new.

    `found` holds stored values by column id, `name` is the column rows are known by, `carried` are ids the
    document brought along. Equal rows come first, then rows of the same name, then rows left at one position.
    """
    taken: list[str | None] = [None] * len(found)

    def value(row: str, column: str) -> Json:
        return project.get(f"{table}/{row}/{column}")

    def same(row: str, at: int) -> bool:
        return bool(found[at]) and all(value(row, column) == stored for column, stored in found[at].items())

    def named(row: str, at: int) -> bool:
        return name in found[at] and value(row, name) == found[at][name]

    for fits in (same, named):
        for at in range(len(found)):
            free = [row for row in candidates if row not in taken]
            if taken[at] is None:
                liked = [carried[at]] if at < len(carried) and carried[at] in free else []
                taken[at] = next((row for row in [*liked, *free] if fits(row, at)), None)
    for at in range(len(found)):
        if taken[at] is None and at < len(candidates) and candidates[at] not in taken:
            taken[at] = candidates[at]
    return taken


def new_ids(project: Project, table: str, count: int, wanted: Sequence[str], used: Sequence[str] = ()) -> list[str]:
    """Return ids for new rows: those the document brought along where they were never used, else the next ones."""
    made = project.get(f"{table}#count")
    known = {*project.rows(table), *used}
    ever = max([made if isinstance(made, int) else 0, *map(_number, project.rows(table))])
    free = [row for row in wanted if ROW_ID.fullmatch(row) and row not in known and _number(row) > ever]
    if len(free) == count and len(set(free)) == count:
        return free
    start = max([ever, *map(_number, known)])
    return [f"r{start + at}" for at in range(1, count + 1)]


def _number(row: str) -> int:
    return int(row[1:]) if row[1:].isdecimal() else 0
