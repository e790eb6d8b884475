"""Workbooks for the tests, and places in them."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
from openpyxl.workbook.defined_name import DefinedName

from jcm_pdd.files.workbooks.book import At

FORMULA = At("Data", 1, 26)  # where the formula of a battery case stands


def saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def battery_book(formula: str) -> bytes:
    """Return the workbook of the battery with one formula in Data!Z1."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Data"
    for row in range(1, 6):
        sheet.cell(row, 1).value, sheet.cell(row, 2).value, sheet.cell(row, 4).value = row * 10, row, row * 11 / 10
        sheet.cell(row, 3).value = ("Diesel", "LPG", "Diesel", "Gas", "Coal")[row - 1]
    sheet["F1"], sheet["G1"], sheet["G2"], sheet["G3"], sheet["G4"] = 0.533, True, "5", "=NA()", '=""'
    sheet["H1"] = "=1/3"
    other = book.create_sheet("Other sheet")
    for row in range(1, 4):
        other.cell(row, 1).value, other.cell(row, 2).value = row + 6, row
    book.defined_names["EFNAME"] = DefinedName("EFNAME", attr_text="Data!$F$1")
    book.defined_names["MOVING"] = DefinedName("MOVING", attr_text="Data!A1")
    sheet["Z1"] = f"={formula}"
    return saved(book)
