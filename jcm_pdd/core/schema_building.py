"""Join the forms, working papers and methodologies of a project into its list of questions."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core import companions
from jcm_pdd.core.form import (
    ColumnsItem,
    FieldItem,
    FormDef,
    MethodologyItem,
    PanelItem,
    ResultItem,
    SectionDef,
    TableDef,
    TableItem,
)
from jcm_pdd.core.joining import joined
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.schema import (
    Block,
    CriterionBlock,
    FieldBlock,
    GridBlock,
    PanelBlock,
    Place,
    ResultBlock,
    Schema,
    SectionPlan,
    SourcesBlock,
    TableBlock,
)


def build(form: FormDef, methodologies: tuple[MethodologyDef, ...], further: tuple[FormDef, ...] = (),
          papers: tuple[FormDef, ...] = ()) -> Schema:
    """Join the main form with the further documents, the working papers and the methodologies of a project."""
    both = joined(form, (*further, *papers))
    documents, own = both[:1 + len(further)], both[1 + len(further):]
    asked = [section for document in both for section in document.sections]
    known = {item.table.id: item.table for section in asked for item in section.items if isinstance(item, TableItem)}
    sections = tuple(SectionPlan(section, tuple(_blocks(section, methodologies, known))) for section in asked)
    places: dict[str, Place] = {}
    tables: dict[str, TableBlock] = {}
    for plan in sections:
        for block in plan.blocks:
            for place in _places(block, plan.definition.id):
                places.setdefault(place.address, place)
            if isinstance(block, TableBlock):
                tables[block.address] = _with_columns(tables.get(block.address), block)
    return Schema(documents[0], methodologies, sections, places, tables, documents, own)


def _with_columns(known: TableBlock | None, block: TableBlock) -> TableBlock:
    """Return a table with the columns a further section asks of its rows."""
    if known is None or not isinstance(known.table, TableDef) or not isinstance(block.table, TableDef):
        return block
    base, added = (known, block) if block.beside else (block, known)
    return TableBlock(base.address, base.table, (*base.columns, *added.columns), base.methodology)


def _blocks(section: SectionDef, methodologies: tuple[MethodologyDef, ...],
            known: dict[str, TableDef]) -> Iterator[Block]:
    for item in section.items:
        if isinstance(item, FieldItem):
            yield FieldBlock(Place(item.field.id, item.field, section.id))
        elif isinstance(item, TableItem):
            yield _table(item.table, section.id)
        elif isinstance(item, ColumnsItem):
            yield from _more_columns(item, known, section.id)
        elif isinstance(item, ResultItem):
            yield ResultBlock(item.result)
        elif isinstance(item, PanelItem):
            yield PanelBlock(item.panel)
        else:
            for methodology in methodologies:
                yield from _methodology_blocks(item, methodology, section.id)


def _more_columns(item: ColumnsItem, known: dict[str, TableDef], section: str) -> Iterator[TableBlock]:
    """Yield the added columns when the table is asked in this project at all."""
    table = known.get(item.columns.table)
    if table is None:
        return
    beside = tuple(Place(f"{table.id}/*/{column.id}", column, section) for column in table.columns
                   if column.id in item.columns.beside)
    own = _table(item.columns.as_table(), section)
    yield TableBlock(own.address, own.table, own.columns, beside=beside)


def _table(table: TableDef, section: str) -> TableBlock:
    columns = tuple(Place(f"{table.id}/*/{column.id}", column, section) for column in table.columns)
    return TableBlock(table.id, table, columns)


def _methodology_blocks(item: MethodologyItem, m: MethodologyDef, section: str) -> Iterator[Block]:
    name = m.methodology
    if item.methodology == "inputs":
        for parameter in m.parameters:
            if parameter.table is None:
                yield FieldBlock(Place(f"{name}/{parameter.id}", parameter, section, name))
        for table in m.tables:
            columns = tuple(Place(f"{name}/{table.id}/*/{p.id}", p, section, name) for p in m.columns(table.id))
            yield TableBlock(f"{name}/{table.id}", table, columns, name)
    elif item.methodology == "criteria":
        for criterion in m.criteria:
            places = tuple(Place(f"{name}/{criterion.id}.{column.id}", column, section, name)
                           for column in companions.criterion_fields(criterion))
            yield CriterionBlock(m, criterion, places)
    elif item.methodology == "sources":
        yield SourcesBlock(m)
    else:
        yield GridBlock(item.methodology, m, companions.GRID_FIELDS[item.methodology])


def _places(block: Block, section: str) -> Iterator[Place]:
    if isinstance(block, FieldBlock):
        yield block.place
    elif isinstance(block, TableBlock):
        yield from block.columns
    elif isinstance(block, CriterionBlock):
        yield from block.places
    elif isinstance(block, GridBlock):
        for stem in companions.stems(block.role, block.methodology):
            for column in block.columns:
                yield Place(f"{stem}.{column.id}", column, section, block.methodology.methodology)
