"""MPS(input): Tables 1 to 3, the legend of options, and what else the calculation needs to be told."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.core.methodology import ParameterDef, RowTableDef
from jcm_pdd.core.rounding import whole_down
from jcm_pdd.files.excel.frame import add_list, open_sheet
from jcm_pdd.files.excel.layout import Column, TableLook
from jcm_pdd.files.excel.lens import Line
from jcm_pdd.files.excel.model import Sheet, Style
from jcm_pdd.files.excel.scene import WHOLE, Scene, outcome
from jcm_pdd.files.excel.values import letters, split_reference

_LONG = frozenset({".source", ".method", ".comment"})


def _number(column: str) -> int:
    return split_reference(f"{column}1")[1]


def build_input(scene: Scene) -> Sheet:
    """Return the sheet; every input's reference is left in `scene.places.inputs` by address."""
    sheet = open_sheet(scene, "input", last=11)
    _parameter_table(sheet, scene, scene.look.table1, "monitored")
    sheet.title_row = None
    _parameter_table(sheet, scene, scene.look.table2, "fixed")
    _table3(sheet, scene)
    _legend(sheet, scene)
    _selections(sheet, scene)
    for table in scene.m.tables:
        _units(sheet, scene, table)
    return sheet


def _block_title(sheet: Sheet, text: str) -> None:
    sheet.row += 1
    sheet.put(sheet.row, 2, text, "block")
    sheet.row += 1


def _parameter_table(sheet: Sheet, scene: Scene, look: TableLook, role: str) -> None:
    _block_title(sheet, look.title)
    for column in look.columns:
        at = _number(column.column)
        sheet.put(sheet.row, at, column.head, "head")
        sheet.merge(sheet.row, at, _number(column.to or column.column))
        sheet.fit(sheet.row, at, _number(column.to or column.column), column.head)
    for parameter, row in _lines(scene, role):
        sheet.row += 1
        _parameter_line(sheet, scene, look, parameter, row)
    sheet.row += 1


def _lines(scene: Scene, role: str) -> Iterator[tuple[ParameterDef, str | None]]:
    """Yield the parameters of a role, each in every row of its table; unit after unit inside a table."""
    done: set[str] = set()
    for parameter in scene.m.parameters:
        if parameter.role != role:
            continue
        if parameter.table is None:
            if scene.method.applies(parameter.shown) or scene.project.get(scene.address(parameter, None)) is not None:
                yield parameter, None
        elif parameter.table not in done:
            done.add(parameter.table)
            columns = [p for p in scene.m.columns(parameter.table) if p.role == role]
            yield from ((column, row) for row in scene.rows(parameter.table) for column in columns)


def _parameter_line(sheet: Sheet, scene: Scene, look: TableLook, p: ParameterDef, row: str | None) -> None:
    stem = scene.address(p, row)
    line = Line(stem, {c.column: c.answer for c in look.columns if c.answer is not None})
    for column in look.columns:
        at = _number(column.column)
        last = _number(column.to or column.column)
        if column.answer is not None:
            text = _answer(sheet, scene, column, stem, p)
        else:
            text = _shown(scene, column, p, row)
            sheet.put(sheet.row, at, text, "label")
        sheet.merge(sheet.row, at, last)
        sheet.fit(sheet.row, at, last, text)
    sheet.keys[sheet.row] = line


def _answer(sheet: Sheet, scene: Scene, column: Column, stem: str, p: ParameterDef) -> str:
    """Set one answer cell and return its text for the height of the row."""
    address = f"{stem}{column.answer}"
    value = scene.printed(address)
    at = _number(column.column)
    if column.answer == "":
        reference = input_cell(sheet, scene, at, address, p)
        scene.places.inputs[address] = sheet.outside(reference)
        return value if isinstance(value, str) else ""
    sheet.put(sheet.row, at, value, "input_text")
    if column.answer == ".option":
        add_list(sheet, f"{letters(at)}{sheet.row}",
                 tuple(scene.lens.shown_choice(address, option.option) for option in p.options))
    return str(value or "")


def input_cell(sheet: Sheet, scene: Scene, column: int, address: str, p: ParameterDef) -> str:
    """Set the cell of a parameter's value, with a list when it is a choice, and return its reference."""
    value = scene.answered(address)
    style: Style = "input" if p.kind == "number" else "input_text"
    reference = sheet.put(sheet.row, column, value, style, scene.number_format(value))
    if p.kind == "choice":
        add_list(sheet, reference, tuple(scene.lens.shown_choice(address, c.id) for c in p.choices))
    elif p.kind == "yes_no":
        add_list(sheet, reference, ("Yes", "No"))
    return reference


