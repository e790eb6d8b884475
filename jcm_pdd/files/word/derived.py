"""Blocks a document prints that are no answers, such as the calculation in the annex: written behind a place.

What is printed here is not read back. The document carries a short digest of every paragraph, so that reading knows
them as its own; a text that somebody typed among them is still found.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from jcm_pdd.core.formula.equation import Part
from jcm_pdd.files.word.binding import Binding, PicturesPlace, SectionPlace
from jcm_pdd.files.word.content import Picture
from jcm_pdd.files.word.document import Document
from jcm_pdd.files.word.equations import display, inline, lines
from jcm_pdd.files.word.find import Miss, section, table
from jcm_pdd.files.word.pictures import picture_paragraph
from jcm_pdd.files.word.text import add_text, paragraph_text
from jcm_pdd.files.word.tree import Element, W, normalise, number

# Half points: a size in which five columns have room.
SIZE = 18
_LONGEST = 88.0  # characters of an equation on one line of an A4 page
_USABLE = 9070  # twentieths of a point between usual margins


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph; `heading` stands out and stays with what follows, `keep` only stays with it."""

    text: str
    heading: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """One equation on lines of its own, `before` it the name of the row it belongs to."""

    equation: Part
    before: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text of which parts are gone or new: struck out in red, underlined in green, so that colour is no need."""

    parts: tuple[tuple[str, str], ...]


Cell = str | Part | Marked


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with heads; `shares` are the widths of its columns in percent. Cells are texts or equations."""

    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading of a document of our own; `level` 1 or 2."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture on lines of its own with its caption below."""

    picture: Picture


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Words | Shown | Grid | Heading | Drawn | PageBreak


def digest(text: str) -> str:
    """Return the short digest by which a printed paragraph is known again."""
    return hashlib.sha256(normalise(text).encode()).hexdigest()[:10]


def insert(document: Document, binding: Binding, after: str, blocks: Iterable[Block]) -> tuple[str, ...]:
    """Print blocks behind the place called `after`; return the digests of their paragraphs.

    Raises Miss when the document does not have the place.
    """
    place = next((p for p in binding.places if p.id == after and not isinstance(p, PicturesPlace)), None)
    if place is None or not isinstance(place, SectionPlace):
        raise Miss("word.place_not_found", after)
    anchor = _end(document, place)
    writer = Writer(document)
    made = [element for block in blocks for element in writer.block(block)]
    for element in reversed(made):
        anchor.addnext(element)
    document.changed.add(document.name)
    texts = (paragraph_text(p) for element in made for p in element.iter(W + "p"))
    return tuple(dict.fromkeys(digest(text) for text in texts if text.strip()))


def remove(document: Document, digests: frozenset[str]) -> None:
    """Take out what `insert` printed, by the digests it returned; a text typed among it stays."""
    body = document.root.find(W + "body")
    if body is None:
        return
    parts = list(body)
    printed = [at for at, part in enumerate(parts) if _is_printed(part, digests)]
    for part in parts[printed[0]:printed[-1] + 1] if printed else []:
        plain = part.tag == W + "p" and not paragraph_text(part).strip()
        if plain or _is_printed(part, digests):
            body.remove(part)


def _is_printed(part: Element, digests: frozenset[str]) -> bool:
    """Whether every paragraph of a part of the body that says something was printed by `insert`."""
    texts = [text for p in part.iter(W + "p") if (text := paragraph_text(p)).strip()]
    return bool(texts) and all(digest(text) in digests for text in texts)


def _end(document: Document, place: SectionPlace) -> Element:
    """Return the part of the body behind which a place's section goes on."""
    found: Element
    if getattr(place, "table", 0):
        found = table(document.sections, place).table
    else:
        parts = [part for part in section(document.sections, place).parts if isinstance(part, etree._Element)]  # noqa: SLF001
        if not parts:
            raise Miss("word.place_not_found", place.id)
        found = parts[-1]
    while (parent := found.getparent()) is not None and parent.tag != W + "body":
        found = parent
    return found


