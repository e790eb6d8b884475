"""What a monitoring report says of itself in hidden cells, so that a filled one can be read back.

The first cell of each sheet names methodology, slice and period; the key of a row names the measured quantity in it.
Writer and reader share this.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from jcm_pdd.core.papers.ex_post import Period, Slice
from jcm_pdd.files.excel.lens import Line
from jcm_pdd.files.excel.model import Sheet

_MARK, _BETWEEN = "MRS", "|"
_PARTS = 8


@dataclass(frozen=True, slots=True)
class SheetMark:
    """The methodology with its version and the slice a sheet is of, and the period it is a part of."""

    methodology: str
    version: str
    slice: Slice
    period: Slice
    number: str

    def text(self) -> str:
        """Return the mark as the first cell holds it."""
        days = (self.slice.first, self.slice.last, self.period.first, self.period.last)
        return _BETWEEN.join((_MARK, self.methodology, self.version, *(day.isoformat() for day in days), self.number))


def mark_of(period: Period, methodology: str, version: str, one: Slice) -> SheetMark:
    """Return the mark of a slice of a period."""
    return SheetMark(methodology, version, one, Slice(period.first, period.last), period.number)


def read_mark(text: object) -> SheetMark | None:
    """Return what the first cell of a sheet says, None for one that is no report's."""
    parts = str(text).split(_BETWEEN, _PARTS - 1)
    if len(parts) != _PARTS or parts[0] != _MARK:
        return None
    try:
        days = [date.fromisoformat(part) for part in parts[3:7]]
    except ValueError:
        return None
    return SheetMark(parts[1], parts[2], Slice(*days[:2]), Slice(*days[2:]), parts[7])


def put_marks(sheet: Sheet, mark: SheetMark, measured: Collection[str]) -> None:
    """Let a sheet of a report say what it is; of its keys only those of measured quantities stay."""
    keys = {}
    for row, line in sheet.keys.items():
        columns = {column: ending for column, ending in line.columns.items() if line.address(column) in measured}
        if columns:
            keys[row] = Line(line.stem, columns)
    sheet.keys = keys
    sheet.put(1, 1, mark.text(), "key")
