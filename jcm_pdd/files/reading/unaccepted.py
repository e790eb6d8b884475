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
    # What is proposed for a source or a method depends on the option chosen.
    proposed = _proposed(schema, _with(filled, options))
    for address in words:
        if address not in options and (
                found.values[address] == proposed[address] if address in proposed else address in own):
            del found.values[address]


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
