"""Which questions a project still has that the people of one site can answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from jcm_pdd.core import conditions
from jcm_pdd.core.papers.request_registers import register_tables
from jcm_pdd.core.papers.request_sites import about, missing, rows_at
from jcm_pdd.core.papers.requests import COMPANION_TITLES, SLOT, Column, Line, Question, Request, Table, Why, Wish
from jcm_pdd.core.plan import grid_rows
from jcm_pdd.core.project import Json
from jcm_pdd.core.schema import FieldBlock, GridBlock, Place, TableBlock

if TYPE_CHECKING:
    from jcm_pdd.core.review.context import Context

NEW_UNITS = 8
"""Empty lines in a table of units of which the project has none yet."""
ASKABLE = frozenset({"text", "long_text", "number", "date", "choice", "yes_no", "coordinates"})
MONITORING = ("source", "method", "frequency")
"""What people at the site know of how a value is measured."""


def request_of(context: Context, wish: Wish) -> Request:
    """Return everything still to be asked of a site; an empty request when nothing is."""
    questions = tuple(_questions(context, wish))
    tables = (*_units(context, wish), *_companions(context, wish), *register_tables(context, wish))
    return Request(wish.site, questions, tuple(table for table in tables if table.lines))


def _questions(context: Context, wish: Wish) -> Iterator[Question]:
    project = context.project
    yield from _of_site(context, wish)
    if "start_date" in context.schema.places:
        yield from _one(context, context.schema.places["start_date"], "start_date", "start", wish)
    for plan in context.schema.sections:
        for block in plan.blocks:
            if isinstance(block, FieldBlock) and block.place.methodology is not None:
                place = block.place
                role = getattr(place.definition, "role", "input")
                if conditions.required(context.schema, project, context.results, place.address):
                    yield from _one(context, place, place.address, "fixed" if role == "fixed" else "calculation", wish)


def _of_site(context: Context, wish: Wish) -> Iterator[Question]:
    block = context.schema.tables.get("sites")
    row = next((row for row in context.project.rows("sites")
                if context.project.get(f"sites/{row}/name") == wish.site), None)
    if block is None or row is None:
        return
    for place in block.columns:
        if place.definition.required == "true" and not place.address.endswith("/name"):
            yield from _one(context, place, place.at(row), "site", wish, wish.site)


def _one(context: Context, place: Place, address: str, why: Why, wish: Wish, row: str = "") -> Iterator[Question]:
    """Yield the question unless it is answered already, or of a kind no cell can hold."""
    current = context.project.get(address)
    open_ = missing(context.project, address)
    if place.definition.kind in ASKABLE and (open_ or wish.confirm):
        yield Question(address, place.definition, why if open_ else "confirm", row, current)


# --- units of the methodologies ----------------------------------------------------------------------------

def _units(context: Context, wish: Wish) -> Iterator[Table]:
    for plan in context.schema.sections:
        for block in plan.blocks:
            if isinstance(block, TableBlock) and block.methodology is not None:
                yield _unit_table(context, block, wish)


def _unit_table(context: Context, block: TableBlock, wish: Wish) -> Table:
    rows = rows_at(context, block.address, wish.site)
    places = [place for place in block.columns if place.definition.kind in ASKABLE]
    name = next((place for place in places if place.definition.kind == "text"), None)
    label, asked = block.table.label, Table("rows", block.address, block.table.label, (), (), "calculation")
    if not rows:
        # Of another site there are units already: then this one has none that is known, and may have some.
        shown = [place for place in places if place.definition.shown != "false"]
        lines = tuple(Line(f"{SLOT}{block.address}/{at}", str(at), {}, frozenset(_name(p) for p in shown))
                      for at in range(1, NEW_UNITS + 1))
        columns = tuple(Column(_name(place), place.definition) for place in shown)
        return Table("rows", block.address, label, columns, lines, "calculation", growing=True)
    wanted = [place for place in places if place is name or any(_wanted(context, place, row, wish) for row in rows)]
    if wanted == [name] and name is not None and not any(_wanted(context, name, row, wish) for row in rows):
        return asked
    lines = tuple(_unit_line(context, block, wanted, row, wish) for row in rows)
    return Table("rows", block.address, label, tuple(Column(_name(p), p.definition) for p in wanted), lines,
                 "calculation", growing=True)


def _wanted(context: Context, place: Place, row: str, wish: Wish) -> bool:
    address = place.at(row)
    if not conditions.required(context.schema, context.project, context.results, address):
        return False
    return wish.confirm or missing(context.project, address)


def _unit_line(context: Context, block: TableBlock, places: Sequence[Place], row: str, wish: Wish) -> Line:
    given: dict[str, Json] = {}
    open_: set[str] = set()
    for place in places:
        stored = context.project.get(place.at(row))
        if stored is not None:
            given[_name(place)] = stored
        if _wanted(context, place, row, wish) or (place.definition.kind == "text" and stored is None):
            open_.add(_name(place))
    return Line(f"{block.address}/{row}", about(context, block.address, row), given, frozenset(open_))


def _name(place: Place) -> str:
    return place.address.rsplit("/", 1)[1]


# --- how values are measured, and where fixed ones come from -----------------------------------------------

def _companions(context: Context, wish: Wish) -> Iterator[Table]:
    for plan in context.schema.sections:
        for block in plan.blocks:
            if isinstance(block, GridBlock) and block.role in ("monitoring", "fixed"):
                yield _companion_table(context, block, wish)


def _companion_table(context: Context, block: GridBlock, wish: Wish) -> Table:
    names = MONITORING if block.role == "monitoring" else ("source",)
    columns = tuple(Column(field.id, field) for field in block.columns if field.id in names)
    lines = []
    for row in grid_rows(block, context.project, context.results):
        if row.table is not None and row.row is not None:
            table = f"{block.methodology.methodology}/{row.table}"
            if row.row not in rows_at(context, table, wish.site):
                continue
        given = {column.id: stored for column in columns
                 if (stored := context.project.get(f"{row.address}.{column.id}")) is not None}
        open_ = frozenset(column.id for column in columns
                          if wish.confirm or missing(context.project, f"{row.address}.{column.id}"))
        label = " ".join(part for part in (row.row_name, f"{row.label.en} ({row.symbol})") if part)
        if open_:
            lines.append(Line(row.address, label, given, open_))
    why: Why = "monitoring" if block.role == "monitoring" else "fixed"
    return Table("companions", f"{block.methodology.methodology}.{block.role}", COMPANION_TITLES[block.role], columns,
                 tuple(lines), why)

