"""A report as a table: on the screen, as CSV for Excel in Japanese or any other language, as a workbook."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.code_pages import nearest

Encoding = Literal["utf-8", "cp932"]
Cell = str | int | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDEST = 48
_ON_SCREEN = 32


@dataclass(frozen=True, slots=True)
class Table:
    """Heads and rows; whole numbers are numbers in a workbook."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def screen_lines(table: Table) -> list[str]:
    """Return the table as lines of equal columns; a long text is cut, wide letters count twice."""
    texts = [table.heads, *(tuple(_shown(cell) for cell in row) for row in table.rows)]
    last = len(table.heads) - 1
    widths = [min(_ON_SCREEN if at < last else 400, max(_width(row[at]) for row in texts)) for at in range(last + 1)]
    lines = []
    for number, row in enumerate(texts):
        cells = []
        for at, text in enumerate(row):
            cut = _cut(text, widths[at])
            room = " " * (widths[at] - _width(cut))
            right = number > 0 and isinstance(table.rows[number - 1][at], int)
            cells.append(room + cut if right else cut + room)
        lines.append("  ".join(cells).rstrip())
    return lines


def _shown(cell: Cell) -> str:
    return f"{cell:,}" if isinstance(cell, int) else " ".join((cell or "").split())


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _cut(text: str, width: int) -> str:
    if _width(text) <= width:
        return text
    while _width(text) > width - 1:
        text = text[:-1]
    return f"{text}…"


def csv_bytes(table: Table, encoding: Encoding = "utf-8") -> bytes:
    """Return the table as CSV: UTF-8 with the mark Excel knows it by, or the code page of a Japanese Windows.

    A text a spreadsheet would take for a formula gets an apostrophe before it. Letters CP932 lacks are written as the
    nearest it has (a subscript two as 2), else as "?".
    """
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    for row in (table.heads, *table.rows):
        writer.writerow([_safe(cell) for cell in row])
    text = target.getvalue()
    return text.encode("utf-8-sig") if encoding == "utf-8" else nearest(text, "cp932").encode("cp932")


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def excel_bytes(table: Table) -> bytes:
    """Return the table as a workbook in the look of ours."""
    from jcm_pdd.files.excel.layout import layout
    from jcm_pdd.files.excel.model import Sheet, Workbook
    from jcm_pdd.files.excel.values import letters
    from jcm_pdd.files.excel.writer import workbook_bytes

    widths = {letters(at + 1): max(10, min(_WIDEST, 2 + max(_width(_shown(row[at]))
              for row in (table.heads, *table.rows)))) for at in range(len(table.heads))}
    sheet = Sheet(table.title[:31], widths, keyed=False)
    sheet.put(1, 1, table.title, "title")
    sheet.row = 3
    for at, head in enumerate(table.heads, 1):
        sheet.put(sheet.row, at, head, "head")
    sheet.title_row = sheet.row
    sheet.freeze = f"A{sheet.row + 1}"
    for row in table.rows:
        sheet.row += 1
        for at, cell in enumerate(row, 1):
            sheet.put(sheet.row, at, cell or None if isinstance(cell, str) else cell, "text",
                      "#,##0" if isinstance(cell, int) else None)
            if isinstance(cell, str):
                sheet.fit(sheet.row, at, at, cell)
    return workbook_bytes(Workbook([sheet]), layout(), table.title)


def write_report(table: Table, csv_file: Path | None, excel_file: Path | None, encoding: Encoding = "utf-8") -> None:
    """Write the report into the files that are wanted; Problem `export.not_written`, then the old file is whole."""
    from jcm_pdd.files.store import atomic

    wanted: tuple[tuple[Path | None, Callable[[], bytes]], ...] = (
        (csv_file, lambda: csv_bytes(table, encoding)), (excel_file, lambda: excel_bytes(table)))
    for target, data in wanted:
        if target is not None:
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                atomic.write_bytes(target, data())
            except OSError as error:
                raise Problem("export.not_written", str(target), reason=error.strerror or error) from error
