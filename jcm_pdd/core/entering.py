"""Many answers at once, by address: from an answers file, the command line, a sample or the four first questions."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from jcm_pdd.core import edits
from jcm_pdd.core.kinds import Rejected, as_rejected
from jcm_pdd.core.project import Change, Edit, Json, Project
from jcm_pdd.core.schema import Place, Schema


def answers_edit(schema: Schema, project: Project, answers: Mapping[str, Json], held: Collection[str],
                 name: str = "edit.from_file") -> Edit:
    """Return the edit that puts typed texts (and row lists at tables) at addresses.

    `held` are the SHA-256 of the files the project keeps. KeyError names an address of no question.
    """
    changes = _row_changes(schema, project, answers)
    for address, value in answers.items():
        if address in schema.tables:
            continue
        place = schema.place(address)
        if place is None:
            raise KeyError(address)
        stored = edits.parsed(place.kind, value) if isinstance(value, str) else value
        changes.append(project.change(address, _of_held_files(place, stored, held)))
    return Edit(name, tuple(changes), {"address": ""})


def _of_held_files(place: Place, stored: Json, held: Collection[str]) -> Json:
    """Return an entered value; a list of files that names one the project does not keep is refused."""
    if place.definition.kind not in ("figure", "attachment") or not isinstance(stored, list):
        return stored
    strange = [item for item in stored if not isinstance(item, dict) or item.get("sha256") not in held]
    if not strange:
        return stored
    typed = ", ".join(str(item.get("name")) if isinstance(item, dict) else str(item) for item in strange)
    return as_rejected(typed, Rejected("attachment.not_a_file", typed=typed))


def _row_changes(schema: Schema, project: Project, answers: Mapping[str, Json]) -> list[Change]:
    """Return the changes of row lists: those given, and new rows that cell addresses name.

    Rows a given list leaves out go with their answers. KeyError for what is no row id.
    """
    changes: list[Change] = []
    for table in schema.tables:
        now, given = project.rows(table), answers.get(table)
        if given is not None and not isinstance(given, list):
            raise KeyError(table)
        rows = list(dict.fromkeys(str(row) for row in (now if given is None else given)))
        named = {address[len(table) + 1:].split("/")[0]: address for address in answers
                 if address.startswith(f"{table}/")}
        rows += [row for row in named if row not in rows]
        wrong = next((row for row in rows if row not in now and not edits.ROW_ID.fullmatch(row)), None)
        if wrong is not None:
            raise KeyError(named.get(wrong, table))
        if tuple(rows) != now:
            left: list[Json] = [*rows]
            changes.append(project.change(table, left or None))
            dropped = [row for row in now if row not in rows]
            changes += edits.emptied(project, table, dropped) if dropped else []
    return changes
