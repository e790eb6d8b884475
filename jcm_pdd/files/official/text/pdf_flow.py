"""Reading a PDF with a text layer from top to bottom: paragraphs and tables, also over page ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.official.text.flow import Block, Cell, Flow, Grid, Item, Row
from jcm_pdd.files.official.text.gate import MAX_PAGES
from jcm_pdd.files.official.text.joining import Words, goes_on, paragraphs, words_of
from jcm_pdd.files.official.text.pdf_columns import unruled
from jcm_pdd.files.official.text.pdf_lines import TextLine, text_lines
from jcm_pdd.files.official.text.pdf_margins import Cleaned, cleaned
from jcm_pdd.files.official.text.pdf_page import Page, Sign, read_page
from jcm_pdd.files.official.text.pdf_rules import Box, Field, Table, tables

_PADDING = 5.0
_FEW = 40  # signs a page on average below which the pages are pictures
MAX_SIGNS = 2_000_000


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block with the box it takes on its page."""

    block: Block
    box: Box


@dataclass(frozen=True, slots=True)
class _Reader:
    page: Cleaned
    words: Words

    def table(self, table: Table, signs: list[Sign]) -> Grid:
        rows = [Row(tuple(self.cell(cell, signs) for cell in row), self.page.page.number) for row in table.rows]
        return Grid(tuple(row for row in rows if any(not cell.empty for cell in row.cells)))

    def cell(self, cell: Field, signs: list[Sign]) -> Cell:
        if cell.continued:
            return Cell((), continued=True)
        own = [sign for sign in signs if cell.box.holds(sign.middle)]
        free = [sign for sign in own if not any(table.box.holds(sign.middle) for table in cell.tables)]
        return Cell(tuple(placed.block for placed in self.column(free, cell.box, cell.tables, own)))

    def column(self, free: list[Sign], box: Box, drawn: list[Table], signs: list[Sign]) -> list[_Placed]:
        """Return paragraphs and tables of a column in their order; `free` are the signs outside the tables."""
        edges = (box.left + _PADDING, box.right - _PADDING)
        found: list[_Placed] = []
        lines = text_lines(free, self.page.dropped)
        for table in sorted(drawn, key=lambda t: -t.box.top):
            above = [line for line in lines if line.base > table.box.bottom]
            lines = lines[len(above) :]
            found += self.lines(above, edges, box)
            grid = self.table(table, signs)
            found += [_Placed(grid, table.box)] if grid.rows else []
        return found + self.lines(lines, edges, box)

    def lines(self, lines: list[TextLine], edges: tuple[float, float], box: Box) -> list[_Placed]:
        number = self.page.page.number
        return [_Placed(block, box) for part in unruled(lines, number, self.words) for block in (
            [part] if isinstance(part, Grid) else paragraphs(part, edges, number, self.words))]


def read_pdf(data: bytes, name: str) -> Flow:
    """Return the document as a flow.

    Raises Problem `official_text.password`, `.damaged`, `.too_many_pages`, `.no_text_layer`, `.too_large`.
    """
    pages = cleaned([(page, tables(page.rules)) for page in _pages(data, name)])
    words = words_of(line.text for page in pages for line in text_lines(page.signs))
    found: list[Block] = []
    last: _Placed | None = None
    for page in pages:
        placed = _read(page, words)
        if placed and last is not None and (joined := _over_page(last, placed[0], words)) is not None:
            found[-1] = joined
            last = _Placed(joined, placed[0].box)
            placed = placed[1:]
        found += [each.block for each in placed]
        last = placed[-1] if placed else last
    notes = tuple(note for page in pages for note in page.notes)
    return Flow(tuple(found), tuple(text for page in pages for text in page.heads), notes)


def _pages(data: bytes, name: str) -> list[Page]:
    document = _opened(data, name)
    try:
        if len(document) > MAX_PAGES:
            raise Problem("official_text.too_many_pages", name, count=len(document), limit=MAX_PAGES)
        found: list[Page] = []
        for index in range(len(document)):
            found.append(_page(document, index, name))
            if sum(len(page.signs) for page in found) > MAX_SIGNS:
                raise Problem("official_text.too_large", name, limit=MAX_SIGNS)
    finally:
        document.close()
    if not found:
        raise Problem("official_text.damaged", name)
    if sum(not sign.text.isspace() for page in found for sign in page.signs) < _FEW * len(found):
        raise Problem("official_text.no_text_layer", name)
    return found


def _opened(data: bytes, name: str) -> Any:
    import pypdfium2
    from pypdfium2 import raw

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        sealed = getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise Problem("official_text.password" if sealed else "official_text.damaged", name) from error


def _page(document: Any, index: int, name: str) -> Page:
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError as error:
        raise Problem("official_text.damaged", name) from error
    try:
        return read_page(page, index + 1)
    finally:
        page.close()


def _read(page: Cleaned, words: Words) -> list[_Placed]:
    drawn = list(page.tables)
    free = [sign for sign in page.signs if not any(table.box.holds(sign.middle) for table in drawn)]
    left = min((sign.left for sign in free), default=0.0)
    right = max((sign.right for sign in free), default=page.page.width)
    box = Box(left - _PADDING, 0.0, right + _PADDING, page.page.height)
    return _Reader(page, words).column(free, box, drawn, list(page.signs))


def _over_page(last: _Placed, first: _Placed, words: Words) -> Block | None:
    """Return the block that goes on over the page end as one, None when a new one begins."""
    one, other = last.block, first.block
    if isinstance(one, Item) and isinstance(other, Item) and goes_on(one.text, other.text):
        return Item(words.joined(one.text, other.text), one.indent, one.page)
    if isinstance(one, Grid) and isinstance(other, Grid) and abs(last.box.left - first.box.left) < 8 \
            and abs(last.box.right - first.box.right) < 8:
        return _joined(one, other, words)
    return None


def _joined(one: Grid, other: Grid, words: Words) -> Grid:
    """Return two parts of a table as one: a repeated head goes, a row that was cut is put together."""
    rows = list(other.rows)
    if len(rows) > 1 and one.rows[0].texts == rows[0].texts:
        rows = rows[1:]
    last = one.rows[-1]
    if len(last.cells) == len(rows[0].cells) and _cut(last, rows[0]):
        cells = tuple(Cell(_run_on(a.blocks, b.blocks, words), a.continued)
                      for a, b in zip(last.cells, rows[0].cells, strict=True))
        return Grid((*one.rows[:-1], Row(cells, last.page), *rows[1:]))
    return Grid((*one.rows, *rows))


def _cut(last: Row, first: Row) -> bool:
    """Tell whether a row goes on: a cell that was begun has nothing more, or its sentence is not over."""
    if any(b.empty and not a.empty for a, b in zip(last.cells, first.cells, strict=True)):
        return True
    return len(first.cells) == 1 and goes_on(last.texts[0].rpartition("\n")[2], first.texts[0].partition("\n")[0])


def _run_on(one: tuple[Block, ...], other: tuple[Block, ...], words: Words) -> tuple[Block, ...]:
    if one and other and isinstance(one[-1], Item) and isinstance(other[0], Item) \
            and goes_on(one[-1].text.rpartition("\n")[2], other[0].text, cut=True):
        return (*one[:-1], Item(words.joined(one[-1].text, other[0].text), one[-1].indent, one[-1].page), *other[1:])
    if one and other and isinstance(one[-1], Grid) and isinstance(other[0], Grid):
        return (*one[:-1], _joined(one[-1], other[0], words), *other[1:])
    return one + other
