"""What a cell can hold, the spelling of each in sheet XML, and cell addresses.

Texts follow the office convention that `_xHHHH_` stands for the character with that number: a text that
happens to contain such a sequence is written with its underscore escaped, and reads back as it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

LONGEST_TEXT = 32767  # UTF-16 units a cell can hold
LAST_ROW, LAST_COLUMN = 1048576, 16384
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})\Z")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Characters XML 1.0 cannot carry.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)


@dataclass(frozen=True, slots=True)
class CellError:
    """An error value of a formula, e.g. #N/A while an input is missing."""

    code: Literal["#N/A", "#DIV/0!", "#VALUE!", "#NUM!"] = "#N/A"


CellValue = Decimal | int | str | bool | date | CellError | None


@dataclass(frozen=True, slots=True)
class Put:
    """Set an input cell: number, text, truth, date; None empties it. Its style stays."""

    value: CellValue


@dataclass(frozen=True, slots=True)
class Result:
    """Set the stored result of a formula cell; the formula stays as it is."""

    value: CellValue


CellEdit = Put | Result


def split_reference(reference: str) -> tuple[int, int]:
    """Return row and column (from 1) of a reference such as "D8"; raise ValueError for anything else."""
    match = _REFERENCE.match(reference)
    if match is None:
        raise ValueError(f"not a cell reference: {reference!r}")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    if row > LAST_ROW or column > LAST_COLUMN:
        raise ValueError(f"not a cell reference: {reference!r}")
    return row, column


def letters(column: int) -> str:
    """Return the letters of a column (from 1)."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def number_text(value: Decimal | int) -> str:
    """Return the plain decimal spelling of a number; exponents only beyond what a reader would count."""
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    return text if len(text) <= 40 else f"{Decimal(value):.17E}"


def serial(day: date, from_1904: bool = False) -> int:
    """Return the day number a cell stores for a date from March 1900 on."""
    return (day - (_EPOCH_1904 if from_1904 else _EPOCH)).days


def day_of(number: float, from_1904: bool = False) -> date:
    """Return the date of a stored day number."""
    epoch = _EPOCH_1904 if from_1904 else _EPOCH
    return date.fromordinal(epoch.toordinal() + int(number))


def text_to_xml(text: str) -> str:
    """Return a text as stored in a workbook: only characters XML can carry, `_xHHHH_` escaped."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ESCAPE.sub("_x005F_", _ILLEGAL.sub("", lines))


def text_from_xml(stored: str) -> str:
    """Return the text a stored one stands for; the inverse of `text_to_xml`."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), stored)


def utf16_length(text: str) -> int:
    """Return the length Excel counts for a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
