"""Spans of time with their amount, gaps between them, and values far from all others."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from jcm_pdd.files.papers.series_cleaning import FAR, Cleaning
from jcm_pdd.files.papers.series_table import one
from jcm_pdd.files.papers.series_zones import local, utc

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How far apart values usually are: seconds, or calendar months when `months` is not 0."""

    seconds: int
    months: int = 0

    @property
    def text(self) -> str:
        """Return it as "10 min", "1 h", "1 d" or "1 month"."""
        if self.months:
            return f"{self.months} month"
        for size, name in ((_DAY, "d"), (3600, "h"), (60, "min")):
            if self.seconds % size == 0:
                return f"{self.seconds // size} {name}"
        return f"{self.seconds} s"


def moment(at: int) -> datetime:
    """Return a count of seconds as a calendar value (of whatever clock the count is of)."""
    return _EPOCH + timedelta(seconds=at)


def seconds(at: datetime) -> int:
    """Return the count of seconds of a calendar value."""
    return round((at - _EPOCH).total_seconds())


def month_start(at: int, further: int = 0) -> int:
    """Return the beginning of the month of a local second count, or of one some months later."""
    when = moment(at)
    number = when.year * 12 + when.month - 1 + further
    return seconds(datetime(number // 12, number % 12 + 1, 1, tzinfo=UTC))


def spans(work: Cleaning) -> Rhythm:
    """Make the table `spans(a, b, v, line)` of `kept`: UTC seconds [a, b) and the value for them."""
    rhythm = _rhythm(work.store)
    if work.mapping.reading == "counter":
        _between_readings(work)
    elif rhythm.months or (len(work.zone) > 1 and rhythm.seconds % _DAY == 0):
        _calendar(work, rhythm)
    else:
        begin = "u" if work.mapping.stamp == "begin" else f"u - {rhythm.seconds}"
        work.store.execute(f"CREATE TABLE spans AS SELECT {begin} AS a, {begin} + {rhythm.seconds} AS b, v, line "  # noqa: S608
                           "FROM kept ORDER BY u")
    _gaps(work, rhythm)
    _far(work)
    return rhythm


def _rhythm(store: DuckDBPyConnection) -> Rhythm:
    gaps = store.execute("""
        SELECT gap, count(*) AS n FROM (SELECT u - lag(u) OVER (ORDER BY u) AS gap FROM kept)
        WHERE gap IS NOT NULL GROUP BY gap ORDER BY n DESC, gap LIMIT 400""").fetchall()
    if not gaps:
        written = one(store, "SELECT any_value(precision) FROM points WHERE why IS NULL")[0]
        return {"month": Rhythm(0, 1), "year": Rhythm(0, 12)}.get(str(written), Rhythm(3600))
    usual = int(gaps[0][0])
    monthly = sum(n for gap, n in gaps if 27 * _DAY <= gap <= 32 * _DAY)
    yearly = sum(n for gap, n in gaps if 364 * _DAY <= gap <= 367 * _DAY)
    total = sum(n for _, n in gaps)
    if monthly * 2 > total:
        return Rhythm(0, 1)
    return Rhythm(0, 12) if yearly * 2 > total else Rhythm(usual)


def _between_readings(work: Cleaning) -> None:
    """The amount between two readings of a counter; one over a fall only as the mapping says."""
    mapping = work.mapping
    decimals = str(one(work.store, "SELECT typeof(v) FROM kept LIMIT 1")[0]).rstrip(")").rpartition(",")[2]
    adds = "CASE kind WHEN 'rollover' THEN {} ELSE {} END".format(
        f"TRY_CAST(adds AS DECIMAL(38, {decimals}))" if mapping.rollovers == "roll" else "NULL",
        "r.v" if mapping.resets == "from_zero" else "NULL")
    work.store.execute(f"""
        CREATE TABLE spans AS SELECT a, b, v, line FROM (
          SELECT before AS a, r.u AS b, line,
            CASE WHEN kind IS NOT NULL THEN {adds} WHEN r.v >= was THEN r.v - was END AS v
          FROM (SELECT u, v, line, lag(u) OVER (ORDER BY u) AS before, lag(v) OVER (ORDER BY u) AS was FROM kept) AS r
          LEFT JOIN turns ON r.u = turns.u WHERE before IS NOT NULL)
        WHERE v IS NOT NULL ORDER BY a""")  # noqa: S608


def _calendar(work: Cleaning, rhythm: Rhythm) -> None:
    """Values of whole months, years or days, which summer time makes longer or shorter: their spans are those of the
    calendar. With "end" a stamp is that of the time it closes.
    """
    rows = work.store.execute("SELECT u, line FROM kept ORDER BY u").fetchall()
    dated = {line for (line,) in work.store.execute("SELECT line FROM points WHERE precision <> 'day'").fetchall()}
    hour = Counter(local(work.zone, int(u)) % _DAY for u, _ in rows).most_common(1)[0][0]
    made = []
    for u, line in rows:
        ends = work.mapping.stamp == "end" and line not in dated
        start, until = _span(_settled(local(work.zone, int(u)), hour), rhythm, ends)
        made.append((line, utc(work.zone, start), utc(work.zone, until)))
    work.store.execute("CREATE TABLE months (line BIGINT, a BIGINT, b BIGINT)")
    work.store.execute("INSERT INTO months SELECT unnest($1), unnest($2), unnest($3)",
                       [list(column) for column in zip(*made, strict=True)])
    work.store.execute("CREATE TABLE spans AS SELECT a, b, v, line FROM kept JOIN months USING (line) ORDER BY a")


def _settled(at: int, hour: int) -> int:
    """Return a stamp of the day on which summer time has no such hour at the hour it has on other days."""
    return at // _DAY * _DAY + hour if 0 < at % _DAY - hour <= 3600 else at


def _span(at: int, rhythm: Rhythm, ends: bool) -> tuple[int, int]:
    """Return the local seconds a stamp stands for."""
    if not rhythm.months:
        return (at - rhythm.seconds, at) if ends else (at, at + rhythm.seconds)
    start = month_start(at - 1 if ends else at)
    if rhythm.months == 12:
        start = month_start(start, 1 - moment(start).month)
    return start, month_start(start, rhythm.months)


def _gaps(work: Cleaning, rhythm: Rhythm) -> None:
    """Name what no span covers and what two spans cover."""
    lines, count = work.named("SELECT line FROM (SELECT line, a, lag(b) OVER (ORDER BY a) AS until FROM spans) "
                              "WHERE a > until")
    if count:
        lost, start = one(work.store, """
            SELECT sum(a - until), arg_max(until, a - until) FROM
            (SELECT a, lag(b) OVER (ORDER BY a) AS until FROM spans) WHERE a > until""")
        longest = moment(local(work.zone, int(start))).strftime("%Y-%m-%d %H:%M")
        work.found("gap", "warning", lines, count, hours=f"{lost / 3600:,.1f}", longest=longest)
    if work.mapping.reading == "counter":
        lines, count = work.named(f"SELECT line FROM spans WHERE b - a > {rhythm.seconds * 3 // 2} "  # noqa: S608
                                  f"AND {rhythm.months} = 0")
        work.found("counter_gap", "note", lines, count)
    work.found("overlap", "error", *work.named(
        "SELECT line FROM (SELECT line, a, lag(b) OVER (ORDER BY a) AS until FROM spans) WHERE a < until"),
        step=rhythm.text)


def _far(work: Cleaning) -> None:
    """Name negative values and values far from the middle half of all; both stay unless the mapping leaves them out."""
    store = work.store
    work.found("negative", "warning", *work.named("SELECT line FROM spans WHERE v < 0"), "negatives")
    if work.mapping.negatives == "leave_out":
        store.execute("DELETE FROM spans WHERE v < 0")
    low, high = _limits(store)
    store.execute("CREATE TABLE far (a BIGINT, v DOUBLE)")
    if low is None or high is None:
        return
    condition = f"(v::DOUBLE / greatest(b - a, 1) > {high!r} OR v::DOUBLE / greatest(b - a, 1) < {low!r})" \
        if work.mapping.reading == "counter" else f"(v::DOUBLE > {high!r} OR v::DOUBLE < {low!r})"
    lines, count = work.named(f"SELECT line FROM spans WHERE {condition}")  # noqa: S608
    if not count:
        return
    largest = one(store, f"SELECT max(v) FROM spans WHERE {condition}")[0]  # noqa: S608
    work.found("outlier", "warning", lines, count, "outliers", largest=f"{largest:,f}".rstrip("0").rstrip("."))
    store.execute(f"INSERT INTO far SELECT a, v FROM spans WHERE {condition} ORDER BY abs(v) DESC LIMIT 500")  # noqa: S608
    if work.mapping.outliers == "leave_out":
        store.execute(f"DELETE FROM spans WHERE {condition}")  # noqa: S608


def _limits(store: DuckDBPyConnection) -> tuple[float | None, float | None]:
    """Return what values are usually within, per second for readings of a counter; None for too few values."""
    rate = "v::DOUBLE / greatest(b - a, 1)" if one(
        store, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'turns'")[0] else "v::DOUBLE"
    count, quarter, three, most = one(store, f"""
        SELECT count(*), quantile_cont({rate}, 0.25), quantile_cont({rate}, 0.75), quantile_cont(abs({rate}), 0.95)
        FROM spans""")  # noqa: S608
    if count < 8:
        return None, None
    width = float(three) - float(quarter)
    if width <= 0:
        width = float(most)
    if width <= 0:
        return None, None
    return float(quarter) - FAR * width, float(three) + FAR * width
