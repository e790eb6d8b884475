"""Between a project and the user's library: keep a row or a text, use one again with a note of where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jcm_pdd.core import companions, edits
from jcm_pdd.core.form import TableDef
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change, Edit, Json
from jcm_pdd.core.schema import Place, Schema, TableBlock
from jcm_pdd.files.question_names import question_name
from jcm_pdd.files.text_library import LONGEST, TEXT, Entry

if TYPE_CHECKING:  # a page is imported before there is a session
    from jcm_pdd.files.session import Session

_KEPT_NOWHERE = ("attachment", "figure", "place", "references")
_NAME_WORDS, _NAME_LETTERS = 10, 80


def keepable(schema: Schema, block: TableBlock) -> bool:
    """Return whether rows of a table can be kept: those of documents, no units of a methodology, no working papers."""
    return isinstance(block.table, TableDef) and block.methodology is None \
        and schema.document_of(block.columns[0].section) in schema.documents


def row_entry(session: Session, table: str, row: str) -> Entry | None:
    """Return what the library keeps of a row: all answers that read well, but files and what is personal."""
    block = session.schema.tables.get(table)
    if block is None or not keepable(session.schema, block):
        return None
    cells: dict[str, str | bool] = {}
    for place in block.columns:
        stored = session.project.get(place.at(row))
        if isinstance(stored, str | bool) and _kept(place):
            cells[place.address.rsplit("/", 1)[1]] = stored
    name = str(cells.get(_naming_column(block), "")).strip()
    return _entry(session, table, name, cells) if name else None


def text_entry(session: Session, address: str, text: str | None = None) -> Entry | None:
    """Return what the library keeps of a long text, or of a part of it; None when there is none.

    Problem `library.too_long`.
    """
    place = session.schema.place(address)
    stored = session.project.get(address) if text is None else text
    if place is None or place.definition.kind != "long_text" or not isinstance(stored, str) or not stored.strip():
        return None
    if len(stored) > LONGEST:
        raise Problem("library.too_long", address, limit=f"{LONGEST:,}")
    question = question_name(place.address, session.schema, session.project, "en") if "*" not in place.address \
        else place.definition.label.en
    return _entry(session, TEXT, first_words(stored), {"text": stored}, question)


def entry_at(session: Session, address: str) -> Entry:
    """Return the entry of a row ("participants/r1") or a text ("description"); Problem `library.nothing`."""
    table, _, row = address.rpartition("/")
    found = row_entry(session, table, row) if table in session.schema.tables else text_entry(session, address)
    if found is None:
        raise Problem("library.nothing", address)
    return found


def put_rows(session: Session, table: str, entries: Sequence[Entry], after: str | None = None) -> tuple[str, ...]:
    """Add a row for each entry as one undo step and return the ids; columns this project does not ask stay out.

    An answer that is not a choice of this project's form is left out, so that nothing wrong comes from elsewhere.
    """
    block = session.schema.tables[table]
    edit, ids = edits.add_rows(session.project, table, len(entries), after)
    columns = {place.address.rsplit("/", 1)[1]: place for place in block.columns}
    changes: list[Change] = [*edit.changes]
    for row, entry in zip(ids, entries, strict=True):
        for name, stored in entry.cells.items():
            place = columns.get(name)
            if place is not None and _kept(place) and _fits(place, stored):
                changes.append(Change(place.at(row), None, stored))
        changes.append(Change(origin_address(block, row), None, entry.origin or None))
    session.record(Edit("edit.take_library", tuple(change for change in changes if change.new is not None),
                        {"address": table, "count": str(len(entries))}))
    return ids


def put_text(session: Session, address: str, text: str, entry: Entry, origin: object = None) -> None:
    """Make a text that holds an entry the answer, with the note where it came from; one undo step."""
    edit = edits.set_texts(session.schema, session.project, {address: text}, "edit.take_library")
    told = origins(session, f"{address}.{companions.ORIGIN}")
    if entry.origin and entry.origin not in told:
        told = (*told, entry.origin)
    note = session.project.change(f"{address}.{companions.ORIGIN}", "; ".join(told) or None)
    session.record(Edit(edit.name, (*edit.changes, note), {"address": address, "count": "1"}), origin)


def origins(session: Session, address: str) -> tuple[str, ...]:
    """Return where an answer came from, as noted at its companion's address."""
    stored = session.project.get(address)
    return tuple(part for part in stored.split("; ") if part) if isinstance(stored, str) else ()


def origin_address(block: TableBlock, row: str) -> str:
    """Return the address where a row's origin is noted: at the column that names it."""
    return f"{block.address}/{row}/{_naming_column(block)}.{companions.ORIGIN}"


def first_words(text: str) -> str:
    """Return how a text begins, as its name in a list."""
    words = text.split(maxsplit=_NAME_WORDS)
    name = " ".join(words[:_NAME_WORDS])
    return f"{name[:_NAME_LETTERS].rstrip()}…" if len(words) > _NAME_WORDS or len(name) > _NAME_LETTERS else name


def _entry(session: Session, table: str, name: str, cells: dict[str, str | bool], question: str = "") -> Entry:
    title = session.project.get("title")
    project = title[:200] if isinstance(title, str) else ""
    file = session.path.name if session.path is not None else ""
    day = session.journal.place.time().date().isoformat()
    return Entry(table, name, cells, project, file, day, question)


def _naming_column(block: TableBlock) -> str:
    key = block.table.key if isinstance(block.table, TableDef) else None
    return key or block.columns[0].address.rsplit("/", 1)[1]


def _kept(place: Place) -> bool:
    return place.definition.kind not in _KEPT_NOWHERE and not place.definition.personal \
        and place.definition.names is None


def _fits(place: Place, stored: Json) -> bool:
    """Tell whether a stored answer of elsewhere is one here: shown and typed again it is the same."""
    try:
        return rejected_text(stored) is None and edits.parsed(place.kind, place.kind.show(stored, "en")) == stored
    except (TypeError, ValueError, KeyError, AttributeError, ArithmeticError):
        return False
