"""Edits as values: what setting answers, adding rows or pasting a block would change. Nothing happens here.

Row ids are permanent and never used twice in a project: the count of rows ever made stands at
`<table>#count` and moves with the same edit.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

from jcm_pdd.core.kinds import Kind, Rejected, as_rejected
from jcm_pdd.core.project import Change, Edit, Json, Project
from jcm_pdd.core.schema import Schema, TableBlock

HOST = "host"
ROW_ID = re.compile(r"r[1-9][0-9]{0,8}")


def parsed(kind: Kind, typed: str) -> Json:
    """Return the stored form of a typed text; one that cannot be read is kept with its reason."""
    try:
        return kind.parse(typed)
    except Rejected as error:
        return as_rejected(typed, error)


def meant(schema: Schema, project: Project, kind: Kind, typed: str) -> str:
    """Return what a typed text means in this project: the partner country's own name means its side (`host`)."""
    if all(choice.id != HOST for choice in kind.definition.choices):
        return typed
    country = schema.place("country")
    own = next((c for c in country.definition.choices if c.id == project.get("country")), None) if country else None
    names = (own.label.en.casefold(), own.label.ja.casefold(), own.id.casefold()) if own is not None else ()
    return HOST if typed.strip().casefold() in names else typed


def set_texts(schema: Schema, project: Project, texts: Mapping[str, str], name: str = "edit.set") -> Edit:
    """Return the edit that puts typed texts at addresses; addresses of no question raise KeyError."""
    changes = []
    for address, typed in texts.items():
        place = schema.place(address)
        if place is None:
            raise KeyError(address)
        changes.append(project.change(address, parsed(place.kind, meant(schema, project, place.kind, typed))))
    return Edit(name, tuple(changes), {"address": next(iter(texts), "")})


def set_stored(project: Project, values: Mapping[str, Json], name: str = "edit.set") -> Edit:
    """Return the edit that puts stored values at addresses."""
    changes = tuple(project.change(address, value) for address, value in values.items())
    return Edit(name, changes, {"address": next(iter(values), "")})


def _highest(project: Project, table: str) -> int:
    """Return the highest number a row of the table ever had; rows from a file never passed the counter."""
    made = project.get(f"{table}#count")
    known = [int(row[1:]) for row in project.rows(table) if row[1:].isdecimal()]
    return max([made if isinstance(made, int) else 0, *known])


def _new_ids(project: Project, table: str, count: int) -> tuple[tuple[str, ...], Change]:
    start = _highest(project, table)
    ids = tuple(f"r{start + at}" for at in range(1, count + 1))
    return ids, project.change(f"{table}#count", start + count)


def add_rows(project: Project, table: str, count: int = 1, after: str | None = None) -> tuple[Edit, tuple[str, ...]]:
    """Return the edit that adds empty rows (at the end, or after a row), and their ids."""
    ids, counter = _new_ids(project, table, count)
    rows = list(project.rows(table))
    at = rows.index(after) + 1 if after in rows else len(rows)
    rows[at:at] = ids
    return Edit("edit.add_rows", (project.change(table, list(rows)), counter), _row_args(table, count)), ids


def _row_args(table: str, count: int) -> dict[str, str]:
    return {"address": table, "count": str(count)}


def _cells(project: Project, table: str, row: str) -> dict[str, Json]:
    prefix = f"{table}/{row}/"
    return {address[len(prefix):]: value for address, value in project.answers.items()
            if address.startswith(prefix)}


def delete_rows(project: Project, table: str, rows: Sequence[str]) -> Edit:
    """Return the edit that removes rows with everything answered in them."""
    left: list[Json] = [row for row in project.rows(table) if row not in rows]
    changes = [project.change(table, left or None), *emptied(project, table, rows)]
    return Edit("edit.delete_rows", tuple(changes), _row_args(table, len(rows)))


def emptied(project: Project, table: str, rows: Sequence[str]) -> list[Change]:
    """Return the changes that take all answers out of rows about to go, and keep their ids from being used again."""
    changes = [project.change(f"{table}#count", _highest(project, table))]
    for row in rows:
        changes += [project.change(f"{table}/{row}/{cell}", None) for cell in _cells(project, table, row)]
    return changes


def duplicate_rows(project: Project, table: str, rows: Sequence[str]) -> tuple[Edit, tuple[str, ...]]:
    """Return the edit that copies rows below the last of them, and the new ids."""
    ids, counter = _new_ids(project, table, len(rows))
    order = list(project.rows(table))
    at = max(order.index(row) for row in rows) + 1
    order[at:at] = ids
    changes = [project.change(table, list(order)), counter]
    for row, new in zip(rows, ids, strict=True):
        changes += [Change(f"{table}/{new}/{cell}", None, value)
                    for cell, value in _cells(project, table, row).items()]
    return Edit("edit.duplicate_rows", tuple(changes), _row_args(table, len(rows))), ids


def move_rows(project: Project, table: str, rows: Sequence[str], to: int) -> Edit:
    """Return the edit that puts rows, in their order, at index `to` of the others."""
    order = project.rows(table)
    moved = [row for row in order if row in rows]
    others = [row for row in order if row not in rows]
    others[to:to] = moved
    return Edit("edit.move_rows", (project.change(table, list(others)),), _row_args(table, len(moved)))


_LONGEST_CELL = 2**31 - 1
"""Characters of one cell: the reader's own limit of 131,072 would refuse a whole block for one long text."""


def read_block(text: str) -> list[list[str]]:
    """Return the cells of a block copied from a spreadsheet: tab-separated, quoted where a cell has breaks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    csv.field_size_limit(_LONGEST_CELL)
    rows = list(csv.reader(io.StringIO(lines, newline=""), dialect="excel-tab"))
    while rows and _blank(rows[-1]):
        rows.pop()
    return rows


def _blank(line: Sequence[str]) -> bool:
    return not any(cell.strip() for cell in line)


def paste_block(schema: Schema, project: Project, block: TableBlock, row: str | None, column: str, text: str) -> Edit:
    """Return the edit that pastes a block with its upper left cell at (row, column).

    Rows are added as needed (`row` None starts below the last), except where a page only adds columns to rows
    made elsewhere; cells beyond the last column or such a page's last row are left out. A blank line makes no row.
    """
    cells = read_block(text)
    columns = [place.address.rsplit("/", 1)[1] for place in block.columns]
    first = columns.index(column)
    order = list(project.rows(block.address))
    start = order.index(row) if row in order else len(order)
    changes: list[Change] = []
    there = len(order) - start
    cells = cells[:there] if block.beside else [*cells[:there], *(c for c in cells[there:] if not _blank(c))]
    lacking = start + len(cells) - len(order)
    if lacking > 0:
        ids, counter = _new_ids(project, block.address, lacking)
        order += ids
        changes += [project.change(block.address, list(order)), counter]
    for at, line in enumerate(cells):
        for place, typed in zip(block.columns[first:], line, strict=False):
            said = meant(schema, project, place.kind, typed)
            changes.append(project.change(place.at(order[start + at]), parsed(place.kind, said)))
    return Edit("edit.paste", tuple(changes), _row_args(block.address, len(cells)))
