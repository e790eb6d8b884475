"""A series of months or of years behind an estimated value: its periods in order, what is wrong with it, its sums.

A series is brought to a year only where a calculation asks for it: SERIES_YEAR is the sum over the months x 12 / their
number, or the mean of whole years. Fourteen months never silently become a year.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cached_property
from typing import Literal

from jcm_pdd.core.rounding import CONTEXT

Step = Literal["month", "year"]
NAMES = ("SERIES_SUM", "SERIES_MEAN", "SERIES_COUNT", "SERIES_MIN", "SERIES_MAX", "SERIES_YEAR")
MONTHS_OF_A_YEAR = 12
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?(?:\s*[-/.]?\s*0?1\s*日?(?:\s+0{1,2}:00(?::00)?)?)?")
_NAMED = re.compile(r"([A-Za-z]{3,9})\.?[\s,-]+(\d{4})")
_YEAR = re.compile(r"(\d{4})\s*年?")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212\u30fc"), "-")
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIRST, _LAST = 1950, 2150


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A month (1 to 12) of a calendar year, or the year itself (month 0)."""

    year: int
    month: int = 0

    @property
    def step(self) -> Step:
        """What the period is."""
        return "month" if self.month else "year"

    @property
    def number(self) -> int:
        """Its number among all periods of its step: neighbours differ by one."""
        return self.year * MONTHS_OF_A_YEAR + self.month - 1 if self.month else self.year

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}" if self.month else f"{self.year:04d}"


def period_at(number: int, step: Step) -> Period:
    """Return the period with a number, the inverse of `Period.number`."""
    return Period(number // MONTHS_OF_A_YEAR, number % MONTHS_OF_A_YEAR + 1) if step == "month" else Period(number)


def period_of(typed: str) -> Period | None:
    """Return the period of a text such as 2025-04, 2025/4, 2025年4月, Apr 2025 or 2025; None for anything else.

    The first day of a month is that month: spreadsheets hand on months that way. Two-digit years are not guessed.
    """
    text = unicodedata.normalize("NFKC", typed).translate(_DASHES).strip()
    found: Period | None = None
    if match := _MONTH.fullmatch(text):
        found = Period(int(match[1]), int(match[2]))
    elif match := _NAMED.fullmatch(text):
        month = next((at for at, name in enumerate(_ENGLISH, 1) if match[1].casefold().startswith(name)), 0)
        found = Period(int(match[2]), month) if month else None
    elif match := _YEAR.fullmatch(text):
        return Period(int(match[1])) if _FIRST <= int(match[1]) <= _LAST else None
    if found is None or not 1 <= found.month <= MONTHS_OF_A_YEAR or not _FIRST <= found.year <= _LAST:
        return None
    return found


@dataclass(frozen=True, slots=True)
class Point:
    """One row of a series: what was typed, read as a period and a number; None for what cannot be read."""

    row: str
    period: Period | None
    value: Decimal | None
    typed_period: str = ""
    typed: str = ""
    evidence: str = ""
    page: str = ""


@dataclass(frozen=True)
class Series:
    """The rows of one value in the order they were entered, with the unit of their figures."""

    points: tuple[Point, ...]
    unit: str

    @cached_property
    def known(self) -> tuple[Point, ...]:
        """The rows that read well, by time."""
        read = [point for point in self.points if point.period is not None and point.value is not None]
        return tuple(sorted(read, key=lambda point: point.period or Period(0)))

    @cached_property
    def step(self) -> Step | None:
        """Months or years; None for an empty series and for one that mixes them."""
        steps = {point.period.step for point in self.points if point.period is not None}
        return steps.pop() if len(steps) == 1 else None

    @cached_property
    def mixed(self) -> bool:
        """Whether months and years stand in one series."""
        return len({point.period.step for point in self.points if point.period is not None}) > 1

    @cached_property
    def twice(self) -> tuple[Period, ...]:
        """The periods that stand in more than one row."""
        counts = Counter(point.period for point in self.points if point.period is not None)
        return tuple(sorted(period for period, count in counts.items() if count > 1))

    @cached_property
    def missing(self) -> tuple[Period, ...]:
        """The periods between the first and the last that no row has; none of a series that mixes months and years."""
        numbers = {point.period.number for point in self.points if point.period is not None}
        if self.step is None:
            return ()
        lacking = sorted(set(range(min(numbers), max(numbers) + 1)) - numbers)
        return tuple(period_at(number, self.step) for number in lacking)

    @property
    def sound(self) -> bool:
        """Whether sums may be made: every row reads well, one step, no period twice."""
        return bool(self.points) and len(self.known) == len(self.points) and not self.twice and self.step is not None

    @property
    def months(self) -> int:
        """How many months the series covers; a year counts as twelve."""
        return len(self.known) * (MONTHS_OF_A_YEAR if self.step == "year" else 1)

    def values(self) -> dict[str, Decimal]:
        """Return the value of every name calculations may read; nothing while the series is not sound."""
        if not self.sound:
            return {}
        figures = [point.value for point in self.known if point.value is not None]
        with localcontext(CONTEXT):
            total, count = sum(figures, Decimal(0)), Decimal(len(figures))
            year = total * MONTHS_OF_A_YEAR / count if self.step == "month" else total / count
            return dict(zip(NAMES, (total, total / count, count, min(figures), max(figures), year), strict=True))
