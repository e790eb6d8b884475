"""A small form with rows that point at one another, as the working papers do, and a project that two people copy."""

from __future__ import annotations

import pytest

from jcm_pdd.core.form import (
    ChapterDef,
    FieldDef,
    FieldItem,
    FormDef,
    KindName,
    Provenance,
    SectionDef,
    TableDef,
    TableItem,
)
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.core.schema_building import build
from jcm_pdd.core.text import Text

WORD = Text(en="Word", ja="語")


def _column(name: str, names: str | None = None, kind: KindName = "text") -> FieldDef:
    return FieldDef(id=name, kind=kind, label=WORD, names=names)


def _table(name: str, *columns: FieldDef, once: tuple[str, ...] = ()) -> TableItem:
    return TableItem(table=TableDef(id=name, label=WORD, row_name=WORD, columns=columns, key=columns[0].id, once=once))


@pytest.fixture(scope="session")
def schema() -> Schema:
    """Evidence named by proofs, which also point at meters by their address."""
    fields = tuple(FieldItem(field=_column(name)) for name in ("title", "place", "note"))
    section = SectionDef(id="one", number="", title=WORD, chapter="one", items=(
        *fields,
        _table("evidence", _column("number"), _column("mark"), _column("file", kind="attachment")),
        _table("meters", _column("tag"), _column("mark"), _column("spare", "meters")),
        _table("proofs", _column("mark"), _column("evidence", "evidence"), _column("claim", kind="place")),
        _table("estimates", _column("of", kind="place"), _column("basis"), _column("note"), once=("of",))))
    form = FormDef(form="T", version="1", title=WORD, code="T", chapters=(ChapterDef(id="one", title=WORD),),
                   provenance=Provenance(status="derived", source="this test"), sections=(section,))
    return build(form, ())


def rows_of(table: str, *rows: dict[str, Json]) -> dict[str, Json]:
    """Return the answers that are these rows of a table."""
    ids: list[Json] = [f"r{at}" for at in range(1, len(rows) + 1)]
    found: dict[str, Json] = {table: ids, f"{table}#count": len(rows)}
    for row, cells in zip(ids, rows, strict=True):
        found.update({f"{table}/{row}/{name}": value for name, value in cells.items()})
    return found


@pytest.fixture(scope="session")
def base() -> Project:
    """The file before it was copied."""
    return Project({
        "title": "A project", "place": "Somewhere",
        **rows_of("evidence", *({"number": f"E-0{at}", "mark": f"e{at}"} for at in range(1, 5))),
        **rows_of("meters", *({"tag": f"M-{at}", "mark": f"m{at}"} for at in range(1, 4))),
        **rows_of("proofs", {"mark": "p1", "evidence": "E-01", "claim": "meters/r1"},
                  {"mark": "p2", "evidence": "E-02", "claim": "meters/r2/spare"}),
        "meters/r2/spare": "M-1"})
