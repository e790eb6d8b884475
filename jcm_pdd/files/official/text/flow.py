"""A document as it is read from top to bottom: paragraphs and tables, the same for Word and PDF."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_SPACE = re.compile(r"[^\S\n]+")
_LIGATURES = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
                            "\ufb05": "st", "\ufb06": "st", "\u00ad": "", "\u200b": "", "\ufeff": "",
                            "\u2011": "-", "\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf0fc": "•",
                            "\u25cf": "•", "\u25aa": "•", "\uf02d": "-"})  # fmt: skip
RAISED = dict(zip("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", strict=True))
_CHEMICAL = re.compile(r"(?:CO|CH|N|NO|SO|SF|NF|O|H|NH|HCO|C)$")


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph; `indent` in points from the edge of its column, `page` from 1 for a PDF and 0 for Word."""

    text: str
    indent: float = 0.0
    page: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `continued` marks the lower part of one that spans rows."""

    blocks: tuple[Block, ...]
    continued: bool = False
    span: int = 1

    @property
    def text(self) -> str:
        """The words of the cell without those of tables inside, its paragraphs as lines."""
        return "\n".join(block.text for block in self.blocks if isinstance(block, Item) and block.text)

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing in the cell."""
        return not self.text and not any(isinstance(block, Grid) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; `page` as in Item."""

    cells: tuple[Cell, ...]
    page: int = 0

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of each cell."""
        return tuple(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    rows: tuple[Row, ...]


Block = Item | Grid


@dataclass(frozen=True, slots=True)
class Flow:
    """A document: its blocks, what its page headers and footers say, and its foot- and endnotes."""

    blocks: tuple[Block, ...]
    margins: tuple[str, ...]
    notes: tuple[str, ...]
    skipped: tuple[str, ...] = ()  # codes of things that hold text which is not read, such as text boxes


def tidy(text: str) -> str:
    """Return a text with single spaces, without ligatures and invisible signs; lines stay lines."""
    lines = (_SPACE.sub(" ", line).strip() for line in text.translate(_LIGATURES).split("\n"))
    return "\n".join(line for line in lines if line)


def plain(text: str) -> str:
    """Return a text as it is compared: full-width signs, case, spaces and lines do not count."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def lowered(before: str, part: str) -> str:
    """Return `before` with a lowered `part` behind it: EF + RE,i,p -> EF_RE,i,p, but CO + 2 -> CO2."""
    bare = part.strip()
    if not bare:
        return before + part
    space = part[len(part.rstrip()) :]
    before = before.rstrip(" ") if not before.endswith("\n") else before
    chemical = bare.isdigit() and _CHEMICAL.search(before)
    joined = chemical or not before or before[-1] in "_,\n"
    return before + ("" if joined else "_") + bare + space


def raised(part: str) -> str:
    """Return a raised part of a line: figures as raised signs, other parts behind a ^."""
    bare = part.strip().replace("\u2212", "-").replace("\u2013", "-")
    space = part[len(part.rstrip()) :]
    if bare and all(sign in RAISED for sign in bare):
        return "".join(RAISED[sign] for sign in bare) + space
    return f"^{bare}{space}" if bare and bare.isalnum() else part


def items(blocks: tuple[Block, ...]) -> Iterator[Item]:
    """Yield all paragraphs, those in tables too, in reading order."""
    for block in blocks:
        if isinstance(block, Item):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from items(cell.blocks)
