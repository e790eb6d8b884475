"""Defined names replaced by what they stand for, and sheets of references by the sheets of the workbook."""

from __future__ import annotations

from collections.abc import Iterable

from jcm_pdd.files.workbooks.book import Book
from jcm_pdd.files.workbooks.shapes import Refusal
from jcm_pdd.files.workbooks.tokens import LONGEST, Token, tokens

_DEEPEST = 8  # names in names; a circle of names ends here


def with_names(book: Book, parts: tuple[Token, ...], sheet: str) -> tuple[Token, ...]:
    """Return the tokens of a formula of a sheet with every defined name replaced.

    A name that is not defined, or that moves with its cell, stays and is refused where it stands. Raises Refusal for
    a sheet that is not there, and when names in names grow beyond the longest formula.
    """
    if not any(token.kind == "name" or token.sheet is not None for token in parts):
        return parts
    return _Names(book).put(parts, sheet, 0)


class _Names:
    """Puts names into one formula, within the length a formula can have."""

    def __init__(self, book: Book) -> None:
        self.book, self.left = book, LONGEST

    def put(self, parts: Iterable[Token], sheet: str, depth: int) -> tuple[Token, ...]:
        """Return tokens with names replaced, `depth` names deep."""
        found: list[Token] = []
        for token in parts:
            self.left -= 1
            if self.left < 0:
                raise Refusal("workbook.construction", f"> {LONGEST}")
            if token.kind in ("cell", "area") and token.sheet is not None:
                found.append(self._placed(token))
            elif token.kind == "name":
                found.extend(self._meaning(token, sheet, depth))
            else:
                found.append(token)
        return tuple(found)

    def _placed(self, token: Token) -> Token:
        sheet = self.book.sheet(token.sheet or "")
        if sheet is None:
            raise Refusal("workbook.construction", f"{token.sheet}!{token.text}")
        return token if sheet.name == token.sheet else Token(token.kind, token.text, sheet.name, token.corners)

    def _meaning(self, token: Token, sheet: str, depth: int) -> tuple[Token, ...]:
        scope = self.book.sheet(token.sheet) if token.sheet else self.book.sheets.get(sheet)
        key = token.text.upper()
        text = self.book.names.get((scope.name if scope else None, key), self.book.names.get((None, key)))
        if text is None or depth > _DEEPEST or len(text) > LONGEST:
            return (token,)  # refused where it stands, unless something worse stands before it
        parts = tokens(text.removeprefix("="))
        # a reference without a sheet or without "$" moves with the cell that uses the name
        if any(t.kind in ("cell", "area") and (t.sheet is None or not _absolute(t)) for t in parts):
            return (token,)
        parts = self.put(parts, sheet, depth + 1)
        return parts if len(parts) == 1 else (Token("operator", "("), *parts, Token("operator", ")"))


def _absolute(token: Token) -> bool:
    return all(piece.count("$") == (1 if piece.strip("$").isalpha() or piece.strip("$").isdigit() else 2)
               for piece in token.text.split(":"))
