"""Section F from the evidence register: proposed while empty, taken in again later around the user's own lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.papers.evidence import Evidence, register
from jcm_pdd.core.project import Edit, Project

REFERENCES = "references"
# The lines taken from the register last time: only these are exchanged, whatever else stands there is the user's.
TAKEN = "references#register"
CONFIDENTIAL = "confidential, shown to the third-party entity on request"
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")


def written_day(day: date) -> str:
    """Return a day as references write it: 14 March 2019."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def cited(one: Evidence) -> bool:
    """Tell whether evidence belongs into section F: it has a number and a title, and somebody has it."""
    return bool(one.number and one.title) and one.status != "requested"


def reference(one: Evidence) -> str:
    """Return the line of section F for a piece of evidence; a confidential one with its title alone."""
    if one.confidential:
        return f"{one.number}: {one.title} ({CONFIDENTIAL})"
    parts = [one.issuer, one.title, written_day(one.issued) if one.issued else "", f"p. {one.page}" if one.page else ""]
    return f"{one.number}: {', '.join(part for part in parts if part)}"


def register_lines(project: Project) -> tuple[str, ...]:
    """Return the lines of section F the register gives, in its order."""
    return tuple(reference(one) for one in register(project) if cited(one))


def register_proposal(project: Project) -> str:
    """Return the wording proposed for an empty section F; empty when the register has nothing to cite."""
    return "\n".join(register_lines(project)) if project.get(REFERENCES) is None else ""


def references_edit(project: Project) -> Edit:
    """Return the edit that brings section F up to date with the register; without changes when it is.

    Lines taken from the register before give way to what it says now. Every other line is kept as it is, and a paper
    that such a line names by its number is not named a second time.
    """
    stored = project.get(REFERENCES)
    text = "" if stored is None else str(rejected_text(stored) or stored)
    lines = [line for line in text.split("\n") if line.strip()]
    now = register_lines(project)
    before = project.get(TAKEN)
    ours = {*now, *(str(line) for line in before)} if isinstance(before, list) else set(now)
    own = [line for line in lines if line not in ours]
    named = {line.partition(":")[0].strip() for line in own}
    fresh = [line for line in now if line.partition(":")[0] not in named]
    first = next((at for at, line in enumerate(lines) if line in ours), len(lines))
    ahead = sum(line not in ours for line in lines[:first])
    result = [*own[:ahead], *fresh, *own[ahead:]]
    if result == lines:
        return Edit("edit.take_register", ())
    return Edit("edit.take_register", (project.change(REFERENCES, "\n".join(result) or None),
                                       project.change(TAKEN, list(fresh))), {"address": REFERENCES})


def remembered(project: Project, edit: Edit) -> Edit:
    """Return the edit that accepts a proposal; of section F it also notes which lines are the register's."""
    if all(change.address != REFERENCES for change in edit.changes):
        return edit
    return replace(edit, changes=(*edit.changes, project.change(TAKEN, list(register_lines(project)))))


def tells_secrets(text: str, one: Evidence) -> bool:
    """Tell whether a text of section F gives away more than the title of a confidential paper."""
    for line in text.split("\n"):
        if one.title and one.title.casefold() in line.casefold():
            rest = line.casefold().replace(one.title.casefold(), "")
            details = [one.issuer, one.original_title, written_day(one.issued) if one.issued else "",
                       one.issued.isoformat() if one.issued else ""]
            if "confidential" not in rest or any(detail and detail.casefold() in rest for detail in details):
                return True
    return False
