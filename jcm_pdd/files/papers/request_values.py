"""From what somebody typed into a cell to the stored answer of its question, or the reason why it is none."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.form import FieldDef
from jcm_pdd.core.kinds import Rejected, kind_of
from jcm_pdd.core.kinds.numbers import plain
from jcm_pdd.core.project import Json
from jcm_pdd.files.excel.values import day_of
from jcm_pdd.files.papers.request_cells import Seen
from jcm_pdd.files.papers.request_sheets import NO, YES, Head, both
from jcm_pdd.files.word.content import Note
from jcm_pdd.files.workbooks.book import ErrorValue

_NOTHING = frozenset(("n/a", "na", "-", "--", "ー", "―", "—", "not available", "データなし", "該当なし", "不明",
                      "なし"))
_LAST_DAY = 2958465  # 9999-12-31


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell says: the stored answer, why it was refused, or that there is none; `typed` stands there."""

    typed: str = ""
    stored: Json = None
    refused: Finding | Note | None = None
    not_available: bool = False
    notes: tuple[Note, ...] = ()


def value_of(seen: Seen, head: Head, address: str, place: str) -> Value:
    """Return what a cell says as an answer of a column; an empty Value for an empty cell."""
    notes: tuple[Note, ...] = ()
    if seen.formula is not None:
        if seen.value is None:
            return Value(f"={seen.formula}", refused=Note("request.no_result", place, {"formula": seen.formula[:80]}))
        notes = (Note("request.formula", place, {"formula": seen.formula[:80], "value": seen.text}),)
    if isinstance(seen.value, ErrorValue):
        return Value(seen.text, refused=Note("request.error_value", place, {"value": seen.text}), notes=notes)
    if not seen.text:
        return Value()
    if isinstance(seen.value, str) and _plain(seen.text) in _NOTHING:
        return Value(seen.text, not_available=True, notes=notes)
    one = head.field
    if one is None:
        return Value(seen.text, seen.text, notes=notes)
    typed, wrong = _typed(seen, one, place)
    if wrong is not None:
        return Value(seen.text, refused=wrong, notes=notes)
    value = _parsed(typed, head, one, address, notes)
    if value.stored is not None and one.kind == "number":
        value = replace(value, notes=(*notes, *_unit_note(seen, one, place, value.stored)))
    return value


def _parsed(typed: str, head: Head, one: FieldDef, address: str, notes: tuple[Note, ...]) -> Value:
    found = _chosen(typed, head)
    if found is not None:
        return Value(typed, found, notes=notes)
    try:
        return Value(typed, kind_of(one).parse(typed), notes=notes)
    except Rejected as error:
        return Value(typed, refused=Finding(error.code, "error", address, dict(error.arguments)), notes=notes)


def _unit_note(seen: Seen, one: FieldDef, place: str, stored: Json) -> tuple[Note, ...]:
    """Say it when a number came with a unit of its own and is another number in ours."""
    from jcm_pdd.core.kinds.numbers import split_unit

    if not isinstance(seen.value, str):
        return ()
    number, unit = split_unit(seen.text)
    converted = bool(unit) and unit != one.unit and plain(number) != stored
    return (Note("request.unit", place, {"typed": seen.text, "unit": one.unit or "-"}),) if converted else ()


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _chosen(typed: str, head: Head) -> Json:
    """Return the choice a text names in either language or both; None when it names none."""
    wanted, one = _plain(typed), head.field
    for address, words in head.options:
        if wanted in (address.casefold(), *map(_plain, (words.en, words.ja, both(words)))):
            return address
    for choice in one.choices if one is not None else ():
        if wanted in (choice.id.casefold(), *map(_plain, (choice.label.en, choice.label.ja, both(choice.label)))):
            return choice.id
    if one is not None and one.kind == "yes_no" and wanted in (_plain(YES), _plain(NO)):
        return wanted == _plain(YES)
    return None


def _typed(seen: Seen, one: FieldDef, place: str) -> tuple[str, Note | None]:
    """Return the text a value stands for, or why it cannot be meant."""
    value = seen.value
    if isinstance(value, bool):
        return ("yes" if value else "no") if one.kind == "yes_no" else str(value).upper(), None
    if isinstance(value, str):
        if one.kind in ("number", "date") and value.strip().startswith("="):
            return "", Note("request.no_result", place, {"formula": value.strip()[1:81]})
        return value.strip(), None
    assert isinstance(value, (int, float))  # noqa: S101 - errors and empty cells were dealt with
    if one.kind == "number":
        return _number(seen, float(value), one, place)
    if (one.kind == "date" or seen.dated) and 1 <= value <= _LAST_DAY:
        return day_of(float(value)).isoformat(), None
    text = format(Decimal(format(value, ".15g")), "f")
    return (f"{plain(Decimal(text) * 100)}%" if seen.percent else plain(Decimal(text))), None


def _number(seen: Seen, value: float, one: FieldDef, place: str) -> tuple[str, Note | None]:
    number = Decimal(format(value, ".15g"))
    if seen.dated:
        return "", Note("request.date_for_number", place, {"value": seen.text})
    if seen.percent and one.unit == "%":
        return plain(number * 100), None
    if seen.percent and one.unit not in ("-", "", None):
        return "", Note("request.percent", place, {"value": plain(number * 100), "unit": one.unit or "-"})
    return plain(number), None
