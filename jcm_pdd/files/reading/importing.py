"""Read a filled document into a project as one undo step, with a report of everything that was in it.

`parse` reads the document and changes nothing; its result is plain values, so it can come from another process.
`take_in` puts it into the open project; `import_document` does both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jcm_pdd.core import edits, plan
from jcm_pdd.core.calculation import Results, calculate
from jcm_pdd.core.papers.request_rounds import came_back
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change, Edit, Json, Project
from jcm_pdd.core.review_notes import ProposedEdit, ReviewNote, kept_changes
from jcm_pdd.core.schema import Schema
from jcm_pdd.core.schema_building import build
from jcm_pdd.files import pinning
from jcm_pdd.files.adoption.library import AdoptedForm
from jcm_pdd.files.adoption.unknown import form_text
from jcm_pdd.files.adoption.using import hold
from jcm_pdd.files.definitions import parse_form
from jcm_pdd.files.documents import join, shipped_form, shipped_id
from jcm_pdd.files.excel.cells import Cells, read_cells
from jcm_pdd.files.monitoring_report import reading as report
from jcm_pdd.files.monitoring_report.marking import SheetMark
from jcm_pdd.files.papers.request_reading import is_request, left_out, read_request
from jcm_pdd.files.papers.request_returned import Returned
from jcm_pdd.files.reading import checklist, official, pdd, reviewed, workbook
from jcm_pdd.files.reading.forms import read_pdd
from jcm_pdd.files.reading.found import KEPT, Found, NotUnderstood
from jcm_pdd.files.reading.merging import Disagreement, Take, merge
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.session import Session
from jcm_pdd.files.word.content import Note


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer a document gave; `new` when the project had none, `proposed` when it is the program's wording."""

    address: str
    value: Json
    new: bool
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was read, what was not understood, what disagrees, and remarks about the document.

    A reviewer's tracked changes and comments are `proposed` edits and `review` notes; none of them is applied.
    """

    read: tuple[Answer, ...]
    not_understood: tuple[NotUnderstood, ...]
    disagree: tuple[Disagreement, ...]
    notes: tuple[Note, ...] = field(default=())
    proposed: tuple[ProposedEdit, ...] = ()
    review: tuple[ReviewNote, ...] = ()
    returned: Returned | None = None


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


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user decided about a parsed document.

    `take` says whose answer counts where both have one, `each` decides single addresses, `put` sends texts nobody
    understood to the address of a field; `to_change` asks for the list of what to change in a new project. Of a data
    request `left` are the addresses not to be taken, `day` is the day it came back.
    """

    take: Take = "project"
    each: Mapping[str, Take] = field(default_factory=dict)
    put: Mapping[NotUnderstood, str] = field(default_factory=dict)
    to_change: bool = False
    left: frozenset[str] = frozenset()
    day: str = ""


@dataclass(frozen=True, slots=True)
class Prospect:
    """What taking a document in would do: the edit, its report, and questions, answers and results after it."""

    edit: Edit
    report: ImportReport
    schema: Schema
    project: Project
    results: Results
    to_change: tuple[checklist.Item, ...] = ()


def parse(session: Session, source: Source, take: Take = "project") -> Parsed:
    """Return what a document says; nothing is changed.

    `take` says whose country and methodologies decide the questions. Raises Problem when the file is no form this
    program knows.
    """
    read = _read_word if source.kind == "word" else _read_excel
    return read(session, source, take)


def import_document(session: Session, source: Source, take: Take = "project") -> ImportReport:
    """Read a document into an open project as one undo step and return the report.

    Answers the project does not have are added; where it has another one, `take` decides. Raises Problem, with
    nothing changed, when the file is no form this program knows.
    """
    return take_in(session, parse(session, source, take), Wishes(take))


def take_in(session: Session, parsed: Parsed, wishes: Wishes) -> ImportReport:
    """Put a parsed document into an open project as one undo step and return the report."""
    if parsed.form is not None:
        hold(session, parsed.form)  # a document only the user's library knows: its questions come with it
    elif parsed.document is not None and join(session.journal, parsed.document):
        session.definitions_changed()
    prospect = prepare(session, parsed, wishes)
    for digest, figure in {**parsed.review.figures, **parsed.found.figures}.items():
        if any(_shows(change.new, digest) for change in prospect.edit.changes):
            session.journal.put_blob(figure.data, figure.name, figure.media)
    session.record(prospect.edit)
    return prospect.report


