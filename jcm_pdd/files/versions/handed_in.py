"""A document that was handed in outside the program (Project Idea Note, PDD, request) as a named version of a project.

The version says what the document says. What it does not ask stands there as the project had it when the document was
read, but no number of the calculation that the document's own tonnes do not confirm: else the version would have tonnes
that nobody handed in. Its facts, which are compared later, are those the document says and no others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from jcm_pdd.core import drift, plan
from jcm_pdd.core.calculation import Results
from jcm_pdd.core.project import Project
from jcm_pdd.core.versions import REVISIONS, Version, VersionFile
from jcm_pdd.files.differing import State
from jcm_pdd.files.documents import shipped_definition
from jcm_pdd.files.reading.found import Found
from jcm_pdd.files.reading.merging import merge
from jcm_pdd.files.reading.parsing import Parsed, parse
from jcm_pdd.files.reading.source import Source
from jcm_pdd.files.session import Session
from jcm_pdd.files.versions.keeping import About, Kept, keep_version
from jcm_pdd.files.versions.restoring import state_with

PLAN = "MPS"
_AVERAGE, _TOTAL = "average/emission_reductions", "total/emission_reductions"
_FACT_OF = {_AVERAGE: drift.AVERAGE, _TOTAL: drift.TOTAL}


def entry_of(source: Source) -> VersionFile:
    """Return a document as a version lists it."""
    return VersionFile(source.name, hashlib.sha256(source.data).hexdigest(), len(source.data))


def name_document(session: Session, source: Source, about: About) -> Version:
    """Keep what a filled document says under a name, as one edit; nothing of it is taken into the project.

    Without a name the document's own file name is taken, without day and number those it states. Raises Problem as
    reading and `name_version` do.
    """
    return keep_document(session, parse(session, source, "document"), entry_of(source), about)


def keep_document(session: Session, parsed: Parsed, entry: VersionFile, about: About) -> Version:
    """Keep a document that was read with `take="document"`, as one edit."""
    found = _both(parsed)
    project = _as_said(session.project, parsed)
    definitions = session.journal.definitions()
    if parsed.document is not None:
        definitions = (*definitions, shipped_definition(parsed.document))
    state = state_with(session, project, definitions)
    printed = _printed(found.calculated)
    facts = _facts(state, found) | printed
    held = project if _agrees(state.results, printed) else _without_inputs(state, found)
    here = {blob.sha256 for blob in session.journal.blobs()}
    for digest in found.figures.keys() - here:  # one the project shows keeps its own name and mark
        figure = found.figures[digest]
        session.journal.put_blob(figure.data, figure.name, figure.media, confidential=True)
    total = printed.get(drift.TOTAL)
    day, number = _stated(parsed.form_id, found, project)
    told = replace(about, name=about.name.strip() or parsed.name.rpartition(".")[0], day=about.day.strip() or day,
                   number=about.number.strip() or number, files=(entry, *about.files), document=parsed.form_id or PLAN)
    return keep_version(session, told, Kept(held, definitions, int(total) if total else None, facts))


def _both(parsed: Parsed) -> Found:
    """Return what decides the questions and what answers them as one."""
    head, rest = parsed.head, parsed.found
    return replace(rest, values={**head.values, **rest.values}, tables={**head.tables, **rest.tables},
                   absent={**head.absent, **rest.absent})


def _as_said(project: Project, parsed: Parsed) -> Project:
    for found in (parsed.head, parsed.found):
        project = project.apply(merge(project, found, "document").changes)
    return project


def _printed(calculated: Mapping[str, str]) -> dict[str, str]:
    """Return the tonnes a document prints as facts; a text that is no number is none."""
    found: dict[str, str] = {}
    for place, text in calculated.items():
        year, _, name = place.partition("/")
        plain = text.replace(",", "").replace(" ", "")
        if name == "emission_reductions" and plain.lstrip("-").isdecimal():
            found[_FACT_OF.get(place, f"{drift.YEAR}{year}")] = plain
    return found


def _agrees(results: Results, printed: drift.Facts) -> bool:
    """Tell whether the tonnes of a calculation are those a document prints; one that prints none confirms none."""
    mine = {drift.TOTAL: results.total.emission_reductions, drift.AVERAGE: results.average,
            **{f"{drift.YEAR}{row.year}": row.emission_reductions for row in results.years}}
    return bool(printed) and all(str(mine.get(fact)) == text for fact, text in printed.items())


def _without_inputs(state: State, found: Found) -> Project:
    """Return the answers without the inputs of the calculation that the document does not say."""
    heads = tuple(f"{m.methodology}/" for m in state.schema.methodologies)
    gone = [address for address in state.project.answers
            if address.startswith(heads) and address not in found.values and address not in found.tables]
    return state.project.apply(state.project.change(address, None) for address in gone)


def _facts(state: State, found: Found) -> dict[str, str]:
    """Return the facts a document says; of a row it names, what it leaves out is as the project has it."""
    proposals = plan.proposals(state.schema, state.project, state.results)
    known = drift.facts(state.schema, state.project, state.results, proposals)
    return {fact: text for fact, text in known.items() if _says(fact, found)}


def _says(fact: str, found: Found) -> bool:
    if fact.startswith(drift.UNITS):
        return fact.removeprefix(drift.UNITS) in found.tables
    if fact.startswith(drift.CAPACITY):
        return fact.removeprefix(drift.CAPACITY).rpartition("/")[0] in found.tables
    if fact == drift.POINTS:
        return any(address.endswith(".point") for address in found.values)
    # A row that the document has no place for, such as a company that is no participant, is as the project has it.
    return fact in found.values or fact in found.tables or fact.partition("/")[0] in found.tables


def _stated(document: str, found: Found, project: Project) -> tuple[str, str]:
    """Return the day (ISO) and the number a document states of itself, empty where it does not."""
    at = "pin_date", "pin_number"
    if document == "PDD" and found.tables.get(REVISIONS):
        row = project.rows(REVISIONS)[-1]
        at = f"{REVISIONS}/{row}/date", f"{REVISIONS}/{row}/version"
    day, number = (found.values.get(address) for address in at)
    return day if isinstance(day, str) else "", number if isinstance(number, str) else ""
