"""A public workbook: where an input says "XXX", everything that reads it is a plain value and no formula.

A number is kept only when it is one that documents print as a result anyway; any other becomes "XXX". The cells are
found through the workbook's own formulas, so this serves our workbook, an official one and estimation records alike.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from jcm_pdd.core.kinds import REDACTED
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.excel.patcher import open_parts
from jcm_pdd.files.excel.sheet_xml import SheetXml
from jcm_pdd.files.excel.values import Put, split_reference
from jcm_pdd.files.opc import write_package, xml_bytes
from jcm_pdd.files.workbooks.book import At, Book, read_book
from jcm_pdd.files.workbooks.names import with_names
from jcm_pdd.files.workbooks.shapes import Refusal
from jcm_pdd.files.workbooks.tokens import tokens

if TYPE_CHECKING:
    from lxml import etree

_PART = re.compile(rf"(?<!\w){REDACTED}(?!\w)")
_ANYWHERE = frozenset(("INDIRECT", "OFFSET"))
"""Functions that may give a cell none of whose corners stands in the formula."""
Rectangle = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Shown:
    """Numbers a public workbook may show in cells that read a secret: by value, and by sheet and cell or by name."""

    anywhere: Collection[Decimal] = ()
    named: Mapping[str, Decimal] | None = None
    cells: Mapping[At, Decimal] | None = None


def sealed(data: bytes, shown: Shown, where: str = "") -> bytes:
    """Return a workbook in which no formula reads a redacted cell; the same bytes when none is redacted.

    Raises Problem `workbook.*` or `excel.*` for a workbook that cannot be read.
    """
    book = read_book(data, where)
    secret = {At(name, *at) for name, sheet in book.sheets.items() for at, cell in sheet.cells.items()
              if cell.formula is None and isinstance(cell.value, str) and cell.value.strip() == REDACTED}
    if not secret:
        return data
    tainted = _tainted(book, secret)
    return _patched(data, book, _values(book, tainted, shown), where) if tainted else data


def _kept(book: Book, shown: Shown) -> dict[At, Decimal]:
    """Return the cells whose number is said from outside: by their name, or by where they stand."""
    found = dict(shown.cells or {})
    for name, number in (shown.named or {}).items():
        for sheet, top, left, bottom, right in _areas(book, book.names.get((None, name.upper()), ""), ""):
            if (top, left) == (bottom, right):
                found[At(sheet, top, left)] = number
    return found


def _areas(book: Book, formula: str, sheet: str) -> Iterator[Rectangle]:
    """Yield what a formula reads; everything there is when it cannot be understood."""
    try:
        parts = with_names(book, tokens(formula), sheet)
    except Refusal:
        yield from ((name, 1, 1, 10**7, 10**5) for name in book.sheets)
        return
    if any(token.kind == "name" or token.text.upper() in _ANYWHERE for token in parts):
        yield from ((name, 1, 1, 10**7, 10**5) for name in book.sheets)
    for token in parts:
        if token.corners is not None:
            yield (token.sheet or sheet, *token.corners)


def _tainted(book: Book, secret: set[At]) -> set[At]:
    """Return the formula cells that read a redacted cell, or one that does."""
    reads = {At(name, *at): tuple(_areas(book, cell.formula, name)) for name, sheet in book.sheets.items()
             for at, cell in sheet.cells.items() if cell.formula is not None}
    found: set[At] = set()
    fresh: set[At] = set(secret)
    while fresh:
        rows = _by_row(fresh)
        fresh = {at for at, areas in reads.items() if at not in found and any(_touches(area, rows) for area in areas)}
        found |= fresh
    return found


def _by_row(cells: Iterable[At]) -> dict[str, dict[int, list[int]]]:
    found: dict[str, dict[int, list[int]]] = {}
    for at in cells:
        found.setdefault(at.sheet, {}).setdefault(at.row, []).append(at.column)
    return found


def _touches(area: Rectangle, rows: Mapping[str, Mapping[int, list[int]]]) -> bool:
    sheet, top, left, bottom, right = area
    known = rows.get(sheet, {})
    lines = known if bottom - top > len(known) else range(top, bottom + 1)
    return any(top <= row <= bottom and any(left <= column <= right for column in known.get(row, ())) for row in lines)


def _patched(data: bytes, book: Book, values: Mapping[At, Decimal | str], where: str) -> bytes:
    """Return the workbook with the formulas of the cells replaced by what may be shown of them."""
    parts = open_parts(data, where)
    fresh = dict(parts.parts)
    by_sheet: dict[str, list[At]] = {}
    for at in values:
        by_sheet.setdefault(at.sheet, []).append(at)
    for name, cells in by_sheet.items():
        root = parts.worksheet(name)
        if root is None:
            raise Problem("excel.no_cells", f"{where} {name}".strip())
        xml = SheetXml(root, f"{where} {name}".strip(), parts.from_1904)
        _unshare(xml, book, name)
        for at in sorted(cells):
            _put(xml, at, values[at])
        fresh[parts.sheets[name]] = xml_bytes(xml.root)
    chain = next((name for name in fresh if name.lower().endswith("calcchain.xml")), None)
    return write_package(_without_chain(fresh, chain))


def _values(book: Book, tainted: Collection[At], shown: Shown) -> dict[At, Decimal | str]:
    """Return what each cell may show: a number said from outside or printed anyway, an empty text, else "XXX"."""
    kept = _kept(book, shown)
    found: dict[At, Decimal | str] = {}
    for at in tainted:
        cell = book.sheets[at.sheet].cells[at.row, at.column]
        source = _repeated(book, at, str(cell.formula))
        if at in kept or source in kept:
            found[at] = kept[at] if at in kept else kept[source]  # type: ignore[index]  # None is in no mapping
        elif isinstance(cell.value, float) and Decimal(repr(cell.value)) in shown.anywhere:
            found[at] = Decimal(repr(cell.value)).normalize()
        else:
            found[at] = "" if cell.value == "" else REDACTED
    return found


def _repeated(book: Book, at: At, formula: str) -> At | None:
    """Return the one cell a formula does nothing but repeat, None for any other formula."""
    areas = list(_areas(book, formula, at.sheet)) if re.fullmatch(r"[^-+*/^&=<>(),:;{}]+|'[^']+'![$A-Z0-9]+",
                                                                  formula.strip()) else []
    one = len(areas) == 1 and areas[0][1:3] == areas[0][3:5]
    return At(*areas[0][:3]) if one else None


def _unshare(xml: SheetXml, book: Book, name: str) -> None:
    """Write shared formulas out, so that taking one away leaves the others whole."""
    for reference, cell in xml.formulas():
        formula = cell.find(f"{xml.namespace}f")
        known = book.sheets[name].cells.get(split_reference(reference))
        if formula is not None and formula.get("t") == "shared" and known is not None and known.formula is not None:
            for key in ("t", "si", "ref"):
                formula.attrib.pop(key, "")
            formula.text = known.formula


def _put(xml: SheetXml, at: At, value: Decimal | str) -> None:
    cell: etree._Element = xml.cells[at.row, at.column]
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", "")
    if value != "":
        xml.edit(at.reference, Put(value))


def _without_chain(parts: dict[str, bytes], chain: str | None) -> dict[str, bytes]:
    """Return the parts without the list of formulas by order of calculation, which would name some that are gone."""
    if chain is None:
        return parts
    file = chain.rpartition("/")[2].encode()
    found = {name: data for name, data in parts.items() if name != chain}
    for name, content in tuple(found.items()):
        if name.lower().endswith("workbook.xml.rels"):
            found[name] = re.sub(rb"<Relationship\b[^>]*" + re.escape(file) + rb"[^>]*/>", b"", content)
        elif name == "[Content_Types].xml":
            found[name] = re.sub(rb"<Override\b[^>]*" + re.escape(file) + rb"[^>]*/>", b"", content)
    return found
