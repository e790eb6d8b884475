"""Finding one place of our form in the tables of another one's section: by labels, columns and kind of table."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from jcm_pdd.files.adoption.likeness import best, likeness
from jcm_pdd.files.word import binding as kinds
from jcm_pdd.files.word.find import Miss, paragraphs_slot
from jcm_pdd.files.word.marks import boxes
from jcm_pdd.files.word.tree import Cell, Element, Section, TablePart, cells

Fields = dict[str, Any]
Finder = Callable[[Section, Any], "Fields | None"]


def words(cell: Cell) -> str:
    """Return the text of a cell on one line."""
    return " ".join(cell.text.split())


def labels(part: TablePart) -> list[tuple[int, Element, Cell]]:
    """Return row number (from 1), row and cell of every cell that is not the lower part of a merged one."""
    return [(at, row, cell) for at, row in enumerate(part.rows, 1) for cell in cells(row) if not cell.continued]


def _label(part: TablePart, wanted: str) -> tuple[int, Element, Cell] | None:
    return best(labels(part), lambda found: words(found[2]), wanted)


def _beside(row: Element, label: Cell) -> Cell | None:
    return next((cell for cell in cells(row) if cell.start >= label.start + label.span and not cell.continued), None)


def cell_by_label(section: Section, place: kinds.InCell) -> Fields | None:
    """Find a value right of its label, or in the row below when the label has its row for itself."""
    for number, part in enumerate(section.tables, 1):
        found = _label(part, place.label or "")
        if found is None:
            continue
        at, row, cell = found
        if _beside(row, cell) is not None:
            return {"table": number, "label": words(cell), "label_column": cell.start + 1, "column": None}
        if at < len(part.rows) and len(cells(part.rows[at])) == 1:
            return {"table": number, "label": None, "row": at + 1, "column": 1}
    return None


def text_place(section: Section, place: kinds.BoxPlace | kinds.PicturesPlace) -> Fields | None:
    """Find a text of its own: a one-cell box, a value beside the heading's words, or plain paragraphs."""
    one_cell = [at for at, part in enumerate(section.tables, 1) if sum(len(cells(row)) for row in part.rows) == 1]
    if one_cell:
        return {"table": one_cell[0]}
    if isinstance(place, kinds.PicturesPlace):
        return None
    beside = cell_by_label(section, kinds.CellPlace(kind="cell", id=place.id, under=place.under, label=place.under[-1]))
    if beside is not None:
        return {"kind": "cell", **beside}
    try:
        paragraphs_slot(section, 0)
    except Miss:
        return None
    return {"kind": "paragraphs", "table": 0}


def columns_in(part: TablePart, wanted: dict[str, str]) -> tuple[int, dict[str, str]]:
    """Return the header row (from 0) with the most wanted columns, and column ids by the document's own labels."""
    found: tuple[int, dict[str, str]] = (0, {})
    for at, row in enumerate(part.rows[:4]):
        left = [cell for cell in cells(row) if words(cell)]
        named: dict[str, str] = {}
        for label, column in wanted.items():
            cell = best(left, words, label)
            if cell is not None:
                named[words(cell)] = column
                left.remove(cell)
        if len(named) > len(found[1]):
            found = (at, named)
    return found


