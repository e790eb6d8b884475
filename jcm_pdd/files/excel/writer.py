"""From the plain workbook to bytes: openpyxl for cells and looks, our patcher for the results of formulas.

The same workbook gives the same bytes: fixed times in the properties, sorted parts. A text is never a formula,
whatever it begins with. Sheets are protected without a password; only input cells may be changed.
"""

from __future__ import annotations

import io
import re
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.excel.layout import Layout
from jcm_pdd.files.excel.model import OTHER_WIDTH, Cell, Sheet, Style, Workbook
from jcm_pdd.files.excel.patcher import patch_workbook
from jcm_pdd.files.excel.values import (
    LONGEST_TEXT,
    CellEdit,
    CellError,
    Result,
    letters,
    number_text,
    text_to_xml,
    utf16_length,
)
from jcm_pdd.files.opc import read_package, write_package

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 the file stores no zone
_CORE = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_LIST_COLUMN = 30  # hidden: lists of choices that do not fit into the rule itself
_LITERAL = 250
_FORMULA_STARTS = ("=", "+", "-", "@", "'", "\t")


@dataclass(frozen=True)
class _Look:
    bold: bool = False
    size: int | None = None
    colour: str | None = None
    fill: str | None = None
    border: bool = False
    across: str = "left"
    wrap: bool = True
    locked: bool = True


_LOOKS: dict[Style, _Look] = {
    "title": _Look(bold=True, size=14, wrap=False),
    "corner": _Look(across="right", wrap=False),
    "block": _Look(bold=True, size=11, colour="head", wrap=False),
    "band": _Look(bold=True, fill="band", border=True),
    "head": _Look(bold=True, colour="head_text", fill="head", border=True, across="center"),
    "label": _Look(border=True),
    "text": _Look(border=True),
    "note": _Look(colour="note", wrap=False),
    "open": _Look(colour="open", border=True),
    "alarm": _Look(colour="open", wrap=False),
    "input": _Look(fill="input", border=True, across="right", locked=False),
    "input_text": _Look(fill="input", border=True, locked=False),
    "calculated": _Look(fill="calculated", border=True, across="right"),
    "calculated_text": _Look(fill="calculated", border=True),
    "result": _Look(bold=True, fill="band", border=True, across="right"),
    "key": _Look(colour="note", wrap=False),
}


def workbook_bytes(book: Workbook, look: Layout, title: str) -> bytes:
    """Return the workbook as an .xlsx package with the result of every formula stored beside it."""
    from openpyxl import Workbook as Book
    from openpyxl.workbook.defined_name import DefinedName

    target = Book()
    target.remove(target.worksheets[0])
    styles = _Styles(look)
    for sheet in book.sheets:
        _write_sheet(target.create_sheet(sheet.name), sheet, styles)
    for name, reference in sorted(book.names.items()):
        target.defined_names[name] = DefinedName(name, attr_text=reference)
    target.properties.title = text_to_xml(title)
    target.properties.creator = "JCM PDD Studio"
    target.properties.created = target.properties.modified = _TIME
    stream = io.BytesIO()
    target.save(stream)
    parts = read_package(stream.getvalue())
    parts[_CORE] = _STAMP.sub(rb"\g<1>2000-01-01T00:00:00Z\3", parts[_CORE])
    return patch_workbook(write_package(parts), _results(book)).data


def _results(book: Workbook) -> dict[str, dict[str, CellEdit]]:
    """Return the result of every formula, by sheet and cell."""
    found: dict[str, dict[str, CellEdit]] = {}
    for sheet in book.sheets:
        found[sheet.name] = {f"{letters(column)}{row}": Result(cell.value)
                             for (row, column), cell in sheet.cells.items() if cell.formula is not None}
    return found


class _Styles:
    """One finished style for each kind of cell and number format, shared by all cells of the kind."""

    def __init__(self, look: Layout) -> None:
        self.look = look
        self.made: dict[tuple[Style, str | None, bool], Any] = {}

    def apply(self, cell: Any, style: Style, number: str | None, quoted: bool) -> None:
        key = (style, number, quoted)
        if key not in self.made:
            self._dress(cell, style, number, quoted)
            self.made[key] = copy(cell._style)  # noqa: SLF001 openpyxl's own way to share a style
        cell._style = copy(self.made[key])  # noqa: SLF001

    def _dress(self, cell: Any, style: Style, number: str | None, quoted: bool) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        one, colours = _LOOKS[style], self.look.colours
        cell.font = Font(name=self.look.font, size=one.size or self.look.size, bold=one.bold,
                         color=colours[one.colour] if one.colour else "000000")
        if one.fill:
            cell.fill = PatternFill("solid", fgColor=colours[one.fill])
        if one.border:
            side = Side(style="thin", color=colours["line"])
            cell.border = Border(left=side, right=side, top=side, bottom=side)
        cell.alignment = Alignment(horizontal=one.across, vertical="center", wrap_text=one.wrap,
                                   indent=1 if one.border and one.across == "left" else 0)
        cell.protection = Protection(locked=one.locked)
        if number:
            cell.number_format = number
        if quoted:
            cell.quotePrefix = True


