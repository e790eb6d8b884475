"""What a column is made of from top to bottom: lines and table rows, which can be placed or cut at a page
end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from jcm_pdd.files.pdf.lines import Line, set_lines
from jcm_pdd.files.pdf.model import Block, Edge, Paragraph, ParagraphStyle, Span, Table
from jcm_pdd.files.pdf.paint import Painter

SIDES = ("top", "bottom", "left", "right")


class Piece(Protocol):
    """A part of a column: `gap` is the space before it, `least` the smallest height it can be cut to."""

    gap: float
    height: float
    least: float
    keep: bool
    page_break: bool

    def split(self, room: float) -> tuple[Piece | None, Piece | None]:
        """Return what fits in `room` points and the rest; (None, itself) when nothing does."""
        ...

    def split_anyway(self, room: float) -> tuple[Piece | None, Piece | None]:
        """Cut also what asks to stay whole, because no page holds it."""
        ...

    def draw(self, painter: Painter, x: float, top: float) -> None:
        """Draw the piece with its upper left corner at x, top."""
        ...


@dataclass(slots=True)
class Frame:
    """Background and borders of the lines of a paragraph, from `left` to `right` of the text edge."""

    left: float
    right: float
    fill: str = ""
    sides: dict[str, Edge] = field(default_factory=dict)


@dataclass(slots=True)
class LinePiece:
    """One line of text; an empty `line` with height 0 carries the space at the end of a column."""

    line: Line
    gap: float = 0.0
    height: float = 0.0
    least: float = 0.0
    keep: bool = False
    page_break: bool = False
    frame: Frame | None = None
    bookmark: tuple[str, int] | None = None

    def split(self, room: float) -> tuple[Piece | None, Piece | None]:
        """A line is never cut."""
        return (self, None) if self.height <= room else (None, self)

    def split_anyway(self, room: float) -> tuple[Piece | None, Piece | None]:
        """A line is never cut."""
        return self.split(room)

    def draw(self, painter: Painter, x: float, top: float) -> None:
        """Draw background, borders and text."""
        if self.frame is not None:
            _draw_frame(self.frame, self.height, painter, x, top)
        if self.bookmark is not None:
            painter.bookmark(*self.bookmark, top)
        for at, frag in self.line.frags:
            painter.frag(frag, x + at, top + self.line.baseline)


def _draw_frame(frame: Frame, height: float, painter: Painter, x: float, top: float) -> None:
    left, right, bottom = x + frame.left, x + frame.right, top + height
    if frame.fill:
        painter.fill(left, top, right - left, height, frame.fill)
    ends = {"top": ((left, top), (right, top)), "bottom": ((left, bottom), (right, bottom)),
            "left": ((left, top), (left, bottom)), "right": ((right, top), (right, bottom))}  # fmt: skip
    for side, edge in frame.sides.items():
        if side in ends:
            painter.line(*ends[side], edge)


@dataclass(frozen=True, slots=True)
class Measure:
    """What the setting of blocks needs to know: tallest piece allowed, default tab, and the gap rule."""

    tallest: float
    default_tab: float
    add_gaps: bool = False


def column(blocks: list[Block], width: float, measure: Measure) -> list[Piece]:
    """Return blocks as pieces for a column `width` points wide; the last space is a piece too."""
    pieces: list[Piece] = []
    after, previous, break_next = 0.0, None, False
    for place, block in enumerate(blocks):
        if isinstance(block, Table):
            from jcm_pdd.files.pdf.rows import table_pieces  # rows hold columns, columns hold rows

            made = table_pieces(block, width, measure)
            before, own_after, ends = 0.0, 0.0, False
        elif isinstance(block, Paragraph):
            following = blocks[place + 1] if place + 1 < len(blocks) else None
            made, ends = paragraph_pieces(block, width, measure, previous, following)
            before, own_after = _spaces(block.style, previous, following)
        else:
            continue
        if made:
            made[0].gap = after + before if measure.add_gaps else max(after, before)
            made[0].page_break = made[0].page_break or break_next
            after, break_next = own_after, ends
        break_next = break_next or ends
        pieces += made
        previous = block
    if after:
        pieces.append(LinePiece(Line(), gap=after))
    return pieces


def _spaces(style: ParagraphStyle, previous: Block | None, following: Block | None) -> tuple[float, float]:
    """Return space before and after; between paragraphs of one style none when the style asks for it."""

    def joined(other: Block | None) -> bool:
        return style.contextual and isinstance(other, Paragraph) and other.style.style_id == style.style_id

    return (0.0 if joined(previous) else style.before), (0.0 if joined(following) else style.after)


def paragraph_pieces(
    paragraph: Paragraph, width: float, measure: Measure, previous: Block | None, following: Block | None
) -> tuple[list[Piece], bool]:
    """Return the lines of a paragraph, tied together as its style asks, and whether a page break ends it."""
    style = paragraph.style
    lines, ends_with_page = set_lines(paragraph, width, measure.default_tab)
    pieces: list[LinePiece] = []
    for line in lines:
        height = _shrunk(line, measure.tallest)
        pieces.append(LinePiece(line, height=height, least=height, page_break=line.page_break))
    if not pieces:
        return [], ends_with_page
    _tie(pieces, style)
    pieces[0].page_break = pieces[0].page_break or style.page_break
    if style.outline is not None:
        text = "".join(atom.text if isinstance(atom, Span) else " " for atom in paragraph.atoms)
        pieces[0].bookmark = (" ".join(text.split()), style.outline) if text.strip() else None
    if style.fill or style.borders:
        _dress(pieces, style, width, previous, following)
    return list(pieces), ends_with_page


def _shrunk(line: Line, tallest: float) -> float:
    """Return the height of a line; a picture taller than the page is made smaller to fit."""
    if line.height <= tallest:
        return line.height
    for _, frag in line.frags:
        if frag.kind == "picture" and frag.ascent > tallest * 0.9:
            share = tallest * 0.9 / frag.ascent
            frag.ascent, frag.width = frag.ascent * share, frag.width * share
    ascent = max(frag.ascent for _, frag in line.frags) if line.frags else line.baseline
    line.baseline = min(line.baseline, ascent + 2.0)
    line.height = min(line.height, line.baseline + tallest * 0.05)
    return line.height


def _tie(pieces: list[LinePiece], style: ParagraphStyle) -> None:
    """Mark lines that must stay with the next: kept paragraphs, and no single line left alone on a page."""
    count = len(pieces)
    for place, piece in enumerate(pieces):
        inside = place < count - 1
        lonely = style.widow and (place == 0 or place == count - 2)
        piece.keep = (inside and (style.keep_lines or lonely)) or (not inside and style.keep_next)


def _dress(
    pieces: list[LinePiece],
    style: ParagraphStyle,
    width: float,
    previous: Block | None,
    following: Block | None,
) -> None:
    sides = dict(style.borders)
    joins = [isinstance(other, Paragraph) and other.style.borders == style.borders for other in (previous, following)]
    reach = {side: (sides[side].space if side in sides else 0.0) for side in SIDES}
    left = style.left + min(style.first, 0.0) - reach["left"]
    right = width - style.right + reach["right"]
    for place, piece in enumerate(pieces):
        own = {side: edge for side, edge in sides.items() if side in ("left", "right")}
        if place == 0 and "top" in sides and not joins[0]:
            own["top"] = sides["top"]
            piece.height += reach["top"]
            piece.line.baseline += reach["top"]
        if place == len(pieces) - 1 and "bottom" in sides and not joins[1]:
            own["bottom"] = sides["bottom"]
            piece.height += reach["bottom"]
        piece.least = piece.height
        piece.frame = Frame(left, right, style.fill, own)


def total(pieces: list[Piece]) -> float:
    """Return the height of a column."""
    return sum(piece.gap + piece.height for piece in pieces)


def cut_column(pieces: list[Piece], room: float, anyway: bool = False) -> tuple[list[Piece], list[Piece]]:
    """Return the pieces of a column that fit in `room` points, and the rest.

    Lines that are tied together stay so, unless `anyway` is given and nothing would fit.
    """
    head: list[Piece] = []
    tail: list[Piece] = []
    used = 0.0
    for place, piece in enumerate(pieces):
        left = room - used - piece.gap
        if piece.height <= left + 0.01:
            head.append(piece)
            used += piece.gap + piece.height
            continue
        first, rest = piece.split(left) if head or not anyway else piece.split_anyway(left)
        head += [first] if first is not None else []
        tail = ([rest] if rest is not None else []) + pieces[place + 1 :]
        break
    tied = len(head)
    while tail and tied and head[tied - 1].keep:
        tied -= 1
    if tied or not anyway:
        head, tail = head[:tied], head[tied:] + tail
    if tail:
        tail[0].gap = 0.0
    return head, tail
