"""What a methodology computes, step by step: formulas, sums, rules and the official workbook, in dependency order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jcm_pdd.core.formula import parse
from jcm_pdd.core.formula.compiled import Compiled, compile_row
from jcm_pdd.core.formula.tree import (
    Binary,
    Call,
    Compare,
    Logic,
    Lookup,
    Name,
    Negative,
    Node,
    Not,
    Sum,
    names,
    walk,
)
from jcm_pdd.core.formula.walk import Value
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
class Step:
    """One value to compute: a formula, the terms of a sum, a sum, or what the official workbook gives."""

    id: str
    table: str | None
    tree: Node
    reads: tuple[str, ...]
    tables: tuple[str, ...]
    function: Compiled | None
    sums: str | None = None
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
            tree = self._without_sums(formula.tree, formula.id, steps)
            steps.append(self._step(formula.id, formula.table, tree))
        m = self.methodology
        for owner, text in [*((c.id, c.rule) for c in m.criteria), *((c.id, c.expr) for c in m.checks)]:
            if text is not None:
                tree = self._without_sums(parse(text), rule_name(owner), steps)
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

    def _without_sums(self, node: Node, owner: str, steps: list[Step]) -> Node:
        """Return the tree with each sum replaced by a name, its terms and total added to `steps`."""

        def inner(part: Node) -> Node:
            return self._without_sums(part, owner, steps)

        match node:
            case Sum(index, body):
                table = self.table_of_index[index]
                term, total = f"{owner}__term{len(steps)}", f"{owner}__sum{len(steps)}"
                self.table_of.update({term: table, total: None})
                steps.append(self._step(term, table, body))
                steps.append(Step(total, None, Name(term), (term,), (), None, sums=term))
                return Name(total)
            case Negative(operand):
                return Negative(inner(operand))
            case Not(operand):
                return Not(inner(operand))
            case Binary(op, left, right):
                return Binary(op, inner(left), inner(right))
            case Compare(op, left, right):
                return Compare(op, inner(left), inner(right))
            case Logic(op, left, right):
                return Logic(op, inner(left), inner(right))
            case Call(function, arguments):
                return Call(function, tuple(inner(argument) for argument in arguments))
            case _:
                return node


def _ordered(steps: list[Step]) -> tuple[Step, ...]:
    by_id = {step.id: step for step in steps}
    done: dict[str, Step] = {}
    path: list[str] = []

    def visit(step: Step) -> None:
        if step.id in done:
            return
        if step.id in path:
            circle = [name for name in path[path.index(step.id):] if "__" not in name]
            raise CycleError(" -> ".join([*circle, circle[0]]))
        path.append(step.id)
        for name in step.reads:
            if name in by_id:
                visit(by_id[name])
        path.pop()
        done[step.id] = step

    for step in steps:
        visit(step)
    return tuple(done.values())
