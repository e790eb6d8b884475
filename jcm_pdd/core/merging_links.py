"""What answers point at: rows by their address inside of other answers, rows by their name; rewritten when those move.

An answer names a row by its address (`meters/r7`, `ID_AM002/chillers/r4/EC_PJ.method`, `unit:meters/r7`), by the
table's word in the singular (or a word of `SPOKEN`) with the row's id (`site:r3`), or, where the question says so
(`FieldDef.names`), by the text in the column that names the rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from jcm_pdd.core.form import TableDef
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.review_notes import EDITS, proposed_edits
from jcm_pdd.core.schema import Schema

Renames = Mapping[str, Mapping[str, str]]
"""Old row id -> new one, by table."""
Told = Callable[[str, str], str | None]
"""(table, row) -> the row's new id, None when it stays."""
SPOKEN = {"coordinates": "sites", "captive": "sites", "fuel": "sites", "grid": "sites", "load": "sites",
          "logger": "sites", "project": "sites", "person": "structure", "evidence": "evidence"}
"""Words before a row's id, in the figure and the check list of a visit, that are not the table's name without its s."""
_ROW = re.compile(r"r[1-9][0-9]{0,8}")


class Pointers:
    """Finds and rewrites what answers of a project point at; `tables` are the addresses of its row lists."""

    def __init__(self, schema: Schema, tables: Iterable[str]) -> None:
        self.schema = schema
        self.tables = tuple(sorted(tables, key=lambda name: (-len(name), name)))
        self._known = frozenset(self.tables)
        single = {word: table for word, table in SPOKEN.items() if table in self._known}
        single |= {name[:-1]: name for name in self.tables if "/" not in name and name.endswith("s")}
        self._single = single
        whole, short = "|".join(map(re.escape, self.tables)), "|".join(map(re.escape, single))
        self._pattern = re.compile(rf"(?<![\w/.])(?:({whole})/|({short}):)({_ROW.pattern})(?![\w])")
        self._keys: dict[str, str] = {}
        for name, block in schema.tables.items():
            if isinstance(block.table, TableDef):
                self._keys[name] = block.table.key or block.table.columns[0].id
        self.once = {name: block.table.once for name, block in schema.tables.items()
                     if isinstance(block.table, TableDef) and block.table.once}
        self.named = frozenset(key.partition("/*/")[0] for key in schema.named_by)

    def key(self, table: str, row: str) -> str | None:
        """Return the address of the cell that names a row of a form's table, None for other tables."""
        column = self._keys.get(table)
        return None if column is None else f"{table}/{row}/{column}"

    def names(self, address: str) -> str | None:
        """Return the table whose rows the answer at an address names."""
        place = self.schema.place(address)
        return place.definition.names if place is not None else None

    def split(self, address: str) -> tuple[str, str, str] | None:
        """Return table, row and the rest ("/name") of an address in a table, None for one that is in none."""
        parts = address.split("/")
        for cut in (1, 2):
            table = "/".join(parts[:cut])
            if len(parts) > cut and table in self._known and _ROW.fullmatch(parts[cut]):
                return table, parts[cut], address[len(table) + 1 + len(parts[cut]):]
        return None

    def rewritten(self, value: Json, told: Told) -> Json:
        """Return an answer with the row ids inside of it as `told`."""
        if isinstance(value, str):
            return self._text(value, told)
        if isinstance(value, list):
            return [self.rewritten(one, told) for one in value]
        if isinstance(value, dict):
            return {key: self.rewritten(one, told) for key, one in value.items()}
        return value

    def rows_in(self, value: Json) -> Iterator[tuple[str, str]]:
        """Yield (table, row) of every row an answer points at by its address."""
        found: list[tuple[str, str]] = []

        def note(table: str, row: str) -> None:
            found.append((table, row))

        self.rewritten(value, note)
        yield from found

    def _text(self, text: str, told: Told) -> str:
        if not self.tables or ("/" not in text and ":" not in text):
            return text

        def one(match: re.Match[str]) -> str:
            table = match[1] or self._single[match[2]]
            new = told(table, match[3])
            return match[0] if new is None else match[0][:-len(match[3])] + new

        return self._pattern.sub(one, text)

    def moved(self, project: Project, renames: Renames) -> Project:
        """Return a project whose rows have new ids, everywhere they are spoken of."""
        if not any(renames.values()):
            return project

        def told(table: str, row: str) -> str | None:
            return renames.get(table, {}).get(row)

        answers: dict[str, Json] = {}
        for address, value in project.answers.items():
            if address in renames and isinstance(value, list):
                answers[address] = [renames[address].get(str(row), row) for row in value]
            elif address.startswith(EDITS) and isinstance(value, dict):
                answers.update(self._proposal(value, renames, told))
            else:
                answers[self._text(address, told)] = self.rewritten(value, told)
        return Project(answers)

    def _proposal(self, value: dict[str, Json], renames: Renames, told: Told) -> dict[str, Json]:
        """Return a reviewer's proposed edit with the rows of its table as they are called now, under its new id."""
        here = renames.get(str(value.get("address")), {})
        found = {key: self.rewritten(one, told) for key, one in value.items()}
        for part in ("row", "after"):
            found[part] = here.get(str(found.get(part)), found.get(part))
        if found.get("kind") == "order":
            for part in ("old", "new"):
                rows = found.get(part)
                found[part] = [here.get(str(row), row) for row in rows] if isinstance(rows, list) else rows
        return {EDITS + edit.id: edit.stored() for edit in proposed_edits(Project({f"{EDITS}-": found})).values()}

    def renamed(self, project: Project, names: Mapping[str, Mapping[str, str]]) -> Project:
        """Return a project in which answers that name a row by an old name (by table) use the new one.

        The cells that name the rows themselves are left to the caller.
        """
        if not any(names.values()):
            return project
        answers = dict(project.answers)
        for address, value in project.answers.items():
            table = self.names(address)
            if isinstance(value, str) and table is not None and table in names:
                answers[address] = names[table].get(value, value)
            elif isinstance(value, str) and ":" in value:
                answers[address] = self._worded(value, names)
        return Project(answers)

    def _worded(self, value: str, names: Mapping[str, Mapping[str, str]]) -> str:
        """Return a text such as `meter:M-1` with the meter's new tag."""
        word, _, rest = value.partition(":")
        table = self._single.get(word)
        if table is None or table not in names or _ROW.fullmatch(rest):
            return value
        return f"{word}:{names[table].get(rest, rest)}"


def row_tables(schema: Schema, *projects: Project) -> tuple[str, ...]:
    """Return the addresses of all lists of rows, of tables nobody asks any more too."""
    found = {table for table in schema.tables if any(table in project.answers for project in projects)}
    for project in projects:
        for address, value in project.answers.items():
            if address.endswith("#count"):
                found.add(address.removesuffix("#count"))
            elif isinstance(value, list) and value and "#" not in address and all(
                    isinstance(row, str) and _ROW.fullmatch(row) for row in value):
                found.add(address)
    return tuple(sorted(found))
