"""What to change in a project made from last year's document: a list kept with the project until it is worked off.

The list is derived from the questions: dates, the choices of the crediting period, values of single years, documents
cited, tables of versions, and yearly results the document states otherwise. Proposals nobody read and missing
answers are findings already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from jcm_pdd.core.calculation import Results
from jcm_pdd.core.project import Edit, Json, Project
from jcm_pdd.core.schema import FieldBlock, ResultBlock, Schema, year_of
from jcm_pdd.files.session import Session

# Kept with the project, asked by no question.
LIST = "import#to_change"
TITLE = "title"
Reason = Literal["title", "date", "period", "year", "documents", "versions", "result", "quantities"]
_ENTRIES = ("choice", "number", "date", "yes_no")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at: where, why, what stood there when the document was read, and whether it was ticked."""

    address: str
    reason: Reason
    was: Json
    ticked: bool = False


def items(schema: Schema, project: Project, results: Results, printed: Mapping[str, str]) -> tuple[Item, ...]:
    """Return what to change after a project was made from a document.

    `printed` holds the document's yearly numbers by "2027/emission_reductions", as `Found.calculated` does.
    """
    found = {item.address: item for item in (*_fields(schema, project), *_results(results, printed))}
    return tuple(found.values())


def _fields(schema: Schema, project: Project) -> Iterator[Item]:
    period = _period(schema)
    if project.get(TITLE) is not None:
        yield Item(TITLE, "title", project.get(TITLE))
    for address, place in schema.places.items():
        if "." in address or "*" in address or project.get(address) is None or address == TITLE:
            continue
        kind = place.definition.kind
        reason: Reason | None = "period" if address in period else "date" if kind == "date" else \
            "documents" if kind in ("references", "attachment") else None
        if reason is not None:
            yield Item(address, reason, project.get(address))
    for address, block in schema.tables.items():
        if project.rows(address) and any(place.definition.kind == "date" for place in block.columns):
            yield Item(address, "versions", project.get(address))
    for stem in dict.fromkeys(a.partition("@")[0] for a in project.answers if year_of(a) is not None):
        if schema.place(stem) is not None:
            yield Item(stem, "year", _years(project, stem))


def _period(schema: Schema) -> frozenset[str]:
    """Return the choices, numbers and dates asked beside the yearly results: they say which years count."""
    return frozenset(block.place.address for plan in schema.sections
                     if any(isinstance(b, ResultBlock) for b in plan.blocks) for block in plan.blocks
                     if isinstance(block, FieldBlock) and block.place.definition.kind in _ENTRIES)


def _results(results: Results, printed: Mapping[str, str]) -> Iterator[Item]:
    """Yield the years whose reductions the document states otherwise; its total while nothing can be calculated."""
    if results.total.emission_reductions is None:
        total = printed.get("total/emission_reductions")
        if total is not None:
            yield Item("yearly/total", "quantities", total)
        return
    for place, text in printed.items():
        year, _, name = place.partition("/")
        if name == "emission_reductions" and _result(results, year) != _plain(text):
            yield Item(f"yearly/{year}", "result", text)


def _result(results: Results, year: str) -> str | None:
    if year == "average":
        return None if results.average is None else str(results.average)
    row = results.total if year == "total" else next((r for r in results.years if str(r.year) == year), None)
    value = row.emission_reductions if row is not None else None
    return None if value is None else str(value)


def _plain(text: str) -> str:
    return text.replace(",", "").replace(" ", "")


def _years(project: Project, stem: str) -> Json:
    return {a: value for a, value in sorted(project.answers.items()) if a.startswith(f"{stem}@")}


def is_done(item: Item, project: Project, results: Results) -> bool:
    """Tell whether an item was ticked, or what it is about has changed since the document was read."""
    if item.ticked:
        return True
    if item.reason == "quantities":
        return results.total.emission_reductions is not None
    if item.reason == "result":
        return _result(results, item.address.partition("/")[2]) == _plain(str(item.was))
    now = _years(project, item.address) if item.reason == "year" else project.get(item.address)
    return now != item.was


def stored(document: str, listed: tuple[Item, ...]) -> Json:
    """Return the list as it is kept in the project."""
    return {"document": document, "items": [
        {"address": i.address, "reason": i.reason, "was": i.was, "ticked": i.ticked} for i in listed]}


def kept(project: Project) -> tuple[str, tuple[Item, ...]]:
    """Return the document the project was made from and its list; ("", ()) when there is none."""
    held = project.get(LIST)
    if not isinstance(held, dict) or not isinstance(held.get("items"), list):
        return "", ()
    entries = held["items"] if isinstance(held["items"], list) else []
    return str(held.get("document", "")), tuple(
        Item(str(e.get("address", "")), _reason(e.get("reason")), e.get("was"), e.get("ticked") is True)
        for e in entries if isinstance(e, dict))


def _reason(stored_word: Json) -> Reason:
    return next((known for known in get_args(Reason) if known == stored_word), "date")


def tick(session: Session, address: str, done: bool) -> None:
    """Note that something was looked at and is right as it is, or not yet."""
    document, listed = kept(session.project)
    marked = tuple(replace(i, ticked=done) if i.address == address else i for i in listed)
    _record(session, stored(document, marked))


def put_away(session: Session) -> None:
    """Take the whole list out of the project."""
    _record(session, None)


def _record(session: Session, value: Json) -> None:
    if session.project.get(LIST) != value:
        session.record(Edit("edit.checklist", (session.project.change(LIST, value),), {"address": ""}))
