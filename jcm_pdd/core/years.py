"""Calendar years of operation and the part of each that counts (ARCHITECTURE "Numbers").

Operation runs from its starting date, that day counted, over the chosen horizon. The part of a calendar
year is counted in days, or in months: by months every full calendar month counts one twelfth and a
month that operation only partly covers counts by its days.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.project import Project

Proration = Literal["days", "months"]
# A horizon longer than this is a slip of typing, and every year costs a column in the documents.
MOST_YEARS = 60
# The answers a horizon is made of.
HORIZON_FIELDS = ("start_date", "lifetime", "horizon", "crediting_years", "horizon_end", "proration")


@dataclass(frozen=True, slots=True)
class Horizon:
    """First and last day of operation that count."""

    first: date
    last: date
    proration: Proration = "days"

    def years(self) -> tuple[int, ...]:
        """Return the calendar years touched, in order."""
        return tuple(range(self.first.year, self.last.year + 1))

    def fraction(self, year: int) -> Decimal:
        """Return the operating part of a calendar year: 0 to 1."""
        start, end = max(self.first, date(year, 1, 1)), min(self.last, date(year, 12, 31))
        if start > end:
            return Decimal(0)
        if self.proration == "days":
            return Decimal((end - start).days + 1) / Decimal(366 if isleap(year) else 365)
        return sum((_month_part(year, month, start, end) for month in range(1, 13)), Decimal(0)) / 12


def _month_part(year: int, month: int, start: date, end: date) -> Decimal:
    length = monthrange(year, month)[1]
    first, last = max(start, date(year, month, 1)), min(end, date(year, month, length))
    return Decimal((last - first).days + 1) / Decimal(length) if first <= last else Decimal(0)


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later; the last day of a shorter month stands for a later day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day(first: date, lifetime: Decimal) -> date:
    """Return the last day of operation of `lifetime` years: whole months, rounded down to a day."""
    months = int(lifetime * 12)
    end = add_months(first, months)
    rest = lifetime * 12 - months
    return end + timedelta(days=int(rest * monthrange(end.year, end.month)[1])) - timedelta(days=1)


def _number(project: Project, address: str) -> Decimal | None:
    stored = project.get(address)
    return None if stored is None or rejected_text(stored) is not None else Decimal(str(stored))


def _date(project: Project, address: str) -> date | None:
    stored = project.get(address)
    return None if stored is None or rejected_text(stored) is not None else date.fromisoformat(str(stored))


def horizon_of(project: Project) -> Horizon | None:
    """Return the horizon the project chose, or None while a date or length is missing or impossible.

    `horizon`: lifetime (default), crediting_period (crediting_years) or framework_end (horizon_end).
    """
    first = _date(project, "start_date")
    if first is None:
        return None
    proration: Proration = "months" if project.get("proration") == "months" else "days"
    choice = project.get("horizon") or "lifetime"
    if choice == "framework_end":
        last = _date(project, "horizon_end")
    else:
        length = _number(project, "lifetime" if choice == "lifetime" else "crediting_years")
        if length is None or not 0 < length <= MOST_YEARS:
            return None
        try:
            last = last_day(first, length)
        except (ValueError, OverflowError):
            return None
    if last is None or last < first or last.year - first.year > MOST_YEARS:
        return None
    return Horizon(first, last, proration)
