"""Labels that share their cell or line with their value: "Title of the project: ____"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jcm_pdd.files.adoption.likeness import SURE, likeness
from jcm_pdd.files.word.text import cell_slot, paragraph_text
from jcm_pdd.files.word.tree import Element, Section, TablePart, cells

Fields = dict[str, Any]
LONGEST = 200
_LABEL = re.compile(r"\s*(?P<label>[^\n:：]+[:：])\s*(?P<rest>.*)\Z", re.DOTALL)
BLANK = re.compile(r"[\s_＿.․…‥\-–—\u3000]*")
_LINE = re.compile(r"[_＿.․…‥]{3,}")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph that begins with a label: the table it is in (0: none), what it says, and what shares its cell."""

    table: int
    label: str
    rest: str
    following: tuple[str, ...]
    alone: bool

    @property
    def blank(self) -> bool:
        """Tell whether nothing but blanks or a line to write on stands behind the label."""
        return BLANK.fullmatch(self.rest) is not None

    def fields(self) -> Fields:
        """Return what a binding says of the text behind this label."""
        found: Fields = {"kind": "inline", "table": self.table, "label": self.label, "value": self.value,
                         "occurrence": 1, "row": None}
        # Anything else behind the label may be an answer.
        if self.rest and self.blank and self.value != "next":
            found["blank"] = ("\n".join([self.rest, *self.following]) if self.value == "after" else self.rest,)
        return found

    @property
    def value(self) -> str:
        """Where the value stands: after the label, on its line alone, or in the next paragraphs."""
        if not self.alone or self.table == 0:
            return "line"
        return "next" if self.following and not self.rest else "after"


def lines(section: Section) -> Iterator[Line]:
    """Yield the paragraphs of a section's cells and body that begin with a label and a colon."""
    body = [part for part in section.parts if not isinstance(part, TablePart)]
    yield from _of_texts(0, [paragraph_text(part) for part in body])
    for number, part in enumerate(section.tables, 1):
        for row in part.rows:
            for cell in cells(row):
                if not cell.continued:
                    yield from _of_texts(number, _texts(cell.element))


def _texts(cell: Element) -> list[str]:
    return [paragraph_text(paragraph) for paragraph in cell_slot(cell).paragraphs]


def _of_texts(table: int, texts: Sequence[str]) -> Iterator[Line]:
    matches = [(at, match) for at, text in enumerate(texts) if (match := _LABEL.match(text)) is not None
               and len(match["label"]) <= LONGEST]
    for at, match in matches:
        # A later paragraph with a colon is another label only when it, too, waits for a value.
        others = [other for place, other in matches if place != at and BLANK.fullmatch(other["rest"])]
        yield Line(table, match["label"], match["rest"], tuple(texts[at + 1:]), at == 0 and not others)


def find(section: Section, wanted: str) -> Fields | None:
    """Return the place of a value that shares the cell or line of a label like `wanted`."""
    scored = [(likeness(line.label, wanted, SURE - 0.05), -at, line) for at, line in enumerate(lines(section))]
    top = max(scored, key=lambda entry: entry[:2], default=None)
    if top is None or top[0] < SURE - 0.05:
        return None
    return top[2].fields()


def only_label(section: Section) -> Fields | None:
    """Return the place on the line behind the label a section's one-cell box begins with, whatever its words."""
    boxed = [number for number, part in enumerate(section.tables, 1) if sum(len(cells(row)) for row in part.rows) == 1]
    found = [line for line in lines(section) if line.table in boxed and line.alone and line.blank]
    only = len(boxed) == 1 and len(found) == 1 and _LINE.search(found[0].rest)
    return found[0].fields() if only else None


def find_lines(section: Section, wanted: Mapping[str, str]) -> Fields | None:
    """Return the label lines of a table in which every label has a cell of its own with its value."""
    hits: list[tuple[Line, str]] = []
    every = [line for line in lines(section) if line.alone and line.table]
    for label, column in wanted.items():
        fitting = [line for line in every if likeness(line.label, label, SURE) >= SURE]
        hits += [(fitting[0], column)] if fitting else []
    kinds = {(line.table, line.value) for line, _ in hits}
    if len(hits) < (len(wanted) + 1) // 2 or len(kinds) != 1:
        return None
    table, value = kinds.pop()
    return {"table": table, "lines": {line.label: column for line, column in hits}, "value": value, "occurrence": 1}


def new_lines(section: Section) -> Iterator[Line]:
    """Yield the labels of a section that plainly wait for a value behind them."""
    for line in lines(section):
        nothing = line.table > 0 and not "".join(line.following).strip()
        if line.blank and (nothing or _LINE.search(line.rest)):
            yield line
