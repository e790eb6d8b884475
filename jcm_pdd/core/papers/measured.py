"""Taking measured data over: as value of a question or as series of its estimate, with the record, as one undo step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal, localcontext
from typing import Literal

from jcm_pdd.core import edits, units
from jcm_pdd.core.kinds.numbers import SIGNIFICANT_DIGITS, plain
from jcm_pdd.core.papers.series import SeriesReport, percent, to_json
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change, Edit, Json, Project
from jcm_pdd.core.schema import Place, Schema

TABLE, SERIES, RECORDS = "measured", "estimate_series", "estimates"
Taken = Literal["value", "series"]


@dataclass(frozen=True, slots=True)
class TakeOver:
    """What is to be taken over: where to, how, whether part coverage is accepted, the kept file, meter and note."""

    of: str
    taken: Taken = "value"
    accepted: bool = False
    file: Mapping[str, Json] | None = None
    meter: str = ""
    note: str = ""


def take_over(schema: Schema, project: Project, report: SeriesReport, wish: TakeOver) -> Edit:
    """Return the edit that takes a report over: the value or series, and its row in the table of measured data.

    An earlier series of the same question is replaced. Raises Problem "measured.no_place", "measured.unit",
    "measured.not_covered", "measured.not_a_year", "measured.uncertain" or "measured.no_series"; nothing is rounded
    below 12 significant digits.
    """
    place = number_place(schema, wish.of)
    if any(oddity.finding.severity == "error" for oddity in report.oddities):
        raise Problem("measured.uncertain", wish.of)
    if report.total is None or (report.covered < 1 and not wish.accepted):
        raise Problem("measured.not_covered", wish.of, covered=percent(report.covered))
    changes: list[Change] = _record(project, report, wish)
    if wish.taken == "value":
        changes.append(_value(place, project, report, wish.of))
    else:
        changes += _series(schema, project, report, wish, place)
    return Edit("edit.measured", tuple(changes), {"address": wish.of})


def number_place(schema: Schema, address: str) -> Place:
    """Return the question at an address when it takes a number; Problem "measured.no_place" otherwise."""
    place = schema.place(address)
    if place is None or place.definition.kind != "number" or address.startswith(f"{TABLE}/"):
        raise Problem("measured.no_place", address[:120])
    return place


def value_for(report: SeriesReport, unit: str, address: str) -> str:
    """Return the total as the text of a number in `unit`; Problem "measured.unit" when the units do not fit."""
    if report.total is None:
        raise Problem("measured.no_values", address)
    return converted(report.total, report.unit, unit, address)


def is_year(first: str, last: str) -> bool:
    """Tell whether two ISO days, both counted, are twelve months."""
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1)
        return end == (start.replace(year=start.year + 1) if (start.month, start.day) != (2, 29)
                       else date(start.year + 1, 3, 1))
    except (ValueError, OverflowError):
        return False


def _value(place: Place, project: Project, report: SeriesReport, of: str) -> Change:
    unit = place.definition.unit or ""
    if unit.endswith("/p") and report.mapping.reading != "mean" and not is_year(report.first, report.last):
        raise Problem("measured.not_a_year", of, first=report.first, last=report.last)
    return project.change(of, edits.parsed(place.kind, value_for(report, unit, of)))


def converted(amount: Decimal, unit: str, to: str, address: str) -> str:
    """Return an amount in another unit as the text of a number; Problem "measured.unit" when the units do not fit."""
    factor = Decimal(1) if unit == to else units.factor(unit or "-", to or "-")
    if factor is None:
        raise Problem("measured.unit", address, unit=unit or "-", expected=to or "-")
    with localcontext(prec=60):
        exact = amount * factor
    return plain(_short(exact))


def _short(number: Decimal) -> Decimal:
    """Return a number that a spreadsheet cell can hold: as it is, or with 12 significant digits."""
    digits = plain(number).replace("-", "").replace(".", "").lstrip("0")
    if len(digits) <= SIGNIFICANT_DIGITS:
        return number
    with localcontext(prec=12):
        return +number


def _record(project: Project, report: SeriesReport, wish: TakeOver) -> list[Change]:
    edit, (row,) = edits.add_rows(project, TABLE)
    cells: dict[str, Json] = {
        "of": wish.of, "meter": wish.meter or None, "file": [dict(wish.file)] if wish.file else None,
        "taken": wish.taken, "from": report.first, "to": report.last, "unit": report.unit or None,
        "total": None if report.total is None else plain(_short(report.total)), "covered": percent(report.covered),
        "mapping": to_json(replace(report.mapping, first=report.first, last=report.last)), "note": wish.note or None}
    return [*edit.changes, *(Change(f"{TABLE}/{row}/{name}", None, value) for name, value in cells.items()
                             if value is not None)]


def _series(schema: Schema, project: Project, report: SeriesReport, wish: TakeOver, place: Place) -> list[Change]:
    if SERIES not in schema.tables:
        raise Problem("measured.no_series", wish.of)
    if report.mapping.period == "day":
        raise Problem("measured.period_day", wish.of)
    unit = _series_unit(project, wish.of) or (place.definition.unit or "").removesuffix("/p")
    old = [row for row in project.rows(SERIES) if project.get(f"{SERIES}/{row}/of") == wish.of]
    periods = [one for one in report.periods if one.amount is not None]
    edit, rows = edits.add_rows(project, SERIES, len(periods))
    listed, *others = edit.changes
    kept: list[Json] = [row for row in listed.new if row not in old] if isinstance(listed.new, list) else []
    changes = [project.change(SERIES, kept), *others]
    changes += [change for change in edits.emptied(project, SERIES, old) if change.address != f"{SERIES}#count"]
    for row, one in zip(rows, periods, strict=True):
        amount = converted(one.amount or Decimal(0), report.unit, unit, wish.of)
        texts = {"of": wish.of, "period": one.period, "value": amount}
        changes += [Change(f"{SERIES}/{row}/{name}", None, text) for name, text in texts.items()]
    return changes


def _series_unit(project: Project, of: str) -> str:
    for row in project.rows(RECORDS):
        if project.get(f"{RECORDS}/{row}/of") == of:
            found = project.get(f"{RECORDS}/{row}/series_unit")
            return found.strip() if isinstance(found, str) else ""
    return ""
