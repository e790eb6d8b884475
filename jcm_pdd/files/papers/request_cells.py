"""The cells of a returned workbook: values with what their formats say of them, formulas, merged areas."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jcm_pdd.files.excel.patcher import WorkbookParts, open_parts
from jcm_pdd.files.excel.sheet_xml import SheetXml
from jcm_pdd.files.excel.values import letters
from jcm_pdd.files.opc import parse_xml
from jcm_pdd.files.workbooks.book import BookSheet, Rectangle, Scalar, read_book

_PERCENT, _DATES = frozenset((9, 10)), frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """One cell: its value or stored result, its formula, and whether its format shows a percentage or a date."""

    value: Scalar
    formula: str | None = None
    percent: bool = False
    dated: bool = False

    @property
    def text(self) -> str:
        """The value as text without spaces around it, "" for none."""
        return "" if self.value is None else str(self.value).strip()


EMPTY = Seen(None)


@dataclass
class SheetCells:
    """The cells of one sheet that hold something, by row and column, and its merged areas."""

    name: str
    cells: dict[Place, Seen] = field(default_factory=dict)
    merged: list[Rectangle] = field(default_factory=list)

    def at(self, row: int, column: int) -> Seen:
        """Return a cell; an empty one where there is nothing."""
        return self.cells.get((row, column), EMPTY)

    def merged_from(self, row: int, column: int) -> Place | None:
        """Return the first cell of the merged area a cell lies in without being its first one."""
        for top, left, bottom, right in self.merged:
            if top <= row <= bottom and left <= column <= right and (row, column) != (top, left):
                return top, left
        return None

    def place(self, row: int, column: int) -> str:
        """Return how people call a cell: "Questions!G8"."""
        return f"{self.name}!{letters(column)}{row}"


def read_sheets(data: bytes, where: str) -> dict[str, SheetCells]:
    """Return the sheets of a workbook by name; raises Problem for what is hostile, locked or no workbook."""
    book, parts = read_book(data, where), open_parts(data, where)
    percent, dated = _formats(parts)
    found: dict[str, SheetCells] = {}
    for name, sheet in book.sheets.items():
        root = parts.worksheet(name, blanks=False)
        styles = {} if root is None else {at: _style(cell.get("s")) for at, cell in
                                          SheetXml(root, f"{where} {name}").cells.items()}
        found[name] = SheetCells(name, _cells(sheet, styles, percent, dated), sheet.merged)
    return found


def _cells(sheet: BookSheet, styles: dict[Place, int], percent: frozenset[int], dated: frozenset[int]
           ) -> dict[Place, Seen]:
    return {at: Seen(cell.value, cell.formula, styles.get(at, 0) in percent, styles.get(at, 0) in dated)
            for at, cell in sheet.cells.items()}


def _style(text: str | None) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 7 else 0


def _formats(parts: WorkbookParts) -> tuple[frozenset[int], frozenset[int]]:
    """Return the numbers of the cell styles that show percentages, and of those that show dates."""
    name = next((part for part in parts.parts if part.lower().endswith("/styles.xml")), None)
    if name is None:
        return frozenset(), frozenset()
    root = parse_xml(parts.parts[name], parts.where, name)
    codes = {_style(one.get("numFmtId")): str(one.get("formatCode")) for one in root.iter("{*}numFmt")}
    percent, dated = set(), set()
    holder = root.find("{*}cellXfs")
    for at, style in enumerate(holder if holder is not None else ()):
        number = _style(style.get("numFmtId"))
        code = _QUOTED.sub("", codes.get(number, "")).lower()
        if number in _PERCENT or "%" in code:
            percent.add(at)
        if number in _DATES or (code and "general" not in code and re.search("[ydeg]", code)):
            dated.add(at)
    return frozenset(percent), frozenset(dated)
