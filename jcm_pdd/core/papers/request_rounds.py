"""The rounds of data requests: what each asked and what came of it, kept with the project, as values and edits.

The table `requests` tells people; what the program needs stands at `requests#round/ROW`: the id written into the
workbook, every question and line asked, and the state of each cell when the workbook came back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jcm_pdd.core import edits
from jcm_pdd.core.papers.request_registers import columns_of, series_column
from jcm_pdd.core.papers.requests import COMPANION_TITLES, Column, Line, Question, Request, Table, TableKind, Why
from jcm_pdd.core.project import Change, Edit, Json, Project
from jcm_pdd.core.schema import GridBlock

if TYPE_CHECKING:
    from jcm_pdd.core.review.context import Context

TABLE = "requests"
ANSWERED = ("new", "same", "changed", "implausible")


@dataclass(frozen=True, slots=True)
class Sent:
    """What is written on a workbook: its id, the site, the round, and what the user said when it was made."""

    id: str
    site: str
    round: int
    language: str = ""
    due: str = ""
    contact: str = ""
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class RoundStatus:
    """How far one round is: cells asked, answered when it came back, without an answer now, refused, not available."""

    row: str
    site: str
    round: str
    state: str
    asked: int
    returned: int
    missing: int
    refused: int
    not_available: int


def next_round(project: Project, site: str) -> int:
    """Return the number of the next round of a site."""
    numbers = [int(str(number)) for row in project.rows(TABLE) if project.get(f"{TABLE}/{row}/site") == site
               and str(number := project.get(f"{TABLE}/{row}/round")).isdecimal()]
    return max(numbers, default=0) + 1


def made(project: Project, request: Request, sent: Sent) -> Edit:
    """Return the edit that enters a workbook just made as a new round."""
    added, (row,) = edits.add_rows(project, TABLE)
    texts: dict[str, Json] = {"round": str(sent.round), "site": sent.site, "language": sent.language,
                              "due": sent.due, "file_name": sent.file_name, "contact": sent.contact, "state": "made"}
    changes = [project.change(f"{TABLE}/{row}/{name}", text) for name, text in texts.items() if text]
    cover: dict[str, Json] = {"title": project.get("title"), "language": sent.language, "due": sent.due,
                              "contact": sent.contact, "round": str(sent.round)}
    record = project.change(_record(row), {"id": sent.id, "cover": cover, **stored(request)})
    return Edit("edit.request_made", (*added.changes, *changes, record),
                {"address": TABLE, "site": sent.site, "round": str(sent.round)})


def sent_edit(project: Project, row: str, day: str) -> Edit:
    """Return the edit that notes the day a workbook was sent."""
    return Edit("edit.request_sent", (project.change(f"{TABLE}/{row}/state", "sent"),
                                      project.change(f"{TABLE}/{row}/sent_on", day)),
                {"address": f"{TABLE}/{row}/site"})


def came_back(project: Project, row: str, states: Mapping[str, str], day: str, taken: bool) -> tuple[Change, ...]:
    """Return the changes that note what came of a round: the state of each cell by name; `taken` into the project."""
    kept = project.get(_record(row))
    record = dict(kept) if isinstance(kept, dict) else {}
    record["states"] = dict(states)
    state = "taken_in" if taken else "returned"
    return (project.change(f"{TABLE}/{row}/state", state), project.change(f"{TABLE}/{row}/returned_on", day),
            project.change(_record(row), record))


def cover_of(record: Mapping[str, Json]) -> tuple[Sent, str]:
    """Return what the cover of a round said when it was made, and the title of the project at that time."""
    kept = record.get("cover")
    cover = {name: str(text or "") for name, text in kept.items()} if isinstance(kept, dict) else {}
    number = cover.get("round", "")
    sent = Sent(str(record.get("id") or ""), str(record.get("site") or ""), int(number) if number.isdecimal() else 1,
                cover.get("language", ""), cover.get("due", ""), cover.get("contact", ""))
    return sent, cover.get("title", "")


def row_of(project: Project, request_id: str) -> str | None:
    """Return the round a workbook with this id belongs to."""
    return next((row for row in project.rows(TABLE) if request_id and id_of(project, row) == request_id), None)


def id_of(project: Project, row: str) -> str:
    """Return the id written into the workbook of a round."""
    kept = project.get(_record(row))
    return str(kept.get("id") or "") if isinstance(kept, dict) else ""


def statuses(context: Context) -> tuple[RoundStatus, ...]:
    """Return how far every round is, in the order of the table."""
    return tuple(_status(context, row) for row in context.project.rows(TABLE))


def _status(context: Context, row: str) -> RoundStatus:
    project, kept = context.project, context.project.get(_record(row))
    record = kept if isinstance(kept, dict) else {}
    found = record.get("states")
    states = {str(name): str(state) for name, state in found.items()} if isinstance(found, dict) else {}
    asked = known(context, record).asked()
    refused = sum(state == "refused" for state in states.values())
    nowhere = sum(state == "not_available" for state in states.values())
    returned = sum(state in ANSWERED for state in states.values())
    settled = (*ANSWERED, "refused", "not_available")
    open_ = [name for name in asked if project.get(name) is None and states.get(name) not in settled]

    def told(name: str) -> str:
        return str(project.get(f"{TABLE}/{row}/{name}") or "")

    return RoundStatus(row, told("site"), told("round"), told("state") or "made", len(asked), returned, len(open_),
                       refused, nowhere)


# --- the record --------------------------------------------------------------------------------------------

def stored(request: Request) -> dict[str, Json]:
    """Return a request as it is kept with the project."""
    return {"site": request.site,
            "questions": [{"address": q.address, "why": q.why, "about": q.about, "current": q.current}
                          for q in request.questions],
            "tables": [_stored_table(table) for table in request.tables]}


def _stored_table(table: Table) -> Json:
    lines: list[Json] = [{"key": line.key, "label": line.label, "given": dict(line.given),
                          "open": [*sorted(line.open)]}
                         for line in table.lines]
    columns: list[Json] = [column.id for column in table.columns]
    return {"kind": table.kind, "table": table.table, "columns": columns, "lines": lines, "why": table.why,
            "growing": table.growing}


def known(context: Context, record: Mapping[str, Json]) -> Request:
    """Return a request as it was asked, with today's declarations; what the project no longer asks is left out."""
    questions = []
    for one in _dicts(record.get("questions")):
        place = context.schema.place(str(one.get("address")))
        if place is not None:
            questions.append(Question(str(one.get("address")), place.definition, _why(one), str(one.get("about") or ""),
                                      one.get("current")))
    tables = [table for one in _dicts(record.get("tables")) if (table := _known_table(context, one)) is not None]
    return Request(str(record.get("site") or ""), tuple(questions), tuple(tables))


