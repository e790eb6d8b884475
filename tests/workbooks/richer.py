"""More workbooks of official make: matrices of units, lists from everywhere, drawings, controls, notes, protection.

Each has input cells with what may stand in them, and one result.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from building import saved
from official import plan
from openpyxl.comments import Comment
from openpyxl.styles import Protection
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula

from jcm_pdd.files.opc import CONTENT_TYPES, read_package, write_package

CALC, INPUT, SEPARATE = "MPS(calc_process)", "MPS(input)", "MPS(input_separate)"
GRIDS = ("Grid A", "Grid B", "Grid C")
FUELS = ("Diesel", "Kerosene", "LPG", "Natural gas")
AMOUNT = (0.0, 5000.0)
# A range of numbers, or the texts that may be chosen.
Range = tuple[float, float] | tuple[str, ...]


@dataclass(frozen=True)
class Shape:
    """A workbook, its inputs by sheet and cell, and the cell of its result."""

    data: bytes
    inputs: dict[tuple[str, str], Range]
    result: tuple[str, str] = (INPUT, "B14")


def shape(book: Any, inputs: dict[tuple[str, str], Range], result: tuple[str, str] | None = None) -> Shape:
    common: dict[tuple[str, str], Range] = {(INPUT, "E5"): AMOUNT}
    return Shape(book if isinstance(book, bytes) else saved(book), common | inputs, result or (INPUT, place(book)))


def place(book: Any) -> str:
    """Return the cell that shows the result of the plan."""
    cells = (cell for row in book[INPUT].iter_rows() for cell in row)
    return next(str(cell.coordinate) for cell in cells if cell.value == f"='{CALC}'!D5")


def matrix() -> Shape:
    """Units down, parameters across, symbols and units in head rows; sums with conditions over them."""
    book = plan(fuels=1)
    sheet = book.create_sheet(SEPARATE)
    sheet["B2"] = "Parameters of each unit i"
    for column, (symbol, unit) in enumerate((("i", "-"), ("RC_i", "kW"), ("EC_i", "MWh/p"), ("type_i", "-"),
                                             ("year_i", "-")), 2):
        sheet.cell(4, column).value, sheet.cell(5, column).value = symbol, unit
    inputs: dict[tuple[str, str], Range] = {}
    for row in range(6, 14):
        for column, cell in enumerate((row - 5, 100.0 + row, 10.0 * row, FUELS[row % 4], 2024 + row % 3), 2):
            sheet.cell(row, column).value = cell
        inputs |= {(SEPARATE, f"C{row}"): AMOUNT, (SEPARATE, f"D{row}"): AMOUNT, (SEPARATE, f"E{row}"): FUELS}
    cells = f"'{SEPARATE}'!"
    book[CALC]["D8"] = (f"=SUMPRODUCT({cells}$C$6:$C$13,{cells}$D$6:$D$13)/1000+SUMIFS({cells}$D$6:$D$13,"
                        f'{cells}$E$6:$E$13,"LPG",{cells}$C$6:$C$13,">100")-'
                        f'SUMPRODUCT(({cells}$E$6:$E$13="Diesel")*{cells}$D$6:$D$13)*$D$25')
    return shape(book, inputs)


def lists() -> Shape:
    """Lists from another sheet, behind a name and in the extension part; a chain of conditions over the fuel."""
    book = plan(fuels=3)
    sheet, more = book[INPUT], book.create_sheet("Lists")
    for row, fuel in enumerate(FUELS, 1):
        more.cell(row, 1).value, more.cell(row, 2).value = fuel, (2.58, 2.49, 3.0, 2.23)[row - 1]
    book.defined_names["FUELS"] = DefinedName("FUELS", attr_text="Lists!$A$1:$A$4")
    inputs: dict[tuple[str, str], Range] = {(INPUT, f"E{row}"): AMOUNT for row in (6, 7, 8)}
    for row in (6, 7, 8):
        sheet.cell(row, 12).value = FUELS[row - 6]
        inputs[INPUT, f"L{row}"] = FUELS
    for source, cell in (("FUELS", "L6"), ("Lists!$A$1:$A$4", "L7")):
        rule = DataValidation(type="list", formula1=source)
        rule.add(cell)
        sheet.add_data_validation(rule)
    chain = "0"
    for fuel, factor in zip(FUELS, (2.58, 2.49, 3.0, 2.23), strict=True):
        chain = f'IF(\'{INPUT}\'!$L$6="{fuel}",{factor},{chain})'
    book[CALC]["D8"] = (f"='{INPUT}'!E6*{chain}+'{INPUT}'!E7*VLOOKUP('{INPUT}'!L7,Lists!$A:$B,2,FALSE)"
                        f"+'{INPUT}'!E8*INDEX(Lists!$B:$B,MATCH('{INPUT}'!L8,FUELS,0))")
    parts = read_package(saved(book))
    part = "xl/worksheets/sheet1.xml"
    rule = ('<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/'
            'spreadsheetml/2009/9/main"><x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/'
            'excel/2006/main"><x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>Lists!$A$1:$A$4</xm:f>'
            '</x14:formula1><xm:sqref>L8</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>')
    parts[part] = parts[part].replace(b"</worksheet>", rule.encode() + b"</worksheet>")
    return Shape(write_package(parts), {(INPUT, "E5"): AMOUNT, **inputs}, (INPUT, place(book)))


def stages() -> Shape:
    """The sheets of the monitoring report beside those of the plan."""
    book = plan(fuels=2)
    for name in (INPUT, CALC):
        copy = book.copy_worksheet(book[name])
        copy.title = name.replace("MPS", "MRS")
        for row in copy.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    cell.value = cell.value.replace("MPS", "MRS")
    return shape(book, {(INPUT, "E6"): AMOUNT, (INPUT, "E7"): AMOUNT, ("MRS(input)", "E5"): AMOUNT})


def guarded() -> Shape:
    """Protected sheets with unlocked, merged inputs, hidden rows and columns, a number stored as a text."""
    book = plan(fuels=1)
    sheet, calc = book[INPUT], book[CALC]
    sheet["N5"], sheet["N6"], calc["G1"] = "12.5", 3, "12"
    sheet.merge_cells("N6:P7")
    for cell in ("E5", "E6", "N5", "N6"):
        sheet[cell].protection = Protection(locked=False)
    for one in (sheet, calc):
        one.protection.sheet = True
        one.protection.password = "jcm"  # noqa: S105 of a file made here
    calc.row_dimensions[8].hidden = sheet.column_dimensions["N"].hidden = True
    calc["D8"] = f"=VALUE('{INPUT}'!N5)*'{INPUT}'!$N$6+'{INPUT}'!E6/2+VALUE(G1)"
    return shape(book, {(INPUT, "E6"): AMOUNT, (INPUT, "N5"): ("12.5", "0", "1000.25"), (INPUT, "N6"): AMOUNT})


def named() -> Shape:
    """Names over several cells, names of formulas, and cells with errors and arrays beside the way."""
    book = plan(fuels=4)
    calc = book[CALC]
    book.defined_names["QUANTITIES"] = DefinedName("QUANTITIES", attr_text=f"'{INPUT}'!$E$6:$E$9")
    book.defined_names["FACTORS"] = DefinedName("FACTORS", attr_text=f"'{CALC}'!$J$1:$J$4")
    book.defined_names["LARGEST"] = DefinedName("LARGEST", attr_text="MAX(QUANTITIES)")
    for row in range(1, 5):
        calc.cell(row, 10).value = row / 8
    calc["D8"] = '=SUMPRODUCT(QUANTITIES,FACTORS)+LARGEST*0.01+COUNTIF(QUANTITIES,">100")+SUM(QUANTITIES)/1000'
    calc["M1"], calc["M2"], calc["M3"] = "=1/0", "=NA()", "#REF!"
    calc["N1"] = ArrayFormula("N1:N4", "=J1:J4*2")
    calc["M4"] = "=SUM(N1:N4)+TODAY()"
    return shape(book, {(INPUT, f"E{row}"): AMOUNT for row in range(6, 10)})


def shared() -> Shape:
    """Formulas that share one text over a table of months, with absolute references to another sheet."""
    book = plan(fuels=1)
    calc = book[CALC]
    for row in range(31, 43):
        calc.cell(row, 2).value, calc.cell(row, 3).value, calc.cell(row, 4).value = row - 30, row * 3.5, 9
    calc["D8"] = "=ROUND(SUM(D31:D42),2)+ROUNDUP(D31/7,1)+CHOOSE(MOD(B33,3)+1,1,2,3)"
    result = place(book)
    parts = read_package(saved(book))
    part = "xl/worksheets/sheet2.xml"
    sheet = parts[part].decode()
    text = f"IFERROR(C31*'{INPUT}'!$E$6/ABS(C$31-20),0)*$D$23"
    for row in range(31, 43):
        old = f'<c r="D{row}" t="n"><v>9</v></c>'
        assert old in sheet
        first = f'<f t="shared" ref="D31:D42" si="0">{text}</f>'
        sheet = sheet.replace(old, f'<c r="D{row}">{first if row == 31 else _SAME}</c>')
    parts[part] = sheet.encode()
    inputs: dict[tuple[str, str], Range] = {(CALC, f"C{row}"): AMOUNT for row in range(31, 43)}
    return Shape(write_package(parts), {(INPUT, "E5"): AMOUNT, (INPUT, "E6"): AMOUNT, **inputs}, (INPUT, result))


def drawn() -> Shape:
    """A drawing with a text box, notes, a form control, a header picture, printer settings, own XML, a theme."""
    book = plan(fuels=1)
    book[INPUT]["E5"].comment = Comment("Read the meter on the last day.", "JC")
    result = place(book)
    parts = read_package(saved(book))
    sheet, rels = "xl/worksheets/sheet2.xml", "xl/worksheets/_rels/sheet2.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = (("drawing", "../drawings/drawing7.xml"), ("ctrlProp", "../ctrlProps/ctrlProp1.xml"),
             ("printerSettings", "../printerSettings/printerSettings1.bin"),
             ("vmlDrawing", "../drawings/vmlDrawing7.vml"))
    parts[rels] = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(
        f'<Relationship Id="rId{n}" Type="{kind}/{name}" Target="{target}"/>'
        for n, (name, target) in enumerate(links, 1)) + "</Relationships>").encode()
    more = (f'<pageSetup xmlns:r="{kind}" r:id="rId3"/><headerFooter><oddHeader>&amp;L&amp;G</oddHeader></headerFooter>'
            f'<drawing xmlns:r="{kind}" r:id="rId1"/><legacyDrawingHF xmlns:r="{kind}" r:id="rId4"/>')
    parts[sheet] = parts[sheet].replace(b"</worksheet>", more.encode() + b"</worksheet>")
    parts["xl/drawings/drawing7.xml"] = _DRAWING.encode()
    parts["xl/drawings/vmlDrawing7.vml"] = _VML.encode()
    parts["xl/ctrlProps/ctrlProp1.xml"] = (
        b'<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" objectType="CheckBox" '
        b'checked="Checked" lockText="1"/>')
    parts["xl/printerSettings/printerSettings1.bin"] = bytes(range(256)) * 4
    parts["customXml/item1.xml"] = b'<committee xmlns="urn:jcm">TH</committee>'
    types = ('<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.'
             'printerSettings"/><Override PartName="/xl/drawings/drawing7.xml" ContentType="application/vnd.'
             'openxmlformats-officedocument.drawing+xml"/><Override PartName="/xl/ctrlProps/ctrlProp1.xml" '
             'ContentType="application/vnd.ms-excel.controlproperties+xml"/>')
    content = parts[CONTENT_TYPES]
    if b'Extension="vml"' not in content:
        types += '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
    parts[CONTENT_TYPES] = content.replace(b"</Types>", types.encode() + b"</Types>")
    return Shape(write_package(parts), {(INPUT, "E5"): AMOUNT, (INPUT, "E6"): AMOUNT}, (INPUT, result))


_SAME = '<f t="shared" si="0"/>'
_DRAWING = """<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:from><xdr:col>6</xdr:col>
<xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>9</xdr:col>
<xdr:colOff>0</xdr:colOff><xdr:row>6</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp macro="" textlink="">
<xdr:nvSpPr><xdr:cNvPr id="2" name="TextBox 1"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr><a:xfrm>
<a:off x="0" y="0"/><a:ext cx="900000" cy="500000"/>
</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody>
<a:bodyPr/><a:p><a:r><a:t>Enter values in the yellow cells only.</a:t></a:r></a:p></xdr:txBody></xdr:sp>
<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"""
_VML = """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<v:shape id="LH" o:spid="_x0000_s1025" style="width:40pt;height:40pt"/></xml>"""


def dated() -> Shape:
    """Dates, whole years, rounding of every kind, texts joined, look-ups in two directions, bands."""
    book = plan(fuels=1)
    calc = book[CALC]
    for column, year in enumerate((2026, 2027, 2028), 11):
        calc.cell(1, column).value = year
        for row, grid in enumerate(GRIDS, 2):
            calc.cell(row, 10).value, calc.cell(row, column).value = grid, year / 1000 + row / 10
    for row, (least, share) in enumerate(((0, 1), (100, 0.9), (1000, 0.75)), 11):
        calc.cell(row, 10).value, calc.cell(row, 11).value = least, share
    grid, year = f"'{INPUT}'!$D$10", f"YEAR(EDATE(DATE(2026,'{INPUT}'!$N$5,31),6))"
    calc["D8"] = (f"=INDEX($K$2:$M$4,MATCH('{INPUT}'!$N$7,$J$2:$J$4,0),MATCH({year},$K$1:$M$1,0))"
                  f"*VLOOKUP('{INPUT}'!E6,$J$11:$K$13,2,TRUE)+ROUNDDOWN('{INPUT}'!E6/3,1)+CEILING('{INPUT}'!E6,5)"
                  f"+IF(AND({grid}<>\"\",OR('{INPUT}'!E6>10,NOT('{INPUT}'!N5>6))),1,0)+LEN('{INPUT}'!N7&\"x\")")
    book[INPUT]["N5"], book[INPUT]["N7"] = 4, "Grid A"
    return shape(book, {(INPUT, "E6"): AMOUNT, (INPUT, "N5"): (1.0, 12.0), (INPUT, "N7"): GRIDS})


RICHER: dict[str, Callable[[], Shape]] = {
    "matrix of units": matrix, "lists from everywhere": lists, "plan and report": stages, "guarded": guarded,
    "names over several cells": named, "shared formulas": shared, "drawings and controls": drawn,
    "dates and bands": dated,
}
