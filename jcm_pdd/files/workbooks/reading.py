"""What a methodology's own workbook asks for: parameters with their cells, defaults, lists, the result, and what
was not understood.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jcm_pdd.files.workbooks import heads
from jcm_pdd.files.workbooks.book import At, Book, BookSheet, Scalar, read_book
from jcm_pdd.files.workbooks.tokens import tokens

_TALLEST_GAP = 6  # rows between the title of Table 3 and its number


@dataclass(frozen=True, slots=True)
class InputCell:
    """One parameter of Table 1 or 2; `cells` holds the cell of each column, `texts` what stands there.

    `choices` are the texts a list offers for the value, `options` those for the monitoring option.
    """

    table: str
    value: At
    cells: Mapping[str, At]
    texts: Mapping[str, str]
    choices: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DefaultCell:
    """One number of the list of default values with the texts before it and behind it."""

    at: At
    value: float
    labels: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Something that was seen and not taken: a code and its place."""

    code: str
    where: str


@dataclass
class OfficialWorkbook:
    """The plain model of a methodology's workbook; sheets by (stage, role)."""

    book: Book
    sheets: dict[tuple[str, str], str] = field(default_factory=dict)
    parameters: list[InputCell] = field(default_factory=list)
    defaults: list[DefaultCell] = field(default_factory=list)
    results: dict[str, At] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    report: list[NotUnderstood] = field(default_factory=list)


def read_official(data: bytes, where: str = "") -> OfficialWorkbook:
    """Return what a workbook asks for and calculates.

    Raises Problem for a hostile package; what has an unknown shape is named in `report` instead.
    """
    book = read_book(data, where)
    found = OfficialWorkbook(book, hidden=tuple(name for name, sheet in book.sheets.items() if sheet.hidden))
    for name in book.sheets:
        known = heads.sheet_role(name)
        if known is None:
            found.report.append(NotUnderstood("sheet", name))
        elif known in found.sheets:
            found.report.append(NotUnderstood("sheet_twice", name))
        else:
            found.sheets[known] = name
    for (stage, role), name in found.sheets.items():
        sheet = book.sheets[name]
        if role.startswith("input"):
            before = len(found.parameters)
            found.parameters.extend(_parameters(book, sheet, found.report))
            if len(found.parameters) == before:
                found.report.append(NotUnderstood("no_table", name))
        if role == "input":
            _result(found, stage, sheet)
        if role.startswith("calcprocess"):
            found.defaults.extend(_defaults(sheet))
    if not any(role == "input" for _, role in found.sheets):
        found.report.append(NotUnderstood("no_input_sheet", where))
    return found


def _rows(sheet: BookSheet) -> dict[int, dict[int, Scalar]]:
    rows: dict[int, dict[int, Scalar]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if cell.value is not None or cell.formula is not None:
            rows.setdefault(row, {})[column] = cell.value
    return rows


def _columns(row: Mapping[int, Scalar]) -> dict[str, int]:
    """Return the columns a row of heads announces; nothing when it is no row of heads."""
    found: dict[str, int] = {}
    for column, value in row.items():
        name = heads.column(value)
        if name is not None:
            found.setdefault(name, column)
    return found if {"value", "unit"} <= found.keys() and {"symbol", "description"} & found.keys() else {}


def _parameters(book: Book, sheet: BookSheet, report: list[NotUnderstood]) -> Iterator[InputCell]:
    columns: dict[str, int] = {}
    table = ""
    for row, values in _rows(sheet).items():
        announced = _columns(values)
        if announced:
            columns = announced
            table = "monitored" if {"option", "point", "period"} & columns.keys() else "fixed"
            continue
        if any(heads.announces_result(value) for value in values.values()):
            columns = {}
        if not columns:
            continue
        texts = {name: str(values[at]) for name, at in columns.items() if isinstance(values.get(at), (str, float))}
        if "unit" in texts and ("symbol" in texts or "description" in texts):
            yield _parameter(book, sheet, row, columns, texts, table)
        elif "symbol" in texts or "description" in texts:
            report.append(NotUnderstood("row", f"{sheet.name}!{row}"))


def _parameter(book: Book, sheet: BookSheet, row: int, columns: Mapping[str, int], texts: Mapping[str, str],
               table: str) -> InputCell:
    cells = {name: At(sheet.name, row, column) for name, column in columns.items()}
    option = cells.get("option")
    return InputCell(table, cells["value"], cells, texts, choices_at(book, cells["value"]),
                     choices_at(book, option) if option else ())


def choices_at(book: Book, at: At) -> tuple[str, ...]:
    """Return the texts a list rule offers in a cell: written in the rule, in cells, or behind a name."""
    for rule in book.sheets[at.sheet].lists:
        top, left, bottom, right = rule.area
        if top <= at.row <= bottom and left <= at.column <= right:
            return tuple(_offered(book, at.sheet, rule.source))
    return ()


def _offered(book: Book, sheet: str, source: str) -> Iterator[str]:
    parts = tokens(source.removeprefix("="))
    if len(parts) == 1 and parts[0].kind == "name":
        key = parts[0].text.upper()
        parts = tokens(book.names.get((sheet, key), book.names.get((None, key), "")))
    if len(parts) != 1:
        return
    if parts[0].kind == "text":
        yield from (choice.strip() for choice in parts[0].text[1:-1].split(","))
    corners, home = parts[0].corners, book.sheet(parts[0].sheet or sheet)
    if corners is None or home is None:
        return
    for (row, column), cell in sorted(home.cells.items()):
        if corners[0] <= row <= corners[2] and corners[1] <= column <= corners[3] and cell.value not in (None, ""):
            number = isinstance(cell.value, float) and cell.value.is_integer()
            yield str(int(cell.value)) if number else str(cell.value)  # type: ignore[arg-type]


def _result(found: OfficialWorkbook, stage: str, sheet: BookSheet) -> None:
    """Find the number of Table 3: the first formula below its title."""
    titles = [row for row, values in _rows(sheet).items() if any(heads.announces_result(v) for v in values.values())]
    for title in titles:
        for (row, column), cell in sorted(sheet.cells.items()):
            if title < row <= title + _TALLEST_GAP and cell.formula is not None:
                found.results[stage] = At(sheet.name, row, column)
                return
    found.report.append(NotUnderstood("no_result", sheet.name))


def _defaults(sheet: BookSheet) -> Iterator[DefaultCell]:
    """Yield the constants below the title of the list of default values."""
    listed = False
    for row, values in _rows(sheet).items():
        listed = listed or any(heads.announces_defaults(value) for value in values.values())
        if not listed:
            continue
        for column, value in values.items():
            constant = sheet.cells[row, column].formula is None
            labels = tuple(v for c, v in values.items() if c < column and isinstance(v, str))
            if constant and isinstance(value, float) and labels:
                notes = tuple(v for c, v in values.items() if c > column and isinstance(v, str))
                yield DefaultCell(At(sheet.name, row, column), value, labels, notes)
