"""What differs between two states of a project, answer by answer: files, or any two things that hold answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from jcm_pdd.core.calculation import Results
from jcm_pdd.core.project import Change, Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Definition, Workplace

_VERSIONS = "versions#"  # what is kept about versions is no answer of either
DefinitionKey = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class State:
    """A project as it is or was: answers, the questions they answer, results, and the definitions pinned (kind, id,
    version, SHA-256).
    """

    project: Project
    schema: Schema
    results: Results
    definitions: frozenset[DefinitionKey]


def state_of(session: Session) -> State:
    """Return an open project as it is now."""
    return State(session.project, session.schema, session.results, keys_of(session.journal.definitions()))


def keys_of(definitions: Iterable[Definition]) -> frozenset[DefinitionKey]:
    """Return what definitions are known by."""
    return frozenset((d.kind, d.id, d.version, d.sha256) for d in definitions)


def state_in(path: Path, place: Workplace) -> State:
    """Return what a file holds; it is only read. Raises Problem `store.*` for one that is refused."""
    session = Session.open(path, place, read_only=True)
    try:
        return state_of(session)
    finally:
        session.close()


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
    return between(state_in(old, place), state_in(new, place))


def between(before: State, after: State) -> Differing:
    """Compare two states."""
    order = {address: at for at, address in enumerate((*after.schema.places, *before.schema.places))}

    def rank(address: str) -> tuple[int, str]:
        place = after.schema.place(address) or before.schema.place(address)
        return (order[place.address] if place is not None else -1), address

    one, other = before.project, after.project
    changes = (one.change(address, other.get(address)) for address in one.answers.keys() | other.answers.keys()
               if not address.endswith("#count") and not address.startswith(_VERSIONS))
    found = sorted((change for change in changes if change.old != change.new), key=lambda change: rank(change.address))
    return Differing(tuple(found), one, other, (before.schema, after.schema),
                     tuple(sorted({key[:3] for key in before.definitions ^ after.definitions})),
                     (before.results.total.emission_reductions, after.results.total.emission_reductions))
