"""Wording a workbook shows that nobody has accepted: it is proposed again, not read as an answer."""

from __future__ import annotations

from collections.abc import Mapping

from jcm_pdd.core import plan
from jcm_pdd.core.calculation import calculate
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.files.reading.found import Found


def leave_out_proposed(schema: Schema, project: Project, m: MethodologyDef, found: Found, own: set[str]) -> None:
    """Take words out of `found` that the program proposes for the same answers, or that the empty form shows itself.

    `own` are the addresses where the document says what its empty form says.
    """
    words = [address for address in found.values if _is_word(m, address)]
    options = {address: found.values[address] for address in words if address.endswith(".option")}
    bare = Project({address: value for address, value in project.answers.items() if not _is_word(m, address)})
    rows: dict[str, Json] = {table: [*ids] for table, ids in found.tables.items()}
    values = {address: value for address, value in found.values.items() if address not in words}
    filled = _with(bare, {**values, **rows})
    for address, text in _proposed(schema, filled).items():
        if options.get(address) == text:
            del found.values[address]
    # What is proposed for a source or a method depends on the option chosen, and a number of a point on the others.
    points = {address: found.values[address] for address in words if address.endswith(".point")}
    proposed = _with_points(schema, _with(filled, options), points)
    for address in words:
        if address not in options and (
                found.values[address] == proposed[address] if address in proposed else address in own):
            del found.values[address]


def _with_points(schema: Schema, project: Project, points: Mapping[str, Json]) -> dict[str, Json]:
    """Return what is proposed when those numbers of points are answers that no proposal explains."""
    kept = _certainly_answered(schema, project, points)
    while True:
        proposed = _proposed(schema, _with(project, kept))
        wrong = {address: text for address, text in points.items()
                 if address not in kept and proposed.get(address) != text}
        if not wrong:
            return {**proposed, **dict.fromkeys(kept)}  # nothing is proposed where an answer stands
        kept |= wrong


def _certainly_answered(schema: Schema, project: Project, points: Mapping[str, Json]) -> dict[str, Json]:
    """Return the numbers no proposal can have given: a proposed one is its place in the order, or the next one that
    stands at no other point.
    """
    texts = [str(text) for text in points.values()]
    order = [f"{address}.point" for address, *_ in plan.monitored(schema, project, None)]
    found: dict[str, Json] = {}
    for address, text in points.items():
        at, number = order.index(address) + 1 if address in order else 0, str(text)
        between = range(at, int(number)) if number.isdecimal() and len(number) < 6 else None
        if between is None or int(number) < at or texts.count(number) > 1 or any(
                str(one) not in texts for one in between):
            found[address] = text
    return found


def _is_word(m: MethodologyDef, address: str) -> bool:
    name = address.rsplit("/", 1)[-1]
    return address.startswith(f"{m.methodology}/") and "." in name and not name.endswith(".value")


def _with(project: Project, answers: Mapping[str, Json]) -> Project:
    return project.apply([project.change(address, value) for address, value in answers.items()])


def _proposed(schema: Schema, project: Project) -> dict[str, Json]:
    """Return the proposed wording as it would be stored."""
    found: dict[str, Json] = {}
    for address, text in plan.proposals(schema, project, calculate(schema.methodologies, project)).items():
        place = schema.place(address)
        if place is not None:
            found[address] = place.kind.parse(text)
    return found
