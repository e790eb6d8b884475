"""Rows a document prints as a list of its own, such as the focal point: back to the rows of the table they are."""

from __future__ import annotations

from collections.abc import Sequence

from jcm_pdd.core.conditions import rows_of
from jcm_pdd.core.form import ListDef
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.files.reading.found import Found
from jcm_pdd.files.reading.rows import match_rows, new_ids


def take(schema: Schema, project: Project, one: ListDef, values: Sequence[dict[str, Json]], carried: Sequence[str],
         found: Found) -> None:
    """Put the rows of a list into `found`: each is a row read before, one of the project, or a new one.

    A row is known by its answers or its name among all rows of the table, by its position only among those that
    stand in the list already.
    """
    now = _with(project, found)
    listed = rows_of(one, schema, now)
    others = [row for row in now.rows(one.table) if row not in listed]
    name = schema.tables[one.table].columns[0].address.rsplit("/", 1)[1]
    carried = carried if len(carried) == len(values) else ()
    # Of two rows that say the same, the one the document names comes before any other.
    matched = match_rows(now, one.table, [*listed, *others], values, name, carried, _unread(listed, one, found))
    fresh = [at for at, row in enumerate(matched) if row is None]
    ids = iter(new_ids(project, one.table, len(fresh), [carried[at] for at in fresh] if carried else [],
                       found.tables.get(one.table, ())))
    rows = [row if row is not None else next(ids) for row in matched]
    for row, cells in zip(rows, values, strict=True):
        found.values.update({f"{one.table}/{row}/{column}": stored for column, stored in {**cells, **one.sets}.items()})
    shown = found.tables.setdefault(one.table, [])
    shown += [row for row in rows if row not in shown]
    shown.sort(key=_number)
    found.listed[one.id] = (rows, sorted({column for cells in values for column in cells}))


def _unread(listed: Sequence[str], one: ListDef, found: Found) -> list[str]:
    """Return the rows of a list that may change their name: those no other list of the document has shown."""
    return [row for row in listed if row not in found.tables.get(one.table, ())]


def settle(schema: Schema, project: Project, found: Found) -> None:
    """Say what the lists of a document together leave out: rows not shown at all, rows no longer in a list."""
    for name, (listed, columns) in found.listed.items():
        one = schema.lists[name]
        shown = found.tables[one.table]
        gone = found.absent.setdefault(one.table, [])
        for row in rows_of(one, schema, project):
            if all(project.get(f"{one.table}/{row}/{column}") is None for column in columns):
                continue  # it prints nothing there
            if row not in shown and row not in gone:
                gone.append(row)
            elif row in shown and row not in listed:
                found.values.update({f"{one.table}/{row}/{column}": False for column, set_to in one.sets.items()
                                     if set_to is True and f"{one.table}/{row}/{column}" not in found.values})


def _with(project: Project, found: Found) -> Project:
    """Return the project as it would be with everything read so far."""
    rows: dict[str, Json] = {table: [*project.rows(table), *(row for row in shown if row not in project.rows(table))]
                             for table, shown in found.tables.items()}
    return project.apply(project.change(address, value) for address, value in {**found.values, **rows}.items())


def _number(row: str) -> int:
    return int(row[1:]) if row[1:].isdecimal() else 0
