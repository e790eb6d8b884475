"""Headers and footers: which one a page wears, its page numbers, and the drawing of finished pages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from jcm_pdd.files.pdf.model import Atom, Block, Cell, PageField, Paragraph, Section, Table
from jcm_pdd.files.pdf.numbering import format_number
from jcm_pdd.files.pdf.paint import Painter
from jcm_pdd.files.pdf.pieces import Measure, Piece, column, total


@dataclass(slots=True)
class Page:
    """A filled page: pieces with their tops, of one section; `number` is what PAGE prints."""

    section: Section
    first: bool
    number: int
    pieces: list[tuple[float, Piece]] = field(default_factory=list)


def kind_of(page: Page) -> str:
    """Return which header a page wears: first, even or default."""
    if page.first and page.section.title_page:
        return "first"
    return "even" if page.section.even_odd and page.number % 2 == 0 else "default"


def side_pieces(section: Section, sides: dict[str, list[Block]], kind: str, default_tab: float) -> list[Piece]:
    """Return the header or footer of a kind as pieces, [] when the section has none."""
    blocks = sides.get(kind, [] if kind == "first" else sides.get("default", []))
    width = section.width - section.margins[1] - section.margins[3]
    return column(blocks, width, Measure(section.height / 2, default_tab))


def with_numbers(blocks: list[Block], page: str, pages: str) -> list[Block]:
    """Return blocks whose page number fields hold the numbers of one page, so that they are set as wide as they are."""
    shown = {"page": page, "pages": pages}

    def atom(item: Atom) -> Atom:
        return replace(item, shown=shown[item.kind]) if isinstance(item, PageField) else item

    def cell(item: Cell) -> Cell:
        return replace(item, blocks=with_numbers(item.blocks, page, pages), edges=dict(item.edges))

    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(replace(block, atoms=[atom(item) for item in block.atoms]))
        elif isinstance(block, Table):
            rows = [replace(row, cells=[cell(item) for item in row.cells]) for row in block.rows]
            found.append(replace(block, rows=rows))
    return found


def draw_pages(pages: list[Page], painter: Painter, default_tab: float, mark: str = "") -> None:
    """Draw filled pages with headers and footers; page numbers are known only now. `mark` stands above each page."""
    painter.pages = str(len(pages))
    for page in pages:
        section, kind = page.section, kind_of(page)
        painter.page = format_number(page.number, section.number_format) or str(page.number)
        painter.begin_page(section.width, section.height)
        if mark:
            painter.mark(mark, section.width)
        left = section.margins[3]
        header = side_pieces(section, with_all(section.headers, painter), kind, default_tab)
        _draw_column(header, painter, left, section.header_at)
        for top, piece in page.pieces:
            piece.draw(painter, left, top)
        footer = side_pieces(section, with_all(section.footers, painter), kind, default_tab)
        _draw_column(footer, painter, left, section.height - section.footer_at - total(footer))
        painter.end_page()


def with_all(sides: dict[str, list[Block]], painter: Painter) -> dict[str, list[Block]]:
    """Return headers or footers of every kind with the page numbers of the page being drawn."""
    return {kind: with_numbers(blocks, painter.page, painter.pages) for kind, blocks in sides.items()}


def _draw_column(pieces: list[Piece], painter: Painter, x: float, top: float) -> None:
    for piece in pieces:
        top += piece.gap
        piece.draw(painter, x, top)
        top += piece.height
