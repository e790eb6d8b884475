"""Dates and times of day as loggers, building systems and spreadsheets write them, Japanese ones included."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

_MONTHS = {name: number for number, names in enumerate(
    ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
     "sep sept september", "oct october", "nov november", "dec december"), start=1) for name in names.split()}
_ERAS = {"令和": 2018, "r": 2018, "平成": 1988, "h": 1988, "昭和": 1925, "s": 1925}
_FIRST_YEAR, _LAST_YEAR = 1950, 2150
_WEEKDAY = re.compile(r"\(?\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\)?[ ,.]*"
                      r"|\([月火水木金土日](?:曜日?)?\)|[月火水木金土日]曜日?", re.IGNORECASE)
_ERA = re.compile(r"(令和|平成|昭和|[RHSrhs])\s*\.?(\d{1,2}|元)(.*)")
_CLOCK = re.compile(r"(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,]\d+)?)?|時(?:(\d{1,2})分(?:(\d{1,2})秒)?)?)?")
_OFFSET = re.compile(r"(.*?)\s*(Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?)", re.IGNORECASE)
_HALF = re.compile(r"(.*?)\s*(a\.?m\.?|p\.?m\.?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as read: days since 1970-01-01, and whether a day, a month or a year was written."""

    days: int
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as read: seconds since midnight (24:00 is 86,400), and seconds before UTC when it was written."""

    seconds: int
    offset: int | None = None


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip().strip("'\"").strip()


def read_day(text: str, order: str = "ymd") -> Day | None:
    """Return the date of a text, None when it is none; `order` decides 03/04/2025 ("dmy" or "mdy")."""
    plain = _WEEKDAY.sub("", _plain(text)).strip(" ,")
    if not plain or len(plain) > 40:
        return None
    return _compact(plain) or _era(plain) or _named(plain) or _numbered(plain, order)


def _made(year: int, month: int = 1, day: int = 1, precision: str = "day") -> Day | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return Day(date(year, month, day).toordinal() - 719_163, precision)
    except ValueError:
        return None


def _compact(plain: str) -> Day | None:
    if not plain.isascii() or not plain.isdigit():
        return None
    if len(plain) == 8:
        return _made(int(plain[:4]), int(plain[4:6]), int(plain[6:]))
    if len(plain) == 6:
        return _made(int(plain[:4]), int(plain[4:]), precision="month")
    return _made(int(plain), precision="year") if len(plain) == 4 else None


def _era(plain: str) -> Day | None:
    match = _ERA.fullmatch(plain)
    if match is None:
        return None
    year = _ERAS[match.group(1).lower()] + (1 if match.group(2) == "元" else int(match.group(2)))
    return _numbered(f"{year}{match.group(3) or '年'}", "ymd")


def _named(plain: str) -> Day | None:
    """Read dates with an English month: 1-Apr-2025, Apr 1, 2025, Apr-25 (the month of a year)."""
    parts = [one for one in re.split(r"[ ,./-]+", plain.lower()) if one]
    months = [one for one in parts if one in _MONTHS]
    numbers = [int(one) for one in parts if one.isascii() and one.isdigit()]
    if len(months) != 1 or len(numbers) != len(parts) - 1:
        return None
    if len(numbers) == 1:
        return _made(_century(numbers[0]), _MONTHS[months[0]], precision="month")
    if len(numbers) != 2:
        return None
    day, year = numbers if numbers[0] <= 31 else (numbers[1], numbers[0])
    return _made(_century(year), _MONTHS[months[0]], day)


def _century(year: int) -> int:
    return year + 2000 if year < 70 else year + 1900 if year < 100 else year


def _numbered(plain: str, order: str) -> Day | None:
    parts = [one for one in re.split(r"[年月日/.\- ]+", plain) if one]
    if not parts or len(parts) > 3 or not all(one.isascii() and one.isdigit() and len(one) <= 4 for one in parts):
        return None
    numbers = [int(one) for one in parts]
    if len(parts) == 1:
        return _made(numbers[0], precision="year") if len(parts[0]) == 4 else None
    if len(parts) == 2:
        year, month = numbers if len(parts[0]) == 4 else (numbers[1], numbers[0])
        return _made(year, month, precision="month") if year > 99 else None
    if len(parts[0]) == 4 or order == "ymd":
        return _made(_century(numbers[0]), numbers[1], numbers[2])
    day, month = numbers[:2] if order == "dmy" else (numbers[1], numbers[0])
    return _made(_century(numbers[2]), month, day)


def read_clock(text: str) -> Clock | None:
    """Return the time of day of a text: 24:00, 午後1時5分, 1:05 PM, 0130, 13:05:00+07:00; of a range its beginning."""
    plain = _plain(text)
    if not plain:
        return Clock(0)
    if len(plain) > 40:
        return None
    plain = re.split(r"\s*[~〜～]\s*|(?<=\d)\s*-\s*(?=\d{1,2}:\d{2}\s*$)", plain)[0]
    plain, offset = _without_offset(plain)
    plain, half = _without_half(plain)
    if plain.isascii() and plain.isdigit() and len(plain) in (3, 4, 6):
        plain = plain.zfill(4) if len(plain) == 3 else plain
        plain = ":".join(plain[at:at + 2] for at in range(0, len(plain), 2))
    match = _CLOCK.fullmatch(plain)
    if match is None:
        return None
    hour = int(match.group(1))
    minute = int(match.group(2) or match.group(4) or 0)
    second = int(match.group(3) or match.group(5) or 0)
    if half is not None:
        if hour > 12:
            return None
        hour = hour % 12 + half
    total = hour * 3600 + minute * 60 + second
    return Clock(total, offset) if minute < 60 and second < 60 and total <= 86_400 else None


def _without_offset(plain: str) -> tuple[str, int | None]:
    match = _OFFSET.fullmatch(plain)
    if match is None or not match.group(1):
        return plain, None
    zone = match.group(2).upper().removeprefix("UTC").removeprefix("GMT")
    if zone in ("", "Z"):
        return match.group(1), 0
    digits = zone[1:].replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    size = hours * 3600 + minutes * 60
    return match.group(1), -size if zone[0] == "-" else size


def _without_half(plain: str) -> tuple[str, int | None]:
    for word, half in (("午前", 0), ("午後", 12)):
        if plain.startswith(word):
            return plain.removeprefix(word).strip(), half
    match = _HALF.fullmatch(plain)
    if match is None:
        return plain, None
    return match.group(1), 12 if match.group(2).lower().startswith("p") else 0


SPLITS = (" ", "T", "日", "_")


def split_at(samples: list[str], order: str = "ymd") -> str | int | None:
    """Return where date and time part in one column: a sign of SPLITS, a position (20250401 0030), None for dates."""
    for sign in SPLITS:
        fitting = [one for one in samples if _parts(one, sign, order)]
        if fitting and len(fitting) * 2 > len(samples):
            return sign
    if samples and sum(len(one) in (10, 12, 14) and one.isdigit() for one in samples) * 2 > len(samples):
        return 8
    return None


def _parts(text: str, sign: str, order: str) -> bool:
    head, found, tail = _plain(text).partition(sign)
    return bool(found and tail.strip()) and read_day(head + ("日" if sign == "日" else ""), order) is not None \
        and read_clock(tail) is not None
