"""What the sheets of one workbook are made from: the project, its results, and where everything stands.

`Places` collects the reference of every parameter, default and formula as the sheets are laid out; formulas
are written through it, so that no sheet knows another one's rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from jcm_pdd.core.calculation import MethodResult, Results
from jcm_pdd.core.engine import State
from jcm_pdd.core.formula import parse
from jcm_pdd.core.formula.excel import ReferenceTable, to_excel
from jcm_pdd.core.formula.tree import Name, Node, Sum, names
from jcm_pdd.core.formula.walk import Value
from jcm_pdd.core.kinds.numbers import plain
from jcm_pdd.core.methodology import FormulaDef, MethodologyDef, ParameterDef
from jcm_pdd.core.plan import proposals, row_title, stored_or_proposed
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.core.steps import OFFICIAL, Step, rule_name
from jcm_pdd.files.excel.finders import Finders
from jcm_pdd.files.excel.layout import Layout, layout
from jcm_pdd.files.excel.lens import Lens
from jcm_pdd.files.excel.values import CellError, CellValue

WHOLE = "#,##0"
DATE = "dd/mm/yyyy"


@dataclass
class Places:
    """References of names: scalars as they are written in formulas, columns as ranges and as one cell a row."""

    scalars: dict[str, str] = field(default_factory=dict)
    cells: dict[tuple[str, int], str] = field(default_factory=dict)
    ranges: dict[str, str] = field(default_factory=dict)
    tables: dict[str, ReferenceTable] = field(default_factory=dict)
    inputs: dict[str, str] = field(default_factory=dict)


@dataclass
class Scene:
    """One methodology of one project, ready to be laid out."""

    schema: Schema
    project: Project
    results: Results
    m: MethodologyDef
    method: MethodResult
    lens: Lens
    places: Places = field(default_factory=Places)

    @property
    def look(self) -> Layout:
        """The layout."""
        return layout()

    @property
    def period(self) -> str:
        """The days the values stand for, as a monitoring report prints them; a plan has none."""
        return ""

    @cached_property
    def proposed(self) -> dict[str, str]:
        """Proposed wording by address, for texts that are not answered."""
        return dict(proposals(self.schema, self.project, self.results))

    def printed(self, address: str) -> CellValue:
        """Return what the cell of an address holds: the answer, or the wording proposed for it."""
        return self.lens.cell(address, stored_or_proposed(self.schema, self.project, address, self.proposed))

    def answered(self, address: str) -> CellValue:
        """Return what the cell of an address holds when only real answers count."""
        return self.lens.cell(address, self.project.get(address))

    def address(self, parameter: ParameterDef, row: str | None) -> str:
        """Return the address of a parameter, in a row when it belongs to a table."""
        table = f"{parameter.table}/{row}/" if parameter.table else ""
        return f"{self.m.methodology}/{table}{parameter.id}"

    def rows(self, table: str) -> tuple[str, ...]:
        """Return the row ids of a table of the methodology."""
        return self.method.state.rows.get(table, ())

    def unit_title(self, table: str, row: str) -> str:
        """Return how a unit is called."""
        return row_title(self.m, table, row, self.project)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The calculated values that emissions are made of and their finders, in the order of calculation."""
        return self.finders.steps

    @cached_property
    def finders(self) -> Finders:
        """The columns by which rows of other tables are found."""
        return Finders(self.method.engine, self._emission_steps())

    def _emission_steps(self) -> tuple[Step, ...]:
        owners = [*(criterion.id for criterion in self.m.criteria), *(check.id for check in self.m.checks)]
        rules = tuple(rule_name(owner) for owner in owners)
        return tuple(step for step in self.method.engine.steps
                     if step.id != OFFICIAL
                     and not any(step.id == rule or step.id.startswith(f"{rule}__") for rule in rules))

    @cached_property
    def read(self) -> frozenset[str]:
        """The names the calculation reads, and those that decide whether a parameter it shows applies."""
        found = frozenset().union(*(names(step.tree).union(step.reads) for step in self.steps))
        while True:
            shown = [p for p in self.m.parameters if p.table is not None or p.id in found]
            more = found.union(*(names(parse(p.shown)) for p in shown))
            if more == found:
                return found
            found = more

    @cached_property
    def by_id(self) -> dict[str, Step]:
        """Steps by id."""
        return {step.id: step for step in self.steps}

    @cached_property
    def formulas(self) -> dict[str, FormulaDef]:
        """Formulas by id."""
        return {formula.id: formula for formula in self.m.formulas}

    def column_steps(self, table: str) -> tuple[Step, ...]:
        """Return the steps with a value a row; the terms of a sum over one plain column need no column."""
        return tuple(step for step in self.steps if step.table == table and not self.is_plain_term(step))

    def is_plain_term(self, step: Step) -> bool:
        """Whether a step only repeats a column so that it can be summed."""
        if "__term" not in step.id or not isinstance(step.tree, Name) or self.table_of(step.tree.id) != step.table:
            return False
        return not self.conditional(step.tree.id)

    def conditional(self, name: str) -> bool:
        """Whether the name is a parameter that is not always asked: its cell may hold an empty text."""
        parameter = self.m.parameter(name)
        return parameter is not None and parameter.shown != "true"

    def asked(self, name: str) -> ParameterDef | None:
        """Return the parameter whose answer a name has: the parameter itself, or that of a row found by its name."""
        step = self.by_id.get(name)
        look = step.found if step is not None and step.id not in self.finders.by_id else None
        return self.m.parameter(look.column if look is not None and look.by is None else name)

    def is_sum(self, step: Step) -> bool:
        """Whether a step is the sum of a whole column, which is written where it is used."""
        return step.sums is not None and step.found is None

    def column_name(self, name: str) -> str:
        """Return the column that has the values of a name: for a term that only repeats a column, that one."""
        step = self.by_id.get(name)
        return step.tree.id if step is not None and self.is_plain_term(step) and isinstance(step.tree, Name) else name

    def value(self, step: Step, state: State, row: int | None) -> Value:
        """Return the value of a step in a state, in a row or in none."""
        if step.id in self.finders.by_id:
            key = id(state), step.id
            if key not in self._found:
                self._found[key] = self.finders.column(step, state)
            return self._found[key][row or 0]
        return state.scalars.get(step.id) if row is None else state.columns[step.id][row]

    @cached_property
    def _found(self) -> dict[tuple[int, str], list[Value]]:
        return {}

    def summed_column(self, step: Step) -> str:
        """Return the column that a sum step adds up."""
        return self.column_name(step.sums or "")

    def table_of(self, name: str) -> str | None:
        """Return the table a name belongs to."""
        finder = self.finders.by_id.get(name)
        return finder.table if finder is not None else self.method.engine.table_of.get(name)

    def number_format(self, value: CellValue) -> str | None:
        """Return a format that groups the digits of this number and shows any later one in full."""
        if isinstance(value, bool) or not isinstance(value, Decimal):
            return None
        text = plain(value)
        _, _, decimals = text.partition(".")
        grouped = "#,##0" + ("." + "0" * len(decimals) if decimals else "")
        return f"[={text}]{grouped};General" if not text.startswith("-") else grouped


