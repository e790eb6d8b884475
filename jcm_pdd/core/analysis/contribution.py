"""Which unit gives how much of the emission reductions: the rows of a methodology's tables, as far as they add up.

RE and PE are taken apart along their formulas. A sum over the rows of a table goes to these rows; plus, minus, a factor
or a divisor no row decides, and the branch an `if` takes keep parts apart. What no row has a part in is shared, such
as the electricity of a common pump. Where rows act on one another - a product or a quotient of two sums, the least of
several, a rounding - that quantity cannot be split, and the outcome names it. All amounts are exact, before rounding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, DecimalException, localcontext

from jcm_pdd.core.calculation import MethodResult, Results
from jcm_pdd.core.engine import State, StateScope
from jcm_pdd.core.formula.tree import Binary, Call, Name, Negative, Node, Num, names
from jcm_pdd.core.formula.walk import evaluate
from jcm_pdd.core.plan import row_title
from jcm_pdd.core.project import Project
from jcm_pdd.core.rounding import CONTEXT

WORKBOOK = "workbook"
"""What cannot be split where the methodology's own workbook gives the result."""

Unit = tuple[str, str]
"""Table and row."""


@dataclass(frozen=True, slots=True)
class Parts:
    """An amount taken apart: `units` by table and row, `shared` what no row has a part in, `mixed` what rows have
    together; `because` names the quantities that cannot be split.
    """

    units: Mapping[Unit, Decimal] = field(default_factory=dict)
    shared: Decimal = Decimal(0)
    mixed: Decimal = Decimal(0)
    because: tuple[str, ...] = ()

    @property
    def total(self) -> Decimal:
        """The whole amount."""
        with localcontext(CONTEXT):
            return sum(self.units.values(), self.shared) + self.mixed

    def times(self, factor: Decimal) -> Parts:
        """Return every part times a factor."""
        with localcontext(CONTEXT):
            return Parts({unit: value * factor for unit, value in self.units.items()}, self.shared * factor,
                         self.mixed * factor, self.because)

    def over(self, divisor: Decimal) -> Parts:
        """Return every part divided; raises a DecimalException for zero."""
        with localcontext(CONTEXT):
            return Parts({unit: value / divisor for unit, value in self.units.items()}, self.shared / divisor,
                         self.mixed / divisor, self.because)

    def plus(self, other: Parts) -> Parts:
        """Return both added up, part by part."""
        with localcontext(CONTEXT):
            units = dict(self.units)
            for unit, value in other.units.items():
                units[unit] = units.get(unit, Decimal(0)) + value
            return Parts(units, self.shared + other.shared, self.mixed + other.mixed,
                         tuple(dict.fromkeys((*self.because, *other.because))))


@dataclass(frozen=True, slots=True)
class Contribution:
    """One unit's reference, project and reduced emissions over all years, tCO2, exact."""

    methodology: str
    table: str
    row: str
    title: str
    reference: Decimal
    project: Decimal

    @property
    def reduction(self) -> Decimal:
        """What the unit saves."""
        with localcontext(CONTEXT):
            return self.reference - self.project


@dataclass(frozen=True, slots=True)
class Split:
    """The reductions of one methodology over all years, tCO2: by unit, shared, and not to be split (with what)."""

    methodology: str
    units: tuple[Contribution, ...]
    shared: Decimal
    mixed: Decimal
    because: tuple[str, ...]
    total: Decimal

    @property
    def whole(self) -> bool:
        """Whether everything could be split."""
        return not self.because


def contributions(results: Results, project: Project) -> tuple[Split, ...]:
    """Return the reductions of every methodology with a result, split as far as its formulas allow."""
    return tuple(split for method in results.methodologies.values()
                 if (split := _split(method, results, project)) is not None)


def _split(method: MethodResult, results: Results, project: Project) -> Split | None:
    name = method.methodology.methodology
    if not results.years or any(year.by_methodology[name].reduction is None for year in results.years):
        return None
    kept: dict[int, tuple[Parts, Parts]] = {}
    sums = [Parts(), Parts()]
    for year in results.years:
        state = method.year_states.get(year.year, method.state)
        if id(state) not in kept:
            kept[id(state)] = parts_of(method, state, "RE"), parts_of(method, state, "PE")
        sums = [whole.plus(part.times(year.fraction)) for whole, part in zip(sums, kept[id(state)], strict=True)]
    reference, spent = sums
    units = tuple(Contribution(name, table, row, row_title(method.methodology, table, row, project),
                               reference.units.get((table, row), Decimal(0)), spent.units.get((table, row), Decimal(0)))
                  for table, row in dict.fromkeys((*reference.units, *spent.units)))
    with localcontext(CONTEXT):
        return Split(name, units, reference.shared - spent.shared, reference.mixed - spent.mixed,
                     tuple(dict.fromkeys((*reference.because, *spent.because))), reference.total - spent.total)


