"""Late calibration: on days without a valid calibration the maximum permissible error is taken in the conservative
direction, as a per cent of the reading.

Which direction that is follows from the methodology: the emission reductions are calculated with the parameter a
little larger and a little smaller. A quantity that raises them is made smaller, one that lowers them larger. Guideline
for developing PDD and monitoring report, 5.2 "Data correction" (heading read, content recalled: unverified).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Literal

from jcm_pdd.core.calculation import Calculator, Results
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.kinds.numbers import plain
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.papers.metering import Coverage, Uncovered
from jcm_pdd.core.papers.spans import Span, day_count
from jcm_pdd.core.project import Project
from jcm_pdd.core.rounding import CONTEXT

Effect = Literal["raises", "lowers", "none", "changing", "unknown"]
STEPS = (Decimal("0.001"), Decimal("0.02"))
"""Parts of the value by which it is moved up and down; a fifth decimal of a tonne is not yet an effect."""
_NOISE = Decimal("1e-12")


def effect_on_reductions(methodologies: tuple[MethodologyDef, ...], project: Project, address: str) -> Effect:
    """Return what a larger value of one monitored quantity does to the emission reductions of its methodology.

    `address` is that of the quantity, such as `ID_AM002/chillers/r1/EC_PJ`; its value is the one of the plan.
    "changing" when steps of another size, another direction or another year disagree; "unknown" while the value or
    the result is not known.
    """
    stored = project.get(address)
    if not isinstance(stored, str) or rejected_text(stored) is not None:
        return "unknown"
    try:
        value = Decimal(stored)
    except ArithmeticError:
        return "unknown"
    name = address.partition("/")[0]
    calculator = Calculator(tuple(m for m in methodologies if m.methodology == name))
    base = _reductions(calculator.results(project))
    if None in base:
        return "unknown"
    signs: set[int] = set()
    for step in STEPS:
        move = abs(value) * step or step
        for moved, turn in ((value + move, 1), (value - move, -1)):
            if moved * value < 0 or (not value and turn < 0):
                continue  # a quantity of zero is not made negative
            trial = project.apply([project.change(address, plain(moved))])
            signs |= _signs(base, _reductions(calculator.results(trial, [address])), turn)
            calculator.results(project, [address])
    return _effect(signs)


def _reductions(results: Results) -> tuple[Decimal | None, ...]:
    """Return the unrounded reductions of one full year and of every year; (None,) without a methodology."""
    years = [part.reduction for year in results.years for part in year.by_methodology.values()]
    return (*(method.annual.reduction for method in results.methodologies.values()), *years) or (None,)


def _signs(base: Sequence[Decimal | None], moved: Sequence[Decimal | None], turn: int) -> set[int]:
    """Return in which directions the reductions went, as seen from a larger value; 0 where nothing moved."""
    found: set[int] = set()
    for before, after in zip(base, moved, strict=True):
        if before is None or after is None:
            found |= {1, -1}  # no longer calculated: nobody can say
            continue
        change = after - before
        found.add(0 if abs(change) <= _NOISE * max(Decimal(1), abs(before)) else turn if change > 0 else -turn)
    return found


def _effect(signs: set[int]) -> Effect:
    if {1, -1} <= signs:
        return "changing"
    return "raises" if 1 in signs else "lowers" if -1 in signs else "none"


@dataclass(frozen=True, slots=True)
class Reading:
    """A measured value of a span of days: a whole period, a month or a day."""

    span: Span
    value: Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """One step of a correction: the part of a reading that fell on uncovered days, and what was taken from it.

    `exact` tells that all days of the reading are uncovered, so that no share by days was needed.
    """

    reading: Reading
    span: Span
    days: int
    part: Decimal
    percent: Decimal
    adjustment: Decimal
    exact: bool
    meters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A measured quantity of a period after late calibration, in its own unit.

    `corrected` is None while it cannot be said; `reason` tells why: "no_error" (a meter states no maximum permissible
    error), "changing" or "unknown" (no direction is conservative), else "" or "none" (the quantity has no effect on
    the reductions and stays as measured).
    """

    measured: Decimal
    corrected: Decimal | None
    effect: Effect
    lines: tuple[Line, ...]
    days: int
    reason: str = ""

    @property
    def adjustment(self) -> Decimal | None:
        """What the correction adds, negative when it takes away."""
        return None if self.corrected is None else self.corrected - self.measured


def corrected(readings: Iterable[Reading], uncovered: Iterable[Uncovered], effect: Effect) -> Correction:
    """Return the corrected sum of readings.

    A reading all of whose days are uncovered is corrected as a whole. Of one that is uncovered in part the days'
    share counts, the value being taken as even over its days; daily readings are therefore exact.
    """
    values, late = tuple(readings), tuple(uncovered)
    with localcontext(CONTEXT):
        measured = sum((one.value for one in values), Decimal(0))
        touched = [(one, gap, both) for one in values for gap in late
                   if (both := one.span.within(gap.span)) is not None]
        days = day_count(both for _, _, both in touched)
        reason = _reason(touched, effect)
        if reason:
            return Correction(measured, measured if reason == "none" else None, effect, (), days, reason)
        lines = tuple(_lines(touched, -1 if effect == "raises" else 1))
        change = sum((line.adjustment for line in lines), Decimal(0))
        return Correction(measured, measured + change, effect, lines, days)


def _reason(touched: Sequence[tuple[Reading, Uncovered, Span]], effect: Effect) -> str:
    if not touched:
        return ""
    if effect in ("none", "changing", "unknown"):
        return effect
    return "no_error" if any(gap.percent is None for _, gap, _ in touched) else ""


def _lines(touched: Sequence[tuple[Reading, Uncovered, Span]], turn: int) -> Iterator[Line]:
    for reading, gap, both in touched:
        exact = both == reading.span
        part = reading.value if exact else reading.value * both.days / reading.span.days
        percent = gap.percent or Decimal(0)
        yield Line(reading, both, both.days, part, percent, turn * abs(part) * percent / 100, exact, gap.meters)


def corrected_total(total: Decimal, covered: Coverage, effect: Effect) -> Correction:
    """Return the corrected value of a period of which only the total is known: its share by days is corrected."""
    return corrected([Reading(covered.period, total)], covered.uncovered, effect)
