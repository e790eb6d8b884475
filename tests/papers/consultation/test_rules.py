"""What the review says of laws, permits, meetings and comments, at the boundaries of days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from jcm_pdd.files.session import Session
from tests.papers.consultation.conftest import MEETING

OURS = ("law.", "permit.", "meeting.", "comment.", "attendance.")


def found(session: Session) -> set[tuple[str, str, str]]:
    return {(f.code, f.severity, f.where) for f in session.findings if f.code.startswith(OURS)}


def codes(session: Session) -> set[str]:
    return {code for code, _, _ in found(session)}


def test_a_complete_record_has_nothing_to_say(session: Session) -> None:
    assert found(session) == set()
    assert {f.code for f in session.findings} & {"names.unknown", "place.unknown"} == set()


def test_the_days_of_a_permit_are_compared_with_those_of_the_project(session: Session) -> None:
    start, day = date.fromisoformat(str(session.project.get("start_date"))), timedelta(days=1)
    end = session.results.horizon.last
    session.set_texts({"permits/r1/unlimited": "no", "permits/r1/date": (start - 9 * day).isoformat()})
    for expiry, expected in (
            (end, set()), (end - day, {("permit.expires", "note", "permits/r1/expiry")}),
            (start, {("permit.expires", "note", "permits/r1/expiry")}),
            (start - day, {("permit.expired_at_start", "warning", "permits/r1/expiry")}),
            (start - 9 * day, {("permit.expired_at_start", "warning", "permits/r1/expiry")}),
            (start - 10 * day, {("permit.expiry_before_date", "error", "permits/r1/expiry")})):
        session.set_text("permits/r1/expiry", expiry.isoformat())
        assert found(session) == expected
    session.set_text("permits/r1/unlimited", "yes")
    assert codes(session) == {"permit.two_ends"}


def test_the_review_follows_the_days_of_the_project(session: Session) -> None:
    session.set_texts({"permits/r1/unlimited": "", "permits/r1/expiry": "2024-06-29"})
    assert codes(session) == {"permit.expires"}
    session.set_text("start_date", "2025-01-01")
    assert "permit.expired_at_start" in codes(session)


@pytest.mark.parametrize(("texts", "code", "severity", "where"), [
    ({"permits/r1/status": "applied"}, "permit.not_granted", "note", "permits/r1/status"),
    ({"permits/r1/number": ""}, "permit.no_number", "note", "permits/r1/number"),
    ({"permits/r1/date": ""}, "permit.no_number", "note", "permits/r1/date"),
    ({"permits/r1/evidence": ""}, "permit.no_evidence", "note", "permits/r1/evidence"),
    ({"permits/r1/date": "2040-01-01"}, "permit.after_start", "note", "permits/r1/date"),
    ({"laws/r1/applies": "yes"}, "law.assessment_required", "warning", "laws/r1/applies"),
    ({"laws/r1/topic": "air"}, "law.assessment_not_shown", "note", "eia_required"),
    ({"laws/r2/article": ""}, "law.no_article", "note", "laws/r2/article"),
    ({"laws/r1/translation": ""}, "law.not_translated", "note", "laws/r1/translation"),
    ({"laws/r2/evidence": ""}, "law.no_evidence", "note", "laws/r2/evidence"),
    ({"meetings/r1/date": ""}, "meeting.no_date", "note", "meetings/r1/date"),
    ({"meetings/r1/invited_on": "2019-03-13"}, "meeting.invited_after", "error", "meetings/r1/invited_on"),
    ({"meetings/r1/minutes": ""}, "meeting.no_minutes", "note", "meetings/r1/minutes"),
    ({"meetings/r1/participants": "16"}, "meeting.persons_differ", "warning", "meetings/r1/participants"),
    ({"attendance/r3/persons": ""}, "meeting.persons_differ", "warning", "meetings/r1/participants"),
    ({"comments/r1/action": ""}, "comment.promise", "note", "comments/r1/action"),
    ({"comments/r1/responsible": ""}, "comment.action_open_ended", "note", "comments/r1/responsible"),
    ({"comments/r1/consideration": ""}, "comment.no_reply", "note", "comments/r1/action"),
    ({"comments/r1/done": "2019-03-11"}, "comment.done_before", "warning", "comments/r1/done"),
    ({"comments/r2/comment": "Mr Budi Contohnama welcomed it."}, "attendance.name_printed", "warning",
     "comments/r2/comment"),
    ({"consultation": "SARI MISALNYA attended."}, "attendance.name_printed", "warning", "consultation"),
])
def test_what_is_missing_or_contradicts_is_told_where_it_stands(
        session: Session, texts: dict[str, str], code: str, severity: str, where: str) -> None:
    session.set_texts(texts)
    assert (code, severity, where) in found(session)
    for finding in session.findings_at(where):
        for language in ("en", "ja"):
            message = session.message(finding, language)
            assert "{" not in message.what + message.do
            assert "?" not in message.what.replace("?”", "")


@pytest.mark.parametrize(("reply", "promises"), [
    ("The noise will be measured again in June.", True),
    ("We agreed to inform the village office each year.", True),
    ("The owner promised to plant trees.", True),
    ("It will not affect the wells.", False),
    ("The owner explained the goodwill programme.", False),
    ("No further action is needed.", False),
    ("The barrier was built before the meeting.", False),
])
def test_promises_are_told_from_explanations(session: Session, reply: str, promises: bool) -> None:
    session.set_text("comments/r2/consideration", reply)
    assert (("comment.promise", "note", "comments/r2/action") in found(session)) is promises


def test_same_day_is_no_contradiction(session: Session) -> None:
    session.set_texts({"meetings/r1/invited_on": "2019-03-12", "comments/r1/done": "2019-03-12"})
    assert codes(session) == set()


def test_a_comment_without_reply_is_open_in_the_pdd(session: Session) -> None:
    session.set_text("comments/r2/consideration", "")
    assert [(f.code, f.severity) for f in session.findings_at("comments/r2/consideration")] == [
        ("answer.missing", "open")]


def test_a_renamed_meeting_takes_attendance_and_comments_along(session: Session) -> None:
    session.set_text("meetings/r1/name", "Public meeting")
    assert session.project.get("attendance/r3/meeting") == "Public meeting"
    assert session.project.get("comments/r2/meeting") == "Public meeting"
    assert found(session) == set()
    session.undo()
    assert session.project.get("attendance/r3/meeting") == MEETING


def test_nothing_is_said_to_a_project_that_uses_none_of_it(session: Session) -> None:
    for table in ("laws", "permits", "meetings", "attendance"):
        session.delete_rows(table, session.project.rows(table))
    session.set_texts({f"comments/r1/{column}": "" for column in ("action", "responsible", "due", "done", "meeting")})
    session.set_text("comments/r2/meeting", "")
    assert {code for code, severity, _ in found(session) if severity != "note"} == set()
    assert not {code for code, _, _ in found(session) if not code.startswith("comment.promise")}
