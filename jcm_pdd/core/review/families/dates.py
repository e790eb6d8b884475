"""Days and periods that cannot all be true, and days on which rules and forms change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.inputs import number_at
from jcm_pdd.core.papers.evidence import day_at, text_at
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.families.quantities import sentences
from jcm_pdd.core.review.families.sources import of_texts
from jcm_pdd.core.review.families.written_dates import dates_in
from jcm_pdd.core.review.rule import Rule
from jcm_pdd.core.years import HORIZON_FIELDS, add_months, last_day

CUT = date(2020, 12, 31)
"""Monitoring reports end on this day and begin anew on the next (issue records of several countries)."""
_OPERATION = re.compile(r"\b(?:start(?:ed|s|ing)?(?: date)?(?: of)?|commenc\w+|began|begins?)\b[^.]{0,40}\boperation|"
                        r"\boperation[^.]{0,25}\b(?:start|commenc|began)\w*|"
                        r"\bput in(?:to)? (?:commercial )?operation", re.IGNORECASE)
_MEETING = re.compile(r"\bmeetings?\b|\bconsultation\b|\bexplanat\w+ session", re.IGNORECASE)
_INVITED = re.compile(r"\binvit\w*", re.IGNORECASE)
_VERSION = re.compile(r"(\d+(?:\.\d+)*)")
_EARLIEST, _LATEST = 1950, 2100


def _revisions(context: Context) -> Iterator[Finding]:
    project = context.project
    rows = [(row, day_at(project, f"revisions/{row}/date"), _number(text_at(project, f"revisions/{row}/version")))
            for row in project.rows("revisions")]
    for (_, one, first), (row, two, second) in pairwise(rows):
        if one is not None and two is not None and two < one:
            yield Finding("dates.revision_order", "warning", f"revisions/{row}/date",
                          {"date": two.isoformat(), "before": one.isoformat()})
        if first and second and second <= first:
            yield Finding("dates.version_order", "warning", f"revisions/{row}/version",
                          {"version": text_at(project, f"revisions/{row}/version")})
    latest = last_revision(context)
    met = _last_meeting(context)
    if latest is not None and met is not None and latest < met:
        yield Finding("dates.version_before_meeting", "warning", "consultation",
                      {"version": latest.isoformat(), "meeting": met.isoformat()})


def last_revision(context: Context) -> date | None:
    """Return the latest day of the revision history."""
    days = (day_at(context.project, f"revisions/{row}/date") for row in context.project.rows("revisions"))
    return max(filter(None, days), default=None)


def _number(version: str) -> tuple[int, ...]:
    match = _VERSION.search(version)
    return tuple(map(int, match[1].split("."))) if match else ()


def _last_meeting(context: Context) -> date | None:
    held = [day_at(context.project, f"meetings/{row}/date") for row in context.project.rows("meetings")]
    told = [one.day for sentence in sentences(text_at(context.project, "consultation"))
            if _MEETING.search(sentence) and not _INVITED.search(sentence) for one in dates_in(sentence)]
    return max(filter(None, (*held, *told)), default=None)


def _references(context: Context) -> Iterator[Finding]:
    latest = last_revision(context)
    later = [(one.words, line) for line in text_at(context.project, "references").splitlines() for one in dates_in(line)
             if latest is not None and one.day is not None and one.day > latest]
    if later and latest is not None:
        yield Finding("dates.reference_after_version", "warning", "references",
                      {"day": later[0][0], "text": later[0][1][:60], "version": latest.isoformat()})


def _texts(context: Context) -> Iterator[Finding]:
    start = day_at(context.project, "start_date")
    for said in context.texts:
        if said.address.startswith("example"):
            continue
        for one in dates_in(said.text):
            if one.day is not None and not _EARLIEST <= one.day.year <= _LATEST:
                yield Finding("dates.year_slip", "warning", said.address, {"day": one.words})
        if start is not None and said.place.definition.kind == "long_text":
            yield from _start_told(said.address, said.text, start)


def _start_told(address: str, text: str, start: date) -> Iterator[Finding]:
    for sentence in sentences(text):
        days = [one for one in dates_in(sentence) if one.day is not None]
        if len(days) == 1 and days[0].day != start and _OPERATION.search(sentence):
            yield Finding("dates.start_told", "warning", address, {"day": days[0].words, "start": start.isoformat()})


def _horizon(context: Context) -> Iterator[Finding]:
    project, start = context.project, day_at(context.project, "start_date")
    lifetime, years = number_at(project, "lifetime"), number_at(project, "crediting_years")
    choice = project.get("horizon")
    if choice == "crediting_period" and lifetime is not None and years is not None and years > lifetime:
        yield Finding("dates.crediting_beyond_lifetime", "warning", "crediting_years",
                      {"years": f"{years.normalize():f}", "lifetime": f"{lifetime.normalize():f}"})
    end = day_at(project, "horizon_end")
    if choice == "framework_end" and start is not None and end is not None and lifetime and lifetime <= 60 \
            and end > last_day(start, lifetime):
        yield Finding("dates.framework_beyond_lifetime", "warning", "horizon_end",
                      {"end": end.isoformat(), "last": last_day(start, lifetime).isoformat()})
    horizon = context.results.horizon
    if horizon is not None and horizon.first <= CUT < horizon.last:
        yield Finding("dates.cut_2020", "note", "start_date")


def _measured(context: Context) -> Iterator[Finding]:
    """Periods of measured data: across the cut, and invoices whose cycle is no calendar month."""
    project = context.project
    for row in project.rows("measured"):
        first, last = day_at(project, f"measured/{row}/from"), day_at(project, f"measured/{row}/to")
        if first is None or last is None:
            continue
        days = {"first": first.isoformat(), "last": last.isoformat()}
        if last < first:
            yield Finding("dates.measured_order", "error", f"measured/{row}/to", days)
            continue
        if first <= CUT < last:
            yield Finding("dates.measured_across_2020", "warning", f"measured/{row}/to", days)
        of = project.get(f"measured/{row}/of")
        whole = first.day == 1 and (last + timedelta(days=1)).day == 1
        if isinstance(of, str) and project.get(f"{of}.option") == "B" and not whole:
            yield Finding("dates.invoice_cycle", "note", f"measured/{row}/from", days)


def _statement(context: Context) -> Iterator[Finding]:
    """Modalities of Communication signed before the first version of the PDD they go with."""
    days = [day_at(context.project, f"revisions/{row}/date") for row in context.project.rows("revisions")]
    first, signed = min(filter(None, days), default=None), day_at(context.project, "moc_date")
    if first is not None and signed is not None and signed < add_months(first, -6):
        yield Finding(
            "dates.statement_old", "note", "moc_date", {"day": signed.isoformat(), "version": first.isoformat()}
        )


_REVISIONS = ("revisions", "revisions/")
RULES: tuple[Rule, ...] = (
    Rule("dates.revisions", (*_REVISIONS, "consultation", "meetings", "meetings/"), _revisions),
    Rule("dates.references", (*_REVISIONS, "references"), _references),
    Rule("dates.texts", ("start_date",), _texts, of_texts),
    Rule("dates.horizon", HORIZON_FIELDS, _horizon),
    Rule(
        "dates.measured",
        ("*",),
        _measured,
        lambda context: (
            of_texts(context),
            *(
                context.project.get(f"measured/{row}/{end}")
                for row in context.project.rows("measured")
                for end in ("from", "to")
            ),
        ),
    ),
    Rule("dates.statement", (*_REVISIONS, "moc_date"), _statement),
)
