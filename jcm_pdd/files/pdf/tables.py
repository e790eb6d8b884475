"""Reading tables: grid, merged cells, borders and shading from table styles, controls around cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from jcm_pdd.files.pdf.blocks import read_blocks
from jcm_pdd.files.pdf.model import Cell, Edge, Edges, Row, Table
from jcm_pdd.files.pdf.ooxml import Element, attribute, child, descend, local, points, q, switch, whole
from jcm_pdd.files.pdf.props import Props, edges, merge, paragraph_props, run_props, shading
from jcm_pdd.files.pdf.story import Story, plain_text
from jcm_pdd.files.pdf.widths import column_widths

SIDES = ("top", "left", "bottom", "right")
WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}
MOST_COLUMNS = 200


@dataclass(slots=True)
class Dress:
    """What a table style gives to the table or to one condition of it (first row, first column ...)."""

    edges: Edges = field(default_factory=dict)
    cell_edges: Edges = field(default_factory=dict)
    fill: str = ""
    paragraph: Props = field(default_factory=dict)
    run: Props = field(default_factory=dict)
    margins: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class _Reader:
    story: Story
    depth: int
    base: Dress
    conditions: dict[str, Dress]
    look: set[str]
    edges: Edges
    margins: dict[str, float]
    last_row: int = 0
    columns: int = 0


def read_table(element: Element, story: Story, depth: int) -> Table:
    """Read a w:tbl with everything in it; nothing of an oversized or crooked grid is dropped."""
    props = child(element, "w:tblPr")
    base, conditions = _style(attribute(child(props, "w:tblStyle")), story)
    reader = _Reader(
        story, depth, base, conditions, _look(child(props, "w:tblLook")),
        {**base.edges, **edges(child(props, "w:tblBorders"))},
        {**base.margins, **_margins(child(props, "w:tblCellMar"))},
    )  # fmt: skip
    if child(props, "w:tblpPr") is not None:
        story.report.add("floating_table")
    rows = [row for row in wrapped(element, "tr") if not _deleted(row, story)]
    grid = [points(attribute(item, "w:w")) or 0.0 for item in element.iterfind(f"{q('w:tblGrid')}/{q('w:gridCol')}")]
    placed = [_placed(row) for row in rows]
    reader.last_row = len(rows) - 1
    reader.columns = max([len(grid), *(end for cells in placed for _, _, end in cells)], default=1)
    widths = column_widths(grid, [[(cell, start, end) for cell, start, end in cells] for cells in placed],
                           reader.columns, child(props, "w:tblW"))  # fmt: skip
    found = [_row(reader, row, place, cells) for place, (row, cells) in enumerate(zip(rows, placed, strict=True))]
    table = Table(widths, found)
    _stand(table, props, reader)
    return table


def _stand(table: Table, props: Element | None, reader: _Reader) -> None:
    align = attribute(child(props, "w:jc"))
    table.align = {"center": "center", "right": "right", "end": "right"}.get(align or "", "left")
    table.indent = points(attribute(child(props, "w:tblInd"), "w:w")) or 0.0
    if reader.story.compat < 15 and table.align == "left" and not reader.depth:
        # Before Word 2013 the text of the first column, not its border, stood at the indent.
        table.indent -= reader.margins.get("left", 5.4)


def wrapped(element: Element, name: str) -> Iterator[Element]:
    """Yield the rows (tr) or cells (tc) of a table or row, also those inside content controls."""
    for item in element:
        if local(item) == name:
            yield item
        elif local(item) in WRAPPERS:
            yield from wrapped(item, name)


def _deleted(row: Element, story: Story) -> bool:
    gone = descend(row, "w:trPr", "w:del") is not None
    if gone:
        story.report.add("tracked_change", plain_text(row))
    return gone


def _placed(row: Element) -> list[tuple[Element, int, int]]:
    """Return the cells of a row with first grid column and the column after the last."""
    column = min(whole(attribute(descend(row, "w:trPr", "w:gridBefore"))) or 0, MOST_COLUMNS)
    found: list[tuple[Element, int, int]] = []
    for cell in wrapped(row, "tc"):
        span = whole(attribute(descend(cell, "w:tcPr", "w:gridSpan"))) or 1
        end = column + min(max(span, 1), MOST_COLUMNS)
        found.append((cell, column, end))
        column = end
    return found


def _row(reader: _Reader, row: Element, place: int, placed: list[tuple[Element, int, int]]) -> Row:
    props = child(row, "w:trPr")
    header, fixed = child(props, "w:tblHeader"), child(props, "w:cantSplit")
    found = Row(
        [],
        height=min(points(attribute(child(props, "w:trHeight"))) or 0.0, 600.0),
        header=header is not None and switch(header),
        cant_split=fixed is not None and switch(fixed),
    )
    for cell, start, end in placed:
        joined = descend(cell, "w:tcPr", "w:hMerge")
        made = _cell(reader, cell, place, start, end)
        if found.cells and joined is not None and attribute(joined) != "restart":
            _join(found.cells[-1], made)
            continue
        found.cells.append(made)
    return found


def _join(left: Cell, right: Cell) -> None:
    """Add a cell of the old horizontal merge to the one it continues; text in it is kept."""
    left.span += right.span
    if any(getattr(block, "atoms", True) for block in right.blocks):
        left.blocks += right.blocks
    left.edges["right"] = right.edges.get("right")


def _cell(reader: _Reader, element: Element, row: int, start: int, end: int) -> Cell:
    props = child(element, "w:tcPr")
    dress = _conditions(reader, row, start, end)
    for item in props if props is not None else ():
        if local(item) == "textDirection" and attribute(item) not in ("lrTb", "tb", None):
            reader.story.report.add("vertical_text", plain_text(element))
    merged = child(props, "w:vMerge")
    merge_kind = "" if merged is None else (attribute(merged) or "continue")
    table = (merge(reader.base.paragraph, *(d.paragraph for d in dress)),
             merge(reader.base.run, *(d.run for d in dress)))  # fmt: skip
    blocks = read_blocks(element, reader.story, table, reader.depth + 1)
    fill = next((d.fill for d in reversed(dress) if d.fill), reader.base.fill)
    own = child(props, "w:shd")
    return Cell(
        start, end - start, blocks, merge_kind, shading(own) if own is not None else fill,
        _edges(reader, props, dress, row, start, end), _cell_margins(reader, props),
        {"center": "center", "bottom": "bottom"}.get(attribute(child(props, "w:vAlign")) or "", "top"),
    )  # fmt: skip


def _conditions(reader: _Reader, row: int, start: int, end: int) -> list[Dress]:
    """Return the conditional dresses that apply to a cell, the strongest last."""
    first_row, first_column = "firstRow" in reader.look, "firstColumn" in reader.look
    wanted = []
    if "noVBand" not in reader.look:
        wanted.append("band1Vert" if (start - first_column) % 2 == 0 else "band2Vert")
    if "noHBand" not in reader.look:
        wanted.append("band1Horz" if (row - first_row) % 2 == 0 else "band2Horz")
    if "lastColumn" in reader.look and end == reader.columns:
        wanted.append("lastCol")
    if first_column and start == 0:
        wanted.append("firstCol")
    if "lastRow" in reader.look and row == reader.last_row:
        wanted.append("lastRow")
    if first_row and row == 0:
        wanted.append("firstRow")
    return [reader.conditions[name] for name in wanted if name in reader.conditions]


def _edges(reader: _Reader, props: Element | None, dress: list[Dress], row: int, start: int, end: int) -> Edges:
    """Return the edges of a cell: its own, else of a condition, else outer or inner ones of the table."""
    outer = {
        "top": row == 0,
        "bottom": row == reader.last_row,
        "left": start == 0,
        "right": end == reader.columns,
    }
    own = edges(child(props, "w:tcBorders"))
    found: Edges = {}
    for side in SIDES:
        inside = "insideH" if side in ("top", "bottom") else "insideV"
        edge: Edge | None = reader.edges.get(side if outer[side] else inside)
        for layer in dress:
            edge = layer.cell_edges.get(side, edge)
        found[side] = own.get(side, edge)
    return found


def _cell_margins(reader: _Reader, props: Element | None) -> tuple[float, float, float, float]:
    own = {**reader.margins, **_margins(child(props, "w:tcMar"))}
    top, left, bottom, right = (own.get(side, 0.0 if side in ("top", "bottom") else 5.4) for side in SIDES)
    return (top, right, bottom, left)


def _margins(element: Element | None) -> dict[str, float]:
    found: dict[str, float] = {}
    for item in element if element is not None else ():
        width = points(attribute(item, "w:w"))
        if width is not None:
            found[{"start": "left", "end": "right"}.get(local(item), local(item))] = min(max(width, 0.0), 100.0)
    return found


def _look(element: Element | None) -> set[str]:
    """Return which conditions of the style the table asks for."""
    bits = {
        0x20: "firstRow",
        0x40: "lastRow",
        0x80: "firstColumn",
        0x100: "lastColumn",
        0x200: "noHBand",
        0x400: "noVBand",
    }
    if element is None:
        return {"noHBand", "noVBand"}
    try:
        value = int(attribute(element) or "0", 16)
    except ValueError:
        value = 0
    found = {name for bit, name in bits.items() if value & bit}
    for name in bits.values():
        own = attribute(element, f"w:{name}")
        if own is not None:
            (found.add if own in ("1", "true", "on") else found.discard)(name)
    return found


def _style(name: str | None, story: Story) -> tuple[Dress, dict[str, Dress]]:
    """Return what a table style and the styles it is based on give: in general, and by condition."""
    base, conditions = Dress(), dict[str, Dress]()
    for style in story.styles.chain(name or story.styles.default("table")):
        _wear(base, style)
        for part in style.iterchildren(q("w:tblStylePr")):
            _wear(conditions.setdefault(attribute(part, "w:type") or "", Dress()), part)
    return base, conditions


def _wear(dress: Dress, element: Element) -> None:
    table, cell = child(element, "w:tblPr"), child(element, "w:tcPr")
    dress.edges.update(edges(child(table, "w:tblBorders")))
    dress.cell_edges.update(edges(child(cell, "w:tcBorders")))
    dress.margins.update(_margins(child(table, "w:tblCellMar")))
    fill = shading(child(cell, "w:shd"))
    dress.fill = fill or dress.fill
    dress.paragraph = merge(dress.paragraph, paragraph_props(child(element, "w:pPr")))
    dress.run = merge(dress.run, run_props(child(element, "w:rPr")))
