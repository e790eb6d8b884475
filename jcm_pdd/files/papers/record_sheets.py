"""The monthly record sheets: an Excel workbook for one year, a sheet a meter, with two entries a month and checks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.review import Context
from jcm_pdd.files.excel.layout import layout
from jcm_pdd.files.excel.model import Sheet, Workbook
from jcm_pdd.files.excel.values import letters
from jcm_pdd.files.excel.writer import workbook_bytes
from jcm_pdd.files.papers.record_points import RecordPoint, record_points

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session

TITLE = "Monthly record sheets"
SUMMARY, YEAR = "Summary", "$B$4"
COUNTER, AMOUNT = "Counter", "Amount of the month"
HEADS = ("Month", "Day of reading", "Reading", "Read by", "Second entry", "Entered by", "Check", "Amount of the month",
         "Remark")
OK, MISSING, ONE, DIFFERENT, BACKWARDS = "OK", "Missing", "Second entry missing", "Entries differ", "Counter went back"
KIND, FACTOR, START = "$B$8", "$B$9", "$B$10"
FIRST, MONTHS = 13, 12
_WIDTHS = dict(zip("ABCDEFGHI", (22, 16, 16, 18, 16, 18, 22, 20, 34), strict=True))
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


def has_points(context: Context) -> bool:
    """Tell whether there is a monitoring point to record, in a project that makes the manual."""
    return context.project.get("manual_wanted") is True and bool(record_points(context))


def make_record_sheets(session: Session, _form: str) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the workbook, for the first calendar year of operation."""
    return record_workbook(session.context), ()


def record_workbook(context: Context, year: int | None = None) -> bytes:
    """Return the record sheets of one calendar year; None takes the year in which operation starts."""
    points = record_points(context)
    names = _sheet_names(points)
    shown = year or _first_year(context)
    book = Workbook([_summary(context, points, names, shown)])
    book.sheets += [_point_sheet(one, name, shown) for one, name in zip(points, names, strict=True)]
    return workbook_bytes(book, layout(), TITLE)


def _first_year(context: Context) -> int:
    start = context.project.get("start_date")
    return int(start[:4]) if isinstance(start, str) and start[:4].isdecimal() else 0


def _sheet_names(points: tuple[RecordPoint, ...]) -> tuple[str, ...]:
    """Return a name for each sheet that Excel accepts: at most 31 characters, each once whatever the case."""
    found: list[str] = []
    for at, one in enumerate(points, 1):
        raw = " ".join(part for part in (f"MP{one.number}" if one.number else f"MP-{at}", one.meter) if part)
        name = _FORBIDDEN.sub("-", raw).strip()[:31] or f"MP-{at}"
        taken = {other.casefold() for other in (*found, SUMMARY)}
        found.append(name if name.casefold() not in taken else f"{name[:24]} ({at})")
    return tuple(found)


def _amount_unit(one: RecordPoint) -> str:
    """Return the unit of an amount: what the plan gives for a period is read month by month."""
    return one.unit.removesuffix("/p")


def _month(number: int) -> str:
    return f'IF(\'{SUMMARY}\'!{YEAR}="","",\'{SUMMARY}\'!{YEAR}&"-{number:02d}")'


def _summary(context: Context, points: tuple[RecordPoint, ...], names: tuple[str, ...], year: int) -> Sheet:
    sheet = Sheet(SUMMARY, {"A": 30, **{letters(at): 18 for at in range(2, len(points) + 2)}}, keyed=False)
    title = context.project.get("title")
    sheet.put(1, 1, TITLE, "title")
    sheet.put(2, 1, title if isinstance(title, str) else "", "note")
    sheet.put(4, 1, "Calendar year", "label")
    sheet.put(4, 2, year or None, "input", "0")
    sheet.put(6, 1, "Month", "head")
    for at, (one, _) in enumerate(zip(points, names, strict=True), 2):
        sheet.put(6, at, f"{one.number}  {one.symbol}  {one.row_name}\n{one.meter} [{_amount_unit(one)}]", "head")
    sheet.heights[6] = 44
    for month in range(1, MONTHS + 1):
        row = 6 + month
        sheet.calculate(row, 1, f'IF({YEAR}="","",{YEAR}&"-{month:02d}")', f"{year}-{month:02d}" if year else "",
                        style="calculated_text")
        for at, name in enumerate(names, 2):
            sheet.calculate(row, at, f"'{name}'!$H${FIRST + month - 1}", "")
    _totals(sheet, names)
    sheet.freeze = "B7"
    return sheet


