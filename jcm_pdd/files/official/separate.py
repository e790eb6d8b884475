"""Sheets of an official workbook with one place a unit: a list of parameters with running symbols, or a matrix with
units down and parameters across.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jcm_pdd.files.workbooks import heads
from jcm_pdd.files.workbooks.book import At, Book, BookSheet
from jcm_pdd.files.workbooks.reading import InputCell, choices_at

_FEWEST, _HEADS_UP = 2, 6
_RUNNING = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class UnitColumn:
    """One parameter of every unit: its words and, in the order of the units, its cells. `unit` is "" for a text."""

    symbol: str
    description: str
    unit: str
    cells: tuple[At, ...]
    columns: tuple[Mapping[str, At], ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Units:
    """The units of one sheet: their parameters, all with as many cells as there is room for units."""

    sheet: str
    columns: tuple[UnitColumn, ...]

    @property
    def room(self) -> int:
        """How many units the sheet has room for."""
        return max((len(column.cells) for column in self.columns), default=0)


def units_of_list(sheet: str, parameters: Sequence[InputCell]) -> tuple[Units | None, list[InputCell]]:
    """Return the units of a list whose symbols run (EC_1, COP_1, EC_2, ...), and the parameters that do not run."""
    groups: dict[str, list[tuple[int, InputCell]]] = {}
    for one in parameters:
        symbol = one.texts.get("symbol", "")
        numbers = _RUNNING.findall(symbol)
        if numbers:
            # The last number counts: EF_CO2,1 runs in its last place.
            last = symbol.rindex(numbers[-1])
            pattern = f"{symbol[:last]}i{symbol[last + len(numbers[-1]):]}|{one.texts.get('unit', '')}"
            groups.setdefault(pattern, []).append((int(numbers[-1]), one))
    running = {pattern: members for pattern, members in groups.items()
               if len(members) >= _FEWEST and len({n for n, _ in members}) == len(members)}
    taken = {one.value for members in running.values() for _, one in members}
    columns = []
    for pattern, members in running.items():
        ordered = [one for _, one in sorted(members, key=lambda pair: pair[0])]
        first = ordered[0]
        text = _RUNNING.sub("i", first.texts.get("description", "")) if _same_words(ordered) else first.texts.get(
            "description", "")
        columns.append(UnitColumn(pattern.partition("|")[0], text, first.texts.get("unit", ""),
                                  tuple(one.value for one in ordered), tuple(one.cells for one in ordered),
                                  first.texts, first.choices, first.options))
    units = Units(sheet, tuple(columns)) if columns else None
    return units, [one for one in parameters if one.value not in taken]


def _same_words(parameters: Sequence[InputCell]) -> bool:
    return len({_RUNNING.sub("i", one.texts.get("description", "")) for one in parameters}) == 1


def units_of_matrix(book: Book, sheet: BookSheet) -> Units | None:
    """Return the units of a matrix: rows numbered 1, 2, 3, ... with a head of symbols, descriptions and units."""
    numbering = _numbering(sheet)
    if numbering is None:
        return None
    column, rows = numbering
    names = _head_rows(sheet, column, rows[0])
    last = max(c for _, c in sheet.cells)
    found = []
    for at in range(column + 1, last + 1):
        made = _matrix_column(book, sheet, at, rows, names)
        if made is not None:
            found.append(made)
    return Units(sheet.name, tuple(found)) if any(c.unit for c in found) else None


def _numbering(sheet: BookSheet) -> tuple[int, list[int]] | None:
    """Return the column and rows of the longest run 1, 2, 3, ... of constants."""
    best: tuple[int, list[int]] | None = None
    for (row, column), cell in sheet.cells.items():
        if cell.value != 1.0 or cell.formula is not None or isinstance(cell.value, bool):
            continue
        rows = [row]
        while True:
            below = sheet.cells.get((rows[-1] + 1, column))
            if below is None or below.value != float(len(rows) + 1) or below.formula is not None:
                break
            rows.append(rows[-1] + 1)
        if len(rows) >= _FEWEST and (best is None or len(rows) > len(best[1])):
            best = column, rows
    return best


def _head_rows(sheet: BookSheet, column: int, first: int) -> dict[str, int]:
    """Return what each row above the units says: symbol, description, unit; by its own head or by its contents."""
    named: dict[str, int] = {}
    for row in range(first - 1, max(0, first - 1 - _HEADS_UP), -1):
        texts = [heads.folded(cell.value) for (r, c), cell in sheet.cells.items() if r == row and c >= column]
        texts = [text for text in texts if text]
        if not texts:
            break
        own = heads.column(_text(sheet, row, column)) or (
            heads.column(_text(sheet, row, column - 1)) if column > 1 else None)
        if own is None:
            own = "unit" if "unit" not in named and _are_units(texts) else (
                "symbol" if "symbol" not in named and _are_symbols(texts) else "description")
        named.setdefault(own, row)
    return named


def _text(sheet: BookSheet, row: int, column: int) -> str:
    cell = sheet.cells.get((row, column))
    return cell.value.strip() if cell is not None and isinstance(cell.value, str) else ""


def _are_units(texts: list[str]) -> bool:
    return all(len(text) <= 16 and (text == "-" or "/" in text or text in _PLAIN_UNITS) for text in texts
               if heads.column(text) is None)


_PLAIN_UNITS = frozenset({"kwh", "mwh", "gwh", "kw", "mw", "gj", "tj", "mj", "t", "kg", "kl", "l", "m3", "nm3", "h",
                          "%", "usrt", "kwp", "ha", "km", "tco2", "degc", "℃", "°c", "hours", "years"})


def _are_symbols(texts: list[str]) -> bool:
    return all(re.fullmatch(r"[a-z]{1,6}[_, a-z0-9α-ω.*-]{0,20}", text) and " " not in text for text in texts
               if heads.column(text) is None)


def _matrix_column(book: Book, sheet: BookSheet, at: int, rows: list[int], names: Mapping[str, int]
                   ) -> UnitColumn | None:
    words = {name: _text(sheet, row, at) for name, row in names.items()}
    if not any(words.values()) or any(
            (cell := sheet.cells.get((row, at))) is not None and cell.formula is not None for row in rows):
        return None
    cells = tuple(At(sheet.name, row, at) for row in rows)
    symbol = words.get("symbol") or words.get("description", "")
    unit = words.get("unit", "")
    if unit in ("", "-") and not _are_symbols([heads.folded(symbol)]):
        unit = ""  # words without a unit: a name or a remark
    return UnitColumn(symbol, words.get("description") or symbol, unit, cells, (), words, choices_at(book, cells[0]))
