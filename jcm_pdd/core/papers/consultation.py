"""Laws, permits and the consultation of local stakeholders: as values, and as wording proposed for sections D and E."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jcm_pdd.core.papers.evidence import day_at, text_at
from jcm_pdd.core.papers.references import written_day
from jcm_pdd.core.project import Project

LAWS, PERMITS, MEETINGS, ATTENDANCE, COMMENTS = "laws", "permits", "meetings", "attendance", "comments"
EIA_REQUIRED, EIA_TEXT, CONSULTATION_TEXT = "eia_required", "eia_explanation", "consultation"
# How a sentence says that comments were invited, by the way of asking.
_HELD = {"meeting": "{name} was held", "online": "{name} was held online", "interview": "{name} took place",
         "letter": "Comments were invited by letters ({name}), the last day for them being",
         "survey": "Comments were invited by a survey ({name}), the last day for them being"}
_WRITTEN = ("letter", "survey")


@dataclass(frozen=True, slots=True)
class Law:
    """One article of a law; `applies` is None while nobody has said."""

    row: str
    law: str
    original_title: str
    article: str
    topic: str
    applies: bool | None
    requirement: str
    original: str
    translation: str
    evidence: str
    page: str

    @property
    def address(self) -> str:
        """The address of the row."""
        return f"{LAWS}/{self.row}"

    @property
    def cited(self) -> str:
        """Law and article as a text names them."""
        return ", ".join(part for part in (self.law, self.article) if part)


@dataclass(frozen=True, slots=True)
class Permit:
    """One permit; `expiry` is its last day, None when it has none or none is known."""

    row: str
    name: str
    number: str
    issuer: str
    status: str
    law: str
    issued: date | None
    expiry: date | None
    unlimited: bool
    evidence: str

    @property
    def address(self) -> str:
        """The address of the row."""
        return f"{PERMITS}/{self.row}"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One way in which comments were asked for, with the persons by organisation; names are not here on purpose."""

    row: str
    name: str
    way: str
    held: date | None
    place: str
    invited: str
    invitation: str
    invited_on: date | None
    participants: int | None
    agenda: str
    minutes: str
    list: str
    persons: tuple[tuple[str, int], ...]

    @property
    def address(self) -> str:
        """The address of the row."""
        return f"{MEETINGS}/{self.row}"

    @property
    def counted(self) -> int:
        """The persons entered as attendance."""
        return sum(number for _, number in self.persons)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its reply and what became of it; a due date or a finished day that is missing is None."""

    row: str
    stakeholder: str
    comment: str
    reply: str
    meeting: str
    action: str
    responsible: str
    due: date | None
    done: date | None
    evidence: str

    @property
    def address(self) -> str:
        """The address of the row."""
        return f"{COMMENTS}/{self.row}"


def _whole(project: Project, address: str) -> int | None:
    text = text_at(project, address)
    return int(Decimal(text)) if text else None


def laws(project: Project) -> tuple[Law, ...]:
    """Return the articles in the order of the table."""
    return tuple(_law(project, row) for row in project.rows(LAWS))


def _law(project: Project, row: str) -> Law:
    def text(column: str) -> str:
        return text_at(project, f"{LAWS}/{row}/{column}").strip()

    applies = project.get(f"{LAWS}/{row}/applies")
    return Law(row, text("law"), text("original_title"), text("article"), text("topic"),
               applies if isinstance(applies, bool) else None, text("requirement"), text("original"),
               text("translation"), text("evidence"), text("page"))


def permits(project: Project) -> tuple[Permit, ...]:
    """Return the permits in the order of the table."""
    return tuple(_permit(project, row) for row in project.rows(PERMITS))


def _permit(project: Project, row: str) -> Permit:
    def text(column: str) -> str:
        return text_at(project, f"{PERMITS}/{row}/{column}").strip()

    return Permit(row, text("name"), text("number"), text("issuer"), text("status"), text("law"),
                  day_at(project, f"{PERMITS}/{row}/date"), day_at(project, f"{PERMITS}/{row}/expiry"),
                  project.get(f"{PERMITS}/{row}/unlimited") is True, text("evidence"))


def meetings(project: Project) -> tuple[Meeting, ...]:
    """Return the meetings in the order of the table, each with its attendance by organisation."""
    present: dict[str, Counter[str]] = {}
    for row in project.rows(ATTENDANCE):
        stem = f"{ATTENDANCE}/{row}"
        persons = _whole(project, f"{stem}/persons")
        counter = present.setdefault(text_at(project, f"{stem}/meeting"), Counter())
        counter[text_at(project, f"{stem}/organisation").strip()] += 1 if persons is None else persons
    return tuple(_meeting(project, row, present) for row in project.rows(MEETINGS))


def _meeting(project: Project, row: str, present: dict[str, Counter[str]]) -> Meeting:
    def text(column: str) -> str:
        return text_at(project, f"{MEETINGS}/{row}/{column}").strip()

    stem, name = f"{MEETINGS}/{row}", text("name")
    return Meeting(row, name, text("way"), day_at(project, f"{stem}/date"), text("place"), text("invited"),
                   text("invitation"), day_at(project, f"{stem}/invited_on"), _whole(project, f"{stem}/participants"),
                   text("agenda"), text("minutes"), text("list"),
                   tuple(present.get(name, Counter()).items()) if name else ())


def comments(project: Project) -> tuple[Comment, ...]:
    """Return the comments of E.2 in their order."""
    return tuple(_comment(project, row) for row in project.rows(COMMENTS))


def _comment(project: Project, row: str) -> Comment:
    def text(column: str) -> str:
        return text_at(project, f"{COMMENTS}/{row}/{column}").strip()

    stem = f"{COMMENTS}/{row}"
    return Comment(row, text("stakeholder"), text("comment"), text("consideration"), text("meeting"), text("action"),
                   text("responsible"), day_at(project, f"{stem}/due"), day_at(project, f"{stem}/done"),
                   text("evidence"))


def proposed(project: Project) -> Iterator[tuple[str, str]]:
    """Yield (address, English wording) for the empty texts of D and E.1, made of nothing but what was entered."""
    for address, text in ((EIA_TEXT, _assessment(project)), (CONSULTATION_TEXT, _asked(project))):
        if text and project.get(address) is None:
            yield address, text


def _assessment(project: Project) -> str:
    """Return why an assessment is required or not; empty without a law that fits the answer."""
    required = project.get(EIA_REQUIRED)
    found = [law for law in laws(project)
             if law.topic == "eia" and law.law and law.article and law.requirement and law.applies is required]
    if not isinstance(required, bool) or not found:
        return ""
    begins = "An environmental impact assessment is required" if required else (
        "No environmental impact assessment is required")
    lines = [f"{begins} for the project.", *(f"{law.cited}: {_sentence(law.requirement)}" for law in found)]
    granted = [permit for permit in permits(project) if permit.status == "granted" and permit.name]
    return "\n".join([*lines, *map(_granted, granted)])


def _granted(permit: Permit) -> str:
    number = f" No. {permit.number}" if permit.number else ""
    by = f" by {permit.issuer}" if permit.issuer else ""
    on = f" on {written_day(permit.issued)}" if permit.issued else ""
    until = f"; it is valid until {written_day(permit.expiry)}" if permit.expiry and not permit.unlimited else ""
    return f"{permit.name}{number} was issued{by}{on}{until}."


def _asked(project: Project) -> str:
    """Return how comments were invited; a way of asking without its day is not told yet."""
    return "\n".join(_held(one) for one in meetings(project) if one.name and one.held is not None)


def _held(one: Meeting) -> str:
    assert one.held is not None  # noqa: S101 - asked by the caller
    way = _HELD.get(one.way, _HELD["meeting"]).format(name=one.name)
    day = written_day(one.held) if one.way in _WRITTEN else f"on {written_day(one.held)}"
    at = f" at the following place: {one.place}" if one.place else ""
    parts = [f"{way} {day}{at}.", _sentence(one.invited), _sentence(one.invitation),
             f"The invitation was given on {written_day(one.invited_on)}." if one.invited_on else "",
             _sentence(one.agenda), _attended(one)]
    return " ".join(part for part in parts if part)


def _attended(one: Meeting) -> str:
    number = one.participants if one.participants is not None else one.counted
    if not number:
        return ""
    who = ", ".join(f"{name} ({persons})" for name, persons in one.persons if name)
    told = "answers were received" if one.way in _WRITTEN else "persons took part"
    if number == 1:
        told = "answer was received" if one.way in _WRITTEN else "person took part"
    return f"{number:,} {told}{f': {who}' if who else ''}."


def _sentence(text: str) -> str:
    """Return a text with a full stop at its end, empty when there is none."""
    clean = " ".join(text.split())
    return clean if not clean or clean[-1] in ".!?" else f"{clean}."


def personal(project: Project) -> frozenset[str]:
    """Return the names of persons entered as attendance: no public text may hold one."""
    return frozenset(text for row in project.rows(ATTENDANCE)
                     if (text := text_at(project, f"{ATTENDANCE}/{row}/name").strip()))
