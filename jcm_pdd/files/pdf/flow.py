"""Filling pages: sections, page ends, repeated table heads, headers and footers."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace

from jcm_pdd.files.pdf.model import Document, Section
from jcm_pdd.files.pdf.pieces import LinePiece, Measure, Piece, column, total
from jcm_pdd.files.pdf.rows import RowsPiece
from jcm_pdd.files.pdf.sides import Page, kind_of, side_pieces


@dataclass(slots=True)
class Area:
    """Where text may stand on a page, from the top edge of the paper."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """The height of the text area."""
        return self.bottom - self.top


class Flow:
    """Places pieces on pages one after the other."""

    def __init__(self, document: Document, add_gaps: bool) -> None:
        self.document = document
        self.add_gaps = add_gaps
        self.pages: list[Page] = []
        self.y = 0.0
        self.fresh = True
        self.section = Section()
        self.first_of_section = True
        self.areas: dict[tuple[int, str], Area] = {}

    def run(self) -> list[Page]:
        """Return all pages of the document."""
        for place, (section, blocks) in enumerate(self.document.sections):
            self._begin_section(section, place)
            measure = Measure(self._smallest().height, self.document.default_tab, self.add_gaps)
            margins = section.margins
            pieces = column(blocks, section.width - margins[1] - margins[3], measure)
            self._place(deque(pieces))
        return self.pages

    def _begin_section(self, section: Section, place: int) -> None:
        before = self.section
        self.section = section
        same = (section.width, section.height, section.margins) == (
            before.width,
            before.height,
            before.margins,
        )
        if place and section.continuous and same:
            return
        self.first_of_section = True
        self._new_page()

    def _new_page(self) -> None:
        number = self.pages[-1].number + 1 if self.pages else 1
        if self.first_of_section and self.section.first_number is not None:
            number = self.section.first_number
        page = Page(self.section, self.first_of_section, number)
        self.pages.append(page)
        self.first_of_section = False
        self.area = self._area(kind_of(page))
        self.y = self.area.top
        self.fresh = True

    def _smallest(self) -> Area:
        areas = [self._area(kind) for kind in ("default", "first", "even")]
        return min(areas, key=lambda area: area.height)

    def _area(self, kind: str) -> Area:
        """Return the text area of pages of a kind; a tall header or footer takes room from the text."""
        key = (id(self.section), kind)
        if key not in self.areas:
            section, margins = self.section, self.section.margins
            header = total(side_pieces(section, section.headers, kind, self.document.default_tab))
            footer = total(side_pieces(section, section.footers, kind, self.document.default_tab))
            top, bottom = margins[0], section.height - margins[2]
            if header:
                top = max(top, section.header_at + header)
            if footer:
                bottom = min(bottom, section.height - section.footer_at - footer)
            if bottom - top < 60.0:  # header and footer would leave no text on the page
                top, bottom = (
                    min(margins[0], section.height / 4),
                    max(section.height - margins[2], section.height / 2),
                )
            self.areas[key] = Area(top, bottom)
        return self.areas[key]

    def _place(self, queue: deque[Piece]) -> None:
        forced = True  # the page was begun by the author (section, page break), so space at its top is meant
        while queue:
            piece = queue[0]
            if piece.page_break and not self.fresh:
                self._new_page()
                forced = True
            piece.page_break = False
            gap = piece.gap if not self.fresh or forced else 0.0
            room = self.area.bottom - self.y
            if not self.fresh and self._chain(queue, gap) > room + 0.01:
                self._turn(piece)
                forced = False
                continue
            queue.popleft()
            rest = self._put(piece, gap, room)
            forced = False
            if rest is not None:
                queue.appendleft(rest)

    def _chain(self, queue: deque[Piece], gap: float) -> float:
        """Return the room that must be free for the next piece with all it is tied to (0 when no page has
        it).
        """
        need = 0.0
        for place, piece in enumerate(queue):
            own = piece.gap if place else gap
            if place and piece.page_break:
                break
            if not piece.keep:
                need += own + piece.least
                break
            need += own + piece.height
            if need > self.area.height:
                break
        if need <= self.area.height:
            return need
        return gap + queue[0].least if queue[0].least <= self.area.height else 0.0

    def _turn(self, piece: Piece) -> None:
        """Begin a new page and repeat the head of the table we are in."""
        inside = bool(self.pages[-1].pieces)
        self._new_page()
        if inside and isinstance(piece, RowsPiece):
            for head in piece.header:
                self.pages[-1].pieces.append((self.y, replace(head, gap=0.0)))
                self.y += head.height

    def _put(self, piece: Piece, gap: float, room: float) -> Piece | None:
        """Place a piece or the part of it that fits, and return the rest."""
        if isinstance(piece, LinePiece) and not piece.height:
            self.y = min(self.y + gap, self.area.bottom)
            return None
        fits = gap + piece.height <= room + 0.01
        first, rest = (piece, None) if fits else piece.split(room - gap)
        if first is None and not self.fresh:
            self._turn(piece)
            return piece
        if first is None and isinstance(piece, RowsPiece):
            first, rest = piece.split_anyway(room - gap)
        if first is None:  # a line that no page can hold: better over the edge than lost
            first, rest = piece, None
        self.pages[-1].pieces.append((self.y + gap, first))
        self.y += gap + first.height
        self.fresh = False
        if rest is not None:
            self._turn(rest)
        return rest
