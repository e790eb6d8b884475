"""The live detail below the years when values change by year: overrides, yearly decrease, every unit by year.

Only what depends on a changing value has lines of its own; everything else is read from the calculation
sheet. Sums over units are over the lines of the year.
"""

from __future__ import annotations

from decimal import Decimal

from jcm_pdd.core.engine import State
from jcm_pdd.core.inputs import number_at, yearly_addresses
from jcm_pdd.core.links import YEAR
from jcm_pdd.core.methodology import ParameterDef
from jcm_pdd.core.steps import Step
from jcm_pdd.files.excel.calc_sheet import owner_symbol, step_format
from jcm_pdd.files.excel.frame import block, heads
from jcm_pdd.files.excel.lens import Line
from jcm_pdd.files.excel.model import Sheet
from jcm_pdd.files.excel.scene import CellResolver, Scene, calculated_format, outcome, shown_result
from jcm_pdd.files.excel.values import letters


class YearDetail:
    """Lays out the detail; `references(year)` then says where RE and PE of that full year stand."""

    def __init__(self, scene: Scene, sheet: Sheet, start: str) -> None:
        self.scene, self.sheet, self.start = scene, sheet, start
        self.years = tuple(year.year for year in scene.results.years)
        self.varying = self._varying()
        self.dependent = self._dependent()
        self.decrease: dict[tuple[str, int | None], str] = {}
        self.lines: dict[tuple[str, int, int], int] = {}
        self.columns: dict[str, int] = {}
        self.first: dict[str, int] = {}

    def _varying(self) -> tuple[ParameterDef, ...]:
        """Parameters that have a decrease or a value of their own in some year."""
        stems = {a.rsplit("@", 1)[0].removesuffix(".degradation")
                 for a in yearly_addresses(self.scene.project, self.scene.m)}
        ids = {stem.rsplit("/", 1)[-1] for stem in stems}
        return tuple(p for p in self.scene.m.parameters if p.id in ids)

    def _dependent(self) -> tuple[Step, ...]:
        """Calculated values that change because a parameter changes, sums left out."""
        moved = {YEAR, *(p.id for p in self.varying)}
        found = []
        for step in self.scene.steps:
            if moved.intersection(step.reads):
                moved.add(step.id)
                if not self.scene.is_sum(step) and not self.scene.is_plain_term(step):
                    found.append(step)
        self.moved = moved
        return tuple(found)

    def build(self) -> YearDetail:
        """Write the blocks below what the sheet holds."""
        self._decreases()
        self._place_lines()
        self._scalar_lines()
        for table in self._tables():
            self._table_lines(table)
        return self

    def references(self, year: int) -> tuple[str, str]:
        """Return the references of RE and PE of a full year."""
        line = self.lines["", year, 0]
        found = [f"{letters(self.columns[name])}{line}" if name in self.columns else f"JCM_{name}"
                 for name in ("RE", "PE")]
        return found[0], found[1]

    def _tables(self) -> tuple[str, ...]:
        used = {p.table for p in self.varying} | {step.table for step in self.dependent}
        return tuple(table.id for table in self.scene.m.tables if table.id in used)

    def _decreases(self) -> None:
        """One line for each value that decreases year by year."""
        words = self.scene.look.years.change_head
        stems = [a.removesuffix(".degradation") for a in yearly_addresses(self.scene.project, self.scene.m)
                 if a.endswith(".degradation")]
        if not stems:
            return
        block(self.sheet, self.scene.look.years.change)
        heads(self.sheet, (words["unit"], words["parameter"], words["base"], words["units"], words["change"],
                           words["units"]))
        for p in self.varying:
            for at, row in enumerate(self.scene.rows(p.table)) if p.table else [(None, None)]:
                stem = self.scene.address(p, row)
                if stem in stems:
                    self._decrease(p, at, row, stem)

    def _decrease(self, p: ParameterDef, at: int | None, row: str | None, stem: str) -> None:
        sheet, scene = self.sheet, self.scene
        sheet.row += 1
        sheet.put(sheet.row, 2, scene.unit_title(p.table, row) if p.table and row else None, "label")
        sheet.put(sheet.row, 3, p.symbol or p.id, "label")
        base = scene.answered(stem)
        sheet.calculate(sheet.row, 4, self._base(p.id, at), outcome(None) if base is None else base,
                        scene.number_format(base))
        sheet.put(sheet.row, 5, p.unit or "-", "label")
        rate = scene.answered(f"{stem}.degradation")
        self.decrease[p.id, at] = sheet.put(sheet.row, 6, rate, "input", scene.number_format(rate))
        sheet.put(sheet.row, 7, "%", "label")
        sheet.keys[sheet.row] = Line(stem, {"F": ".degradation"})

    def _base(self, name: str, at: int | None) -> str:
        scene = self.scene
        if at is None and name not in scene.read:
            # What is only monitored and enters no formula has no line in the calculation: its input cell stands for it.
            return scene.places.inputs[f"{scene.m.methodology}/{name}"]
        return scene.places.scalars[name] if at is None else scene.places.cells[name, at]

    def _place_lines(self) -> None:
        """Give every line its row and every value its column before formulas refer to them."""
        row = self.sheet.row + 4
        for year in self.years:
            self.lines["", year, 0] = row
            row += 1
        self._columns_of(None)
        for table in self._tables():
            row += 3
            self.first[table] = row
            for year in self.years:
                for at in range(len(self.scene.rows(table))):
                    self.lines[table, year, at] = row
                    row += 1
            self._columns_of(table)

    def _columns_of(self, table: str | None) -> None:
        column = 4
        for p in self.varying:
            if p.table == table:
                self.columns[p.id] = column + 1  # the override stands before the value used
                column += 2
        for step in self.dependent:
            if step.table == table:
                self.columns[step.id] = column
                column += 1

    def _heads(self, table: str | None) -> None:
        words = self.scene.look.years
        texts: list[str] = [words.head[0], words.change_head["unit"] if table else " "]
        for p in self.varying:
            if p.table == table:
                symbol = p.symbol or p.id
                unit = f"\n({p.unit})" if p.unit else ""
                texts += [words.override.replace("{symbol}", symbol) + unit,
                          words.used.replace("{symbol}", symbol) + unit]
        for step in self.dependent:
            if step.table == table:
                formula = self.scene.formulas.get(step.id)
                texts.append(owner_symbol(self.scene, step) + (f"\n({formula.unit})" if formula else ""))
        heads(self.sheet, tuple(texts))

    def _scalar_lines(self) -> None:
        block(self.sheet, self.scene.look.years.scalars)
        self._heads(None)
        self.sheet.row = self.lines["", self.years[0], 0] - 1
        for year in self.years:
            self._line(None, None, year, None)

    def _table_lines(self, table: str) -> None:
        label = next(t.label.en for t in self.scene.m.tables if t.id == table)
        block(self.sheet, self.scene.look.years.rows.replace("{table}", label))
        self._heads(table)
        self.sheet.row = self.first[table] - 1
        for year in self.years:
            for at, row in enumerate(self.scene.rows(table)):
                self._line(table, row, year, at)

    def _line(self, table: str | None, row: str | None, year: int, at: int | None) -> None:
        sheet, scene = self.sheet, self.scene
        sheet.row += 1
        state = scene.method.year_states.get(year, scene.method.state)
        sheet.put(sheet.row, 2, year, "label")
        sheet.put(sheet.row, 3, scene.unit_title(table, row) if table and row else None, "label")
        pairs: dict[str, str] = {}
        for p in self.varying:
            if p.table == table:
                self._value(p, row, year, at, state)
                pairs[letters(self.columns[p.id] - 1)] = f"/{p.id}@{year}"
        stem = f"{scene.m.methodology}/{table}/{row}" if table else scene.m.methodology
        sheet.keys[sheet.row] = Line(stem, pairs)
        for step in self.dependent:
            if step.table == table:
                text = _YearResolver(self, year, at).step(step)
                value = scene.value(step, state, at)
                sheet.calculate(sheet.row, self.columns[step.id], text, shown_result(scene, step, value),
                                step_format(scene, step, value))

    def _value(self, p: ParameterDef, row: str | None, year: int, at: int | None, state: State) -> None:
        """The value set for the year, and the value used: that one, else the base with its decrease."""
        sheet, scene = self.sheet, self.scene
        column = self.columns[p.id]
        address = f"{scene.address(p, row)}@{year}"
        given = number_at(scene.project, address)
        override = sheet.put(sheet.row, column - 1, given, "input", scene.number_format(given))
        base, rate = self._base(p.id, at), self.decrease.get((p.id, at))
        if rate:
            base = f"{base}*(1-{rate}/100)^MAX(0,B{sheet.row}-YEAR({self.start}))"
        value = state.scalars.get(p.id) if at is None else state.columns[p.id][at]
        number = scene.number_format(given) if isinstance(given, Decimal) else calculated_format(value)
        sheet.calculate(sheet.row, column, f"IF(ISBLANK({override}),{base},{override})", outcome(value), number)


class _YearResolver(CellResolver):
    """Names of one line: values of the year where there are any, else the plan's."""

    def __init__(self, detail: YearDetail, year: int, at: int | None) -> None:
        super().__init__(detail.scene, at)
        self.detail, self.year = detail, year
        self.local[YEAR] = f"$B${detail.lines['', year, 0]}"
        for name, column in detail.columns.items():
            table = self.scene.table_of(name)
            if table is None:
                self.local[name] = f"${letters(column)}${detail.lines['', year, 0]}"
            elif at is not None and (table, year, at) in detail.lines:
                self.local[name] = f"${letters(column)}${detail.lines[table, year, at]}"

    def column(self, name: str) -> str | None:
        """Return the lines of the year where the column has any."""
        name = self.scene.column_name(name)
        column, table = self.detail.columns.get(name), self.scene.table_of(name) or ""
        rows = len(self.scene.rows(table))
        if column is None or not rows:
            return super().column(name)
        first, letter = self.detail.lines[table, self.year, 0], letters(column)
        return f"${letter}${first}:${letter}${first + rows - 1}"
