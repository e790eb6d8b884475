"""The one tree every face of a formula is made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Num:
    """A number written in the formula."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Str:
    """A word in quotes: the id of a choice."""

    value: str


@dataclass(frozen=True, slots=True)
class Truth:
    """true or false."""

    value: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A parameter, field or other formula, by id."""

    id: str


@dataclass(frozen=True, slots=True)
class Negative:
    """Minus one operand."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Binary:
    """Arithmetic of two operands: + - * /."""

    op: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Compare:
    """Comparison of two operands: == != < <= > >=."""

    op: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Logic:
    """`and` or `or` over two operands."""

    op: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Not:
    """Logical negation."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Call:
    """min, max, if, exp, power and the named rounding steps."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """Sum of an expression over the rows of the table whose index letter is given.

    With `by`, a column of that table, only over the rows that name the row in which the sum stands.
    """

    index: str
    body: Node
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Of:
    """The value of a column in the row of another table (by its index letter) that is called `key`."""

    index: str
    key: Node
    column: str


@dataclass(frozen=True, slots=True)
class Lookup:
    """The value of a reference table for its keys: words, and last the quantity of a banded one."""

    table: str
    keys: tuple[Node, ...]


Node = Num | Str | Truth | Name | Negative | Binary | Compare | Logic | Not | Call | Sum | Of | Lookup


def children(node: Node) -> tuple[Node, ...]:
    """Return the direct parts of a node."""
    match node:
        case Negative(operand) | Not(operand):
            return (operand,)
        case Binary(_, left, right) | Compare(_, left, right) | Logic(_, left, right):
            return (left, right)
        case Call(_, arguments):
            return arguments
        case Sum(_, body):
            return (body,)
        case Of(_, key):
            return (key,)
        case Lookup(_, keys):
            return keys
        case _:
            return ()


def rebuilt(node: Node, parts: tuple[Node, ...]) -> Node:
    """Return the node with other direct parts, in the order `children` gives them."""
    match node:
        case Negative() | Not():
            return type(node)(parts[0])
        case Binary(op) | Compare(op) | Logic(op):
            return type(node)(op, *parts)
        case Call(function):
            return Call(function, parts)
        case Sum():
            return replace(node, body=parts[0])
        case Of():
            return replace(node, key=parts[0])
        case Lookup(table):
            return Lookup(table, parts)
        case _:
            return node


def walk(node: Node) -> Iterator[Node]:
    """Yield the node and everything below it."""
    yield node
    for child in children(node):
        yield from walk(child)


def depth(node: Node) -> int:
    """Return how many levels a tree has; found without recursion, so that any tree can be asked."""
    deepest, waiting = 0, [(node, 1)]
    while waiting:
        part, level = waiting.pop()
        deepest = max(deepest, level)
        waiting.extend((child, level + 1) for child in children(part))
    return deepest


def names(node: Node) -> frozenset[str]:
    """Return the ids the formula reads, those of other tables' columns included."""
    found: set[str] = set()
    for part in walk(node):
        match part:
            case Name(name) | Of(_, _, name):
                found.add(name)
            case Sum(_, _, str(by)):
                found.add(by)
            case _:
                pass
    return frozenset(found)
