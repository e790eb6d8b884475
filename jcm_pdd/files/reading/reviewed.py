"""A document a reviewer sent back: read as it was and as it is proposed, its comments at the fields they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from jcm_pdd.core.project import Project
from jcm_pdd.core.review_notes import ProposedEdit, Reply, ReviewNote
from jcm_pdd.core.schema import Schema, section_of
from jcm_pdd.files.opc import parse_xml, read_package, refuse_macros, write_package, xml_bytes
from jcm_pdd.files.reading.found import Figure, Found, NotUnderstood
from jcm_pdd.files.reading.reviewed_changes import accepted, has_changes, rejected, stories
from jcm_pdd.files.reading.reviewed_comments import Comment, anchors, comments, has_comments
from jcm_pdd.files.reading.reviewed_edits import difference
from jcm_pdd.files.reading.reviewed_places import path_of, renumber, spot_of, tag
from jcm_pdd.files.reading.reviewed_sides import Side, address_of, new_side, old_side, without_unknown
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.reading.word import WordReading
from jcm_pdd.files.word.binding import Binding, HeaderPlace
from jcm_pdd.files.word.document import open_document
from jcm_pdd.files.word.tree import Element, W, normalise, same_label


@dataclass(frozen=True, slots=True)
class Copies:
    """A reviewed document: without its changes, with them, and what it says about them."""

    old: Source
    new: Source
    root: Element
    comments: tuple[Comment, ...]
    changed: bool


@dataclass(frozen=True, slots=True)
class Review:
    """What a reviewed document asks for, as plain values; `elsewhere` are changed texts at no answer."""

    edits: tuple[ProposedEdit, ...] = ()
    notes: tuple[ReviewNote, ...] = ()
    elsewhere: tuple[NotUnderstood, ...] = ()
    figures: dict[str, Figure] = field(default_factory=dict)


def copies(source: Source) -> Copies | None:
    """Return a document's two texts, None when nobody changed it visibly or put a comment on it."""
    parts = read_package(source.data, source.name)
    refuse_macros(parts, source.name)
    changed = has_changes(parts)
    if not changed and not has_comments(parts):
        return None
    for name in stories(parts):
        root = parse_xml(parts[name], source.name, name)
        if root.tag == W + "document":
            tag(root)
            parts[name] = xml_bytes(root)
            new = accepted(parts)
            said = tuple(comments(new, root))
            return Copies(replace(source, data=write_package(rejected(parts))),
                          replace(source, data=write_package(new)), root, said, changed)
    return None


def review(schema: Schema, project: Project, found: Sequence[Found], reading: WordReading, both: Copies) -> Review:
    """Return what the reviewer asks for; `found` and `reading` are the text without the changes as it was read."""
    form = reading.binding
    if form is None:
        return Review()
    old = old_side(schema, open_document(both.old.data, form), form, reading, found)
    document = open_document(both.new.data, form)
    renumber(document, form)
    new = new_side(schema, project, document, form, reading, old)
    notes = tuple(_notes(schema, form, both, old, new))
    if not both.changed:
        return Review(notes=notes)
    seen = difference(schema, both.root, old, new, both.old.name)
    return Review(seen.edits, notes, seen.elsewhere, new.figures.figures)


def is_own(project: Project, found: Found) -> bool:
    """Tell whether a document was made from this project: half of what it says stands there unchanged."""
    same = sum(project.get(address) == value for address, value in found.values.items())
    return 2 * same >= len(found.values) > 0


def fitting(project: Project, asked: Review) -> Review:
    """Return a review of the project's own document: what is done already, or is about rows it lost, is left out."""
    edits: list[ProposedEdit] = []
    elsewhere = list(asked.elsewhere)
    for edit in asked.edits:
        row = edit.address if edit.kind == "delete_row" else edit.address.rpartition("/")[0]
        table, _, name = row.rpartition("/")
        lost = bool(table) and edit.kind in ("set", "delete_row") and _is_row(project, table, name) is False
        if lost and edit.kind == "set":
            elsewhere.append(NotUnderstood(edit.address, f"{edit.old} → {edit.new}"))
        elif not lost and not (edit.kind == "set" and project.get(edit.address) == edit.new):
            edits.append(edit)
    return replace(asked, edits=tuple(edits), elsewhere=tuple(elsewhere))


def _is_row(project: Project, table: str, row: str) -> bool | None:
    """Tell whether a table has a row; None for what is no table's row."""
    return row in project.rows(table) if re.fullmatch(r"r\d+", row) else None


def _notes(schema: Schema, form: Binding, both: Copies, old: Side, new: Side) -> Iterable[ReviewNote]:
    sides = [(side, anchors(side.document.root)) for side in (new, old)]
    seen: dict[str, int] = {}
    for comment in both.comments:
        places = [_place(schema, form, side, one) for side, found in sides
                  for one in (found.get(comment.anchor, ()) if comment.anchor else ())]
        address = next((address for address, near in places if near), "") or next(
            (address for address, near in places if address), "")
        replies = tuple(Reply(r.author, r.date, r.text) for r in comment.replies)
        note = ReviewNote(address, comment.author, comment.date, comment.text, comment.quoted, replies,
                          comment.resolved, both.old.name)
        seen[note.id] = seen.get(note.id, 0) + 1
        yield replace(note, number=seen[note.id])


def _place(schema: Schema, form: Binding, side: Side, element: Element) -> tuple[str, bool]:
    """Return the address a paragraph speaks of and whether it is a question's; a section's id, else nothing."""
    spot = spot_of(element, side.spots)
    address = address_of(schema, side, spot) if spot is not None else None
    if address is not None and (schema.place(address) is not None or address in schema.tables):
        return address, True
    if address is not None and address.rpartition("/")[0] in schema.tables:
        return address.rpartition("/")[0], True
    return section_id(schema, form, path_of(element, side.headings)), False


def section_id(schema: Schema, form: Binding, path: Sequence[str]) -> str:
    """Return the id of the section under a heading of the form, an empty text when there is none."""
    for heading in reversed(path):
        for place in form.places:
            if not isinstance(place, HeaderPlace) and same_label(heading, place.under[-1]):
                section = section_of(schema, place.id)
                if section is not None:
                    return section
        number = re.match(r"[a-z]( \d+)*(?= )", normalise(heading))
        wanted = f"{number[0]} " if number else ""
        for plan in schema.sections:
            own = f"{normalise(plan.definition.number)} "
            if wanted and own.startswith(wanted):
                return plan.definition.id
    return ""


__all__ = ["Copies", "Review", "copies", "fitting", "is_own", "review", "without_unknown"]
