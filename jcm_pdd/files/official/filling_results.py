"""The results an official workbook carries: what its own formulas give for the inputs that stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from jcm_pdd.core.official import WorkbookDef
from jcm_pdd.files.excel.values import CellError, CellValue, Result
from jcm_pdd.files.official.evaluator import number, place
from jcm_pdd.files.workbooks.book import At, ErrorValue, Scalar, read_book

_ERRORS: Mapping[str, CellError] = {
    "#N/A": CellError("#N/A"), "#DIV/0!": CellError("#DIV/0!"), "#VALUE!": CellError("#VALUE!"),
    "#NUM!": CellError("#NUM!")}


def closure_results(data: bytes, definition: WorkbookDef) -> tuple[dict[str, dict[str, Result]], Decimal | None]:
    """Return the result of every formula the results are made of (sheet -> reference -> result), and the reduction.

    The file itself is read: what it shows is what is calculated. Raises Problem `workbook.*` when the engines refuse
    a formula or differ.
    """
    from jcm_pdd.files.workbooks.engines import TwinBook

    book = read_book(data, definition.file)
    shown = place(book, definition.reduction)
    ends = [shown, *(place(book, cell) for cell in (definition.reference, definition.project) if cell)]
    twin = TwinBook(book, ends)
    values = twin.read(twin.plan.formulas)
    found: dict[str, dict[str, Result]] = {}
    for at, value in values.items():
        stored = _stored(value)
        if stored is not None:
            found.setdefault(at.sheet, {})[at.reference] = Result(stored)
    return found, number(_value(twin.read([shown]), shown))


def _value(values: Mapping[At, Scalar], at: At) -> Scalar:
    return values[at]


def _stored(value: Scalar) -> CellValue:
    """Return a result as a cell stores it; nothing for an error no cell of ours can name."""
    if isinstance(value, ErrorValue):
        return _ERRORS.get(value.code)
    if isinstance(value, bool) or not isinstance(value, float):
        return value
    return Decimal(repr(value)) if value else Decimal(0)
