"""The ex-post calculation of a monitoring period: cut at each end of a calendar year, with measured values.

A slice is calculated by the formulas of the plan with the measured values in the place of the estimated ones; what is
not measured for every day of a slice leaves its tonnes unknown. Nothing is filled in.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, localcontext

from jcm_pdd.core import rounding, units
from jcm_pdd.core.calculation import Emissions, MethodResult, Results, calculate
from jcm_pdd.core.inputs import number_at
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.kinds.numbers import plain
from jcm_pdd.core.methodology import MethodologyDef, ParameterDef
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.rounding import CONTEXT
from jcm_pdd.core.years import MOST_YEARS

PERIODS, MEASURED = "periods", "monitored"
_PER_PERIOD = "/p"
_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Period:
    """A monitoring period with both days answered; the last day is counted."""

    row: str
    number: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of a period in one calendar year, both days counted."""

    first: date
    last: date

    @property
    def year(self) -> int:
        """The calendar year, which is the vintage."""
        return self.first.year

    @property
    def days(self) -> int:
        """The days counted."""
        return (self.last - self.first).days + 1

    @property
    def share(self) -> Decimal:
        """The part of the calendar year, by days: above 0 to 1."""
        return Decimal(self.days) / Decimal(366 if isleap(self.year) else 365)


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a slice needs measured: the address, its unit as the plan gives it, and whether it is an amount."""

    address: str
    unit: str

    @property
    def is_amount(self) -> bool:
        """Whether values of parts add up; a factor or a mean has one value for the whole slice."""
        return self.unit.endswith(_PER_PERIOD)


@dataclass(frozen=True)
class SliceResult:
    """One slice: measured values by address, what is missing, emissions of each methodology unrounded, whole tonnes.

    `full_year` is the estimate of the plan for a full year of operation in the values of this year; `results` belongs
    to `project`, in which the measured values stand for the estimated ones.
    """

    slice: Slice
    project: Project
    results: Results
    measured: Mapping[str, Decimal]
    missing: tuple[str, ...]
    by_methodology: Mapping[str, Emissions]
    full_year: Mapping[str, Emissions]

    @property
    def ex_ante(self) -> Mapping[str, Emissions]:
        """The estimate of each methodology for the days of the slice."""
        return {name: one.part(self.slice.share) for name, one in self.full_year.items()}

    @property
    def reference(self) -> int | None:
        """Reference emissions as shown, to the nearest tonne."""
        return _sum([_whole(one.reference) for one in self.by_methodology.values()])

    @property
    def emissions(self) -> int | None:
        """Project emissions as shown, to the nearest tonne."""
        return _sum([_whole(one.project) for one in self.by_methodology.values()])

    @property
    def reduction(self) -> int | None:
        """Emission reductions of the vintage: each methodology rounded down from unrounded values, then added."""
        return _sum([_down(one.reduction) for one in self.by_methodology.values()])

    @property
    def estimated(self) -> int | None:
        """The reductions estimated ex ante for the same days, rounded down."""
        return _sum([_down(one.reduction) for one in self.ex_ante.values()])


def periods(project: Project) -> tuple[Period, ...]:
    """Return the monitoring periods whose days are answered and in order, in the order they were entered."""
    return tuple(found for row in project.rows(PERIODS) if (found := _period(project, row)) is not None)


def current_period(project: Project) -> Period | None:
    """Return the one period documents are made for; None while none or several are marked."""
    marked = [one for one in periods(project) if project.get(f"{PERIODS}/{one.row}/is_current") is True]
    return marked[0] if len(marked) == 1 else None


def slices(period: Period) -> tuple[Slice, ...]:
    """Return a period cut at each end of a calendar year, so always at 31 December 2020 too."""
    return tuple(Slice(max(period.first, date(year, 1, 1)), min(period.last, date(year, 12, 31)))
                 for year in range(period.first.year, period.last.year + 1))


def quantities(results: Results, one: Slice) -> tuple[Quantity, ...]:
    """Return what must be measured in a slice: every monitored parameter that applies and that emissions read, and in
    part of a year also what stands in the plan as an amount of a full year.
    """
    return tuple(found for method in results.methodologies.values() for found in _needed(method, one.share < 1))


def ex_post(methodologies: tuple[MethodologyDef, ...], project: Project, results: Results, one: Slice) -> SliceResult:
    """Return the ex-post result of a slice; `results` are those of the plan."""
    needed = quantities(results, one)
    asked = {q.address: q for q in (*needed, *_monitored(results))}
    found = {q.address: value for q in asked.values() if (value := measured_value(project, q, one)) is not None}
    missing = tuple(q.address for q in needed if q.address not in found)
    changed = with_measured(project, results, one, found, frozenset(asked))
    own = calculate(methodologies, changed)
    nothing = Emissions(None, None)
    emissions = {name: nothing if missing else method.annual for name, method in own.methodologies.items()}
    return SliceResult(one, changed, own, found, missing, emissions,
                       {name: _full_year(method, one) for name, method in results.methodologies.items()})


def measured_value(project: Project, quantity: Quantity, one: Slice) -> Decimal | None:
    """Return the value of a slice in the unit of the plan: the rows that cover it day by day, added when it is an
    amount; None while a day is not covered, is covered twice, or a unit does not fit.
    """
    held = sorted(_rows(project, quantity, one))
    if not held or not _follow(held, one) or (len(held) > 1 and not quantity.is_amount):
        return None
    with localcontext(prec=60):
        return sum((value for _, _, value in held), Decimal(0))


def with_measured(project: Project, results: Results, one: Slice, found: Mapping[str, Decimal],
                  needed: frozenset[str]) -> Project:
    """Return the project as it stands for a slice: of what is `needed` the measured values `found` and no others, the
    values of its year for the rest.
    """
    answers = dict(project.answers)
    for name in results.methodologies:
        for address in [a for a in project.answers if a.startswith(f"{name}/")]:
            stem, mark, year = address.rpartition("@")
            if mark and year.isdecimal():
                del answers[address]
                if int(year) == one.year and stem not in needed:
                    answers[stem] = project.answers[address]
            elif address.endswith(".degradation"):
                _degraded(project, results, answers, address, one, needed)
    for address in needed:
        value = found.get(address)
        answers.pop(address, None)
        if value is not None:
            answers[address] = plain(value)
    answers |= {"start_date": one.first.isoformat(), "horizon": "framework_end", "horizon_end": one.last.isoformat()}
    return Project(answers)


def _degraded(project: Project, results: Results, answers: dict[str, Json], address: str, one: Slice,
              needed: frozenset[str]) -> None:
    """Put the value of the slice's year for a degrading input that is not measured; the rate itself goes."""
    answers.pop(address, None)
    stem = address.removesuffix(".degradation")
    rate, value, horizon = number_at(project, address), number_at(project, stem), results.horizon
    if rate is None or value is None or horizon is None or stem in needed or f"{stem}@{one.year}" in project.answers:
        return
    with localcontext(CONTEXT):
        answers[stem] = plain(value * (1 - rate / 100) ** max(0, one.year - horizon.first.year))


