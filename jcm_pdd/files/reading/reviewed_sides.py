"""The old and the new text of a reviewed document: what each says at the addresses of the project, and where.

A row of the new text is the row of the old one whose paragraphs it shares; a row without any is new and has, until
it is accepted, an id so high that no project has it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from jcm_pdd.core import edits
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.review_notes import row_of
from jcm_pdd.core.schema import CriterionBlock, Schema
from jcm_pdd.files.printing import COLUMNS, SIDES
from jcm_pdd.files.reading import pdd
from jcm_pdd.files.reading.found import Found
from jcm_pdd.files.reading.reviewed_places import Spot, headings, row_tokens, spots
from jcm_pdd.files.reading.word import WordReading
from jcm_pdd.files.word.binding import Binding
from jcm_pdd.files.word.content import Content, Row, are_rows
from jcm_pdd.files.word.document import Document
from jcm_pdd.files.word.read import read_open
from jcm_pdd.files.word.tree import Element, normalise

_FIRST_NEW = 900000001
_CELL = re.compile(r"(.+) \((\d+)\) ([^()]+)")
_MISSING = ("word.place_not_found", "word.place_found_twice")


@dataclass(slots=True)
class Side:
    """One of the two texts: `rows` are row ids by place, `values` stored answers by address."""

    document: Document
    content: Content
    rows: dict[str, list[str]]
    values: dict[str, Json]
    spots: dict[Element, Spot]
    headings: dict[Element, tuple[str, ...]]
    figures: Found = field(default_factory=Found)

    def cells(self, table: str, row: str) -> dict[str, Json]:
        """Return the stored answers of one row by column id."""
        prefix = f"{table}/{row}/"
        return {address[len(prefix):]: value for address, value in self.values.items() if address.startswith(prefix)}


def table_of(schema: Schema, place: str) -> str:
    """Return the table whose rows a place prints: its own, or that of a list."""
    listed = schema.lists.get(place)
    return listed.table if listed is not None else "participants" if place in SIDES else place


def old_side(schema: Schema, document: Document, form: Binding, reading: WordReading, found: Sequence[Found]) -> Side:
    """Return the text without the changes, as the import read it."""
    values = {address: value for one in found for address, value in one.values.items()}
    rows: dict[str, list[str]] = {}
    for name, value in reading.content.answers.items():
        if not are_rows(value):
            continue
        ids = _of_side(name, value, values) if name in SIDES else next(
            (list(rows) for one in found for rows in (_listed(one, name), one.tables.get(name)) if rows), [])
        if len(ids) == len(value):
            rows[name] = ids
    for one in found:
        values = {**values, **_unread(schema, one, rows)}
    return Side(document, reading.content, rows, values, spots(document, form), headings(document))


def _listed(found: Found, name: str) -> list[str]:
    """Return the rows a list of the document shows; none for what is no list."""
    return found.listed[name][0] if name in found.listed else []


def _of_side(name: str, rows: Sequence[Row], values: Mapping[str, Json]) -> list[str]:
    """Return the participants of a side by the names printed, each once."""
    named = [(address.split("/")[1], value) for address, value in values.items()
             if address.startswith("participants/") and address.endswith("/name")
             and values.get(f"{address.removesuffix('name')}side") == SIDES[name]]
    ids: list[str] = []
    for row in rows:
        ids += [one for one, value in named if value == row["cells"].get("name") and one not in ids][:1]
    return ids


def new_side(schema: Schema, project: Project, document: Document, form: Binding, before: WordReading, old: Side
             ) -> Side:
    """Return the text with the changes; a place that is no longer found says what it said."""
    read = read_open(document, form)
    lost = {note.place for note in read.report.notes if note.code in _MISSING}
    kept = {name: old.content.answers[name] for name in lost if name in old.content.answers}
    content = Content({**read.content.answers, **kept})
    where = spots(document, form)
    known = {name: _known(name, old, where, len(value)) if name not in kept else old.rows.get(name, [])
             for name, value in content.answers.items()
             if are_rows(value) and (name in schema.tables or name in SIDES or name in schema.lists)}
    numbers = itertools.count(_FIRST_NEW)
    carried = {name: tuple(f"r{next(numbers)}" for _ in ids) for name, ids in known.items()}
    reading = replace(before, content=content, notes=(), rows=carried, leftovers=())
    bare = Project({a: v for a, v in project.answers.items() if a not in schema.tables and not row_of(a)[0]})
    found = [pdd.head(schema, bare, reading), pdd.answers(schema, bare, reading)]
    ids: dict[str, str] = {}
    for name, given in known.items():
        # Two lists may show one row: the second knows it by what the first one read.
        carried[name] = tuple(_listed(found[1], name) or carried[name])
        ids.update({made: real for made, real in zip(carried[name], given, strict=True) if real})
    rows = {name: [ids.get(made, made) for made in given] for name, given in carried.items()}
    values: dict[str, Json] = {}
    for address, value in ((_renamed(a, ids), value) for one in found for a, value in one.values.items()):
        if values.get(address, old.values.get(address)) == old.values.get(address):
            values[address] = value  # where one of two lists was changed, the change counts
    for one in found:
        values = {**values, **_unread(schema, one, rows)}
    return Side(document, content, rows, values, where, headings(document), found[1])


def _known(name: str, old: Side, where: Mapping[Element, Spot], count: int) -> list[str]:
    """Return for each row of the new text the id of the old row it is, an empty text for a new one."""
    before, after, ids = row_tokens(old.spots, name), row_tokens(where, name), old.rows.get(name, [])
    taken: list[str] = []
    for at in range(count):
        fitting = [ids[row] for row, tokens in before.items()
                   if row < len(ids) and tokens & after.get(at, set()) and ids[row] not in taken]
        taken.append(fitting[0] if fitting else "")
    return taken


def _renamed(address: str, ids: Mapping[str, str]) -> str:
    return "/".join(ids.get(step, step) for step in address.split("/"))


def _unread(schema: Schema, found: Found, rows: Mapping[str, Sequence[str]]) -> dict[str, Json]:
    """Return texts that are no value of their field, as the project keeps what was typed wrongly."""
    values: dict[str, Json] = {}
    for text in found.not_understood:
        address, cell = text.place, _CELL.fullmatch(text.place)
        if cell and cell[1] in rows and int(cell[2]) <= len(rows[cell[1]]):
            back = {shown: column for column, shown in COLUMNS.get(cell[1], {}).items()}
            address = f"{table_of(schema, cell[1])}/{rows[cell[1]][int(cell[2]) - 1]}/{back.get(cell[3], cell[3])}"
        place = schema.place(address)
        if place is not None:
            values[address] = edits.parsed(place.kind, text.text)
    return values


def address_of(schema: Schema, side: Side, spot: Spot) -> str | None:
    """Return the address of a field: a cell, a row (`sites/r2`) or a table where it is no cell; None for none."""
    if spot.place in side.rows:
        table = table_of(schema, spot.place)
        if spot.row is None or spot.row >= len(side.rows[spot.place]):
            return table
        row = f"{table}/{side.rows[spot.place][spot.row]}"
        back = {shown: column for column, shown in COLUMNS.get(table, {}).items()}
        return f"{row}/{back.get(spot.column, spot.column)}" if spot.column else row
    if spot.place == "criteria":
        return _criterion(schema, side.content, spot)
    table = table_of(schema, spot.place)
    return table if table in schema.places or table in schema.tables else None


def _criterion(schema: Schema, content: Content, spot: Spot) -> str | None:
    """Return the address of the project information in a criterion's row, known by what the row says."""
    rows = content.answers.get("criteria")
    blocks = [block for section in schema.sections for block in section.blocks if isinstance(block, CriterionBlock)]
    if spot.row is None or rows is None or not are_rows(rows) or spot.row >= len(rows):
        return None
    said = normalise(rows[spot.row]["cells"].get("description", ""))
    fitting = [block for block in blocks if normalise(block.criterion.text.en) == said]
    if not fitting and len(blocks) == len(rows):
        fitting = [blocks[spot.row]]
    return f"{fitting[0].address}.text" if fitting else None


def exact(spot: Spot) -> bool:
    """Tell whether an element holds the answer itself, not its label or the description beside it."""
    return not spot.beside and not (spot.place == "criteria" and spot.column != "information")


def without_unknown(found: Found, project: Project) -> Found:
    """Return a reading of the project's own document without what the project no longer has."""
    tables = {table: [row for row in rows if row in project.rows(table)] for table, rows in found.tables.items()}
    values = {address: value for address, value in found.values.items() if project.get(address) is not None}
    return replace(found, values=values, tables=tables)
