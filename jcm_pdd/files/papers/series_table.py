"""The cells of a staged file as points in a columnar table: line, local second, exact value, or why there is none.

Dates, times of day and odd cells repeat: only their distinct texts are read in Python and joined back, so that a
million rows take about a second and every spelling is understood in one place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jcm_pdd.core.papers.amounts import digits_of, is_nothing, read_amount
from jcm_pdd.core.papers.series import SeriesMapping
from jcm_pdd.core.papers.stamps import read_clock, read_day, split_at
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.papers.series_staging import PART

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_DAYS, MOST_CLOCKS, MOST_WORDS = 60_000, 90_000, 50_000
MOST_ROWS = 30_000_000
_NUMBER = r"'[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?'"


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many data rows there are, decimals kept in the table's values, and how many cells have a sign that parts
    thousands here and could be a decimal one, when none of the column says which.
    """

    rows: int
    decimals: int
    ambiguous: int = 0


def connect(work: Path) -> DuckDBPyConnection:
    """Return an empty table store that spills into `work` and never reaches for a network."""
    import duckdb

    (work / "spill").mkdir(exist_ok=True)
    return duckdb.connect(config={
        "autoinstall_known_extensions": "false", "autoload_known_extensions": "false", "memory_limit": "1GB",
        "temp_directory": str(work / "spill")})


def load(store: DuckDBPyConnection, staged: Path, mapping: SeriesMapping, where: str) -> Loaded:
    """Make the table `points(line, day_only, moment, shift, precision, v, why)` of a staged file.

    `moment` is the second since 1970 as written, `why` is NULL for a good row, else "cells", "stamp", "nothing" or
    "amount". Raises Problem "measured.*" when no column holds times or there are too many rows.
    """
    _read(store, staged, mapping)
    rows, highest = one(store, "SELECT count(*), coalesce(max(rowid), 0) FROM read WHERE rowid >= $1 AND filled > 1",
                        [mapping.header])
    if rows == 0:
        raise Problem("measured.no_rows", where)
    if highest > MOST_ROWS:
        raise Problem("measured.too_many_rows", where, limit=f"{MOST_ROWS:,}")
    ambiguous = _ambiguous(store, mapping)
    _part(store, mapping)
    _days(store, mapping, where)
    kind, decimals, fits = _words(store, mapping)
    store.execute(f"""
        CREATE TABLE points AS SELECT line, NOT clocks.written AS day_only,
          days.days * 86400 + clocks.seconds AS moment, clocks.shift AS shift, days.precision AS precision,
          CASE WHEN {fits} THEN TRY_CAST(coalesce(t, spelled) AS {kind}) END AS v,
          CASE WHEN wrong THEN 'cells' WHEN days.days IS NULL OR clocks.seconds IS NULL THEN 'stamp'
               WHEN nothing THEN 'nothing' WHEN v IS NULL THEN 'amount' END AS why
        FROM parted LEFT JOIN days USING (day) LEFT JOIN clocks USING (clock)
          LEFT JOIN words ON parted.odd = words.amount
    """)  # noqa: S608 - names of types and numbers alone are put in
    store.execute("DROP TABLE read")
    store.execute("DROP TABLE parted")
    return Loaded(int(rows), decimals, ambiguous)


def one(store: DuckDBPyConnection, query: str, given: Sequence[Any] = ()) -> tuple[Any, ...]:
    """Return the only row of a query."""
    found = store.execute(query, list(given)).fetchone()
    return tuple(found) if found is not None else ()


