"""A calendar date, typed in the usual ways and printed dd/mm/yyyy as the form does."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from jcm_pdd.core.kinds.base import Kind, Rejected
from jcm_pdd.core.project import Json

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")
_ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988}
_PATTERNS = (
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"),
    re.compile(r"(?P<y>\d{4})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日"),
    re.compile(r"(?P<era>令和|平成)\s*(?P<y>\d{1,2}|元)\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日"),
    re.compile(r"(?P<era>令和|平成|[RHrh])\s*(?P<y>\d{1,2}|元)\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})日?"),
    re.compile(r"(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})"),
    re.compile(r"(?P<d>\d{1,2})\s+(?P<name>[A-Za-z]{3,9})\.?,?\s+(?P<y>\d{4})"),
    re.compile(r"(?P<name>[A-Za-z]{3,9})\.?\s+(?P<d>\d{1,2}),?\s+(?P<y>\d{4})"),
)


def _month(found: dict[str, str | None]) -> int:
    name = found.get("name")
    if name is None:
        return int(found["m"] or 0)
    months = [i for i, month in enumerate(_MONTHS, 1) if month.startswith(name.lower())]
    return months[0] if len(months) == 1 else 0


class Date(Kind):
    """A date without time; stored as ISO text."""

    def parse(self, typed: str) -> Json:
        """Return the ISO date of a typed one: 2027-04-01, 01/04/2027, 1 April 2027, 令和9年4月1日, R9.4.1."""
        text = unicodedata.normalize("NFKC", typed).strip()
        if not text:
            return None
        for pattern in _PATTERNS:
            match = pattern.fullmatch(text)
            if match is None:
                continue
            found = match.groupdict()
            year = 1 if found["y"] == "元" else int(found["y"])
            year += _ERAS.get((found.get("era") or "").upper(), 0)
            try:
                return date(year, _month(found), int(found["d"])).isoformat()
            except ValueError:
                raise Rejected("date.no_such_day", typed=typed.strip()) from None
        raise Rejected("date.not_a_date", typed=typed.strip())

    def value(self, stored: Json) -> date:
        """Return the date."""
        return date.fromisoformat(str(stored))

    def show(self, stored: Json, language: str = "en") -> str:
        """Return the ISO date, which reads the same to Japanese and English users."""
        return str(stored)

    def print(self, stored: Json) -> str:
        """Return dd/mm/yyyy, the style of the PDD form."""
        day = self.value(stored)
        return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
