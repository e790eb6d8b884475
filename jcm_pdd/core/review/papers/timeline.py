"""Rules about the project cycle: steps, and the dates of a monitoring period, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers.evidence import day_at, text_at
from jcm_pdd.core.papers.timeline import PERIODS, STEPS, Period, periods
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.rule import Rule

_ORDER = (("pin_submitted", "pin_decided"), ("pdd_submitted", "inputs_opened"), ("inputs_opened", "inputs_closed"),
          ("validation_started", "validation_reported"), ("validation_reported", "registration_requested"),
          ("registration_requested", "registration_checked"), ("registration_requested", "registration_decided"))
"""What cannot come before what; validation and public inputs may run side by side."""


def _order(context: Context) -> Iterator[Finding]:
    project = context.project
    rows = {text_at(project, f"{STEPS}/{row}/step"): row for row in reversed(project.rows(STEPS))}
    for first, then in _ORDER:
        if first not in rows or then not in rows:
            continue
        where = f"{STEPS}/{rows[then]}/actual"
        before, after = day_at(project, f"{STEPS}/{rows[first]}/actual"), day_at(project, where)
        if before is not None and after is not None and after < before:
            yield Finding("timeline.order", "warning", where, {"date": after.isoformat(), "before": before.isoformat()})


def _periods(context: Context) -> Iterator[Finding]:
    """The dates of one period; that periods follow one another is a rule of the monitoring report."""
    for one in periods(context.project):
        yield from _one(one)


def _one(one: Period) -> Iterator[Finding]:
    if one.first and one.last and one.last < one.first:
        yield Finding("timeline.backwards", "error", f"{one.address}/to", {
            "first": one.first.isoformat(), "last": one.last.isoformat()})
    steps = [(column, day) for column, day in (
        ("to", one.last), ("report_date", one.reported), ("verified", one.verified), ("requested", one.requested),
        ("decided", one.decided)) if day is not None]
    for (_, before), (name, after) in pairwise(steps):
        if after < before:
            yield Finding("timeline.order", "warning", f"{one.address}/{name}", {
                "date": after.isoformat(), "before": before.isoformat()})


RULES: tuple[Rule, ...] = (
    Rule("timeline.order", (STEPS, f"{STEPS}/"), _order),
    Rule("timeline.periods", (PERIODS, f"{PERIODS}/"), _periods),
)
