"""A formula cut into tokens, so that names, references and functions can be seen without a spreadsheet program.

Only what our engines are proven for gets its own kind; all else is kept as a token of kind "strange" and refused
later by name and cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from jcm_pdd.files.excel.values import LAST_COLUMN, LAST_ROW, letters, split_reference

Kind = Literal["text", "number", "error", "truth", "cell", "area", "function", "name", "operator", "strange"]

LINKS = ("external link", "DDE link")
_SHORT = 500  # longer formulas are not remembered
LONGEST = 8192  # characters of a formula in Excel
_SHEET = r"(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!"
_CELL = r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6}"
_PATTERN = re.compile(
    rf"""(?P<text>"(?:[^"]|"")*")
    |(?P<error>\#(?:N/A|DIV/0!|VALUE!|REF!|NAME\?|NUM!|NULL!))
    |(?P<link>(?:'[^']*\[[^']*'|\[[^\]]*\][^!'"(),]*)!?|[\w.]+\|)
    |(?P<area>(?:{_SHEET})?(?:{_CELL}:{_CELL}|\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}|\$?[0-9]+:\$?[0-9]+)(?![\w.(!]))
    |(?P<cell>(?:{_SHEET})?{_CELL}(?![\w.(!]))
    |(?P<function>[^\W\d][\w.]*\()
    |(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[Ee][+-]?[0-9]+)?(?![\w.]))
    |(?P<name>(?:{_SHEET})?[^\W\d][\w.?\\]*)
    |(?P<operator><>|<=|>=|[-+*/^&=<>%(),])
    |(?P<space>[\ \t\r\n]+)
    |(?P<strange>.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its kind, its text; for a reference the sheet (None: its own) and the corners from 1."""

    kind: Kind
    text: str
    sheet: str | None = None
    corners: tuple[int, int, int, int] | None = None


def tokens(formula: str) -> tuple[Token, ...]:
    """Return the tokens of a formula without its "=". Two references side by side get a strange token between."""
    return _tokens(formula) if len(formula) <= _SHORT else _tokens.__wrapped__(formula)


@lru_cache(maxsize=2048)
def _tokens(formula: str) -> tuple[Token, ...]:
    found: list[Token] = []
    spaced = False
    for match in _PATTERN.finditer(formula):
        kind = match.lastgroup or "strange"
        if kind == "space":
            spaced = True
            continue
        token = _token(kind, match.group())
        if spaced and found and _ends(found[-1]) and token.kind in ("cell", "area", "name", "function"):
            found.append(Token("strange", "intersection"))
        found.append(token)
        spaced = False
    return tuple(found)


def _ends(token: Token) -> bool:
    return token.kind in ("cell", "area", "name") or token.text == ")"


@lru_cache(maxsize=60000)
def _token(kind: str, text: str) -> Token:
    if kind == "function":
        name = text[:-1].upper()
        return Token("function", name.removeprefix("_XLFN.").removeprefix("_XLWS."))
    if kind in ("cell", "area"):
        return _reference(text)
    if kind == "name" and text.upper() in ("TRUE", "FALSE"):
        return Token("truth", text.upper())
    if kind == "name" and "!" in text:
        sheet, _, name = text.rpartition("!")
        return Token("name", name, _sheet_name(sheet))
    if kind == "link":
        return Token("strange", LINKS["|" in text])
    return Token(kind, text)  # type: ignore[arg-type]  # the groups of the pattern are the kinds


def _sheet_name(text: str) -> str:
    return text[1:-1].replace("''", "'") if text.startswith("'") else text


def _reference(text: str) -> Token:
    sheet, mark, rest = text.rpartition("!")
    first, _, last = rest.upper().partition(":")
    try:
        corners = _corners(first.replace("$", ""), (last or first).replace("$", ""))
    except ValueError:
        return Token("name", text)
    return Token("area" if last else "cell", rest.upper(), _sheet_name(sheet) if mark else None, corners)


def _corners(first: str, last: str) -> tuple[int, int, int, int]:
    if first.isdigit():
        top, bottom = sorted((int(first), int(last)))
        return top, 1, bottom, LAST_COLUMN
    if first.isalpha():
        left, right = sorted((split_reference(f"{first}1")[1], split_reference(f"{last}1")[1]))
        return 1, left, LAST_ROW, right
    (a, b), (c, d) = split_reference(first), split_reference(last)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def quoted_sheet(name: str) -> str:
    """Return the sheet prefix of a reference."""
    return "'" + name.replace("'", "''") + "'!"


def written(parts: Iterator[Token] | tuple[Token, ...]) -> str:
    """Return the formula text of tokens."""
    return "".join(
        (quoted_sheet(t.sheet) if t.sheet else "") + t.text + ("(" if t.kind == "function" else "") for t in parts
    )


_PIECE = re.compile(r"(\$?)([A-Z]{1,3})(\$?)([0-9]+)")
# What stands between references, or one end of one: column and row with whether each is fixed.
_Slot = tuple[int, bool, int, bool]


def moved(formula: str, down: int, right: int) -> str:
    """Return a shared formula as it stands in another cell: relative references moved.

    Raises ValueError when a reference would leave the sheet.
    """
    if not down and not right:
        return formula
    found: list[str] = []
    for piece in _template(formula):
        if isinstance(piece, str):
            found.append(piece)
            continue
        column, fixed_column, row, fixed_row = piece
        column, row = column if fixed_column else column + right, row if fixed_row else row + down
        if not (1 <= column <= LAST_COLUMN and 1 <= row <= LAST_ROW):
            raise ValueError(f"a shared formula leaves the sheet: {formula[:80]}")
        found.append(f"{'$' if fixed_column else ''}{_letters(column)}{'$' if fixed_row else ''}{row}")
    return "".join(found)


_letters = lru_cache(maxsize=LAST_COLUMN)(letters)


@lru_cache(maxsize=64)
def _template(formula: str) -> tuple[str | _Slot, ...]:
    """Return the texts and the ends of references a formula is made of."""
    found: list[str | _Slot] = []
    for token in tokens(formula):
        if token.kind not in ("cell", "area") or token.corners is None:
            found.append(written((token,)))
            continue
        if token.sheet:
            found.append(quoted_sheet(token.sheet))
        if not _PIECE.search(token.text) and "$" not in token.text:
            raise ValueError(f"a whole row or column in a shared formula: {token.text}")
        end = 0
        for match in _PIECE.finditer(token.text):
            found.append(token.text[end:match.start()])
            found.append((split_reference(f"{match[2]}1")[1], bool(match[1]), int(match[4]), bool(match[3])))
            end = match.end()
        found.append(token.text[end:])
    return tuple(found)
