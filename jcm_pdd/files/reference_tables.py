"""Reference tables: figures that many methodologies use, each with its source, year and status.

A table is a file in resources/reference; a figure may have a lower and an upper bound beside its value.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from pydantic import Field

from jcm_pdd.core.form import Number, Provenance, Strict
from jcm_pdd.core.text import Text
from jcm_pdd.files import strict_yaml
from jcm_pdd.files.data import data_path

BOUNDS = ("value", "lower", "upper")


class ColumnDef(Strict):
    """What a column of a reference table holds, and in which unit."""

    label: Text
    unit: str
    note: Text | None = None


class FigureDef(Strict):
    """One figure with its bounds; `stage` says for grid factors what they are for."""

    value: Number | None = None
    lower: Number | None = None
    upper: Number | None = None
    year: str = ""
    stage: str = ""
    provenance: Provenance


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
    columns: dict[str, ColumnDef]
    rows: tuple[RowDef, ...]


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
    return ReferenceTableDef.model_validate(read.data)


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
    return Figure(value=value, unit=found.columns[column].unit, label=line.label, table=table, row=row, column=column,
                  year=one.year, origin=one.provenance)
