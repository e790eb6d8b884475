"""Table rows as pieces of a column: heights, merged cells, cutting over pages, shading and borders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from jcm_pdd.files.pdf.model import Block, Cell, Edge, Edges, Paragraph, Table
from jcm_pdd.files.pdf.paint import Painter
from jcm_pdd.files.pdf.pieces import LinePiece, Measure, Piece, column, cut_column, total

MOST_HEADER = 0.4
NARROWEST = 14.0
# How far a table may reach over the right text edge, as Word's tables do by their cell margins.
OVERHANG = 11.0


@dataclass(slots=True)
class Box:
    """A laid out cell over rows `row` to `row + rows - 1`, `x` from the left edge of the column."""

    row: int
    rows: int
    x: float
    width: float
    pieces: list[Piece]
    cell: Cell
    edges: Edges

    def content(self) -> float:
        """Return the height the content needs, margins included."""
        edge = self.edges.get("top")
        return total(self.pieces) + self.cell.margins[0] + self.cell.margins[2] + (edge.width if edge else 0.0)


@dataclass(slots=True)
class RowsPiece:
    """One row, or several held together by cells merged over them; `header` rows come again on each page."""

    boxes: list[Box]
    least_heights: list[float]
    cant_split: list[bool]
    gap: float = 0.0
    height: float = 0.0
    least: float = 0.0
    keep: bool = False
    page_break: bool = False
    header: tuple[RowsPiece, ...] = ()
    heights: list[float] = field(default_factory=list)

    def measure(self) -> RowsPiece:
        """Work out the heights of the rows; what a merged cell lacks is added to its last row."""
        self.heights = list(self.least_heights)
        for box in self.boxes:
            if box.rows == 1:
                self.heights[box.row] = max(self.heights[box.row], box.content())
        for box in sorted((box for box in self.boxes if box.rows > 1), key=lambda box: box.row + box.rows):
            last = box.row + box.rows - 1
            lacking = box.content() - sum(self.heights[box.row : last + 1])
            self.heights[last] += max(lacking, 0.0)
        self.height = sum(self.heights)
        first = [box for box in self.boxes if box.row == 0]
        self.least = self.heights[0] if self.cant_split[0] else max([_first_bit(box) for box in first], default=0.0)
        self.least = min(self.least, self.height)
        return self

    def split(self, room: float) -> tuple[Piece | None, Piece | None]:
        """Cut after the last row that fits, or inside the row that does not; nothing of a cell is lost."""
        return self._split(room, anyway=False)

    def split_anyway(self, room: float) -> tuple[Piece | None, Piece | None]:
        """Cut a row that must not be cut, or lines that should stay together, when no page holds them."""
        first, rest = self._split(room, anyway=False)
        return (first, rest) if first is not None else self._split(room, anyway=True)

    def _split(self, room: float, anyway: bool) -> tuple[Piece | None, Piece | None]:
        used, rows = 0.0, 0
        while rows < len(self.heights) and used + self.heights[rows] <= room + 0.01:
            used += self.heights[rows]
            rows += 1
        if rows == len(self.heights):
            return self, None
        found = None
        if anyway or (not self.cant_split[rows] and room - used > 8.0):
            found = self._cut(rows, room, within=True, anyway=anyway)
        if found is None and rows:
            found = self._cut(rows, used, within=False)
        return found if found is not None else (None, self)

    def _cut(self, row: int, at: float, within: bool, anyway: bool = False) -> tuple[Piece, Piece] | None:
        """Cut `at` points below the top; `row` is the first row of the rest; None when nothing would move."""
        tops = [sum(self.heights[:place]) for place in range(len(self.heights) + 1)]
        head: list[Box] = []
        tail: list[Box] = []
        moved = not within
        for box in self.boxes:
            end = box.row + box.rows
            if end <= row:
                head.append(box)
            elif box.row > row or (box.row == row and not within):
                tail.append(replace(box, row=box.row - row))
            else:
                room = at - tops[box.row] - box.cell.margins[0] - box.cell.margins[2]
                above, below = cut_column(list(box.pieces), room, anyway)
                moved = moved or (bool(above) and box.row == row) or (bool(above) and row == 0)
                rows = row - box.row + (1 if within else 0)
                head.append(replace(box, rows=max(rows, 1), pieces=above))
                tail.append(replace(box, row=0, rows=end - max(row, box.row), pieces=below))
        if not moved or not any(box.pieces for box in tail):
            return None
        rows = row + 1 if within else row
        heights = [*self.heights[:row], at - tops[row]] if within else self.heights[:row]
        first = RowsPiece(head, heights[:rows], self.cant_split[:rows], self.gap, page_break=self.page_break)
        rest_heights = list(self.least_heights[row:])
        if within:
            rest_heights[0] = max(rest_heights[0] - (at - tops[row]), 0.0)
        rest = RowsPiece(tail, rest_heights, self.cant_split[row:], keep=self.keep, header=self.header)
        return first.measure(), rest.measure()

    def draw(self, painter: Painter, x: float, top: float) -> None:
        """Draw all shading first, then what the cells hold, then the borders."""
        placed = [(box, top + sum(self.heights[: box.row]), sum(self.heights[box.row : box.row + box.rows]))
                  for box in self.boxes]  # fmt: skip
        for box, y, height in placed:
            if box.cell.fill:
                painter.fill(x + box.x, y, box.width, height, box.cell.fill)
        for box, y, height in placed:
            _draw_content(box, painter, x, y, height)
        for box, y, height in placed:
            _draw_edges(box, painter, x, y, height)


def _first_bit(box: Box) -> float:
    """Return the least height of a cell that shows something of it: margins, first piece and what is tied to it."""
    height = box.cell.margins[0] + box.cell.margins[2]
    for piece in box.pieces:
        height += piece.gap + (piece.height if piece.keep else piece.least)
        if not piece.keep:
            break
    return height


def _draw_content(box: Box, painter: Painter, x: float, top: float, height: float) -> None:
    above, _, _, left = box.cell.margins
    spare = max(height - box.content(), 0.0)
    shift = {"center": spare / 2, "bottom": spare}.get(box.cell.valign, 0.0)
    edge = box.edges.get("top")
    y = top + above + shift + (edge.width / 2 if edge is not None else 0.0)
    for piece in box.pieces:
        y += piece.gap
        piece.draw(painter, x + box.x + left, y)
        y += piece.height


def _draw_edges(box: Box, painter: Painter, x: float, top: float, height: float) -> None:
    left, right, bottom = x + box.x, x + box.x + box.width, top + height
    ends = {"top": ((left, top), (right, top)), "bottom": ((left, bottom), (right, bottom)),
            "left": ((left, top), (left, bottom)), "right": ((right, top), (right, bottom))}  # fmt: skip
    for side, (start, end) in ends.items():
        edge: Edge | None = box.edges.get(side)
        if edge is not None:
            painter.line(start, end, edge)


def table_pieces(table: Table, width: float, measure: Measure) -> list[Piece]:
    """Return a table as pieces, one for each row or bundle of rows that merged cells hold together."""
    if not table.rows or not table.widths:
        return []
    widths, left = _stand(table, width)
    edges = [left]
    for own in widths:
        edges.append(edges[-1] + own)
    boxes = list(_boxes(table, edges, measure))
    pieces: list[RowsPiece] = []
    start = 0
    while start < len(table.rows):
        end = _bundle_end(boxes, start)
        inside = [replace(box, row=box.row - start) for box in boxes if start <= box.row < end]
        rows = table.rows[start:end]
        piece = RowsPiece(inside, [row.height for row in rows], [row.cant_split for row in rows]).measure()
        piece.keep = any(_keeps(box) for box in inside) and end < len(table.rows)
        pieces.append(piece)
        start = end
    _repeat_header(table, pieces, measure)
    return list(pieces)


def _stand(table: Table, width: float) -> tuple[list[float], float]:
    """Return column widths in points and the left edge; a table too wide for the text is made narrower."""
    widths = [own if own >= 0 else -own * width for own in table.widths]
    left = table.indent
    room = width - max(left, 0.0) + (OVERHANG if left <= 0 else 0.0)
    if sum(widths) > room:
        widths = [own * room / sum(widths) for own in widths]
    spare = width - sum(widths)
    if table.align == "center":
        left = spare / 2
    elif table.align == "right":
        left = spare
    return widths, left


def _boxes(table: Table, edges: list[float], measure: Measure) -> Iterator[Box]:
    """Yield the cells laid out, merged ones with all their rows; text in a continued cell is kept."""
    heads: dict[tuple[int, int], tuple[int, int]] = {}
    spans: dict[tuple[int, int], int] = {}
    cells: dict[tuple[int, int], Cell] = {}
    for row, line in enumerate(table.rows):
        for cell in line.cells:
            above = heads.get((row - 1, cell.column)) if cell.merge == "continue" else None
            if above is not None and cells[above].span == cell.span:
                heads[row, cell.column] = above
                spans[above] += 1
                cells[above].edges["bottom"] = cell.edges.get("bottom")
                if any(not isinstance(block, Table) and getattr(block, "atoms", None) for block in cell.blocks):
                    cells[above].blocks += cell.blocks
                continue
            key = (row, cell.column)
            cells[key], spans[key] = cell, 1
            if cell.merge:
                heads[key] = key
    for (row, start), cell in cells.items():
        x, end = edges[min(start, len(edges) - 1)], edges[min(start + cell.span, len(edges) - 1)]
        margins = cell.margins
        room = max(end - x - margins[1] - margins[3], NARROWEST)
        tallest = max(measure.tallest - margins[0] - margins[2] - 4.0, 40.0)
        pieces = column(_without_last(cell.blocks), room, replace(measure, tallest=tallest))
        for piece in pieces:
            piece.page_break = False
        yield Box(row, spans[row, start], x, max(end - x, NARROWEST), pieces, cell, cell.edges)


def _without_last(blocks: list[Block]) -> list[Block]:
    """Return the blocks of a cell without the empty paragraph that must follow a nested table; Word hides it too."""
    last = blocks[-1] if blocks else None
    hidden = len(blocks) > 1 and isinstance(last, Paragraph) and not last.atoms and isinstance(blocks[-2], Table)
    return blocks[:-1] if hidden else blocks


def _bundle_end(boxes: list[Box], start: int) -> int:
    """Return the row after the last one that merged cells tie to row `start`."""
    end, grown = start + 1, True
    while grown:
        reach = max((box.row + box.rows for box in boxes if start <= box.row < end), default=end)
        grown, end = reach > end, max(end, reach)
    return end


def _keeps(box: Box) -> bool:
    """Return whether the first paragraph of a cell is to stay with the next, which ties the row to the next
    row.
    """
    # A line without height is the space after the paragraph.
    lines = [piece for piece in box.pieces if isinstance(piece, LinePiece) and piece.height]
    return bool(lines) and lines[-1].keep and box.row == 0


def _repeat_header(table: Table, pieces: list[RowsPiece], measure: Measure) -> None:
    """Let the header rows at the top of a table come again on every page it reaches."""
    count = 0
    while count < len(table.rows) and table.rows[count].header:
        count += 1
    rows, header = 0, []
    for piece in pieces:
        if rows >= count:
            break
        header.append(piece)
        rows += len(piece.least_heights)
    if not header or len(header) == len(pieces) or sum(p.height for p in header) > MOST_HEADER * measure.tallest:
        return
    for piece in header:
        piece.keep = True
    for piece in pieces[len(header) :]:
        piece.header = tuple(header)
