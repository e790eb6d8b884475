"""Which field of a form a paragraph, cell or row of a filled document belongs to, and under which heading it stands.

Rows and paragraphs are numbered before changes are settled, so that a row of the old text is known again in the new.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jcm_pdd.files.word import binding as kinds
from jcm_pdd.files.word.document import Document, code_paragraphs
from jcm_pdd.files.word.find import (
    Miss,
    box,
    header_columns,
    label_rows,
    listed_slots,
    paragraphs_slot,
    row_at,
    section,
    table,
    value_cell,
)
from jcm_pdd.files.word.lists import unnumber_texts
from jcm_pdd.files.word.tables import read_cells
from jcm_pdd.files.word.text import Slot, cell_slot, has_drawing, new_paragraph, paragraph_text, slot_paragraphs
from jcm_pdd.files.word.tree import Element, TablePart, W, blocks, cell_at, cells

STAMP = "{urn:jcm-pdd:reading}n"  # stands only in the copies that are compared


@dataclass(frozen=True, slots=True)
class Spot:
    """A field of the form: its place id, the row (from 0, None for none in particular) and column.

    `beside` tells that only the label stands there, or something else in its row.
    """

    place: str
    row: int | None = None
    column: str = ""
    beside: bool = False


def tag(root: Element) -> None:
    """Number every paragraph and row of a document."""
    for number, item in enumerate(root.iter(W + "p", W + "tr")):
        item.set(STAMP, str(number))


def tokens(element: Element) -> list[str]:
    """Return the numbers of an element and of what it holds."""
    return [number for item in element.iter(W + "p", W + "tr") if (number := item.get(STAMP))]


def spots(document: Document, form: kinds.Binding) -> dict[Element, Spot]:
    """Return the field of every element that holds one; a place the document does not have has none."""
    found: dict[Element, Spot] = {}
    for place in form.places:
        with contextlib.suppress(Miss):
            for element, spot in _of(document, form, place):
                found.setdefault(element, spot)
    return found


def spot_of(element: Element, found: dict[Element, Spot]) -> Spot | None:
    """Return the field an element stands in: its own, else that of the closest element around it."""
    if element in found:
        return found[element]
    return next((found[above] for above in element.iterancestors() if above in found), None)


def _of(document: Document, form: kinds.Binding, place: kinds.Place) -> Iterator[tuple[Element, Spot]]:
    """Yield the elements of a place, the closest around its answer first; raises Miss."""
    if isinstance(place, kinds.HeaderPlace):
        yield from ((paragraph, Spot(place.id)) for _, paragraph, _ in code_paragraphs(document, form))
    elif isinstance(place, kinds.ParagraphsPlace):
        slot = paragraphs_slot(section(document.sections, place), place.table)
        yield from ((paragraph, Spot(place.id)) for paragraph in slot.paragraphs)
    else:
        yield from _in_table(table(document.sections, place), place)


def _in_table(part: TablePart, place: kinds.SectionPlace) -> Iterator[tuple[Element, Spot]]:
    if isinstance(place, kinds.RowsPlace):
        yield from _rows(part, place)
    elif isinstance(place, kinds.LinePlace):
        yield row_at(part, place.row), Spot(place.id, 0)
    elif isinstance(place, kinds.BlocksPlace):
        yield from _blocks(part, place)
    elif isinstance(place, kinds.ListedPlace):
        yield from _listed(part, place)
    elif isinstance(place, kinds.SidesPlace):
        cell = value_cell(part, place).element
        filled = [p for p in cell_slot(cell).paragraphs if paragraph_text(p) and not has_drawing(p)]
        yield from ((paragraph, Spot(place.id, at, place.cell)) for at, paragraph in enumerate(filled))
        yield from _around(cell, Spot(place.id))
    elif isinstance(place, kinds.InCell):
        yield from _around(value_cell(part, place).element, Spot(place.id))
    else:
        yield from _box(box(part).element, place)


def _box(cell: Element, place: kinds.SectionPlace) -> Iterator[tuple[Element, Spot]]:
    """A box is one field; where text and figures share it, paragraphs with a figure belong to the figures."""
    if isinstance(place, kinds.PicturesPlace):
        yield from ((paragraph, Spot(place.id)) for paragraph in cell.iter(W + "p") if has_drawing(paragraph))
    yield cell, Spot(place.id)


def _around(cell: Element, spot: Spot) -> Iterator[tuple[Element, Spot]]:
    """Yield the cell of an answer and the row with its label."""
    yield cell, spot
    row = next(cell.iterancestors(W + "tr"), None)
    if row is not None:
        yield row, Spot(spot.place, spot.row, spot.column, beside=True)


def _rows(part: TablePart, place: kinds.RowsPlace) -> Iterator[tuple[Element, Spot]]:
    header, columns = header_columns(part, place.columns, place.occurrence)
    number = 0
    for line in part.rows[header + 1 + place.first: len(part.rows) - place.last]:
        texts = read_cells(line, columns)
        filled = any(text not in place.blank for text in texts.values())
        at = number if filled else None
        number += filled
        for column, start in columns.items():
            cell = cell_at(line, start)
            if cell is not None:
                yield cell.element, Spot(place.id, at, column)
        yield line, Spot(place.id, at)
    yield part.table, Spot(place.id, beside=True)


def _blocks(part: TablePart, place: kinds.BlocksPlace) -> Iterator[tuple[Element, Spot]]:
    number = 0
    if place.across:
        yield part.table, Spot(place.id, beside=True)
    for block in label_rows(part, list(place.lines)) if not place.across else ():
        filled = False
        for line, column in zip(block, place.lines.values(), strict=True):
            label = cells(line)[0]
            filled = bool(read_cells(line, {column: label.start + label.span})) or filled
        for line, column in zip(block, place.lines.values(), strict=True):
            value = cell_at(line, cells(line)[0].start + cells(line)[0].span)
            if value is not None:
                yield value.element, Spot(place.id, number if filled else None, column)
            yield line, Spot(place.id, number if filled else None, column, beside=True)
        number += filled


def _listed(part: TablePart, place: kinds.ListedPlace) -> Iterator[tuple[Element, Spot]]:
    for column, slot in listed_slots(part, place).items():
        texts = slot_paragraphs(slot)
        several = len(texts) > 1 and unnumber_texts(texts, "(", ")") is not None
        shown = [paragraph for paragraph in slot.paragraphs if not has_drawing(paragraph)]
        yield from ((paragraph, Spot(place.id, at if several else 0, column)) for at, paragraph in enumerate(shown))
        cell = slot.parent if slot.parent.tag == W + "tc" else next(slot.parent.iterancestors(W + "tc"), None)
        if cell is not None:
            yield from _around(cell, Spot(place.id, None if several else 0, column))


def row_tokens(found: Mapping[Element, Spot], place: str) -> dict[int, set[str]]:
    """Return the numbers of the rows, or of the paragraphs that stand for rows, of a place by position."""
    rows: dict[int, set[str]] = {}
    for element, spot in found.items():
        number = element.get(STAMP)
        if spot.place == place and spot.row is not None and number:
            rows.setdefault(spot.row, set()).add(number)
    return rows


def headings(document: Document) -> dict[Element, tuple[str, ...]]:
    """Return the heading path above every paragraph, table and row of the body, headings with their own."""
    owners: dict[Element, tuple[str, ...]] = {}
    for found in document.sections:
        for part in found.parts:
            rows = part.rows if isinstance(part, TablePart) else [part]
            owners.update(dict.fromkeys(rows, found.path))
    body = document.root.find(W + "body")
    paths = iter([found.path for found in document.sections[1:]])
    made: dict[Element, tuple[str, ...]] = {}
    for block in blocks(body, (W + "p", W + "tbl")) if body is not None else ():
        for item in [block] if block.tag == W + "p" else blocks(block, (W + "tr",)):
            made[item] = owners[item] if item in owners else next(paths, ())
    return made


def path_of(element: Element, found: Mapping[Element, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the heading path an element stands under."""
    if element in found:
        return found[element]
    return next((found[above] for above in element.iterancestors() if above in found), ())


