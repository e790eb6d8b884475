"""Areas of whole columns cut at the last row in use, for one engine visits every empty cell of them.

Cut only where cells that are empty in every sheet change nothing: in sums and searches, not where blanks count or
where a position is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from jcm_pdd.files.excel.values import letters
from jcm_pdd.files.workbooks.tokens import Token

TALL = 5000  # rows beyond the last in use from which on cutting is worth its while
_BLIND = frozenset({"SUM", "AVERAGE", "MIN", "MAX", "COUNT", "COUNTA", "PRODUCT", "MEDIAN", "LARGE", "SMALL", "VLOOKUP",
                    "MATCH", "LOOKUP", "XLOOKUP", "SUMIF", "SUMIFS", "AVERAGEIF", "AVERAGEIFS", "MAXIFS", "MINIFS"})


def cropped(parts: tuple[Token, ...], last: int) -> tuple[Token, ...]:
    """Return the tokens of a formula with tall areas cut at row `last`, the last one in use in the workbook."""
    if not any(_tall(token, last) for token in parts):
        return parts
    found: list[Token] = []
    callers: list[str] = []
    for number, token in enumerate(parts):
        if token.kind == "function":
            callers.append(token.text)
        elif token.text == "(" and token.kind == "operator":
            callers.append("")
        elif token.text == ")" and token.kind == "operator" and callers:
            callers.pop()
        elif _tall(token, last) and callers and _is_blind(callers[-1], parts[number + 1:]):
            found.append(_cut(token, last))
            continue
        found.append(token)
    return tuple(found)


def _tall(token: Token, last: int) -> bool:
    return token.kind == "area" and token.corners is not None and (
        token.corners[0] <= last and token.corners[2] > last + TALL)


def _is_blind(function: str, rest: Sequence[Token]) -> bool:
    return function in _BLIND or (function == "INDEX" and _is_match(rest))


def _is_match(rest: Sequence[Token]) -> bool:
    """Whether the row INDEX is asked for is what MATCH found, which lies among the cells in use."""
    if len(rest) < 2 or rest[0].text != "," or (rest[1].kind, rest[1].text) != ("function", "MATCH"):
        return False
    depth = 0
    for number, token in enumerate(rest[1:], 1):
        depth += (token.kind == "function" or token.text == "(") - (token.text == ")")
        if depth == 0:
            return rest[number + 1].text in (",", ")") if number + 1 < len(rest) else False
    return False


def _cut(token: Token, last: int) -> Token:
    top, left, bottom, right = token.corners or (1, 1, 1, 1)
    corners = (top, left, min(bottom, last), right)
    text = f"${letters(left)}${corners[0]}:${letters(right)}${corners[2]}"
    return Token("area", text, token.sheet, corners)