def _read(store: DuckDBPyConnection, staged: Path, mapping: SeriesMapping) -> None:
    def joined(columns: Sequence[int], sign: str) -> str:
        cells = [f"trim(coalesce(cell[{at + 2}], ''))" for at in columns]
        return cells[0] if len(cells) == 1 else f"concat_ws('{sign}', {', '.join(cells)})" if cells else "''"

    store.execute(f"""
        CREATE TABLE read AS SELECT {joined(mapping.date, "/")} AS day, {joined(mapping.time, ":")} AS clock,
          {joined((mapping.value,), "")} AS amount, len(cell)::INTEGER AS width,
          (CASE WHEN ends_with(whole, $part) THEN len(string_split(rtrim(whole, $part), $part)) ELSE len(cell) END
           )::INTEGER AS filled
        FROM (SELECT whole, string_split(whole, $part) AS cell FROM read_csv($path, delim=chr(30), quote='', escape='',
          header=false, auto_detect=false, columns={{'whole': 'VARCHAR'}}, new_line='\\n', nullstr=chr(29),
          max_line_size=8388608))
    """, {"part": PART, "path": str(staged)})  # noqa: S608 - only column numbers are put in


def _ambiguous(store: DuckDBPyConnection, mapping: SeriesMapping) -> int:
    """Return how many cells read 1,234, when no cell has both signs, two of that one, or the decimal sign."""
    group, point = ((".", ",") if mapping.decimal == "," else (",", "."))
    unsure, sure = one(store, f"""
        SELECT count(*) FILTER (WHERE regexp_full_match(amount, '[+-]?[1-9]\\d{{0,2}}\\{group}\\d{{3}}')),
          count(*) FILTER (WHERE contains(amount, '{point}') OR regexp_matches(amount, '\\{group}.*\\{group}'))
        FROM read WHERE rowid >= $1 AND filled > 1""", [mapping.header])  # noqa: S608
    return 0 if sure else int(unsure)


def _part(store: DuckDBPyConnection, mapping: SeriesMapping) -> None:
    """Make the table `parted(line, wrong, day, clock, t, odd)`: `t` is a plain number, `odd` any other cell."""
    sign = None if mapping.time else _sign(store, mapping)
    if sign is None:
        parts = "day, clock"
    elif isinstance(sign, int):
        parts = f"left(day, {sign}) AS day, substr(day, {sign + 1}) AS clock"
    else:
        keep = 1 if sign == "日" else 0
        place = f"strpos(day, '{sign}')"
        parts = (f"CASE WHEN {place} > 0 THEN left(day, {place} - 1 + {keep}) ELSE day END AS day, "
                 f"CASE WHEN {place} > 0 THEN trim(substr(day, {place} + 1)) ELSE '' END AS clock")
    group, point = ((".", ",") if mapping.decimal == "," else (",", "."))
    grouped = rf"'[+-]?\d{{1,3}}(\{group}\d{{3}})+(\{point}\d*)?'"
    # Only a cell with thousands separators is looked at twice.
    number = (f"(CASE WHEN NOT contains(amount, '{group}') THEN replace(amount, '{point}', '.') "
              f"WHEN regexp_full_match(amount, {grouped}) "
              f"THEN replace(replace(amount, '{group}', ''), '{point}', '.') ELSE '' END)")
    store.execute(f"""
        CREATE TABLE parted AS SELECT rowid + 1 AS line, (width < usual AND most > width) OR filled > usual AS wrong,
          {parts}, CASE WHEN regexp_full_match(number, {_NUMBER}) THEN number END AS t,
          CASE WHEN t IS NULL THEN amount END AS odd
        FROM (SELECT rowid, *, {number} AS number FROM read WHERE rowid >= $1 AND filled > 1),
          (SELECT mode(width) AS usual, mode(filled) AS most FROM read WHERE rowid >= $1 AND filled > 1)
    """, [mapping.header])  # noqa: S608


def _days(store: DuckDBPyConnection, mapping: SeriesMapping, where: str) -> None:
    days = _distinct(store, "day", MOST_DAYS, where)
    found = [(text, read_day(text, mapping.order)) for text in days]
    if not any(day for _, day in found):
        raise Problem("measured.no_times", where)
    _put(store, "days(day VARCHAR, days BIGINT, precision VARCHAR)",
         [(text, day.days, day.precision) for text, day in found if day is not None])
    clocks = [(text, read_clock(text)) for text in _distinct(store, "clock", MOST_CLOCKS, where)]
    _put(store, "clocks(clock VARCHAR, seconds BIGINT, shift BIGINT, written BOOLEAN)",
         [(text, clock.seconds, clock.offset, bool(text)) for text, clock in clocks if clock is not None])


