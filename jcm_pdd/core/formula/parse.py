"""Text to tree. The grammar is closed: nothing in a methodology is ever run as Python.

    expression := or ; or := and ("or" and)* ; and := not ("and" not)* ; not := "not" not | comparison
    comparison := sum (("==" | "!=" | "<" | "<=" | ">" | ">=") sum)?
    sum := product (("+" | "-") product)* ; product := unary (("*" | "/") unary)*
    unary := "-" unary | atom
    atom := number | 'word' | true | false | id | id "(" arguments ")" | "(" expression ")"

`sum(i, e)` adds e over the rows of the table with index letter i; `sum(j, e, c)` in a row of another table adds it over
the rows of j whose column c holds the name of that row. `of(i, k, c)` is column c of the row of i that is called k.
`lookup(T, k, ...)` takes one key a column of keys, and last the quantity of a banded table.
"""

from __future__ import annotations

import re
from decimal import Decimal

from jcm_pdd.core.flaws import Flaw
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
    depth,
)

# name -> (fewest, most) arguments
FUNCTIONS = {"min": (1, 50), "max": (1, 50), "if": (3, 3),
             "exp": (1, 1), "power": (2, 2), "round_down": (2, 2), "round_up": (2, 2), "round_half_up": (2, 2)}
_NAMING = {"sum": (2, 3), "lookup": (2, 7), "of": (3, 3)}
_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|'([^']*)'|\"([^\"]*)\"|"
                    r"(==|!=|<=|>=|[-+*/()<>,]))")
_DEPTH = 60
# A chain of 120 terms is as deep as 120 brackets; the compiled face has room for some 200.
_DEEPEST = 120
_LONGEST = 4000
_DIGITS = 40


class FormulaError(Flaw):
    """The text is not a formula: the code and its arguments say what was met, `at` is the position in the text."""

    def __init__(self, code: str, text: str, at: int, **args: object) -> None:
        shown = text if len(text) <= 200 else f"{text[:200]}…"
        super().__init__(code, "", "", position=at + 1, formula=shown, **args)
        self.at = at


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[tuple[str, str, int]] = []
        self.next = 0
        self.depth = 0
        self._scan()

    def _scan(self) -> None:
        at = 0
        end = len(self.text.rstrip())
        if end > _LONGEST:
            raise FormulaError("flaw.formula.long", self.text, _LONGEST, most=_LONGEST)
        while at < end:
            match = _TOKEN.match(self.text, at)
            if match is None:
                raise FormulaError("flaw.formula.unexpected", self.text, at, met=self.text[at:].lstrip()[:1])
            number, word, single, double, symbol = match.groups()
            start = match.start(match.lastindex or 0)
            if number is not None and len(number) > _DIGITS:
                raise FormulaError("flaw.formula.number", self.text, start, most=_DIGITS)
            if number is not None:
                self.tokens.append(("number", number, start))
            elif word is not None:
                self.tokens.append(("word", word, start))
            elif symbol is not None:
                self.tokens.append(("symbol", symbol, start))
            else:
                self.tokens.append(("quoted", single if single is not None else double or "", start))
            at = match.end()

    def peek(self) -> tuple[str, str, int]:
        return self.tokens[self.next] if self.next < len(self.tokens) else ("end", "", len(self.text))

    def take(self, *values: str) -> str | None:
        kind, value, _ = self.peek()
        if kind in ("symbol", "word") and value in values:
            self.next += 1
            return value
        return None

    def need(self, value: str) -> None:
        if self.take(value) is None:
            _, met, at = self.peek()
            raise FormulaError("flaw.formula.expected", self.text, at, wanted=value, **_met(met))

    def expression(self) -> Node:
        self.depth += 1
        if self.depth > _DEPTH:
            raise FormulaError("flaw.formula.deep", self.text, self.peek()[2], most=_DEPTH)
        node = self.conjunction()
        while self.take("or"):
            node = Logic("or", node, self.conjunction())
        self.depth -= 1
        return node

    def conjunction(self) -> Node:
        node = self.negation()
        while self.take("and"):
            node = Logic("and", node, self.negation())
        return node

    def negation(self) -> Node:
        times = 0
        while self.take("not"):
            times += 1
        node = self.comparison()
        for _ in range(times):
            node = Not(node)
        return node

    def comparison(self) -> Node:
        node = self.addition()
        op = self.take("==", "!=", "<=", ">=", "<", ">")
        return Compare(op, node, self.addition()) if op else node

    def addition(self) -> Node:
        node = self.product()
        while op := self.take("+", "-"):
            node = Binary(op, node, self.product())
        return node

    def product(self) -> Node:
        node = self.unary()
        while op := self.take("*", "/"):
            node = Binary(op, node, self.unary())
        return node

    def unary(self) -> Node:
        times = 0
        while self.take("-"):
            times += 1
        node = self.atom()
        for _ in range(times):
            node = Negative(node)
        return node

    def atom(self) -> Node:
        kind, value, at = self.peek()
        self.next += 1
        if kind == "number":
            return Num(Decimal(value))
        if kind == "quoted":
            return Str(value)
        if kind == "word" and value not in ("and", "or", "not"):
            if value in ("true", "false"):
                return Truth(value == "true")
            return self.call(value, at) if self.take("(") else Name(value)
        if (kind, value) == ("symbol", "("):
            node = self.expression()
            self.need(")")
            return node
        raise FormulaError("flaw.formula.unexpected", self.text, at, **_met(value))

    def call(self, function: str, at: int) -> Node:
        arguments = [self.expression()]
        while self.take(","):
            arguments.append(self.expression())
        self.need(")")
        if function in _NAMING:
            return self.naming(function, arguments, at)
        if function not in FUNCTIONS:
            raise FormulaError("flaw.formula.function", self.text, at, name=function)
        fewest, most = FUNCTIONS[function]
        if not fewest <= len(arguments) <= most:
            raise FormulaError("flaw.formula.arguments", self.text, at, name=function, fewest=fewest, most=most)
        return Call(function, tuple(arguments))

    def naming(self, function: str, arguments: list[Node], at: int) -> Node:
        """Return a node whose first argument is the name of a table."""
        first, last, (fewest, most) = arguments[0], arguments[-1], _NAMING[function]
        named = function == "of" or (function == "sum" and len(arguments) == 3)
        if not fewest <= len(arguments) <= most or not isinstance(first, Name) or (
                named and not isinstance(last, Name)):
            raise FormulaError(f"flaw.formula.{function}", self.text, at)
        if function == "lookup":
            return Lookup(first.id, tuple(arguments[1:]))
        column = last.id if isinstance(last, Name) else ""
        if function == "of":
            return Of(first.id, arguments[1], column)
        return Sum(first.id, arguments[1], column if len(arguments) == 3 else None)


def parse(text: str) -> Node:
    """Return the tree of a formula text; raise FormulaError with the position of what is wrong.

    Texts beyond 4000 characters, numbers beyond 40 digits and trees beyond 120 levels are refused.
    """
    parser = _Parser(text)
    node = parser.expression()
    kind, value, at = parser.peek()
    if kind != "end":
        raise FormulaError("flaw.formula.unexpected", text, at, met=value)
    if depth(node) > _DEEPEST:
        raise FormulaError("flaw.formula.deep", text, 0, most=_DEEPEST)
    return node


def _met(value: str) -> dict[str, str]:
    return {"met": value} if value else {"met": "the end", "met_ja": "式の終わり"}
