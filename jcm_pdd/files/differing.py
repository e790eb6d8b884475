"""What differs between two project files, answer by answer: neither is changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jcm_pdd.core.project import Change, Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace


@dataclass(frozen=True, slots=True)
class Differing:
    """The changes that lead from the old file to the new one, in the order of the form; totals are whole tCO2.

    `definitions` are (kind, id, version) pinned in only one of the files, or with another text.
    """

    changes: tuple[Change, ...]
    old: Project
    new: Project
    schemas: tuple[Schema, Schema]
    definitions: tuple[tuple[str, str, str], ...]
    totals: tuple[int | None, int | None]


def differing(old: Path, new: Path, place: Workplace) -> Differing:
    """Compare two files. Raises Problem `store.*` for one that is refused."""
    before = Session.open(old, place, read_only=True)
    try:
        after = Session.open(new, place, read_only=True)
        try:
            return _compared(before, after)
        finally:
            after.close()
    finally:
        before.close()


def _compared(before: Session, after: Session) -> Differing:
    order = {address: at for at, address in enumerate((*after.schema.places, *before.schema.places))}

    def rank(address: str) -> tuple[int, str]:
        place = after.schema.place(address) or before.schema.place(address)
        return (order[place.address] if place is not None else -1), address

    one, other = before.project, after.project
    changes = (one.change(address, other.get(address)) for address in one.answers.keys() | other.answers.keys()
               if not address.endswith("#count"))
    found = sorted((change for change in changes if change.old != change.new), key=lambda change: rank(change.address))
    pinned = [{(d.kind, d.id, d.version, d.sha256) for d in session.journal.definitions()}
              for session in (before, after)]
    return Differing(tuple(found), one, other, (before.schema, after.schema),
                     tuple(sorted({key[:3] for key in pinned[0] ^ pinned[1]})),
                     (before.results.total.emission_reductions, after.results.total.emission_reductions))
