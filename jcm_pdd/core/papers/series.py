"""A series of measured values as values: how a file is to be read, what to do with what is odd, and what came of it."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from decimal import Decimal

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.problems import Problem

READINGS = ("interval", "counter", "power", "mean")
ACTIONS: dict[str, tuple[str, ...]] = {
    "same": ("one", "leave_out"),
    "differing": ("leave_out", "first", "last"),
    "glitches": ("leave_out", "keep"),
    "resets": ("leave_out", "from_zero"),
    "rollovers": ("leave_out", "roll"),
    "outliers": ("keep", "leave_out"),
    "negatives": ("keep", "leave_out"),
}
"""What can be done with each kind of oddity; the first is done unless the user says otherwise. Nothing is filled in."""
CHOICES: dict[str, tuple[str, ...]] = {
    **ACTIONS, "order": ("ymd", "dmy", "mdy"), "decimal": (".", ","), "reading": READINGS, "stamp": ("begin", "end"),
    "period": ("month", "year", "day"),
}
# What is summed when a rate is read over time.
RATES = {"W": "Wh", "kW": "kWh", "MW": "MWh", "GW": "GWh", "Nm3/h": "Nm3"}


@dataclass(frozen=True, slots=True)
class SeriesMapping:
    """How one file becomes one series.

    `date`, `time` are columns from 0 (several are joined: year, month, day; hour, minute), `value` one column, `header`
    the number of lines above the data, `zone` an IANA name ("" takes stamps as they are written, without summer time),
    `first` and `last` ISO days that bound the period asked, both counted in. The others are named in CHOICES.
    """

    date: tuple[int, ...] = (0,)
    time: tuple[int, ...] = ()
    value: int = 1
    header: int = 1
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    order: str = "ymd"
    decimal: str = "."
    unit: str = ""
    reading: str = "interval"
    stamp: str = "begin"
    zone: str = ""
    period: str = "month"
    first: str = ""
    last: str = ""
    same: str = "one"
    differing: str = "leave_out"
    glitches: str = "leave_out"
    resets: str = "leave_out"
    rollovers: str = "leave_out"
    outliers: str = "keep"
    negatives: str = "keep"

    @property
    def summed(self) -> str:
        """The unit of what is summed: that of the values, times hours for a rate."""
        return RATES.get(self.unit, "") if self.reading == "power" else self.unit


def to_json(mapping: SeriesMapping) -> str:
    """Return the mapping as JSON text with sorted keys."""
    return json.dumps(asdict(mapping), ensure_ascii=False, sort_keys=True)


def from_json(text: str, where: str = "") -> SeriesMapping:
    """Return the mapping of a JSON text; what it does not say is as by default.

    Raises Problem "measured.mapping" for a text that is none, naming the part.
    """
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        raise Problem("measured.mapping", where, part="JSON") from None
    if not isinstance(given, dict):
        raise Problem("measured.mapping", where, part="{}")
    return changed(SeriesMapping(), given, where)


def changed(mapping: SeriesMapping, given: Mapping[str, object], where: str = "") -> SeriesMapping:
    """Return a mapping with some parts changed; Problem "measured.mapping" names a part that cannot be."""
    known = {one.name for one in fields(SeriesMapping)}
    for name, value in given.items():
        if name not in known or not _fits(name, value):
            raise Problem("measured.mapping", where, part=str(name)[:40])
    parts = {name: tuple(value) if isinstance(value, list | tuple) else value for name, value in given.items()}
    return replace(mapping, **parts)  # type: ignore[arg-type]


def _fits(name: str, value: object) -> bool:
    if name in ("date", "time"):
        return isinstance(value, list | tuple) and len(value) <= 4 and all(_is_column(one) for one in value) \
            and (bool(value) or name == "time")
    if name in ("value", "header"):
        return _is_column(value)
    if not isinstance(value, str) or len(value) > 80:
        return False
    if name in ("first", "last"):
        return value == "" or re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) is not None
    return len(value) <= 1 if name == "delimiter" else name not in CHOICES or value in CHOICES[name]


def _is_column(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10_000


def fingerprint(header: Sequence[Sequence[str]], width: int) -> str:
    """Return what files of the same make have in common: 16 hex digits over header texts and number of columns."""
    plain = [[re.sub(r"\s+", "", unicodedata.normalize("NFKC", cell)).casefold() for cell in line] for line in header]
    return hashlib.sha256(json.dumps([plain, width]).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class PeriodTotal:
    """One period: its amount in the unit summed (None when nothing was measured), and how much of it is covered."""

    period: str
    amount: Decimal | None
    covered: Decimal
    count: int


@dataclass(frozen=True, slots=True)
class Oddity:
    """A kind of thing found in the file: how many, the first lines, and the part of the mapping that decides."""

    finding: Finding
    count: int
    lines: tuple[int, ...] = ()
    decides: str = ""


@dataclass(frozen=True, slots=True)
class Bucket:
    """A pixel column of the chart: its first second, lowest and highest value; None where nothing was measured."""

    at: int
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Trace:
    """What the chart shows: buckets of `width` seconds, outliers, and where readings fell, in seconds of local time."""

    width: int = 1
    buckets: tuple[Bucket, ...] = ()
    outliers: tuple[tuple[int, float], ...] = ()
    events: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesReport:
    """What came of a file under a mapping: totals exact in `unit`, coverage as a share from 0 to 1, and oddities."""

    mapping: SeriesMapping
    rows: int
    used: int
    first: str
    last: str
    step: str
    unit: str
    total: Decimal | None
    covered: Decimal
    periods: tuple[PeriodTotal, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    trace: Trace = Trace()

    @property
    def whole(self) -> bool:
        """Whether every second of the period asked is covered."""
        return self.covered >= 1


def percent(share: Decimal) -> str:
    """Return a share as percent with two decimals, never rounded up to 100."""
    found = (share * 100).quantize(Decimal("0.01"), rounding="ROUND_DOWN")
    return format(found.normalize(), "f")