def _sign(store: DuckDBPyConnection, mapping: SeriesMapping) -> str | int | None:
    sample = store.execute("SELECT day FROM read WHERE rowid >= $1 AND filled > 1 LIMIT 500",
                           [mapping.header]).fetchall()
    return split_at([str(row[0]) for row in sample], mapping.order)


def _distinct(store: DuckDBPyConnection, column: str, most: int, where: str) -> list[str]:
    found = store.execute(f"SELECT DISTINCT {column} FROM parted LIMIT {most + 1}").fetchall()  # noqa: S608
    if len(found) > most:
        raise Problem("measured.no_times", where)
    return [str(row[0]) for row in found]


def _put(store: DuckDBPyConnection, table: str, rows: list[tuple[Any, ...]]) -> None:
    """Make a small table of values from Python."""
    store.execute(f"CREATE TABLE {table}")
    if rows:
        kinds = [part.split()[-1] for part in table.partition("(")[2].rstrip(")").split(", ")]
        columns = ", ".join(f"unnest(${at}::{kind}[])" for at, kind in enumerate(kinds, start=1))
        name = table.partition("(")[0]
        store.execute(f"INSERT INTO {name} SELECT {columns}", [list(column) for column in zip(*rows, strict=True)])


def _words(store: DuckDBPyConnection, mapping: SeriesMapping) -> tuple[str, int, str]:
    """Make the table `words(amount, spelled, nothing)` of odd cells; return the type that holds every number, its
    decimals, and the condition for a cell to fit it.
    """
    words = [str(row[0]) for row in store.execute(
        f"SELECT DISTINCT odd FROM parted WHERE odd IS NOT NULL LIMIT {MOST_WORDS}").fetchall()]  # noqa: S608
    read = [(word, None if is_nothing(word) else read_amount(word, mapping.decimal, mapping.unit), is_nothing(word))
            for word in words]
    whole, decimals = _digits(store)
    for _, number, _ in read:
        if number is not None:
            before, behind = digits_of(number)
            whole, decimals = max(whole, before), max(decimals, behind)
    kind, kept = _kind(whole, decimals)
    _put(store, "words(amount VARCHAR, spelled VARCHAR, nothing BOOLEAN)",
         [(word, None if value is None else format(value, "f"), nothing) for word, value, nothing in read])
    # A cell is read to its last digit or not at all.
    return kind, kept, "true" if kept >= decimals else f"length(split_part(coalesce(t, spelled), '.', 2)) <= {kept}"


def _digits(store: DuckDBPyConnection) -> tuple[int, int]:
    """Return the most digits before and behind the point of all plain numbers."""
    whole, decimals = one(store, """
        SELECT coalesce(max(length(split_part(t, '.', 1))), 1), coalesce(max(length(split_part(t, '.', 2))), 0)
        FROM parted WHERE t IS NOT NULL AND NOT contains(lower(t), 'e')""")
    powers = store.execute("SELECT DISTINCT t FROM parted WHERE contains(lower(t), 'e') LIMIT 200000").fetchall()
    for (text,) in powers:
        before, behind = digits_of(Decimal(str(text)))
        whole, decimals = max(whole, before), max(decimals, behind)
    return int(whole), int(decimals)


def _kind(whole: int, decimals: int) -> tuple[str, int]:
    """Return a decimal type that holds every value with room for a sum, and its decimals."""
    if whole + decimals <= 17:
        return f"DECIMAL(18, {decimals})", decimals
    kept = max(min(decimals, 37 - whole), 0)
    return f"DECIMAL(38, {kept})", kept
