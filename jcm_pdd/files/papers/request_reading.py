"""Read a returned workbook of a data request: what every cell says, compared with the project, nothing changed.

The result goes the way of every imported document: it is shown, chosen from, and taken in as one undo step.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from jcm_pdd.core.papers import request_rounds
from jcm_pdd.core.papers.requests import Request
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Json
from jcm_pdd.files.excel.cells import Cells
from jcm_pdd.files.papers.request_cells import SheetCells, read_sheets
from jcm_pdd.files.papers.request_cover import HEADLINE
from jcm_pdd.files.papers.request_doubts import doubted
from jcm_pdd.files.papers.request_lines import Reader
from jcm_pdd.files.papers.request_places import find_sheets
from jcm_pdd.files.papers.request_returned import Returned, ReturnedItem
from jcm_pdd.files.papers.request_sheets import MARK, SheetPlan, plans, read_key
from jcm_pdd.files.papers.request_workbook import TECHNICAL, request_bytes
from jcm_pdd.files.reading.found import Found
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.session import Session
from jcm_pdd.files.word.content import Note

_KEY = re.compile(r"\S+#[0-9a-f]{10}")  # what is left of a key that was dragged
_COVER_LOCAL = 4  # the column of the cover that is left open for the local language


@dataclass
class Read:
    """What a returned workbook holds: answers in the addresses of the project, items for people, remarks."""

    returned: Returned
    found: Found
    notes: list[Note] = field(default_factory=list)


def is_request(sheets: dict[str, Cells]) -> bool:
    """Whether a workbook is a data request of this program: by hidden sheet, cover, or the marks of its sheets."""
    return any(value in ("format", HEADLINE) if at == (1, 1) and (name == TECHNICAL or value == HEADLINE)
               else isinstance(value, str) and value.startswith(MARK)
               for name, cells in sheets.items() for at, value in cells.items())


def read_request(session: Session, source: Source) -> Read:
    """Return what a returned workbook says; nothing is changed.

    Raises Problem `request.other_project`, `request.other_round` or `request.no_identity` for a workbook that is none
    of this project's requests, and what reading a workbook raises.
    """
    sheets = read_sheets(source.data, source.name)
    row, notes = _round(session, sheets, source.name)
    project, context = session.project, session.context
    record = request_rounds.record_of(project, row)
    request, request_id = request_rounds.known(context, record), request_rounds.id_of(project, row)
    asked = plans(request)
    located, strange = find_sheets(sheets, asked, request_id)
    notes += [Note("request.other_sheet", source.name, {"sheet": name}) for name in strange]
    notes += [Note("request.sheet_gone", source.name, {"sheet": plan.name}) for plan in asked if plan.id not in located]
    notes += [Note("request.rearranged", source.name, {"sheet": one.sheet.name})
              for one in located.values() if one.rearranged]
    site, number = (str(project.get(f"requests/{row}/{name}") or "") for name in ("site", "round"))
    reader = Reader(context, site or request.site)
    for plan in asked:
        reader.read(plan, located.get(plan.id))
    notes += _later(session, row, site, source.name)
    known = _own_texts(record, request)
    _leftovers(sheets, {one.sheet.name for one in located.values()}, known, reader)
    items = doubted(session, reader.found, reader.items)
    returned = Returned(row, site, number, tuple(items), dict(reader.added))
    return Read(returned, reader.found, [*notes, *reader.notes])


def _round(session: Session, sheets: dict[str, SheetCells], where: str) -> tuple[str, list[Note]]:
    """Return the round a workbook belongs to, with a remark when only its keys say so."""
    project, facts = session.project, _facts(sheets.get(TECHNICAL))
    row = request_rounds.row_of(project, facts.get("request", ""))
    if row is not None:
        return row, []
    texts = [seen.value for sheet in sheets.values() for seen in sheet.cells.values()
             if isinstance(seen.value, str) and "#" in seen.value]
    for one in reversed(project.rows(request_rounds.TABLE)):
        own = request_rounds.id_of(project, one)
        if own and any(read_key(own, text.removeprefix(MARK)) is not None for text in texts):
            return one, [Note("request.technical_gone", where, {"sheet": TECHNICAL})]
    if facts.get("request"):
        same = facts.get("project", "") == str(project.get("title") or "")
        raise Problem("request.other_round" if same else "request.other_project", where,
                      project=facts.get("project") or "-", site=facts.get("site") or "-",
                      round=facts.get("round") or "-")
    raise Problem("request.no_identity", where, sheet=TECHNICAL)


def _facts(sheet: SheetCells | None) -> dict[str, str]:
    if sheet is None:
        return {}
    return {sheet.at(row, 1).text: sheet.at(row, 2).text for row in range(1, 6)}


def _later(session: Session, row: str, site: str, where: str) -> list[Note]:
    """Say it when the round was read before, or when a later one went to the same site."""
    project, notes = session.project, []
    if project.get(f"requests/{row}/state") == "taken_in":
        day = str(project.get(f"requests/{row}/returned_on") or "-")
        notes.append(Note("request.read_before", where, {"day": day}))
    rows = project.rows("requests")
    later = [one for one in rows[rows.index(row) + 1:] if project.get(f"requests/{one}/site") == site]
    if later:
        notes.append(Note("request.later_round", where,
                          {"round": str(project.get(f"requests/{later[-1]}/round") or "-")}))
    return notes


def _own_texts(record: Mapping[str, Json], request: Request) -> set[str]:
    """Return every text the program itself wrote into the workbook: what else stands there somebody else wrote."""
    sent, title = request_rounds.cover_of(record)
    made = read_sheets(request_bytes(request, sent, title), "")
    return {seen.text for sheet in made.values() for seen in sheet.cells.values()}


def _leftovers(sheets: dict[str, SheetCells], ours: set[str], known: set[str], reader: Reader) -> None:
    """Keep texts that stand where nothing was asked, such as a note beside a table or on a sheet of its own."""
    for name, sheet in sheets.items():
        if name == TECHNICAL:
            continue
        for (row, column), seen in sorted(sheet.cells.items()):
            cover_local = name not in ours and column == _COVER_LOCAL and _is_cover(sheet)
            fresh = (name, row, column) not in reader.used and seen.text not in known
            if seen.text and fresh and not cover_local and _KEY.fullmatch(seen.text) is None:
                reader.found.miss(sheet.place(row, column), seen.text)


def _is_cover(sheet: SheetCells) -> bool:
    return sheet.at(1, 1).text == HEADLINE


def left_out(returned: Returned, found: Found, left: frozenset[str]) -> Found:
    """Return what is found without what the user leaves out: addresses, and rows of which nothing is taken."""
    if not left:
        return found
    values = {address: value for address, value in found.values.items() if address not in left}
    tables: dict[str, list[str]] = {}
    for table, rows in found.tables.items():
        new = returned.added.get(table, ())
        kept = [row for row in rows if row not in new or any(
            item.address.startswith(f"{table}/{row}/") and item.address not in left for item in returned.items)]
        tables[table] = kept
        for row in set(rows) - set(kept):
            values = {address: value for address, value in values.items() if not address.startswith(f"{table}/{row}/")}
    return replace(found, values=values, tables=tables)


__all__ = ["Read", "Returned", "ReturnedItem", "SheetPlan", "is_request", "left_out", "read_request"]
