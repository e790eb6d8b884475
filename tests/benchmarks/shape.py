"""One calculation twice: as a methodology with answers, and as a workbook with the same formulas over units.

Each unit has four formulas: an emission factor by fuel, emissions, emissions less 0.5 t rounded to three decimals, and
the share that is left; the result is the sum rounded down.
"""

from __future__ import annotations

import io
from typing import Any

NAME, FUELS = "XX_AM001", ("Diesel", "LPG", "Gas", "Coal")
OWN = {"status": "derived", "source": "made for benchmarks"}
FIRST = ("MPS(calc_process)", "F1")


def _words(text: str) -> dict[str, str]:
    return {"en": text, "ja": text}


def _parameter(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "role": "input", "kind": kind, "table": "units", "label": _words(name), "provenance": OWN,
            **more}


def _formula(name: str, expr: str, table: str | None = "units") -> dict[str, Any]:
    return {"id": name, "symbol": name, "label": _words(name), "unit": "-", "expr": expr, "table": table,
            "provenance": OWN}


def definition() -> dict[str, Any]:
    """Return the methodology as its definition file holds it."""
    rows = [{"id": fuel, "label": _words(fuel), "key": fuel, "value": str(at / 20), "provenance": OWN}
            for at, fuel in enumerate(FUELS, 1)]
    return {
        "methodology": NAME, "version": "01.0", "country": "XX", "title": _words("t"), "technology": _words("t"),
        "technology_id": "t", "scopes": (), "summary": _words("s"), "spreadsheet": "s", "provenance": OWN,
        "tables": [{"id": "units", "index": "i", "label": _words("units"), "row_name": _words("unit")}],
        "parameters": [_parameter("fuel", "choice", choices=[{"id": f, "label": _words(f)} for f in FUELS]),
                       _parameter("quantity", "number")],
        "lookups": [{"id": "EF", "symbol": "EF", "label": _words("EF"), "unit": "-", "by": "key", "rows": rows}],
        "reference_sources": (), "project_sources": (), "criteria": (),
        "formulas": [_formula("factor", "lookup(EF, fuel)"), _formula("E", "if(quantity > 0, quantity * factor, 0)"),
                     _formula("net", "round_half_up(max(E - 0.5, 0), 3)"),
                     _formula("share", "if(E == 0, 0, net / E)"),
                     _formula("RE", "round_down(sum(i, net), 0)", None), _formula("PE", "0", None)]}


def quantity(unit: int) -> str:
    """Return the quantity of a unit (from 1) as it is typed."""
    return f"{unit * 1.5:g}" if unit * 1.5 < 100_000 else f"{unit * 1.5:.1f}"


def address(unit: int) -> str:
    """Return the address of a unit's quantity."""
    return f"{NAME}/units/r{unit}/quantity"


def answers(formulas: int) -> dict[str, Any]:
    """Return the answers of a project over formulas / 4 units."""
    units = range(1, formulas // 4 + 1)
    found: dict[str, Any] = {"start_date": "2026-01-01", "lifetime": "1", "horizon": "lifetime",
                             f"{NAME}/units": [f"r{unit}" for unit in units]}
    for unit in units:
        found[f"{NAME}/units/r{unit}/fuel"] = FUELS[unit % 4]
        found[address(unit)] = quantity(unit)
    return found


def workbook(formulas: int) -> bytes:
    """Return the workbook (.xlsx, no results stored) over formulas / 4 units."""
    import openpyxl

    book = openpyxl.Workbook()
    inputs, calc = book.worksheets[0], book.create_sheet(FIRST[0])
    inputs.title = "MPS(input)"
    for at, fuel in enumerate(FUELS, 1):
        inputs.cell(at, 7).value, inputs.cell(at, 8).value = fuel, at / 20
    units = formulas // 4
    for row in range(1, units + 1):
        inputs.cell(row, 1).value, inputs.cell(row, 2).value = FUELS[row % 4], float(quantity(row))
        calc.cell(row, 1).value = f"=VLOOKUP('MPS(input)'!A{row},'MPS(input)'!$G$1:$H$4,2,FALSE)"
        calc.cell(row, 2).value = f"=IF('MPS(input)'!B{row}>0,'MPS(input)'!B{row}*A{row},0)"
        calc.cell(row, 3).value = f"=ROUND(MAX(B{row}-0.5,0),3)"
        calc.cell(row, 4).value = f"=IFERROR(C{row}/B{row},0)"
    calc[FIRST[1]] = f"=ROUNDDOWN(SUM(C1:C{units}),0)"
    calc["F2"] = f"=SUM(D1:D{units})"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
