"""How a question of another form is answered by ticking: where its boxes, or cells to be marked, stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from jcm_pdd.files.word.marks import Box, boxes, boxes_across, is_mark, text_before_boxes
from jcm_pdd.files.word.tree import Cell, TablePart, cell_at, cells

YES = re.compile(r"(?i)\W*(yes\b|はい|有)")
NO = re.compile(r"(?i)\W*(no\b(?!\.)|いいえ|無)")
LONGEST = 200
Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ticks:
    """The boxes of one question: what a binding says of them, and the words of each box."""

    fields: Fields
    options: tuple[str, ...]

    @property
    def yes(self) -> str | None:
        """The words that say yes."""
        return next((text for text in self.options if YES.match(text)), None)

    @property
    def no(self) -> str | None:
        """The words that say no."""
        return next((text for text in self.options if NO.match(text)), None)


def words_of(cell: Cell) -> str:
    """Return the text of a cell on one line."""
    return " ".join(cell.text.split())


def ticks(part: TablePart, at: int, label: Cell) -> Ticks | None:
    """Return the boxes that answer the label in row `at` (from 0), None when nothing is to be ticked there."""
    lines = _lines(part, at, label)
    every = [cell for line in lines for cell in line]
    if not every:
        return None
    first = boxes(every[0].element)
    if len(first) > 1 or (first and not any(boxes(cell.element) for cell in every[1:])):
        return _worded(every[:1], "cell")
    if any(boxes(cell.element) for cell in every):
        return _worded(every, "row")
    return _beside(lines) or _below(part, at, lines[0])


def ticks_inside(cell: Cell, at: int) -> tuple[str, Ticks] | None:
    """Return the boxes of a cell with the question in front of them, "" without one; `at` is its row from 0."""
    if len(boxes(cell.element)) < 2:
        return None
    found = _worded([cell], "cell")
    if found is None:
        return None
    fields = {**found.fields, "label": None, "row": at + 1, "column": cell.start + 1}
    return text_before_boxes(cell.element), Ticks(fields, found.options)


def _lines(part: TablePart, at: int, label: Cell) -> list[list[Cell]]:
    """Return the cells right of a label, row by row when it is merged over several."""
    lines = [[c for c in cells(part.rows[at]) if c.start >= label.start + label.span and not c.continued]]
    for row in part.rows[at + 1:]:
        below = cell_at(row, label.start)
        if below is None or not below.continued:
            break
        lines.append([c for c in cells(row) if c.start > label.start and not c.continued])
    return [line for line in lines if line]


def _worded(found: Sequence[Cell], where: Literal["cell", "row"]) -> Ticks | None:
    elements = [cell.element for cell in found]
    for side in ("after", "before"):
        seen = boxes_across(elements, side)
        if where == "cell" and side == "after":
            seen = boxes(elements[0])
        options = _distinct(seen)
        if options:
            return Ticks({"boxes": where, "words": side}, options)
    return None


def _distinct(found: Sequence[Box]) -> tuple[str, ...]:
    """Return the words of the boxes, empty when one has none or two have the same."""
    options = tuple(" ".join(box.words.split()) for box in found)
    whole = all(options) and len(set(options)) == len(options) and all(len(text) <= LONGEST for text in options)
    return options if whole else ()


def _beside(lines: Sequence[Sequence[Cell]]) -> Ticks | None:
    """Find "Yes | (blank) | No | (blank)": a cell to be marked right of each word."""
    options = []
    for line in lines:
        pairs = list(zip(line[::2], line[1::2], strict=False))
        if len(line) % 2 or any(not _open(mark) for _, mark in pairs):
            return None
        options += [words_of(word) for word, _ in pairs]
    made = Ticks({"boxes": "beside"}, tuple(options))
    return made if len(options) == 2 and made.yes and made.no else None


def _open(cell: Cell) -> bool:
    """Tell whether a cell is blank, or marked by somebody who filled the form."""
    return not words_of(cell) or is_mark(words_of(cell))


def _below(part: TablePart, at: int, line: Sequence[Cell]) -> Ticks | None:
    """Find blank cells under the words Yes and No of a row above."""
    if len(line) < 2:
        return None
    for row in reversed(part.rows[:at]):
        heads = {cell.start: words_of(cell) for cell in cells(row) if not cell.continued}
        options = [heads[cell.start] for cell in line if heads.get(cell.start) and _open(cell)]
        made = Ticks({"boxes": "below"}, tuple(text for text in options if YES.match(text) or NO.match(text)))
        if len(made.options) == 2 and made.yes and made.no:
            return made
    return None
