"""Answers of the Modalities of Communication, and who of a project signs it."""

from __future__ import annotations

from datetime import UTC, datetime

from jcm_pdd.files.session import Session

START = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
EVERY = {"telephone": "+66-2-000-0000", "email": "jcm@example.com", "primary_salutation": "Ms",
         "primary_last_name": "Example", "primary_first_name": "Hanako", "primary_title": "Director"}
STATEMENT = {"moc_wanted": "yes", "moc_date": "2019-05-20", "moc_same_signatories": "yes", "moc_name_changing": "no",
             "tpes/r1/name": "Example Certification Ltd."}


def participants(session: Session) -> list[str]:
    return [row for row in session.project.rows("participants")
            if session.project.get(f"participants/{row}/is_participant") is True]
