"""Formulas that would read a secret are gone from a public workbook; every other one stays."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl

from jcm_pdd.files.public.workbook import Shown, sealed


def book(cells: dict[str, object], names: dict[str, str] | None = None) -> bytes:
    """Return a workbook with cells of one sheet."""
    from openpyxl.workbook.defined_name import DefinedName

    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for reference, value in cells.items():
        sheet[reference] = value
    for name, text in (names or {}).items():
        made.defined_names[name] = DefinedName(name, attr_text=text)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def values(data: bytes) -> dict[str, object]:
    """Return the constants and formulas of the sheet."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}


def test_whatever_reads_a_redacted_cell_is_a_value_and_everything_else_stays_a_formula() -> None:
    data = book({"A1": "XXX", "A2": 7, "B1": "=A1*2", "B2": "=A2*2", "C1": "=SUM(B1:B2)", "C2": "=one+1",
                 "D1": "=C1+0", "D2": '=INDIRECT("A"&2)', "D3": "text XXX inside"}, {"one": "Sheet!$A$1"})
    found = values(sealed(data, Shown()))
    assert {name: found[name] for name in ("B1", "C1", "C2", "D1", "D2")} == dict.fromkeys(
        ("B1", "C1", "C2", "D1", "D2"), "XXX")
    assert found["B2"] == "=A2*2"


def test_results_that_are_printed_anyway_are_kept_by_name_and_by_cell_that_repeats_them() -> None:
    data = book({"A1": "XXX", "B1": "=A1*2", "B2": "=total", "B3": "=Sheet!B1", "B4": "=B1+1"}, {"total": "Sheet!$B$1"})
    found = values(sealed(data, Shown(named={"total": Decimal(421)})))
    assert (found["B1"], found["B2"], found["B3"], found["B4"]) == (421, 421, 421, "XXX")


def test_a_workbook_without_a_secret_is_left_alone() -> None:
    data = book({"A1": 5, "B1": "=A1*2"})
    assert sealed(data, Shown()) is data
