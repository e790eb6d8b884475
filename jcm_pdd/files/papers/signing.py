"""Recording a signature: which exported file was signed, and what exactly it prints."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from jcm_pdd.core.edits import parsed
from jcm_pdd.core.papers.signing import SIGNED, YEARS, digest, record_edit, state_of
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Edit, Json
from jcm_pdd.files.attaching import keep
from jcm_pdd.files.documents import document_with
from jcm_pdd.files.printed_addresses import printed_on
from jcm_pdd.files.reading.source import Source, file_bytes
from jcm_pdd.files.session import Session
from jcm_pdd.files.word.binding import Binding

_CALCULATED = ("pdd", "mps")
"""Documents that print the yearly results."""


def record(session: Session, exported: Path, document: str = "", cells: Mapping[str, str] | None = None,
           scans: Sequence[Path] = (), origin: object = None) -> Edit:
    """Record as one undo step that an exported file was signed; `cells` are typed texts of the row by column.

    Of a Word file its own answers count, whatever the project says by now. Another file must be what the project
    prints now. Raises Problem `file.*`, `signing.which`, `signing.not_current`, or those of damaged documents.
    """
    data = file_bytes(exported)
    name = document.casefold() or document_of(session, exported.name)
    if name not in documents(session):
        raise Problem("signing.which", exported.name, known=", ".join(documents(session)))
    state = _state(session, name, data, exported.name)
    answers: dict[str, Json] = {
        "document": _spelled(session, name), "sha256": hashlib.sha256(data).hexdigest(),
        "file": [keep(session.journal, path) for path in scans]}
    for column, typed in (cells or {}).items():
        if typed.strip():
            answers[column] = parsed(session.schema.places[f"{SIGNED}/*/{column}"].kind, typed)
    edit = record_edit(session.project, answers, state)
    session.record(edit, origin)
    return edit


def documents(session: Session) -> tuple[str, ...]:
    """Return the documents that can be signed, by the names exports use."""
    return (*(one.form.casefold() for one in session.schema.documents), "mps")


def _spelled(session: Session, name: str) -> str:
    """Return the name of a document as its form is called, for people."""
    return next((one.form for one in session.schema.documents if one.form.casefold() == name), name.upper())


def document_of(session: Session, name: str) -> str:
    """Return which document an exported file is by the form code in its name, empty when the name says nothing."""
    words = f"_{Path(name).stem.casefold()}_"
    named = [one for one in documents(session) if f"_{one}_" in words]
    return max(named, key=len, default="")


def _state(session: Session, document: str, data: bytes, name: str) -> dict[str, Json]:
    project, printed = session.project, set(_printed(session, document))
    state = state_of(project, session.results, printed, document in _CALCULATED)
    if name.casefold().endswith(".docx"):
        for address, value in _answers(session, data, name).items():
            if address in state or (address in session.schema.tables and project.get(address) is not None):
                state[address] = digest(value)
        return state
    from jcm_pdd.files.export import make_one

    form = Path(name).suffix.casefold().lstrip(".")
    if all(made != data for _, (made, _) in make_one(session, document, form)):
        raise Problem("signing.not_current", name)
    return state


def _printed(session: Session, document: str) -> Iterator[str]:
    """Yield everything a document prints or would print if it were answered, lists of rows included."""
    from jcm_pdd.files.adoption.using import form_in_use
    from jcm_pdd.files.excel.workbook import printed_addresses

    if document == "mps":
        for m in session.schema.methodologies:
            yield from printed_addresses(session.schema, session.project, session.results, m.methodology)
        return
    definition = document_with(session.schema, document)
    if definition is None:
        return
    binding = form_in_use(session, definition.form).binding
    yield from printed_on(session.context, binding)
    yield from _unanswered(session, binding)


def _unanswered(session: Session, binding: Binding) -> Iterator[str]:
    from jcm_pdd.files.word.lens import columns_of

    for bound in binding.places:
        listed = session.schema.lists.get(bound.id)
        if listed is not None:
            yield listed.table
        block = session.schema.tables.get(bound.id)
        if block is None:
            if bound.id in session.schema.places:
                yield bound.id
            continue
        yield bound.id
        wanted = set(columns_of(bound))
        for place in block.columns:
            if place.address.rsplit("/", 1)[1] in wanted:
                yield from (place.at(row) for row in session.project.rows(block.address))


def _answers(session: Session, data: bytes, name: str) -> dict[str, Json]:
    """Return the answers a Word document gives that are not those of the project."""
    from jcm_pdd.files.reading.parsing import parse

    read = parse(session, Source(name, data, "word"))
    said: dict[str, Json] = {**read.head.values, **read.found.values}
    return {address: value for address, value in said.items() if value != session.project.get(address)
            and not address.endswith(YEARS)}
