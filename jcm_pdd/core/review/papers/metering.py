"""Rules about the meter register: calibrations without a gap, dates that fit, one meter for one point."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.kinds.numbers import plain
from jcm_pdd.core.papers.correction_words import days_in_words
from jcm_pdd.core.papers.metering import CALIBRATIONS, Meter, Register, register
from jcm_pdd.core.papers.spans import ALWAYS, Span, span, without
from jcm_pdd.core.papers.strictness import class_of
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.papers import metering_plan
from jcm_pdd.core.review.rule import Rule

_SHOWN = 3


def _gaps(context: Context) -> Iterator[Finding]:
    stored = context.project.get("start_date")
    start = date.fromisoformat(stored) if isinstance(stored, str) else None
    end = context.results.horizon.last if context.results.horizon else None
    for one in register(context.project).meters:
        if one.calibrated:
            yield from _gaps_of(one, start, end)
        elif one.tag:
            yield Finding("meters.no_calibration", "note", f"{one.address}/tag", {"meter": one.name})


def _gaps_of(one: Meter, start: date | None, end: date | None) -> Iterator[Finding]:
    """The days known so far: from the start to the last certificate, and to the end of a service that has ended."""
    covered = one.calibrated
    first = max(filter(None, (start, one.in_service_from)), default=covered[0].first)
    final = min(filter(None, (end, one.in_service_to)), default=ALWAYS.last)
    last = final if one.in_service_to is not None else min(final, covered[-1].last)
    known = span(first, last)
    gaps = without([known], covered) if known is not None else ()
    if gaps:
        yield Finding("meters.gap", "note" if one.backup else "warning", f"{one.address}/tag",
                      {"meter": one.name, **_days(gaps)})
        if one.error is None:
            yield Finding("meters.no_error", "note", f"{one.address}/error", {"meter": one.name})
    if one.in_service_to is None and end is not None and covered[-1].last < end:
        yield Finding("meters.calibration_ends", "note", f"{one.address}/tag",
                      {"meter": one.name, "last": covered[-1].last.isoformat(), "end": end.isoformat()})


def _days(gaps: tuple[Span, ...]) -> dict[str, str]:
    words = [days_in_words(one) for one in gaps[:_SHOWN]]
    more = len(gaps) - _SHOWN
    return {"days": ", ".join(one.en for one in words) + (f" and {more} more" if more > 0 else ""),
            "days_ja": "、".join(one.ja for one in words) + (f"ほか{more}件" if more > 0 else "")}


def _certificates(context: Context) -> Iterator[Finding]:
    meters = register(context.project)
    for meter in meters.meters:
        for one in meter.calibrations:
            if one.error_found is not None and meter.error is not None and abs(one.error_found) > meter.error:
                yield Finding("calibrations.error_found", "warning", f"{CALIBRATIONS}/{one.row}/error_found",
                              {"found": plain(one.error_found), "error": plain(meter.error), "meter": meter.name})
    for one in (*(one for meter in meters.meters for one in meter.calibrations), *meters.strangers):
        if one.valid_from and one.valid_to and one.valid_to < one.valid_from:
            yield Finding("calibrations.order", "error", f"{CALIBRATIONS}/{one.row}/valid_to",
                          {"first": one.valid_from.isoformat(), "last": one.valid_to.isoformat()})
        limit = one.valid_from or one.valid_to
        if one.done_on and limit and one.done_on > limit:
            yield Finding("calibrations.before_work", "error", f"{CALIBRATIONS}/{one.row}/done_on",
                          {"done": one.done_on.isoformat(), "first": limit.isoformat()})


def _rows(context: Context) -> Iterator[Finding]:
    meters = register(context.project)
    tags = Counter(one.tag for one in meters.meters if one.tag)
    for one in meters.meters:
        if tags[one.tag] > 1:
            yield Finding("meters.tag_twice", "error", f"{one.address}/tag", {"meter": one.tag})
        if one.service is None and one.in_service_from and one.in_service_to:
            yield Finding("meters.service_order", "error", f"{one.address}/in_service_to",
                          {"first": one.in_service_from.isoformat(), "last": one.in_service_to.isoformat()})
        if one.tag and one.backup_of == one.tag:
            yield Finding("meters.backup_of_itself", "error", f"{one.address}/backup_of", {"meter": one.tag})
        if one.tag and one.replaced_by == one.tag:
            yield Finding("meters.replaced_by_itself", "error", f"{one.address}/replaced_by", {"meter": one.tag})
        yield from _errors(one)


def _errors(one: Meter) -> Iterator[Finding]:
    grade = class_of(one.texts["accuracy_class"])
    if one.error is None or grade is None:
        return
    args = {"meter": one.name, "error": plain(one.error), "class": str(grade)}
    if one.error < grade.number:
        yield Finding("meters.error_below_class", "warning", f"{one.address}/error", args)
    elif one.error == grade.number and (one.texts["ct_class"] or one.texts["vt_class"]):
        yield Finding("meters.error_of_meter_alone", "note", f"{one.address}/error", args)


def _replaced(context: Context) -> Iterator[Finding]:
    meters = register(context.project)
    for one in meters.meters:
        for new in meters.tagged(one.replaced_by)[:1]:
            if new is not one:
                yield from _hand_over(one, new)
        for main in meters.tagged(one.backup_of)[:1]:
            if main is not one and main.parameter and one.parameter and main.parameter != one.parameter:
                yield Finding("meters.other_parameter", "warning", f"{one.address}/backup_of",
                              {"meter": one.name, "other": main.name})


def _hand_over(one: Meter, new: Meter) -> Iterator[Finding]:
    where = f"{one.address}/replaced_by"
    if new.parameter and one.parameter and new.parameter != one.parameter:
        yield Finding("meters.other_parameter", "warning", where, {"meter": one.name, "other": new.name})
    args = {"meter": one.name, "other": new.name}
    if one.in_service_to is None or new.in_service_from is None:
        yield Finding("meters.no_hand_over", "warning", where, args)
    elif new.in_service_from - one.in_service_to not in (timedelta(0), timedelta(1)):
        yield Finding("meters.hand_over", "warning", where, args | {
            "last": one.in_service_to.isoformat(), "first": new.in_service_from.isoformat()})


def _twice(context: Context) -> Iterator[Finding]:
    meters = register(context.project)
    by_serial: dict[tuple[str, str], list[Meter]] = {}
    for one in meters.meters:
        if one.texts["serial"]:
            by_serial.setdefault((one.texts["maker"].casefold(), one.texts["serial"].casefold()), []).append(one)
    for same in by_serial.values():
        if len(same) > 1:
            yield from _same_serial(same)
    for parameter in meters.parameters:
        yield from _two_mains(meters, parameter)


def _same_serial(same: list[Meter]) -> Iterator[Finding]:
    """One meter in two rows: read for two parameters, which a note may explain, or entered twice."""
    where, names = f"{same[-1].address}/serial", ", ".join(one.name for one in same)
    args = {"meters": names, "serial": same[-1].texts["serial"]}
    if len({one.parameter for one in same}) == len(same):
        if not all(one.texts["note"] for one in same):
            yield Finding("meters.two_points", "warning", where, args)
    else:
        yield Finding("meters.serial_twice", "warning", where, args)


def _two_mains(meters: Register, parameter: str) -> Iterator[Finding]:
    """Two main meters on one day are two values for it; on the day of a hand-over both are read."""
    served = [(one, one.service) for one in meters.mains(parameter)]
    for (one, first), (other, second) in combinations(served, 2):
        both = first.within(second) if first is not None and second is not None else None
        linked = one.replaced_by == other.tag or other.replaced_by == one.tag
        if both is not None and not (linked and both.days == 1):
            yield Finding("meters.two_mains", "warning", f"{other.address}/parameter",
                          {"meter": one.name, "other": other.name, **_period(both)})


def _period(both: Span) -> dict[str, str]:
    """Say from when to when, where service has no first or last day in the register."""
    first, last = both.first != ALWAYS.first, both.last != ALWAYS.last
    if first and last:
        words = days_in_words(both)
        return {"days": words.en, "days_ja": words.ja}
    if first:
        return {"days": f"from {both.first} on", "days_ja": f"{both.first}以降"}
    if last:
        return {"days": f"until {both.last}", "days_ja": f"{both.last}まで"}
    return {"days": "all the time", "days_ja": "全期間"}


def _reads(*more: str) -> tuple[str, ...]:
    return ("meters", "meters/", "calibrations", "calibrations/", *more)


_HORIZON: Iterable[str] = ("start_date", "lifetime", "horizon", "crediting_years", "horizon_end")

RULES: tuple[Rule, ...] = (
    Rule("meters.gaps", _reads(*_HORIZON), _gaps),
    Rule("meters.certificates", _reads(), _certificates),
    Rule("meters.rows", _reads(), _rows),
    Rule("meters.replaced", _reads(), _replaced),
    Rule("meters.twice", _reads(), _twice),
    *metering_plan.RULES,
)