def renumber(document: Document, form: kinds.Binding) -> None:
    """Number lists anew whose items came, went or moved: the marks would otherwise be taken for text."""
    for place in form.places:
        with contextlib.suppress(Miss):
            if isinstance(place, kinds.ListedPlace):
                for slot in listed_slots(table(document.sections, place), place).values():
                    _renumber(slot, "(", ")")
            elif isinstance(place, kinds.NumberedPlace):
                _renumber(cell_slot(box(table(document.sections, place)).element), "[", "]")


def _renumber(slot: Slot, left: str, right: str) -> None:
    mark = re.compile(rf"\s*{re.escape(left)}\d+{re.escape(right)} ?")
    shown = [p for p in slot.paragraphs if not has_drawing(p) and paragraph_text(p).strip()]
    texts = [paragraph_text(paragraph) for paragraph in shown]
    numbered = [mark.match(text) for text in texts]
    wanted = [f"{left}{number}{right} " + (text[match.end():] if match else text)
              for number, (text, match) in enumerate(zip(texts, numbered, strict=True), 1)]
    if any(numbered) and [text.rstrip() for text in texts] != [text.rstrip() for text in wanted]:
        for paragraph, text in zip(shown, wanted, strict=True):
            made = new_paragraph(paragraph, text)
            made.set(STAMP, paragraph.get(STAMP, ""))
            above = paragraph.getparent()
            if above is not None:
                above.replace(paragraph, made)
