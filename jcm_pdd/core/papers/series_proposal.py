"""Which column is what, proposed from the first lines of a file; the user decides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jcm_pdd.core import units
from jcm_pdd.core.papers.amounts import decimal_sign, is_nothing, read_amount
from jcm_pdd.core.papers.series import RATES, SeriesMapping
from jcm_pdd.core.papers.stamps import read_clock, read_day, split_at

Line = Sequence[str]
_DATE_WORDS = re.compile(r"日時|日付|年月|時刻|計測日|date|time|stamp|day|month", re.IGNORECASE)
_VALUE_WORDS = re.compile(r"電力量|発電|消費|使用量|積算|流量|熱量|kwh|energy|power|consum|generat|volume|value|値",
                          re.IGNORECASE)
_COUNTER_WORDS = re.compile(r"積算|指示値|検針|累計|累積|cumul|counter|reading|index|totali[sz]", re.IGNORECASE)
_AMOUNT_WORDS = re.compile(r"使用量|消費量|発電量|usage|consum|generat", re.IGNORECASE)
_CLOCK_WORDS = re.compile(r"時刻|時間|時分|time|hour|clock|^時$|^分$|^秒$|^h$", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[（［〔【<]([^()\[\]（）［］〔〕【】<>]{1,16})[)\]）］〕】>]")
_PARTS = {"年": "date", "月": "date", "日": "date", "year": "date", "month": "date", "day": "date",
          "時": "time", "分": "time", "秒": "time", "hour": "time", "minute": "time", "second": "time"}
MOST_HEADER = 60


def propose(lines: Sequence[Line], delimiter: str = "") -> SeriesMapping:
    """Return the mapping that fits the first lines best; with nothing that looks like a time it is the default one.

    `lines` are the cells of the first physical lines of a file, blank ones included.
    """
    order = _order(lines)
    header = _header(lines, order)
    data = [line for line in lines[header:] if any(cell.strip() for cell in line)]
    if not data:
        return replace(SeriesMapping(), delimiter=delimiter)
    width = max(len(line) for line in data)
    labels = labels_of(lines[:header], width)
    date, time = _stamp_columns(data, labels, order)
    taken = {*date, *time}
    sign, _ = decimal_sign([cell for line in data for at, cell in enumerate(line) if at not in taken][:2000])
    value = _value_column(data, labels, taken, "," if sign == "," else ".")
    unit = unit_of(labels[value]) if value < len(labels) else ""
    found = SeriesMapping(date=date, time=time, value=value, header=header, delimiter=delimiter, order=order,
                          decimal=sign, unit=unit)
    cells = [line[value] for line in data if value < len(line)]
    return replace(found, reading=_reading(cells, labels[value] if value < len(labels) else "", unit, sign),
                   stamp=_stamp(data, found))


def labels_of(header: Sequence[Line], width: int) -> list[str]:
    """Return what stands above each column, the lines of the header joined; lines with a title or a name and its value
    in the first two columns alone are left out.
    """
    rows = [line for line in header if any(cell.strip() for cell in line[min(2, width - 1):])] or list(header[-1:])
    return [" ".join(line[at].strip() for line in rows if at < len(line) and line[at].strip()) for at in range(width)]


def unit_of(label: str) -> str:
    """Return the known unit a label names, in brackets or as a word of its own; "" when it names none."""
    plain = unicodedata.normalize("NFKC", label)
    inside = [match.strip() for match in _BRACKETED.findall(plain)]
    for candidate in (*inside, *reversed(re.split(r"[\s_,:()\[\]]+", plain))):
        if len(candidate) > 1 and units.known(candidate):
            return next((name for name in units.UNITS if name == candidate), candidate)
    return ""


def _order(lines: Sequence[Line]) -> str:
    """Tell day-month-year from month-day-year where a number above 12 decides; year first is tried before."""
    first, second = [], []
    for line in lines:
        for cell in line:
            match = re.match(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})\b", cell)
            if match is not None:
                first.append(int(match.group(1)))
                second.append(int(match.group(2)))
                year_first = len(match.group(3)) == 2 and int(match.group(1)) > 12 and int(match.group(3)) <= 31
                if year_first:
                    return "ymd"
    if not first:
        return "ymd"
    if max(first) <= 12 < max(second):
        return "mdy"
    if max(second) <= 12 and max(first) <= 12 and len(set(second)) > len(set(first)):
        return "mdy"
    return "dmy"


def _header(lines: Sequence[Line], order: str) -> int:
    """Return how many lines stand above the first one with a date and a number, or nothing measured, behind it."""
    for at, line in enumerate(lines[:MOST_HEADER]):
        dated = [number for number, cell in enumerate(line) if _dated(cell, order)]
        others = [cell for number, cell in enumerate(line) if number > dated[0]] if dated else []
        if any(read_amount(cell) is not None or read_amount(cell, ",") is not None for cell in others) \
                or (others and any(cell.strip() for cell in others) and all(map(is_nothing, others))):
            return at
    return 1 if lines else 0


def _dated(cell: str, order: str) -> bool:
    sign = split_at([cell], order)
    if isinstance(sign, str) or sign == 8:
        return True
    found = read_day(cell, order)
    return found is not None and (found.precision != "year" or "年" in cell
                                  or re.fullmatch(r"(19|20)\d\d", cell.strip()) is not None)


def _stamp_columns(data: Sequence[Line], labels: Sequence[str], order: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    named = [(_PARTS.get(label.strip().casefold(), ""), at) for at, label in enumerate(labels)]
    days = tuple(at for part, at in named if part == "date")
    if len(days) > 1:
        return days, tuple(at for part, at in named if part == "time")
    width = max(len(line) for line in data)
    shares = [sum(_dated(line[at], order) for line in data if at < len(line)) / len(data) for at in range(width)]
    best = max(range(width), key=lambda at: (shares[at] > 0.5, bool(_DATE_WORDS.search(labels[at])), -at))
    samples = [line[best] for line in data if best < len(line)]
    if split_at(samples, order) is not None:
        return (best,), ()
    clocks = [at for at in range(width) if at != best and _is_clock(data, at, labels[at])]
    return (best,), tuple(clocks[:1])


def _is_clock(data: Sequence[Line], at: int, label: str) -> bool:
    cells = [line[at].strip() for line in data if at < len(line) and line[at].strip()]
    fitting = [cell for cell in cells if read_clock(cell) is not None]
    colons = any(":" in cell or "時" in cell for cell in fitting)
    return bool(cells) and len(fitting) * 2 > len(cells) and (colons or bool(_CLOCK_WORDS.search(label)))


def _value_column(data: Sequence[Line], labels: Sequence[str], taken: set[int], sign: str) -> int:
    def fitness(at: int) -> tuple[bool, bool, bool, int]:
        cells = [line[at] for line in data if at < len(line)]
        numbers = sum(read_amount(cell, sign) is not None or is_nothing(cell) for cell in cells)
        some = any(read_amount(cell, sign) is not None for cell in cells)
        return (some and numbers * 2 > len(data), unit_of(labels[at]) not in ("", "°C", "%", "℃"),
                bool(_VALUE_WORDS.search(labels[at])), -at)

    left = [at for at in range(max(len(line) for line in data)) if at not in taken]
    return max(left, key=fitness) if left else 0


def _reading(cells: Sequence[str], label: str, unit: str, sign: str) -> str:
    if unit in RATES:
        return "power"
    if unit in ("°C", "℃", "%"):
        return "mean"
    numbers = [number for cell in cells if (number := read_amount(cell, sign)) is not None]
    falls = sum(after < before for before, after in pairwise(numbers))
    even = len(numbers) > 5 and min(falls, len(numbers) - 1 - falls) * 20 <= len(numbers)
    if even and _COUNTER_WORDS.search(label):
        return "counter"
    rising = len(numbers) >= 24 and falls * 20 <= len(numbers) and numbers[-1] > numbers[0] \
        and (numbers[-1] - numbers[0]) * 2 < abs(numbers[0]) + numbers[-1] + 1
    return "counter" if rising and not _AMOUNT_WORDS.search(label) else "interval"


def _stamp(data: Sequence[Line], mapping: SeriesMapping) -> str:
    """Return "end" when stamps seem to say when an interval was over: 24:00 occurs, or midnight only behind it."""
    if mapping.reading == "counter":
        return "begin"
    column = mapping.time[0] if mapping.time else mapping.date[0]
    cells = [line[column] for line in data if column < len(line)]
    if any(re.search(r"(?<![\d:])24:00|(?<!\d)24時", unicodedata.normalize("NFKC", cell)) for cell in cells):
        return "end"
    first = re.search(r"(\d{1,2}):(\d{2})", unicodedata.normalize("NFKC", cells[0])) if cells else None
    return "end" if first is not None and (int(first.group(1)), int(first.group(2))) in ((1, 0), (0, 30), (0, 10)) \
        else "begin"
