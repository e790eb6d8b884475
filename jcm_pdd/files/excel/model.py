"""A workbook as plain values, before any library sees it: cells, names, merged areas, keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from jcm_pdd.files.excel.lens import Line
from jcm_pdd.files.excel.values import CellValue, letters

Style = Literal[
    "title", "corner", "block", "band", "head", "label", "input", "input_text", "calculated", "calculated_text",
    "text", "note", "open", "alarm", "result", "key",
]

OTHER_WIDTH = 16  # of columns the layout does not name


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a constant, or a formula with its result. `format` is a number format, None for general."""

    value: CellValue
    style: Style
    formula: str | None = None
    format: str | None = None


@dataclass
class Sheet:
    """The cells of one sheet; rows and columns count from 1. The first column is hidden and for `keys` if `keyed`."""

    name: str
    widths: Mapping[str, int]
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    keys: dict[int, Line] = field(default_factory=dict)
    lists: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    title_row: int | None = None
    freeze: str | None = None
    row: int = 1
    keyed: bool = True

    def put(self, row: int, column: int, value: CellValue, style: Style, number: str | None = None) -> str:
        """Set a constant and return its reference within the sheet."""
        self.cells[row, column] = Cell(value, style, None, number)
        return f"${letters(column)}${row}"

    def calculate(self, row: int, column: int, formula: str, result: CellValue, number: str | None = None,
                  style: Style = "calculated") -> str:
        """Set a formula (without "=") with its result and return its reference within the sheet."""
        self.cells[row, column] = Cell(result, style, formula, number)
        return f"${letters(column)}${row}"

    def merge(self, row: int, first: int, last: int) -> None:
        """Merge the cells of a row from column `first` to `last`; the borders of all follow the first."""
        if last > first:
            for column in range(first + 1, last + 1):
                self.cells[row, column] = Cell(None, self.cells[row, first].style)
            self.merged.append((row, first, row, last))

    def outside(self, reference: str) -> str:
        """Return the reference as formulas of any sheet write it."""
        return f"'{self.name}'!{reference}"

    def width(self, first: int, last: int) -> int:
        """Return the width of columns in characters."""
        return sum(self.widths.get(letters(column), OTHER_WIDTH) for column in range(first, last + 1))

    def fit(self, row: int, first: int, last: int, text: str) -> None:
        """Make a row high enough for wrapped text in columns that are merged, which no program does itself."""
        self.heights[row] = max(self.heights.get(row, 0), lines_of(text, self.width(first, last)) * 12.75 + 3)


@dataclass
class Workbook:
    """Sheets in order and defined names."""

    sheets: list[Sheet] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)


def lines_of(text: str, width: int) -> int:
    """Return how many lines a text takes in a column of `width` characters; wide characters count twice."""
    usable = max(1, round(width * 1.15) - 3)  # most letters are narrower than the digit a width counts
    return sum(1 + (sum(1 if ord(c) < 0x2E80 else 2 for c in part) - 1) // usable if part else 1
               for part in text.split("\n"))
