"""From a filled official workbook to the addresses of a project, through the description of its cells."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal

from jcm_pdd.core.calculation import Results
from jcm_pdd.core.kinds.numbers import SIGNIFICANT_DIGITS, plain
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.official import WorkbookDef
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.files.official.holding import workbook_data
from jcm_pdd.files.official.identity import Code, code_of
from jcm_pdd.files.official.shelf import shelf_of
from jcm_pdd.files.reading.found import Found
from jcm_pdd.files.reading.leftovers import leftovers
from jcm_pdd.files.reading.merging import Disagreement
from jcm_pdd.files.reading.moved import anchors, find_moved
from jcm_pdd.files.reading.official_cells import CellReader
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.reading.unaccepted import leave_out_proposed
from jcm_pdd.files.reading.workbook import Identity
from jcm_pdd.files.session import Session
from jcm_pdd.files.workbooks.reading import read_official

RESULT = "ER_p"
_EXACT = Context(prec=SIGNIFICANT_DIGITS)


def identity(session: Session, source: Source) -> Identity:
    """Return the methodology of an official workbook by its code, else by the words of its inputs.

    Raises Problem `reading.not_our_workbook` when neither tells.
    """
    document = read_official(source.data, source.name)
    code = code_of(document.book)
    if code.methodology:
        return Identity(code.methodology, code.version)
    layouts = frozenset(one.key for one in anchors(document))
    for known, blank in _known(session):
        if layouts and layouts == frozenset(one.key for one in anchors(read_official(blank))):
            return Identity(known.methodology, known.version)
    raise Problem("reading.not_our_workbook", source.name, sheet="MPS(input)")


def _known(session: Session) -> Iterator[tuple[Code, bytes]]:
    for m in session.schema.methodologies:
        blank = _blank(session, m)
        if blank:
            yield Code(m.methodology, m.version), blank
    shelf = shelf_of(session.journal.place)
    for entry in shelf.entries():
        adopted = shelf.find(entry.id, entry.version)
        if adopted is not None:
            yield Code(entry.id, entry.version), adopted.workbook


def _blank(session: Session, m: MethodologyDef) -> bytes:
    """Return the empty workbook an answer's cells were described in; nothing when it is not at hand."""
    if m.workbook is None:
        return b""
    try:
        return workbook_data(session.journal, m)
    except Problem:
        return b""


def answers(session: Session, schema: Schema, project: Project, m: MethodologyDef, source: Source) -> Found:
    """Return what an official workbook answers; a value that is none of its kind is kept as it was written.

    Raises Problem `reading.no_places` when nobody has said where the answers of this methodology stand in it.
    """
    return read_answers(schema, project, m, source, _blank(session, m))


def read_answers(schema: Schema, project: Project, m: MethodologyDef, source: Source, empty: bytes) -> Found:
    """Return what an official workbook answers; `empty` are the bytes of the one its cells were described in."""
    document = read_official(source.data, source.name)
    if m.workbook is not None and empty:
        blank, definition = read_official(empty, m.workbook.file), m.workbook
    else:
        blank, definition = document, _described(m, source)
    reader = CellReader(schema, project, m, definition, document, blank, find_moved(definition, blank, document))
    reader.read()
    leave_out_proposed(schema, project, m, reader.found, reader.own)
    leftovers(reader.found, document, blank, reader.moved, reader.taken)
    return reader.found


def _described(m: MethodologyDef, source: Source) -> WorkbookDef:
    """Return where our answers stand in a workbook nobody linked: by symbols and words alone."""
    from jcm_pdd.files.official.adopting import adopt_methodology
    from jcm_pdd.files.official.crosscheck import cross_check

    try:
        adoption = adopt_methodology(source.data, source.name)
    except Problem as problem:
        raise Problem("reading.no_places", source.name, methodology=m.key) from problem
    return cross_check(m, adoption.definition, adoption.reads, ()).link


def differing(results: Results, found: Found) -> Iterator[Disagreement]:
    """Yield the result of one full year where an official workbook shows another one than the project."""
    for name, text in found.full_year.items():
        method = results.methodologies.get(name)
        if method is None or method.er_p is None:
            continue
        official = method.state.official.reduction
        ours = Decimal(method.er_p) if official is None else official
        if _EXACT.plus(Decimal(text)) != _EXACT.plus(ours):
            yield Disagreement(f"{name}/{RESULT}", text, plain(ours))
