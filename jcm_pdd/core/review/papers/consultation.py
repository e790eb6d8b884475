"""Rules about laws, permits and the consultation: contradictions are warnings, what is still to come are notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.papers import consultation as record
from jcm_pdd.core.papers.consultation import Comment, Meeting, Permit
from jcm_pdd.core.papers.evidence import day_at, text_at
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review.rule import Rule

_PROMISE = re.compile(r"\b(will|shall|going to|agreed? to|promis\w+|undert[ao]\w+ to|commit\w* to)\b", re.IGNORECASE)
_NO_PROMISE = re.compile(r"\b(will|shall) (not|be no|have no)\b", re.IGNORECASE)
_SHORTEST_NAME = 4
"""Shorter names are parts of other words too often."""


def _laws(context: Context) -> Iterator[Finding]:
    required = context.project.get(record.EIA_REQUIRED)
    for law in record.laws(context.project):
        args = {"law": law.law or law.row}
        if law.topic == "eia" and law.applies is True and required is False:
            yield Finding("law.assessment_required", "warning", f"{law.address}/applies", args)
        if law.law and not law.article:
            yield Finding("law.no_article", "note", f"{law.address}/article", args)
        if law.original and not law.translation:
            yield Finding("law.not_translated", "note", f"{law.address}/translation", args)
        if law.law and law.article and not law.evidence:
            yield Finding("law.no_evidence", "note", f"{law.address}/evidence", args)
    if isinstance(required, bool) and context.project.rows(record.LAWS) and not any(
            law.topic == "eia" and law.applies is required for law in record.laws(context.project)):
        yield Finding("law.assessment_not_shown", "note", record.EIA_REQUIRED)


def _permits(context: Context) -> Iterator[Finding]:
    for permit in record.permits(context.project):
        yield from _validity(context, permit)
        args = {"name": permit.name or permit.row}
        if permit.status in ("needed", "applied"):
            yield Finding("permit.not_granted", "note", f"{permit.address}/status", args)
        elif permit.status == "granted":
            if not permit.number or permit.issued is None:
                where = "number" if not permit.number else "date"
                yield Finding("permit.no_number", "note", f"{permit.address}/{where}", args)
            if not permit.evidence:
                yield Finding("permit.no_evidence", "note", f"{permit.address}/evidence", args)


def _validity(context: Context, permit: Permit) -> Iterator[Finding]:
    """The project's own days alone count: the review knows no clock."""
    if permit.status == "not_needed":
        return
    where, name = f"{permit.address}/expiry", permit.name or permit.row
    start, horizon = day_at(context.project, "start_date"), context.results.horizon
    if permit.issued is not None and start is not None and permit.issued > start:
        yield Finding("permit.after_start", "note", f"{permit.address}/date",
                      {"name": name, "date": permit.issued.isoformat(), "start": start.isoformat()})
    if permit.expiry is None:
        return
    args = {"name": name, "expiry": permit.expiry.isoformat()}
    if permit.unlimited:
        yield Finding("permit.two_ends", "warning", where, args)
    elif permit.issued is not None and permit.expiry < permit.issued:
        yield Finding("permit.expiry_before_date", "error", where, args | {"date": permit.issued.isoformat()})
    elif start is not None and permit.expiry < start:
        yield Finding("permit.expired_at_start", "warning", where, args | {"start": start.isoformat()})
    elif horizon is not None and permit.expiry < horizon.last:
        yield Finding("permit.expires", "note", where, args | {"end": horizon.last.isoformat()})


def _meetings(context: Context) -> Iterator[Finding]:
    for one in record.meetings(context.project):
        args = {"name": one.name or one.row}
        if one.name and one.held is None:
            yield Finding("meeting.no_date", "note", f"{one.address}/date", args)
        if one.held is not None and one.invited_on is not None and one.invited_on > one.held:
            yield Finding("meeting.invited_after", "error", f"{one.address}/invited_on",
                          args | {"invited": one.invited_on.isoformat(), "date": one.held.isoformat()})
        if one.name and not one.minutes:
            yield Finding("meeting.no_minutes", "note", f"{one.address}/minutes", args)
        yield from _attendance(one, args)


def _attendance(one: Meeting, args: dict[str, str]) -> Iterator[Finding]:
    if one.participants is not None and one.persons and one.participants != one.counted:
        yield Finding("meeting.persons_differ", "warning", f"{one.address}/participants",
                      args | {"told": f"{one.participants:,}", "counted": f"{one.counted:,}"})
    elif one.name and one.participants is None and not one.persons:
        yield Finding("meeting.no_attendance", "note", f"{one.address}/participants", args)


def _comments(context: Context) -> Iterator[Finding]:
    held = {one.name: one.held for one in record.meetings(context.project)}
    for one in record.comments(context.project):
        yield from _action(one)
        day = held.get(one.meeting)
        if one.done is not None and day is not None and one.done < day:
            yield Finding("comment.done_before", "warning", f"{one.address}/done",
                          {"done": one.done.isoformat(), "date": day.isoformat()})


def _action(one: Comment) -> Iterator[Finding]:
    if one.action and not (one.responsible and (one.due or one.done)):
        where = "responsible" if not one.responsible else "due"
        yield Finding("comment.action_open_ended", "note", f"{one.address}/{where}")
    if one.action and not one.reply and one.comment:
        yield Finding("comment.no_reply", "note", f"{one.address}/action")
    promised = _PROMISE.search(_NO_PROMISE.sub("", one.reply))
    if promised is not None and not one.action:
        yield Finding("comment.promise", "note", f"{one.address}/action", {"word": promised[0]})


def _names(context: Context) -> Iterator[Finding]:
    """The name of a person who attended stands in a text that is printed."""
    known = [name for name in record.personal(context.project) if len(name) >= _SHORTEST_NAME]
    rows = [f"{record.COMMENTS}/{row}/{column}" for row in context.project.rows(record.COMMENTS)
            for column in ("stakeholder", "comment", "consideration", "action", "responsible")]
    rows += [f"{record.MEETINGS}/{row}/{column}" for row in context.project.rows(record.MEETINGS)
             for column in ("invited", "invitation", "agenda")]
    for address in (record.CONSULTATION_TEXT, *rows) if known else ():
        text = text_at(context.project, address).casefold()
        found = next((name for name in known if name.casefold() in text), None)
        if found is not None:
            yield Finding("attendance.name_printed", "warning", address, {"name": found})


def _of(*tables: str) -> tuple[str, ...]:
    """Return what a rule about whole tables reads."""
    return tuple(f"{table}{end}" for table in tables for end in ("", "/"))


_DAYS = ("start_date", "lifetime", "horizon", "crediting_years", "horizon_end")

RULES: tuple[Rule, ...] = (
    Rule("laws", (*_of(record.LAWS), record.EIA_REQUIRED), _laws),
    Rule("permits", (*_of(record.PERMITS), *_DAYS), _permits),
    Rule("meetings", _of(record.MEETINGS, record.ATTENDANCE), _meetings),
    Rule("comments", _of(record.COMMENTS, record.MEETINGS), _comments),
    Rule("names of persons", (*_of(record.ATTENDANCE, record.COMMENTS, record.MEETINGS), record.CONSULTATION_TEXT),
         _names),
)
