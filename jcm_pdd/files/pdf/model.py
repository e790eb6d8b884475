"""The Word document as plain values: blocks of paragraphs and tables, all lengths in points.

The readers (`walk_*`) build these from the XML, the layout (`words`, `lines`, `pieces`, `flow`) turns them
into pages.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RunStyle:
    """How a piece of text looks; `role` is serif or sans, `rise` and `scale` are shares of `size`."""

    role: str = "serif"
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    underline: str = ""
    strike: bool = False
    color: str = "000000"
    background: str = ""
    rise: float = 0.0
    scale: float = 1.0
    caps: str = ""
    spacing: float = 0.0
    hidden: bool = False
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one style."""

    text: str
    style: RunStyle


@dataclass(frozen=True, slots=True)
class Tab:
    """A jump to the next tab stop."""

    style: RunStyle


@dataclass(frozen=True, slots=True)
class Break:
    """A forced end of line or page: `kind` is line or page."""

    kind: str
    style: RunStyle


@dataclass(frozen=True, slots=True)
class PageField:
    """A page number (`kind` page) or number of pages (pages); `shown` is what Word last printed there."""

    kind: str
    shown: str
    style: RunStyle


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the line, `width` x `height` points; `crop` is left, top, right, bottom as shares."""

    data: bytes
    width: float
    height: float
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class MathNode:
    """A part of an equation.

    `kind` is text, row, fraction, script (base, sub, sup), nary (sign, sub, sup, body), delimited (`text`
    holds opening, separator and closing sign), root (degree, body), over (base, mark) or matrix row; an
    absent part is an empty row. `side` is where the columns of a matrix are aligned.
    """

    kind: str
    parts: tuple[MathNode, ...] = ()
    text: str = ""
    style: RunStyle = RunStyle()
    side: str = "center"


@dataclass(frozen=True, slots=True)
class Equation:
    """A part of an equation that is built up in two dimensions, such as a fraction."""

    node: MathNode


Atom = Span | Tab | Break | PageField | Picture | Equation


@dataclass(frozen=True, slots=True)
class Edge:
    """One line of a border, `width` in points; `kind` is single, double, dotted or dashed."""

    width: float
    color: str
    kind: str = "single"
    space: float = 0.0


Edges = dict[str, Edge | None]


@dataclass(frozen=True, slots=True)
class TabStop:
    """A tab stop `at` points from the text edge; `leader` is the character that fills the gap."""

    at: float
    align: str
    leader: str


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a paragraph stands; `line` is a factor when `line_rule` is auto, else points."""

    align: str = "left"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    line_rule: str = "auto"
    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    widow: bool = True
    contextual: bool = False
    style_id: str = ""
    outline: int | None = None
    tabs: tuple[TabStop, ...] = ()
    fill: str = ""
    borders: tuple[tuple[str, Edge], ...] = ()


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its atoms, its style and the style of its end mark (the height of an empty line)."""

    atoms: list[Atom]
    style: ParagraphStyle
    mark: RunStyle


@dataclass(slots=True)
class Cell:
    """A table cell from grid column `column`, `span` columns wide; `merge` is "", restart or continue."""

    column: int
    span: int
    blocks: list[Block]
    merge: str = ""
    fill: str = ""
    edges: Edges = field(default_factory=dict)
    margins: tuple[float, float, float, float] = (0.0, 5.4, 0.0, 5.4)
    valign: str = "top"


@dataclass(slots=True)
class Row:
    """A table row; `height` is the least height."""

    cells: list[Cell]
    height: float = 0.0
    header: bool = False
    cant_split: bool = False


@dataclass(slots=True)
class Table:
    """A table with its column widths; `indent` is where its left edge stands from the text edge."""

    widths: list[float]
    rows: list[Row]
    indent: float = 0.0
    align: str = "left"


@dataclass(slots=True)
class SectionEnd:
    """The end of a section in the flow of blocks: what came before is printed on `section`'s pages."""

    section: Section


Block = Paragraph | Table | SectionEnd


@dataclass(slots=True)
class Section:
    """Paper, margins (top, right, bottom, left), and headers and footers by kind (default, first, even)."""

    width: float = 595.3
    height: float = 841.9
    margins: tuple[float, float, float, float] = (72.0, 72.0, 72.0, 72.0)
    header_at: float = 36.0
    footer_at: float = 36.0
    headers: dict[str, list[Block]] = field(default_factory=dict)
    footers: dict[str, list[Block]] = field(default_factory=dict)
    title_page: bool = False
    even_odd: bool = False
    first_number: int | None = None
    continuous: bool = False
    number_format: str = "decimal"


@dataclass(slots=True)
class Document:
    """A whole document: sections with their blocks, and the title for the PDF."""

    sections: list[tuple[Section, list[Block]]]
    title: str
    default_tab: float = 36.0
