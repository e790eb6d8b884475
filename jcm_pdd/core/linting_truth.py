"""Whether conditions can hold together, by trying every value of their answers that could make a difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise, product

from jcm_pdd.core.formula import Node
from jcm_pdd.core.formula.tree import Call, Compare, Logic, Name, Negative, Not, Num, Str, Truth, children
from jcm_pdd.core.formula.walk import compare
from jcm_pdd.core.methodology import MethodologyDef, ParameterDef

# Beyond this many combinations a condition counts as possible.
_MOST = 2_000
# All conditions of a methodology together are tried this often; what is left then counts as possible.
_BUDGET = 200_000
Env = Mapping[Node, object]


class Domains:
    """The values that the answers of a methodology can take in conditions."""

    def __init__(self, m: MethodologyDef) -> None:
        self.parameters = {p.id: p for p in m.parameters if p.kind in ("choice", "yes_no", "number")}
        self._left = _BUDGET

    def possible(self, conditions: list[Node]) -> bool:
        """Return whether answers can make all conditions true; True as well when that cannot be told."""
        variables = {node: self._values(node, conditions) for condition in conditions for node in self._free(condition)}
        count = 1
        for values in variables.values():
            count *= max(len(values), 1)
        self._left -= count * len(conditions)
        if count > _MOST or self._left < 0 or not all(variables.values()):
            return True
        return any(all(self._truth(condition, dict(zip(variables, chosen, strict=True))) for condition in conditions)
                   for chosen in product(*variables.values()))

    def _free(self, node: Node) -> Iterator[Node]:
        """Yield what a condition depends on: answers, and parts that count as free."""
        match node:
            case Truth():
                return
            case Not() | Logic():
                for part in children(node):
                    yield from self._free(part)
            case Call("if", arguments):
                for part in arguments:
                    yield from self._free(part)
            case Compare() if (name := self._compared(node)) is not None:
                yield name
            case _:
                yield node

    def _compared(self, node: Compare) -> Name | None:
        """Return the answer a comparison tests against a constant, None when it is another comparison."""
        for one, other in ((node.left, node.right), (node.right, node.left)):
            if isinstance(one, Name) and one.id in self.parameters and _constant(other) is not None:
                return one
        return None

    def _values(self, node: Node, conditions: Iterable[Node]) -> list[object]:
        p = self.parameters.get(node.id) if isinstance(node, Name) else None
        if p is None or p.kind == "yes_no":
            return [True, False]
        if p.kind == "choice":
            return [choice.id for choice in p.choices]
        constants = {value for condition in conditions for part in _comparisons(condition)
                     if self._compared(part) == node
                     for value in (_constant(part.left), _constant(part.right)) if isinstance(value, Decimal)}
        return list(_samples(p, sorted(constants)))

    def _truth(self, node: Node, env: Env) -> bool:
        match node:
            case Truth(value):
                return value
            case Not(operand):
                return not self._truth(operand, env)
            case Logic("and", left, right):
                return self._truth(left, env) and self._truth(right, env)
            case Logic(_, left, right):
                return self._truth(left, env) or self._truth(right, env)
            case Call("if", (condition, yes, no)):
                return self._truth(yes if self._truth(condition, env) else no, env)
            case Compare(op, left, right) if self._compared(node) is not None:
                values = [env[side] if isinstance(side, Name) else _constant(side) for side in (left, right)]
                return compare(op, values[0], values[1]) is True  # type: ignore[arg-type]
            case _:
                return env[node] is True


def _comparisons(node: Node) -> Iterator[Compare]:
    if isinstance(node, Compare):
        yield node
    for part in children(node):
        yield from _comparisons(part)


def _constant(node: Node) -> Decimal | str | bool | None:
    match node:
        case Num(value) | Str(value) | Truth(value):
            return value
        case Negative(Num(value)):
            return -value
    return None


def _samples(p: ParameterDef, constants: list[Decimal]) -> Iterator[Decimal]:
    """Yield numbers on both sides of each constant and at it, as far as the answer may have them."""
    edges = sorted({*constants, *(edge for edge in (p.min, p.above, p.max) if edge is not None)})
    points = [*edges, *((low + high) / 2 for low, high in pairwise(edges))]
    points += [edges[0] - 1, edges[-1] + 1] if edges else [Decimal(0)]
    for point in points:
        if (p.min is None or point >= p.min) and (p.above is None or point > p.above) and (
                p.max is None or point <= p.max):
            yield point
