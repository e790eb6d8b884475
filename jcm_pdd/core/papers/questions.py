"""Which questions of a project an estimate, a meter or a piece of evidence can be about, and how its rows are named."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core.companions import default_stems
from jcm_pdd.core.form import TableDef
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.plan import row_title
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import FieldBlock, Place, Schema, TableBlock

_NO_CLAIM = frozenset({"attachment", "figure", "place", "references"})


def key_place(block: TableBlock) -> Place | None:
    """Return the column that names the rows of a table; None for a table of a methodology."""
    if not isinstance(block.table, TableDef):
        return None
    wanted = block.table.key or block.table.columns[0].id
    return next((place for place in block.columns if place.address.rsplit("/", 1)[1] == wanted), None)


def row_key(schema: Schema, project: Project, table: str, row: str) -> str:
    """Return the name of a row as people know it ("M-01", "Roof A"), empty while it has none."""
    block = schema.tables[table]
    if block.methodology is not None:
        method = schema.methodology(block.methodology)
        title = row_title(method, table.split("/", 1)[1], row, project) if method is not None else ""
        return "" if title.isdecimal() else title
    place = key_place(block)
    stored = project.get(place.at(row)) if place is not None else None
    if place is None or stored is None:
        return ""
    return rejected_text(stored) or place.kind.show(stored)


def named_row(schema: Schema, project: Project, table: str, name: str) -> str | None:
    """Return the address of the first row of a table that a name means, None when no row is called so."""
    block = schema.tables.get(table)
    if block is None:
        return None
    return next((f"{table}/{row}" for row in project.rows(table) if row_key(schema, project, table, row) == name), None)


class Questions:
    """What can be pointed at in a project as it is now; thousands of addresses may be asked for."""

    def __init__(self, schema: Schema, project: Project) -> None:
        self._schema, self._project = schema, project
        self._rows: dict[str, frozenset[str]] = {}
        self._of_methods = frozenset(one for m in schema.methodologies for one in _of_method(m))

    def __contains__(self, address: str) -> bool:
        """Tell whether an address is a question, a row, a table, a criterion or a default."""
        place = self._schema.place(address)
        if place is not None:
            table, star, _ = place.address.partition("/*/")
            return not star or address[len(table) + 1:].partition("/")[0] in self._row_ids(table)
        table, _, row = address.rpartition("/")
        return address in self._schema.tables or address in self._of_methods or (
            table in self._schema.tables and row in self._row_ids(table))

    def _row_ids(self, table: str) -> frozenset[str]:
        if table not in self._rows:
            self._rows[table] = frozenset(self._project.rows(table))
        return self._rows[table]


def _of_method(m: MethodologyDef) -> tuple[str, ...]:
    return (*(f"{m.methodology}/{criterion.id}" for criterion in m.criteria), *default_stems(m))


def questions(schema: Schema, project: Project) -> Iterator[str]:
    """Yield the addresses a paper can be about: values, criteria and defaults first, then rows, then other questions.

    Columns of working papers are left out, their rows are not: a calibration certificate proves a meter.
    """
    for m in schema.methodologies:
        yield from _values(schema, project, m)
        yield from _of_method(m)
    for table in schema.tables:
        yield from (f"{table}/{row}" for row in project.rows(table))
    own = {section.id for paper in schema.papers for section in paper.sections}
    for plan in schema.sections:
        if plan.definition.id in own:
            continue
        for block in plan.blocks:
            if isinstance(block, FieldBlock) and block.place.methodology is None:
                yield from (a for a in (block.place.address,) if _claims(block.place))
            elif isinstance(block, TableBlock) and block.methodology is None:
                yield from (place.at(row) for row in project.rows(block.address)
                            for place in block.columns if _claims(place))


def _claims(place: Place) -> bool:
    return place.definition.kind not in _NO_CLAIM


def _values(schema: Schema, project: Project, m: MethodologyDef) -> Iterator[str]:
    """Yield the parameters of a methodology, those of tables row by row."""
    for parameter in m.parameters:
        if parameter.table is None:
            yield f"{m.methodology}/{parameter.id}"
    for block in schema.tables.values():
        if block.methodology == m.methodology:
            yield from (place.at(row) for row in project.rows(block.address) for place in block.columns)
