"""The Excel face of a formula: the text of a live formula with the same value as the tree.

Where names, sums and reference tables stand in the workbook is the business of a `Resolver`; this module
knows the grammar alone. Excel compares texts without regard to case, so choices of one field must differ in
more than case. A rounding step settles on six decimals first, as `jcm_pdd.core.rounding` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

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
    Str,
    Sum,
    Truth,
    walk,
)

_COMPARE = {"==": "=", "!=": "<>"}
_ROUNDING = {"round_down": "ROUNDDOWN", "round_up": "ROUNDUP", "round_half_up": "ROUND"}
# How tightly each kind of text binds; a part that binds less tightly than its place needs gets parentheses.
_COMPARISON, _SUM, _PRODUCT, _UNARY, _ATOM = range(1, 6)


@dataclass(frozen=True, slots=True)
class ReferenceTable:
    """Where a reference table stands: ranges of its values and keys (or lower bounds of its bands).

    `first` is the cell of the lowest bound, `below` the cell of the bound the last band stays under, None
    when the last band is open. Both belong to banded tables only. Several keys have a range each. A table with keys
    and bands has ranges of its lower and upper bounds as well (`low`, `high`).
    """

    values: str
    keys: str | tuple[str, ...]
    first: str | None = None
    below: str | None = None
    low: str | None = None
    high: str | None = None


class Resolver(Protocol):
    """Where the things a formula names stand in the workbook."""

    def name(self, name: str) -> str:
        """Return the reference (or text in parentheses) that has the value of a name."""

    def word(self, word: str, beside: str | None) -> str:
        """Return the text a cell shows for a quoted word; `beside` is the name it is compared with."""

    def total(self, node: Sum) -> str:
        """Return the formula text of a sum over rows."""

    def table(self, name: str) -> ReferenceTable:
        """Return where a reference table stands."""


def to_excel(node: Node, resolve: Resolver) -> str:
    """Return the formula text of a tree, without the leading "="."""
    return _text(node, resolve)[0]


def quoted(text: str) -> str:
    """Return a text as an Excel string literal."""
    return '"' + text.replace('"', '""') + '"'


def _text(node: Node, resolve: Resolver) -> tuple[str, int]:
    match node:
        case Num(value):
            return format(value, "f"), _ATOM
        case Truth(value):
            return ("TRUE" if value else "FALSE"), _ATOM
        case Str(value):
            return quoted(resolve.word(value, None)), _ATOM
        case Name(name):
            return resolve.name(name), _ATOM
        case Negative(operand):
            return "-" + _at_least(operand, _ATOM, resolve), _UNARY
        case Binary(op, left, right):
            level = _SUM if op in "+-" else _PRODUCT
            return _at_least(left, level, resolve) + op + _right(right, level, resolve), level
        case Compare(op, left, right):
            return _comparison(op, left, right, resolve), _COMPARISON
        case _:
            return _compound(node, resolve), _ATOM


def _at_least(node: Node, level: int, resolve: Resolver) -> str:
    text, binds = _text(node, resolve)
    return text if binds >= level else f"({text})"


def _right(node: Node, level: int, resolve: Resolver) -> str:
    """The right operand: equal rank and a leading minus get parentheses, so that nobody reads "a--b"."""
    text, binds = _text(node, resolve)
    return text if binds > level and binds != _UNARY else f"({text})"


def _comparison(op: str, left: Node, right: Node, resolve: Resolver) -> str:
    sides = []
    for side, other in ((left, right), (right, left)):
        if isinstance(side, Str):
            sides.append(quoted(resolve.word(side.value, other.id if isinstance(other, Name) else None)))
        else:
            sides.append(_at_least(side, _SUM, resolve))
    return f"{sides[0]}{_COMPARE.get(op, op)}{sides[1]}"


def _compound(node: Node, resolve: Resolver) -> str:
    match node:
        case Logic(op):
            return _logic(op, [to_excel(part, resolve) for part in _chain(node, op)])
        case Not(operand):
            return f"NOT({to_excel(operand, resolve)})"
        case Call(function, arguments) if function in _ROUNDING:
            value, digits = (to_excel(argument, resolve) for argument in arguments)
            return f"{_ROUNDING[function]}(ROUND({value},6),{digits})"
        case Call("power", (base, exponent)):
            return _power(to_excel(base, resolve), exponent, to_excel(exponent, resolve))
        case Call(function, arguments):
            return f"{function.upper()}({','.join(to_excel(argument, resolve) for argument in arguments)})"
        case Sum():
            return resolve.total(node)
        case Lookup(table, keys):
            return _lookup(resolve.table(table), [to_excel(key, resolve) for key in keys])
    raise TypeError(f"not a formula node: {node!r}")


def _chain(node: Node, op: str) -> list[Node]:
    if isinstance(node, Logic) and node.op == op:
        return [*_chain(node.left, op), *_chain(node.right, op)]
    return [node]


def _logic(op: str, parts: list[str]) -> str:
    """Known operands that decide do so beside unknown ones, which AND and OR alone would pass on."""
    neutral, decided = ("TRUE", "FALSE") if op == "and" else ("FALSE", "TRUE")
    listed, function = ",".join(parts), op.upper()
    if all(part in ("TRUE", "FALSE") for part in parts):
        return f"{function}({listed})"
    tried = f"{function}({','.join(f'IFERROR({part},{neutral})' for part in parts)})"
    if op == "and":
        return f"IF({tried},{function}({listed}),{decided})"
    return f"IF({tried},{decided},{function}({listed}))"


def _power(base: str, exponent: Node, text: str) -> str:
    """Return a power that has no value where ours has none: some programs give 0^0 and roots of negative numbers."""
    found = f"POWER({base},{text})"
    if isinstance(exponent, Num) and exponent.value and not exponent.value % 1:
        return found
    return f"IF(OR(AND({base}<0,INT({text})<>{text}),AND({base}=0,{text}=0)),NA(),{found})"


def _lookup(table: ReferenceTable, keys: list[str]) -> str:
    if table.first is None:
        return _row_that_fits(table, keys)
    (key,) = keys
    found = f"INDEX({table.values},MATCH({key},{table.keys},1))"
    outside = f"{key}<{table.first}"
    if table.below is not None:
        outside = f"OR({outside},{key}>={table.below})"
    return f"IF({outside},NA(),{found})"


def _row_that_fits(table: ReferenceTable, keys: list[str]) -> str:
    """Not MATCH, to which * and ? in a word are wildcards; several keys are never joined into one text."""
    ranges = (table.keys,) if isinstance(table.keys, str) else table.keys
    fits = "*".join(f"({place}={key})" for place, key in zip(ranges, keys, strict=False))
    if table.low is not None:
        fits += f"*({table.low}<={keys[-1]})*({table.high}>{keys[-1]})"
    alone = "" if "*" in fits else "*1"
    return f"IF(SUMPRODUCT({fits}{alone})=1,SUMPRODUCT({fits}*{table.values}),NA())"


def sums(node: Node) -> tuple[Sum, ...]:
    """Return the sums over rows in a tree, each once, in reading order."""
    return tuple(dict.fromkeys(part for part in walk(node) if isinstance(part, Sum)))