class Writer:
    """Makes paragraphs and tables in the look of the form, as far as it has one."""

    def __init__(self, document: Document) -> None:
        self.document = document
        styles = b"".join(data for name, data in document.parts.items() if name.endswith("styles.xml"))
        self.style = "FormText" if re.search(rb'w:styleId="FormText"', styles) else None
        sections = list(document.root.iter(W + "sectPr"))
        page, margins = (sections[-1].find(W + name) for name in ("pgSz", "pgMar")) if sections else (None, None)
        sides = number(margins, W + "left", 1418) + number(margins, W + "right", 1418)
        self.usable = max(number(page, W + "w", _USABLE + sides) - sides, 3000)

    def block(self, block: Block) -> Iterator[Element]:
        """Yield the paragraphs and tables of a block."""
        if isinstance(block, Heading | Drawn | PageBreak):
            yield self._single(block)
        elif isinstance(block, Words):
            yield self._paragraph(block.text, block.heading, block.keep)
        elif isinstance(block, Shown):
            if block.before:
                yield self._paragraph(block.before, keep=True)
            for line in lines(block.equation, _LONGEST * self.usable / _USABLE):
                paragraph = self._paragraph("")
                paragraph.append(display(line, SIZE + 2))
                yield paragraph
        else:
            yield self._table(block)
            yield self._paragraph("")

    def _single(self, block: Heading | Drawn | PageBreak) -> Element:
        if isinstance(block, Drawn):
            return picture_paragraph(block.picture, self.document.media, self.document.root)
        paragraph = etree.Element(W + "p")
        if isinstance(block, Heading):
            style = etree.SubElement(etree.SubElement(paragraph, W + "pPr"), W + "pStyle")
            style.set(W + "val", f"Heading{block.level}")
            add_text(paragraph, block.text, None)
        else:
            run = etree.SubElement(paragraph, W + "r")
            etree.SubElement(run, W + "br").set(W + "type", "page")
        return paragraph

    def _paragraph(self, text: Cell, bold: bool = False, keep: bool = False) -> Element:
        paragraph = etree.Element(W + "p")
        properties = etree.SubElement(paragraph, W + "pPr")
        if self.style:
            etree.SubElement(properties, W + "pStyle", {W + "val": self.style})
        if bold or keep:
            etree.SubElement(properties, W + "keepNext")
        etree.SubElement(properties, W + "spacing", {W + "before": "120" if bold else "40", W + "after": "40"})
        if isinstance(text, str):
            look = etree.Element(W + "rPr")
            if bold:
                etree.SubElement(look, W + "b")
            etree.SubElement(look, W + "sz", {W + "val": str(SIZE)})
            add_text(paragraph, text, look)
        elif isinstance(text, Marked):
            for kind, part in text.parts:
                add_text(paragraph, part, _marked(kind))
        else:
            paragraph.append(inline(text, SIZE))
        return paragraph

    def _table(self, grid: Grid) -> Element:
        made = etree.Element(W + "tbl")
        properties = etree.SubElement(made, W + "tblPr")
        etree.SubElement(properties, W + "tblW", {W + "w": str(self.usable), W + "type": "dxa"})
        borders = etree.SubElement(properties, W + "tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            etree.SubElement(borders, W + side, {W + "val": "single", W + "sz": "4", W + "space": "0",
                                                 W + "color": "808080"})
        etree.SubElement(properties, W + "tblLayout", {W + "type": "fixed"})
        widths = [str(self.usable * share // 100) for share in grid.shares]
        columns = etree.SubElement(made, W + "tblGrid")
        for wide in widths:
            etree.SubElement(columns, W + "gridCol", {W + "w": wide})
        self._row(made, grid.heads, widths, head=True)
        for row in grid.rows:
            self._row(made, row, widths)
        return made

    def _row(self, made: Element, cells: tuple[Cell, ...], widths: list[str], head: bool = False) -> None:
        row = etree.SubElement(made, W + "tr")
        properties = etree.SubElement(row, W + "trPr")
        etree.SubElement(properties, W + "cantSplit")
        if head:
            etree.SubElement(properties, W + "tblHeader")
        for text, wide in zip(cells, widths, strict=True):
            cell = etree.SubElement(row, W + "tc")
            look = etree.SubElement(cell, W + "tcPr")
            etree.SubElement(look, W + "tcW", {W + "w": wide, W + "type": "dxa"})
            if head:
                etree.SubElement(look, W + "shd", {W + "val": "clear", W + "color": "auto", W + "fill": "EDEDED"})
            cell.append(self._paragraph(text, head))


def _marked(kind: str) -> Element:
    """Return how a part of a text looks that is the "same", "gone" or "new"."""
    look = etree.Element(W + "rPr")
    if kind == "gone":
        etree.SubElement(look, W + "strike")
    if kind != "same":
        etree.SubElement(look, W + "color", {W + "val": "B3261E" if kind == "gone" else "0F6B5C"})
    etree.SubElement(look, W + "sz", {W + "val": str(SIZE)})
    if kind == "new":
        etree.SubElement(look, W + "u", {W + "val": "single"})
    return look
