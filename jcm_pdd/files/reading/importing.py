"""Read a filled document into a project as one undo step, with a report of everything that was in it.

`parsing.parse` reads the document and changes nothing; `take_in` puts it into the open project; `import_document` does
both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jcm_pdd.core import edits, plan
from jcm_pdd.core.calculation import Results, calculate
from jcm_pdd.core.papers.request_rounds import came_back
from jcm_pdd.core.project import Change, Edit, Json, Project
from jcm_pdd.core.review_notes import ProposedEdit, ReviewNote, kept_changes
from jcm_pdd.core.schema import Schema
from jcm_pdd.files import pinning
from jcm_pdd.files.adoption.using import hold
from jcm_pdd.files.documents import join
from jcm_pdd.files.papers.request_reading import left_out
from jcm_pdd.files.papers.request_returned import Returned
from jcm_pdd.files.reading import checklist, official
from jcm_pdd.files.reading.found import KEPT, Found, NotUnderstood
from jcm_pdd.files.reading.merging import Disagreement, Take, merge
from jcm_pdd.files.reading.parsing import Parsed, parse
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
