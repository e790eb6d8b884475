"""How people call any question of a project when they look for it: with its symbol and the name of its row."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core.papers.questions import questions, row_key
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.files.messages import place_name


def question_name(address: str, schema: Schema, project: Project, language: str) -> str:
    """Return the name of a question, row, criterion or default; the address itself for what the project has not."""
    name = place_name(address, schema, project, language)
    place = schema.place(address)
    symbol = place.definition.symbol if place is not None and "." not in address else None
    words = [f"{name} {symbol}" if symbol and symbol not in name else name]
    table, row = row_of(address, schema)
    key = row_key(schema, project, table, row) if table and row in project.rows(table) else ""
    if key and key not in name:
        words.append(key)
    return " · ".join(words)


def row_of(address: str, schema: Schema) -> tuple[str, str]:
    """Return the table and the row an address lies in, both empty for an address outside of tables."""
    parts = address.split("/")
    for cut in (1, 2):
        table = "/".join(parts[:cut])
        if len(parts) > cut and table in schema.tables:
            return table, parts[cut]
    return "", ""


def named_questions(schema: Schema, project: Project, language: str) -> Iterator[tuple[str, str]]:
    """Yield (name, address) of every question a paper can be about, values of the methodologies first."""
    for address in questions(schema, project):
        yield question_name(address, schema, project, language), address
