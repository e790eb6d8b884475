"""What a new project can take over from another one, and what it must not.

Dates, what was measured or billed, evidence, meters, confirmations and the working papers belong to the project they
were entered for; carried over they would look like facts of the new one. Everything else is carried part by part, as
the user chooses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.project import Change, Edit, Json, Project
from jcm_pdd.core.schema import Place, Schema, year_of

PARTS = ("methodology", "participants", "sites", "texts", "monitoring", "equipment")
"""What can be kept, in the order it is offered."""
KEPT_FIRST = ("methodology", "participants", "sites", "texts", "monitoring")
LEFT = ("dates", "measured", "evidence", "meters", "confirmations", "consultation", "history", "papers", "wrong")
"""Why an answer is left out, in the order it is listed."""
ORIGIN = "origin#project"
"""Where the new project keeps what it was made from: title, name of the file, and time."""

_ALWAYS = frozenset(("country", "track"))
_CONSULTATION = frozenset(("consultation", "comments", "eia_explanation"))
_METER_WORDS = ("serial", "certificate", "calibration", "seal")
_PROOF = frozenset(("claim", "proof", "document", "page"))
_CONFIRMATION = frozenset(("value", "document", "page", "confirmed_on", "confirmed_by"))
_TABLES = {"participants": "participants", "sites": "sites", "methodologies": "methodology", "comments": "consultation"}


@dataclass(frozen=True, slots=True)
class Sorted:
    """Every answered address of a project by the part it belongs to, or by the reason it is left out."""

    parts: dict[str, tuple[str, ...]]
    left: dict[str, tuple[str, ...]]


def sort_answers(schema: Schema, project: Project) -> Sorted:
    """Sort the answers of a project into what can be kept and what is left out; lists of rows are not counted."""
    parts: dict[str, list[str]] = {part: [] for part in PARTS}
    left: dict[str, list[str]] = {reason: [] for reason in LEFT}
    for address, place, stored in _answered(schema, project):
        reason = _reason(schema, place, address, stored)
        if reason:
            left[reason].append(address)
        elif address not in _ALWAYS and address != "title":
            parts[_part(schema, place, address)].append(address)
    return Sorted({name: tuple(found) for name, found in parts.items()},
                  {name: tuple(found) for name, found in left.items() if found})


def _answered(schema: Schema, project: Project) -> Iterator[tuple[str, Place, Json]]:
    for address, stored in project.answers.items():
        place = schema.place(address)
        if place is not None and address not in schema.tables:
            yield address, place, stored


def _reason(schema: Schema, place: Place, address: str, stored: Json) -> str:
    """Return why an answer is left out, empty when it may be kept."""
    column = place.address.rsplit("/", 1)[-1]
    kind = place.definition.kind
    if rejected_text(stored) is not None:
        return "wrong"
    if kind in ("attachment", "figure") or address == "references":
        return "evidence"
    if any(word in column.casefold() for word in _METER_WORDS):
        return "meters"
    if kind == "date":
        return "dates"
    asked_by = schema.document_of(place.section)
    if asked_by.on_request or asked_by in schema.papers:  # a request or report is about this one project
        return "papers" if asked_by.on_request else _of_paper(place)
    if address.split("/", maxsplit=1)[0] in _CONSULTATION or place.definition.personal:
        return "consultation"
    if address.split("/", maxsplit=1)[0] == "revisions":
        return "history"
    return _of_methodology(schema, place, address, column)


def _of_paper(place: Place) -> str:
    """Working papers hold what was collected for one project; how the monitoring is organised is one's own text.

    The manual's version and who approved it are decided anew.
    """
    table = place.address.partition("/*/")[0]
    if place.section == "monitoring_manual":
        return "papers" if table in ("manual_version", "manual_approved_by", "trainings", "manual_changes") else ""
    if table in ("meters", "calibrations"):
        return "meters"
    return {"evidence": "evidence", "measured_data": "measured",
            "monitored_values": "measured"}.get(place.section, "papers")


def _of_methodology(schema: Schema, place: Place, address: str, column: str) -> str:
    m = schema.methodology(place.methodology) if place.methodology else None
    if m is None:
        return ""
    if year_of(address) is not None:
        return "measured"
    name, dot, companion = column.partition(".")
    if dot:
        if any(criterion.id == name for criterion in m.criteria):
            return "confirmations" if companion in _PROOF else ""
        asked = m.parameter(name)
        return "confirmations" if asked is None and companion.rsplit(".", 1)[-1] in _CONFIRMATION else ""
    parameter = m.parameter(name)
    return "measured" if parameter is not None and parameter.role == "monitored" else ""


def _part(schema: Schema, place: Place, address: str) -> str:
    table = address.split("/", maxsplit=1)[0]
    if table in _TABLES:
        return _TABLES[table]
    m = schema.methodology(place.methodology) if place.methodology else None
    if m is not None:
        column = place.address.rsplit("/", 1)[-1]
        if "/*/" in place.address:
            return "equipment"  # the wording of a row's monitoring too: without its row nobody knows what it is about
        if "." not in column:
            return "methodology"
        asked = m.parameter(column.partition(".")[0])
        return "monitoring" if asked is not None and asked.role == "monitored" else "methodology"
    return "monitoring" if place.section == "monitoring_manual" or "monitoring" in _chapter(schema, place) else "texts"


def _chapter(schema: Schema, place: Place) -> str:
    plan = schema.section(place.section)
    return plan.definition.chapter if plan is not None else ""


def copy_edit(schema: Schema, project: Project, keep: Collection[str], title: str, origin: dict[str, Json]) -> Edit:
    """Return the edit that makes an empty project one like `project`, with the parts kept, a title of its own and its
    `origin`. Rows are carried with the parts their answers belong to; a row with nothing kept is not.
    """
    sorted_ = sort_answers(schema, project)
    kept = [address for part in PARTS if part in keep for address in sorted_.parts[part]]
    kept += [address for address in _ALWAYS if project.get(address) is not None
             and rejected_text(project.get(address)) is None]
    answers: dict[str, Json] = {"title": title.strip() or None, ORIGIN: dict(origin)}
    answers |= {address: project.get(address) for address in kept}
    answers |= _rows(schema, project, kept)
    changes = tuple(Change(address, None, value) for address, value in answers.items() if value is not None)
    return Edit("edit.new_from", changes, {"address": "title", "document": str(origin.get("title") or "")})


def _rows(schema: Schema, project: Project, kept: Collection[str]) -> dict[str, Json]:
    """Return the row lists, and the counters that keep ids from being used twice, of the rows something is kept of."""
    used: dict[str, set[str]] = {}
    for address in kept:
        place = schema.place(address)
        if place is not None and "/*/" in place.address:
            table = place.address.partition("/*/")[0]
            used.setdefault(table, set()).add(address[len(table) + 1:].split("/", maxsplit=1)[0])
    found: dict[str, Json] = {}
    for table, rows in used.items():
        found[table] = [row for row in project.rows(table) if row in rows]
        count = project.get(f"{table}#count")
        if count is not None:
            found[f"{table}#count"] = count
    return found
