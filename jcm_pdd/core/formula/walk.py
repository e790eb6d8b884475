"""Value of a tree by walking it: exact about what is not known, used for rules, rows with gaps and the trace.

None means "not yet known". Arithmetic with an unknown is unknown; `and`, `or` and `if` decide as soon as
the known operands decide (three-valued logic).
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, DecimalException, InvalidOperation
from typing import Protocol

from jcm_pdd.core import rounding
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
    Num,
    Of,
    Str,
    Sum,
    Truth,
)

Value = Decimal | str | bool | None
_MOST_DIGITS = 30


class Scope(Protocol):
    """Where names, rows and reference tables come from while a tree is walked."""

    def value(self, name: str) -> Value:
        """Return the value of a name for the current row."""

    def lookup(self, table: str, keys: tuple[Value, ...]) -> Value:
        """Return the value of a reference table, None when the keys are in no row."""

    def rows(self, index: str, by: str | None = None) -> list[Scope]:
        """Return one scope a row of the table with this index letter; with `by`, of those that name this row."""

    def of(self, index: str, key: Value, column: str) -> Value:
        """Return a column's value in the row of a table that is called `key`, None when there is no such row."""


def _arithmetic(op: str, left: Value, right: Value) -> Value:
    if not isinstance(left, Decimal) or not isinstance(right, Decimal):
        return None
    try:
        if op == "+":
            return left + right
        if op == "-":
            return left - right
        return left * right if op == "*" else left / right
    except DecimalException:
        return None


_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
}


def compare(op: str, left: Value, right: Value) -> Value:
    """Return whether a comparison holds, None when a side is not known or the two cannot be compared."""
    if left is None or right is None:
        return None
    if op in ("==", "!="):
        return (left == right) == (op == "==")
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return _COMPARE[op](left, right)
    return None


def _logic(op: str, left: Value, right: Value) -> Value:
    deciding = op == "or"
    if left is deciding or right is deciding:
        return deciding
    if left is None or right is None:
        return None
    return not deciding


def _call(function: str, values: list[Value]) -> Value:
    numbers = [value for value in values if isinstance(value, Decimal)]
    if len(numbers) != len(values):
        return None
    if function in ("min", "max"):
        return min(numbers) if function == "min" else max(numbers)
    try:
        return apply(function, *numbers)
    except DecimalException:
        return None


def apply(function: str, *numbers: Decimal) -> Decimal:
    """Return exp, power or a rounding step of numbers; raises DecimalException where there is no result."""
    if function == "exp":
        return numbers[0].exp()
    if function == "power":
        return numbers[0] ** numbers[1]
    # A whole number is made of the digits alone: one of a million places would take minutes.
    if abs(numbers[1]) > _MOST_DIGITS:
        raise InvalidOperation
    return rounding.apply(function, numbers[0], int(numbers[1]))


def total(terms: list[Value], needed: bool) -> Value:
    """Return the sum of terms, None while one is not known; no terms at all are 0 unless some are `needed`."""
    known = [term for term in terms if isinstance(term, Decimal)]
    return sum(known, Decimal(0)) if (terms or not needed) and len(known) == len(terms) else None


def evaluate(node: Node, scope: Scope) -> Value:
    """Return the value of the tree in a scope; None when something it needs is not yet known."""
    match node:
        case Num() | Str() | Truth():
            return node.value
        case Name(name):
            return scope.value(name)
        case Negative(operand):
            value = evaluate(operand, scope)
            return -value if isinstance(value, Decimal) else None
        case Binary(op, left, right):
            return _arithmetic(op, evaluate(left, scope), evaluate(right, scope))
        case Compare(op, left, right):
            return compare(op, evaluate(left, scope), evaluate(right, scope))
        case Logic(op, left, right):
            return _logic(op, evaluate(left, scope), evaluate(right, scope))
        case Not(operand):
            value = evaluate(operand, scope)
            return None if value is None else not value
        case _:
            return _compound(node, scope)


def _compound(node: Node, scope: Scope) -> Value:
    match node:
        case Call("if", (condition, yes, no)):
            chosen = evaluate(condition, scope)
            return None if chosen is None else evaluate(yes if chosen else no, scope)
        case Call(function, arguments):
            return _call(function, [evaluate(argument, scope) for argument in arguments])
        case Lookup(table, keys):
            found = tuple(evaluate(key, scope) for key in keys)
            return None if None in found else scope.lookup(table, found)
        case Of(index, key, column):
            named = evaluate(key, scope)
            return None if named is None else scope.of(index, named, column)
        case Sum(index, body, by):
            return total([evaluate(body, row) for row in scope.rows(index, by)], by is None)
    raise TypeError(f"not a formula node: {node!r}")
