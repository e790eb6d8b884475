"""One sheet's XML, changed cell by cell: rows and cells found or inserted in order, values set, results set.

Everything the edits do not name keeps its element, attributes and order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.excel.values import (
    LAST_COLUMN,
    LAST_ROW,
    LONGEST_TEXT,
    CellError,
    CellValue,
    Put,
    Result,
    letters,
    number_text,
    serial,
    split_reference,
    text_to_xml,
    utf16_length,
)

if TYPE_CHECKING:
    from lxml import etree

MOST_ARRAY_ROWS = 300_000  # rows of all array formulas together
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _within(at: tuple[int, int], span: tuple[int, int, int, int]) -> bool:
    return span[0] <= at[0] <= span[2] and span[1] <= at[1] <= span[3]


class SheetXml:
    """The cells of one sheet part; `where` names the workbook and sheet in problems."""

    def __init__(self, root: etree._Element, where: str, from_1904: bool = False) -> None:
        self.root, self.where, self.from_1904 = root, where, from_1904
        self.namespace = str(root.tag).rpartition("}")[0] + "}"
        data = root.find(f"{self.namespace}sheetData")
        if data is None:
            raise Problem("excel.no_cells", where)
        self.data = data
        self.rows: dict[int, etree._Element] = {}
        self.cells: dict[tuple[int, int], etree._Element] = {}
        self._columns: dict[int, list[int]] = {}
        self._number()
        self.merged = [self._span(str(m.get("ref"))) for m in root.iter(f"{self.namespace}mergeCell")]
        self.arrays = [self._span(str(f.get("ref"))) for f in data.iter(f"{self.namespace}f")
                       if f.get("t") in ("array", "dataTable") and f.get("ref")]
        self._row_numbers = sorted(self.rows)
        self._index_arrays()

    def _number(self) -> None:
        """Find every cell; rows and cells without a reference get the one their place implies."""
        row_number = 0
        known: dict[str, int] = {}  # letters -> column
        for row in self.data.iterchildren(f"{self.namespace}row"):
            row_number = self._row_number(row, row_number + 1)
            if row_number in self.rows:
                raise Problem("excel.damaged", self.where, what=f"<row r={row_number}>")
            self.rows[row_number] = row
            self._number_row(row, row_number, known)

    def _row_number(self, row: etree._Element, implied: int) -> int:
        given = row.get("r")
        if given is None:
            row.set("r", str(implied))
        elif not (given.isascii() and given.isdigit() and len(given) <= 7):
            raise Problem("excel.damaged", self.where, what=f"<row r={given[:20]!r}>")
        number = implied if given is None else int(given)
        if not 1 <= number <= LAST_ROW:
            raise Problem("excel.damaged", self.where, what=f"<row r={number}>")
        return number

    def _number_row(self, row: etree._Element, row_number: int, known: dict[str, int]) -> None:
        digits = str(row_number)
        columns = self._columns.setdefault(row_number, [])
        column = 0
        for cell in row.iterchildren(f"{self.namespace}c"):
            reference = cell.get("r")
            name = reference.removesuffix(digits) if reference is not None else ""
            if reference is None:
                column += 1
            else:
                column = known.get(name) or known.setdefault(name, self._place(reference)[1])
            if not name.isalpha():  # no reference, or one of another row
                cell.set("r", f"{letters(column)}{row_number}")
            if (row_number, column) in self.cells or column > LAST_COLUMN:
                raise Problem("excel.damaged", self.where, what=f"{letters(column)}{row_number}")
            self.cells[row_number, column] = cell
            columns.append(column)

    def _index_arrays(self) -> None:
        """Note the arrays of one cell, and for the others the columns they take in each row there is."""
        self._single = {span[:2] for span in self.arrays if span[:2] == span[2:]}
        self._spread: dict[int, list[tuple[int, int]]] = {}
        taken = 0
        for top, left, bottom, right in self.arrays:
            if (top, left) != (bottom, right):
                first, last = bisect_left(self._row_numbers, top), bisect_right(self._row_numbers, bottom)
                taken += last - first
                if taken > MOST_ARRAY_ROWS:
                    raise Problem("excel.damaged", self.where, what=f"{{=}} > {MOST_ARRAY_ROWS}")
                for row in self._row_numbers[first:last]:
                    self._spread.setdefault(row, []).append((left, right))
        for row, spans in self._spread.items():
            spans.sort()
            if any(after[0] <= before[1] for before, after in pairwise(spans)):  # which no program writes
                raise Problem("excel.damaged", self.where, what=f"{{=}} {row}")

    def in_array(self, at: tuple[int, int], single: bool = True) -> bool:
        """Return whether a cell belongs to an array formula; `single`: those of one cell too."""
        spans = self._spread.get(at[0])
        if spans is not None:
            before = bisect_right(spans, (at[1], LAST_COLUMN)) - 1
            if before >= 0 and at[1] <= spans[before][1]:
                return True
        return single and at in self._single

    def _place(self, reference: str) -> tuple[int, int]:
        try:
            return split_reference(reference)
        except ValueError:
            raise Problem("excel.damaged", self.where, what=reference[:20]) from None

    def _span(self, reference: str) -> tuple[int, int, int, int]:
        first, _, last = reference.partition(":")
        return (*self._place(first), *self._place(last or first))

    def edit(self, reference: str, change: Put | Result) -> None:
        """Apply one change; raises Problem when a formula would be overwritten or a result has no formula."""
        at = split_reference(reference)
        cell = self.cells.get(at)
        formula = self._calculated(at, cell)
        if isinstance(change, Result):
            if cell is None or not formula:  # the program that opens the file would never renew it
                raise Problem("excel.no_formula", f"{self.where}!{reference}")
            self._set(cell, change.value, as_result=True)
            return
        if formula:
            raise Problem("excel.cell_has_formula", f"{self.where}!{reference}")
        if any(_within(at, span) for span in self.merged if at != span[:2]):
            raise Problem("excel.hidden_by_merge", f"{self.where}!{reference}")
        if cell is None and change.value is None:
            return
        self._set(self._insert(*at) if cell is None else cell, change.value, as_result=False)

    def _calculated(self, at: tuple[int, int], cell: etree._Element | None) -> bool:
        """Whether a cell shows the result of a formula: its own, or as a member of an array."""
        return (cell is not None and cell.find(f"{self.namespace}f") is not None) or self.in_array(at)

    def formulas(self) -> Iterator[tuple[str, etree._Element]]:
        """Yield reference and element of every cell that shows a formula's result, array members included."""
        for at, cell in self.cells.items():
            if self._calculated(at, cell):
                yield f"{letters(at[1])}{at[0]}", cell

    def drop_result(self, cell: etree._Element) -> bool:
        """Remove the stored result of a formula cell; return whether there was one."""
        value = cell.find(f"{self.namespace}v")
        if value is None:
            return False
        cell.remove(value)
        if "t" in cell.attrib:
            del cell.attrib["t"]
        return True

    def _insert(self, row_number: int, column: int) -> etree._Element:
        from lxml import etree

        row = self.rows.get(row_number)
        if row is None:
            row = etree.Element(f"{self.namespace}row", {"r": str(row_number)})
            at = bisect_left(self._row_numbers, row_number)
            if at == len(self._row_numbers):
                self.data.append(row)
            else:
                self.rows[self._row_numbers[at]].addprevious(row)
            self._row_numbers.insert(at, row_number)
            self.rows[row_number] = row
        cell = etree.Element(f"{self.namespace}c", {"r": f"{letters(column)}{row_number}"})
        own = row.get("s") if row.get("customFormat") in ("1", "true") else None
        style = own or self._column_style(column)
        if style:
            cell.set("s", style)
        columns = self._columns.setdefault(row_number, [])
        at = bisect_left(columns, column)
        if at < len(columns):
            self.cells[row_number, columns[at]].addprevious(cell)
        elif columns:
            self.cells[row_number, columns[-1]].addnext(cell)
        else:
            row.insert(0, cell)
        columns.insert(at, column)
        if "spans" in row.attrib:  # an optional hint of the old extent, wrong once a cell is added
            del row.attrib["spans"]
        self.cells[row_number, column] = cell
        self._extend_dimension(row_number, column)
        return cell

    def _column_style(self, column: int) -> str | None:
        for declared in self.root.iter(f"{self.namespace}col"):
            if int(declared.get("min") or 0) <= column <= int(declared.get("max") or 0):
                return declared.get("style")
        return None

    def _extend_dimension(self, row: int, column: int) -> None:
        dimension = self.root.find(f"{self.namespace}dimension")
        if dimension is None:
            return
        top, left, bottom, right = self._span(str(dimension.get("ref")))
        first = f"{letters(min(left, column))}{min(top, row)}"
        last = f"{letters(max(right, column))}{max(bottom, row)}"
        dimension.set("ref", first if first == last else f"{first}:{last}")

    def _set(self, cell: etree._Element, value: CellValue, as_result: bool) -> None:
        from lxml import etree

        for name in ("v", "is"):
            old = cell.find(f"{self.namespace}{name}")
            if old is not None:
                cell.remove(old)
        for name in ("t", "vm"):  # vm points at a rich value behind the old content
            if name in cell.attrib:
                del cell.attrib[name]
        if value is None:
            return
        if isinstance(value, str) and not as_result:
            self._text(cell, value)
            return
        kind, text = self._spelling(cell, value)
        if kind:
            cell.set("t", kind)
        element = etree.Element(f"{self.namespace}v")
        element.text = text
        if text != text.strip() or "\n" in text:
            element.set(_SPACE, "preserve")
        self._after_formula(cell, element)

    def _after_formula(self, cell: etree._Element, element: etree._Element) -> None:
        formula = cell.find(f"{self.namespace}f")
        if formula is not None:
            formula.addnext(element)
        else:
            cell.insert(0, element)

    def _text(self, cell: etree._Element, value: str) -> None:
        from lxml import etree

        cell.set("t", "inlineStr")
        holder = etree.Element(f"{self.namespace}is")
        text = etree.SubElement(holder, f"{self.namespace}t")
        text.text = self._checked(cell, value)
        text.set(_SPACE, "preserve")
        cell.insert(0, holder)

    def _checked(self, cell: etree._Element, value: str) -> str:
        text = text_to_xml(value)
        if utf16_length(text) > LONGEST_TEXT:
            raise Problem("excel.text_too_long", f"{self.where}!{cell.get('r')}", limit=LONGEST_TEXT)
        return text

    def _spelling(self, cell: etree._Element, value: CellValue) -> tuple[str | None, str]:
        if isinstance(value, bool):
            return "b", "1" if value else "0"
        if isinstance(value, CellError):
            return "e", value.code
        if isinstance(value, date):
            return None, str(serial(value, self.from_1904))
        if isinstance(value, (Decimal, int)):
            return None, number_text(value)
        return "str", self._checked(cell, str(value))
