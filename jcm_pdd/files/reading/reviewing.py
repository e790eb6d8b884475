"""A reviewer's document in an open project: take in what it proposes, accept or reject it, close its notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from jcm_pdd.core import review_notes as kept
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change, Edit, Json, Project
from jcm_pdd.core.review_notes import ProposedEdit, ReviewNote
from jcm_pdd.files.reading.importing import ImportReport, import_document
from jcm_pdd.files.reading.merging import Take
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.session import Session


@dataclass(frozen=True, slots=True)
class ReviewReport:
    """What a reviewer's document brought: the import of its old text, proposed edits, notes."""

    imported: ImportReport
    edits: tuple[ProposedEdit, ...]
    notes: tuple[ReviewNote, ...]


def import_review(session: Session, source: Source, take: Take = "project") -> ReviewReport:
    """Read a reviewed document into an open project as one undo step; no change of the reviewer is applied.

    The same document read twice adds nothing twice. Raises Problem when the file is no form this program knows.
    """
    report = import_document(session, source, take)
    return ReviewReport(report, report.proposed, report.review)


def proposed_edits(session: Session) -> dict[str, ProposedEdit]:
    """Return all proposed edits by id, handled ones included, oldest first."""
    return kept.proposed_edits(session.project)


def review_notes(session: Session) -> dict[str, ReviewNote]:
    """Return all review notes by id, closed ones included, oldest first."""
    return kept.review_notes(session.project)


def notes_at(session: Session, address: str) -> tuple[ReviewNote, ...]:
    """Return the notes, open ones first, at a field, table or section; with "" those about the document."""
    found = [note for note in review_notes(session).values() if note.address == address]
    return tuple(sorted(found, key=lambda note: note.state != "open"))


def edits_at(session: Session, address: str) -> tuple[ProposedEdit, ...]:
    """Return the open proposed edits of a field, or of the rows of a table."""
    return tuple(edit for edit in proposed_edits(session).values() if edit.where == address and edit.state == "open")


def accept(session: Session, name: str, force: bool = False) -> None:
    """Apply a proposed edit as one undo step.

    Raises Problem `review.unknown`, `review.not_open`, `review.row_gone`, or, unless `force`,
    `review.answer_changed` when the answer is no longer what the reviewer saw.
    """
    edit = _edit(session, name)
    changes = kept.acceptance(session.project, edit, _current(session, session.project), force)
    session.record(Edit("edit.accept_review", tuple(changes), {"address": edit.where, "author": edit.author}))


def reject(session: Session, name: str) -> None:
    """Mark a proposed edit as rejected, as one undo step; Problem `review.unknown` or `review.not_open`."""
    edit = _edit(session, name)
    if edit.state != "open":
        raise Problem("review.not_open", edit.where, id=name, state=edit.state)
    change = replace(edit, state="rejected").kept(session.project)
    session.record(Edit("edit.reject_review", (change,), {"address": edit.where, "author": edit.author}))


def accept_all(session: Session, force: bool = False) -> tuple[Problem, ...]:
    """Apply every open proposed edit as one undo step and return why others stay open."""
    project, problems = session.project, list[Problem]()
    made: dict[str, Change] = {}
    for edit in _in_order(kept.proposed_edits(project)):
        try:
            changes = kept.acceptance(project, edit, _current(session, project), force)
        except Problem as problem:
            problems.append(problem)
            continue
        for change in changes:
            first = made.get(change.address)
            made[change.address] = change if first is None else Change(change.address, first.old, change.new)
        project = project.apply(changes)
    changed = tuple(change for change in made.values() if change.old != change.new)
    session.record(Edit("edit.accept_reviews", changed, {"address": ""}))
    return tuple(problems)


def reject_all(session: Session) -> None:
    """Mark every open proposed edit as rejected, as one undo step."""
    left = [edit for edit in proposed_edits(session).values() if edit.state == "open"]
    changes = tuple(replace(edit, state="rejected").kept(session.project) for edit in left)
    session.record(Edit("edit.reject_reviews", changes, {"address": ""}))


def close_note(session: Session, name: str, reply: str = "") -> None:
    """Mark a review note as done, with what the user answers; Problem `review.unknown` or `review.not_open`."""
    note = review_notes(session).get(name)
    if note is None:
        raise Problem("review.unknown", name)
    if note.state != "open":
        raise Problem("review.not_open", note.address, id=name, state=note.state)
    change = replace(note, state="done", answer=reply).kept(session.project)
    session.record(Edit("edit.close_note", (change,), {"address": note.address, "author": note.author}))


def close_all(session: Session, reply: str = "") -> None:
    """Mark every open review note as done, as one undo step."""
    left = [note for note in review_notes(session).values() if note.state == "open"]
    changes = tuple(replace(note, state="done", answer=reply).kept(session.project) for note in left)
    session.record(Edit("edit.close_notes", changes, {"address": ""}))


def _edit(session: Session, name: str) -> ProposedEdit:
    edit = proposed_edits(session).get(name)
    if edit is None:
        raise Problem("review.unknown", name)
    return edit


def _in_order(edits: dict[str, ProposedEdit]) -> list[ProposedEdit]:
    """Return the open edits as they can be applied: answers, then new rows from above, then orders, then deletions."""
    turn = ("set", "add_row", "order", "delete_row")
    left = [edit for edit in edits.values() if edit.state == "open"]

    def depth(edit: ProposedEdit) -> int:
        steps = 0
        while "#" in edit.after and steps < len(edits):
            above = edits.get(edit.after.partition("#")[2])
            if above is None:
                break
            edit, steps = above, steps + 1
        return steps

    return sorted(left, key=lambda edit: (turn.index(edit.kind), depth(edit)))


def _current(session: Session, project: Project) -> Callable[[str], Json]:
    """What a reviewer saw at an address: the answer, or the proposed wording that is printed in its place."""
    proposals = session.proposals

    def current(address: str) -> Json:
        stored = project.get(address)
        return proposals.get(address) if stored is None else stored

    return current
