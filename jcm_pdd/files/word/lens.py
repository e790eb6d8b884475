"""The lens: for each kind of place, how an answer is read from it and how it is printed there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

from jcm_pdd.files.word import binding as kinds
from jcm_pdd.files.word.content import Note, Printed, Row, are_pictures, are_rows, canonical
from jcm_pdd.files.word.document import Document, code_paragraphs, code_pattern, is_blank_code
from jcm_pdd.files.word.find import (
    Miss,
    box,
    inline_slot,
    listed_slots,
    paragraphs_slot,
    section,
    table,
    value_cell,
)
from jcm_pdd.files.word.lists import put_listed, put_numbered, read_lines, read_listed, read_numbered
from jcm_pdd.files.word.pictures import put_pictures, read_pictures
from jcm_pdd.files.word.tables import put_blocks, put_line, put_rows, read_blocks, read_line, read_rows
from jcm_pdd.files.word.text import Slot, cell_slot, put_paragraphs, replace_text, slot_paragraphs
from jcm_pdd.files.word.ticking import put_check, put_option, read_check, read_option
from jcm_pdd.files.word.tree import TablePart, W

_TABLES = (kinds.RowsPlace, kinds.LinePlace, kinds.BlocksPlace, kinds.ListedPlace)
_ROWS = (*_TABLES, kinds.SidesPlace, kinds.NumberedPlace)


def columns_of(place: kinds.SectionPlace | kinds.HeaderPlace) -> tuple[str, ...]:
    """Return the column ids a place prints; none for places that do not hold rows."""
    if isinstance(place, kinds.RowsPlace | kinds.LinePlace):
        return tuple(place.columns.values())
    if isinstance(place, kinds.BlocksPlace):
        return tuple(place.lines.values())
    if isinstance(place, kinds.ListedPlace):
        return (*place.lines.values(), *((place.name,) if place.name else ()))
    if isinstance(place, kinds.SidesPlace | kinds.NumberedPlace):
        return (place.cell,)
    return ()


def _slot(document: Document, place: kinds.SectionPlace) -> Slot:
    if isinstance(place, kinds.ParagraphsPlace):
        return paragraphs_slot(section(document.sections, place), place.table)
    if isinstance(place, kinds.InlinePlace):
        return inline_slot(document.sections, place)
    part = table(document.sections, place)
    if isinstance(place, kinds.InCell):
        return cell_slot(value_cell(part, place).element)
    return cell_slot(box(part).element)


def _shared(binding: kinds.Binding, place: kinds.PicturesPlace) -> bool:
    """Tell whether the box of a place's pictures also holds the text of another place."""
    return any(
        isinstance(other, kinds.BoxPlace) and (other.under, other.table) == (place.under, place.table)
        for other in binding.places
    )


def read_place(document: Document, binding: kinds.Binding, place: kinds.Place, notes: list[Note]) -> Printed | None:
    """Return the answer at a place, None when the form is blank there; raises Miss."""
    if isinstance(place, kinds.HeaderPlace):
        return _read_header(document, binding)
    found: Printed | None
    if isinstance(place, _TABLES):
        found = canonical(_read_table(table(document.sections, place), place))
        return _keyed(found, place)
    if isinstance(place, kinds.CheckPlace):
        return read_check(document.sections, place)
    if isinstance(place, kinds.OptionsPlace):
        return read_option(document.sections, place)
    return _read_slot(document, binding, place, notes)


def _read_slot(document: Document, binding: kinds.Binding, place: kinds.SectionPlace, notes: list[Note]
               ) -> Printed | None:
    """Return what the paragraphs of a place say."""
    slot = _slot(document, place)
    if isinstance(place, kinds.PicturesPlace):
        pictures, missed = read_pictures(slot, document.media, shared=_shared(binding, place))
        if missed:
            notes.append(Note("word.picture_not_read", place.id, {"count": str(missed)}))
        return pictures or None
    texts = slot_paragraphs(slot)
    if "\n".join(texts) in getattr(place, "blank", ()):
        return None
    if any(child.tag == W + "tbl" for child in slot.parent) and not isinstance(place, kinds.ParagraphsPlace):
        notes.append(Note("word.table_not_read", place.id))
    if isinstance(place, kinds.SidesPlace):
        return canonical(read_lines(texts, place.cell))
    if isinstance(place, kinds.NumberedPlace):
        return canonical(read_numbered(texts, place.cell))
    return canonical("\n".join(texts))


