"""From points to spans of time with an amount: time zones, order, doubled stamps, falls of counters, outliers.

Whatever is odd is counted and named by its first lines; what is done with it the mapping says. Nothing is filled in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers.counters import Falls, Step, sort_falls
from jcm_pdd.core.papers.series import Oddity, SeriesMapping
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.papers.series_table import one
from jcm_pdd.files.papers.series_zones import Stretch, stretches

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NAMED = 5
MOST_FALLS = 2_000
FAR = 10
"""A value is an outlier when it is this many times the middle half of all values away from that half."""


@dataclass(slots=True)
class Cleaning:
    """The store under way with what was found."""

    store: DuckDBPyConnection
    mapping: SeriesMapping
    where: str
    oddities: list[Oddity] = field(default_factory=list)
    zone: tuple[Stretch, ...] = ()
    events: list[int] = field(default_factory=list)

    def found(self, code: str, severity: str, lines: Sequence[int], count: int, decides: str = "",
              **args: object) -> None:
        """Note an oddity, unless there is none of it."""
        if count:
            named = ", ".join(str(line) for line in lines[:NAMED]) + (", …" if count > len(lines[:NAMED]) else "")
            texts = {"count": f"{count:,}", "lines": named, **{key: str(value) for key, value in args.items()}}
            self.oddities.append(Oddity(Finding(f"measured.{code}", severity, "measured", texts),  # type: ignore[arg-type]
                                        count, tuple(lines[:NAMED]), decides))

    def named(self, query: str) -> tuple[list[int], int]:
        """Return the first lines of a query for lines, and how many it has."""
        count = int(one(self.store, f"SELECT count(*) FROM ({query})")[0])  # noqa: S608 - own queries
        rows = self.store.execute(f"SELECT line FROM ({query}) ORDER BY line LIMIT {NAMED}").fetchall()  # noqa: S608
        return [int(row[0]) for row in rows], count


def clean(work: Cleaning) -> None:
    """Make the table `kept(u, v, line)` of a store with `points`: one row a moment, in UTC seconds (local seconds
    where no zone is chosen), in order. Raises Problem "measured.no_values" when nothing is left.
    """
    _unreadable(work)
    _order(work)
    _moments(work)
    _doubled(work)
    if not one(work.store, "SELECT count(*) FROM kept")[0]:
        raise Problem("measured.no_values", work.where)
    if work.mapping.reading == "counter":
        _false_readings(work)


def _unreadable(work: Cleaning) -> None:
    for why, code, severity in (("stamp", "bad_stamp", "warning"), ("cells", "bad_cells", "warning"),
                                ("amount", "bad_amount", "warning"), ("nothing", "nothing", "note")):
        work.found(code, severity, *work.named(f"SELECT line FROM points WHERE why = '{why}'"))  # noqa: S608


def _order(work: Cleaning) -> None:
    back, steps = one(work.store, """
        SELECT count(*) FILTER (WHERE moment < before), count(*) FILTER (WHERE moment <> before) FROM
        (SELECT moment, lag(moment) OVER (ORDER BY line) AS before FROM points WHERE why IS NULL)""")
    down = back * 2 > steps
    work.store.execute(f"CREATE MACRO rank_of(line) AS {'-line' if down else 'line'}")
    if down:
        work.found("newest_first", "note", [], int(steps))
    sign = ">" if down else "<"
    work.found("out_of_order", "note", *work.named(
        f"SELECT line FROM (SELECT line, moment, lag(moment) OVER (ORDER BY line) AS before FROM points "  # noqa: S608
        f"WHERE why IS NULL) WHERE moment {sign} before"))


def _moments(work: Cleaning) -> None:
    """Make `timed(u, v, line)`: local stamps become moments, the repeated hour of summer time in the order of lines."""
    store, mapping = work.store, work.mapping
    low, high, shifted = one(store, "SELECT min(moment), max(moment), count(shift) FROM points WHERE why IS NULL")
    if low is None:
        raise Problem("measured.no_values", work.where)
    work.zone = stretches(mapping.zone, int(low), int(high))
    day = "CASE WHEN day_only THEN 86400 ELSE 0 END" if (mapping.reading, mapping.stamp) == ("counter", "end") else "0"
    store.execute(f"CREATE VIEW written AS SELECT line, moment + {day} AS moment, shift, day_only, v "  # noqa: S608
                  "FROM points WHERE why IS NULL")
    if shifted:
        work.found("has_offset", "note", [], int(shifted))
    if len(work.zone) == 1:
        store.execute("CREATE TABLE timed AS SELECT moment - coalesce(shift, $1) AS u, v, line FROM written",
                      [work.zone[0].offset])
        return
    _summer(work)


def _summer(work: Cleaning) -> None:
    """Place stamps of a zone that changes its offset; name stamps of the hour that never was and doubled ones."""
    store = work.store
    store.execute("CREATE TABLE zone (opens BIGINT, ends BIGINT, ahead BIGINT, was BIGINT, closes BIGINT)")
    before = work.zone[0]
    for stretch in work.zone:
        store.execute("INSERT INTO zone VALUES ($1, $2, $3, $4, $5)",
                      [stretch.start + stretch.offset, stretch.end, stretch.offset, before.offset,
                       stretch.start + before.offset])
        before = stretch
    store.execute("""
        CREATE TABLE placed AS SELECT line, v, moment, shift, ahead, was, moment < closes AS twice,
          moment - ahead >= ends AND NOT day_only AS never,
          row_number() OVER (PARTITION BY moment ORDER BY rank_of(line)) AS turn
        FROM written ASOF JOIN zone ON moment >= opens""")
    store.execute("""
        CREATE TABLE timed AS SELECT CASE WHEN shift IS NOT NULL THEN moment - shift
          WHEN twice AND turn = 1 THEN moment - was ELSE moment - ahead END AS u, v, line FROM placed""")
    work.found("summer_missing", "warning",
               *work.named("SELECT line FROM placed WHERE never AND shift IS NULL"), "zone", zone=work.mapping.zone)
    work.found("summer_twice", "note",
               *work.named("SELECT line FROM placed WHERE twice AND turn = 2 AND shift IS NULL"), "zone",
               zone=work.mapping.zone)
    store.execute("DROP TABLE placed")


def _doubled(work: Cleaning) -> None:
    store, mapping = work.store, work.mapping
    first, last = "arg_min(v, rank_of(line))", "arg_max(v, rank_of(line))"
    store.execute(f"""
        CREATE TABLE groups AS SELECT u, {last if mapping.differing == "last" else first} AS v, min(line) AS line,
          count(*) AS n, min(v) <> max(v) AS differ, max(line) AS again FROM timed GROUP BY u ORDER BY u
    """)  # noqa: S608
    work.found("same_twice", "note", *work.named("SELECT again AS line FROM groups WHERE n > 1 AND NOT differ"), "same")
    work.found("differing", "warning", *work.named("SELECT again AS line FROM groups WHERE n > 1 AND differ"),
               "differing")
    left = []
    if mapping.same == "leave_out":
        left.append("(n > 1 AND NOT differ)")
    if mapping.differing == "leave_out":
        left.append("(n > 1 AND differ)")
    store.execute("CREATE TABLE kept AS SELECT u, v, line FROM groups "  # noqa: S608
                  f"{'WHERE NOT (' + ' OR '.join(left) + ') ' if left else ''}ORDER BY u")
    store.execute("DROP TABLE groups")
    store.execute("DROP TABLE timed")


def _false_readings(work: Cleaning) -> None:
    """Find falls of a counter; take false readings out, keep resets and rollovers for the spans."""
    store, mapping = work.store, work.mapping
    steps = "(SELECT rowid AS place, u, line, lag(v) OVER (ORDER BY u) AS before, v FROM kept)"
    count = int(one(store, f"SELECT count(*) FROM {steps} WHERE v < before")[0])  # noqa: S608
    store.execute("CREATE TABLE turns (u BIGINT, adds VARCHAR, kind VARCHAR)")
    if count == 0:
        return
    if count > MOST_FALLS:
        work.found("not_counter", "error", [], count, "reading")
        return
    falls = _steps(store, f"SELECT place, before, v FROM {steps} WHERE v < before ORDER BY place")  # noqa: S608
    rises = _steps(store, f"""
        SELECT place, before, v FROM {steps},
          (SELECT min(before - v) / 2 AS least FROM {steps} WHERE v < before),
          (SELECT 5 * quantile_cont(v::DOUBLE - before::DOUBLE, 0.75) AS usual FROM {steps} WHERE v > before)
        WHERE v - before >= least AND v - before > usual ORDER BY place LIMIT {MOST_FALLS * 5}""")  # noqa: S608
    sorted_out = sort_falls(falls, rises)
    _note_falls(work, sorted_out)
    if mapping.glitches == "leave_out":
        for start, end in sorted_out.glitches:
            store.execute("DELETE FROM kept WHERE rowid >= $1 AND rowid < $2", [start, end])


def _steps(store: DuckDBPyConnection, query: str) -> list[Step]:
    return [Step(int(at), Decimal(before), Decimal(v) - Decimal(before))
            for at, before, v in store.execute(query).fetchall()]


def _note_falls(work: Cleaning, falls: Falls) -> None:
    store = work.store

    def lines(places: Sequence[int]) -> list[int]:
        found = store.execute("SELECT line FROM kept WHERE list_contains($1, rowid) ORDER BY u", [list(places[:NAMED])])
        return [int(row[0]) for row in found.fetchall()]

    starts = [start for start, _ in falls.glitches]
    work.found("glitch", "warning", lines(starts), len(starts), "glitches")
    work.found("reset", "warning", lines(falls.resets), len(falls.resets), "resets")
    rolled = [at for at, _ in falls.rollovers]
    work.found("rollover", "warning", lines(rolled), len(rolled), "rollovers")
    marks = [(at, "", "reset") for at in falls.resets] + [(at, str(adds), "rollover") for at, adds in falls.rollovers]
    for at, adds, kind in marks:
        store.execute("INSERT INTO turns SELECT u, $2, $3 FROM kept WHERE rowid = $1", [at, adds, kind])
    places = [*starts, *falls.resets, *rolled][:500]
    work.events += [int(row[0]) for row in store.execute("SELECT u FROM kept WHERE list_contains($1, rowid)",
                                                         [places]).fetchall()]
