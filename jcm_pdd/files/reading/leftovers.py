"""What a filled official workbook says where no answer stands: other numbers and texts than the empty one has."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jcm_pdd.core.kinds.numbers import SIGNIFICANT_DIGITS, plain
from jcm_pdd.files.reading.found import Found
from jcm_pdd.files.reading.moved import Anchor, Moved, anchors
from jcm_pdd.files.workbooks.book import At, BookCell, ErrorValue, Scalar
from jcm_pdd.files.workbooks.heads import folded
from jcm_pdd.files.workbooks.reading import OfficialWorkbook


def leftovers(found: Found, document: OfficialWorkbook, blank: OfficialWorkbook, moved: Moved, taken: set[At]) -> None:
    """Keep what stands in cells that give no answer; monitored values of a report come with symbol and unit."""
    if document is blank:
        return
    own = {one.key: one for one in anchors(blank)}
    told = set(taken)
    for one in anchors(document):
        if one.at in taken:
            continue
        there = own.get(one.key)
        before = _constant(blank, there.at) if there is not None else None
        now = _constant(document, one.at)
        if now is not None and now != before and not one.key[0].startswith("default"):
            found.miss(str(one.at), _said(one, now))
        elif now is not None and now != before:
            found.miss(str(one.at), f"{one.said}: {_text(now)} {one.unit}".strip())
        told.add(one.at)
    for at, text in (_in_place if moved.same else _elsewhere)(document, blank):
        if at not in told:
            found.miss(str(at), text)


def _constant(book: OfficialWorkbook, at: At) -> Scalar:
    cell = book.book.sheets[at.sheet].cells.get((at.row, at.column))
    return None if cell is None or cell.formula is not None or cell.value == "" else cell.value


def _said(one: Anchor, value: Scalar) -> str:
    unit = "" if one.unit in ("", "-") or not isinstance(value, float) else one.unit
    return f"{one.said}: {_text(value)} {unit}".strip() if one.said else _text(value)


def _in_place(document: OfficialWorkbook, blank: OfficialWorkbook) -> Iterator[tuple[At, str]]:
    """Yield the constants that differ from what the empty workbook has in the same cell."""
    for name, sheet in document.book.sheets.items():
        own = blank.book.sheet(name)
        for place, cell in sorted(sheet.cells.items()):
            before = own.cells.get(place, BookCell(None)) if own is not None else BookCell(None)
            changed = before.formula is not None or before.array or before.value != cell.value
            if cell.formula is None and not cell.array and cell.value not in (None, "") and changed:
                yield At(name, *place), _text(cell.value)


def _elsewhere(document: OfficialWorkbook, blank: OfficialWorkbook) -> Iterator[tuple[At, str]]:
    """Yield the texts and numbers that the empty workbook of another layout has nowhere."""
    own = {folded(cell.value) or cell.value for sheet in blank.book.sheets.values() for cell in sheet.cells.values()}
    known = {at for one in document.parameters for at in one.cells.values()}
    for name, sheet in document.book.sheets.items():
        for place, cell in sorted(sheet.cells.items()):
            value = folded(cell.value) or cell.value
            if cell.formula is None and value not in (None, "") and value not in own and At(name, *place) not in known:
                yield At(name, *place), _text(cell.value)


def _text(value: Scalar) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float):
        return plain(Decimal(f"{value:.{SIGNIFICANT_DIGITS}g}"))
    return value.code if isinstance(value, ErrorValue) else str(value).strip()
