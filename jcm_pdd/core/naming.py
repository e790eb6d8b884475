"""Answers that name a row of another table go along when that row is given another name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jcm_pdd.core.project import Change, Edit, Project
from jcm_pdd.core.schema import Schema


def named_along(schema: Schema, project: Project, edit: Edit) -> Edit:
    """Return an edit with the answers that name a row it renames changed too.

    What the edit itself says stands. A name that another row still has stays where it is used: nobody knows which
    row was meant.
    """
    said = {change.address for change in edit.changes}
    along = [one for change in edit.changes for one in _along(schema, project, edit, change) if one.address not in said]
    return replace(edit, changes=(*edit.changes, *along)) if along else edit


def _along(schema: Schema, project: Project, edit: Edit, change: Change) -> Iterator[Change]:
    old, new = change.old, change.new
    if not isinstance(old, str) or not isinstance(new, str) or old == new:
        return
    place = schema.place(change.address)
    users = schema.named_by.get(place.address, ()) if place is not None and "*" in place.address else ()
    if place is None or not users:
        return
    after = project.apply(edit.changes)
    if any(after.get(place.at(row)) == old for row in after.rows(place.address.split("/*/")[0])):
        return
    for user in users:
        yield from (project.change(address, new) for address in _addresses(after, user.address)
                    if project.get(address) == old)


def _addresses(project: Project, address: str) -> Iterator[str]:
    table, star, column = address.partition("/*/")
    if not star:
        yield address
        return
    yield from (f"{table}/{row}/{column}" for row in project.rows(table))
