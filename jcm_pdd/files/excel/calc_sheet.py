"""MPS(calc_process): blocks 1 to 4, one line a unit, and the list of default values; all live formulas."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from jcm_pdd.core.formula import parse
from jcm_pdd.core.formula.walk import Value, evaluate
from jcm_pdd.core.links import YEAR
from jcm_pdd.core.methodology import ParameterDef, RowTableDef
from jcm_pdd.core.rounding import whole_down
from jcm_pdd.core.steps import Step
from jcm_pdd.files.excel.default_list import build_defaults, reference_tables
from jcm_pdd.files.excel.frame import block, column_range, heads, open_sheet
from jcm_pdd.files.excel.model import Sheet, Style
from jcm_pdd.files.excel.scene import WHOLE, CellResolver, Scene, calculated_format, outcome, shown_result
from jcm_pdd.files.excel.values import CellValue

# The name of the cell with the first day of operation, on the sheet of years.
START = "JCM_start_date"


def build_calc(scene: Scene, names_out: dict[str, str]) -> Sheet:
    """Return the sheet; the references of all defined names are left in `names_out`."""
    for step in scene.steps:
        if step.table is None and not scene.is_sum(step):
            scene.places.scalars[step.id] = f"JCM_{step.id}"
    for p in scene.m.parameters:
        if p.table is None:
            scene.places.scalars[p.id] = f"JCM_{p.id}"
    scene.places.scalars[YEAR] = f"JCM_{YEAR}"
    sheet = open_sheet(scene, "calc", last=12)
    words = scene.look.sheets["calc"].columns
    heads(sheet, (words["label"], words["fuel"], words["value"], words["units"], words["parameter"]))
    sheet.freeze = f"C{sheet.row + 1}"
    sheet.title_row = sheet.row
    _Builder(scene, sheet, names_out).build()
    return sheet


class _Builder:
    """Lays out the calculation sheet of one scene."""

    def __init__(self, scene: Scene, sheet: Sheet, names_out: dict[str, str]) -> None:
        self.scene, self.sheet, self.names = scene, sheet, names_out
        self.placed: set[str] = set()

    def build(self) -> None:
        """Write every block; ranges of columns have names, so blocks may refer to what stands below."""
        self.scene.places.tables.update(reference_tables(self.scene))
        for table in self.scene.m.tables:
            self._name_columns(table)
        groups = self._groups()
        look = self.scene.look.calculation
        block(self.sheet, look.reductions)
        self._reductions()
        block(self.sheet, look.selected)
        self._year()
        self._defaults_in_use()
        self._lines(groups["other"])
        self.sheet.row += 1
        self.sheet.put(self.sheet.row, 2, look.see_units, "note")
        block(self.sheet, look.reference)
        self._lines(groups["RE"])
        block(self.sheet, look.project)
        self._lines(groups["PE"])
        for table in self.scene.m.tables:
            self._unit_table(table)
        build_defaults(self.scene, self.sheet, self.names)

    def _name_columns(self, table: RowTableDef) -> None:
        if not self.scene.rows(table.id):
            return
        ids = [p.id for p in self.scene.m.columns(table.id)]
        ids += [step.id for step in self.scene.column_steps(table.id)]
        self.scene.places.ranges.update({name: f"JCM_{name}" for name in ids})

    def _groups(self) -> dict[str, list[str]]:
        """Return ids of scalar steps and parameters by block: RE and what only leads to it, PE, the rest."""
        closures = {root: _closure(self.scene, root) for root in ("RE", "PE")}
        scalars = [s.id for s in reversed(self.scene.steps) if s.table is None and not self.scene.is_sum(s)]
        parameters = [p.id for p in self.scene.m.parameters if p.table is None and p.id in self.scene.read]
        chosen = {p.id for p in self.scene.m.parameters if p.role == "input"}
        groups: dict[str, list[str]] = {"RE": ["RE"], "PE": ["PE"], "other": []}
        for name in (*scalars, *parameters):
            if name in groups:
                continue
            home = next((root for root, found in closures.items() if name in found and name not in chosen), "other")
            groups[home].append(name)
        return groups

    def _reductions(self) -> None:
        look, sheet = self.scene.look.calculation, self.sheet
        reduction = self.scene.method.annual.reduction
        whole: CellValue = outcome(None) if reduction is None else whole_down(reduction)
        unit = self.scene.look.table3["unit"]
        self._line((look.er, unit, "ER_p"), "ROUNDDOWN(ROUND(JCM_ER_unrounded,6),0)", whole, "JCM_ER", WHOLE,
                   "result")
        self._line((look.er_unrounded, unit, "RE_p - PE_p"), "JCM_RE-JCM_PE", outcome(reduction),
                   "JCM_ER_unrounded")
        sheet.row += 1
        sheet.put(sheet.row, 2, f"{look.rounding} {look.incomplete}", "note")

    def _line(self, words: tuple[str, str, str], formula: str, result: CellValue, name: str = "",
              number: str | None = None, style: Style = "calculated") -> None:
        """Write label, value, unit and parameter into the next row and give the value its name."""
        sheet = self.sheet
        sheet.row += 1
        for column, text in ((2, words[0]), (3, None), (5, words[1]), (6, words[2])):
            sheet.put(sheet.row, column, text, "label")
        number = number or calculated_format(result)
        if isinstance(result, str):
            style = "calculated_text"
            sheet.fit(sheet.row, 4, 4, result)
        reference = sheet.calculate(sheet.row, 4, formula, result, number, style)
        sheet.fit(sheet.row, 2, 2, words[0])
        if name:
            self.names[name] = sheet.outside(reference)

    def _defaults_in_use(self) -> None:
        for default in self.scene.m.defaults:
            self.scene.places.scalars[default.id] = f"JCM_{default.id}"
            if self.scene.method.applies(default.shown):
                value = outcome(self.scene.method.state.scalars[default.id])
                self._line((default.label.en, default.unit, default.symbol), f"JCM_{default.id}", value,
                           number=self.scene.number_format(value))

    def _year(self) -> None:
        """The calendar year these values stand for, where a formula reads it."""
        scene = self.scene
        if any(YEAR in step.reads for step in scene.steps):
            year = scene.method.state.scalars.get(YEAR)
            text = "NA()" if year is None else f"YEAR({START})"
            self._line((scene.look.calculation.year, "-", YEAR), text, outcome(year), f"JCM_{YEAR}", "0")

    def _lines(self, ids: Iterable[str]) -> None:
        for name in ids:
            parameter = self.scene.m.parameter(name)
            if parameter is not None:
                text, result = linked(self.scene, parameter, None)
                words = parameter.label.en, parameter.unit or "-", parameter.symbol or "-"
                self._line(words, text, result, f"JCM_{name}", self.scene.number_format(result))
                continue
            formula, step = self.scene.formulas.get(name), self.scene.by_id[name]
            text = CellResolver(self.scene).step(step)
            result = self.scene.value(step, self.scene.method.state, None)
            if formula is None:  # part of a formula
                self._line((owner_symbol(self.scene, step), "-", "-"), text, shown_result(self.scene, step, result),
                           f"JCM_{name}")
                continue
            shown: CellValue = outcome(result)
            if formula.when != "true":
                condition = parse(formula.when)
                text = f'IF({CellResolver(self.scene).text(condition)},{text},"")'
                shown = "" if evaluate(condition, self.scene.method.scope()) is False else shown
            self._line((formula.label.en, formula.unit, formula.symbol), text, shown, f"JCM_{name}")

    def _unit_table(self, table: RowTableDef) -> None:
        """One line a unit: its parameters, linked to the input sheet, then what is calculated for it."""
        scene, sheet = self.scene, self.sheet
        parameters, steps = unit_columns(scene, table)
        block(sheet, scene.look.calculation.rows.replace("{table}", table.label.en))
        _unit_heads(scene, sheet, table)
        first = sheet.row + 1
        for at, row in enumerate(scene.rows(table.id)):
            sheet.row += 1
            sheet.put(sheet.row, 2, at + 1, "label", f'"{scene.look.units["number"]} "0')
            for column, p in enumerate(parameters, 3):
                text, result = linked(scene, p, row, at)
                style: Style = "calculated" if p.kind == "number" else "calculated_text"
                reference = sheet.calculate(sheet.row, column, text, result, scene.number_format(result), style)
                scene.places.cells[p.id, at] = sheet.outside(reference)
            for column, step in enumerate(steps, 3 + len(parameters)):
                self._unit_step(step, at, column)
        if sheet.row >= first:
            self.names[f"JCM_{table.id}"] = column_range(sheet, 2, first, sheet.row)
            for column, name in enumerate([*(p.id for p in parameters), *(s.id for s in steps)], 3):
                self.names[f"JCM_{name}"] = column_range(sheet, column, first, sheet.row)

    def _unit_step(self, step: Step, at: int, column: int) -> None:
        scene, sheet = self.scene, self.sheet
        prefix = f"'{sheet.name}'!"
        text = CellResolver(scene, at, _here(scene, step, at, prefix))
        value = scene.value(step, scene.method.state, at)
        reference = sheet.calculate(sheet.row, column, text.step(step), shown_result(scene, step, value),
                                    step_format(scene, step, value))
        scene.places.cells[step.id, at] = sheet.outside(reference)


def _here(scene: Scene, step: Step, at: int, prefix: str) -> dict[str, str]:
    cells = scene.places.cells
    finder = scene.finders.of.get(step.id)
    read = step.reads if finder is None else (*step.reads, finder.id)
    return {name: cells[name, at].removeprefix(prefix) for name in read if (name, at) in cells}


def _closure(scene: Scene, root: str) -> frozenset[str]:
    """Return every name a formula depends on."""
    found: set[str] = set()
    waiting = [root]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        step = scene.by_id.get(name)
        waiting.extend(step.reads if step else ())
    return frozenset(found)


def linked(scene: Scene, p: ParameterDef, row: str | None, at: int | None = None) -> tuple[str, CellValue]:
    """Return formula and result of a cell that takes a parameter from the input sheet.

    A missing input gives #N/A, so that no result can be mistaken for one without it; an input that does not
    apply gives an empty text.
    """
    address = scene.address(p, row)
    source = scene.places.inputs.get(address)
    value = scene.answered(address)
    if source is not None and p.kind == "text":
        if p.id in scene.finders.named and isinstance(value, str):
            value = " ".join(word for word in value.split(" ") if word)
        found = f"TRIM({source})" if p.id in scene.finders.named else source
        return f'IF(ISBLANK({source}),"",{found})', value or ""
    missing, absent = _absent(scene, p, at)
    if source is None:
        return missing, absent
    return f"IF(ISBLANK({source}),{missing},{source})", absent if value is None else value


def _absent(scene: Scene, p: ParameterDef, at: int | None) -> tuple[str, CellValue]:
    """Return formula and result of a parameter without a value: #N/A where it is asked, else an empty text."""
    if p.shown == "true":
        return "NA()", outcome(None)
    condition = parse(p.shown)
    asked = evaluate(condition, scene.method.scope(at))
    return f'IF({CellResolver(scene, at).text(condition)},NA(),"")', "" if asked is False else outcome(None)


