"""Bring a copy of the open project, or another file of it, into the open one: shown first, then done as one undo step.

Their file is only read. What both changed differently stays as it is here; what the user does not choose waits as a
proposed edit of the review, so that nothing either person typed is lost.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jcm_pdd.core.calculation import calculate
from jcm_pdd.core.kinds.files import being_typed
from jcm_pdd.core.merging import merge
from jcm_pdd.core.merging_outcome import Conflict, Merged, Take
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Change, Edit, Json, Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.files import pinning, store
from jcm_pdd.files.ancestry import Ancestry, ancestry
from jcm_pdd.files.merging_notes import Told, proposals, records, tellers
from jcm_pdd.files.merging_parts import Parts, parts_of, take_parts
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Holder, Journal
from jcm_pdd.files.store.lock import holder_of
from jcm_pdd.files.store.place import real_path

NAME = "edit.merge"


@dataclass(frozen=True)
class TheirFile:
    """Another file of the project, open to be read: `holder` has it open elsewhere, perhaps with newer work."""

    path: Path
    journal: Journal
    holder: Holder | None

    def close(self) -> None:
        """Forget the file; nothing about it has changed."""
        store.close(self.journal)


@dataclass(frozen=True)
class Planned:
    """What a merge does: `project` is what the open one would be, `choices` what was chosen for conflicts.

    `strangers` tells that the two files seem to be about different projects. Totals are whole tCO2, None while not
    known. `drafts` are texts of theirs that were being typed when they saved.
    """

    theirs: TheirFile
    ancestry: Ancestry
    merged: Merged
    choices: Mapping[str, Take]
    told: tuple[Told, ...]
    parts: Parts
    strangers: bool
    drafts: Mapping[str, str]
    schema: Schema
    total_before: int | None
    total_after: int | None

    @property
    def project(self) -> Project:
        """The project of both, mine where nothing was chosen."""
        return self.merged.project

    @property
    def left(self) -> tuple[Conflict, ...]:
        """The conflicts nobody chose for yet."""
        return tuple(one for one in self.merged.conflicts if one.address not in self.choices)

    @property
    def changes_nothing(self) -> bool:
        """Whether the open project already says all that theirs says."""
        return not (self.project != self.ancestry.mine.project or self.merged.conflicts or self.parts.any)


def open_theirs(session: Session, path: Path) -> TheirFile:
    """Open another file to be merged into the open project; its lock is not needed and not touched.

    Raises Problem `merging.read_only` and `merging.same_file`, and those of opening (`store.*`) for a file that is
    refused.
    """
    if session.read_only:
        raise Problem("merging.read_only", str(session.path or ""))
    path = real_path(path)
    if session.path is not None and _same(path, session.path):
        raise Problem("merging.same_file", str(path))
    journal, info = store.open_project(path, session.journal.place, "read")
    holder = None
    with contextlib.suppress(OSError):
        holder = holder_of(info.path, session.journal.place)
    return TheirFile(path, journal, None if holder is None or holder.stale else holder)


def _same(path: Path, other: Path) -> bool:
    with contextlib.suppress(OSError):
        return path.samefile(other)
    return path == real_path(other)


@contextlib.contextmanager
def theirs_of(session: Session, path: Path) -> Iterator[TheirFile]:
    """Open another file for one merge; see `open_theirs`."""
    theirs = open_theirs(session, path)
    try:
        yield theirs
    finally:
        theirs.close()


def plan(session: Session, theirs: TheirFile, choices: Mapping[str, Take] | None = None) -> Planned:
    """Return what merging would do; nothing is changed.

    Raises Problem `merging.no_conflict` for a choice where nothing is in conflict.
    """
    found = ancestry(session.schema, session.journal, theirs.journal)
    chosen = dict(choices or {})
    merged = merge(session.schema, found.base, found.mine, found.theirs, chosen)
    known = {conflict.address for conflict in merged.conflicts}
    wrong = next((address for address in chosen if address not in known), None)
    if wrong is not None:
        raise Problem("merging.no_conflict", wrong, file=theirs.path.name)
    schema, unknown = pinning.schema_of(session.journal, merged.project)
    after = None if unknown else calculate(schema.methodologies, merged.project).total.emission_reductions
    typed = theirs.journal.drafts()
    places = {address: schema.place(address) for address in typed}
    drafts = {address: being_typed(place.kind if place else None, typed[address].text)
              for address, place in places.items()}
    told = _in_form_order(tellers(found, merged), schema)
    return Planned(theirs, found, merged, chosen, told, parts_of(session, theirs.journal),
                   found.base is None and _strangers(session.project, theirs.journal.project()), drafts, schema,
                   session.results.total.emission_reductions, after)


def _in_form_order(told: Iterable[Told], schema: Schema) -> tuple[Told, ...]:
    """Return conflicts in the order the form asks; of a row and a default where their first question stands."""
    order = {address: at for at, address in enumerate(schema.places)}
    for address, at in tuple(order.items()):
        for stem in (address.partition("/*/")[0], address.rpartition(".")[0]):
            order.setdefault(stem, at)

    def rank(one: Told) -> tuple[int, str]:
        address = one.conflict.address
        place = schema.place(address)
        known = place.address if place is not None else address if address in order else address.rpartition("/")[0]
        return order.get(known, len(order)), address

    return tuple(sorted(told, key=rank))


def _strangers(mine: Project, theirs: Project) -> bool:
    """Return whether two files without a common history are about different projects, by title, then by answers."""
    title, other = (str(one.get("title") or "").strip().casefold() for one in (mine, theirs))
    if title and title == other:
        return False
    shared = [address for address in mine.answers.keys() & theirs.answers.keys() if "#" not in address]
    equal = sum(mine.get(address) == theirs.get(address) for address in shared)
    return 2 * equal < len(shared) or not shared


def carry_out(session: Session, planned: Planned, strangers: bool = False) -> None:
    """Merge as planned: one undo step. `strangers` says that the user means it although the projects seem different.

    Raises Problem `merging.strangers`, `merging.changed` (the open project was changed since it was planned), or those
    of writing the working copy.
    """
    if planned.strangers and not strangers:
        raise Problem("merging.strangers", str(planned.theirs.path))
    if session.project != planned.ancestry.mine.project:
        raise Problem("merging.changed", str(session.path or ""))
    if planned.changes_nothing:
        return
    take_parts(session, planned.theirs.journal, planned.parts)
    wanted = dict(planned.project.answers)
    wanted.update(proposals(planned.project, planned.left, planned.told, planned.theirs.path.name))
    wanted.update(records(planned.project, planned.theirs.journal, planned.theirs.path.name, planned.ancestry,
                          planned.merged))
    edit = Edit(NAME, tuple(_changes(session.project, wanted)),
                {"address": "", "document": planned.theirs.path.name})
    session.record(edit)


def _changes(project: Project, wanted: Mapping[str, Json]) -> Iterator[Change]:
    for address in sorted(project.answers.keys() | wanted.keys()):
        change = project.change(address, wanted.get(address))
        if change.old != change.new:
            yield change