def _period(project: Project, row: str) -> Period | None:
    first, last = (_day(project.get(f"{PERIODS}/{row}/{name}")) for name in ("from", "to"))
    if first is None or last is None or last < first or last.year - first.year > MOST_YEARS:
        return None
    number = project.get(f"{PERIODS}/{row}/number")
    return Period(row, number if isinstance(number, str) else "", first, last)


def _day(stored: Json) -> date | None:
    if not isinstance(stored, str) or rejected_text(stored) is not None:
        return None
    try:
        return date.fromisoformat(stored)
    except ValueError:
        return None


def _needed(method: MethodResult, part: bool) -> Iterator[Quantity]:
    for p in method.methodology.parameters:
        unit = p.unit or ""
        if p.kind == "number" and p.id in method.engine.needed and (
                p.role == "monitored" or (part and unit.endswith(_PER_PERIOD))):
            yield from (Quantity(address, unit) for address in _addresses(method, p))
    for default in method.methodology.defaults:
        if part and default.unit.endswith(_PER_PERIOD) and default.id in method.engine.needed:
            yield Quantity(f"{method.methodology.methodology}/{default.id}.value", default.unit)


def _monitored(results: Results) -> Iterator[Quantity]:
    """Yield every monitored number, read or not: in a report no estimate stands for a measurement."""
    for method in results.methodologies.values():
        for p in method.methodology.parameters:
            if p.role == "monitored" and p.kind == "number":
                yield from (Quantity(address, p.unit or "") for address in _addresses(method, p))


def _addresses(method: MethodResult, p: ParameterDef) -> Iterator[str]:
    name = method.methodology.methodology
    if p.table is None:
        if method.applies(p.shown):
            yield f"{name}/{p.id}"
        return
    yield from (f"{name}/{p.table}/{row}/{p.id}" for at, row in enumerate(method.state.rows.get(p.table, ()))
                if method.applies(p.shown, at))


def _rows(project: Project, quantity: Quantity, one: Slice) -> Iterator[tuple[date, date, Decimal]]:
    """Yield the rows of a quantity that lie in a slice: days and value in the unit of the plan."""
    for row in project.rows(MEASURED):
        stem = f"{MEASURED}/{row}"
        if project.get(f"{stem}/of") != quantity.address:
            continue
        first, last = _day(project.get(f"{stem}/from")), _day(project.get(f"{stem}/to"))
        value = number_at(project, f"{stem}/value")
        if first is None or last is None or value is None or last < one.first or first > one.last:
            continue
        unit = project.get(f"{stem}/unit")
        factor = _factor(unit.strip() if isinstance(unit, str) else "", quantity.unit)
        if factor is None:
            yield date.min, date.min, value  # the unit does not fit: the slice is not covered by it
            continue
        with localcontext(prec=60):
            yield first, last, _short(value * factor)


def _factor(unit: str, to: str) -> Decimal | None:
    target = to.removesuffix(_PER_PERIOD)
    return Decimal(1) if unit in (to, target) else units.factor(unit or "-", target or "-")


def _short(number: Decimal) -> Decimal:
    """Return a number that a spreadsheet cell holds exactly enough: at most 15 significant digits."""
    with localcontext(prec=_DIGITS):
        return +number


def _follow(held: Sequence[tuple[date, date, Decimal]], one: Slice) -> bool:
    """Tell whether spans cover a slice from its first to its last day, each day once."""
    expected = one.first
    for first, last, _ in held:
        if first != expected or last < first:
            return False
        expected = last + timedelta(days=1)
    return expected == one.last + timedelta(days=1)


def _full_year(method: MethodResult, one: Slice) -> Emissions:
    """Return the estimate of the plan for a full year of operation, in the values of the slice's year."""
    state = method.year_states.get(one.year)
    if state is None:
        return method.annual
    found = [state.scalars.get(name) for name in ("RE", "PE")]
    reference, project = (value if isinstance(value, Decimal) else None for value in found)
    return Emissions(reference, project)


def _whole(value: Decimal | None) -> int | None:
    return None if value is None else rounding.whole_half_up(value)


def _down(value: Decimal | None) -> int | None:
    return None if value is None else rounding.whole_down(value)


def _sum(values: Sequence[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if values and len(known) == len(values) else None
