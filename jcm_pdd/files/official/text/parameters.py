"""Section I: data and parameters fixed ex ante, with the tables of defaults in their rows or after them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jcm_pdd.files.official.text.flow import Cell, Grid, Item, Row, plain
from jcm_pdd.files.official.text.model import NotUnderstood, TextParameter, Value
from jcm_pdd.files.official.text.sections import Entry, Section, entries, place
from jcm_pdd.files.official.text.values import Found, in_table, in_text

_SYMBOL_HEAD = re.compile(r"parameters?(?: name)?$|symbols?$|パラメータ(?:ー)?$|記号$")
_DESCRIPTION = re.compile(r"description|説明|内容|概要|定義")
_SOURCE = re.compile(r"source|出典|情報源|データ源|根拠")
_VALUE = re.compile(r"(?:default )?values?|(?:既定|デフォルト)?値")
_UNIT = re.compile(r"units?$|単位$")


@dataclass(slots=True)
class _Open:
    symbol: str
    at: str
    description: list[str]
    source: list[str]
    values: list[Value] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    section: Section
    columns: dict[str, int] = field(default_factory=dict)
    found: list[_Open] = field(default_factory=list)
    left: list[NotUnderstood] = field(default_factory=list)
    loose: list[Entry] = field(default_factory=list)

    def entry(self, entry: Entry) -> None:
        if isinstance(entry.content, Item):
            self.flush()
            self.left.append(NotUnderstood("official_text.left_over", place(self.section, "", entry.at),
                                           entry.content.text))
            return
        if self.loose and self.loose[-1].table != entry.table:
            self.flush()
        heads = _columns(entry.content)
        if heads:
            self.flush()
            self.columns = {**heads, "table": entry.table}
        elif self.columns and self.columns["table"] == entry.table and not self.loose \
                and len(entry.content.cells) == self.columns["width"]:
            self.row(entry.content, entry.at)
        else:
            self.loose.append(entry)

    def row(self, row: Row, at: str) -> None:
        symbol = " ".join(self._cell(row, "symbol").text.split())
        description, source = self._cell(row, "description"), self._cell(row, "source")
        if not symbol and not description.empty and self.found:
            self.found[-1].description += [description.text] if description.text else []
            self.found[-1].source += [source.text] if source.text else []
        else:
            texts = [description.text] if description.text else []
            self.found.append(_Open(symbol, at, texts, [source.text] if source.text else []))
        one = self.found[-1]
        where = place(self.section, one.symbol, at)
        self.take(one, in_text(description.text, where))
        value, unit = self._cell(row, "value"), self._cell(row, "unit")
        if value.text:
            self.take(one, in_table(Grid((Row((Cell((Item(symbol or "-"),)), value)),)), where), unit.text)
        for cell in row.cells:
            for block in cell.blocks:
                if isinstance(block, Grid):
                    self.take(one, in_table(block, where))

    def take(self, one: _Open, found: Found, unit: str = "") -> None:
        """Give numbers to a parameter."""
        one.values += [Value(v.label, v.number, v.unit or unit, v.place) for v in found.values]
        where = place(self.section, one.symbol, one.at)
        self.left += [NotUnderstood("official_text.number_not_read", where, text) for text in found.unread]

    def _cell(self, row: Row, name: str) -> Cell:
        place_ = self.columns.get(name)
        return row.cells[place_] if place_ is not None and place_ < len(row.cells) else Cell(())

    def flush(self) -> None:
        """Read a table that stands after the parameters: it belongs to the one parameter it names."""
        if not self.loose:
            return
        grid = Grid(tuple(entry.content for entry in self.loose if isinstance(entry.content, Row)))
        at = self.loose[0].at
        self.loose = []
        words = {plain(text) for row in grid.rows for text in row.texts}
        named = [one for one in self.found if any(_names(one.symbol, text) for text in words)]
        if len(named) != 1:
            self.left.append(NotUnderstood("official_text.table_not_read", place(self.section, "", at),
                                           " | ".join(grid.rows[0].texts)))
            return
        self.take(named[0], in_table(grid, place(self.section, named[0].symbol, at)))


def _names(symbol: str, text: str) -> bool:
    return bool(symbol) and re.match(rf"{re.escape(plain(symbol))}(?![\w,])", text) is not None


def _columns(row: Row) -> dict[str, int]:
    """Return where symbol, description, source, value and unit stand when a row is a head, {} for another row."""
    texts = [plain(text) for text in row.texts]
    found: dict[str, int] = {}
    for name, pattern in (("symbol", _SYMBOL_HEAD), ("description", _DESCRIPTION), ("source", _SOURCE),
                          ("value", _VALUE), ("unit", _UNIT)):
        at = next((n for n, text in enumerate(texts) if pattern.match(text) or (
            name in ("description", "source") and len(text) < 40 and pattern.search(text))), None)
        if at is not None and at not in found.values():
            found[name] = at
    return {**found, "width": len(texts)} if "symbol" in found and len(found) > 1 else {}


def read_parameters(section: Section) -> tuple[tuple[TextParameter, ...], tuple[NotUnderstood, ...]]:
    """Return the parameters in their order and what of the section was not understood."""
    reader = _Reader(section)
    for entry in entries(section):
        reader.entry(entry)
    reader.flush()
    found = tuple(TextParameter(one.symbol, "\n".join(one.description), "\n".join(one.source), tuple(one.values),
                                place(section, one.symbol, one.at)) for one in reader.found)
    return found, tuple(reader.left)
