"""Runs of calendar days: their union, what lies between them, what lies in both. Days have no hour and no time zone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from `first` to `last`, both counted; `first` is never after `last`."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"{self.first} is after {self.last}")

    @property
    def days(self) -> int:
        """How many days there are: at least 1."""
        return self.last.toordinal() - self.first.toordinal() + 1

    def within(self, other: Span) -> Span | None:
        """Return the days that lie in both, None when there are none."""
        return span(max(self.first, other.first), min(self.last, other.last))

    def __str__(self) -> str:
        return self.first.isoformat() if self.first == self.last else f"{self.first}/{self.last}"


ALWAYS = Span(date.min, date.max)


def span(first: date, last: date) -> Span | None:
    """Return the days from first to last, None when the last lies before the first."""
    return Span(first, last) if first <= last else None


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the fewest spans with the same days, in order; one that begins on the day after another joins it."""
    found: list[Span] = []
    for one in sorted(spans):
        if found and one.first.toordinal() <= found[-1].last.toordinal() + 1:
            found[-1] = Span(found[-1].first, max(found[-1].last, one.last))
        else:
            found.append(one)
    return tuple(found)


def common(spans: Iterable[Span], within: Iterable[Span]) -> tuple[Span, ...]:
    """Return the days that lie in one of `spans` and in one of `within`."""
    limits = union(within)
    return union(both for one in union(spans) for limit in limits if (both := one.within(limit)) is not None)


def without(spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return the days of `spans` that lie in none of `taken`."""
    holes = union(taken)
    return tuple(left for one in union(spans) for left in _without(one, holes))


def _without(one: Span, holes: tuple[Span, ...]) -> Iterator[Span]:
    start, end = one.first.toordinal(), one.last.toordinal()
    for hole in holes:
        first, last = hole.first.toordinal(), hole.last.toordinal()
        if last < start or first > end:
            continue
        if first > start:
            yield Span(date.fromordinal(start), date.fromordinal(first - 1))
        start = last + 1
    if start <= end:
        yield Span(date.fromordinal(start), one.last)


def day_count(spans: Iterable[Span]) -> int:
    """Return how many different days there are."""
    return sum(one.days for one in union(spans))
