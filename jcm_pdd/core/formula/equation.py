"""The equation face of a formula: a small tree of what is drawn, for any program that draws equations.

A symbol is written as people print it, "EF_RE,i,p": what follows the first underscore stands below. Division is a
fraction, a choice is a list of cases behind a brace, rounding down and up are floor and ceiling.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

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
from jcm_pdd.core.formula.walk import Value
from jcm_pdd.core.formula.words import compared, number_text

Look = Literal["symbol", "number", "sign", "words"]


@dataclass(frozen=True, slots=True)
class Text:
    """Characters on the line: a symbol (slanted), a number, a sign between operands, or words (upright)."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Row:
    """Parts side by side."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Fraction:
    """One part above another."""

    top: Part
    bottom: Part


@dataclass(frozen=True, slots=True)
class Script:
    """A part with others below and above its right end."""

    base: Part
    below: Part | None = None
    above: Part | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """A sum sign with what it runs over below."""

    below: Part
    body: Part


@dataclass(frozen=True, slots=True)
class Fenced:
    """Parts between brackets that grow with them, divided by commas."""

    opening: str
    parts: tuple[Part, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class Cases:
    """Values with their conditions behind a brace."""

    rows: tuple[tuple[Part, Part], ...]


Part = Text | Row | Fraction | Script | Total | Fenced | Cases

_SIGNS = {"*": "×", "+": "+", "-": "−", "==": "=", "!=": "≠", "<=": "≤", ">=": "≥", "<": "<", ">": ">"}
_LEVEL = {"or": 1, "and": 2, "==": 4, "!=": 4, "<": 4, "<=": 4, ">": 4, ">=": 4, "+": 5, "-": 5, "*": 6}
_SUM, _PRODUCT, _ATOM = 5, 6, 8
_BRACKETS = {"round_down": ("⌊", "⌋"), "round_up": ("⌈", "⌉")}
_WORDS = {
    "en": {"if": "if ", "else": "otherwise", "and": " and ", "or": " or ", "not": "not ", "true": "true",
           "false": "false", "round_half_up": "round", "decimals": "{n} decimals", "one": "1 decimal"},
    "ja": {"if": "", "then": " の場合", "else": "それ以外", "and": " かつ ", "or": " または ", "not": "否定 ",
           "true": "真", "false": "偽", "round_half_up": "四捨五入", "decimals": "小数{n}桁", "one": "小数1桁"},
}


def symbol(text: str) -> Part:
    """Return a printed symbol as it is drawn; what has spaces are words."""
    if " " in text.strip() or not text.strip():
        return Text(text, "words")
    base, mark, below = text.partition("_")
    if not mark or not base or not below:
        return Text(text, "symbol")
    return Script(Text(base, "symbol"), Text(below.replace("_", ","), "symbol"))


def fenced(part: Part) -> Fenced:
    """Return a part in round brackets."""
    return Fenced("(", (part,), ")")


def _as_it_is(word: str, _: str) -> str:
    return word


class Equations:
    """Draws trees. `name` gives the part of an id, `word` the text of a quoted choice beside the id it is compared with
    (empty without one).

    `found` draws what stands in another place (sums, values of other rows and of reference tables), None to draw them
    with their symbols; so the same equation can be drawn with its values put in. `decided` tells the truth of a
    condition: only the case that holds is drawn then.
    """

    def __init__(self, name: Callable[[str], Part], word: Callable[[str, str], str] = _as_it_is,
                 language: str = "en",
                 found: Callable[[Sum | Of | Lookup], Part] | None = None,
                 decided: Callable[[Node], Value] | None = None) -> None:
        self.name, self.word, self.found, self.decided = name, word, found, decided
        self._words = _WORDS["ja" if language == "ja" else "en"]

    def part(self, node: Node, above: int = 0, home: str = "") -> Part:
        """Return what is drawn for a tree, in brackets where the operator above binds tighter.

        `home` is the index letter of the rows the formula stands in.
        """
        match node:
            case Num(value):
                return Text(number_text(value), "number")
            case Str() | Truth() | Not():
                return self._said(node, home)
            case Name(name):
                return _apart(self.name(name), above)
            case Negative(operand):
                return _within(Row((Text("−", "sign"), self.part(operand, _ATOM, home))), _SUM, above)
            case Binary() | Compare() | Logic():
                return self._operands(node.op, node.left, node.right, above, home)
            case Call(function, arguments):
                return self._call(function, arguments, above, home)
            case _:
                return self._elsewhere(node, above, home)

    def _said(self, node: Str | Truth | Not, home: str) -> Part:
        if isinstance(node, Str):
            return Text(self.word(node.value, ""), "words")
        if isinstance(node, Truth):
            return Text(self._words["true" if node.value else "false"], "words")
        return Row((Text(self._words["not"], "words"), fenced(self.part(node.operand, 0, home))))

    def _operands(self, op: str, left: Node, right: Node, above: int, home: str) -> Part:
        if op == "/":
            return Fraction(self.part(left, 0, home), self.part(right, 0, home))
        level = _LEVEL[op]
        tighter = level + 1 if op == "-" else level
        sign = Text(_SIGNS[op], "sign") if op in _SIGNS else Text(self._words[op], "words")
        if level == _LEVEL["=="]:
            return _within(Row((self._side(left, right, home), sign, self._side(right, left, home))), level, above)
        first, binds = (_SUM, _SUM) if op == "*" and _leads_with_minus(left) else (level, level)
        return _within(Row((self.part(left, first, home), sign, self.part(right, tighter, home))), binds, above)

    def _side(self, node: Node, other: Node, home: str) -> Part:
        """Return one side of a comparison; a quoted choice is one of what it is compared with."""
        if isinstance(node, Str):
            return Text(self.word(node.value, compared(other)), "words")
        return self.part(node, _SUM, home)

    def _call(self, function: str, arguments: tuple[Node, ...], above: int, home: str) -> Part:
        if function == "if":
            truth = self.decided(arguments[0]) if self.decided is not None else None
            if truth is not None:
                return self.part(arguments[1 if truth else 2], above, home)
            return _within(self._cases(arguments, home), 0, above)
        if function == "exp":
            return Script(Text("e", "words"), None, self.part(arguments[0], 0, home))
        if function == "power":
            return _raised(self.part(arguments[0], _ATOM, home), self.part(arguments[1], 0, home))
        parts = tuple(self.part(argument, 0, home) for argument in arguments)
        if function in _BRACKETS:
            opening, closing = _BRACKETS[function]
            return self._rounded(Fenced(opening, parts[:1], closing), arguments[1])
        if function == "round_half_up":
            name = self._rounded(Text(self._words[function], "words"), arguments[1])
            return Row((name, Fenced("(", parts[:1], ")")))
        return Row((Text(function, "words"), Fenced("(", parts, ")")))

    def _rounded(self, part: Part, digits: Node) -> Part:
        """Return a rounding step with the decimals that are kept below it, whole numbers without."""
        if isinstance(digits, Num) and not digits.value:
            return part
        kept = number_text(digits.value) if isinstance(digits, Num) else "n"
        return Script(part, Text(self._words["one" if kept == "1" else "decimals"].replace("{n}", kept), "words"))

    def _cases(self, arguments: tuple[Node, ...], home: str) -> Cases:
        rows: list[tuple[Part, Part]] = []
        rest: Node = Call("if", arguments)
        while isinstance(rest, Call) and rest.function == "if":
            condition, value, rest = rest.arguments
            words = (Text(self._words["if"], "words"), self.part(condition, 0, home),
                     Text(self._words.get("then", ""), "words"))
            shown = tuple(word for word in words if not isinstance(word, Text) or word.text)
            rows.append((self.part(value, 0, home), Row(shown)))
        rows.append((self.part(rest, 0, home), Text(self._words["else"], "words")))
        return Cases(tuple(rows))

    def _elsewhere(self, node: Node, above: int, home: str) -> Part:
        if not isinstance(node, Sum | Of | Lookup):
            raise TypeError(f"not a formula node: {node!r}")
        if self.found is not None:
            return _apart(self.found(node), above)
        if isinstance(node, Lookup):
            return Row((self.name(node.table), Fenced("(", tuple(self.part(key, 0, home) for key in node.keys), ")")))
        if isinstance(node, Of):
            return Row((self.name(node.column), fenced(self.part(node.key, 0, home))))
        below: Part = Text(node.index, "symbol")
        if node.by is not None:
            below = Row((below, Text("∈", "sign"), Text(home, "symbol")))
        return _within(Total(below, self.part(node.body, _PRODUCT, node.index)), _SUM, above)


def _leads_with_minus(node: Node) -> bool:
    """A minus before a product is written without brackets; the product then binds no tighter than a sum."""
    return isinstance(node, Negative) or (isinstance(node, Binary) and node.op == "*" and _leads_with_minus(node.left))


def _within(part: Part, level: int, above: int) -> Part:
    return fenced(part) if level < above else part


def _apart(part: Part, above: int) -> Part:
    """Return a value put in, in brackets where its minus would meet a sign, or its sum a product."""
    negative = isinstance(part, Text) and part.text.startswith("−")
    return _within(part, _SUM, above) if negative or isinstance(part, Row) else part


def _raised(base: Part, exponent: Part) -> Part:
    if isinstance(base, Script) and base.above is None:
        return Script(base.base, base.below, exponent)
    return Script(fenced(base) if isinstance(base, Fraction | Total | Cases) else base, None, exponent)


def number(value: object) -> Text:
    """Return a value as it is put into an equation: a number with a true minus, words, or a question mark."""
    text = number_text(value)
    return Text(text.replace("-", "−") if text[:1] == "-" else text, "words" if isinstance(value, str) else "number")
