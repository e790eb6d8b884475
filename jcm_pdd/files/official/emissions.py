"""Where an official workbook has its reference and project emissions: by what its result subtracts, by its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jcm_pdd.files.workbooks import heads
from jcm_pdd.files.workbooks.book import At, Book, BookSheet
from jcm_pdd.files.workbooks.tokens import Token, tokens

_WORDS = {
    "reference": (r"reference emissions\b", r"リファレンス排出量", r"re[_, ]?p"),
    "project": (r"project emissions\b", r"プロジェクト排出量", r"pe[_, ]?p"),
}
_ROUNDING = ("ROUNDDOWN", "ROUND", "INT", "TRUNC", "FLOOR", "MAX", "SUM", "IFERROR")
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Emissions:
    """The cells of both emissions, None where nothing tells; `unclear` names what speaks for different cells."""

    reference: At | None
    project: At | None
    unclear: tuple[str, ...] = ()


def find_emissions(book: Book, result: At, calculation: str | None) -> Emissions:
    """Return the cells that hold RE and PE of one full year; `calculation` is the sheet of the calculation."""
    sheet = book.sheets.get(calculation) if calculation else None
    labelled = {name: _labelled(sheet, name) if sheet is not None else None for name in _WORDS}
    subtracted = _difference(book, result)
    if subtracted is None:
        return Emissions(labelled["reference"], labelled["project"])
    unclear = tuple(f"{name}: {mine}, {other}" for name, mine in zip(_WORDS, subtracted, strict=True)
                    if (other := labelled[name]) is not None and _end(book, other) != _end(book, mine))
    if unclear:
        return Emissions(None, None, unclear)
    return Emissions(*subtracted)


def _difference(book: Book, at: At) -> tuple[At, At] | None:
    """Follow links and rounding from the result to "A - B", and return both cells."""
    for _ in range(_DEEPEST):
        cell = book.sheets[at.sheet].cells.get((at.row, at.column))
        if cell is None or cell.formula is None:
            return None
        parts = _bare(tokens(cell.formula))
        if [part.kind for part in parts] == ["cell"]:
            target = _target(book, at, parts[0])
            if target is None:
                return None
            at = target
            continue
        if [part.kind for part in parts] == ["cell", "operator", "cell"] and parts[1].text == "-":
            first, second = (_target(book, at, part) for part in (parts[0], parts[2]))
            return None if first is None or second is None else (first, second)
        return None
    return None


def _end(book: Book, at: At) -> At:
    """Return the cell a chain of plain links leads to."""
    for _ in range(_DEEPEST):
        cell = book.sheets[at.sheet].cells.get((at.row, at.column))
        parts = _bare(tokens(cell.formula)) if cell is not None and cell.formula is not None else ()
        target = _target(book, at, parts[0]) if [part.kind for part in parts] == ["cell"] else None
        if target is None:
            return at
        at = target
    return at


def _bare(parts: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens inside of brackets and rounding functions: ROUNDDOWN(A-B,0) becomes A-B."""
    while parts and parts[-1].text == ")" and (parts[0].text == "(" or (
            parts[0].kind == "function" and parts[0].text in _ROUNDING)):
        inner, depth = [], 0
        for part in parts[1:-1]:
            depth += part.kind == "function" or part.text == "("
            depth -= part.text == ")"
            if depth < 0:
                return parts
            if depth == 0 and part.text == ",":
                break
            inner.append(part)
        if len(inner) == len(parts):
            return parts
        parts = tuple(inner)
    return parts


def _target(book: Book, at: At, part: Token) -> At | None:
    sheet = book.sheet(part.sheet) if part.sheet else book.sheets[at.sheet]
    return None if sheet is None or part.corners is None else At(sheet.name, part.corners[0], part.corners[1])


def _labelled(sheet: BookSheet, name: str) -> At | None:
    """Return the number in the first row that is called so and whose unit is a mass of CO2."""
    patterns = [re.compile(pattern) for pattern in _WORDS[name]]
    rows: dict[int, dict[int, object]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        rows.setdefault(row, {})[column] = cell
    for row, cells in rows.items():
        texts = [heads.folded(getattr(cell, "value", None)) for cell in cells.values()]
        if not any(pattern.match(re.sub(r"^[\d.\s]+", "", text)) for text in texts for pattern in patterns):
            continue
        if any(re.match(r"\d+\.\s*calculation", text) for text in texts):
            continue  # the title of a block
        numbers = [column for column, cell in cells.items()
                   if getattr(cell, "formula", None) is not None or isinstance(getattr(cell, "value", None), float)]
        if numbers:
            return At(sheet.name, row, numbers[0])
    return None
