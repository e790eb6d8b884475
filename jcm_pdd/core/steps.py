"""What a methodology computes, step by step: formulas, sums, rules and the official workbook, in dependency order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from jcm_pdd.core.formula import parse
from jcm_pdd.core.formula.compiled import Compiled, compile_row
from jcm_pdd.core.formula.tree import Lookup, Name, Node, Of, Sum, children, names, rebuilt, walk
from jcm_pdd.core.formula.walk import Value
from jcm_pdd.core.links import in_order
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.official import OfficialValues

# The step that asks the official workbook.
OFFICIAL = "official__"


class CycleError(ValueError):
    """Formulas depend on one another in a circle; the message names them."""


def rule_name(owner: str) -> str:
    """Return the name under which the truth of a criterion's rule or of a check stands in a state."""
    return f"rule__{owner}"


@dataclass(frozen=True)
class Found:
    """Where a step looks in another table: the column of names, the column of values, and for a sum over the rows
    that name this one the column (`by`) they do it in.
    """

    names: str
    column: str
    by: str | None = None


@dataclass(frozen=True)
class Step:
    """One value to compute: a formula, the terms of a sum, a sum, a value of another table's row, or what the official
    workbook gives.
    """

    id: str
    table: str | None
    tree: Node
    reads: tuple[str, ...]
    tables: tuple[str, ...]
    function: Compiled | None
    sums: str | None = None
    found: Found | None = None
    taken: Callable[[OfficialValues], Value] | None = None


def steps_of(m: MethodologyDef, table_of_index: dict[str, str], table_of: dict[str, str | None]) -> tuple[Step, ...]:
    """Return the steps of a methodology so that each comes after what it reads; CycleError when there is a circle.

    The terms and totals of sums are added to `table_of`, with their table or None.
    """
    builder = _Builder(m, table_of_index, table_of)
    return _ordered([*builder.official(), *builder.formulas()])


class _Builder:
    """Takes formulas and rules apart into steps."""

    def __init__(self, m: MethodologyDef, table_of_index: dict[str, str], table_of: dict[str, str | None]) -> None:
        self.methodology, self.table_of_index, self.table_of = m, table_of_index, table_of

    def formulas(self) -> list[Step]:
        """Return the steps of formulas, criteria and checks."""
        steps: list[Step] = []
        for formula in self.methodology.formulas:
            tree = self._without_sums(formula.tree, formula.id, steps, formula.table)
            steps.append(self._step(formula.id, formula.table, tree))
        m = self.methodology
        for owner, text in [*((c.id, c.rule) for c in m.criteria), *((c.id, c.expr) for c in m.checks)]:
            if text is not None:
                tree = self._without_sums(parse(text), rule_name(owner), steps, None)
                steps.append(self._step(rule_name(owner), None, tree))
        return steps

    def official(self) -> list[Step]:
        """Return the steps that ask the official workbook; where there are no formulas it gives RE and PE."""
        book = self.methodology.workbook
        if book is None or book.evaluator is None:
            return []
        steps = [Step(OFFICIAL, None, Name(OFFICIAL), tuple(sorted(book.bound())), (), None)]
        if self.methodology.calculated_by_workbook:
            steps.append(Step("RE", None, Name("RE"), (OFFICIAL,), (), None, taken=lambda values: values.reference))
            steps.append(Step("PE", None, Name("PE"), (OFFICIAL,), (), None, taken=lambda values: values.project))
        return steps

    def _step(self, name: str, table: str | None, tree: Node) -> Step:
        reads = tuple(sorted(names(tree)))
        tables = tuple(sorted({node.table for node in walk(tree) if isinstance(node, Lookup)}))
        return Step(name, table, tree, reads, tables, compile_row(tree, reads, tables))

    def _without_sums(self, node: Node, owner: str, steps: list[Step], home: str | None) -> Node:
        """Return the tree, which stands in rows of the table `home` or in none, with each sum and each value of another
        table's row replaced by a name; the steps of these are added to `steps`.
        """

        if isinstance(node, Sum):
            return self._sum(node, owner, steps, home)
        if isinstance(node, Of):
            return self._of(node, owner, steps, home)
        return rebuilt(node, tuple(self._without_sums(part, owner, steps, home) for part in children(node)))

    def _sum(self, node: Sum, owner: str, steps: list[Step], home: str | None) -> Node:
        table = self.table_of_index[node.index]
        body = self._without_sums(node.body, owner, steps, table)
        term, total = f"{owner}__term{len(steps)}", f"{owner}__sum{len(steps)}"
        grouped = home if node.by is not None else None
        self.table_of.update({term: table, total: grouped})
        steps.append(self._step(term, table, body))
        if node.by is None or home is None:
            steps.append(Step(total, None, Name(term), (term,), (), None, sums=term))
        else:
            found = Found(self.methodology.name_column(home) or "", term, node.by)
            reads = (term, node.by, found.names)
            steps.append(Step(total, home, node, reads, (), None, sums=term, found=found))
        return Name(total)

    def _of(self, node: Of, owner: str, steps: list[Step], home: str | None) -> Node:
        key = self._without_sums(node.key, owner, steps, home)
        found = Found(self.methodology.name_column(self.table_of_index[node.index]) or "", node.column)
        name = f"{owner}__of{len(steps)}"
        self.table_of[name] = home
        one = self._step(name, home, key)
        steps.append(replace(one, reads=tuple(sorted({*one.reads, found.names, found.column})), function=None,
                             found=found))
        return Name(name)


def _ordered(steps: list[Step]) -> tuple[Step, ...]:
    by_id = {step.id: step for step in steps}
    order, circle = in_order({step.id: [name for name in step.reads if name in by_id] for step in steps})
    if circle:
        named = [name for name in circle if "__" not in name]
        raise CycleError(" -> ".join([*named, named[0]]))
    return tuple(by_id[name] for name in order)
