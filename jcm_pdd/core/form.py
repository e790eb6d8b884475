"""The form definition language: what a form asks, as strict data.

A form is a list of sections; a section is a list of items in the order they are asked: fields, tables,
and places where each methodology of the project brings its own questions or results (`methodology:`).
Unknown keys are refused. Conditions (`required`, `shown`) use the formula grammar over field ids.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator

from jcm_pdd.core.flaws import Flaw
from jcm_pdd.core.status import Status
from jcm_pdd.core.text import Text

ID = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")


def _decimal(value: object) -> object:
    return Decimal(str(value)) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def _condition(value: object) -> object:
    return {True: "true", False: "false"}.get(value, value) if isinstance(value, bool) else value


def _in_reach(value: Decimal) -> Decimal:
    """Refuse what no methodology needs and what would fill the memory as digits, such as 1e999999999."""
    if value and not (-_REACH <= value.adjusted() <= _REACH):
        raise Flaw("flaw.number", value=f"{value:.6E}")
    return value


_REACH = 30
Number = Annotated[Decimal, BeforeValidator(_decimal), AfterValidator(_in_reach)]
Condition = Annotated[str, BeforeValidator(_condition)]
# What a field can be; core.kinds holds the class of each.
KindName = Literal["text", "long_text", "number", "date", "choice", "yes_no", "coordinates", "attachment",
                   "figure", "references", "place"]


class Strict(BaseModel):
    """Base of every definition: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Provenance(Strict):
    """Where a datum comes from and how far it has been checked (ARCHITECTURE idea 5)."""

    status: Status
    source: str
    source_ja: str = ""
    page: str = ""

    def told(self, language: str) -> str:
        """Return source and page for a reader of `language`; a source without Japanese words is told as it stands."""
        source = self.source_ja if language == "ja" and self.source_ja else self.source
        return ", ".join(part for part in (source, self.page) if part)


class ChoiceDef(Strict):
    """One choice of a list: its id in the project file and its label."""

    id: str
    label: Text


class FieldDef(Strict):
    """One question: id, kind, words for people, and the limits of its answer.

    `names` is the id of a table one of whose rows the answer names, by the text in that table's `key` column (else
    its first one); when the row is given another name there, the answers that name it change with it.
    `personal` says something about a person: it is printed nowhere and left out of clean copies.
    `proposal` is an English wording proposed while the question is required and not answered.
    """

    id: str
    kind: KindName
    label: Text
    hint: Text | None = None
    guide: Text | None = None
    example: Text | None = None
    unit: str | None = None
    print_unit: str | None = None
    min: Number | None = None
    above: Number | None = None
    max: Number | None = None
    whole: bool = False
    choices: tuple[ChoiceDef, ...] = ()
    required: Condition = "false"
    shown: Condition = "true"
    english: bool = False
    official: str | None = None
    width: Literal["short", "half", "full"] | None = None
    symbol: str | None = None
    names: str | None = None
    personal: bool = False
    proposal: str = ""

    @model_validator(mode="after")
    def _consistent(self) -> FieldDef:
        if ID.match(self.id.split(".")[-1]) is None and ID.match(self.id.split(".")[0]) is None:
            raise Flaw("flaw.not_an_id", self.id, "id", name=self.id)
        if (self.kind == "choice") != bool(self.choices):
            raise Flaw("flaw.choices", self.id, "kind")
        numeric = any(x is not None for x in (self.unit, self.min, self.max, self.above, self.print_unit))
        if self.kind != "number" and (numeric or self.whole):
            raise Flaw("flaw.numeric", self.id, "kind")
        return self


class FieldItem(Strict):
    """A field asked at this place of the section."""

    field: FieldDef


class TableDef(Strict):
    """A table the user fills row by row; each row keeps a permanent id.

    `key` is the column that names a row for people and for the answers that name it, else the first one. With
    `summary` the window lists the rows by these columns and shows everything asked of the chosen row beside the list.
    Rows that say the same in the columns `once` are about the same thing: two people who each add one made one row.
    """

    id: str
    label: Text
    hint: Text | None = None
    guide: Text | None = None
    row_name: Text
    columns: tuple[FieldDef, ...]
    key: str | None = None
    summary: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    index: str | None = None
    min_rows: int = Field(0, ge=0, le=1000)
    required: Condition = "false"
    shown: Condition = "true"
    official: str | None = None

    @model_validator(mode="after")
    def _columns_differ(self) -> TableDef:
        ids = [column.id.casefold() for column in self.columns]
        if len(set(ids)) != len(ids):
            raise Flaw("flaw.columns", self.id, "columns")
        known = [column.id for column in self.columns]
        for part, named in (("key", (self.key,) if self.key else ()), ("summary", self.summary),
                            ("once", self.once)):
            for name in named:
                if name not in known:
                    raise Flaw("flaw.no_column", self.id, part, name=name)
        return self


