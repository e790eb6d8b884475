"""Reference tables: figures that many methodologies use, each with its source, year and status.

A table is a file in resources/reference; a figure may have a lower and an upper bound beside its value. Sources that
serve many figures are written once in the table and named by them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any, Self

from pydantic import Field, ValidationError, model_validator

from jcm_pdd.core.form import Number, Provenance, Strict
from jcm_pdd.core.text import Text
from jcm_pdd.files import strict_yaml
from jcm_pdd.files.data import data_path

BOUNDS = ("value", "lower", "upper")
# Definitions name rows and columns, so an id is for ever: small letters, digits, underscores.
_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
_OF_SOURCE = ("status", "source", "source_ja", "page")


class ColumnDef(Strict):
    """What a column of a reference table holds, and in which unit."""

    label: Text
    unit: str
    note: Text | None = None


class SourceDef(Provenance):
    """A source that many figures of a table name, with the year of its data."""

    year: str = ""


class FigureDef(Strict):
    """One figure with its bounds.

    `unit` is given where it is not its column's; `stage` says for grid factors what they are for; `bounds` is the
    provenance of the bounds where it is not that of the value.
    """

    value: Number | None = None
    lower: Number | None = None
    upper: Number | None = None
    unit: str = ""
    year: str = ""
    stage: str = ""
    provenance: Provenance
    bounds: Provenance | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        known = [one for one in (self.lower, self.value, self.upper) if one is not None]
        if not known or known != sorted(known):
            raise ValueError("lower, value and upper are not in this order (lower≦value≦upper の順ではありません)")
        return self


class RowDef(Strict):
    """One row: its figures by column, and words that belong to it (composition, table and row of a law)."""

    id: str
    label: Text
    words: dict[str, str] = Field(default_factory=dict)
    figures: dict[str, FigureDef] = Field(default_factory=dict)


class ReferenceTableDef(Strict):
    """A whole reference table."""

    table: str
    title: Text
    about: Text
    sources: dict[str, SourceDef] = Field(default_factory=dict)
    columns: dict[str, ColumnDef]
    rows: tuple[RowDef, ...]

    @model_validator(mode="before")
    @classmethod
    def _sourced(cls, data: Any) -> Any:
        """Put the sources in that figures name."""
        if not isinstance(data, dict) or not isinstance(data.get("sources"), dict):
            return data
        rows = [row if not isinstance(row, dict) else
                {**row, "figures": {name: _with_source(one, data["sources"])
                                    for name, one in (row.get("figures") or {}).items()}}
                for row in data.get("rows") or ()]
        return {**data, "rows": rows}

    @model_validator(mode="after")
    def _whole(self) -> Self:
        names = [row.id for row in self.rows]
        wrong = {name for name in [*names, *self.columns] if not _NAME.match(name)}
        twice = {name for name in names if names.count(name) > 1}
        nowhere = {column for row in self.rows for column in row.figures if column not in self.columns}
        if wrong | twice | nowhere:
            raise ValueError(f"{', '.join(sorted(wrong | twice | nowhere))}: not an id, given twice or no column "
                             "(IDではないか、重複しているか、列がありません)")
        return self


def _with_source(figure: Any, sources: dict[str, Any]) -> Any:
    """Return a figure that says its provenance itself; `page` is its own place in the source it names."""
    if not isinstance(figure, dict) or "source" not in figure:
        return figure
    source, bounds = (sources.get(str(figure.get(key, figure["source"]))) for key in ("source", "bounds_source"))
    if not isinstance(source, dict) or not isinstance(bounds, dict):
        raise ValueError(f"{figure['source']}: no such source in this table (この表にない出典です)")
    own = {key: value for key, value in figure.items() if key not in ("source", "page", "bounds_source")}
    page = {"page": figure["page"]} if "page" in figure else {}
    found = {"year": source.get("year", ""), **own,
             "provenance": {key: source[key] for key in _OF_SOURCE if key in source} | page}
    if "bounds_source" in figure:
        found["bounds"] = {key: bounds[key] for key in _OF_SOURCE if key in bounds}
    return found


class Figure(Strict):
    """One number of a reference table with everything that says what it is."""

    value: Decimal
    unit: str
    label: Text
    table: str
    row: str
    column: str
    year: str
    origin: Provenance

    def provenance(self) -> dict[str, str]:
        """Return the provenance as a definition writes it, the year with the source."""
        year = f" ({self.year})" if self.year else ""
        found = {"status": self.origin.status, "source": self.origin.source + year}
        if self.origin.source_ja:
            found["source_ja"] = self.origin.source_ja + year
        if self.origin.page:
            found["page"] = self.origin.page
        return found


@lru_cache(maxsize=64)
def reference_table(name: str) -> ReferenceTableDef | None:
    """Return a reference table, None when there is no such file; raises Problem "definition.invalid" for a bad one."""
    path = data_path("resources", "reference", f"{name}.yaml")
    if not name.isidentifier() or not path.is_file():
        return None
    read = strict_yaml.read(path.read_text(encoding="utf-8"), path.name)
    try:
        return ReferenceTableDef.model_validate(read.data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        reason = str(first["msg"]).removeprefix("Value error, ")
        raise read.problem_at(first["loc"], ".".join(map(str, first["loc"])), reason) from None


def table_names() -> tuple[str, ...]:
    """Return the names of all reference tables."""
    return tuple(sorted(path.stem for path in data_path("resources", "reference").glob("*.yaml")))


def rows_of(name: str) -> tuple[str, ...]:
    """Return the ids of the rows of a table; nothing for an unknown one."""
    table = reference_table(name)
    return tuple(row.id for row in table.rows) if table else ()


def figure(table: str, row: str, column: str, bound: str = "value") -> Figure | None:
    """Return one figure of a table, in its column's unit; None when it is not there."""
    found = reference_table(table)
    line = next((one for one in found.rows if one.id == row), None) if found else None
    one = line.figures.get(column) if line else None
    value = getattr(one, bound, None) if one is not None and bound in BOUNDS else None
    if found is None or line is None or one is None or value is None or column not in found.columns:
        return None
    origin = one.provenance if bound == "value" or one.bounds is None else one.bounds
    return Figure(value=value, unit=one.unit or found.columns[column].unit, label=line.label, table=table, row=row,
                  column=column, year=one.year, origin=origin)
