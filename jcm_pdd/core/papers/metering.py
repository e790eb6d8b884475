"""The meter register as values: meters with their certificates, who measures a parameter, and which days are covered.

A certificate covers its days from `valid_from` to `valid_to`, both counted. A meter counts from the first to the last
day of its service; what is left open there reaches as far as it can.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.papers.evidence import day_at, text_at
from jcm_pdd.core.papers.spans import ALWAYS, Span, common, span, union, without
from jcm_pdd.core.project import Json, Project

METERS, CALIBRATIONS = "meters", "calibrations"
TEXTS = ("site", "location", "maker", "model", "serial", "standard", "accuracy_class", "ct", "vt", "ct_class",
         "vt_class", "logger", "server", "sheet", "frequency", "seal", "calibration_rule", "note")


@dataclass(frozen=True, slots=True)
class Calibration:
    """One certificate of one meter; `error_found` is a per cent of the reading."""

    row: str
    meter: str
    certificate: str
    done_on: date | None
    valid_from: date | None
    valid_to: date | None
    error_found: Decimal | None
    evidence: str

    @property
    def span(self) -> Span | None:
        """The days it covers; None while a date is missing or the two stand in the wrong order."""
        if self.valid_from is None or self.valid_to is None:
            return None
        return span(self.valid_from, self.valid_to)


@dataclass(frozen=True)
class Meter:
    """One meter; `error` is its maximum permissible error in per cent as the user states it, None when not stated.

    `texts` holds the answers of TEXTS, "" where there is none.
    """

    row: str
    tag: str
    parameter: str
    error: Decimal | None
    in_service_from: date | None
    in_service_to: date | None
    replaced_by: str
    backup_of: str
    texts: Mapping[str, str]
    calibrations: tuple[Calibration, ...] = ()

    @property
    def address(self) -> str:
        """The address of its row."""
        return f"{METERS}/{self.row}"

    @property
    def name(self) -> str:
        """What it is called: its tag, else the id of its row."""
        return self.tag or self.row

    @property
    def backup(self) -> bool:
        """Whether it stands in for another meter."""
        return bool(self.backup_of)

    @property
    def service(self) -> Span | None:
        """The days its readings count; None when the last one lies before the first."""
        return span(self.in_service_from or ALWAYS.first, self.in_service_to or ALWAYS.last)

    @property
    def calibrated(self) -> tuple[Span, ...]:
        """The days its certificates cover, in service or not."""
        return union(one for calibration in self.calibrations if (one := calibration.span) is not None)


@dataclass(frozen=True)
class Register:
    """All meters of a project, in order."""

    meters: tuple[Meter, ...]
    strangers: tuple[Calibration, ...] = ()
    _by_parameter: dict[str, tuple[Meter, ...]] = field(default_factory=dict, compare=False, repr=False)
    _by_tag: dict[str, tuple[Meter, ...]] = field(default_factory=dict, compare=False, repr=False)

    def tagged(self, tag: str) -> tuple[Meter, ...]:
        """Return the meters with this tag: one, unless a tag was given twice."""
        if not self._by_tag and self.meters:
            for one in self.meters:
                self._by_tag[one.tag] = (*self._by_tag.get(one.tag, ()), one)
        return self._by_tag.get(tag, ()) if tag else ()

    def of(self, parameter: str) -> tuple[Meter, ...]:
        """Return the meters of a parameter: main, back-up and replaced ones, in the order of the register."""
        if not self._by_parameter and self.meters:
            for one in self.meters:
                self._by_parameter[one.parameter] = (*self._by_parameter.get(one.parameter, ()), one)
        return self._by_parameter.get(parameter, ())

    def mains(self, parameter: str) -> tuple[Meter, ...]:
        """Return the meters whose readings make the value, replaced ones among them, by the first day of service."""
        return tuple(sorted((one for one in self.of(parameter) if not one.backup),
                            key=lambda one: one.in_service_from or ALWAYS.first))

    def backups(self, parameter: str) -> tuple[Meter, ...]:
        """Return the back-up meters of a parameter."""
        return tuple(one for one in self.of(parameter) if one.backup)

    @property
    def parameters(self) -> tuple[str, ...]:
        """The addresses of all parameters that a meter measures, in order."""
        return tuple(dict.fromkeys(one.parameter for one in self.meters if one.parameter))


@dataclass(frozen=True, slots=True)
class Uncovered:
    """Days in service without a valid calibration, the meters without one, and the per cent that applies.

    `percent` is the largest maximum permissible error of these meters, None while one of them states none.
    """

    span: Span
    meters: tuple[str, ...]
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every day of a period: calibrated, in service without a valid calibration, or without a meter in service."""

    period: Span
    covered: tuple[Span, ...]
    uncovered: tuple[Uncovered, ...]
    unmetered: tuple[Span, ...]

    @property
    def whole(self) -> bool:
        """Whether every day is covered."""
        return not self.uncovered and not self.unmetered


