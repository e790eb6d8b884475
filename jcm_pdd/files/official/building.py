"""A methodology definition out of its official workbook, and of its text where that was given."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from jcm_pdd.core.form import ChoiceDef, Provenance
from jcm_pdd.core.methodology import DefaultDef, OptionDef, ParameterDef, RowTableDef
from jcm_pdd.core.text import Text
from jcm_pdd.files.official.naming import Ids
from jcm_pdd.files.official.separate import UnitColumn, Units
from jcm_pdd.files.workbooks.book import At, Book
from jcm_pdd.files.workbooks.heads import folded
from jcm_pdd.files.workbooks.reading import DefaultCell, InputCell

PLAN = ("point", "option", "source", "method", "frequency", "comment")
_YES_NO = {("yes", "no"): ("Yes", "No"), ("はい", "いいえ"): ("はい", "いいえ")}
_OPTION = re.compile(r"\b([abc])\b")
_NAME = Text(en="Name of unit", ja="ユニット名")


def said(text: str) -> Text:
    """Return an official wording: the same in both languages, for it is the user's own copy."""
    return Text(en=text, ja=text)


def cell_name(at: At) -> str:
    """Return a cell as it is written in a definition: "SHEET!A1"."""
    return f"{at.sheet}!{at.reference}"


@dataclass
class Parts:
    """What was made so far: parameters, tables, defaults, and the places of their values."""

    file: str
    ids: Ids = field(default_factory=lambda: Ids("RE", "PE", "ER", "name", "adopted"))
    parameters: list[ParameterDef] = field(default_factory=list)
    tables: list[RowTableDef] = field(default_factory=list)
    defaults: list[DefaultDef] = field(default_factory=list)
    inputs: dict[str, str] = field(default_factory=dict)
    slots: dict[str, tuple[dict[str, str], ...]] = field(default_factory=dict)
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    choices: dict[str, dict[str, str]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    def provenance(self, at: At) -> Provenance:
        """Return where a datum was read: the file and the cell."""
        return Provenance(status="verified", source=self.file, page=str(at))


def add_parameter(parts: Parts, book: Book, one: InputCell) -> None:
    """Add a parameter of Table 1 or 2 with its cells."""
    symbol, description = one.texts.get("symbol", ""), one.texts.get("description", "")
    name = parts.ids.of(symbol or description, "P")
    monitored = one.table == "monitored"
    fields = _field(parts, book, name, one.value, one.texts.get("unit", ""), one.choices)
    source = one.texts.get("source")
    parts.parameters.append(ParameterDef(
        id=name, role="monitored" if monitored else "fixed", symbol=symbol or None, label=said(description or symbol),
        options=_options(parts, one.texts, one.options, one.value) if monitored else (),
        source=said(source) if source and not monitored else None,
        yearly=monitored and fields["kind"] == "number", provenance=parts.provenance(one.value), **fields))
    parts.inputs[name] = cell_name(one.value)
    _keep_columns(parts, one.value, one.cells)


def _keep_columns(parts: Parts, value: At, cells: Mapping[str, At]) -> None:
    plan = {name: cell_name(cells[name]) for name in PLAN if name in cells}
    if plan:
        parts.columns[cell_name(value)] = plan


def _field(parts: Parts, book: Book, name: str, at: At, unit: str, choices: Sequence[str]) -> dict[str, Any]:
    """Return kind, unit and choices of a value; a list of numbers stays a number."""
    texts = [choice for choice in choices if choice.strip()]
    pair = _YES_NO.get(tuple(folded(text) for text in texts[:2])) if len(texts) == 2 else None  # type: ignore[arg-type]
    if pair is not None:
        parts.choices[name] = {"true": texts[0], "false": texts[1]}
        return {"kind": "yes_no"}
    if texts and not all(_is_number(text) for text in texts):
        ids = Ids()
        named = {ids.of(text, "c"): text for text in texts}
        parts.choices[name] = named
        return {"kind": "choice", "choices": tuple(ChoiceDef(id=key, label=said(text)) for key, text in named.items())}
    cell = book.sheets[at.sheet].cells.get((at.row, at.column))
    if cell is not None and isinstance(cell.value, str) and cell.value.strip() and unit.strip() in ("", "-"):
        return {"kind": "text", "english": True}
    return {"kind": "number", "unit": unit.strip() or "-"}


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[+-]?\d+(\.\d+)?", text.strip()) is not None


def _options(parts: Parts, texts: Mapping[str, str], offered: Sequence[str], at: At) -> tuple[OptionDef, ...]:
    """Return the monitoring options of a parameter: those of its list, the one written, or all three."""
    written = _letters([texts.get("option", "")])
    letters = _letters(offered) or written or ["A", "B", "C"]
    letters.sort(key=lambda letter: (letter not in written, letter))
    wording = {name: said(texts[name]) for name in ("source", "method", "frequency") if texts.get(name, "").strip()}
    return tuple(OptionDef(option=letter, provenance=parts.provenance(at), **wording) for letter in letters)


Letter = Literal["A", "B", "C"]


def _letters(texts: Sequence[str]) -> list[Letter]:
    found: list[Letter] = []
    for text in texts:
        for match in _OPTION.findall(folded(text).replace("オプション", "option ")):
            letter: Letter = {"a": "A", "b": "B", "c": "C"}[match]  # type: ignore[assignment]
            if letter not in found:
                found.append(letter)
    return found


def add_units(parts: Parts, book: Book, units: Units) -> None:
    """Add a table with one row a unit, and the cells of each row."""
    table = parts.ids.of("units", "units")
    letter = "ijkmn"[len(parts.tables) % 5]
    parts.tables.append(RowTableDef(
        id=table, index=letter, label=Text(en=f"Units ({units.sheet})", ja=f"ユニット（{units.sheet}）"),
        row_name=Text(en="Unit", ja="ユニット"), min_rows=1,
        hint=Text(en=f"The workbook has room for {units.room}", ja=f"ブックには{units.room}行まで記入できます")))
    slots: list[dict[str, str]] = [{} for _ in range(units.room)]
    named = False
    for column in units.columns:
        text = not column.unit and not column.choices
        name = parts.ids.of("unit_name" if text and not named else column.symbol or column.description, "P")
        parts.parameters.append(_unit_parameter(parts, book, table, name, column))
        named = named or text
        for at, cell in enumerate(column.cells):
            slots[at][name] = cell_name(cell)
        for cell, others in zip(column.cells, column.columns, strict=False):
            _keep_columns(parts, cell, others)
    if not named:
        parts.parameters.insert(0, ParameterDef(
            id=parts.ids.of("unit_name", "unit_name"), table=table, role="input", kind="text", english=True,
            label=_NAME, provenance=Provenance(status="derived", source=parts.file)))
    parts.slots[table] = tuple(slots)


def _unit_parameter(parts: Parts, book: Book, table: str, name: str, column: UnitColumn) -> ParameterDef:
    first, words = column.cells[0], column.description or column.symbol
    if not column.unit and not column.choices:
        return ParameterDef(id=name, table=table, role="input", kind="text", english=True, label=said(words),
                            provenance=parts.provenance(first))
    fields = _field(parts, book, name, first, column.unit, column.choices)
    return ParameterDef(
        id=name, table=table, role="monitored", symbol=column.symbol or None, label=said(words),
        options=_options(parts, column.texts, column.options, first), yearly=fields["kind"] == "number",
        provenance=parts.provenance(first), **fields)


def add_defaults(parts: Parts, cells: Sequence[DefaultCell]) -> None:
    """Add the default values of the list, each with the words before it and the unit behind it."""
    for one in cells:
        label = ", ".join(dict.fromkeys(text.strip() for text in one.labels if text.strip()))
        name = parts.ids.of(one.labels[-1], "D")
        unit = next((note.strip() for note in one.notes if note.strip() and len(note) <= 24), "-")
        parts.defaults.append(DefaultDef(
            id=name, symbol=one.labels[-1].strip(), label=said(label), value=Decimal(f"{one.value:.15g}"), unit=unit,
            provenance=parts.provenance(one.at)))
        parts.places[name] = cell_name(one.at)


def bound_cells(parts: Parts) -> Iterator[str]:
    """Yield every cell a parameter fills."""
    yield from parts.inputs.values()
    for slots in parts.slots.values():
        for slot in slots:
            yield from slot.values()
