"""From the places of a filled form to the addresses of a project: the way back of `files.printing`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

from jcm_pdd.core.kinds import Rejected
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import CriterionBlock, Place, Schema
from jcm_pdd.files.adoption.extra import PREFIX
from jcm_pdd.files.countries import countries
from jcm_pdd.files.printing import COLUMNS, LINE, SIDES
from jcm_pdd.files.reading import lists, yearly
from jcm_pdd.files.reading.found import Figure, Found
from jcm_pdd.files.reading.rows import match_rows, new_ids
from jcm_pdd.files.reading.word import WordReading
from jcm_pdd.files.word.content import Content, Picture, Printed, Row, are_pictures, are_rows
from jcm_pdd.files.word.tree import normalise

# The column a row is known by when it moved; the first column of the others.
_NAMES = {"sites": "name", "methodologies": "methodology", "participants": "name"}
_SUFFIXES = {"image/png": "png", "image/jpeg": "jpg"}


def country_of(content: Content) -> str | None:
    """Return the two-letter code of the host country: from the form code, else from the country's name."""
    code = content.answers.get("form_code")
    match = re.match(r"JCM_([A-Z]{2})_", code) if isinstance(code, str) else None
    if match and match[1] in countries():
        return match[1]
    name = content.answers.get("host_country_name")
    if not isinstance(name, str):
        return None
    fitting = [code for code, c in countries().items() if normalise(name) in (normalise(c.formal_name.en),
                                                                              normalise(c.name.en))]
    return fitting[0] if len(fitting) == 1 else None


def head(schema: Schema, project: Project, reading: WordReading) -> Found:
    """Return country and methodologies, which decide what other questions there are."""
    found = Found()
    code = country_of(reading.content)
    if code is not None:
        found.values["country"] = code
    rows = reading.content.answers.get("methodologies")
    if rows is not None and are_rows(rows):
        named = [Row(row=row["row"], cells=_methodology(row["cells"])) for row in rows]
        _take_table(schema, project, "methodologies", named, reading, found)
    return found


def _methodology(cells: Mapping[str, str]) -> dict[str, str]:
    """Return number and version as the library names them: "TH_AM001" and "01.0" of "JCM_TH_AM001_ver01.0"."""
    match = re.fullmatch(r"\s*(?:JCM_)?([A-Z]{2})[_ ]?(AM\d{3})(?:[_ ]*ver\.?\s*(\d+(?:\.\d+)?))?\s*",
                         cells.get("number", ""))
    found = dict(cells)
    if match:
        found["number"] = f"{match[1]}_{match[2]}"
        if match[3] and "version" not in found:
            found["version"] = match[3]
    version = re.fullmatch(r"\s*(?:version|ver|v)?\.?\s*(\d+(?:\.\d+)?)\s*", found.get("version", ""), re.IGNORECASE)
    return {**found, "version": version[1]} if version else found


def answers(schema: Schema, project: Project, reading: WordReading) -> Found:
    """Return everything else the document answers, in a project whose country and methodologies are settled."""
    found = Found()
    for name, value in reading.content.answers.items():
        if name != "methodologies":
            _take(schema, project, name, value, reading, found)
    lists.settle(schema, project, found)
    own = next((d for d in schema.documents if d.form == reading.document), schema.form)
    if own.wanted:
        found.values[own.wanted] = True  # who reads a document in works on it
    for leftover in reading.leftovers:
        found.miss(leftover.place, leftover.text)
    return found


def _take(schema: Schema, project: Project, name: str, value: Printed, reading: WordReading, found: Found) -> None:
    if are_pictures(value) and name in schema.places:
        _take_figures(project, name, value, found)
    elif name in SIDES and are_rows(value):
        _take_side(schema, project, name, value, reading, found)
    elif name in schema.tables and are_rows(value):
        _take_table(schema, project, name, value, reading, found)
    elif name in schema.lists and are_rows(value):
        one = schema.lists[name]
        values = [_cells(schema.tables[one.table].columns, row, name, found, at) for at, row in enumerate(value, 1)]
        lists.take(schema, project, one, values, reading.rows.get(name, ()), found)
    elif name == "criteria" and are_rows(value):
        _take_criteria(schema, value, found)
    elif name in ("yearly", "yearly_total") and are_rows(value):
        yearly.take_years(name, value, found)
    elif are_rows(value) and name in schema.places:
        _take_one(schema, name, "\n".join(row["cells"].get(LINE, "") for row in value), found)
    elif isinstance(value, bool) and name in schema.places:
        found.values[name] = value
    elif isinstance(value, str):
        _take_text(schema, name, value, found)


def _take_text(schema: Schema, name: str, text: str, found: Found) -> None:
    if name == "yearly_note":
        yearly.take_note(text, found)
    elif name == "average_reductions":
        yearly.take_average(text, found)
    elif PREFIX in name and schema.place(name) is None:
        found.miss(name, text)  # a field of an adopted form this project does not use
    else:
        _take_one(schema, name, text, found)


def _take_one(schema: Schema, address: str, text: str, found: Found) -> None:
    """Read a printed text at an address; composed texts, such as the form code, have none."""
    place = schema.place(address)
    if place is None:
        return
    try:
        stored = place.kind.read(text)
    except Rejected:
        found.miss(address, text)
        return
    if stored is not None:
        found.values[address] = stored


