"""Finding a binding's places in a document: exactly one find, or a reported miss."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from jcm_pdd.files.word.binding import Binding, HeaderPlace, InCell, InlinePlace, InSection, ListedPlace
from jcm_pdd.files.word.content import Note
from jcm_pdd.files.word.text import Slot, cell_slot, paragraph_text
from jcm_pdd.files.word.tree import Cell, Element, Section, TablePart, W, cell_at, cells, same_label

Found = TypeVar("Found")


class Miss(Exception):
    """A place that cannot be used: `code` is word.place_not_found, word.place_found_twice or the like."""

    def __init__(self, code: str, what: str) -> None:
        super().__init__(code, what)
        self.code = code
        self.what = what

    def note(self, place: str) -> Note:
        """Return the remark for the report."""
        return Note(self.code, place, {"what": self.what})


def only_one(found: Sequence[Found], what: str, occurrence: int | None = None) -> Found:
    """Return the single find, or the one of the given occurrence; raises Miss."""
    if not found or (occurrence is not None and len(found) < occurrence):
        raise Miss("word.place_not_found", what)
    if occurrence is not None:
        return found[occurrence - 1]
    if len(found) > 1:
        raise Miss("word.place_found_twice", what)
    return found[0]


def named_headings(binding: Binding) -> dict[str, int] | None:
    """Return the heading texts of the binding with their depth, when headings are known by text."""
    if binding.headings == "styles":
        return None
    paths = [place.under for place in binding.places if not isinstance(place, HeaderPlace)]
    return {text: depth for path in paths for depth, text in enumerate(path)}


def section(found: Sequence[Section], place: InSection) -> Section:
    """Return the section whose heading path ends with the place's path; raises Miss."""
    wanted = place.under

    def fits(path: tuple[str, ...]) -> bool:
        tail = path[-len(wanted) :]
        return len(tail) == len(wanted) and all(same_label(*pair) for pair in zip(tail, wanted, strict=True))

    fitting = [candidate for candidate in found if fits(candidate.path)]
    return only_one(fitting, " / ".join(wanted))


def table(found: Sequence[Section], place: InSection) -> TablePart:
    """Return the place's table under its heading; raises Miss."""
    tables = section(found, place).tables
    if len(tables) < place.table:
        raise Miss("word.place_not_found", f"{place.under[-1]} / table {place.table}")
    return tables[place.table - 1]


def row_at(part: TablePart, number: int) -> Element:
    """Return a row by its number from 1, or from the end when negative; raises Miss."""
    index = number - 1 if number > 0 else len(part.rows) + number
    if not 0 <= index < len(part.rows):
        raise Miss("word.place_not_found", f"row {number}")
    return part.rows[index]


def value_cell(part: TablePart, place: InCell) -> Cell:
    """Return the cell a value stands in: right of or below its label, or at its row and column; raises Miss."""
    if place.row is not None:
        return _sound(cell_at(row_at(part, place.row), (place.column or 1) - 1), f"row {place.row}")
    wanted = place.label or ""
    labels = [
        (row, cell)
        for row in part.rows
        for cell in cells(row)
        if cell.start == place.label_column - 1 and not cell.continued and same_label(cell.text, wanted)
    ]
    row, label = only_one(labels, wanted, place.occurrence)
    if place.below:
        return _below(part, row, label, wanted)
    column = place.column - 1 if place.column else label.start + label.span
    value = _sound(cell_at(row, column), wanted)
    if value.element is label.element:
        raise Miss("word.place_not_found", wanted)
    return value


def _below(part: TablePart, row: Element, label: Cell, what: str) -> Cell:
    """Return the cell under a label that begins at its column; a label merged downwards ends with its last row."""
    for line in part.rows[part.rows.index(row) + 1:]:
        cell = cell_at(line, label.start)
        if cell is None or not cell.continued:
            if cell is not None and cell.start == label.start:
                return cell
            break
    raise Miss("word.place_not_found", what)


def label_length(text: str, label: str) -> int:
    """Return how many characters of a text are its label, kinds of space aside; 0 when it does not begin with it."""
    words = [re.escape(word) for word in label.split()]
    match = re.match(r"\s*" + r"\s+".join(words), text, re.IGNORECASE) if words else None
    return match.end() if match else 0


def inline_slot(found: Sequence[Section], place: InlinePlace) -> Slot:
    """Return the slot of a text that stands in the cell, or the paragraph, of its own label; raises Miss."""
    if place.table == 0:
        parts = [part for part in section(found, place).parts if not isinstance(part, TablePart)]
        cells_of = [Slot(part.getparent(), [part]) for part in parts]  # type: ignore[arg-type]
    else:
        cells_of = [cell_slot(cell.element) for row in table(found, place).rows for cell in cells(row)
                    if not cell.continued]
    return labelled_slot(cells_of, place.label, place.value, place.occurrence)


