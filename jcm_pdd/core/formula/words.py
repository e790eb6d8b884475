"""A readable line of a formula: with symbols, or with values put in."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

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
from jcm_pdd.core.kinds.numbers import plain

_SIGNS = {"*": "×", "/": "÷", "-": "−", "+": "+", "==": "=", "!=": "≠", "<=": "≤", ">=": "≥", "<": "<", ">": ">"}
_LEVEL = {"or": 1, "and": 2, "not": 3, "==": 4, "!=": 4, "<": 4, "<=": 4, ">": 4, ">=": 4,
          "+": 5, "-": 5, "*": 6, "/": 6}
_TERMS = {
    "en": {"round_down": "round down", "round_up": "round up", "round_half_up": "round",
           "if": "{yes} if {condition}, else {no}", "not": "not {operand}", "true": "true", "false": "false",
           "of": "[{column} of {key}]", "by": "Σ{index}({body} where {by} is this row)"},
    "ja": {"round_down": "切り捨て", "round_up": "切り上げ", "round_half_up": "四捨五入",
           "and": "かつ", "or": "または",
           "if": "{yes}（{condition} の場合）、それ以外は {no}", "not": "「{operand}」でない",
           "true": "真", "false": "偽",
           "of": "[{key} の {column}]", "by": "Σ{index}({body}、{by} がこの行のもの)"},
}
NameText = Callable[[str], str]


class Words:
    """Writes trees in a language; `name` gives the text of an id, `word` of a quoted choice, `total` writes a sum and
    `found` what stands in a row of another table. `choice` gives the text of a quoted choice beside the id it is
    compared with, where two questions have choices of one id.
    """

    def __init__(self, name: NameText, word: NameText = str, total: Callable[[Sum], str] | None = None,
                 language: str = "en", found: Callable[[Of], str] | None = None,
                 choice: Callable[[str, str], str] | None = None) -> None:
        self.name, self.word, self.total, self.found, self.choice = name, word, total, found, choice
        self._terms = _TERMS["ja" if language == "ja" else "en"]

    def text(self, node: Node, above: int = 0) -> str:
        """Return the line of a tree, in parentheses where the operator above binds tighter."""
        match node:
            case Num(value):
                return plain(value)
            case Str(value):
                return self.word(value)
            case Truth(value):
                return self._terms["true" if value else "false"]
            case Name(name):
                return self.name(name)
            case Negative(operand):
                line = f"−{self.text(operand, 7)}"
                return f"({line})" if above > 6 else line
            case Binary(op, left, right) | Compare(op, left, right) | Logic(op, left, right):
                level = _LEVEL[op]
                tighter = level + 1 if op in ("-", "/") or level == 4 else level
                sign = _SIGNS.get(op) or self._terms.get(op, op)
                line = f"{self._side(left, right, level)} {sign} {self._side(right, left, tighter)}"
                return f"({line})" if level < above else line
            case Not(operand):
                return self._terms["not"].format(operand=self.text(operand, 3))
            case _:
                return self._compound(node, above)

    def _side(self, node: Node, other: Node, above: int) -> str:
        if isinstance(node, Str) and self.choice is not None:
            return self.choice(node.value, compared(other))
        return self.text(node, above)

    def _compound(self, node: Node, above: int) -> str:
        match node:
            case Call("if", (condition, yes, no)):
                line = self._terms["if"].format(condition=self.text(condition), yes=self.text(yes), no=self.text(no))
                return f"({line})" if above else line
            case Call("power", (base, exponent)):
                line = f"{self.text(base, 8)}^{self.text(exponent, 8)}"
                return f"({line})" if above > 7 else line
            case Call(function, arguments):
                listed = ", ".join(self.text(argument) for argument in arguments)
                return f"{self._terms.get(function, function)}({listed})"
            case Lookup(table, keys):
                return f"{self.name(table)}[{', '.join(self.text(key) for key in keys)}]"
            case Of(_, key, column):
                if self.found is not None:
                    return self.found(node)
                return self._terms["of"].format(column=self.name(column), key=self.text(key))
            case Sum(index, body, by):
                if self.total is not None:
                    line = self.total(node)
                    return f"({line})" if above > 5 and " + " in line else line
                terms = {"index": index, "body": self.text(body), "by": self.name(by) if by else ""}
                return (self._terms["by"] if by else "Σ{index}({body})").format(**terms)
        raise TypeError(f"not a formula node: {node!r}")


def compared(node: Node) -> str:
    """Return the id whose answers a node gives: its name, or the column of the row it looks into; else nothing."""
    return node.id if isinstance(node, Name) else node.column if isinstance(node, Of) else ""


def number_text(value: object) -> str:
    """Return a value for a trace line: at most ten significant digits, thousands separated."""
    if not isinstance(value, Decimal):
        return "?" if value is None else str(value)
    rounded = +value if len(value.as_tuple().digits) <= 10 else Decimal(f"{value:.10g}")
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
