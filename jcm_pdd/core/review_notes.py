"""What a reviewer's document asks for: proposed edits and review notes, kept among the answers of a project.

Each stands at an address of its own (`review#edits/ID`, `review#notes/ID`), so that saving, undo and merging take
them like any answer; no question has such an address. An id follows from what the reviewer wrote: the same
document read twice gives the same ids.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, cast, get_args

from jcm_pdd.core import edits
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change, Json, Project

EDITS, NOTES = "review#edits/", "review#notes/"
EditKind = Literal["set", "add_row", "delete_row", "order"]
EditState = Literal["open", "accepted", "rejected"]
NoteState = Literal["open", "done"]


@dataclass(frozen=True, slots=True)
class ProposedEdit:
    """One change a reviewer made, not applied until it is accepted.

    `address` is the field of a "set", the row (`sites/r2`) of a "delete_row", else the table. `old` and `new` are
    stored answers; of rows they are cells by column id, of an "order" lists of row ids. An added row stands `after`
    the row of that id, or, with "#" and an edit's id, after the row that edit adds; `row` is the row it became.
    `number` tells apart edits that are equal in everything else.
    """

    kind: EditKind
    address: str
    old: Json
    new: Json
    author: str = ""
    date: str = ""
    document: str = ""
    after: str = ""
    number: int = 1
    state: EditState = "open"
    row: str = ""

    @property
    def id(self) -> str:
        """The permanent id of the edit, 12 hexadecimal digits."""
        return _digest(self.kind, self.address, self.old, self.new, self.author, self.date, self.number)

    @property
    def where(self) -> str:
        """The address people are sent to: the field, or the table of a row."""
        return self.address.rpartition("/")[0] if self.kind == "delete_row" else self.address

    def stored(self) -> dict[str, Json]:
        """Return it as it is kept in the project."""
        return {"kind": self.kind, "address": self.address, "old": self.old, "new": self.new, "author": self.author,
                "date": self.date, "document": self.document, "after": self.after, "number": self.number,
                "state": self.state, "row": self.row}

    def kept(self, project: Project) -> Change:
        """Return the change that keeps this edit in a project as it is now."""
        return project.change(EDITS + self.id, self.stored())


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer under a comment: who, when (as the document says it), what."""

    author: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class ReviewNote:
    """One comment at a field, a table or a section (its id), or about the document (an empty address).

    `quoted` is the passage it was put on, `resolved` whether the document says it is settled, `answer` what the
    user wrote when closing it.
    """

    address: str
    author: str
    date: str
    text: str
    quoted: str = ""
    replies: tuple[Reply, ...] = ()
    resolved: bool = False
    document: str = ""
    number: int = 1
    state: NoteState = "open"
    answer: str = ""

    @property
    def id(self) -> str:
        """The permanent id of the note, 12 hexadecimal digits."""
        return _digest("note", self.author, self.date, self.text, self.number)

    def stored(self) -> dict[str, Json]:
        """Return it as it is kept in the project."""
        replies: list[Json] = [{"author": r.author, "date": r.date, "text": r.text} for r in self.replies]
        return {"address": self.address, "author": self.author, "date": self.date, "text": self.text,
                "quoted": self.quoted, "replies": replies, "resolved": self.resolved, "document": self.document,
                "number": self.number, "state": self.state, "answer": self.answer}

    def kept(self, project: Project) -> Change:
        """Return the change that keeps this note in a project as it is now."""
        return project.change(NOTES + self.id, self.stored())