def _read_table(
    part: TablePart, place: kinds.RowsPlace | kinds.LinePlace | kinds.BlocksPlace | kinds.ListedPlace
) -> list[Row]:
    if isinstance(place, kinds.RowsPlace):
        return read_rows(part, place)
    if isinstance(place, kinds.LinePlace):
        return read_line(part, place)
    if isinstance(place, kinds.BlocksPlace):
        return read_blocks(part, place)
    return read_listed(place, listed_slots(part, place))


def _keyed(found: Printed | None, place: kinds.SectionPlace) -> Printed | None:
    """Name rows by their key column; rows without a key, or with a doubled one, keep their position."""
    key = place.key if isinstance(place, kinds.RowsPlace) else None
    if key is None or found is None or not are_rows(found):
        return found
    names = [item["cells"].get(key, "") for item in found]
    return [
        Row(row=name if name and names.count(name) == 1 else item["row"], cells=item["cells"])
        for name, item in zip(names, found, strict=True)
    ]


def put_place(
    document: Document, binding: kinds.Binding, place: kinds.Place, value: Printed, notes: list[Note]
) -> None:
    """Print an answer at a place; raises Miss when the place or the kind of answer does not fit."""
    if isinstance(place, kinds.HeaderPlace):
        _put_header(document, binding, _text(place.id, value))
        return
    if isinstance(place, _ROWS):
        _put_rows(document, place, value)
    elif isinstance(place, kinds.CheckPlace):
        if not isinstance(value, bool):
            _wrong(place.id)
        put_check(document.sections, place, value)
    elif isinstance(place, kinds.OptionsPlace):
        put_option(document.sections, place, _text(place.id, value))
    elif isinstance(place, kinds.PicturesPlace):
        if not are_pictures(value):
            _wrong(place.id)
        shared = _shared(binding, place)
        shrunk = put_pictures(_slot(document, place), value, document.media, place.id, shared=shared)
        notes += [Note("word.picture_shrunk", place.id, {"caption": caption}) for caption in shrunk]
    else:
        _put_text(_slot(document, place), _text(place.id, value), place)
    document.changed.add(document.name)  # not before: a place that cannot be used leaves the part as it is


def _put_text(slot: Slot, text: str, place: kinds.SectionPlace) -> None:
    if slot.parent.tag == W + "body" and not slot.paragraphs:
        raise Miss("word.place_not_found", "paragraph")
    one_line = isinstance(place, kinds.InlinePlace) and place.value == "line"
    put_paragraphs(slot, [text] if one_line else text.split("\n"))


def _put_rows(
    document: Document,
    place: kinds.RowsPlace
    | kinds.LinePlace
    | kinds.BlocksPlace
    | kinds.ListedPlace
    | kinds.SidesPlace
    | kinds.NumberedPlace,
    value: Printed,
) -> None:
    if not are_rows(value):
        _wrong(place.id)
    if isinstance(place, kinds.SidesPlace):
        put_paragraphs(_slot(document, place), [item["cells"].get(place.cell, "") for item in value])
    elif isinstance(place, kinds.NumberedPlace):
        put_numbered(_slot(document, place), value, place.cell)
    else:
        _put_table(table(document.sections, place), place, value)


def _put_table(
    part: TablePart,
    place: kinds.RowsPlace | kinds.LinePlace | kinds.BlocksPlace | kinds.ListedPlace,
    rows: Sequence[Row],
) -> None:
    if isinstance(place, kinds.RowsPlace):
        put_rows(part, place, rows)
    elif isinstance(place, kinds.LinePlace):
        put_line(part, place, rows)
    elif isinstance(place, kinds.BlocksPlace):
        put_blocks(part, place, rows)
    else:
        put_listed(place, listed_slots(part, place), rows)


def _text(place: str, value: Printed) -> str:
    if not isinstance(value, str):
        _wrong(place)
    return value


def _wrong(place: str) -> NoReturn:
    raise Miss("word.wrong_kind", place)


def _read_header(document: Document, binding: kinds.Binding) -> str | None:
    found = code_paragraphs(document, binding)
    if not found:
        raise Miss("word.place_not_found", binding.code)
    codes = {binding.form_code(match[1]) for _, _, match in found}
    if len(codes) > 1:
        raise Miss("word.place_found_twice", ", ".join(sorted(codes)))
    code = codes.pop()
    return None if is_blank_code(binding, code) else code


def _put_header(document: Document, binding: kinds.Binding, code: str) -> None:
    wanted = code_pattern(binding).fullmatch(code)
    if wanted is None:
        raise Miss("word.wrong_code", code)
    found = code_paragraphs(document, binding)
    if not found:
        raise Miss("word.place_not_found", binding.code)
    for name, paragraph, match in found:
        if match[1] != wanted[1]:
            replace_text(paragraph, match.span(1), wanted[1])
            document.changed.add(name)
