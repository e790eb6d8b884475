"""The structure of a Word document as a form reader sees it: sections under headings, tables of cells.

python-docx repeats merged cells and skips cells inside content controls, so rows and cells are walked here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_WRAPPERS = (W + "sdt", W + "customXml", W + "ins", W + "moveTo", W + "smartTag", W + "sdtContent")
Element: TypeAlias = etree._Element  # noqa: SLF001 (the only name lxml gives its element type)


def number(element: Element | None, name: str, default: int) -> int:
    """Return an attribute's whole number; `default` when the element, the attribute or a number is missing."""
    text = element.get(name, "") if element is not None else ""
    return int(text) if re.fullmatch(r"-?[0-9]{1,12}", text) else default


def normalise(text: str) -> str:
    """Return a label as it is compared: case, kinds of space, dots and colons do not count."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[.:\u2026\u3002]", " ", folded).split())


def same_label(found: str, wanted: str) -> bool:
    """Compare a text of the document with a label of the binding; a label ending in "…" is a beginning."""
    if wanted.endswith("…"):
        return normalise(found).startswith(normalise(wanted))
    return normalise(found) == normalise(wanted)


def blocks(parent: Element, tags: tuple[str, ...]) -> Iterator[Element]:
    """Yield the children with one of `tags`, looking through content controls and tracked insertions."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from blocks(child, tags)


def flow(parent: Element, frames: bool = False) -> Iterator[Element]:
    """Yield paragraphs and tables in reading order; `frames` opens tables that hold tables."""
    for element in blocks(parent, (W + "p", W + "tbl")):
        if frames and element.tag == W + "tbl" and next(element.iterdescendants(W + "tbl"), None) is not None:
            for row in blocks(element, (W + "tr",)):
                for cell in blocks(row, (W + "tc",)):
                    yield from flow(cell, frames)
        else:
            yield element


def label_text(element: Element) -> str:
    """Return all visible text below an element, for comparing with labels."""
    nodes = element.iter(W + "t", W + "tab", W + "br", W + "p")
    return "".join((node.text or "") if node.tag == W + "t" else " " for node in nodes)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell with the grid columns it covers: `start` from 0, `span` columns wide."""

    element: Element
    start: int
    span: int
    continued: bool  # the lower part of a vertically merged cell

    @property
    def text(self) -> str:
        """The visible text, for comparing with labels."""
        return label_text(self.element)


def cells(row: Element) -> list[Cell]:
    """Return the cells of a table row with their grid positions (gridBefore, gridSpan, vMerge)."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    position = number(before, W + "val", 0)
    found: list[Cell] = []
    for element in blocks(row, (W + "tc",)):
        span_mark = element.find(f"{W}tcPr/{W}gridSpan")
        span = max(1, number(span_mark, W + "val", 1))
        merge = element.find(f"{W}tcPr/{W}vMerge")
        continued = merge is not None and merge.get(W + "val", "continue") != "restart"
        found.append(Cell(element, position, span, continued))
        position += span
    return found


def cell_at(row: Element, column: int) -> Cell | None:
    """Return the cell that covers grid column `column` (from 0), or None."""
    return next((cell for cell in cells(row) if cell.start <= column < cell.start + cell.span), None)


@dataclass(frozen=True, slots=True)
class TablePart:
    """Rows of a table that belong to one section (all its rows, unless a heading stands in a row)."""

    table: Element
    rows: list[Element]


@dataclass(slots=True)
class Section:
    """What stands under one heading: its path from the top and its parts in order."""

    path: tuple[str, ...]
    parts: list[Element | TablePart] = field(default_factory=list)

    @property
    def tables(self) -> list[TablePart]:
        """The tables, in order."""
        return [part for part in self.parts if isinstance(part, TablePart)]


def outline_levels(styles: Element | None) -> dict[str, int]:
    """Return the outline level (0 = top) of every paragraph style that has or inherits one."""
    own: dict[str, int] = {}
    parent: dict[str, str] = {}
    for style in styles.iter(W + "style") if styles is not None else ():
        name = style.get(W + "styleId", "")
        level = style.find(f"{W}pPr/{W}outlineLvl")
        if level is not None:
            own[name] = number(level, W + "val", 9)
        based = style.find(W + "basedOn")
        if based is not None:
            parent[name] = based.get(W + "val", "")
    levels: dict[str, int] = {}
    for name in {*own, *parent}:
        step, seen = name, set[str]()
        while step not in own and step in parent and step not in seen:
            seen.add(step)
            step = parent[step]
        if own.get(step, 9) < 9:
            levels[name] = own[step]
    return levels


class Headings:
    """Decides which paragraphs are headings: by outline level, or by the texts a binding names."""

    def __init__(self, levels: Mapping[str, int], named: Mapping[str, int] | None) -> None:
        self._levels = levels
        self._named = named

    def level(self, element: Element) -> int | None:
        """Return the level (0 = top) when a body paragraph or a table row is a heading, else None."""
        if self._named is not None:
            if element.tag == W + "tr" and len(cells(element)) != 1:
                return None
            text = label_text(element)
            return next((depth for label, depth in self._named.items() if same_label(text, label)), None)
        if element.tag != W + "p":
            return None
        direct = element.find(f"{W}pPr/{W}outlineLvl")
        if direct is not None:
            level = number(direct, W + "val", 9)
            return level if level < 9 else None
        style = element.find(f"{W}pPr/{W}pStyle")
        return self._levels.get(style.get(W + "val", "")) if style is not None else None


def sections(body: Element, headings: Headings, frames: bool = False) -> list[Section]:
    """Return the sections in order; the first one, with an empty path, is what precedes all headings."""
    found = [Section(())]
    stack: list[tuple[int, str]] = []

    def open_section(level: int, element: Element) -> None:
        while stack and stack[-1][0] >= level:
            stack.pop()
        stack.append((level, label_text(element)))
        found.append(Section(tuple(text for _, text in stack)))

    for element in flow(body, frames):
        if element.tag == W + "p":
            level = headings.level(element)
            if level is None:
                found[-1].parts.append(element)
            else:
                open_section(level, element)
            continue
        part: TablePart | None = None
        for row in blocks(element, (W + "tr",)):
            level = headings.level(row)
            if level is not None:
                open_section(level, row)
                part = None
                continue
            if part is None:
                part = TablePart(element, [])
                found[-1].parts.append(part)
            part.rows.append(row)
    return found
