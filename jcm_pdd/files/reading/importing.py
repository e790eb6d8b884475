"""Read a filled document into a project as one undo step, with a report of everything that was in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change, Edit, Json, Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.files import pinning
from jcm_pdd.files.excel.cells import read_cells
from jcm_pdd.files.reading import pdd, workbook
from jcm_pdd.files.reading.forms import read_pdd
from jcm_pdd.files.reading.found import KEPT, Found, NotUnderstood
from jcm_pdd.files.reading.merging import Disagreement, Merged, Take, merge
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
    """What was read, what was not understood, what disagrees, and remarks about the document."""

    read: tuple[Answer, ...]
    not_understood: tuple[NotUnderstood, ...]
    disagree: tuple[Disagreement, ...]
    notes: tuple[Note, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class _Reading:
    """One document in two steps: what decides the questions, then everything else."""

    head: Found
    found: Found
    notes: tuple[Note, ...]


def import_document(session: Session, source: Source, take: Take = "project") -> ImportReport:
    """Read a document into an open project as one undo step and return the report.

    Answers the project does not have are added; where it has another one, `take` decides. Raises Problem, with
    nothing changed, when the file is no form this program knows.
    """
    read = _read_word if source.kind == "word" else _read_excel
    result = read(session, source, take)
    project = session.project
    first, rest = merge(project, result.head, take), merge(project, result.found, take)
    kept = _kept(project, source.name, result.found.not_understood)
    changes = _once([*first.changes, *rest.changes, *kept])
    taken = {change.address for change in changes}
    for digest, figure in result.found.figures.items():
        if any(_shows(change.new, digest) for change in changes):
            session.journal.put_blob(figure.data, figure.name, figure.media)
    proposals = dict(session.proposals)
    session.record(Edit("edit.import_document", tuple(changes), {"address": "", "document": source.name}))
    proposals |= session.proposals
    values = {**result.head.values, **result.found.values}
    answers = tuple(Answer(address, value, address in taken and project.get(address) is None,
                           value == proposals.get(address)) for address, value in values.items())
    differing = (*first.disagree, *rest.disagree, *_other_results(session, result.found))
    unknown = (*result.head.not_understood, *result.found.not_understood)
    return ImportReport(answers, unknown, differing, result.notes)


def _once(changes: list[Change]) -> list[Change]:
    return list({change.address: change for change in changes}.values())


def _shows(value: Json, digest: str) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) and item.get("sha256") == digest for item in value)


def _kept(project: Project, document: str, texts: list[NotUnderstood]) -> list[Change]:
    """Return the change that keeps what was not understood, each text of a document once."""
    old = project.get(KEPT)
    items: list[Json] = list(old) if isinstance(old, list) else []
    for text in texts:
        item: dict[str, Json] = {"document": document, **text.stored()}
        if item not in items:
            items.append(item)
    return [project.change(KEPT, items)] if texts else []


def _settled(session: Session, head: Found, take: Take) -> tuple[Schema, Project, Merged]:
    """Return questions and answers as they are once country and methodologies of the document are in."""
    merged = merge(session.project, head, take)
    trial = session.project.apply(merged.changes)
    schema, _ = pinning.schema_of(session.journal, trial)
    return schema, trial, merged


def _read_word(session: Session, source: Source, take: Take) -> _Reading:
    reading = read_pdd(session, source)
    head = pdd.head(session.schema, session.project, reading)
    schema, trial, _ = _settled(session, head, take)
    return _Reading(head, pdd.answers(schema, trial, reading), reading.notes)


def _read_excel(session: Session, source: Source, take: Take) -> _Reading:
    sheets = read_cells(source.data, source.name)
    who = workbook.identity(sheets, source.name)
    head = _head_of_workbook(session.project, who, source.name)
    schema, trial, _ = _settled(session, head, take)
    if schema.methodology(who.methodology) is None:
        raise Problem("reading.unknown_methodology", source.name, methodology=f"{who.methodology} ver{who.version}")
    return _Reading(head, workbook.answers(schema, trial, source.data, sheets, who, source.name), ())


def _head_of_workbook(project: Project, who: workbook.Identity, where: str) -> Found:
    """A workbook names its methodology; a project that uses others only is not the one it belongs to."""
    head = Found()
    used = {project.get(f"methodologies/{row}/methodology"): row for row in project.rows("methodologies")}
    named = [str(name) for name in used if name]
    if named and who.methodology not in used:
        raise Problem("excel.other_methodology", where, found=who.methodology, expected=", ".join(named))
    row = used.get(who.methodology) or next(iter(project.rows("methodologies")), "r1")
    head.tables["methodologies"] = [row]
    head.values["country"] = who.country
    head.values[f"methodologies/{row}/methodology"] = who.methodology
    if who.version:
        head.values[f"methodologies/{row}/version"] = who.version
    return head


def _other_results(session: Session, found: Found) -> list[Disagreement]:
    """Compare the document's yearly numbers with the project's own, once it can calculate them."""
    results = session.results
    if results.total.emission_reductions is None:
        return []
    own = {str(row.year): row for row in results.years}
    differing = []
    for place, text in found.calculated.items():
        year, _, name = place.partition("/")
        mine = getattr(results.total if year == "total" else own.get(year), name, None)
        printed = None if mine is None else f"{mine:,}"
        if printed is None or printed.replace(",", "") != text.replace(",", "").replace(" ", ""):
            differing.append(Disagreement(f"yearly/{place}", text, printed))
    return differing
