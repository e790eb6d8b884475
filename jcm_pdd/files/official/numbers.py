"""Default values in one shape: those of a definition, of an official workbook, and of a methodology's text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from jcm_pdd.core import units
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.files.adoption.likeness import SURE, likeness
from jcm_pdd.files.official.naming import symbol_key

if TYPE_CHECKING:
    from jcm_pdd.files.official.text.model import OfficialText


@dataclass(frozen=True, slots=True)
class OfficialDefault:
    """A default value with its symbol, words, unit, and where it stands; `key` is its id in a definition."""

    symbol: str
    label: str
    value: Decimal
    unit: str
    document: str
    place: str
    key: str = ""

    def in_unit(self, unit: str) -> Decimal | None:
        """Return the value in another unit, None when the units do not fit."""
        if unit == self.unit:
            return self.value
        factor = units.factor(self.unit or "-", unit or "-")
        return None if factor is None else self.value * factor

    def is_called(self, other: OfficialDefault) -> bool:
        """Whether another default has the same name: its symbol, or the words of ours."""
        symbol = symbol_key(self.symbol)
        names = (other.symbol, *other.label.split(", "))
        if self.label == "" or ":" not in self.label:
            if symbol and symbol in {symbol_key(name) for name in names}:
                return True
            return any(likeness(name, self.label, SURE) >= SURE for name in names)
        # A row of a reference table: its own words decide, the table's symbol alone is that of every row.
        row = self.label.partition(":")[2].strip()
        return any(likeness(name, row, SURE) >= SURE for name in names)


def own_defaults(m: MethodologyDef) -> Iterator[OfficialDefault]:
    """Yield the defaults of a definition and the rows of its reference tables."""
    for default in m.defaults:
        yield OfficialDefault(default.symbol, default.label.en.replace(":", " "), default.value, default.unit,
                              default.provenance.source, default.provenance.page, default.id)
    for table in m.lookups:
        for row in table.rows:
            yield OfficialDefault(table.symbol, f"{table.label.en}: {row.label.en}", row.value, table.unit,
                                  row.provenance.source, row.provenance.page, f"{table.id}.{row.id}")


def text_defaults(text: OfficialText) -> Iterator[OfficialDefault]:
    """Yield the numbers a methodology's text prints for its parameters."""
    for parameter in text.parameters:
        for value in parameter.values:
            label = value.label or parameter.description
            yield OfficialDefault(parameter.symbol, label, value.number, value.unit or "-", text.file, value.place)
