"""The passages before and after: what the linked fields said when a finding came, and what they say now."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.papers.rounds import FINDINGS, TpeFinding, findings
from jcm_pdd.core.project import Edit, Project
from jcm_pdd.files.question_names import question_name
from jcm_pdd.files.session import Session

LONGEST = 400
"""Characters of a passage that is shown whole; of a longer one the sentences that changed."""
_SENTENCES = re.compile(r"(?<=[.!?。])\s+|\n+")


def fill_edit(session: Session, numbers: Sequence[str] = (), again: bool = False) -> Edit:
    """Return the edit that fills passages of findings (all, or those named) where fields are linked and changed.

    Passages that are there stay, unless `again`.
    """
    project, changes = session.project, []
    for one in findings(project):
        if numbers and one.number not in numbers:
            continue
        before, after = passages(session, one)
        for column, text, have in (("before", before, one.before), ("after", after, one.after)):
            if text and (again or not have):
                changes.append(project.change(f"{one.address}/{column}", text))
    return Edit("edit.fill_passages", tuple(changes), {"address": FINDINGS, "count": str(len(changes))})


def passages(session: Session, one: TpeFinding) -> tuple[str, str]:
    """Return the passages before and after of a finding, both empty when no linked field has changed since it came."""
    then = as_it_came(session, one)
    before, after = [], []
    for address in one.fields:
        old, new = said(session, then, address), said(session, session.project, address)
        if old != new:
            name = question_name(address, session.schema, session.project, "en")
            short_old, short_new = changed_parts(old, new)
            before.append(f"{name}: {short_old or '-'}")
            after.append(f"{name}: {short_new or '-'}")
    return "\n".join(before), "\n".join(after)


def as_it_came(session: Session, one: TpeFinding) -> Project:
    """Return the project as it was right after the row of a finding was made; a copy without history as it is now."""
    journal = session.journal
    _, cursor = journal.snapshot().history
    done = [step for step in journal.history() if not step.abandoned and step.group <= cursor]
    mine = f"{one.address}/"
    born = next((at for at, step in enumerate(done)
                 if any(change.address.startswith(mine) and change.old is None for change in step.changes)), None)
    project = session.project
    if born is None:
        return project
    for step in reversed(done[born + 1:]):
        project = project.apply(change.reversed() for change in reversed(step.changes))
    return project


def said(session: Session, project: Project, address: str) -> str:
    """Return what a state of the project answers at an address in English; all cells of a table or row, in order."""
    place = session.schema.place(address)
    if place is None:
        return _table(session, project, address)
    stored = project.get(address)
    if stored is None:
        return ""
    return rejected_text(stored) or place.kind.show(stored, "en")


def _table(session: Session, project: Project, address: str) -> str:
    table, _, row = address.rpartition("/")
    block = session.schema.tables.get(address) or session.schema.tables.get(table)
    if block is None:
        return ""
    rows = project.rows(address) if block.address == address else (row,)
    lines = []
    for one in rows:
        cells = [said(session, project, place.at(one)) for place in block.columns]
        lines.append("; ".join(cell for cell in cells if cell))
    return "\n".join(line for line in lines if line)


def changed_parts(old: str, new: str) -> tuple[str, str]:
    """Return both texts whole when they are short, else their sentences that differ, with […] where others stand."""
    if len(old) <= LONGEST and len(new) <= LONGEST:
        return old, new
    one, other = ([part for part in _SENTENCES.split(text) if part] for text in (old, new))
    left: list[str] = []
    right: list[str] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            for side in (left, right):
                if not side or side[-1] != "[…]":
                    side.append("[…]")
        else:
            left += one[a:b]
            right += other[c:d]
    return " ".join(left), " ".join(right)
