"""Where else a secret is written: answers without a mark that hold the same words or the same number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jcm_pdd.core.confidential import TEXTS
from jcm_pdd.core.confidential.derive import derive
from jcm_pdd.core.confidential.needles import Needles, passages
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import Place, Schema


@dataclass(frozen=True, slots=True)
class Echo:
    """An answer that still says a secret: where, which words (none: all of it), and whose secret it is."""

    where: str
    part: str
    secret: str


def echoes(schema: Schema, project: Project, common: str = "") -> tuple[Echo, ...]:
    """Return the answers of public documents that would still say a secret, in the order they were answered."""
    public = derive(schema, project)
    if not public.secrets:
        return ()
    needles = Needles(public.secrets, common)
    found: list[Echo] = []
    for address, stored in public.project.answers.items():
        place = schema.place(address)
        if place is not None and not place.definition.personal and rejected_text(stored) is None:
            found += _in(needles, place, address, stored)
    return tuple(found)


def _in(needles: Needles, place: Place, address: str, stored: object) -> Iterator[Echo]:
    kind = place.definition.kind
    if kind in TEXTS and isinstance(stored, str):
        for part, secret in passages(needles, stored):
            yield Echo(address, "" if part == stored.strip() else part, secret)
    elif kind == "number" and isinstance(stored, str):
        for found in needles.find(f" {Decimal(stored):f} {place.definition.unit or ''} "):
            yield Echo(address, "", found.address)
