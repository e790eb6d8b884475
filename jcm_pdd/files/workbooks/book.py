"""A workbook of anybody as plain cells: values, formulas with shared ones written out, names, rules of lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.excel.cells import cell_value, shared_texts
from jcm_pdd.files.excel.patcher import WorkbookParts, open_parts
from jcm_pdd.files.excel.sheet_xml import SheetXml
from jcm_pdd.files.excel.values import letters, split_reference
from jcm_pdd.files.workbooks.tokens import LONGEST, moved, tokens

if TYPE_CHECKING:
    from lxml import etree

_ON = ("1", "true")
_TOLD_EVERY = 1000  # cells
MOST_LETTERS = 1_500_000  # of formulas that share another's text


class At(NamedTuple):
    """One cell of a workbook; row and column count from 1."""

    sheet: str
    row: int
    column: int

    @property
    def reference(self) -> str:
        """The address within the sheet, e.g. "D8"."""
        return f"{letters(self.column)}{self.row}"

    def __str__(self) -> str:
        return f"{self.sheet}!{self.reference}"


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """An error value of a cell, e.g. "#N/A"."""

    code: str

    def __str__(self) -> str:
        return self.code


# Told how much of how much is done.
Progress = Callable[[int, int], None]
Scalar = float | str | bool | ErrorValue | None
Rectangle = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class BookCell:
    """A constant, or a formula (without "=") with the result stored in the file; `array`: one of several cells."""

    value: Scalar
    formula: str | None = None
    array: bool = False


@dataclass(frozen=True, slots=True)
class ListRule:
    """A data validation that offers a list: the area it applies to and the formula of its source."""

    area: Rectangle
    source: str


@dataclass
class BookSheet:
    """The cells of one sheet by row and column, its merged areas (top, left, bottom, right) and lists."""

    name: str
    hidden: bool
    protected: bool = False
    cells: dict[tuple[int, int], BookCell] = field(default_factory=dict)
    merged: list[Rectangle] = field(default_factory=list)
    lists: list[ListRule] = field(default_factory=list)


@dataclass
class Book:
    """The sheets of a workbook by name in order, and its names by (sheet or None, upper case name)."""

    where: str
    sheets: dict[str, BookSheet] = field(default_factory=dict)
    names: dict[tuple[str | None, str], str] = field(default_factory=dict)

    def sheet(self, name: str) -> BookSheet | None:
        """Return a sheet by its name without regard to case."""
        found = self.sheets.get(name)
        return found or next((s for n, s in self.sheets.items() if n.casefold() == name.casefold()), None)

    def at(self, sheet: str, reference: str) -> At:
        """Return a cell by sheet and address; raises Problem `workbook.no_cell`."""
        found = self.sheet(sheet)
        if found is None:
            raise Problem("workbook.no_cell", self.where, what=sheet)
        return At(found.name, *split_reference(reference))

    def named(self, name: str) -> At:
        """Return the cell a name of the whole workbook stands for; raises Problem `workbook.no_cell`."""
        parts = tokens(self.names.get((None, name.upper()), ""))
        if len(parts) != 1 or parts[0].sheet is None or parts[0].corners is None:
            raise Problem("workbook.no_cell", self.where, what=name)
        return At(self.at(parts[0].sheet, "A1").sheet, *parts[0].corners[:2])


def read_book(data: bytes, where: str = "", progress: Progress | None = None) -> Book:
    """Return a workbook's cells, names and lists; `progress` is told the number of cells read and of all cells.

    Raises Problem `package.*`, `excel.*` for what is hostile or no workbook, and `workbook.*` for macros, DDE and
    settings that would make every result another one.
    """
    parts = open_parts(data, where)
    root = parts.workbook()
    namespace = str(root.tag).rpartition("}")[0] + "}"
    _refuse_settings(parts, root, namespace)
    book = Book(where)
    total = sum(parts.parts[part].count(b"<c ") for part in parts.sheets.values())
    cells = _Cells(shared_texts(parts), total, progress)
    states = {str(s.get("name")): s.get("state") or "" for s in root.iter(f"{namespace}sheet")}
    for name in parts.sheets:
        root_of = parts.worksheet(name, blanks=False)
        if root_of is not None:
            book.sheets[name] = _sheet(parts, name, root_of, states[name] in ("hidden", "veryHidden"), cells)
    order = list(states)
    for one in root.iter(f"{namespace}definedName"):
        scope = one.get("localSheetId")
        numbered = scope is not None and scope.isascii() and scope.isdigit() and len(scope) < 6
        owner = order[int(scope)] if scope is not None and numbered and int(scope) < len(order) else None
        book.names[owner, str(one.get("name")).upper()] = one.text or ""
    return book


def _refuse_settings(parts: WorkbookParts, root: etree._Element, namespace: str) -> None:
    settings = root.find(f"{namespace}calcPr")
    if parts.from_1904:
        raise Problem("workbook.settings", parts.where, what="1904 date system")
    if settings is not None and settings.get("fullPrecision") in ("0", "false"):
        raise Problem("workbook.settings", parts.where, what="precision as displayed")
    if settings is not None and settings.get("iterate") in _ON:
        raise Problem("workbook.settings", parts.where, what="iterative calculation")


def _sheet(parts: WorkbookParts, name: str, root: etree._Element, hidden: bool, cells: _Cells) -> BookSheet:
    xml = SheetXml(root, f"{parts.where} {name}".strip())
    sheet = BookSheet(name, hidden, xml.root.find(f"{xml.namespace}sheetProtection") is not None, merged=xml.merged)
    sheet.cells = cells.of(xml)
    sheet.lists = list(_lists(xml))
    return sheet


class _Cells:
    """Turns the cell elements of a workbook's sheets into values and formulas, and tells how far it is."""

    def __init__(self, shared: list[str], total: int, progress: Progress | None) -> None:
        self.shared, self.done, self.total, self.progress = shared, 0, total, progress
        self.letters = 0

    def of(self, xml: SheetXml) -> dict[tuple[int, int], BookCell]:
        """Return the cells of a sheet that hold something."""
        found: dict[tuple[int, int], BookCell] = {}
        masters: dict[str, tuple[str, int, int]] = {}
        tag = f"{xml.namespace}f"
        for at, cell in xml.cells.items():
            self.done += 1
            if self.progress is not None and self.done % _TOLD_EVERY == 0:
                self.progress(min(self.done, self.total), self.total)
            formula = cell.find(tag) if len(cell) else None
            array = xml.in_array(at, single=False)
            if formula is None:
                value = self._value(xml, cell) if len(cell) else None
                if value is not None or array:
                    found[at] = BookCell(value, None, array)
            elif formula.get("t") == "dataTable":
                found[at] = BookCell(self._value(xml, cell), "", True)
            else:
                found[at] = BookCell(self._value(xml, cell), self._written_out(xml, formula, at, masters), array)
        return found

    def _written_out(self, xml: SheetXml, formula: etree._Element, at: tuple[int, int],
                     masters: dict[str, tuple[str, int, int]]) -> str:
        """Return the text of a formula; one that shares another's is moved to its own cell."""
        text = (formula.text or "").strip()
        group = formula.get("si") if formula.get("t") == "shared" else None
        if group is not None and text:
            masters[group] = text, *at
        elif group is not None and group in masters:
            master, row, column = masters[group]
            self.letters += len(master)
            if self.letters > MOST_LETTERS or len(master) > LONGEST:
                raise Problem("workbook.too_complex", xml.where, limit=MOST_LETTERS)
            try:
                return moved(master, at[0] - row, at[1] - column)
            except ValueError:
                return ""  # refused where it is read
        return text

    def _value(self, xml: SheetXml, cell: etree._Element) -> Scalar:
        if cell.get("t") == "e":
            stored = cell.find(f"{xml.namespace}v")
            if stored is not None:
                return ErrorValue(str(stored.text))
        return cell_value(cell, xml.namespace, self.shared, xml.where)


def _lists(xml: SheetXml) -> Iterator[ListRule]:
    """Yield the list rules of a sheet, those kept in the extension part (source on another sheet) too."""
    for part in xml.root.iterchildren():
        if part is xml.data:
            continue
        for rule in part.iter("{*}dataValidation"):
            if rule.get("type") == "list":
                yield from _rules(rule)


def _rules(rule: etree._Element) -> Iterator[ListRule]:
    texts = {str(child.tag).rpartition("}")[2]: "".join(str(t) for t in child.itertext()) for child in rule}
    for area in str(rule.get("sqref") or texts.get("sqref") or "").split():
        first, _, last = area.partition(":")
        try:
            corners = (*split_reference(first), *split_reference(last or first))
        except ValueError:
            continue
        yield ListRule(corners, texts.get("formula1", "").strip())
