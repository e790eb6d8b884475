"""Numbers printed for a parameter: tables of defaults (upright or lying), "Diesel: 0.8 tCO2/MWh", "1.5 [K]"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from jcm_pdd.files.official.text.flow import Grid, plain
from jcm_pdd.files.official.text.model import Value

_PLAIN = re.compile(r"[-+−]?\d+(?:\.\d+)?")
_GROUPED = re.compile(r"[-+−]?[1-9]\d{0,2}(?:[, \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?")
_POWER = re.compile(r"(.+?)\s*[x×*]\s*10(?:\^?([-−]?\d{1,2})|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))")
_UP = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−", "0123456789-+-")
_UNIT = re.compile(r"[\[［(（]\s*([^\[\]()［］（）]*?)\s*[\])）］]\s*$")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NUMBER = rf"[-+−]?\d+(?:[,，]\d{{3}})*(?:[.．]\d+)?(?:\s?[x×]\s?10(?:\^?[-−]?\d+|[⁺⁻]?[{_RAISED}]+))?(?![\d.,．，]\d)"
_BRACKETS = r"[\[［]([^\]］]*)[\]］]"
_LINE = re.compile(
    rf"^(?:[•*-]\s|[(]?\w[).]\s)?(.{{1,80}}?)\s*[:：=]\s*({_NUMBER})\s*"
    rf"(?:{_BRACKETS}|([^\d\s.,．，;；/].{{0,24}}?))?\s*[.。;；,]?$")
_DEFAULT = re.compile(rf"(?:default|既定|デフォルト)[^.。;]*?(?<![\w.,_])({_NUMBER})\s*{_BRACKETS}", re.IGNORECASE)
_ODD = re.compile(r"[:：=]\s*[-+−]?\d+[.,．，]\d")
_ALONE = re.compile(rf"({_NUMBER})\s*(?:[\[［]([^\]］]*)[\]］])?")
_LONGEST = 2000  # a longer line is no list of numbers, and would take long to search
_LONG_NUMBER = 60
_NO_UNIT = {"-", "–", "—", "dimensionless", "無次元"}
_HEAD_WORDS = {"unit", "units", "単位"}
_VALUE_WORDS = re.compile(r"value|default|factor|efficiency|cop|既定値|値|係数|効率", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """Numbers read, and texts with figures in the place of a number that are none."""

    values: tuple[Value, ...] = ()
    unread: tuple[str, ...] = ()


def number(text: str) -> Decimal | None:
    """Return a number as printed (1,250 or 2.0×10⁻³), None for another text; "0,53" is not guessed at."""
    if len(text) > _LONG_NUMBER:
        return None
    text = unicodedata.normalize("NFKC", _raised_out(text)).strip()
    power = _POWER.fullmatch(text)
    base, exponent = (power[1], int((power[2] or power[3]).translate(_UP))) if power else (text, 0)
    if not (_PLAIN.fullmatch(base) or _GROUPED.fullmatch(base)):
        return None
    base = re.sub(r"[, \u00a0\u2009\u202f]", "", base).replace("−", "-")
    if re.fullmatch(r"[-+]?0\d+.*", base):
        return None
    return Decimal(base).scaleb(exponent) if exponent else Decimal(base)


def _raised_out(text: str) -> str:
    """Write 10⁻³ as 10^-3 before folding, which would make it 10-3."""
    return re.sub(r"(?<=10)([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda m: "^" + m[1].translate(_UP), text)


def unit_of(head: str) -> tuple[str, str]:
    """Return a head without the unit in brackets at its end, and that unit."""
    match = _UNIT.search(head) if len(head) <= _LONGEST else None
    if match is None:
        return head.strip(), ""
    return head[: match.start()].strip(), _unit(match[1])


def _unit(text: str) -> str:
    text = text.strip()
    return "" if text in _NO_UNIT else text


def in_table(grid: Grid, at: str) -> Found:
    """Return the numbers of a table of defaults, each with its case; upright or lying is seen by the numbers."""
    cells = [[" ".join(text.split()) for text in row.texts] for row in grid.rows]
    width = max((len(row) for row in cells), default=0)
    cells = [row for row in cells if len(row) == width]
    if width < 2 or not cells:
        return Found()
    if _lying(cells):
        cells = [list(column) for column in zip(*cells, strict=True)]
    return _upright(cells, at)


def _lying(cells: list[list[str]]) -> bool:
    """Tell whether the cases stand side by side: a row is all numbers, and its head says what they are."""
    if any(number(text) is not None for text in (row[0] for row in cells)):
        return False
    measured = any(_says_what(row[0]) for row in cells[1:] if all(number(text) is not None for text in row[1:]))
    return measured and not any(_says_what(text) for text in cells[0][1:])


def _says_what(head: str) -> bool:
    """Tell whether a head names a quantity: it has a unit, a symbol, or a word such as value."""
    return bool(unit_of(head) != (head.strip(), "") or _VALUE_WORDS.search(head) or re.search(r"\w_\w", head))


def _upright(cells: list[list[str]], at: str) -> Found:
    head = cells[0] if not any(number(text) is not None for text in cells[0][1:]) else []
    body = cells[1:] if head else cells
    units = next((n for n, text in enumerate(head) if plain(text) in _HEAD_WORDS), None)
    columns = _number_columns(body, head)
    names = [n for n in range(len(cells[0])) if n not in columns and n != units]
    values: list[Value] = []
    unread: list[str] = []
    for row in body:
        label = " / ".join(_label(row[n], head[n] if head else "") for n in names if row[n])
        for column in columns:
            title, unit = unit_of(head[column]) if head else ("", "")
            text, own = _number_and_unit(row[column])
            unit = own or unit or (_unit(row[units]) if units is not None else "")
            case = f"{label} / {title}" if len(columns) > 1 and title else label
            if text is not None:
                values.append(Value(case, text, unit, at))
            elif any(sign.isdigit() for sign in row[column]):
                unread.append(f"{case}: {row[column]}")
    return Found(tuple(values), tuple(unread))


def _number_columns(body: list[list[str]], head: list[str]) -> list[int]:
    """Return the columns of numbers; the first names the case even when it holds figures."""
    width = len(body[0]) if body else 0
    filled = [n for n in range(1, width) if any(_number_and_unit(row[n])[0] is not None for row in body)]
    named = [n for n in filled if head and _VALUE_WORDS.search(head[n])]
    return filled if not named or len(named) == len(filled) else [n for n in filled if n >= min(named)]


def _label(text: str, head: str) -> str:
    _, unit = unit_of(head)
    return f"{text} {unit}" if unit and any(sign.isdigit() for sign in text) and unit not in text else text


def _number_and_unit(text: str) -> tuple[Decimal | None, str]:
    whole = number(text)
    if whole is not None:
        return whole, ""
    match = _ALONE.fullmatch(text.strip())
    return (number(match[1]), _unit(match[2] or "")) if match else (None, "")


def in_text(text: str, at: str) -> Found:
    """Return numbers of lines "case: number unit", and of sentences that say "default ... number [unit]"."""
    values: list[Value] = []
    unread: list[str] = []
    for line in (line for line in text.split("\n") if len(line) <= _LONGEST):
        one = _LINE.match(line)
        found = _DEFAULT.search(line)
        if one and (value := number(one[2])) is not None:
            values.append(Value(one[1].strip(), value, _unit(one[3] or one[4] or ""), at))
        elif found and (value := number(found[1])) is not None:
            values.append(Value("", value, _unit(found[2]), at))
        elif _ODD.search(line) or (re.search(r"default|デフォルト|既定", line, re.IGNORECASE)
                                   and re.search(r"(?<![\w_.])\d+[.,]\d", line)):
            unread.append(line)
    return Found(tuple(values), tuple(unread))
