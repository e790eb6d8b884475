"""Time zones of measured data: those of a country, and where summer time begins and ends in a stretch of time."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from jcm_pdd.core.problems import Problem

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time with one offset: UTC seconds [start, end), and seconds local time is ahead of UTC."""

    start: int
    end: int
    offset: int


@lru_cache(maxsize=1)
def _by_country() -> dict[str, tuple[str, ...]]:
    """Return the zones of each country as the time zone database lists them, the most populous first."""
    found: dict[str, list[str]] = {}
    text = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            code, _, zone = line.split("\t")[:3]
            found.setdefault(code, []).append(zone)
    return {code: tuple(zones) for code, zones in found.items()}


def zones_of(country: str) -> tuple[str, ...]:
    """Return the zones of a country by its two-letter code; empty for an unknown one."""
    return _by_country().get(country, ())


def stretches(zone: str, start: int, end: int) -> tuple[Stretch, ...]:
    """Return the stretches that cover local times between two second counts, with two days to spare on either side.

    Raises Problem "measured.zone" for a zone the database does not have.
    """
    low, high = start - 2 * _DAY, end + 2 * _DAY
    if not zone:
        return (Stretch(low, high, 0),)
    try:
        known = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Problem("measured.zone", zone[:60]) from None
    found: list[Stretch] = []
    at, offset = low, _offset(known, low)
    for day in range(low + _DAY, high + _DAY, _DAY):
        later = _offset(known, day)
        if later != offset:
            turn = _turn(known, day - _DAY, day)
            found.append(Stretch(at, turn, offset))
            at, offset = turn, later
    return (*found, Stretch(at, max(high, at + 1), offset))


def _offset(zone: ZoneInfo, at: int) -> int:
    moment = (_EPOCH + timedelta(seconds=at)).astimezone(zone)
    return int((moment.utcoffset() or timedelta()).total_seconds())


def _turn(zone: ZoneInfo, before: int, after: int) -> int:
    was = _offset(zone, before)
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (middle, after) if _offset(zone, middle) == was else (before, middle)
    return after


def local(found: tuple[Stretch, ...], at: int) -> int:
    """Return the local second count of a UTC one."""
    place = bisect_right([one.start for one in found], at) - 1
    return at + found[max(place, 0)].offset


def utc(found: tuple[Stretch, ...], at: int) -> int:
    """Return the first UTC second of a local second count; in a missing hour the moment clocks were put forward."""
    for one in found:
        if at - one.offset < one.end:
            return max(at - one.offset, one.start)
    return at - found[-1].offset
