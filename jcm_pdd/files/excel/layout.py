"""Look and words of the monitoring workbook, read once from templates/monitoring/layout.yaml."""

from __future__ import annotations

from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from jcm_pdd.files import strict_yaml
from jcm_pdd.files.data import data_path

SHEETS = ("input", "calc", "structure", "years")


class Data(BaseModel):
    """Base of the layout's parts: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SheetLook(Data):
    """Name, title and column widths (in characters) of one sheet."""

    name: str
    title: str
    widths: dict[str, int]
    columns: dict[str, str] = {}


class Column(Data):
    """One column of a table: what it shows, or the ending of the answer's address that lives in it."""

    column: str
    head: str
    to: str | None = None
    answer: str | None = None
    shows: str | None = None


class TableLook(Data):
    """Title and columns of Table 1 or Table 2."""

    title: str
    columns: tuple[Column, ...]


class Legend(Data):
    """The meaning of the monitoring options."""

    title: str
    rows: dict[str, str]


class Selections(Data):
    """The block of inputs that select how to calculate."""

    title: str
    head: dict[str, str]


class Calculation(Data):
    """Words of the calculation sheet."""

    reductions: str
    selected: str
    reference: str
    project: str
    rows: str
    defaults: str
    er: str
    er_unrounded: str
    term: str
    found: str
    year: str
    rounding: str
    incomplete: str
    see_units: str
    default_columns: dict[str, str]
    confirmed: str
    below: str
    at_least: str
    under: str
    open: str
    key: str


class StructureLook(Data):
    """Column heads of the monitoring structure sheet by column id."""

    head: dict[str, str]


class YearsLook(Data):
    """Words of the sheet of years."""

    settings: tuple[str, ...]
    last_day: str
    check: str
    head: tuple[str, ...]
    total: str
    note: str
    missing: str
    change: str
    change_head: dict[str, str]
    rows: str
    scalars: str
    override: str
    used: str


class Layout(Data):
    """The whole layout."""

    font: str
    size: int
    colours: dict[str, str]
    header: dict[str, str]
    reference_answer: str
    print_as: dict[str, str]
    sheets: dict[str, SheetLook]
    table1: TableLook
    table2: TableLook
    table3: dict[str, str]
    legend: Legend
    choices: Selections
    units: dict[str, str]
    calculation: Calculation
    structure: StructureLook
    years: YearsLook


@lru_cache(maxsize=1)
def layout() -> Layout:
    """Return the layout that comes with the program."""
    path = data_path("templates", "monitoring", "layout.yaml")
    return Layout.model_validate(strict_yaml.read(path.read_text(encoding="utf-8"), path.name).data)
