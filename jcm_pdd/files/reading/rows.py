"""Which row of the project a row of a document is: the same answers, the same name, else the same position."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jcm_pdd.core.edits import ROW_ID
from jcm_pdd.core.project import Json, Project

Stored = Mapping[str, Json]


def match_rows(project: Project, table: str, candidates: Sequence[str], found: Sequence[Stored], name: str,
               carried: Sequence[str] = (), positions: Sequence[str] | None = None) -> list[str | None]:
    """Return for each found row the id of the row it is among `candidates`, None for one that is new.

    `found` holds stored values by column id, `name` is the column rows are known by, `carried` are ids the
    document brought along. Equal rows come first, then rows of the same name, of the same carried id, then rows left
    at one position of the candidates, or of `positions` when only some of them stand in the order of the document.
    """
    lined_up = candidates if positions is None else positions
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
    _fill(taken, [row if row in candidates else "" for row in carried])
    _fill(taken, lined_up)
    return taken


def _fill(taken: list[str | None], rows: Sequence[str]) -> None:
    """Take the rows at the positions left, each once."""
    for at, row in enumerate(rows[:len(taken)]):
        if taken[at] is None and row and row not in taken:
            taken[at] = row


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