def outcome(value: Value, shown: str | None = None) -> CellValue:
    """Return the result a formula cell shows for a value of the calculation: #N/A while it is not known."""
    if value is None:
        return CellError("#N/A")
    return shown if shown is not None else value


def calculated_format(result: CellValue) -> str:
    """Return the format of a calculated number: six decimals, more for small ones."""
    small = isinstance(result, Decimal) and 0 < abs(result) < 1
    return "#,##0.0" + "#" * (11 if small else 5)


def shown_result(scene: Scene, step: Step, value: Value) -> CellValue:
    """Return the result of a step's cell: words as cells show them, #N/A while the value is not known."""
    parameter = scene.asked(step.id)
    if isinstance(value, bool) and parameter is not None:
        return "Yes" if value else "No"
    if isinstance(value, str) and (parameter is None or parameter.kind == "choice"):
        return CellResolver(scene).word(value, step.id)
    return outcome(value)


class CellResolver:
    """Writes formulas of one row (or none) with the references of `places`, `local` names first."""

    def __init__(self, scene: Scene, row: int | None = None, local: dict[str, str] | None = None) -> None:
        self.scene, self.row, self.local = scene, row, local or {}

    def text(self, node: Node) -> str:
        """Return the formula text of a tree."""
        return to_excel(node, self)

    def step(self, step: Step) -> str:
        """Return the formula text of a step."""
        return self.scene.finders.text(step, self.row, self) or self.text(step.tree)

    def column(self, name: str) -> str | None:
        """Return the range of the values of a column."""
        return self.scene.places.ranges.get(self.scene.column_name(name))

    def name(self, name: str) -> str:
        """Return the reference of a name; a yes/no answer as a comparison, a sum as SUM of its column.

        What is not asked is unknown to a formula that reads it, though its cell shows an empty text.
        """
        step = self.scene.by_id.get(name)
        found = self.local.get(name)
        if found is None and step is not None and self.scene.is_sum(step):
            return self._sum(step)
        if found is None:
            table = self.scene.table_of(name)
            at = self.scene.places
            found = at.scalars[name] if table is None or self.row is None else at.cells[name, self.row]
        if self.scene.conditional(name):
            found = f'IF({found}="",NA(),{found})'
        parameter = self.scene.asked(name)
        return f'({found}="Yes")' if parameter is not None and parameter.kind == "yes_no" else found

    def _sum(self, step: Step) -> str:
        ranged = self.column(step.sums or "")
        return f"SUM({ranged})" if ranged else "NA()"

    def word(self, word: str, beside: str | None) -> str:
        """Return the label that a choice cell shows for the id of a choice."""
        parameter = self.scene.asked(beside) if beside else None
        candidates = [parameter] if parameter else [p for p in self.scene.m.parameters if p.kind == "choice"]
        for found in candidates:
            if any(choice.id == word for choice in found.choices):
                row = "r" if found.table else None
                return self.scene.lens.shown_choice(self.scene.address(found, row), word)
        return word

    def total(self, node: Sum) -> str:
        """Sums are steps of their own here; none is left inside a tree."""
        raise TypeError(f"a sum that is no step: {node!r}")

    def table(self, name: str) -> ReferenceTable:
        """Return where a reference table stands."""
        return self.scene.places.tables[name]