def _cells(columns: Sequence[Place], row: Row, table: str, found: Found, at: int) -> dict[str, Json]:
    """Return the stored values of a row by column; a text that is no value of its kind is kept aside."""
    back = {shown: column for column, shown in COLUMNS.get(table, {}).items()}
    places = {place.address.rsplit("/", 1)[1]: place for place in columns}
    values: dict[str, Json] = {}
    for column, text in row["cells"].items():
        place = places.get(back.get(column, column))
        if place is None:
            found.miss(f"{table} ({at}) {column}", text)
            continue
        try:
            stored = place.kind.read(text)
        except Rejected:
            found.miss(f"{table} ({at}) {column}", text)
            continue
        if stored is not None:
            values[back.get(column, column)] = stored
    return values


def _take_table(schema: Schema, project: Project, table: str, rows: Sequence[Row], reading: WordReading,
                found: Found) -> None:
    columns = schema.tables[table].columns
    values = [_cells(columns, row, table, found, at) for at, row in enumerate(rows, 1)]
    name = _NAMES.get(table, columns[0].address.rsplit("/", 1)[1])
    # A row that prints nothing is not in the document and is no candidate for what is.
    shown = [row for row in project.rows(table) if any(project.get(place.at(row)) is not None for place in columns)]
    _place_rows(project, table, (shown, ()), values, name, reading.rows.get(table, ()), found)


def _place_rows(project: Project, table: str, known: tuple[Sequence[str], Sequence[str]],
                values: list[dict[str, Json]], name: str, carried: Sequence[str], found: Found) -> None:
    """Settle which rows the values are: of `known` the first stand in the document's order, the others are known by
    answers or name alone and are never missed.
    """
    candidates, loose = known
    carried = carried if len(carried) == len(values) else ()
    matched = match_rows(project, table, [*candidates, *loose], values, name, carried, candidates)
    fresh = [at for at, row in enumerate(matched) if row is None]
    ids = new_ids(project, table, len(fresh), [carried[at] for at in fresh] if carried else [],
                  found.tables.get(table, ()))
    named = dict(zip(fresh, ids, strict=True))
    rows = [row if row is not None else named[at] for at, row in enumerate(matched)]
    for row, cells in zip(rows, values, strict=True):
        found.values.update({f"{table}/{row}/{column}": stored for column, stored in cells.items()})
    found.tables.setdefault(table, []).extend(rows)
    found.absent.setdefault(table, []).extend(row for row in candidates if row not in rows)


def _take_side(schema: Schema, project: Project, name: str, rows: Sequence[Row], reading: WordReading,
               found: Found) -> None:
    """The participants of one side: their names, and that they are participants of that side."""
    side = SIDES[name]
    members = [row for row in project.rows("participants")
               if project.get(f"participants/{row}/is_participant") is not False]
    here = [row for row in members if project.get(f"participants/{row}/side") == side]
    loose = [row for row in members if project.get(f"participants/{row}/side") is None]  # another document told it
    names = schema.tables["participants"].columns
    values = [{**_cells(names, row, "participants", found, at), "side": side, "is_participant": True}
              for at, row in enumerate(rows, 1)]
    carried = reading.rows.get(name, ())
    _place_rows(project, "participants", (here, loose), values, "name", carried, found)
    found.tables["participants"].sort(key=lambda row: int(row[1:]) if row[1:].isdecimal() else 0)


def _take_criteria(schema: Schema, rows: Sequence[Row], found: Found) -> None:
    """The project information of each criterion, found by label and description, else by its order."""
    blocks = [block for section in schema.sections for block in section.blocks if isinstance(block, CriterionBlock)]
    left = list(blocks)
    for at, row in enumerate(rows):
        text = row["cells"].get("information")
        fitting = [b for b in left if _says(b, row)]
        same_order = blocks[at] if len(rows) == len(blocks) and blocks[at] in left else None
        block = fitting[0] if fitting else same_order
        if block is not None:
            left.remove(block)
        if not text:
            continue
        if block is None:
            found.miss(f"criteria {row['cells'].get('criterion', str(at + 1))}", text)
        else:
            _take_one(schema, f"{block.address}.text", text, found)


def _says(block: CriterionBlock, row: Row) -> bool:
    return normalise(block.criterion.text.en) == normalise(row["cells"].get("description", ""))


def _take_figures(project: Project, address: str, pictures: Sequence[Picture], found: Found) -> None:
    items: list[Json] = []
    old = project.get(address)
    known = {str(item["sha256"]): item for item in old if isinstance(item, dict)} if isinstance(old, list) else {}
    for number, picture in enumerate(pictures, 1):
        digest = hashlib.sha256(picture.data).hexdigest()
        name = _file_name(picture, f"{address}_{number}")
        if digest in known:
            items.append({**known[digest], "caption": picture.caption})
            continue
        found.figures[digest] = Figure(picture.data, name, picture.media)
        items.append({"sha256": digest, "name": name, "media": picture.media, "size": len(picture.data),
                      "caption": picture.caption})
    found.values[address] = items


def _file_name(picture: Picture, otherwise: str) -> str:
    name = re.split(r"[\\/]", picture.name)[-1].strip()
    is_file = re.search(r"\.(png|jpe?g)\Z", name, re.IGNORECASE)
    return name if is_file else f"{otherwise}.{_SUFFIXES[picture.media]}"
