"""What a reviewer proposed or asked: open until it is accepted, rejected or answered."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.project import Json
from jcm_pdd.core.review.context import Context
from jcm_pdd.core.review_notes import ProposedEdit, plain, proposed_edits, review_notes
from jcm_pdd.core.schema import Schema

_CODES = {"set": "review.proposed_edit", "add_row": "review.proposed_row", "delete_row": "review.proposed_deletion",
          "order": "review.proposed_order"}


def asked(context: Context) -> Iterator[Finding]:
    """Yield one open finding for each proposed edit and each review note nobody has handled."""
    for name, edit in proposed_edits(context.project).items():
        if edit.state == "open":
            yield Finding(_CODES[edit.kind], "open", edit.where,
                          {"id": name, "author": edit.author or "?", "date": edit.date[:10],
                           "old": shown(context.schema, edit, edit.old, "en"),
                           "old_ja": shown(context.schema, edit, edit.old, "ja"),
                           "new": shown(context.schema, edit, edit.new, "en"),
                           "new_ja": shown(context.schema, edit, edit.new, "ja")})
    for name, note in review_notes(context.project).items():
        if note.state == "open":
            yield Finding("review.note", "open", note.address,
                          {"id": name, "author": note.author or "?", "date": note.date[:10], "text": plain(note.text)})


def shown(schema: Schema, edit: ProposedEdit, value: Json, language: str) -> str:
    """Return an answer of an edit as people read it: a choice by its label, a row as its cells."""
    if edit.kind == "order" and isinstance(value, list):
        return " ".join(str(row) for row in value)
    if edit.kind == "set":
        return _told(schema, edit.address, value, language)
    cells = value if isinstance(value, dict) else {}
    table = edit.where
    return plain(" | ".join(_told(schema, f"{table}/r1/{column}", one, language) for column, one in cells.items()))


def _told(schema: Schema, address: str, value: Json, language: str) -> str:
    place = schema.place(address)
    if place is None or value is None or rejected_text(value) is not None or place.definition.kind == "figure":
        return plain(value)
    try:
        return plain(place.kind.show(value, language))
    except (ValueError, TypeError, KeyError, ArithmeticError):
        return plain(value)  # kept by a project whose field was of another kind