def _digest(*what: Json) -> str:
    text = json.dumps(what, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def proposed_edits(project: Project) -> dict[str, ProposedEdit]:
    """Return every proposed edit of a project by id, handled ones included, oldest first."""
    found = {address.removeprefix(EDITS): _edit(stored) for address, stored in _kept(project, EDITS)}
    return dict(sorted(found.items(), key=lambda item: (item[1].date, item[1].where, item[0])))


def review_notes(project: Project) -> dict[str, ReviewNote]:
    """Return every review note of a project by id, closed ones included, oldest first."""
    found = {address.removeprefix(NOTES): _note(stored) for address, stored in _kept(project, NOTES)}
    return dict(sorted(found.items(), key=lambda item: (item[1].date, item[1].address, item[0])))


def _kept(project: Project, prefix: str) -> Iterator[tuple[str, dict[str, Json]]]:
    for address, stored in project.answers.items():
        if address.startswith(prefix) and isinstance(stored, dict):
            yield address, stored


def _edit(stored: dict[str, Json]) -> ProposedEdit:
    kind, state, number = str(stored.get("kind")), str(stored.get("state")), stored.get("number")
    return ProposedEdit(
        cast("EditKind", kind if kind in get_args(EditKind) else "set"), str(stored.get("address") or ""),
        stored.get("old"), stored.get("new"), str(stored.get("author") or ""), str(stored.get("date") or ""),
        str(stored.get("document") or ""), str(stored.get("after") or ""), number if isinstance(number, int) else 1,
        cast("EditState", state if state in get_args(EditState) else "open"), str(stored.get("row") or ""))


def _note(stored: dict[str, Json]) -> ReviewNote:
    number, replies = stored.get("number"), stored.get("replies")
    said = tuple(Reply(str(r.get("author") or ""), str(r.get("date") or ""), str(r.get("text") or ""))
                 for r in replies if isinstance(r, dict)) if isinstance(replies, list) else ()
    address, author, date, text, quoted = (str(stored.get(name) or "")
                                           for name in ("address", "author", "date", "text", "quoted"))
    return ReviewNote(address, author, date, text, quoted, said, stored.get("resolved") is True,
                      str(stored.get("document") or ""), number if isinstance(number, int) else 1,
                      "done" if stored.get("state") == "done" else "open", str(stored.get("answer") or ""))


def kept_changes(project: Project, found: Iterable[ProposedEdit], notes: Iterable[ReviewNote]) -> list[Change]:
    """Return the changes that keep what a document asks for; what the project knows already stays as it is.

    A known note takes the document's new replies, which open it again, and is done when the document says so.
    """
    known, old = proposed_edits(project), review_notes(project)
    changes = [edit.kept(project) for edit in found if edit.id not in known]
    for note in notes:
        before = old.get(note.id)
        if before is None:
            changes.append(replace(note, state="done" if note.resolved else "open").kept(project))
            continue
        more = len(note.replies) > len(before.replies)
        now = replace(before, replies=note.replies if more else before.replies, resolved=note.resolved,
                      state="done" if note.resolved else "open" if more else before.state)
        if now != before:
            changes.append(now.kept(project))
    return changes


def acceptance(project: Project, edit: ProposedEdit, current: Callable[[str], Json], force: bool) -> list[Change]:
    """Return the changes that apply an edit and mark it accepted.

    `current` gives what stands at an address now. Raises Problem `review.not_open`, `review.row_gone`, or, unless
    `force`, `review.answer_changed` when that is no longer what the reviewer saw.
    """
    if edit.state != "open":
        raise Problem("review.not_open", edit.where, id=edit.id, state=edit.state)
    if edit.kind == "add_row":
        return _add(project, edit)
    if edit.kind == "order":
        made = _order(project, edit, force)
    else:
        made = (_set if edit.kind == "set" else _delete)(project, edit, current, force)
    return [*made, replace(edit, state="accepted").kept(project)]


def _set(project: Project, edit: ProposedEdit, current: Callable[[str], Json], force: bool) -> list[Change]:
    table, row = row_of(edit.address)
    if row and row not in project.rows(table):
        raise Problem("review.row_gone", edit.where, id=edit.id)
    now = current(edit.address)
    if not force and all(now != known for known in (edit.old, edit.new)):
        raise _changed(edit, now)
    change = project.change(edit.address, edit.new)
    return [change] if change.old != change.new else []


def _add(project: Project, edit: ProposedEdit) -> list[Change]:
    above = _above(project, edit)
    made, (row,) = edits.add_rows(project, edit.address, 1, above or None)
    cells = edit.new if isinstance(edit.new, dict) else {}
    changes = list(made.changes)
    if not above:  # it stood above all others
        changes[0] = project.change(edit.address, [row, *project.rows(edit.address)])
    changes += [Change(f"{edit.address}/{row}/{column}", None, value) for column, value in cells.items()]
    return [*changes, replace(edit, state="accepted", row=row).kept(project)]


def _above(project: Project, edit: ProposedEdit) -> str:
    """Return the row an added one stands after: that of the edit named, else the next one up that is there."""
    known, after = proposed_edits(project), edit.after
    for _ in range(len(known) + 1):
        base, _, other = after.partition("#")
        before = known.get(other)
        if before is None:
            return base
        if before.row in project.rows(edit.address):
            return before.row
        after = before.after
    return ""


def _delete(project: Project, edit: ProposedEdit, current: Callable[[str], Json], force: bool) -> list[Change]:
    table, _, row = edit.address.rpartition("/")
    if row not in project.rows(table):
        return []
    cells = edit.old if isinstance(edit.old, dict) else {}
    now = {column: current(f"{edit.address}/{column}") for column in cells}
    if now != cells and not force:
        raise _changed(edit, dict(now))
    return list(edits.delete_rows(project, table, [row]).changes)


def _order(project: Project, edit: ProposedEdit, force: bool) -> list[Change]:
    """Put the named rows in the new order; other rows keep their positions."""
    wanted = [str(row) for row in edit.new] if isinstance(edit.new, list) else []
    rows = list(project.rows(edit.address))
    named: list[Json] = [row for row in rows if row in wanted]
    if named != edit.old and not force:
        raise _changed(edit, named)
    following = iter([row for row in wanted if row in rows])
    order: list[Json] = [next(following) if row in wanted else row for row in rows]
    return [project.change(edit.address, order)] if order != rows else []


def _changed(edit: ProposedEdit, now: Json) -> Problem:
    return Problem("review.answer_changed", edit.where, id=edit.id, now=plain(now), old=plain(edit.old),
                   new=plain(edit.new))


def row_of(address: str) -> tuple[str, str]:
    """Return table and row id of a cell's address; two empty texts for a field that stands in no table."""
    parts = address.split("/")
    for cut in (2, 1):
        if len(parts) > cut + 1:
            return "/".join(parts[:cut]), parts[cut]
    return "", ""


def plain(value: Json, longest: int = 120) -> str:
    """Return a stored answer as people read it: a row as its cells, an absent one as a dash."""
    if isinstance(value, dict):
        typed = rejected_text(value)
        text = " | ".join(plain(v) for v in value.values() if v is not None) if typed is None else typed
    elif isinstance(value, list):
        text = ", ".join(str(v.get("name")) if isinstance(v, dict) else str(v) for v in value)
    else:
        text = "-" if value is None else str(value)
    text = " ".join(text.split()) or "-"
    return text if len(text) <= longest else text[: longest - 1] + "…"
