"""The estimation records as a workbook with live formulas: a summary, one block a value, and all series on a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.formula import names
from jcm_pdd.core.formula.excel import ReferenceTable, to_excel
from jcm_pdd.core.formula.tree import Sum
from jcm_pdd.core.papers.estimation import Record
from jcm_pdd.core.papers.estimation_series import NAMES
from jcm_pdd.core.review import Context
from jcm_pdd.files.excel.layout import layout
from jcm_pdd.files.excel.model import Sheet, Style, Workbook
from jcm_pdd.files.excel.scene import calculated_format
from jcm_pdd.files.excel.values import CellValue
from jcm_pdd.files.excel.writer import workbook_bytes
from jcm_pdd.files.papers.estimation_words import (
    TITLE,
    basis_of,
    printed_records,
    source_of,
    title_of,
    year_words,
)
from jcm_pdd.files.session import Session

_WIDTHS = {"B": 44, "C": 18, "D": 20, "E": 14, "F": 60}
_SERIES_WIDTHS = {"B": 44, "C": 14, "D": 18, "E": 14, "F": 60}
_MADE = {"SERIES_SUM": "SUM({r})", "SERIES_MEAN": "AVERAGE({r})", "SERIES_COUNT": "COUNT({r})",
         "SERIES_MIN": "MIN({r})", "SERIES_MAX": "MAX({r})"}
_YEAR = {"month": "SUM({r})*12/COUNT({r})", "year": "SUM({r})/COUNT({r})"}


def make_workbook(session: Session, form: str) -> tuple[bytes, tuple[Finding, ...]]:  # noqa: ARG001 one format
    """Return the workbook (.xlsx) of all records; the same project gives the same bytes."""
    book = lay_out(session.context)
    return workbook_bytes(book, layout(), f"{TITLE}: {session.project.get('title') or '-'}"), ()


def lay_out(context: Context) -> Workbook:
    """Return the workbook as plain values."""
    held = printed_records(context)
    series, ranges = _series_sheet(context, held)
    sheets = [_Values(context, ranges).build(held)]
    return Workbook(sheets + ([series] if ranges else []))


def _sheet(name: str, title: str, widths: dict[str, int]) -> Sheet:
    sheet = Sheet(name, widths)
    sheet.put(1, 6, TITLE, "corner")
    sheet.put(3, 2, title, "title")
    sheet.heights[3] = 26
    sheet.freeze = "A4"
    sheet.row = 3
    return sheet


def _heads(sheet: Sheet, texts: Iterable[str]) -> None:
    sheet.row += 1
    for column, text in enumerate(texts, 2):
        sheet.put(sheet.row, column, text, "head")


def _series_sheet(context: Context, held: Iterable[Record]) -> tuple[Sheet, dict[str, str]]:
    """Return the sheet of series and the range of the figures of each value that has one."""
    sheet = _sheet("Series", "Series of months or years", _SERIES_WIDTHS)
    _heads(sheet, ("Estimated value", "Period", "Value", "Unit", "Document, page"))
    ranges: dict[str, str] = {}
    for record in held:
        first = sheet.row + 1
        for point in record.series.known:
            sheet.row += 1
            number = point.value or Decimal(0)
            cells: tuple[tuple[CellValue, Style], ...] = (
                (title_of(context, record.of), "label"), (str(point.period), "label"), (number, "input"),
                (record.series.unit, "label"), (source_of(context, point.evidence, point.page) or None, "text"))
            for column, (value, style) in enumerate(cells, 2):
                sheet.put(sheet.row, column, value, style, _shape(number) if column == 4 else None)
                if style in ("label", "text") and isinstance(value, str):
                    sheet.fit(sheet.row, column, column, value)
        if record.series.sound:
            ranges[record.of.address] = f"'{sheet.name}'!$D${first}:$D${sheet.row}"
    return sheet, ranges


def _shape(number: Decimal) -> str:
    """Return a format that shows every digit an answer holds and no lonely decimal point."""
    return "#,##0" if number == number.to_integral_value() else "#,##0.0" + "#" * 11


class _Names:
    """Where the symbols of one record stand."""

    def __init__(self, cells: dict[str, str]) -> None:
        self.cells = cells

    def name(self, name: str) -> str:
        return self.cells[name]

    def word(self, word: str, beside: str | None) -> str:
        return word

    def total(self, node: Sum) -> str:
        raise TypeError("a record has no rows")

    def table(self, name: str) -> ReferenceTable:
        raise TypeError("a record has no reference tables")


class _Values:
    """Lays out the sheet of values: the summary above, below it one block for each record."""

    def __init__(self, context: Context, ranges: dict[str, str]) -> None:
        self.context, self.ranges = context, ranges
        self.sheet = _sheet("Estimates", TITLE, _WIDTHS)

    def build(self, held: tuple[Record, ...]) -> Sheet:
        """Write everything; the summary names cells of blocks below it."""
        sheet = self.sheet
        _heads(sheet, ("Estimated value", "Symbol", "Result of the record", "Unit", "Rests on"))
        summary = sheet.row + 1
        sheet.row += len(held)
        for at, record in enumerate(held):
            result = self._block(record)
            row = summary + at
            for column, text in ((2, title_of(self.context, record.of)), (3, record.of.symbol), (5, record.of.unit),
                                 (6, basis_of(self.context, record))):
                sheet.put(row, column, text, "label")
            if result is None or record.result is None:
                sheet.put(row, 4, "not calculated", "open")
            else:
                sheet.calculate(row, 4, result, record.result, calculated_format(record.result), "result")
            sheet.fit(row, 2, 2, title_of(self.context, record.of))
        return sheet

    def _block(self, record: Record) -> str | None:
        """Write one record and return the cell of its result, None without one."""
        sheet, answers = self.sheet, record.answers
        sheet.row += 2
        sheet.put(sheet.row, 2, title_of(self.context, record.of), "block")
        _heads(sheet, ("", "Symbol", "Value", "Unit", "Basis, document, page"))
        self._words("Rests on", basis_of(self.context, record))
        self._words("The value is that of", year_words(self.context, record))
        self._words("Basis in words", answers["explanation"])
        cells = self._inputs(record)
        result = self._result(record, cells)
        self._plan(record, result)
        self._words("Why it is conservative", answers["conservative"])
        self._words("Document, page", source_of(self.context, answers["evidence"], answers["page"]))
        return result

    def _words(self, label: str, text: str) -> None:
        """Write a line of words; none for a text that is not answered."""
        if not text or text == "-":
            return
        sheet = self.sheet
        sheet.row += 1
        sheet.put(sheet.row, 2, label, "label")
        sheet.put(sheet.row, 3, text, "text")
        sheet.merge(sheet.row, 3, 6)
        sheet.fit(sheet.row, 3, 6, text)

    def _line(self, label: str, symbol: str, unit: str, note: str) -> int:
        sheet = self.sheet
        sheet.row += 1
        for column, text in ((2, label), (3, symbol), (4, None), (5, unit), (6, note or None)):
            sheet.put(sheet.row, column, text, "label")
        sheet.fit(sheet.row, 2, 2, label)
        sheet.fit(sheet.row, 6, 6, note)
        return sheet.row

    def _inputs(self, record: Record) -> dict[str, str]:
        """Write the inputs and what is read of the series; return the cell of each symbol."""
        sheet, cells = self.sheet, dict[str, str]()
        for one in record.inputs:
            row = self._line(one.label, one.symbol, one.unit, source_of(self.context, one.evidence, one.page))
            cells[one.symbol] = sheet.put(row, 4, one.value, "input", _shape(one.value or Decimal(0)))
        tree = record.parsed.tree if record.parsed is not None else None
        read = names(tree) if tree is not None else frozenset()
        values, place = record.series.values(), self.ranges.get(record.of.address)
        for name in NAMES:
            if name in read and name in values and place is not None:
                made = _MADE.get(name) or _YEAR[record.series.step or "month"]
                period = "/p" if name == "SERIES_YEAR" and record.of.unit.endswith("/p") else ""
                unit = "-" if name == "SERIES_COUNT" else record.series.unit + period
                row = self._line("From the series", name, unit, "Sum over the months x 12 / number of months"
                                 if name == "SERIES_YEAR" and record.series.step == "month" else "")
                cells[name] = sheet.calculate(row, 4, made.format(r=place), values[name],
                                              calculated_format(values[name]))
        return cells

    def _result(self, record: Record, cells: dict[str, str]) -> str | None:
        parsed, sheet = record.parsed, self.sheet
        if parsed is None or parsed.tree is None or record.result is None:
            return None
        formula = to_excel(parsed.tree, _Names(cells))
        if parsed.factor != 1:
            row = self._line("Calculation", "", parsed.unit, record.answers["formula"])
            own = sheet.calculate(row, 4, formula, record.own_result, calculated_format(record.own_result))
            row = self._line("Unit conversion", "", f"{record.of.unit} / {parsed.unit}" if parsed.unit else "", "")
            factor = sheet.put(row, 4, parsed.factor, "calculated", _shape(parsed.factor))
            formula = f"{own}*{factor}"
        row = self._line("Result of the calculation", record.of.symbol, record.of.unit,
                         "" if parsed.factor != 1 else record.answers["formula"])
        return sheet.calculate(row, 4, formula, record.result, calculated_format(record.result), "result")

    def _plan(self, record: Record, result: str | None) -> None:
        """Write the plan's value beside the result, and the cross-check with its deviation."""
        sheet, held = self.sheet, result
        if record.plan is not None:
            row = self._line("Value of the monitoring plan", record.of.symbol, record.of.unit,
                             "Entered in the plan; the record stands behind it")
            held = sheet.put(row, 4, record.plan, "input", _shape(record.plan))
        if record.check is None:
            return
        row = self._line("Cross-check", "", record.of.unit, record.answers["check_source"])
        check = sheet.put(row, 4, record.check, "input", _shape(record.check))
        if record.deviation is not None and held is not None:
            row = self._line("Deviation of the value from it", "", "%", "")
            sheet.calculate(row, 4, f"({held}-{check})/ABS({check})*100", record.deviation, "0.0")