def record_of(project: Project, row: str) -> Mapping[str, Json]:
    """Return what is kept of a round, empty when nothing is."""
    kept = project.get(_record(row))
    return kept if isinstance(kept, dict) else {}


def _known_table(context: Context, one: Mapping[str, Json]) -> Table | None:
    kind, name, given = str(one.get("kind")), str(one.get("table")), one.get("columns")
    names = [str(column) for column in given] if isinstance(given, list) else []
    lines = tuple(_line(line) for line in _dicts(one.get("lines")))
    growing = one.get("growing") is True
    if kind == "companions":
        columns, label = _companion_columns(context, name, names), COMPANION_TITLES.get(name.rpartition(".")[2])
    elif kind == "series":
        columns = tuple(series_column(context, address) for address in names if context.schema.place(address))
        label = context.schema.tables[name].table.label if name in context.schema.tables else None
    elif name in context.schema.tables:
        columns, label = columns_of(context, name, names), context.schema.tables[name].table.label
    else:
        return None
    if label is None or not columns:
        return None
    return Table(_kind(kind), name, label, columns, lines, _why(one), growing)


def _companion_columns(context: Context, name: str, names: list[str]) -> tuple[Column, ...]:
    methodology, _, role = name.rpartition(".")
    for plan in context.schema.sections:
        for block in plan.blocks:
            if isinstance(block, GridBlock) and block.role == role and block.methodology.methodology == methodology:
                return tuple(Column(field.id, field) for field in block.columns if field.id in names)
    return ()


def _line(one: Mapping[str, Json]) -> Line:
    given, open_ = one.get("given"), one.get("open")
    return Line(str(one.get("key")), str(one.get("label") or ""), given if isinstance(given, dict) else {},
                frozenset(str(name) for name in open_) if isinstance(open_, list) else frozenset())


def _dicts(value: Json) -> Iterator[Mapping[str, Json]]:
    if isinstance(value, list):
        yield from (one for one in value if isinstance(one, dict))


def _why(one: Mapping[str, Json]) -> Why:
    return one.get("why") or "calculation"  # type: ignore[return-value]


def _kind(kind: str) -> TableKind:
    return kind  # type: ignore[return-value]


def _record(row: str) -> str:
    return f"{TABLE}#round/{row}"