def labelled_slot(inside: Sequence[Slot], label: str, value: str, occurrence: int | None) -> Slot:
    """Return the slot `after` a label, on its `line`, or in the `next` paragraphs of its cell; raises Miss."""
    hits = [(slot, at, length) for slot in inside for at, paragraph in enumerate(slot.paragraphs)
            if (length := label_length(paragraph_text(paragraph), label))]
    slot, at, length = only_one(hits, label, occurrence)
    if value == "next":
        if at + 1 == len(slot.paragraphs):
            raise Miss("word.place_not_found", label)
        return Slot(slot.parent, slot.paragraphs[at + 1:])
    return Slot(slot.parent, slot.paragraphs[at: at + 1] if value == "line" else slot.paragraphs[at:], length)


def listed_slots(part: TablePart, place: ListedPlace) -> dict[str, Slot]:
    """Return the slot of each value cell of a label table by column id; raises Miss."""
    slots: dict[str, Slot] = {}
    inside = [cell_slot(cell.element) for row in part.rows for cell in cells(row) if not cell.continued] \
        if place.value != "beside" else []
    for label, column in place.lines.items():
        if place.value != "beside":
            slots[column] = labelled_slot(inside, label, place.value, place.occurrence)
            continue
        cell = InCell(id=place.id, under=place.under, label=label, label_column=place.label_columns.get(label, 1),
                      occurrence=place.occurrence)
        slots[column] = cell_slot(value_cell(part, cell).element)
    return slots


def _sound(cell: Cell | None, what: str) -> Cell:
    if cell is None or cell.continued:
        raise Miss("word.place_not_found", what)
    return cell


def box(part: TablePart) -> Cell:
    """Return the only cell of a one-cell box; raises Miss when the table has more."""
    every = [cell for row in part.rows for cell in cells(row)]
    return only_one(every, "box")


def label_rows(part: TablePart, labels: Sequence[str], column: int = 0) -> list[list[Element]]:
    """Return the runs of consecutive rows whose cells at a grid column (from 0) carry `labels` in order."""
    found: list[list[Element]] = []
    index = 0
    while index + len(labels) <= len(part.rows):
        rows = part.rows[index : index + len(labels)]
        if all(_labelled(row, label, column) for row, label in zip(rows, labels, strict=True)):
            found.append(rows)
            index += len(labels)
        else:
            index += 1
    return found


def _labelled(row: Element, label: str, column: int) -> bool:
    """A row that is set in begins at its first cell."""
    found = cell_at(row, column) if column else next(iter(cells(row)), None)
    return found is not None and not found.continued and same_label(found.text, label)


def header_columns(part: TablePart, columns: Mapping[str, str], occurrence: int | None) -> tuple[int, dict[str, int]]:
    """Return the index of the header row and the grid column of each column id; raises Miss.

    Rows below may say the same as the header (they hold what people typed), so the first find counts.
    """
    headers: list[tuple[int, dict[str, int]]] = []
    for index, row in enumerate(part.rows):
        starts: dict[str, int] = {}
        for label, column in columns.items():
            fitting = [cell.start for cell in cells(row) if same_label(cell.text, label)]
            if len(fitting) == 1:
                starts[column] = fitting[0]
        if len(starts) == len(columns):
            headers.append((index, starts))
    return only_one(headers, " | ".join(columns), occurrence or 1)


def column_slot(row: Element, column: int) -> Slot:
    """Return the slot of the cell that starts at a grid column (from 0); raises Miss."""
    cell = _sound(cell_at(row, column), f"column {column + 1}")
    if cell.start != column:
        raise Miss("word.place_not_found", f"column {column + 1}")
    return cell_slot(cell.element)


def paragraphs_slot(found: Section, after_table: int) -> Slot:
    """Return the slot of the body paragraphs between a table and the next table or heading; raises Miss."""
    tables = 0
    paragraphs: list[Element] = []
    for part in found.parts:
        if isinstance(part, TablePart):
            tables += 1
        elif tables == after_table and part.find(f"{W}pPr/{W}sectPr") is None:
            paragraphs.append(part)
    parent = paragraphs[0].getparent() if paragraphs else None
    if parent is None:
        raise Miss("word.place_not_found", f"paragraph after table {after_table}")
    return Slot(parent, paragraphs)
