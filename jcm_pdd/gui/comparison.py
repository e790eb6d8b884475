"""The comparison list of a recovery: what differs between the file and the recovered work, in people's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.kinds.files import being_typed
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.core.schema_building import build
from jcm_pdd.files.messages import place_name
from jcm_pdd.files.pinning import FORM

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jcm_pdd.core.methodology import MethodologyDef
    from jcm_pdd.files.store import Recovery, Workplace

COUNTED = "#count"
"""Ends the address of the number of rows ever made in a table, which is told of no row and to nobody."""


def rows(recovery: Recovery, speak: str, place: Workplace | None = None) -> list[tuple[str, str, str]]:
    """Return (where, in the file, recovered) of every difference, texts still being typed at the end.

    `place` is whose adopted methodologies are known besides the program's own.
    """
    recovered = Project({d.address: d.recovered for d in recovery.differences if d.recovered is not None})
    schema = _schema([d.address for d in recovery.differences] + list(recovery.drafts), place)

    def named(address: str) -> str:
        return place_name(address, schema, recovered, speak)

    listed = [(named(d.address), shown(schema, d.address, d.in_file, speak),
               shown(schema, d.address, d.recovered, speak))
              for d in recovery.differences if not d.address.endswith(COUNTED)]
    typing = QCoreApplication.translate("Comparison", "was being typed")
    places = {address: schema.place(address) for address in recovery.drafts}
    return listed + [(named(address), typing, being_typed(place.kind if place else None, recovery.drafts[address].text))
                     for address, place in sorted(places.items(), key=lambda one: one[0])]


def _schema(addresses: Iterable[str], place: Workplace | None) -> Schema:
    from jcm_pdd.files.definitions import library
    from jcm_pdd.files.documents import shipped
    from jcm_pdd.files.official.shelf import known_methodologies

    known = library().methodologies if place is None else known_methodologies(place)
    named = {address.split("/")[0] for address in addresses}
    found: dict[str, MethodologyDef] = {}
    for (name, _), entry in known.items():
        if name in named:
            try:
                found[name] = entry.methodology
            except Problem:  # a list of differences is worth having without the names of one methodology
                continue
    further = tuple(library().form(*key) for key in shipped() if key[0] != FORM[0])
    return build(library().form(*FORM), tuple(found.values()), further, library().papers)


def shown(schema: Schema, address: str, stored: Json, speak: str) -> str:
    """Return a stored answer as people read it; of a table the number of its rows, "" for none."""
    if stored is None:
        return ""
    if (wrong := rejected_text(stored)) is not None:
        return wrong
    if address in schema.tables and isinstance(stored, list):
        return str(len(stored))
    place = schema.place(address)
    return place.kind.show(stored, speak) if place is not None else str(stored)
