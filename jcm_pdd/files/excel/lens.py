"""How one answer stands in a cell and comes back from it, and the key that says which answers a row holds.

Writer and reader share both: a key is made by `Line.key` and understood by `parse_key`; a value goes out by
`Lens.cell` and comes back by `Lens.answer`. For every stored answer of a form, `answer(cell(x)) == x`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from jcm_pdd.core.kinds import REDACTED, Rejected, as_rejected, is_redacted, rejected_text
from jcm_pdd.core.kinds.numbers import plain
from jcm_pdd.core.project import Json
from jcm_pdd.core.schema import Place, Schema
from jcm_pdd.files.excel.layout import layout
from jcm_pdd.files.excel.values import CellValue, day_of

# Excel believes that 1900 was a leap year: earlier days have no number both worlds agree on.
_FIRST_DAY = date(1900, 3, 1)
_ROW, _SPARE = "*", "+"
_SPACED = re.compile(r"[ =]")


@dataclass(frozen=True)
class Line:
    """One row of a sheet that holds answers: address = stem + ending, by column letter.

    `row` says that the stem is a row of a table, so that reading finds the table's rows in their order;
    `spare` that it becomes one only when something is filled in.
    """

    stem: str
    columns: Mapping[str, str] = field(default_factory=dict)
    row: bool = False
    spare: bool = False

    def key(self) -> str:
        """Return the text kept in the hidden key column of the row."""
        pairs = [f"{column}={ending}" for column, ending in self.columns.items()]
        mark = _SPARE if self.spare else _ROW if self.row else ""
        return " ".join([mark + self.stem, *pairs])

    def address(self, column: str) -> str:
        """Return the address of the answer that lives in a column of this row."""
        return self.stem + self.columns[column]


def parse_key(text: str) -> Line | None:
    """Return the line a key describes, None when the text is no key."""
    head, *pairs = text.split(" ")
    columns = {}
    for pair in pairs:
        column, mark, ending = pair.partition("=")
        if not mark or not re.fullmatch(r"[A-Z]{1,3}", column):
            return None
        columns[column] = ending
    mark = head[:1] if head[:1] in (_ROW, _SPARE) else ""
    stem = head[len(mark):]
    return Line(stem, columns, bool(mark), mark == _SPARE) if stem and not _SPACED.search(stem) else None


class Lens:
    """Answers of one project form in cells and back."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self.patterns = layout().print_as

    def cell(self, address: str, stored: Json) -> CellValue:
        """Return what a cell holds for a stored answer; nothing for none and for an entry that is wrong."""
        place = self.schema.place(address)
        if is_redacted(stored):
            return REDACTED
        if place is None or stored is None or rejected_text(stored) is not None:
            return None
        kind = place.definition.kind
        if kind == "number":
            return Decimal(str(stored))
        if kind == "date":
            day = date.fromisoformat(str(stored))
            return day if day >= _FIRST_DAY else day.isoformat()
        pattern = self._pattern(address)
        return pattern.replace("{id}", str(stored)) if pattern else place.kind.print(stored)

    def shown_choice(self, address: str, choice: str) -> str:
        """Return the text a cell shows for one choice of a place."""
        return str(self.cell(address, choice))

    def answer(self, address: str, value: object) -> Json:
        """Return the stored answer for what a cell holds; a wrong entry comes back as a rejected one."""
        place = self.schema.place(address)
        if place is None or value is None or value == "":
            return None
        try:
            return self._read(place, address, value)
        except Rejected as error:
            return as_rejected(_typed(value), error)

    def _read(self, place: Place, address: str, value: object) -> Json:
        kind = place.definition.kind
        if kind == "date" and isinstance(value, (datetime, date)):
            return value.date().isoformat() if isinstance(value, datetime) else value.isoformat()
        if kind == "date" and isinstance(value, (int, float)) and not isinstance(value, bool):
            return day_of(float(value)).isoformat()
        text = _typed(value)
        if kind in ("text", "long_text", "references") and isinstance(value, str):
            return text
        pattern = self._pattern(address)
        if pattern:
            before, _, after = pattern.partition("{id}")
            text = text.removeprefix(before).removesuffix(after)
        return place.kind.parse(text)

    def _pattern(self, address: str) -> str | None:
        return next((pattern for ending, pattern in self.patterns.items() if address.endswith(ending)), None)


def _typed(value: object) -> str:
    """Return a cell's content as somebody would have typed it: numbers with the digits they were given."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, (int, float)):
        return plain(Decimal(repr(value)))
    if isinstance(value, (datetime, date)):
        return value.isoformat()[:10]
    return str(value)