def _totals(sheet: Sheet, names: tuple[str, ...]) -> None:
    last = 6 + MONTHS
    sheet.put(last + 1, 1, "Total", "band")
    sheet.put(last + 2, 1, "Months recorded", "label")
    sheet.put(last + 3, 1, "Months to be looked at", "label")
    for at, name in enumerate(names, 2):
        column = letters(at)
        checks = f"'{name}'!$G${FIRST}:$G${FIRST + MONTHS - 1}"
        sheet.calculate(last + 1, at, f"SUM({column}7:{column}{last})", 0, style="result")
        sheet.calculate(last + 2, at, f"COUNT({column}7:{column}{last})", 0)
        sheet.calculate(last + 3, at, f'{MONTHS}-COUNTIF({checks},"{OK}")-COUNTIF({checks},"")', 0)


def _point_sheet(one: RecordPoint, name: str, year: int) -> Sheet:
    sheet = Sheet(name, _WIDTHS, keyed=False)
    sheet.put(1, 1, f"{one.number}  {one.symbol}: {one.label}".strip(), "title")
    facts = (("Equipment", one.row_name), ("Site, place", f"{one.site} {one.location}".strip()),
             ("Meter, serial number", f"{one.meter} {one.serial}".strip()), ("Measured in", _amount_unit(one)),
             ("Frequency of the plan", one.frequency))
    for row, (label, text) in enumerate(facts, 2):
        sheet.put(row, 1, label, "label")
        sheet.put(row, 2, text, "text")
        sheet.merge(row, 2, 5)
        sheet.fit(row, 2, 5, text)
    _settings(sheet)
    for at, head in enumerate(HEADS, 1):
        sheet.put(FIRST - 1, at, head, "head")
    for month in range(1, MONTHS + 1):
        _line(sheet, month, year)
    total = FIRST + MONTHS
    sheet.put(total, 1, "Total", "band")
    sheet.calculate(total, 8, f"SUM(H{FIRST}:H{total - 1})", 0, style="result")
    sheet.freeze = f"B{FIRST}"
    return sheet


def _settings(sheet: Sheet) -> None:
    notes = ("A counter runs on; its amount is the difference to the month before",
             "For example the ratio of the transformers", "Of a counter, at the end of the month before the first")
    labels = ("What is read", "Factor of the reading", "Reading at the beginning")
    for row, (label, value, note) in enumerate(zip(labels, (COUNTER, 1, None), notes, strict=True), 8):
        sheet.put(row, 1, label, "label")
        sheet.put(row, 2, value, "input_text" if row == 8 else "input")
        sheet.put(row, 3, note, "note")
    sheet.lists.append((KIND.replace("$", ""), (COUNTER, AMOUNT)))


def _line(sheet: Sheet, month: int, year: int) -> None:
    row, last = FIRST + month - 1, FIRST + MONTHS - 1
    sheet.calculate(row, 1, _month(month), f"{year}-{month:02d}" if year else "", style="calculated_text")
    sheet.heights[row] = 20
    for column, style in ((2, "input"), (3, "input"), (4, "input_text"), (5, "input"), (6, "input_text"),
                          (9, "input_text")):
        sheet.put(row, column, None, style, "yyyy-mm-dd" if column == 2 else None)  # type: ignore[arg-type]
    before = START if month == 1 else f"C{row - 1}"
    later = f"COUNT(C{row + 1}:C{last})>0" if row < last else "FALSE"
    back = f'AND({KIND}="{COUNTER}",ISNUMBER({before}),C{row}<{before})'
    sheet.calculate(row, 7, f'IF(C{row}="",IF({later},"{MISSING}",""),IF(E{row}="","{ONE}",IF(E{row}<>C{row},'
                            f'"{DIFFERENT}",IF({back},"{BACKWARDS}","{OK}"))))', "", style="calculated_text")
    amount = f'IF(ISNUMBER({before}),(C{row}-{before})*{FACTOR},"")'
    sheet.calculate(row, 8, f'IF(ISNUMBER(C{row}),IF({KIND}="{COUNTER}",{amount},C{row}*{FACTOR}),"")', "")
