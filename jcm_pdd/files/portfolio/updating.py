"""A project moved to what is newest: definitions of the program, official forms of the user, methodology versions."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from jcm_pdd.files import moving
from jcm_pdd.files.adoption.identity import rules_of
from jcm_pdd.files.adoption.using import forms_of, held_form, hold
from jcm_pdd.files.documents import own_form, shipped_id, version_order
from jcm_pdd.files.printed_addresses import printed_on
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

SHELVES = ("forms", "methodologies")
"""The folders of a workplace that hold what its user adopted."""
_NAMED = 5


def bring_shelf(shelf: str, place: Workplace) -> None:
    """Copy what the user adopted into a workplace of its own, so that many processes never share a folder."""
    for name in SHELVES if shelf else ():
        if Path(shelf, name).is_dir():
            shutil.copytree(Path(shelf, name), place.folder / name, dirs_exist_ok=True)


def moved(session: Session, methodology: str = "") -> list[str]:
    """Move an open project to what is newest and return what was done, each in words; empty when nothing was newer.

    `methodology` is "ID@VERSION" for another version than the newest, of that methodology alone.
    """
    said = []
    for change in session.definition_changes():
        session.accept_definition(change)
        said.append(f"{change.methodology} ver{change.version}: {change.old} → {change.new} tCO2")
    return [*said, *_forms(session), *_methodologies(session, methodology)]


def _methodologies(session: Session, methodology: str) -> Iterator[str]:
    wanted, _, version = methodology.partition("@")
    for m in session.schema.methodologies:
        versions = moving.newer(session, m)
        to = version.removeprefix("ver") if wanted and version else versions[-1] if versions else ""
        if to and to != m.version and wanted in ("", m.methodology):
            planned = moving.plan(session, m.methodology, m.methodology, to)
            moving.carry_out(session, planned)
            yield f"{planned.old} → {planned.new}"


def _forms(session: Session) -> Iterator[str]:
    """Hold the newest official form of each document, and tell the answers that have no place in it."""
    country = session.project.get("country")
    if not isinstance(country, str):
        return
    shelf, rules = forms_of(session.journal.place), rules_of(session.project.get("track"))
    for document in [one.form for one in session.schema.documents]:
        newest, held = shelf.newest(country, document, rules), held_form(session.journal, country, document)
        if newest is None or (held is not None and version_order(held.identity.version) >= version_order(
                newest.identity.version)):
            continue
        before = held.binding if held is not None else own_form(document).binding if shipped_id(document) else None
        printed = set(printed_on(session.context, before)) if before is not None else set()
        hold(session, newest)
        lost = sorted(printed - set(printed_on(session.context, newest.binding)))
        text = newest.identity.code.replace("{CC}", country)
        yield f"{text}: - {', '.join(lost[:_NAMED])}{' …' if len(lost) > _NAMED else ''}" if lost else text
