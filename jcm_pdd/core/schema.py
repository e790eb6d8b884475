"""Form and methodologies of one project, joined: every question with its address, in the order it is asked.

Pages, documents, the command line and the review all read this one list; none knows a chapter by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from jcm_pdd.core import companions
from jcm_pdd.core.form import FieldDef, FieldItem, FormDef, MethodologyItem, ResultItem, SectionDef, TableDef, TableItem
from jcm_pdd.core.kinds import Kind, kind_of
from jcm_pdd.core.methodology import CriterionDef, MethodologyDef, RowTableDef

_YEAR = re.compile(r"@(\d{4})\Z")


@dataclass(frozen=True)
class Place:
    """One question: its address ("*" stands for a row id), declaration, and where it is asked."""

    address: str
    definition: FieldDef
    section: str
    methodology: str | None = None

    @cached_property
    def kind(self) -> Kind:
        """The kind object that parses, shows and prints answers of this place."""
        return kind_of(self.definition)

    def at(self, row: str) -> str:
        """Return the address of this place in one row."""
        return self.address.replace("*", row, 1)


@dataclass(frozen=True)
class FieldBlock:
    """One field on the page."""

    place: Place


@dataclass(frozen=True)
class TableBlock:
    """A table the user fills: `address` holds its row ids, `columns` are its places."""

    address: str
    table: TableDef | RowTableDef
    columns: tuple[Place, ...]
    methodology: str | None = None


@dataclass(frozen=True)
class CriterionBlock:
    """One eligibility criterion with its claim, wording and proof."""

    methodology: MethodologyDef
    criterion: CriterionDef
    places: tuple[Place, ...]

    @property
    def address(self) -> str:
        """The address of the criterion itself."""
        return f"{self.methodology.methodology}/{self.criterion.id}"


@dataclass(frozen=True)
class GridBlock:
    """Companion answers of many parameters as one grid: monitoring points, fixed parameters, defaults.

    Rows come from `core.plan.grid_rows(block, project)`; a cell's address is the row's address plus "." and
    the column's suffix.
    """

    role: str
    methodology: MethodologyDef
    columns: tuple[FieldDef, ...]


@dataclass(frozen=True)
class SourcesBlock:
    """The emission sources and gases of a methodology (read only)."""

    methodology: MethodologyDef


@dataclass(frozen=True)
class ResultBlock:
    """The table of yearly results (read only)."""

    result: str


Block = FieldBlock | TableBlock | CriterionBlock | GridBlock | SourcesBlock | ResultBlock


@dataclass(frozen=True)
class SectionPlan:
    """One section as it is asked in this project."""

    definition: SectionDef
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Schema:
    """Every question of a project."""

    form: FormDef
    methodologies: tuple[MethodologyDef, ...]
    sections: tuple[SectionPlan, ...]
    places: dict[str, Place] = field(compare=False)
    tables: dict[str, TableBlock] = field(compare=False)
    # Addresses already resolved: a review asks for the same thousands of cells again and again.
    _found: dict[str, Place | None] = field(default_factory=dict, compare=False, repr=False)

    def place(self, address: str) -> Place | None:
        """Return the place an address belongs to: rows and years of the address are ignored."""
        try:
            return self._found[address]
        except KeyError:
            place = self._found[address] = self.places.get(pattern(address, self.tables))
            return place

    def methodology(self, name: str) -> MethodologyDef | None:
        """Return the methodology with this id."""
        return next((m for m in self.methodologies if m.methodology == name), None)

    def section(self, name: str) -> SectionPlan | None:
        """Return the section with this id."""
        return next((s for s in self.sections if s.definition.id == name), None)


def pattern(address: str, tables: Iterable[str]) -> str:
    """Return the address with its row id replaced by "*" and without a year."""
    bare = _YEAR.sub("", address)
    parts = bare.split("/")
    for cut in (1, 2):
        if len(parts) == cut + 2 and "/".join(parts[:cut]) in tables:
            return "/".join([*parts[:cut], "*", *parts[cut + 1:]])
    return bare


def year_of(address: str) -> int | None:
    """Return the year of a per-year override address, else None."""
    match = _YEAR.search(address)
    return int(match[1]) if match else None


def build(form: FormDef, methodologies: tuple[MethodologyDef, ...]) -> Schema:
    """Join a form with the methodologies of a project."""
    sections = tuple(
        SectionPlan(section, tuple(_blocks(section, methodologies))) for section in form.sections
    )
    places: dict[str, Place] = {}
    tables: dict[str, TableBlock] = {}
    for plan in sections:
        for block in plan.blocks:
            for place in _places(block, plan.definition.id):
                places.setdefault(place.address, place)
            if isinstance(block, TableBlock):
                tables[block.address] = block
    return Schema(form, methodologies, sections, places, tables)


def _blocks(section: SectionDef, methodologies: tuple[MethodologyDef, ...]) -> Iterator[Block]:
    for item in section.items:
        if isinstance(item, FieldItem):
            yield FieldBlock(Place(item.field.id, item.field, section.id))
        elif isinstance(item, TableItem):
            yield _table(item.table, section.id)
        elif isinstance(item, ResultItem):
            yield ResultBlock(item.result)
        else:
            for methodology in methodologies:
                yield from _methodology_blocks(item, methodology, section.id)


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


def section_of(schema: Schema, address: str) -> str | None:
    """Return the id of the section where an address is asked: a field, a cell, a table, a criterion, a default."""
    place = schema.place(address)
    if place is not None:
        return place.section
    for plan in schema.sections:
        for block in plan.blocks:
            if isinstance(block, TableBlock | CriterionBlock) and block.address == address:
                return plan.definition.id
    # A parameter or default itself: where its companions are asked.
    stem = next((place for place in schema.places.values() if place.address.startswith(f"{address}.")), None)
    return stem.section if stem is not None else None
