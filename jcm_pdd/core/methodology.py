"""The methodology definition language: parameters, defaults with provenance, formulas, criteria, as data."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field, PrivateAttr, model_validator

from jcm_pdd.core import links
from jcm_pdd.core.flaws import Flaw, Flaws
from jcm_pdd.core.form import FieldDef, Number, Provenance, Strict
from jcm_pdd.core.formula import FormulaError, Node, parse
from jcm_pdd.core.official import WorkbookDef
from jcm_pdd.core.text import Text


class OptionDef(Strict):
    """A monitoring option of a parameter with the wording proposed for the monitoring plan, as far as there is one."""

    option: Literal["A", "B", "C"]
    source: Text | None = None
    method: Text | None = None
    frequency: Text | None = None
    provenance: Provenance


class ParameterDef(FieldDef):
    """A parameter the user enters: monitored ex post, fixed ex ante for the project, or a plain input."""

    role: Literal["monitored", "fixed", "input"]
    table: str | None = None
    yearly: bool = False
    options: tuple[OptionDef, ...] = ()
    source: Text | None = None
    provenance: Provenance

    @model_validator(mode="after")
    def _role_fits(self) -> ParameterDef:
        if (self.role == "monitored") != bool(self.options):
            raise Flaw("flaw.options", self.id, "role")
        if self.yearly and self.role != "monitored":
            raise Flaw("flaw.yearly", self.id, "yearly")
        return self


class DefaultDef(Strict):
    """A default value of the methodology."""

    id: str
    symbol: str
    label: Text
    value: Number
    unit: str
    provenance: Provenance
    shown: str = "true"


class LookupRow(Strict):
    """One row of a reference table: a half-open band [from, below), a key or several (`keys`), or keys and a band."""

    id: str
    label: Text
    at_least: Number | None = None
    below: Number | None = None
    key: str | None = None
    keys: tuple[str, ...] = ()
    value: Number
    provenance: Provenance

    @property
    def words(self) -> tuple[str, ...]:
        """The keys of the row, empty for a row that is found by its band alone."""
        return (self.key,) if self.key is not None else self.keys


class LookupDef(Strict):
    """A reference table of the methodology: keyed by one or more choices, or banded by a quantity, which may come
    after keys (a capacity band for each type).
    """

    id: str
    symbol: str
    label: Text
    unit: str
    by: Literal["band", "key"]
    key_unit: str = ""
    rows: tuple[LookupRow, ...] = Field(min_length=1)

    @property
    def key_count(self) -> int:
        """How many keys a lookup gives, the quantity of a banded table included."""
        return len(self.rows[0].words) + (self.by == "band")

    @model_validator(mode="after")
    def _rows_fit(self) -> LookupDef:
        counts = {len(row.words) for row in self.rows}
        if len(counts) > 1 or any(row.key is not None and row.keys for row in self.rows):
            raise Flaw("flaw.lookup_keys", self.id, "rows")
        groups: dict[tuple[str, ...], list[LookupRow]] = {}
        for row in self.rows:
            groups.setdefault(row.words, []).append(row)
        if self.by == "key":
            if counts == {0} or any(row.at_least is not None for row in self.rows):
                raise Flaw("flaw.lookup_keyed", self.id, "rows")
            if len(groups) < len(self.rows):
                raise Flaw("flaw.lookup_twice", self.id, "rows")
            return self
        for rows in groups.values():
            _bands_fit(self.id, rows)
        return self


def _bands_fit(table: str, rows: list[LookupRow]) -> None:
    edge: Decimal | None = None
    for row in rows:
        if row.at_least is None or (edge is not None and row.at_least != edge):
            raise Flaw("flaw.bands", table, "rows", row=row.id, edge="-" if edge is None else edge,
                       given="-" if row.at_least is None else row.at_least)
        if row.below is not None and row.below <= row.at_least:
            raise Flaw("flaw.band_empty", table, "rows", row=row.id)
        edge = row.below
    if any(row.below is None for row in rows[:-1]):
        raise Flaw("flaw.band_open", table, "rows", row=next(row.id for row in rows if row.below is None))


class FormulaDef(Strict):
    """A calculated quantity: annual, for one full year of operation."""

    id: str
    symbol: str
    label: Text
    unit: str
    expr: str
    table: str | None = None
    when: str = "true"
    provenance: Provenance
    _tree: Node = PrivateAttr()

    def model_post_init(self, context: object, /) -> None:
        """Parse the expression once."""
        try:
            self._tree = parse(self.expr)
        except FormulaError as error:
            raise error.of(self.id, "expr") from None

    @property
    def tree(self) -> Node:
        """The parsed formula."""
        return self._tree


class RowTableDef(Strict):
    """A table of the methodology with one row a unit: its columns are the parameters that name it."""

    id: str
    index: str
    label: Text
    row_name: Text
    hint: Text | None = None
    guide: Text | None = None
    min_rows: int = Field(1, ge=0, le=1000)


class SourceDef(Strict):
    """An emission source with its greenhouse gas, in our own words."""

    source: Text
    gas: str
    provenance: Provenance


class TermDef(Strict):
    """A term the methodology defines."""

    term: Text
    text: Text
    provenance: Provenance


class CriterionDef(Strict):
    """An eligibility criterion: a rule the program tests, a claim the user makes, or both.

    `sentence` is the English wording proposed for B.2. `{id}` in it is the printed answer of a parameter of this
    methodology that belongs to no table, or of a field of the form; its unit follows by itself. Without one the user
    writes it.
    """

    id: str
    label: Text
    text: Text
    rule: str | None = None
    claim: bool = True
    evidence: Text
    sentence: str = ""
    provenance: Provenance

    @model_validator(mode="after")
    def _decidable(self) -> CriterionDef:
        if self.rule is None and not self.claim:
            raise Flaw("flaw.criterion", self.id)
        return self


class CheckDef(Strict):
    """A condition of use beside the criteria: broken means a finding."""

    id: str
    expr: str
    severity: Literal["error", "warning"]
    place: str
    text: Text
    provenance: Provenance


class MethodologyDef(Strict):
    """An approved methodology in one version; one adopted from its workbook alone has no formulas.

    A `general` one is approved nowhere: a shape to begin with in any country (`country` is empty) until the official
    files are adopted.
    """

    methodology: str
    version: str
    country: str
    general: bool = False
    title: Text
    technology: Text
    technology_id: str
    scopes: tuple[str, ...]
    summary: Text
    spreadsheet: str
    approved_on: str | None = None
    in_force_until: str | None = None
    provenance: Provenance
    tables: tuple[RowTableDef, ...] = ()
    parameters: tuple[ParameterDef, ...]
    defaults: tuple[DefaultDef, ...] = ()
    lookups: tuple[LookupDef, ...] = ()
    formulas: tuple[FormulaDef, ...] = ()
    reference_sources: tuple[SourceDef, ...]
    project_sources: tuple[SourceDef, ...]
    criteria: tuple[CriterionDef, ...]
    terms: tuple[TermDef, ...] = ()
    checks: tuple[CheckDef, ...] = ()
    workbook: WorkbookDef | None = None

    @property
    def key(self) -> str:
        """Id and version as people write them, e.g. "ID_AM002 ver02.0"."""
        return f"{self.methodology} ver{self.version}"

    @property
    def calculated_by_workbook(self) -> bool:
        """Whether reference and project emissions come from the official workbook's own formulas."""
        return not self.formulas

    def parameter(self, name: str) -> ParameterDef | None:
        """Return the parameter with this id."""
        return next((p for p in self.parameters if p.id == name), None)

    def table(self, name: str) -> RowTableDef | None:
        """Return the table with this id."""
        return next((t for t in self.tables if t.id == name), None)

    def name_column(self, table: str) -> str | None:
        """Return the column that names a row of a table: its first text, None when it has none."""
        return next((p.id for p in self.columns(table) if p.kind == "text"), None)

    def columns(self, table: str) -> tuple[ParameterDef, ...]:
        """Return the parameters that are columns of a table, in order."""
        return tuple(p for p in self.parameters if p.table == table)

    def lookup(self, name: str) -> LookupDef | None:
        """Return the reference table with this id."""
        return next((t for t in self.lookups if t.id == name), None)

    @model_validator(mode="after")
    def _somewhere(self) -> MethodologyDef:
        if self.general == bool(self.country):
            raise Flaw("flaw.country", part="country")
        return self

    @model_validator(mode="after")
    def _linked(self) -> MethodologyDef:
        problems = links.problems(self)
        if problems:
            raise Flaws(problems)
        return self
