"""Form and methodologies of one project, joined: every question with its address, in the order it is asked.

Pages, documents, the command line and the review all read this one list; none knows a chapter by name.
`core.schema_building` makes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from jcm_pdd.core import companions
from jcm_pdd.core.form import (
    ChapterDef,
    FieldDef,
    FormDef,
    ListDef,
    SectionDef,
    TableDef,
)
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
    """A table the user fills: `address` holds its row ids, `columns` are its places.

    With `beside` it adds columns to rows that another page makes; those places tell which row is which.
    """

    address: str
    table: TableDef | RowTableDef
    columns: tuple[Place, ...]
    methodology: str | None = None
    beside: tuple[Place, ...] = ()


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


@dataclass(frozen=True)
class PanelBlock:
    """A place where the window shows a part of its own."""

    panel: str


Block = FieldBlock | TableBlock | CriterionBlock | GridBlock | SourcesBlock | ResultBlock | PanelBlock


@dataclass(frozen=True)
class SectionPlan:
    """One section as it is asked in this project."""

    definition: SectionDef
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Schema:
    """Every question of a project: of its main form, of the further documents, of the methodologies, and of the
    working papers, which no official form asks.
    """

    form: FormDef
    methodologies: tuple[MethodologyDef, ...]
    sections: tuple[SectionPlan, ...]
    places: dict[str, Place] = field(compare=False)
    tables: dict[str, TableBlock] = field(compare=False)
    documents: tuple[FormDef, ...] = ()
    papers: tuple[FormDef, ...] = ()
    # Addresses already resolved: a review asks for the same thousands of cells again and again.
    _found: dict[str, Place | None] = field(default_factory=dict, compare=False, repr=False)

    def place(self, address: str) -> Place | None:
        """Return the place an address belongs to: rows and years of the address are ignored."""
        try:
            return self._found[address]
        except KeyError:
            place = self.places.get(pattern(address, self.tables)) or self._of_writing(address)
            self._found[address] = place
            return place

    def _of_writing(self, address: str) -> Place | None:
        """Return the place of a draft or an origin that hangs on a text (`description.draft_ja`)."""
        stem, _, name = address.rpartition(".")
        if name == companions.CONFIDENTIAL and stem.endswith("/"):
            return self._of_row(stem)
        owner = self.places.get(pattern(stem, self.tables)) if name in companions.WRITING else None
        definition = companions.of_writing(owner.definition, name) if owner is not None else None
        if owner is None or definition is None:
            return None
        return Place(f"{owner.address}.{name}", definition, owner.section, owner.methodology)

    def _of_row(self, stem: str) -> Place | None:
        """Return the place of the mark of a whole row (`sites/r1/.confidential`)."""
        table = stem.rstrip("/").rpartition("/")[0]
        block = self.tables.get(table)
        if block is None or not block.columns:
            return None
        first = block.columns[0]
        return Place(f"{table}/*/.{companions.CONFIDENTIAL}", companions.WRITING[companions.CONFIDENTIAL],
                     first.section, first.methodology)

    def methodology(self, name: str) -> MethodologyDef | None:
        """Return the methodology with this id."""
        return next((m for m in self.methodologies if m.methodology == name), None)

    def section(self, name: str) -> SectionPlan | None:
        """Return the section with this id."""
        return next((s for s in self.sections if s.definition.id == name), None)

    @cached_property
    def proposed(self) -> tuple[Place, ...]:
        """The single questions with a wording proposed by their form."""
        return tuple(place for place in self.places.values() if place.definition.proposal and "*" not in place.address)

    @cached_property
    def named_by(self) -> dict[str, tuple[Place, ...]]:
        """The places whose answers name a row of a table, by the address of the column that names its rows."""
        found: dict[str, tuple[Place, ...]] = {}
        for place in self.places.values():
            block = self.tables.get(place.definition.names or "")
            if block is not None and isinstance(block.table, TableDef):
                key = f"{block.address}/*/{block.table.key or block.table.columns[0].id}"
                found[key] = (*found.get(key, ()), place)
        return found

    @property
    def chapters(self) -> tuple[ChapterDef, ...]:
        """The chapters of all documents and working papers, in the order they are asked; papers share theirs."""
        found = {chapter.id: chapter for one in (*self.documents, *self.papers) for chapter in one.chapters}
        return tuple(found.values())

    @property
    def lists(self) -> dict[str, ListDef]:
        """The named selections of rows that documents print, by id; the first document to name one counts."""
        return {one.id: one for document in reversed(self.documents) for one in reversed(document.lists)}

    def document_of(self, section: str) -> FormDef:
        """Return the document or working paper that asks a section."""
        return next((d for d in (*self.documents, *self.papers) if any(s.id == section for s in d.sections)), self.form)

    def page_table(self, table: str, column: str) -> TableBlock:
        """Return the block of the page that asks a column of a table; KeyError when there is none."""
        for plan in self.sections:
            for block in plan.blocks:
                if isinstance(block, TableBlock) and block.address == table and any(
                        place.address.rsplit("/", 1)[1] == column for place in block.columns):
                    return block
        raise KeyError(f"{table}/{column}")


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


def section_of(schema: Schema, address: str) -> str | None:
    """Return the id of the section where an address is asked: field, cell, row, table, criterion or default."""
    place = schema.place(address)
    if place is not None:
        return place.section
    if schema.section(address) is not None:
        return address
    table = address.rpartition("/")[0] or address  # of a row
    for plan in schema.sections:
        for block in plan.blocks:
            if isinstance(block, TableBlock | CriterionBlock) and block.address in (address, table):
                return plan.definition.id
    # A parameter or default itself: where its companions are asked.
    stem = next((place for place in schema.places.values() if place.address.startswith(f"{address}.")), None)
    return stem.section if stem is not None else None
