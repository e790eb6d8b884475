"""Monitoring periods and what documents print of them: one is chosen, none counts twice, all is measured."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.inputs import number_at
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.kinds.numbers import plain
from jcm_pdd.core.papers.ex_post import PERIODS, current_period, measured_value, periods, quantities, slices
from jcm_pdd.core.papers.vintages import HOLDERS, splittable
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.rule import Rule


def _asked(context: Context) -> bool:
    """Tell whether a document of the package is made for a monitoring period."""
    wanted = (one for one in context.schema.documents if one.wanted and context.project.get(one.wanted) is True)
    return any(held.table == PERIODS for one in wanted for held in one.lists)


def _chosen(context: Context) -> Iterator[Finding]:
    if _asked(context) and context.project.rows(PERIODS) and current_period(context.project) is None:
        yield Finding("reporting.no_period", "open", PERIODS)


def _order(context: Context) -> Iterator[Finding]:
    known = sorted(periods(context.project), key=lambda one: (one.first, one.last))
    start = context.project.get("start_date")
    if known and isinstance(start, str) and rejected_text(start) is None and known[0].first.isoformat() < start:
        yield Finding("reporting.before_start", "warning", f"{PERIODS}/{known[0].row}/from", {
            "first": known[0].first.isoformat(), "start": start})
    for before, one in pairwise(known):
        args = {"first": one.first.isoformat(), "last": before.last.isoformat()}
        if one.first <= before.last:
            yield Finding("reporting.overlap", "error", f"{PERIODS}/{one.row}/from", args)
        elif one.first > before.last + timedelta(days=1):
            yield Finding("reporting.gap", "warning", f"{PERIODS}/{one.row}/from", args)


def _measured(context: Context) -> Iterator[Finding]:
    period = current_period(context.project)
    if period is None or not _asked(context):
        return
    for one in slices(period):
        count = sum(measured_value(context.project, quantity, one) is None
                    for quantity in quantities(context.results, one))
        if count:
            yield Finding("reporting.not_measured", "open", f"{PERIODS}/{period.row}/to", {
                "count": str(count), "first": one.first.isoformat(), "last": one.last.isoformat()})


def _split(context: Context) -> Iterator[Finding]:
    project = context.project
    if project.get("iss_req_wanted") is not True or not project.rows(HOLDERS) or splittable(project):
        return
    shares = [number_at(project, f"{HOLDERS}/{row}/share") for row in project.rows(HOLDERS)]
    known = [share for share in shares if share is not None]
    if len(known) == len(shares) and sum(known, Decimal(0)) != 100:
        yield Finding("reporting.shares", "error", HOLDERS, {"total": plain(sum(known, Decimal(0)))})


RULES: tuple[Rule, ...] = (
    Rule("reporting.chosen", ("*",), _chosen),
    Rule("reporting.order", (PERIODS, f"{PERIODS}/", "start_date"), _order),
    Rule("reporting.measured", ("*",), _measured),
    Rule("reporting.split", (HOLDERS, f"{HOLDERS}/", "split_rounding", "split_rest_to", "iss_req_wanted"), _split),
)
