"""Exact totals of spans by month, year and in whole, how much of each is covered, and the trace of the chart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, localcontext

from jcm_pdd.core.papers.series import Bucket, PeriodTotal, Trace
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.papers.series_cleaning import Cleaning
from jcm_pdd.files.papers.series_spans import moment, month_start
from jcm_pdd.files.papers.series_table import one
from jcm_pdd.files.papers.series_zones import local, utc

MOST_PERIODS = 4_000
COLUMNS = 1_600
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Totals:
    """Amounts by period and in whole; the whole also holds spans that lie in two periods."""

    periods: tuple[PeriodTotal, ...]
    total: Decimal | None
    covered: Decimal
    first: str
    last: str


def totals(work: Cleaning) -> Totals:
    """Return the exact totals of the spans; raises Problem "measured.no_values" when none lies in the period asked."""
    bounds = _bounds(work)
    starts = [utc(work.zone, at) for at in bounds]
    work.store.execute("CREATE TABLE periods (p BIGINT, opens BIGINT, closes BIGINT)")
    work.store.execute("INSERT INTO periods SELECT unnest($1), unnest($2), unnest($3)",
                       [list(range(len(starts) - 1)), starts[:-1], starts[1:]])
    work.store.execute("""
        CREATE VIEW sorted AS SELECT CASE WHEN b <= closes THEN p END AS p, b - a AS size, v, line
        FROM spans ASOF JOIN periods ON a >= opens WHERE b <= $1""".replace("$1", str(starts[-1])))
    work.found("crosses", "warning", *work.named("SELECT line FROM sorted WHERE p IS NULL"))
    by_period: dict[int | None, list[tuple[int, Decimal, int]]] = defaultdict(list)
    try:
        rows = work.store.execute("SELECT p, size, sum(v), count(*) FROM sorted GROUP BY p, size").fetchall()
    except Exception as error:
        raise Problem("measured.too_large_sum", work.where) from error
    for p, size, amount, count in rows:
        by_period[p].append((int(size), Decimal(amount), int(count)))
    everything = [part for parts in by_period.values() for part in parts]
    if not everything:
        raise Problem("measured.no_values", work.where)
    found = [_period(work, by_period.get(at, []), bounds[at], starts[at + 1] - starts[at])
             for at in range(len(starts) - 1)]
    return Totals(tuple(found), _amount(work, everything), _covered(everything, starts[-1] - starts[0]),
                  _day(bounds[0]), _day(bounds[-1] - _DAY))


def _period(work: Cleaning, parts: list[tuple[int, Decimal, int]], start: int, length: int) -> PeriodTotal:
    name = {"month": 7, "year": 4, "day": 10}[work.mapping.period]
    return PeriodTotal(_day(start)[:name], _amount(work, parts), _covered(parts, length),
                       sum(count for _, _, count in parts))


def _amount(work: Cleaning, parts: list[tuple[int, Decimal, int]]) -> Decimal | None:
    """Return the sum; of a rate, rate times hours; of a mean, the mean over time. Exact but for a last division."""
    if not parts:
        return None
    with localcontext(prec=60):
        if work.mapping.reading in ("power", "mean"):
            weighted = sum((size * amount for size, amount, _ in parts), Decimal(0))
            duration = sum(size * count for size, _, count in parts)
            return weighted / (duration if work.mapping.reading == "mean" else 3600)
        return sum((amount for _, amount, _ in parts), Decimal(0))


def _covered(parts: list[tuple[int, Decimal, int]], length: int) -> Decimal:
    if length <= 0:
        return Decimal(0)
    return min(Decimal(sum(size * count for size, _, count in parts)) / length, Decimal(1))


def _bounds(work: Cleaning) -> list[int]:
    """Return the local seconds at which periods begin, and the end of the last one."""
    mapping = work.mapping
    low, high = one(work.store, "SELECT min(a), max(b) FROM spans")
    if low is None:
        raise Problem("measured.no_values", work.where)
    start, end = local(work.zone, int(low)), local(work.zone, int(high))
    begin = _asked(mapping.first, work.where) if mapping.first else _floor(start, mapping.period)
    until = _asked(mapping.last, work.where) + _DAY if mapping.last else _next(_floor(end - 1, mapping.period),
                                                                               mapping.period)
    if until <= begin:
        raise Problem("measured.period", work.where, first=mapping.first or _day(begin), last=mapping.last or "-")
    bounds = [begin]
    at = _next(_floor(begin, mapping.period), mapping.period)
    while at < until:
        bounds.append(at)
        at = _next(at, mapping.period)
        if len(bounds) > MOST_PERIODS:
            raise Problem("measured.too_long", work.where, first=_day(begin), last=_day(until))
    return [*bounds, until]


def _asked(day: str, where: str) -> int:
    try:
        return (date.fromisoformat(day).toordinal() - 719_163) * _DAY
    except ValueError:
        raise Problem("measured.mapping", where, part=day) from None


def _floor(at: int, period: str) -> int:
    if period == "day":
        return at // _DAY * _DAY
    return month_start(at, 1 - moment(at).month) if period == "year" else month_start(at)


def _next(at: int, period: str) -> int:
    return at + _DAY if period == "day" else month_start(at, 12 if period == "year" else 1)


def _day(at: int) -> str:
    return (date(1970, 1, 1) + timedelta(days=at // _DAY)).isoformat()


def trace(work: Cleaning) -> Trace:
    """Return the series as at most COLUMNS pixel columns with lowest and highest value; empty columns are gaps."""
    low, high = one(work.store, "SELECT min(a), max(b) FROM spans")
    if low is None:
        return Trace()
    longest = one(work.store, "SELECT mode(b - a) FROM spans")[0]
    width = max(-(-(int(high) - int(low)) // COLUMNS), int(longest), 1)
    hours = work.mapping.reading == "counter"
    value = "v::DOUBLE / greatest(b - a, 1) * 3600" if hours else "v::DOUBLE"
    rows = {int(at): (float(least), float(most)) for at, least, most in work.store.execute(
        f"SELECT (a - $1) // {width} AS col, min({value}), max({value}) FROM spans GROUP BY col", [low]).fetchall()}  # noqa: S608
    count = (int(high) - int(low) - 1) // width + 1
    shown = tuple(Bucket(local(work.zone, int(low) + at * width), *rows.get(at, (None, None))) for at in range(count))
    outliers = tuple((local(work.zone, int(at)), float(v))
                     for at, v in work.store.execute("SELECT a, v FROM far").fetchall()) if not hours else ()
    return Trace(width, shown, outliers, tuple(local(work.zone, at) for at in work.events))
