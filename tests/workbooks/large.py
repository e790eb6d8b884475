"""A workbook of many formulas."""

from __future__ import annotations

import openpyxl
from building import saved


def speed_book(formulas: int) -> bytes:
    """Return a workbook in the shape of a methodology's with a number of formulas over units."""
    book = openpyxl.Workbook()
    inputs, calc = book.worksheets[0], book.create_sheet("MPS(calc_process)")
    inputs.title = "MPS(input)"
    for row in range(1, 5):
        inputs.cell(row, 7).value, inputs.cell(row, 8).value = ("Diesel", "LPG", "Gas", "Coal")[row - 1], row / 20
    units = formulas // 4
    for row in range(1, units + 1):
        inputs.cell(row, 1).value, inputs.cell(row, 2).value = ("Diesel", "LPG", "Gas", "Coal")[row % 4], row * 1.5
        calc.cell(row, 1).value = f"=VLOOKUP('MPS(input)'!A{row},'MPS(input)'!$G$1:$H$4,2,FALSE)"
        calc.cell(row, 2).value = f"=IF('MPS(input)'!B{row}>0,'MPS(input)'!B{row}*A{row},0)"
        calc.cell(row, 3).value = f"=ROUND(MAX(B{row}-0.5,0),3)"
        calc.cell(row, 4).value = f"=IFERROR(C{row}/B{row},0)"
    calc["F1"] = f"=ROUNDDOWN(SUM(C1:C{units}),0)"
    return saved(book)
