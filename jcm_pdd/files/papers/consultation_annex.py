"""The annexes on laws and permits and on the consultation: in English, without names of persons, photos and notes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jcm_pdd.core.papers.consultation import Comment, Law, Meeting, Permit, comments, laws, meetings, permits
from jcm_pdd.core.papers.references import written_day
from jcm_pdd.core.review import Context
from jcm_pdd.files.papers.estimation_words import source_of
from jcm_pdd.files.word.derived import Block, Grid, Words

PRINT_LAWS, PRINT_RECORD = "print_laws", "print_consultation"
LAWS_TITLE = "Laws, permits and environmental requirements"
RECORD_TITLE = "Record of the local stakeholder consultation"
_LAW_HEADS = ("Law and article", "What it asks", "Asks something of the project", "Document")
_LAW_SHARES = (32, 38, 14, 16)
_PERMIT_HEADS = ("Permit", "Number", "Authority", "Date of issue", "Valid until", "Status", "Document")
_PERMIT_SHARES = (20, 14, 16, 11, 11, 11, 17)
_PRESENT_HEADS, _PRESENT_SHARES = ("Organisation or group", "Persons"), (80, 20)
_COMMENT_HEADS = ("Stakeholder", "Comment", "Reply", "Action, by whom and by when", "Done")
_COMMENT_SHARES = (14, 23, 24, 23, 16)
_STATUS = {"needed": "Still to be applied for", "applied": "Applied for", "granted": "Granted",
           "not_needed": "Not needed"}
_WAYS = {"meeting": "Meeting", "online": "Online meeting", "interview": "Interviews", "letter": "Letters",
         "survey": "Survey"}
_ANSWERS = {True: "Yes", False: "No", None: "-"}


def laws_blocks(context: Context) -> Iterator[Block]:
    """Yield the legal basis and the permits; nothing where there are none or the project does not want them printed."""
    project = context.project
    articles = tuple(law for law in laws(project) if law.law)
    held = tuple(permit for permit in permits(project) if permit.name)
    if project.get(PRINT_LAWS) is False or not (articles or held):
        return
    yield Words(LAWS_TITLE, heading=True)
    if articles:
        yield Grid(_LAW_HEADS, _LAW_SHARES, tuple(_law(context, law) for law in articles))
        yield from _translations(articles)
    if held:
        yield Words("Permits", heading=True)
        yield Grid(_PERMIT_HEADS, _PERMIT_SHARES, tuple(_permit(context, permit) for permit in held))


def _law(context: Context, law: Law) -> tuple[str, ...]:
    original = f"{law.law} ({law.original_title})" if law.original_title else law.law
    cited = f"{original}, {law.article}" if law.article else original
    page = f"p. {law.page}" if law.page else ""
    return cited, law.requirement or "-", _ANSWERS[law.applies], source_of(context, law.evidence, page) or "-"


def _translations(articles: tuple[Law, ...]) -> Iterator[Block]:
    translated = [law for law in articles if law.translation]
    if translated:
        yield Words("Wording, translated by the project participants; the text of the law itself is authoritative.",
                    heading=True)
    for law in translated:
        first, *more = [line for line in law.translation.split("\n") if line.strip()]
        yield Words(f"{law.cited}: “{first}" + ("”" if not more else ""))
        yield from (Words(line + ("”" if at == len(more) else "")) for at, line in enumerate(more, 1))


def _permit(context: Context, permit: Permit) -> tuple[str, ...]:
    until = "No end" if permit.unlimited else _day(permit.expiry)
    return (permit.name, permit.number or "-", permit.issuer or "-", _day(permit.issued), until,
            _STATUS.get(permit.status, "-"), source_of(context, permit.evidence, "") or "-")


def record_blocks(context: Context) -> Iterator[Block]:
    """Yield the consultation: each meeting with its attendance by organisation, then comments with what became of them.

    Comments alone stand in E.2 already: without a meeting or an action there is nothing to add.
    """
    project = context.project
    held = tuple(one for one in meetings(project) if one.name)
    told = tuple(one for one in comments(project) if one.comment)
    if project.get(PRINT_RECORD) is False or not (held or any(one.action for one in told)):
        return
    yield Words(RECORD_TITLE, heading=True)
    for one in sorted(held, key=lambda one: one.held or date.max):
        yield from _meeting(context, one)
    if told:
        yield Words("Comments and what became of them", heading=True)
        yield Grid(_COMMENT_HEADS, _COMMENT_SHARES, tuple(_comment(context, one) for one in told))


def _meeting(context: Context, one: Meeting) -> Iterator[Block]:
    yield Words(one.name, heading=True)
    facts = [("Way of asking", _WAYS.get(one.way, "")), ("Date", _day(one.held) if one.held else ""),
             ("Place", one.place), ("Invited", one.invited), ("Invitation", one.invitation),
             ("Invited on", _day(one.invited_on) if one.invited_on else ""), ("Presented", one.agenda),
             ("Number of persons", "" if one.participants is None else f"{one.participants:,}"),
             ("Minutes", source_of(context, one.minutes, "")), ("Attendance list", source_of(context, one.list, ""))]
    yield from (Words(f"{label}: {' '.join(text.split())}") for label, text in facts if text)
    present = tuple((name or "Without organisation", f"{number:,}") for name, number in one.persons)
    if present:
        yield Grid(_PRESENT_HEADS, _PRESENT_SHARES, (*present, ("Total", f"{one.counted:,}")))


def _comment(context: Context, one: Comment) -> tuple[str, ...]:
    by = f"by {one.responsible}" if one.responsible else ""
    when = f"until {written_day(one.due)}" if one.due else ""
    action = "; ".join(part for part in (one.action, ", ".join(part for part in (by, when) if part)) if part)
    day = _day(one.done) if one.done else ""
    done = "; ".join(part for part in (day, source_of(context, one.evidence, "")) if part)
    return one.stakeholder or "-", one.comment, one.reply or "-", action or "-", done or "-"


def _day(day: date | None) -> str:
    return written_day(day) if day is not None else "-"
