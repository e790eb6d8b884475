"""Edits of estimation records as single undo steps: a record started or taken away with all its rows, rows added."""

from __future__ import annotations

from jcm_pdd.core import edits
from jcm_pdd.core.papers.estimation import RECORDS, TABLES
from jcm_pdd.core.papers.estimation_inputs import SERIES, rows_of
from jcm_pdd.core.project import Change, Edit, Project
from jcm_pdd.core.schema import TableBlock


def started(project: Project, of: str) -> tuple[Edit, str]:
    """Return the edit that makes an empty record for a value, and the record's row."""
    edit, row = added(project, RECORDS, of)
    return Edit("edit.start_estimate", edit.changes, {"address": of}), row


def added(project: Project, table: str, of: str, after: str | None = None) -> tuple[Edit, str]:
    """Return the edit that adds a row of a value to one of the three tables, and the row."""
    edit, (row,) = edits.add_rows(project, table, 1, after)
    return Edit(edit.name, (*edit.changes, Change(f"{table}/{row}/of", None, of)), edit.args), row


def removed(project: Project, of: str) -> Edit:
    """Return the edit that takes away the record of a value with its inputs and its series."""
    changes: list[Change] = []
    for table in TABLES:
        rows = rows_of(project, table).get(of, [])
        if rows:
            changes += edits.delete_rows(project, table, rows).changes
    return Edit("edit.remove_estimate", tuple(changes), {"address": of})


def pasted(project: Project, block: TableBlock, of: str, row: str | None, column: str, text: str) -> Edit:
    """Return the edit that pastes a block copied from a spreadsheet into the rows of one value, adding rows as needed.

    `block` lists the columns shown, `column` is the first that is pasted into. A line of headings above a series, in
    which no digit stands, is left out.
    """
    cells = edits.read_block(text)
    if block.address == SERIES and len(cells) > 1 and not any(letter.isdigit() for cell in cells[0] for letter in cell):
        cells = cells[1:]
    own = rows_of(project, block.address).get(of, [])
    start = own.index(row) if row in own else len(own)
    lacking = start + len(cells) - len(own)
    changes: list[Change] = []
    if lacking > 0:
        edit, ids = edits.add_rows(project, block.address, lacking, own[-1] if own else None)
        own = [*own, *ids]
        changes += [*edit.changes, *(Change(f"{block.address}/{new}/of", None, of) for new in ids)]
    places = block.columns[[place.address.rsplit("/", 1)[1] for place in block.columns].index(column):]
    for at, line in enumerate(cells):
        changes += [project.change(place.at(own[start + at]), edits.parsed(place.kind, typed))
                    for place, typed in zip(places, line, strict=False)]
    return Edit("edit.paste", tuple(changes), {"address": block.address, "count": str(len(cells))})