def prepare(session: Session, parsed: Parsed, wishes: Wishes) -> Prospect:
    """Return what taking a parsed document in would do, with nothing changed."""
    project, returned = session.project, parsed.returned
    found = parsed.found if returned is None else left_out(returned, parsed.found, wishes.left)
    first = merge(project, parsed.head, wishes.take, wishes.each)
    rest = merge(project, found, wishes.take, wishes.each)
    changes = _once([*first.changes, *rest.changes])
    schema, _ = pinning.schema_of(session.journal, project.apply(changes))
    changes = _once([*changes, *_placed(schema, project, changes, wishes.put)])
    after = project.apply(changes)
    results = calculate(schema.methodologies, after)
    proposals = {**session.proposals, **plan.proposals(schema, after, results)}
    unknown = (*parsed.head.not_understood, *parsed.found.not_understood, *parsed.review.elsewhere)
    asked = kept_changes(project, parsed.review.edits, parsed.review.notes)
    kept = _kept(project, parsed.name, [text for text in unknown if text not in wishes.put])
    items = checklist.items(schema, after, results, parsed.found.calculated) if wishes.to_change else ()
    listed = [project.change(checklist.LIST, checklist.stored(parsed.name, items))] if items else []
    taken = {change.address for change in changes}
    answers = tuple(Answer(address, value, address in taken and project.get(address) is None,
                           value == proposals.get(address))
                    for address, value in {**parsed.head.values, **parsed.found.values}.items())
    differing = (*first.disagree, *rest.disagree, *_other_results(results, parsed.found))
    noted = [] if returned is None else came_back(project, returned.row, returned.states(wishes.left), wishes.day, True)
    edit = Edit("edit.import_document", tuple(_once([*changes, *kept, *asked, *listed, *noted])),
                {"address": "", "document": parsed.name})
    report = ImportReport(answers, unknown, differing, parsed.notes, parsed.review.edits, parsed.review.notes,
                          returned)
    return Prospect(edit, report, schema, after, results, items)


def _placed(schema: Schema, project: Project, changes: list[Change], put: Mapping[NotUnderstood, str]) -> list[Change]:
    """Return the changes that put texts nobody understood into fields; long texts grow, others are replaced."""
    now = project.apply(changes)
    placed: list[Change] = []
    for text, address in put.items():
        change = project.change(address, with_text(schema, now, address, text.text))
        now = now.apply([change])
        placed.append(change)
    return placed


def with_text(schema: Schema, project: Project, address: str, text: str) -> Json:
    """Return what a field stores after a text was put into it; KeyError for an address of no question."""
    place = schema.place(address)
    if place is None:
        raise KeyError(address)
    before = project.get(address)
    if isinstance(before, str) and place.definition.kind in ("text", "long_text", "references"):
        text = f"{before}{' ' if place.definition.kind == 'text' else chr(10)}{text}"
    return edits.parsed(place.kind, text)


def _once(changes: list[Change]) -> list[Change]:
    return list({change.address: change for change in changes}.values())


def _shows(value: Json, digest: str) -> bool:
    shown = value.get("new") if isinstance(value, dict) else value  # a proposed edit shows what it would bring
    return isinstance(shown, list) and any(isinstance(item, dict) and item.get("sha256") == digest for item in shown)


def _kept(project: Project, document: str, texts: list[NotUnderstood]) -> list[Change]:
    """Return the change that keeps what was not understood, each text of a document once."""
    old = project.get(KEPT)
    items: list[Json] = list(old) if isinstance(old, list) else []
    for text in texts:
        item: dict[str, Json] = {"document": document, **text.stored()}
        if item not in items:
            items.append(item)
    return [project.change(KEPT, items)] if texts else []


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


def _other_results(results: Results, found: Found) -> list[Disagreement]:
    """Compare the document's numbers of years and of a full year with the project's own, once it has them."""
    full_year = [*official.differing(results, found)]
    if results.total.emission_reductions is None:
        return full_year
    own = {str(row.year): row for row in results.years}
    differing = full_year
    for place, text in found.calculated.items():
        year, _, name = place.partition("/")
        mine = results.average if year == "average" else getattr(
            results.total if year == "total" else own.get(year), name, None)
        printed = None if mine is None else f"{mine:,}"
        if printed is None or printed.replace(",", "") != text.replace(",", "").replace(" ", ""):
            differing.append(Disagreement(f"yearly/{place}", text, printed))
    return differing