def _header_tables(section: Section, wanted: dict[str, str]) -> list[tuple[int, TablePart, dict[str, str]]]:
    """Return the tables that have at least half of the wanted columns and one more than a label would give."""
    enough = max(2 if len(wanted) > 1 else 1, (len(wanted) + 1) // 2)
    found = []
    for number, part in enumerate(section.tables, 1):
        named = columns_in(part, wanted)[1]
        if len(named) >= enough:
            found.append((number, part, named))
    return found


def rows_table(section: Section, place: kinds.RowsPlace) -> Fields | None:
    """Find a repeating table by its column heads; of several, the one of the same order."""
    found = _header_tables(section, place.columns)
    if len(found) < place.table:
        return None
    number, part, named = found[place.table - 1]
    last = cells(part.rows[-1])
    total = bool(last) and re.match(r"(?i)\s*total\b", words(last[0])) is not None
    return {"table": number, "columns": named, "last": 1 if total and place.last else 0}


def total_line(section: Section, place: kinds.LinePlace) -> Fields | None:
    """Find the total as the last row of its table."""
    found = _header_tables(section, place.columns)
    if not found:
        return None
    number, part, named = found[0]
    first = cells(part.rows[-1])
    if not first or likeness(words(first[0]), place.label) < 0.4:
        return None
    return {"table": number, "columns": named, "row": -1, "label": words(first[0])}


def label_lines(section: Section, place: kinds.BlocksPlace | kinds.ListedPlace) -> Fields | None:
    """Find label rows by their first cells, in whatever order the document has them."""
    for number, part in enumerate(section.tables, 1):
        found = {column: _label(part, label) for label, column in place.lines.items()}
        there = sorted((hit[0], words(hit[2]), column) for column, hit in found.items()
                       if hit is not None and hit[2].start == 0 and _beside(hit[1], hit[2]) is not None)
        if there and len(there) >= (len(place.lines) + 1) // 2:
            lines = {label: column for _, label, column in there}
            spread = there[-1][0] - there[0][0] + 1
            if isinstance(place, kinds.ListedPlace) or spread == len(there):
                return {"table": number, "lines": lines}
    heads = _header_tables(section, place.lines)
    if heads and isinstance(place, kinds.BlocksPlace):
        return {"kind": "rows", "table": heads[0][0], "columns": heads[0][2], "lines": None}
    return None


def _sides(part: TablePart) -> tuple[int, int] | None:
    """Return the rows of host country and Japan in a table of participants."""
    first = [(at, words(cells(row)[0])) for at, row in enumerate(part.rows, 1) if len(cells(row)) >= 2]
    japan = next((at for at, text in first if re.fullmatch(r"(?i)\W*japan\W*|japanese.*", text)), None)
    others = [(at, text) for at, text in first if at != japan]
    named = [at for at, text in others if re.search(r"(?i)republic|kingdom|host|partner|\bXX\b|democratic|state", text)]
    if japan is None or not others:
        return None
    nearest = min(others, key=lambda entry: abs(entry[0] - japan))[0]
    return (named[0] if named else nearest), japan


def side_row(section: Section, place: kinds.InCell) -> Fields | None:
    """Find the row of one side; a table of host country and Japan is known by its row for Japan."""
    for number, part in enumerate(section.tables, 1):
        rows = _sides(part)
        if rows is None:
            continue
        row = rows[1] if place.id == "participants_japan" else rows[0]
        found = cells(part.rows[row - 1])
        cell = found[0] if isinstance(place, kinds.CellPlace) else found[1]
        fields: Fields = {"table": number, "row": row, "column": cell.start + 1}
        text = words(cell)
        # "The Republic of XX" is a prompt; the name of a country printed in its own form is what we print too.
        if isinstance(place, kinds.CellPlace) and text not in place.blank and re.search(r"\bXX\b|[<>]|_{3}", text):
            fields["blank"] = (text, *place.blank)
        return fields
    return None


def check(section: Section, place: kinds.CheckPlace) -> Fields | None:
    """Find a question with boxes to tick beside it; the words after the boxes may be longer than Yes and No."""
    found = cell_by_label(section, place)
    if found is None or found["label"] is None:
        return None
    part = section.tables[found["table"] - 1]
    hit = _label(part, place.label or "")
    cell = _beside(hit[1], hit[2]) if hit else None
    after = [" ".join(box.words.split()) for box in boxes(cell.element)] if cell is not None else []
    yes = next((text for text in after if re.match(r"(?i)yes\b", text)), None)
    no = next((text for text in after if re.match(r"(?i)no\b", text)), None)
    return None if yes is None else {**found, "yes": yes, "no": no}


def below_question(section: Section, _: kinds.CellPlace) -> Fields | None:
    """Find the explanation in the row under a question with boxes, or at its row and column in our own form."""
    for number, part in enumerate(section.tables, 1):
        ticked = [at for at, row in enumerate(part.rows, 1) if any(boxes(cell.element) for cell in cells(row))]
        if ticked and ticked[-1] < len(part.rows):
            row = cells(part.rows[ticked[-1]])
            if row:
                return {"table": number, "row": ticked[-1] + 1, "column": row[-1].start + 1}
    return None


def find_place(sections: Sequence[Section], place: kinds.SectionPlace) -> Fields | None:
    """Return what differs in the document for a place whose heading path is already in its words; None if missing."""
    tail = [s for s in sections if len(s.path) >= len(place.under) and all(
        likeness(a, b) == 1.0 for a, b in zip(s.path[-len(place.under):], place.under, strict=True))]
    return _finder(place)(tail[0], place) if len(tail) == 1 else None


def _finder(place: kinds.SectionPlace) -> Finder:
    if isinstance(place, kinds.CheckPlace):
        return check
    if isinstance(place, kinds.SidesPlace) or (place.id == "host_country_name" and getattr(place, "row", None)):
        return side_row
    if isinstance(place, kinds.CellPlace):
        return cell_by_label if place.label else below_question
    finders: dict[type, Finder] = {
        kinds.BoxPlace: text_place, kinds.PicturesPlace: text_place, kinds.NumberedPlace: text_place,
        kinds.RowsPlace: rows_table, kinds.LinePlace: total_line, kinds.BlocksPlace: label_lines,
        kinds.ListedPlace: label_lines, kinds.ParagraphsPlace: lambda section, _: after_table(section)}
    return finders[type(place)]


def after_table(section: Section) -> Fields | None:
    """Find the paragraphs behind the last table of a section."""
    count = len(section.tables)
    try:
        paragraphs_slot(section, count)
    except Miss:
        return None
    return {"table": count} if count else None
