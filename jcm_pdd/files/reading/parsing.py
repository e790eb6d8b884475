"""What a filled document says in the addresses of one project: plain values that can come from another process."""

from __future__ import annotations

from dataclasses import dataclass, field

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.core.schema_building import build
from jcm_pdd.files import pinning
from jcm_pdd.files.adoption.library import AdoptedForm
from jcm_pdd.files.adoption.unknown import form_text
from jcm_pdd.files.definitions import parse_form
from jcm_pdd.files.documents import shipped_form, shipped_id
from jcm_pdd.files.excel.cells import Cells, read_cells
from jcm_pdd.files.monitoring_report import reading as report
from jcm_pdd.files.monitoring_report.marking import SheetMark
from jcm_pdd.files.papers.request_reading import is_request, read_request
from jcm_pdd.files.papers.request_returned import Returned
from jcm_pdd.files.reading import official, pdd, reviewed, workbook
from jcm_pdd.files.reading.forms import read_pdd
from jcm_pdd.files.reading.found import Found
from jcm_pdd.files.reading.merging import Take, merge
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.session import Session
from jcm_pdd.files.word.content import Note


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one document says in the addresses of one project: `head` decides the questions, `found` is the rest."""

    name: str
    head: Found
    found: Found
    notes: tuple[Note, ...]
    form: AdoptedForm | None = None
    review: reviewed.Review = field(default_factory=reviewed.Review)
    returned: Returned | None = None
    document: str | None = None
    """A document of the program's own that the project does not have yet."""
    form_id: str = ""
    """The form of a Word document, such as PIN."""


def parse(session: Session, source: Source, take: Take = "project") -> Parsed:
    """Return what a document says; nothing is changed.

    `take` says whose country and methodologies decide the questions. Raises Problem when the file is no form this
    program knows.
    """
    read = _read_word if source.kind == "word" else _read_excel
    return read(session, source, take)


def _settled(session: Session, head: Found, take: Take) -> tuple[Schema, Project]:
    """Return questions and answers as they are once country and methodologies of the document are in."""
    trial = session.project.apply(merge(session.project, head, take).changes)
    schema, _ = pinning.schema_of(session.journal, trial)
    return schema, trial


def _read_word(session: Session, source: Source, take: Take) -> Parsed:
    both = reviewed.copies(source)
    reading = read_pdd(session, source if both is None else both.old)
    head = pdd.head(session.schema, session.project, reading)
    schema, trial = _settled(session, head, take)
    new = all(d.form != reading.document for d in schema.documents)
    ours = shipped_id(reading.document) if new else None
    form = reading.form if new and ours is None else None
    if new:
        own = parse_form(form_text(form), source.name) if form is not None else shipped_form(reading.document)
        schema = build(schema.form, schema.methodologies, (*schema.documents[1:], own), schema.papers)
    found = pdd.answers(schema, trial, reading)
    if both is None:
        return Parsed(source.name, head, found, reading.notes, form, document=ours, form_id=reading.document)
    asked = reviewed.review(schema, trial, (head, found), reading, both)
    if both.changed and take == "project" and reviewed.is_own(session.project, found):
        # The project went on since: what was taken out meanwhile does not come back with the old text.
        found, asked = reviewed.without_unknown(found, session.project), reviewed.fitting(session.project, asked)
    return Parsed(source.name, head, found, reading.notes, form, asked, document=ours, form_id=reading.document)


def _read_excel(session: Session, source: Source, take: Take) -> Parsed:
    sheets = read_cells(source.data, source.name)
    if is_request(sheets):
        read = read_request(session, source)
        return Parsed(source.name, Found(), read.found, tuple(read.notes), returned=read.returned)
    marks = report.marks_in(sheets)
    if marks:
        return _read_report(session, source, sheets, next(iter(marks.values())), take)
    own = workbook.is_own(sheets)
    who = workbook.identity(sheets, source.name) if own else official.identity(session, source)
    head = _head_of_workbook(session.project, who, source.name)
    schema, trial = _settled(session, head, take)
    m = schema.methodology(who.methodology)
    if m is None:
        raise Problem("reading.unknown_methodology", source.name, methodology=f"{who.methodology} ver{who.version}")
    found = (workbook.answers(schema, trial, source.data, sheets, who, source.name) if own
             else official.answers(session, schema, trial, m, source))
    return Parsed(source.name, head, found, ())


def _read_report(session: Session, source: Source, sheets: dict[str, Cells], mark: SheetMark, take: Take) -> Parsed:
    head = _head_of_workbook(session.project, workbook.Identity(mark.methodology, mark.version), source.name)
    schema, trial = _settled(session, head, take)
    return Parsed(source.name, head, report.answers(schema, trial, sheets), ())


def _head_of_workbook(project: Project, who: workbook.Identity, where: str) -> Found:
    """A workbook names its methodology; a project that uses others only is not the one it belongs to."""
    head = Found()
    used = {project.get(f"methodologies/{row}/methodology"): row for row in project.rows("methodologies")}
    named = [str(name) for name in used if name]
    if named and who.methodology not in used:
        raise Problem("excel.other_methodology", where, found=who.methodology, expected=", ".join(named))
    row = used.get(who.methodology) or next(iter(project.rows("methodologies")), "r1")
    head.tables["methodologies"] = [row]
    if who.country:
        head.values["country"] = who.country
    head.values[f"methodologies/{row}/methodology"] = who.methodology
    if who.version:
        head.values[f"methodologies/{row}/version"] = who.version
    return head
