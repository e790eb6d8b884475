"""A new project made from another one: no file, no history, no evidence, and a note of where it came from."""

from __future__ import annotations

from collections.abc import Collection

from jcm_pdd.core.new_from import ORIGIN, copy_edit, sort_answers
from jcm_pdd.core.project import Json
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from jcm_pdd.files.store.stored import time_text


def make_like(session: Session, title: str, parts: Collection[str], place: Workplace) -> tuple[Session, int]:
    """Return a new unsaved project with the parts kept of an open one, and how many answers were left out.

    What it took over is one undo step. The open project is not changed. Of its file the name alone is remembered:
    folders say things about persons.
    """
    sorted_ = sort_answers(session.schema, session.project)
    left = sum(map(len, sorted_.left.values())) + sum(
        len(found) for part, found in sorted_.parts.items() if part not in parts)
    named: list[Json] = [*sorted(parts)]
    origin: dict[str, Json] = {
        "title": str(session.project.get("title") or ""), "file": session.path.name if session.path else "",
        "made": time_text(place.time()), "parts": named}
    edit = copy_edit(session.schema, session.project, parts, title, origin)
    made = Session.create(place)
    try:
        made.record(edit)
    except BaseException:
        made.abandon()
        raise
    return made, left


def origin_of(session: Session) -> dict[str, str]:
    """Return title, file and time of what a project was made from, empty for one that began by itself."""
    stored = session.project.get(ORIGIN)
    return {str(key): str(value) for key, value in stored.items() if isinstance(value, str)} \
        if isinstance(stored, dict) else {}