# The last register made with the answers it was made of: some ten readers ask for it after one edit.
_LAST: list[tuple[Mapping[str, Json], Register]] = []


def register(project: Project) -> Register:
    """Return the meter register of a project; entries that could not be read count as not given."""
    for answers, known in _LAST:
        if answers is project.answers:
            return known
    made = _register(project)
    _LAST[:] = [(project.answers, made)]
    return made


def _register(project: Project) -> Register:
    by_meter: dict[str, list[Calibration]] = {}
    for row in project.rows(CALIBRATIONS):
        one = _calibration(project, row)
        by_meter.setdefault(one.meter, []).append(one)
    meters = tuple(_meter(project, row, by_meter) for row in project.rows(METERS))
    known = {one.tag for one in meters if one.tag}
    strangers = tuple(one for tag, found in by_meter.items() if tag not in known for one in found)
    return Register(meters, strangers)


def coverage(meters: Iterable[Meter], period: Span) -> Coverage:
    """Return how the certificates of the main meters of one parameter cover a period.

    While two of them are in service a day counts as covered only when both are calibrated, because the value may be
    made of both. Back-up meters are left out: their certificates cover only what is read from them.
    """
    counted = [(one, common([service], [period])) for one in meters
               if not one.backup and (service := one.service) is not None]
    late = [(one, without(days, one.calibrated)) for one, days in counted]
    uncovered = tuple(_merged(late))
    served = union(day for _, days in counted for day in days)
    open_days = [one.span for one in uncovered]
    return Coverage(period, without(served, open_days), uncovered, without([period], served))


def _merged(late: list[tuple[Meter, tuple[Span, ...]]]) -> Iterator[Uncovered]:
    """Yield the days without a valid calibration, cut where the meters they concern change."""
    cuts = sorted({edge for _, days in late for one in days
                   for edge in (one.first.toordinal(), one.last.toordinal() + 1)})
    held: Uncovered | None = None
    for start, end in pairwise(cuts):
        piece = Span(date.fromordinal(start), date.fromordinal(end - 1))
        meters = [one for one, days in late if any(piece.within(day) is not None for day in days)]
        if not meters:
            continue
        names = tuple(one.name for one in meters)
        errors = [one.error for one in meters]
        percent = None if None in errors else max(error for error in errors if error is not None)
        if held is not None and held.span.last.toordinal() == start - 1 and held.meters == names:
            held = Uncovered(Span(held.span.first, piece.last), names, percent)
            continue
        if held is not None:
            yield held
        held = Uncovered(piece, names, percent)
    if held is not None:
        yield held


def _meter(project: Project, row: str, by_meter: Mapping[str, list[Calibration]]) -> Meter:
    def text(column: str) -> str:
        return _text(project, f"{METERS}/{row}/{column}")

    def day(column: str) -> date | None:
        return day_at(project, f"{METERS}/{row}/{column}")

    tag = text("tag")
    own = tuple(sorted(by_meter.get(tag, ()), key=lambda one: one.valid_from or ALWAYS.last)) if tag else ()
    return Meter(row, tag, text("parameter"), _number(project, f"{METERS}/{row}/error"), day("in_service_from"),
                 day("in_service_to"), text("replaced_by"), text("backup_of"),
                 {name: text(name) for name in TEXTS}, own)


def _calibration(project: Project, row: str) -> Calibration:
    def at(column: str) -> str:
        return f"{CALIBRATIONS}/{row}/{column}"

    done, first, last = (day_at(project, at(name)) for name in ("done_on", "valid_from", "valid_to"))
    return Calibration(row, _text(project, at("meter")), _text(project, at("certificate")), done, first, last,
                       _number(project, at("error_found")), _text(project, at("evidence")))


def _text(project: Project, address: str) -> str:
    return text_at(project, address).strip()


def _number(project: Project, address: str) -> Decimal | None:
    stored = project.get(address)
    return Decimal(stored) if isinstance(stored, str) and rejected_text(stored) is None else None