def unit_columns(scene: Scene, table: RowTableDef) -> tuple[tuple[ParameterDef, ...], tuple[Step, ...]]:
    """Return parameters and calculated columns of a table in the order they are shown."""
    return scene.m.columns(table.id), scene.column_steps(table.id)


def owner_symbol(scene: Scene, step: Step) -> str:
    """Return the symbol of a step: its formula's, or of the formula whose part it is."""
    formula, finder = scene.formulas.get(step.id), scene.finders.by_id.get(step.id)
    if formula is not None:
        return formula.symbol
    if finder is not None:
        table = scene.m.table(scene.finders.table(finder))
        return scene.look.calculation.found.replace("{table}", table.label.en if table else "")
    owner = scene.formulas.get(step.id.split("__")[0])
    return scene.look.calculation.term.replace("{symbol}", owner.symbol if owner else step.id)


def step_format(scene: Scene, step: Step, value: Value) -> str:
    """Return the number format of a step: the number of a row is a whole one."""
    return "0" if step.id in scene.finders.by_id else calculated_format(value if isinstance(value, Decimal) else None)


def _unit_heads(scene: Scene, sheet: Sheet, table: RowTableDef) -> None:
    """Three rows of heads: symbols, what they mean, units."""
    parameters, steps = unit_columns(scene, table)
    found = [scene.formulas.get(step.id) for step in steps]
    symbols = [*(p.symbol or p.label.en for p in parameters), *(owner_symbol(scene, s) for s in steps)]
    labels = [*(p.label.en if p.symbol else " " for p in parameters), *(f.label.en if f else " " for f in found)]
    units = [*(p.unit or "-" for p in parameters), *(f.unit if f else " " for f in found)]
    heads(sheet, (table.row_name.en, *symbols))
    heads(sheet, (" ", *labels), style="label")
    heads(sheet, (" ", *units), style="label")
