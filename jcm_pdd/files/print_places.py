"""Where an answer is printed: document, chapter and label, in the words of the forms and workbooks themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from jcm_pdd.core.problems import Problem
from jcm_pdd.core.schema import CriterionBlock, ResultBlock, SectionPlan, SourcesBlock, section_of
from jcm_pdd.files.adoption.using import form_in_use
from jcm_pdd.files.documents import MAIN
from jcm_pdd.files.printing import COLUMNS, SIDES, participant_rows

if TYPE_CHECKING:
    from jcm_pdd.core.schema import Place
    from jcm_pdd.files.session import Session
    from jcm_pdd.files.word import binding as kinds

# What a document puts together from several answers.
COMPOSED = {"country": ("host_country_name", "form_code"), "horizon": ("yearly", "yearly_note"),
            "horizon_reason": ("yearly_note",), "proration": ("yearly", "yearly_note"),
            "proration_reason": ("yearly_note",)}


def print_places(session: Session, address: str, language: str) -> tuple[str, ...]:
    """Return where an address (question, cell, row, table or section) is printed, in the order of the package.

    The chapters are named as the official form has them; nothing for what is printed nowhere.
    """
    found = [*_in_forms(session, address, language), *_in_workbook(session, address, language),
             *_in_papers(session, address, language)]
    return tuple(dict.fromkeys(found))


def _in_forms(session: Session, address: str, language: str) -> Iterator[str]:
    for document in session.schema.documents:
        name = MAIN if document is session.schema.form else document.form
        try:
            form = form_in_use(session, name)
        except Problem:
            continue  # a document without a form of its own is printed nowhere
        title = document.title.get(language)
        for bound in form.binding.places:
            if _prints(session, bound, address):
                yield " › ".join((title, *_where(bound, address, language)))


def _where(bound: kinds.SectionPlace | kinds.HeaderPlace, address: str, language: str) -> Iterator[str]:
    """Yield heading, label and column of a bound place as the form words them."""
    heads = "各ページのヘッダー" if language == "ja" else "head of every page"
    yield from getattr(bound, "under", (heads,))[-1:]
    label = getattr(bound, "label", None)
    if label:
        yield label.strip(" :：")
    column = address.rsplit("/", 1)[-1] if "/" in address else ""
    named = {**getattr(bound, "columns", {}), **getattr(bound, "lines", {})} if column else {}
    printed_as = COLUMNS.get(address.split("/", maxsplit=1)[0], {}).get(column, column)
    yield from (str(words).strip(" :：") for words, one in named.items() if one == printed_as)


def _prints(session: Session, bound: kinds.SectionPlace | kinds.HeaderPlace, address: str) -> bool:
    from jcm_pdd.files.word.lens import columns_of

    place = session.schema.place(address)
    head, _, rest = address.partition("/")
    if bound.id in COMPOSED.get(address, ()):
        return True
    if place is None:
        return _prints_rows(session, bound, address)
    if place.methodology is not None:
        return bound.id == "criteria" and address.endswith(".text")
    if not rest:
        return bound.id == head
    column = place.address.rsplit("/", 1)[1]
    if bound.id in SIDES:
        return column == "name" and head == "participants" and _on_side(session, bound.id, address)
    one = session.schema.lists.get(bound.id)
    if one is not None:
        return one.table == head and column in columns_of(bound) and _listed(session, bound.id, address)
    return bound.id == head and COLUMNS.get(head, {}).get(column, column) in columns_of(bound)


def _prints_rows(session: Session, bound: kinds.SectionPlace | kinds.HeaderPlace, address: str) -> bool:
    """Tell whether a place prints a table, one row of it, a criterion, or something a section asks."""
    table = address.split("/", maxsplit=1)[0]
    if bound.id in SIDES:
        return table == "participants" and _on_side(session, bound.id, address)
    one = session.schema.lists.get(bound.id)
    if one is not None:
        return one.table == table and _listed(session, bound.id, address)
    if table in session.schema.tables:
        return bound.id == table
    plan = session.schema.section(address)
    if plan is not None:
        return bound.id in _shown_in(plan) or any(
            _of_section(place, address) and bound.id == place.address.split("/", maxsplit=1)[0]
            for place in session.schema.places.values())
    m = session.schema.methodology(table)
    return bound.id == "criteria" and m is not None and any(address == f"{table}/{c.id}" for c in m.criteria)


def _shown_in(plan: SectionPlan) -> set[str]:
    """Return the ids of what documents put together from what a section shows."""
    found: set[str] = set()
    for block in plan.blocks:
        if isinstance(block, ResultBlock):
            found |= {"yearly", "yearly_total", "yearly_note"}
        elif isinstance(block, SourcesBlock):
            found |= {"reference_sources", "project_sources"}
        elif isinstance(block, CriterionBlock):
            found.add("criteria")
    return found


def _of_section(place: Place, section: str) -> bool:
    return place.section == section and place.methodology is None


def _on_side(session: Session, name: str, address: str) -> bool:
    row = address.split("/")[1] if "/" in address else ""
    return not row or row in participant_rows(session.context, SIDES[name])


def _listed(session: Session, name: str, address: str) -> bool:
    from jcm_pdd.core.conditions import rows_of

    row = address.split("/")[1] if "/" in address else ""
    return not row or row in rows_of(session.schema.lists[name], session.schema, session.project)


def _in_workbook(session: Session, address: str, language: str) -> Iterator[str]:
    """Yield the sheets of the monitoring workbook that hold the address or something inside it."""
    from jcm_pdd.files.excel.workbook import lay_out

    m = session.schema.methodology(address.split("/", maxsplit=1)[0])
    title = "モニタリング計画のブック" if language == "ja" else "Monitoring plan workbook"
    if m is None or m.calculated_by_workbook:
        if m is not None:
            yield title
        return
    inside = (address, f"{address}/", f"{address}.")
    for sheet in lay_out(session.schema, session.project, session.results, m.methodology).sheets:
        printed = (line.address(column) for line in sheet.keys.values() for column in line.columns)
        if any(one == address or one.startswith(inside[1:]) for one in printed):
            yield f"{title} › {sheet.name}"


def _in_papers(session: Session, address: str, language: str) -> Iterator[str]:
    """Yield the working paper an answer belongs to; the official forms take from it what they name."""
    section = section_of(session.schema, address)
    if section is None:
        return
    paper = session.schema.document_of(section)
    if paper in session.schema.papers:
        yield f"準備資料「{paper.title.ja}」" if language == "ja" else f"Working paper “{paper.title.en}”"
