"""Days that a free text names, as people write them: 5 February 2019, February 5, 2019, 2019-02-05."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")
_NAMES = "|".join(
    (*(name.capitalize() for name in _MONTHS), *(f"{name[:3].capitalize()}\\.?" for name in _MONTHS), "Sept\\.?")
)
_WRITTEN = re.compile(
    rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_NAMES}),?\s+(?P<y1>\d{{4}})\b"
    rf"|\b(?P<m2>{_NAMES})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})\b"
    r"|(?<![\d-])(?P<y3>(?:19|20|21)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)(?![\d-])")


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as a text names it; `day` is None for one that no calendar has. `start` is its place in the text."""

    words: str
    day: date | None
    start: int


@lru_cache(maxsize=4096)
def dates_in(text: str) -> tuple[WrittenDay, ...]:
    """Return the days of a text in order."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[WrittenDay]:
    for match in _WRITTEN.finditer(text):
        parts = next((y, m, d) for y, m, d in (match.group("y1", "m1", "d1"), match.group("y2", "m2", "d2"),
                                               match.group("y3", "m3", "d3")) if y)
        yield WrittenDay(match[0], _day(*parts), match.start())


def _day(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else 1 + next(
        at for at, name in enumerate(_MONTHS) if name.startswith(month.lower().rstrip(".")[:3]))
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
