"""Value of a tree as a compiled function: the fast face, for rows whose inputs are all known.

The tree is the closed grammar of `parse`, so the text compiled here holds nothing but operators, our own
argument names and calls to the functions listed below. Equality with `walk.evaluate` is a tested property.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any

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
    Truth,
)
from jcm_pdd.core.formula.walk import apply

Compiled = Callable[..., Any]


class _Source:
    """Python source of one tree; constants are collected beside it so that no text of a file is quoted."""

    def __init__(self) -> None:
        self.constants: dict[str, object] = {"apply": apply, "min": min, "max": max}

    def constant(self, value: object) -> str:
        name = f"c{len(self.constants)}"
        self.constants[name] = value
        return name

    def text(self, node: Node) -> str:  # noqa: PLR0911 one return a kind of node
        match node:
            case Num(value) | Str(value) | Truth(value):
                return self.constant(value)
            case Name(name):
                return f"v_{name}"
            case Negative(operand):
                return f"(-{self.text(operand)})"
            case Binary(op, left, right) | Compare(op, left, right) | Logic(op, left, right):
                return f"({self.text(left)} {op} {self.text(right)})"
            case Not(operand):
                return f"(not {self.text(operand)})"
            case Call("if", (condition, yes, no)):
                return f"({self.text(yes)} if {self.text(condition)} else {self.text(no)})"
            case Call(function, arguments):
                parts = [self.text(argument) for argument in arguments]
                if function in ("min", "max"):
                    return f"{function}(({', '.join(parts)},))"
                return f"apply({self.constant(function)}, {', '.join(parts)})"
            case Lookup(table, keys):
                return f"t_{table}({', '.join(self.text(key) for key in keys)})"
            case _:
                raise TypeError(f"no value of one row alone: {node!r}")


@lru_cache(maxsize=512)
def compile_row(node: Node, names: tuple[str, ...], tables: tuple[str, ...]) -> Compiled:
    """Return a function of one row: positional arguments are the values of `names`, then of `tables`.

    It returns the value, or raises when an operand is missing or the arithmetic has no result.
    """
    source = _Source()
    body = source.text(node)
    arguments = ", ".join([*(f"v_{name}" for name in names), *(f"t_{table}" for table in tables)])
    code = compile(f"lambda {arguments}: {body}", "<formula>", "eval")
    function: Compiled = eval(code, {"__builtins__": {}, **source.constants})  # noqa: S307 closed grammar
    return function


ZERO = Decimal(0)
