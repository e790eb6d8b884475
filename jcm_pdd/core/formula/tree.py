"""The one tree every face of a formula is made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
    """min, max, if and the named rounding steps."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """Sum of an expression over the rows of the table whose index letter is given."""

    index: str
    body: Node


@dataclass(frozen=True, slots=True)
class Lookup:
    """The value of a reference table for a key (banded or keyed, as the table says)."""

    table: str
    key: Node


Node = Num | Str | Truth | Name | Negative | Binary | Compare | Logic | Not | Call | Sum | Lookup


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
        case Lookup(_, key):
            return (key,)
        case _:
            return ()


def walk(node: Node) -> Iterator[Node]:
    """Yield the node and everything below it."""
    yield node
    for child in children(node):
        yield from walk(child)


def names(node: Node) -> frozenset[str]:
    """Return the ids the formula reads."""
    return frozenset(part.id for part in walk(node) if isinstance(part, Name))