def _write_sheet(target: Worksheet, sheet: Sheet, styles: _Styles) -> None:
    offered = [_offer(sheet, choices) for choices in _distinct(sheet)]
    for (row, column), cell in sorted(sheet.cells.items()):
        _write_cell(target, row, column, cell, styles)
    for row, line in sheet.keys.items():
        _write_cell(target, row, 1, Cell(line.key(), "key"), styles)
    for top, left, bottom, right in sheet.merged:
        target.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    used = {letters(column) for _, column in sheet.cells if int(sheet.keyed) < column < _LIST_COLUMN}
    for letter in used | set(sheet.widths):
        target.column_dimensions[letter].width = sheet.widths.get(letter, OTHER_WIDTH)
    lists = [letters(_LIST_COLUMN)] if any(o.startswith("$") for o in offered) else []
    for letter in (*(["A"] if sheet.keyed else []), *lists):
        target.column_dimensions[letter].hidden = True
    for row, height in sheet.heights.items():
        target.row_dimensions[row].height = min(height, 409)
    _offer_lists(target, sheet, offered)
    _page(target, sheet, styles.look)


def _write_cell(target: Worksheet, row: int, column: int, cell: Cell, styles: _Styles) -> None:
    found = target.cell(row, column)
    value = cell.value
    quoted = False
    if cell.formula is not None:
        found.value = f"={cell.formula}"
    elif isinstance(value, str):
        text = text_to_xml(value)
        if utf16_length(text) > LONGEST_TEXT:
            raise Problem("excel.text_too_long", f"{target.title}!{letters(column)}{row}", limit=LONGEST_TEXT)
        found.value = text
        found.data_type = "s"  # a text that begins with "=" stays a text
        quoted = text.startswith(_FORMULA_STARTS)
    elif isinstance(value, (Decimal, int)) and not isinstance(value, bool):
        found.value = Decimal(number_text(value)) if isinstance(value, Decimal) else value
    elif isinstance(value, (bool, date)):
        found.value = value
    elif isinstance(value, CellError):
        raise TypeError("a constant is no error value")
    styles.apply(found, cell.style, cell.format, quoted)


def _distinct(sheet: Sheet) -> list[tuple[str, ...]]:
    return list(dict.fromkeys(choices for _, choices in sheet.lists))


def _offer(sheet: Sheet, choices: tuple[str, ...]) -> str:
    """Return the rule text of a list: the choices themselves, or the range of a hidden column that holds them."""
    literal = ",".join(choices)
    if len(literal) <= _LITERAL and not any(c in choice for choice in choices for c in ',"'):
        return f'"{literal}"'
    first = 1 + max((row for row, column in sheet.cells if column == _LIST_COLUMN), default=0)
    for row, choice in enumerate(choices, first):
        sheet.put(row, _LIST_COLUMN, choice, "key")
    column = letters(_LIST_COLUMN)
    return f"${column}${first}:${column}${first + len(choices) - 1}"


def _offer_lists(target: Worksheet, sheet: Sheet, offered: list[str]) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    for choices, rule in zip(_distinct(sheet), offered, strict=True):
        cells = " ".join(dict.fromkeys(reference for reference, offer in sheet.lists if offer == choices))
        # given at once: adding one compares it with all that are there
        validation = DataValidation(type="list", formula1=rule, allow_blank=True, showErrorMessage=True, sqref=cells)
        target.add_data_validation(validation)


def _page(target: Any, sheet: Sheet, look: Layout) -> None:
    """Protection, frozen panes and print set-up; the library's types call parts optional that always exist."""
    target.protection.sheet = True
    target.protection.formatColumns = False  # False: the user may do it although the sheet is protected
    target.protection.formatRows = False
    target.sheet_view.showGridLines = False
    target.sheet_view.zoomScale = 85
    target.freeze_panes = sheet.freeze
    target.page_setup.orientation = "landscape"
    target.page_setup.paperSize = target.PAPERSIZE_A4
    target.page_setup.fitToWidth = 1
    target.page_setup.fitToHeight = 0
    target.sheet_properties.pageSetUpPr.fitToPage = True
    target.print_options.horizontalCentered = True
    for side in ("left", "right"):
        setattr(target.page_margins, side, 0.4)
    if sheet.title_row:
        target.print_title_rows = f"{sheet.title_row}:{sheet.title_row}"
    code = sheet.cells[1, max(c for r, c in sheet.cells if r == 1)].value
    target.oddHeader.right.text = str(code).replace("&", "&&")
    target.oddHeader.left.text = sheet.name
    target.oddFooter.center.text = "&P / &N"
    for part in (target.oddHeader.right, target.oddHeader.left, target.oddFooter.center):
        part.size, part.font = look.size - 1, f"{look.font},Regular"
