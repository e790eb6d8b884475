"""The sheets of a data request as plain values, the same for writing and for reading: columns, lines, what is open."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from jcm_pdd.core.form import FieldDef
from jcm_pdd.core.kinds import kind_of, rejected_text
from jcm_pdd.core.kinds.numbers import unit_word
from jcm_pdd.core.papers.request_registers import START_PROOF, proven_claim
from jcm_pdd.core.papers.requests import WHY, Column, Line, Question, Request, Table
from jcm_pdd.core.project import Json
from jcm_pdd.core.text import Text

Role = Literal["key", "fixed", "open", "answer", "tick", "remark"]
QUESTIONS, ANSWER = "questions", "answer"
KEY, NUMBER, EN, JA, LOCAL, UNIT, EXAMPLE, ABOUT, TICK, REMARK = (
    "#key", "#no", "#en", "#ja", "#local", "#unit", "#example", "#about", "#na", "#remark")
MARK = "jcm:"
TICKED = "x"
YES, NO = "Yes / はい", "No / いいえ"
NOT_AVAILABLE = Text(en="Not available", ja="データなし")
_NAMES = {"meters": "Meters 計量器", "calibrations": "Calibration 校正", "estimate_inputs": "Inputs 根拠値",
          "estimate_series": "Monthly 月次データ", "evidence": "Papers 資料"}
_COMPANIONS = {"monitoring": "Measuring 測定方法", "fixed": "Sources 出典"}


@dataclass(frozen=True, slots=True)
class Head:
    """One column of a sheet: its id, its words, its width in letters, and what may be written below it."""

    id: str
    words: Text
    width: int
    role: Role
    field: FieldDef | None = None
    options: tuple[tuple[str, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line: its key, its texts and values by column, and the columns to be answered."""

    key: str
    cells: dict[str, Json]
    open: frozenset[str]


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One sheet of answers: `table` is what it asks, None for the single questions."""

    id: str
    name: str
    title: Text
    heads: tuple[Head, ...]
    lines: tuple[SheetLine, ...]
    table: Table | None = None
    examples: dict[str, str] = field(default_factory=dict)
    fields: dict[str, FieldDef] = field(default_factory=dict)

    def head(self, name: str) -> Head | None:
        """Return the column with this id."""
        return next((head for head in self.heads if head.id == name), None)

    def told(self, key: str, column: str) -> Text:
        """Return how people call a cell: the sheet, its line and its column."""
        line, head = next((one for one in self.lines if one.key == key), None), self.head(column)
        if self.table is None and line is not None:
            return Text(en=str(line.cells[EN]).split("\n", maxsplit=1)[0],
                        ja=str(line.cells[JA]).split("\n", maxsplit=1)[0])
        words = head.words if head is not None else self.title
        return Text(en=f"{self.title.en}, {_line_name(line, 'en')}: {words.en}",
                    ja=f"{self.title.ja}　{_line_name(line, 'ja')}：{words.ja}")


def _line_name(line: SheetLine | None, language: str) -> str:
    if line is None:
        return "new row" if language == "en" else "追加された行"
    return str(line.cells.get(ABOUT) or line.cells.get(NUMBER) or "").split("\n", maxsplit=1)[0]


def digest(request_id: str, key: str) -> str:
    """Return a short check of a key, so that one that was dragged or typed is told from one the program wrote."""
    return hashlib.sha256(f"{request_id}\n{key}".encode()).hexdigest()[:10]


def key_text(request_id: str, key: str) -> str:
    """Return a key as it stands in the hidden column: with its check."""
    return f"{key}#{digest(request_id, key)}"


def read_key(request_id: str, text: object) -> str | None:
    """Return the key in a hidden cell, None when it is none of this request."""
    key, _, check = str(text).rpartition("#")
    return key if key and check == digest(request_id, key) else None


def plans(request: Request) -> tuple[SheetPlan, ...]:
    """Return the sheets of a request in their order; sheet names are all different."""
    found = [_questions(request)] if request.questions else []
    units = 0
    for table in request.tables:
        units += table.table not in _NAMES and table.kind == "rows"
        found.append(_table(table, units))
    return tuple(found)


def _questions(request: Request) -> SheetPlan:
    heads = (
        Head(NUMBER, Text(en="No.", ja="番号"), 5, "fixed"),
        Head(EN, Text(en="Question", ja="質問（英語）"), 36, "fixed"),
        Head(JA, Text(en="Question (Japanese)", ja="質問（日本語）"), 32, "fixed"),
        Head(LOCAL, Text(en="Local language", ja="現地語"), 20, "open"),
        Head(UNIT, Text(en="Unit", ja="単位"), 9, "fixed"),
        Head(EXAMPLE, Text(en="Example", ja="記入例"), 20, "fixed"),
        Head(ANSWER, Text(en="Answer", ja="回答"), 26, "answer"),
        Head(TICK, NOT_AVAILABLE, 10, "tick"), Head(REMARK, Text(en="Remark", ja="備考"), 22, "remark"))
    lines = tuple(_question(question, at) for at, question in enumerate(request.questions, 1))
    return SheetPlan(QUESTIONS, "Questions 質問", Text(en="Single questions", ja="個別の質問"), heads, lines,
                     fields={question.address: question.field for question in request.questions})


def _question(question: Question, number: int) -> SheetLine:
    one = question.field
    unit = unit_word(one.unit or "", "en")
    cells: dict[str, Json] = {
        NUMBER: str(number), EN: _asked(question, "en"), JA: _asked(question, "ja"), UNIT: "" if unit == "-" else unit,
        EXAMPLE: _example(one), ANSWER: question.current}
    return SheetLine(question.address, cells, frozenset((ANSWER,)))


def _asked(question: Question, language: str) -> str:
    one = question.field
    label = one.label.get(language) + (f"  {one.symbol}" if one.symbol else "")
    colon = "：" if language == "ja" else ": "
    parts = [f"{question.about}{colon}{label}" if question.about else label, one.hint.get(language) if one.hint else "",
             f"→ {WHY[question.why].get(language)}"]
    return "\n".join(part for part in parts if part)


def _example(one: FieldDef) -> str:
    if one.kind == "yes_no":
        return YES
    if one.choices:
        return choice_text(one, one.choices[0].id)
    if one.example is None:
        return ""
    same = one.example.en == one.example.ja or one.example.ja.startswith(one.example.en)
    return one.example.ja if one.example.ja.startswith(one.example.en) else (
        one.example.en if same else f"{one.example.en}\n{one.example.ja}")


def _table(table: Table, number: int) -> SheetPlan:
    heads = (Head(NUMBER, Text(en="No.", ja="番号"), 7, "fixed"), *_about(table),
             *(_head(column, table) for column in table.columns),
             Head(TICK, NOT_AVAILABLE, 10, "tick"), Head(REMARK, Text(en="Remark", ja="備考"), 20, "remark"))
    lines = tuple(_line(line, at) for at, line in enumerate(table.lines, 1))
    examples = {column.id: both(column.options[0][1]) if column.options else _example(column.field)
                for column in table.columns}
    if table.kind == "series":
        examples[ABOUT] = "2026-04"
    role = table.table.rpartition(".")[2]
    name = _NAMES.get(table.table) or _COMPANIONS.get(role) or f"Units 設備 {number}"
    if role in _COMPANIONS and table.kind == "companions":
        name = f"{name} {table.table.partition('.')[0]}"
    return SheetPlan(table.table, name[:31], table.label, heads, lines, table, examples)


def _about(table: Table) -> Iterator[Head]:
    if table.kind == "series":
        yield Head(ABOUT, Text(en="Month", ja="月"), 12, "answer")
    elif table.kind == "companions":
        yield Head(ABOUT, Text(en="Value", ja="値"), 30, "fixed")
    elif table.kind == "papers":
        yield Head(ABOUT, Text(en="Paper asked for", ja="依頼する資料"), 30, "fixed")
    elif table.table == "estimate_inputs":
        yield Head(ABOUT, Text(en="For", ja="対象"), 16, "fixed")


def _head(column: Column, table: Table) -> Head:
    one = column.field
    unit = unit_word(one.unit or "", "en")
    tail = f" [{unit}]" if unit not in ("", "-") else ""
    words = Text(en=one.label.en + tail, ja=one.label.ja)
    return Head(column.id, words, _width(column, table), "answer", one, column.options)


def _width(column: Column, table: Table) -> int:
    if column.field.kind == "long_text" or column.id in ("title", "note"):
        return 34
    if column.options or table.kind == "companions":
        return 26
    widths = {"number": 22 if table.kind == "series" else 13, "date": 13, "choice": 18, "yes_no": 11}
    return widths.get(column.field.kind, 17)


def _line(line: Line, number: int) -> SheetLine:
    told = line.label
    if proven_claim(line.key) == "start_date":
        told = f"{START_PROOF.en}\n{START_PROOF.ja}"
    return SheetLine(line.key, {NUMBER: str(number), ABOUT: told, **line.given}, line.open)


# --- how a stored answer stands in a cell ------------------------------------------------------------------

def choice_text(one: FieldDef, stored: Json) -> str:
    """Return a choice as the drop-down offers it: in both languages."""
    label = next((choice.label for choice in one.choices if choice.id == stored), None)
    return str(stored) if label is None else both(label)


def both(text: Text) -> str:
    """Return a text in both languages, once where they are the same."""
    return text.en if text.en == text.ja else f"{text.en} / {text.ja}"


def offered(head: Head) -> tuple[str, ...]:
    """Return what a drop-down below a column offers, empty for none."""
    if head.role == "tick":
        return (TICKED,)
    if head.options:
        return tuple(both(words) for _, words in head.options)
    if head.field is None:
        return ()
    if head.field.kind == "yes_no":
        return YES, NO
    return tuple(both(choice.label) for choice in head.field.choices)


def shown(head: Head, stored: Json) -> str:
    """Return a stored answer as it stands in a cell; a wrong entry as it was typed."""
    if stored is None:
        return ""
    wrong = rejected_text(stored)
    if wrong is not None:
        return wrong
    one = head.field
    if one is None:
        return str(stored)
    if head.options:
        return next((both(words) for address, words in head.options if address == stored), str(stored))
    if one.kind == "yes_no":
        return YES if stored else NO
    return choice_text(one, stored) if one.choices else (
        str(stored) if one.kind in ("number", "date") else kind_of(one).show(stored, "en"))


def question_head(head: Head, one: FieldDef) -> Head:
    """Return the answer column as it is in the line of one question."""
    return Head(head.id, head.words, head.width, head.role, one)
