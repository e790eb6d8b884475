"""Answers that say something about a person: printed nowhere, and left out of copies that are given away."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core import companions, versions
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import Schema


def personal_addresses(schema: Schema, project: Project) -> Iterator[str]:
    """Yield the address of every personal answer a project has.

    Which other project a text was taken from, who named a version and what the project said then is nobody's business;
    the draft of a personal text is as personal.
    """
    for address in project.answers:
        if address.startswith((versions.WHO, versions.FACTS)):
            yield address
        stem, _, name = address.rpartition(".")
        if name in companions.WRITING:
            owner = schema.place(stem)
            if name == companions.ORIGIN or (owner is not None and owner.definition.personal):
                yield address
    for place in schema.places.values():
        if place.definition.personal:
            table, star, _ = place.address.partition("/*/")
            addresses = map(place.at, project.rows(table)) if star else (place.address,)
            yield from (address for address in addresses if project.get(address) is not None)


def personal_files(schema: Schema, project: Project) -> frozenset[str]:
    """Return the sha256 of every file listed in a personal answer, such as photos of people."""
    listed = (project.get(address) for address in personal_addresses(schema, project))
    return frozenset(str(item["sha256"]) for stored in listed if isinstance(stored, list)
                     for item in stored if isinstance(item, dict) and "sha256" in item)
