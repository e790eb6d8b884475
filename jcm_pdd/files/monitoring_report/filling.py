"""Measured values of a period taken from the data that were read in: whole records, or a file summed again by slice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from jcm_pdd.core import edits
from jcm_pdd.core.inputs import number_at
from jcm_pdd.core.kinds.numbers import plain
from jcm_pdd.core.papers.ex_post import MEASURED, Period, Quantity, Slice, measured_value, quantities, slices
from jcm_pdd.core.papers.measured import TABLE, converted
from jcm_pdd.core.papers.series import SeriesMapping, SeriesReport, from_json, percent
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change, Edit
from jcm_pdd.files.file_names import safe_ending
from jcm_pdd.files.papers.series import read_series
from jcm_pdd.files.session import Session


@dataclass(frozen=True, slots=True)
class Filled:
    """What was found for one quantity of a slice: the amount with unit, coverage in percent, source and note."""

    quantity: Quantity
    slice: Slice
    value: str
    unit: str
    covered: str
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Record:
    """A row of the measured data: days, total, unit, coverage, meter, kept file and how it was read."""

    row: str
    first: date
    last: date
    total: Decimal
    unit: str
    covered: Decimal
    meter: str
    mapping: str


@dataclass(frozen=True, slots=True)
class Again:
    """A kept file to be summed again for the days of a slice: its hash and name, and how it is read."""

    quantity: Quantity
    slice: Slice
    sha256: str
    name: str
    mapping: SeriesMapping
    meter: str


Summing = Callable[[Again], SeriesReport]


def files_to_sum(session: Session, period: Period) -> tuple[Again, ...]:
    """Return the files `fill` has to sum again, for who does that elsewhere."""
    return tuple(found for _, found in _looked(session, period) if isinstance(found, Again))


def fill(session: Session, period: Period, accept_gaps: bool = False, summing: Summing | None = None
         ) -> tuple[Filled, ...]:
    """Put measured data into the slices of a period that have no value yet, as one undo step; return what was found.

    A record that lies in a slice counts whole; of one that crosses its boundary the kept file is summed again for the
    days of the slice. Raises Problem `monitoring.not_covered` for data with gaps unless they are accepted, and
    `measured.*` for a file that cannot be read again. `summing` returns the sum of a file, else it is read here.
    """
    found = tuple(_found(session, period, summing or (lambda one: sum_again(session, one))))
    for one in found:
        if Decimal(one.covered) < 100 and not accept_gaps:
            raise Problem("monitoring.not_covered", one.quantity.address, covered=one.covered,
                          first=one.slice.first.isoformat(), last=one.slice.last.isoformat())
    if found:
        session.record(_edit(session, found))
    return found


def _edit(session: Session, found: tuple[Filled, ...]) -> Edit:
    added, rows = edits.add_rows(session.project, MEASURED, len(found))
    changes = list(added.changes)
    for row, one in zip(rows, found, strict=True):
        cells = {"of": one.quantity.address, "from": one.slice.first.isoformat(), "to": one.slice.last.isoformat(),
                 "value": one.value, "unit": one.unit, "covered": one.covered, "source": one.source, "note": one.note}
        changes += [Change(f"{MEASURED}/{row}/{name}", None, text) for name, text in cells.items() if text]
    return Edit("edit.monitored", tuple(changes), {"address": MEASURED})


def sum_again(session: Session, one: Again) -> SeriesReport:
    """Return the sum of a kept file for the days of a slice; Problem `measured.*`."""
    with TemporaryDirectory(prefix="jcm-slice-") as folder:
        return read_series(put_down(session, one, Path(folder)), one.mapping)


def put_down(session: Session, one: Again, folder: Path) -> Path:
    """Write a kept file into a folder under a name of its own and return its path."""
    path = folder / f"{one.sha256[:16]}{safe_ending(one.name)}"
    if not path.exists():
        path.write_bytes(session.blob(one.sha256))
    return path


def _looked(session: Session, period: Period) -> Iterator[tuple[Quantity, Filled | Again]]:
    for one in slices(period):
        for quantity in quantities(session.results, one):
            if measured_value(session.project, quantity, one) is None and not _entered(session, quantity, one):
                found = _look(session, quantity, one)
                if found is not None:
                    yield quantity, found


def _found(session: Session, period: Period, summing: Summing) -> Iterator[Filled]:
    for quantity, found in _looked(session, period):
        filled = found if isinstance(found, Filled) else _from_sum(quantity, found, summing(found))
        if filled is not None:
            yield filled


def _entered(session: Session, quantity: Quantity, one: Slice) -> bool:
    """Tell whether somebody entered values for a part of the slice: these are not to be counted twice."""
    project = session.project
    return any(project.get(f"{MEASURED}/{row}/of") == quantity.address
               and str(project.get(f"{MEASURED}/{row}/from") or "") <= one.last.isoformat()
               and str(project.get(f"{MEASURED}/{row}/to") or "9") >= one.first.isoformat()
               for row in project.rows(MEASURED))


def _look(session: Session, quantity: Quantity, one: Slice) -> Filled | Again | None:
    records = [r for r in _records(session, quantity) if r.last >= one.first and r.first <= one.last]
    whole = sorted((r for r in records if one.first <= r.first and r.last <= one.last), key=lambda r: r.first)
    if whole and _follow(whole, one) and (len(whole) == 1 or quantity.is_amount):
        return _from_records(quantity, one, whole)
    around = [r for r in records if r.first <= one.first and r.last >= one.last and r.mapping]
    return _file_of(session, quantity, one, around[0]) if len(around) == 1 else None


def _from_records(quantity: Quantity, one: Slice, records: list[_Record]) -> Filled:
    unit = quantity.unit.removesuffix("/p")
    total = sum((Decimal(converted(r.total, r.unit, unit, quantity.address)) for r in records), Decimal(0))
    covered = sum((r.covered * ((r.last - r.first).days + 1) for r in records), Decimal(0)) / one.days
    source = ", ".join(dict.fromkeys(r.meter for r in records if r.meter))
    return Filled(quantity, one, plain(total), unit, percent(covered / 100), source)


def _file_of(session: Session, quantity: Quantity, one: Slice, record: _Record) -> Again | None:
    stored = session.project.get(f"{TABLE}/{record.row}/file")
    item = stored[0] if isinstance(stored, list) and stored else None
    if not isinstance(item, dict):
        return None
    mapping = replace(from_json(record.mapping, record.row), first=one.first.isoformat(), last=one.last.isoformat())
    return Again(quantity, one, str(item["sha256"]), str(item.get("name") or ""), mapping, record.meter)


def _from_sum(quantity: Quantity, one: Again, report: SeriesReport) -> Filled | None:
    if report.total is None:
        return None
    unit = quantity.unit.removesuffix("/p")
    return Filled(quantity, one.slice, converted(report.total, report.unit, unit, quantity.address), unit,
                  percent(report.covered), one.meter, f"Summed again from {one.name} for the days of the slice.")


def _records(session: Session, quantity: Quantity) -> Iterator[_Record]:
    project = session.project
    for row in project.rows(TABLE):
        stem = f"{TABLE}/{row}"
        if project.get(f"{stem}/of") != quantity.address:
            continue
        total, covered = number_at(project, f"{stem}/total"), number_at(project, f"{stem}/covered")
        days = [project.get(f"{stem}/{name}") for name in ("from", "to")]
        if total is None or covered is None or not all(isinstance(day, str) for day in days):
            continue
        texts = {name: str(project.get(f"{stem}/{name}") or "") for name in ("unit", "meter", "mapping")}
        yield _Record(row, date.fromisoformat(str(days[0])), date.fromisoformat(str(days[1])), total, texts["unit"],
                      covered, texts["meter"], texts["mapping"])


def _follow(records: list[_Record], one: Slice) -> bool:
    expected = one.first
    for record in records:
        if record.first != expected:
            return False
        expected = record.last + timedelta(days=1)
    return expected == one.last + timedelta(days=1)
