"""The workbook of a data request: cover, sheets of questions and tables, and a hidden sheet that says what it is.

Every line carries its address in a hidden first column and every column its id in a hidden first row, so that sorted
lines, inserted rows and moved columns are read back. A text never becomes a formula, whatever it begins with.
"""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.papers.request_rounds import Sent
from jcm_pdd.core.papers.requests import Request
from jcm_pdd.core.project import Json
from jcm_pdd.files.excel.values import LONGEST_TEXT, letters, text_to_xml
from jcm_pdd.files.opc import read_package, write_package
from jcm_pdd.files.papers.request_cover import write_cover
from jcm_pdd.files.papers.request_look import Look, height_of
from jcm_pdd.files.papers.request_sheets import (
    ANSWER,
    EXAMPLE,
    KEY,
    LOCAL,
    MARK,
    Head,
    SheetLine,
    SheetPlan,
    digest,
    key_text,
    offered,
    plans,
    question_head,
    shown,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

TECHNICAL, FORMAT = "_jcm", 1
KEYS, TITLE, HEADS, FIRST = 1, 2, 3, 4
"""Rows of a sheet: hidden ids, title, column heads, and the first line (in tables behind two lines of examples)."""
A_PAGE, MOST_OF_A_PAGE = 110, 185  # letters of width on one A4 page across: in full size, and still readable
SPARE = 4  # empty lines below a table that may grow
_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 the file stores no zone
_CORE = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_LITERAL = 250


def request_bytes(request: Request, sent: Sent, title: str) -> bytes:
    """Return the workbook of a request as an .xlsx package; the same request gives the same bytes."""
    from openpyxl import Workbook

    book, look, sheets = Workbook(), Look(), plans(request)
    write_cover(book.active, sent, title, sheets, look)
    lists = _Lists()
    rows: list[tuple[str, ...]] = []
    for plan in sheets:
        target = book.create_sheet(plan.name)
        rows += _Sheet(target, plan, sent, look, lists).write()
    _technical(book.create_sheet(TECHNICAL), sent, title, rows, lists)
    book.properties.title = text_to_xml(title)
    book.properties.creator = "JCM PDD Studio"
    book.properties.created = book.properties.modified = _TIME
    stream = io.BytesIO()
    book.save(stream)
    parts = read_package(stream.getvalue())
    parts[_CORE] = _STAMP.sub(rb"\g<1>2000-01-01T00:00:00Z\3", parts[_CORE])
    return write_package(parts)


class _Lists:
    """Choices of drop-downs too long for a rule of their own: columns of the hidden sheet."""

    def __init__(self) -> None:
        self.columns: list[tuple[str, ...]] = []

    def rule(self, choices: tuple[str, ...]) -> str:
        literal = ",".join(choices)
        if len(literal) <= _LITERAL and not any(sign in choice for choice in choices for sign in ',"'):
            return f'"{literal}"'
        if choices not in self.columns:
            self.columns.append(choices)
        column = letters(8 + self.columns.index(choices))
        return f"{TECHNICAL}!${column}$1:${column}${len(choices)}"


class _Sheet:
    """Writes one sheet of answers."""

    def __init__(self, target: Worksheet, plan: SheetPlan, sent: Sent, look: Look, lists: _Lists) -> None:
        self.target, self.plan, self.sent, self.look, self.lists = target, plan, sent, look, lists
        self.rules: dict[tuple[Any, ...], list[str]] = {}
        self.noted: list[tuple[str, ...]] = []

    def write(self) -> list[tuple[str, ...]]:
        """Write the sheet and return what the hidden sheet says of each answer cell."""
        first = self._heads()
        for row, line in enumerate(self.plan.lines, first):
            self._line(row, line)
        if self.plan.table is not None and self.plan.table.growing:
            for row in range(first + len(self.plan.lines), first + len(self.plan.lines) + SPARE):
                self._line(row, SheetLine("", {}, frozenset(h.id for h in self.plan.heads if h.role == "answer")))
        self._rules()
        self._page(first)
        return self.noted

    def _heads(self) -> int:
        put, look = self._put, self.look
        put(KEYS, 1, f"{MARK}{self.plan.id}#{digest(self.sent.id, self.plan.id)}", look.hidden)
        put(TITLE, 2, f"{self.plan.title.en}　{self.plan.title.ja}", look.title)
        for column, head in enumerate(self.plan.heads, 2):
            put(KEYS, column, head.id, look.hidden)
            words = head.words
            if head.id == LOCAL and self.sent.language:
                put(HEADS, column, f"{self.sent.language}\n現地語", look.head)
            else:
                put(HEADS, column, f"{words.en}\n{words.ja}", look.head)
            self.target.column_dimensions[letters(column)].width = head.width
        texts = [(f"{head.words.en}\n{head.words.ja}", head.width) for head in self.plan.heads]
        self.target.row_dimensions[HEADS].height = height_of(texts)
        if self.plan.table is None:
            return FIRST
        self._above(FIRST, EXAMPLE, "例\ne.g.", self.plan.examples)
        self._above(FIRST + 1, LOCAL, "現地語", {})
        return FIRST + 2

    def _above(self, row: int, key: str, name: str, texts: dict[str, str]) -> None:
        """Write a line above the answers: examples, or room for the local language."""
        self._put(row, 1, key, self.look.hidden)
        for column, head in enumerate(self.plan.heads, 2):
            free = key == LOCAL and column > 2
            text = name if column == 2 else texts.get(head.id, "")
            self._put(row, column, text, self.look.open if free else self.look.example)
        self.target.row_dimensions[row].height = height_of(
            [(texts.get(head.id, ""), head.width) for head in self.plan.heads], lines=2)

    def _line(self, row: int, line: SheetLine) -> None:
        if line.key:
            self._put(row, 1, key_text(self.sent.id, line.key), self.look.hidden)
        for column, head in enumerate(self.plan.heads, 2):
            answer = head if head.id != ANSWER else question_head(head, self.plan.fields[line.key])
            self._cell(row, column, answer, line)
        texts = [(shown(head, line.cells.get(head.id)), head.width) for head in self.plan.heads]
        self.target.row_dimensions[row].height = height_of(texts)

    def _cell(self, row: int, column: int, head: Head, line: SheetLine) -> None:
        value = line.cells.get(head.id)
        free = head.id in line.open or head.role in ("tick", "remark", "open")
        style = self.look.style(head, free)
        self._put(row, column, _cell_value(head, value), style)
        if not free:
            return
        place = f"{letters(column)}{row}"
        if head.role == "answer" and line.key:
            self.noted.append((self.plan.name, place, line.key, head.id, digest(self.sent.id, f"{line.key}|{head.id}")))
        choices = offered(head)
        if choices:
            self.rules.setdefault(("list", choices), []).append(place)
        elif head.field is not None and head.field.kind in ("number", "date"):
            one = head.field
            self.rules.setdefault((one.kind, one.min, one.above, one.max, one.unit or ""), []).append(place)

    def _put(self, row: int, column: int, value: object, style: Any) -> None:
        cell = self.target.cell(row, column)
        if isinstance(value, str):
            if value:
                cell.value = text_to_xml(value)[:LONGEST_TEXT]
                cell.data_type = "s"  # a text that begins with "=" stays a text
        else:
            cell.value = value  # type: ignore[assignment]
        style(cell)

    def _rules(self) -> None:
        from jcm_pdd.files.papers.request_rules import rule_for

        for rule, cells in self.rules.items():
            self.target.add_data_validation(rule_for(rule, cells, self.lists.rule))

    def _page(self, first: int) -> None:
        target: Any = self.target
        target.row_dimensions[KEYS].hidden = True
        target.column_dimensions["A"].hidden = True
        target.row_dimensions[TITLE].height = 24
        self.look.protect(target, growing=self.plan.table is not None)
        fixed = next(at for at, head in enumerate(self.plan.heads, 2) if head.role not in ("fixed", "key"))
        target.freeze_panes = f"{letters(min(fixed, 4))}{first}"
        wide = sum(head.width for head in self.plan.heads)
        across = -(-wide // MOST_OF_A_PAGE)
        self.look.page(target, f"{self.sent.site}　{self.plan.title.en}　{self.plan.title.ja}", across, wide > A_PAGE)
        target.print_title_rows = f"{HEADS}:{HEADS}"
        if across > 1:
            target.print_title_cols = "A:C"


def _cell_value(head: Head, value: Json) -> object:
    """Return what stands in a cell: numbers and dates as such, everything else as people read it."""
    kind = head.field.kind if head.field is not None and rejected_text(value) is None else ""
    if kind == "number" and isinstance(value, str):
        return Decimal(value)
    if kind == "date" and isinstance(value, str) and value >= "1900-03-01":
        return date.fromisoformat(value)
    return shown(head, value)


def _technical(target: Any, sent: Sent, title: str, rows: list[tuple[str, ...]], lists: _Lists) -> None:
    """Write the hidden sheet: what the workbook is, where each answer stands, and long lists of choices."""
    facts = (("format", str(FORMAT)), ("request", sent.id), ("round", str(sent.round)), ("site", sent.site),
             ("project", title))
    for row, texts in enumerate([*facts, *rows], 1):
        for column, text in enumerate(texts, 1):
            cell = target.cell(row, column, text_to_xml(text))
            cell.data_type = "s"
    for column, choices in enumerate(lists.columns, 8):
        for row, text in enumerate(choices, 1):
            target.cell(row, column, text_to_xml(text)).data_type = "s"
    target.sheet_state = "hidden"
    target.protection.sheet = True


__all__ = ["FIRST", "HEADS", "KEY", "KEYS", "TECHNICAL", "request_bytes"]
