"""Workbooks of measured data: rows as the cells say them, whole million-row sheets in seconds.

Read with calamine: openpyxl takes some ten times as long for a full sheet.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.papers.series_reading import SAMPLE, WIDEST

MOST_UNPACKED = 1 << 30


def head_of(path: Path, sheet: str) -> tuple[list[list[str]], tuple[str, ...], str]:
    """Return the first rows of a sheet (the one with most rows unless named), all sheet names, and its name."""
    book = _open(path)
    names = tuple(str(name) for name in book.sheet_names)
    found = sheet if sheet in names else _largest(book, names, path)
    rows = list(islice(_rows(book, found, path), SAMPLE))
    return rows, names, found


def rows_of(path: Path, sheet: str) -> Iterator[list[str]]:
    """Yield the rows of a sheet as texts, from the first line of the sheet on; Problem "measured.*" when it cannot."""
    book = _open(path)
    names = tuple(str(name) for name in book.sheet_names)
    return _rows(book, sheet if sheet in names else _largest(book, names, path), path)


def _open(path: Path) -> Any:
    import python_calamine

    _check(path)
    try:
        return python_calamine.CalamineWorkbook.from_path(str(path))
    except Exception as error:
        raise Problem("measured.workbook", path.name, reason=type(error).__name__) from error


def _check(path: Path) -> None:
    """Refuse a package that would unpack into more than a full workbook has."""
    if path.suffix.lower() == ".xls" or not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as package:
            size = sum(entry.file_size for entry in package.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Problem("measured.workbook", path.name, reason=type(error).__name__) from error
    if size > MOST_UNPACKED:
        raise Problem("measured.too_large", path.name, size=size >> 20, limit=MOST_UNPACKED >> 20)


def _largest(book: Any, names: tuple[str, ...], path: Path) -> str:
    sizes = {name: _sheet(book, name, path).total_height for name in names}
    if not sizes or not any(sizes.values()):
        raise Problem("measured.empty", path.name)
    return max(sizes, key=lambda name: sizes[name])


def _sheet(book: Any, name: str, path: Path) -> Any:
    try:
        return book.get_sheet_by_name(name)
    except Exception as error:
        raise Problem("measured.workbook", path.name, reason=type(error).__name__) from error


def _rows(book: Any, name: str, path: Path) -> Iterator[list[str]]:
    sheet = _sheet(book, name, path)
    if sheet.total_width > WIDEST:
        raise Problem("measured.too_wide", path.name, limit=WIDEST)
    # Rows above the first one used are not in the sheet's range; their lines are counted all the same.
    first = sheet.start[0] if sheet.start else 0
    left = [""] * (sheet.start[1] if sheet.start else 0)
    for _ in range(first):
        yield []
    for row in sheet.iter_rows():
        yield left + [_text(cell) for cell in row]


def _text(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return _moment(cell)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.strftime("%H:%M:%S")
    if isinstance(cell, timedelta):
        return _duration(cell)
    return "" if cell is None else str(cell)


def _moment(cell: datetime) -> str:
    if cell.microsecond:  # a serial number is a binary fraction of a day: 10:30 comes as 10:29:59.999997
        cell = (cell + timedelta(microseconds=500_000)).replace(microsecond=0)
    text = str(cell)
    if cell.year < 1900:
        return text[11:]
    return text.removesuffix(" 00:00:00")


def _duration(cell: timedelta) -> str:
    seconds = round(cell.total_seconds())
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