class TableItem(Strict):
    """A table asked at this place of the section."""

    table: TableDef


class ColumnsDef(Strict):
    """More columns for the rows of a table that another section or document asks.

    `beside` are columns of that table, repeated at the left so that each row is recognised; they are not asked again.
    With `summary` the window lists the rows by these of its own columns and asks the rest in a card.
    """

    table: str
    label: Text
    hint: Text | None = None
    guide: Text | None = None
    row_name: Text
    beside: tuple[str, ...] = Field(min_length=1)
    columns: tuple[FieldDef, ...] = Field(min_length=1)
    summary: tuple[str, ...] = ()

    def as_table(self) -> TableDef:
        """Return what a page needs of it: its own words over the rows of the table."""
        return TableDef(id=self.table, label=self.label, hint=self.hint, guide=self.guide, row_name=self.row_name,
                        columns=self.columns, summary=self.summary)


class ColumnsItem(Strict):
    """A place where rows of another table get more columns."""

    columns: ColumnsDef


class MethodologyItem(Strict):
    """A place where each methodology of the project shows one of its parts."""

    methodology: Literal["criteria", "sources", "inputs", "defaults", "monitoring", "fixed", "years"]


class ResultItem(Strict):
    """A place where results are shown: the yearly table."""

    result: Literal["yearly"]


class PanelItem(Strict):
    """A place where the window shows a part of its own over the answers, such as the figure of monitoring points."""

    panel: str


def _item_kind(value: object) -> str | None:
    """Name the sort of an item by the key that makes it one, so that an error speaks of that sort alone."""
    kinds = ("field", "table", "columns", "methodology", "result", "panel")
    if isinstance(value, dict):
        return next((kind for kind in kinds if kind in value), None)
    return next((kind for kind in kinds if hasattr(value, kind)), None)


Item = Annotated[
    Annotated[FieldItem, Tag("field")] | Annotated[TableItem, Tag("table")]
    | Annotated[ColumnsItem, Tag("columns")] | Annotated[MethodologyItem, Tag("methodology")]
    | Annotated[ResultItem, Tag("result")] | Annotated[PanelItem, Tag("panel")],
    Discriminator(_item_kind),
]


class SectionDef(Strict):
    """One official section: its number, title, guidance and items."""

    id: str
    number: str
    title: Text
    chapter: str
    guide: Text | None = None
    items: tuple[Item, ...]

    def number_before(self, language: str) -> str:
        """Return the number to stand before the title, "" where the title is the number: "Annex"."""
        return "" if self.number == self.title.get(language) else self.number

    def named(self, language: str) -> str:
        """Return the title behind its number: "A.5 Duration"."""
        return f"{self.number_before(language)} {self.title.get(language)}".strip()


class ChapterDef(Strict):
    """A group of sections in the step list."""

    id: str
    title: Text


class ListDef(Strict):
    """Rows of a table as a document prints them under an id of its own: all for which `rows` holds, not `unless`.

    A row read from the document gets what `sets` says: it stands in the list, so it is one of them.
    """

    id: str
    table: str
    rows: Condition = "true"
    unless: Condition = "false"
    sets: dict[str, str | bool] = {}


class FormDef(Strict):
    """A whole form: what it is, where it prints, and its sections. Working papers stand in the steps by their `order`.

    `wanted` names the yes-or-no question of its own that makes a further document part of the package; its
    requirements count once that is answered yes. `needs` are answers asked elsewhere (`title`, `tpes`,
    `participants/*/address`) which it cannot do without, each with the condition of the row it is asked in. A document
    `on_request` asks nothing at all until a project takes it into its package.
    """

    form: str
    version: str
    title: Text
    code: str
    provenance: Provenance
    order: int = 0
    wanted: str = ""
    on_request: bool = False
    needs: dict[str, Condition] = {}
    lists: tuple[ListDef, ...] = ()
    chapters: tuple[ChapterDef, ...] = ()
    sections: tuple[SectionDef, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ids_are_unique(self) -> FormDef:
        seen: dict[str, str] = {}
        for section in self.sections:
            for item in section.items:
                name = item.field.id if isinstance(item, FieldItem) else (
                    item.table.id if isinstance(item, TableItem) else None)
                if name is None:
                    continue
                if name.casefold() in seen:
                    raise Flaw("flaw.twice", name, "id", name=name, other=f"{name} ({seen[name.casefold()]})")
                seen[name.casefold()] = section.id
        if self.wanted and self.wanted.casefold() not in seen:
            raise Flaw("flaw.wanted", part="wanted", name=self.wanted)
        return self
