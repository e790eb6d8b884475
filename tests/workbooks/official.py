"""Methodology workbooks of different shape, in the layout the public description gives, with invented contents."""

from __future__ import annotations

from typing import Any

import openpyxl
from building import saved
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from jcm_pdd.files.opc import read_package, write_package

HEADS = ("(a) Monitoring point No.", "(b) Parameters", "(c) Description of data", "(d) Estimated Values", "(e) Units",
         "(f) Monitoring option", "(g) Source of data", "(h) Measurement methods and procedures",
         "(i) Monitoring frequency", "(j) Other comments")
JAPANESE = ("(a) モニタリングポイント番号", "(b) パラメータ", "(c) データの説明", "(d) 推定値", "(e) 単位",
            "(f) モニタリングオプション", "(g) データの出典", "(h) 測定方法と手順", "(i) モニタリング頻度", "(j) 備考")
EF = "'MPS(calc_process)'!"


def plan(heads: tuple[str, ...] = HEADS, fuels: int = 1, look: str = "VLOOKUP", stage: str = "MPS") -> Any:
    """Return a workbook: electricity and fuels monitored, a factor chosen from the list of defaults."""
    book = openpyxl.Workbook()
    sheet, calc = book.worksheets[0], book.create_sheet(f"{stage}(calc_process)")
    sheet.title = f"{stage}(input)"
    book.create_sheet("MSS")["A1"] = "Monitoring Structure Sheet"
    sheet["B1"] = "Monitoring Plan Sheet (Input Sheet)"
    sheet["B3"] = "Table 1: Parameters to be monitored ex post"
    for column, head in enumerate(heads, 2):
        sheet.cell(4, column).value = head
    rows = [("EG_p", "Electricity generated", 1000, "MWh/p"), *(
        (f"FC_{n}", f"Fuel {n} consumed", 10 * n, "kL/p") for n in range(1, fuels + 1))]
    for row, (symbol, text, value, unit) in enumerate(rows, 5):
        for column, cell in enumerate((f"({row - 4})", symbol, text, value, unit, "Option C", "meter"), 2):
            sheet.cell(row, column).value = cell
    at = 6 + len(rows)
    sheet.cell(at, 2).value = "Table 2: Project-specific parameters to be fixed ex ante"
    for column, head in enumerate(("(a) Parameters", "(b) Description of data", "(c) Estimated Values", "(d) Units",
                                   "(e) Source of data", "(f) Other comments"), 2):
        sheet.cell(at + 1, column).value = head
    for column, text in enumerate(("GRID", "Type of grid", "Grid B", "-"), 2):
        sheet.cell(at + 2, column).value = text
    sheet.cell(at + 4, 2).value = "Table 3: Ex-ante estimation of CO2 emission reductions"
    sheet.cell(at + 5, 2).value, sheet.cell(at + 5, 3).value = "CO2 emission reductions", "Units"
    sheet.cell(at + 6, 2).value, sheet.cell(at + 6, 3).value = f"='{stage}(calc_process)'!D5", "tCO2/p"
    grid, inputs = f"'{stage}(input)'!D{at + 2}", f"'{stage}(input)'!"
    calc["B5"], calc["D5"] = "Emission reductions", "=ROUNDDOWN(D7-D8,0)"
    factor = (f"VLOOKUP({grid},$B$22:$D$24,3,FALSE)" if look == "VLOOKUP"
              else f"INDEX($D$22:$D$24,MATCH({grid},$B$22:$B$24,0))")
    calc["B7"], calc["D7"] = "Reference emissions", f"={inputs}E5*{factor}"
    calc["B8"], calc["D8"] = "Project emissions", f"=SUMPRODUCT({inputs}E6:E{5 + fuels}*$D$25)" if fuels else "=0"
    calc["B20"] = "[List of Default Values]"
    for row, (name, value) in enumerate((("Grid A", 0.4), ("Grid B", 0.5), ("Grid C", 0.6)), 22):
        calc.cell(row, 2).value, calc.cell(row, 4).value, calc.cell(row, 5).value = name, value, "tCO2/MWh"
    calc["B25"], calc["D25"], calc["E25"] = "Fuel", 2.5, "tCO2/kL"
    rule = DataValidation(type="list", formula1=f"'{stage}(calc_process)'!$B$22:$B$24")
    rule.add(f"D{at + 2}")
    options = DataValidation(type="list", formula1='"Option A,Option B,Option C"')
    options.add(f"G5:G{4 + len(rows)}")
    sheet.add_data_validation(rule)
    sheet.add_data_validation(options)
    return book


def protected() -> Any:
    book = plan()
    for sheet in book.worksheets:
        sheet.protection.sheet = True
    return book


def hidden() -> Any:
    book = plan(look="INDEX")
    book.create_sheet("Lists")["A1"] = "not for users"
    book["Lists"].sheet_state = "veryHidden"
    return book


def named() -> Any:
    book = plan()
    book["MPS(calc_process)"]["D7"] = "=EG*0.5"
    book.defined_names["EG"] = DefinedName("EG", attr_text="'MPS(input)'!$E$5")
    return book


def merged() -> Any:
    """Heads in two rows: letters above, words below with line ends; the last head merged over spare columns."""
    book = plan()
    sheet = book["MPS(input)"]
    sheet["B2"] = sheet["B3"].value
    sheet.merge_cells("B2:K2")
    for column, head in enumerate(HEADS, 2):
        letter, _, words = head.partition(" ")
        sheet.cell(3, column).value, sheet.cell(4, column).value = letter, words.replace(" ", "\n", 1)
    sheet.merge_cells("K4:M4")
    return book


def with_parts(book: Any) -> bytes:
    """Return the workbook with a drawing and a form control among its parts."""
    parts = read_package(saved(book))
    parts["xl/drawings/drawing9.xml"] = b'<xdr:wsDr xmlns:xdr="urn:x"/>'
    parts["xl/ctrlProps/ctrlProp1.xml"] = b'<formControlPr xmlns="urn:y" objectType="CheckBox"/>'
    return write_package(parts)


def separate() -> Any:
    """Units on a sheet of their own, summed by the calculation."""
    book = plan(fuels=0)
    sheet = book.create_sheet("MPS(input_separate)")
    for column, head in enumerate(HEADS[1:5], 2):
        sheet.cell(3, column).value = head
    for row in range(4, 7):
        for column, cell in enumerate((f"EG_{row - 3}", "Electricity of a unit", 100 * row, "MWh/p"), 2):
            sheet.cell(row, column).value = cell
    book["MPS(calc_process)"]["D7"] = "=SUM('MPS(input_separate)'!D4:D6)*D23"
    return book


# name -> (bytes, parameters, result of the formulas)
SHAPES: dict[str, tuple[bytes, int, float]] = {
    "VLOOKUP": (saved(plan()), 3, 475), "INDEX and MATCH, hidden sheet": (saved(hidden()), 3, 475),
    "named cells": (saved(named()), 3, 475), "several fuels": (saved(plan(fuels=4)), 6, 250),
    "drawing and form control": (with_parts(plan()), 3, 475), "protected": (saved(protected()), 3, 475),
    "merged heads": (saved(merged()), 3, 475), "Japanese": (saved(plan(JAPANESE)), 3, 475),
    "units on a separate sheet": (saved(separate()), 5, 750), "proposal": (saved(plan(stage="PMS")), 3, 475),
}
