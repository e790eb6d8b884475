"""The tables of a Word document or a workbook as plain grids: texts by row and column, both counted from 1."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import PurePath

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.opc import parse_xml, read_package, refuse_macros
from jcm_pdd.files.word.text import cell_slot, paragraph_text, slot_paragraphs
from jcm_pdd.files.word.tree import Element, W, blocks, cells

At = tuple[int, int]
MOST_CELLS = 200_000
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True)
class Grid:
    """One table or sheet: its texts, what stands above it (or the sheet's name), and cells joined with one above.

    `spans` gives the column a cell reaches to, for those wider than one.
    """

    number: int
    caption: str
    texts: Mapping[At, str]
    joined: frozenset[At] = frozenset()
    spans: Mapping[At, int] = field(default_factory=dict)

    @cached_property
    def _by_row(self) -> dict[int, dict[int, str]]:
        found: dict[int, dict[int, str]] = {}
        for (row, column), text in sorted(self.texts.items()):
            found.setdefault(row, {})[column] = text
        return found

    @property
    def rows(self) -> tuple[int, ...]:
        """The numbers of the rows that say something."""
        return tuple(self._by_row)

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The numbers of the columns that say something."""
        return tuple(sorted({column for _, column in self.texts}))

    @cached_property
    def width(self) -> int:
        """The last column that says something or that a wide cell reaches to."""
        return max([*self.columns, *self.spans.values()], default=1)

    def row(self, row: int) -> dict[int, str]:
        """Return the texts of a row by column."""
        return dict(self._by_row.get(row, {}))


def read_grids(data: bytes, name: str) -> tuple[Grid, ...]:
    """Return the tables of a Word document, or the sheets of a workbook, that say anything.

    Raises Problem `package.*` for a file that is hostile or damaged, `rounds.not_a_table` for another kind of file.
    """
    if is_workbook(name):
        return _sheets(data, name)
    if PurePath(name).suffix.casefold() == ".docx":
        return _tables(data, name)
    raise Problem("rounds.not_a_table", name)


def is_workbook(name: str) -> bool:
    """Tell whether a file is read as a workbook."""
    return PurePath(name).suffix.casefold() in (".xlsx", ".xlsm")


def _sheets(data: bytes, name: str) -> tuple[Grid, ...]:
    from jcm_pdd.files.excel.cells import read_cells

    found = []
    for at, (sheet, values) in enumerate(read_cells(data, name).items(), 1):
        if len(values) > MOST_CELLS:
            raise Problem("rounds.too_large", name, most=str(MOST_CELLS))
        texts = {place: text for place, value in values.items() if (text := _text(value))}
        if texts:
            found.append(Grid(at, sheet, texts))
    return tuple(found)


def _text(value: str | float | bool) -> str:
    """Return a cell as people read it: whole numbers without a point."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(Decimal(str(value)))
    return value.strip()


# ---------------------------------------------------------------------------------------------- Word


@dataclass(slots=True)
class WordTables:
    """A Word package with the root of its main part and its outer tables in order."""

    parts: dict[str, bytes]
    main: str
    root: Element
    tables: list[Element]


def open_tables(data: bytes, name: str) -> WordTables:
    """Open a Word document; Problem `package.*` or `word.not_a_document`."""
    parts = read_package(data, name)
    refuse_macros(parts, name)
    links = parse_xml(parts["_rels/.rels"], name, "_rels/.rels") if "_rels/.rels" in parts else ()
    main = next((posixpath.normpath(str(link.get("Target") or "").lstrip("/")) for link in links
                 if link.tag == _RELATIONSHIPS and str(link.get("Type")).endswith("/officeDocument")), "")
    root = parse_xml(parts[main], name, main) if main in parts else None
    body = root.find(W + "body") if root is not None else None
    if root is None or body is None:
        raise Problem("word.not_a_document", name)
    return WordTables(parts, main, root, list(blocks(body, (W + "tbl",))))


def _tables(data: bytes, name: str) -> tuple[Grid, ...]:
    document = open_tables(data, name)
    captions = dict(_captions(document.root))
    found = []
    for at, table in enumerate(document.tables, 1):
        grid = _grid(at, captions.get(table, ""), table)
        if grid.texts:
            found.append(grid)
    if sum(len(grid.texts) for grid in found) > MOST_CELLS:
        raise Problem("rounds.too_large", name, most=str(MOST_CELLS))
    return tuple(found)


def _captions(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield each table with the last line of text above it."""
    body = root.find(W + "body")
    above = ""
    for block in blocks(body, (W + "p", W + "tbl")) if body is not None else ():
        if block.tag == W + "tbl":
            yield block, above
        else:
            above = paragraph_text(block).strip() or above


def _grid(number: int, caption: str, table: Element) -> Grid:
    texts: dict[At, str] = {}
    joined: set[At] = set()
    spans: dict[At, int] = {}
    for row, column, cell, continued, span in word_cells(table):
        text = "\n".join(slot_paragraphs(cell_slot(cell))).strip()
        if continued:
            joined.add((row, column))
        elif text:
            texts[row, column] = text
        if span > 1:
            spans[row, column] = column + span - 1
    return Grid(number, caption, texts, frozenset(joined), spans)


def word_cells(table: Element) -> Iterator[tuple[int, int, Element, bool, int]]:
    """Yield row, column (from 1), element, whether it is joined with the one above, and the columns it covers."""
    for row, line in enumerate(blocks(table, (W + "tr",)), 1):
        for cell in cells(line):
            yield row, cell.start + 1, cell.element, cell.continued, cell.span