def parts_of(method: MethodResult, state: State, quantity: str) -> Parts:
    """Return a calculated quantity of one state taken apart; all of it mixed where that cannot be done."""
    value = state.scalars.get(quantity)
    whole = value if isinstance(value, Decimal) else Decimal(0)
    if method.methodology.calculated_by_workbook:
        return Parts(mixed=whole, because=(WORKBOOK,))
    try:
        return _Splitter(method, state).named(quantity)
    except (DecimalException, LookupError, TypeError):
        return Parts(mixed=whole, because=(quantity,))


class _Splitter:
    """Takes the trees of a methodology's steps apart over one state."""

    def __init__(self, method: MethodResult, state: State) -> None:
        self.state = state
        self.engine = method.engine
        self.steps = {step.id: step for step in method.engine.steps}
        self.inside = ""
        self.depends: dict[str, bool] = {}

    def named(self, name: str) -> Parts:
        """Return a scalar taken apart: a sum goes to its rows, a formula is followed, an input is shared."""
        step = self.steps.get(name)
        if step is None or step.table is not None or step.taken is not None:
            return Parts(shared=_number(self.state.scalars.get(name)))
        if step.sums is not None:
            table = self.engine.table_of[step.sums] or ""
            rows, column = self.state.rows[table], self.state.columns[step.sums]
            return Parts({(table, row): _number(value) for row, value in zip(rows, column, strict=True)})
        if step.found is not None:
            return self._mixed(step.tree, _number(self.state.scalars.get(name)), name)
        before, self.inside = self.inside, name if "__" not in name else self.inside
        found = self.parts(step.tree)
        self.inside = before
        return found

    def parts(self, node: Node) -> Parts:
        """Return the value of a tree taken apart."""
        match node:
            case Num(value):
                return Parts(shared=value)
            case Name(name):
                return self.named(name)
            case Negative(operand):
                return self.parts(operand).times(Decimal(-1))
            case Binary(op, left, right) if op in "+-":
                return self.parts(left).plus(self.parts(right).times(Decimal(1 if op == "+" else -1)))
            case Binary():
                return self._scaled(node)
            case Call("if", (condition, yes, no)) if not self.by_rows(condition):
                return self.parts(yes if evaluate(condition, self._scope()) else no)
            case _:
                return self._mixed(node, self._value(node), self.inside)

    def _scaled(self, node: Binary) -> Parts:
        """Return a product or a quotient taken apart, where at most what is multiplied or divided comes from rows."""
        left, right = self.by_rows(node.left), self.by_rows(node.right)
        if node.op == "/" and not right:
            return self.parts(node.left).over(self._value(node.right))
        if node.op == "*" and not (left and right):
            one, factor = (node.right, node.left) if right else (node.left, node.right)
            return self.parts(one).times(self._value(factor))
        return self._mixed(node, self._value(node), self.inside)

    def by_rows(self, node: Node) -> bool:
        """Tell whether a value is made from the rows of a table."""
        return any(map(self._row_made, names(node)))

    def _row_made(self, name: str) -> bool:
        if name not in self.depends:
            step = self.steps.get(name)
            self.depends[name] = name in self.state.columns or (step is not None and (
                step.sums is not None or any(map(self._row_made, step.reads))))
        return self.depends[name]

    def _mixed(self, node: Node, value: Decimal, name: str) -> Parts:
        if not self.by_rows(node):
            return Parts(shared=value)
        return Parts(mixed=value, because=(name,))

    def _value(self, node: Node) -> Decimal:
        with localcontext(CONTEXT):
            return _number(evaluate(node, self._scope()))

    def _scope(self) -> StateScope:
        return StateScope(self.engine, self.state)


def _number(value: object) -> Decimal:
    """Return a number; raises TypeError for anything else, so that nothing unknown is taken for zero."""
    if not isinstance(value, Decimal):
        raise TypeError(value)
    return value


def largest(split: Split, most: int) -> tuple[tuple[Contribution, ...], tuple[Contribution, ...]]:
    """Return the units that save most (at least `most` - 1 of them when there are more), and all others."""
    ordered = sorted(split.units, key=lambda one: -one.reduction)
    if len(ordered) <= most:
        return tuple(ordered), ()
    return tuple(ordered[:most - 1]), tuple(ordered[most - 1:])