def _shown(scene: Scene, column: Column, p: ParameterDef, row: str | None) -> str:
    if column.shows == "symbol":
        return p.symbol or p.label.en
    if column.shows == "unit":
        return p.unit or "-"
    if column.shows == "period":
        return scene.period
    return f"{p.label.en}\n[{scene.unit_title(p.table, row)}]" if p.table and row else p.label.en


def _table3(sheet: Sheet, scene: Scene) -> None:
    words = scene.look.table3
    _block_title(sheet, words["title"])
    for first, last, text in ((2, 4, words["value"]), (5, 5, words["units"])):
        sheet.put(sheet.row, first, text, "head")
        sheet.merge(sheet.row, first, last)
    sheet.row += 1
    reduction = scene.method.annual.reduction
    result = outcome(None) if reduction is None else whole_down(reduction)
    sheet.calculate(sheet.row, 2, "JCM_ER", result, WHOLE, "result")
    sheet.merge(sheet.row, 2, 4)
    sheet.put(sheet.row, 5, words["unit"], "label")
    sheet.row += 1
    year = scene.results.basis_year
    varies = year is not None and bool(scene.method.year_states)
    sheet.put(sheet.row, 2, words["basis"].replace("{year}", str(year)) if varies else words["note"], "note")
    sheet.row += 1


def _legend(sheet: Sheet, scene: Scene) -> None:
    look = scene.look.legend
    _block_title(sheet, look.title)
    for option, text in look.rows.items():
        sheet.put(sheet.row, 2, scene.look.print_as[".option"].replace("{id}", option), "label")
        sheet.put(sheet.row, 3, text, "text")
        sheet.merge(sheet.row, 3, 11)
        sheet.row += 1


def _selections(sheet: Sheet, scene: Scene) -> None:
    """Inputs that are neither monitored nor fixed but that the calculation reads."""
    wanted = [p for p in scene.m.parameters if p.table is None and p.role == "input" and p.id in scene.read]
    if not wanted:
        return
    look = scene.look.choices
    _block_title(sheet, look.title)
    heads = ((2, 3, look.head["symbol"]), (4, 4, look.head["label"]), (5, 5, look.head["value"]),
             (6, 6, look.head["unit"]))
    for first, last, text in heads:
        sheet.put(sheet.row, first, text, "head")
        sheet.merge(sheet.row, first, last)
    for p in wanted:
        sheet.row += 1
        address = scene.address(p, None)
        sheet.put(sheet.row, 2, p.symbol or "-", "label")
        sheet.merge(sheet.row, 2, 3)
        sheet.put(sheet.row, 4, p.label.en, "label")
        scene.places.inputs[address] = sheet.outside(input_cell(sheet, scene, 5, address, p))
        sheet.fit(sheet.row, 4, 4, p.label.en)
        sheet.fit(sheet.row, 5, 5, str(scene.answered(address) or ""))
        sheet.put(sheet.row, 6, p.unit or "-", "label")
        sheet.keys[sheet.row] = Line(address, {"E": ""})
    sheet.row += 1


def _units(sheet: Sheet, scene: Scene, table: RowTableDef) -> None:
    """One line a unit with its plain inputs; the line also says which units there are, and in which order."""
    columns = [p for p in scene.m.columns(table.id) if p.role == "input"]
    words = scene.look.units
    _block_title(sheet, words["title"].replace("{table}", table.label.en))
    sheet.put(sheet.row, 2, words["number"], "head")
    for at, p in enumerate(columns, 3):
        head = f"{p.symbol or p.label.en}\n({p.unit})" if p.unit else p.symbol or p.label.en
        sheet.put(sheet.row, at, head, "head")
        sheet.fit(sheet.row, at, at, head)
    for number, row in enumerate(scene.rows(table.id), 1):
        sheet.row += 1
        sheet.put(sheet.row, 2, number, "label")
        stem = f"{scene.m.methodology}/{table.id}/{row}"
        for at, p in enumerate(columns, 3):
            address = f"{stem}/{p.id}"
            scene.places.inputs[address] = sheet.outside(input_cell(sheet, scene, at, address, p))
        sheet.keys[sheet.row] = Line(stem, {letters(at): f"/{p.id}" for at, p in enumerate(columns, 3)}, row=True)
    sheet.row += 1
