"""What a result reads, down to constants: every formula on the way checked, names put in, circles found.

Only what is on the way reaches an engine, in one spelling for both and without empty styled cells (one engine takes
these for zeros).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.workbooks.book import At, Book, BookCell, ErrorValue, Scalar
from jcm_pdd.files.workbooks.proven import PROVEN
from jcm_pdd.files.workbooks.shapes import Refusal, check
from jcm_pdd.files.workbooks.tokens import LONGEST, Token, tokens, written

MOST_LINKS = 3_000_000
_NAMES_DEEP = 8
_ERRORS = {"#N/A": "NA()", "#DIV/0!": "1/0"}


@dataclass
class Plan:
    """Formulas and constants by cell, formulas in an order in which all that is read stands before its reader.

    `texted`: the cells whose values a formula may join into a text.
    """

    formulas: dict[At, str] = field(default_factory=dict)
    constants: dict[At, Scalar] = field(default_factory=dict)
    texted: dict[At, tuple[At, ...]] = field(default_factory=dict)


def plan_of(book: Book, results: Iterable[At] | None = None) -> Plan:
    """Return what the results read; None: every formula of the workbook.

    Raises Problem `workbook.*` for a formula outside of what is proven, with its cell, and for a circle.
    """
    return _Walk(book).plan(results)


class _Walk:
    """Follows references depth first without recursion."""

    def __init__(self, book: Book) -> None:
        self.book, self.links = book, 0
        self.columns: dict[str, dict[int, list[int]]] = {}
        for name, sheet in book.sheets.items():
            columns = self.columns.setdefault(name, {})
            for row, column in sorted(sheet.cells):
                columns.setdefault(column, []).append(row)
        self.done = Plan()

    def plan(self, results: Iterable[At] | None) -> Plan:
        if results is None:
            results = (At(name, *at) for name, sheet in self.book.sheets.items()
                       for at, cell in sheet.cells.items() if cell.formula is not None or cell.array)
        for root in results:
            self._follow(root)
        return self.done

    def _follow(self, root: At) -> None:
        open_cells: dict[At, str] = {}
        stack: list[tuple[At, Iterator[At]]] = []
        self._enter(root, open_cells, stack)
        while stack:
            at, rest = stack[-1]
            follower = next(rest, None)
            if follower is None:
                stack.pop()
                self.done.formulas[at] = open_cells.pop(at)
            elif follower in open_cells:
                circle = [str(one) for one, _ in stack[[one for one, _ in stack].index(follower):]]
                raise Problem("workbook.circular", self._where(follower), what=" → ".join(circle[:6]))
            else:
                self._enter(follower, open_cells, stack)

    def _enter(self, at: At, open_cells: dict[At, str], stack: list[tuple[At, Iterator[At]]]) -> None:
        if at in self.done.formulas or at in self.done.constants:
            return
        cell = self.book.sheets[at.sheet].cells.get((at.row, at.column))
        if cell is None:
            return
        try:
            formula = self._formula(cell)
            if formula is None:
                self.done.constants[at] = cell.value
                return
            parts = self._named(tokens(formula), at.sheet, 0)
            check(parts)
            read = list(dict.fromkeys(self._read(parts, at.sheet)))
        except Refusal as refusal:
            raise Problem(refusal.code, self._where(at), what=refusal.what) from None
        if any(t.text == "&" or (t.kind == "function" and "t" in PROVEN[t.text].fixed) for t in parts):
            self.done.texted[at] = tuple(read)
        open_cells[at] = written(parts)
        stack.append((at, iter(read)))

    def _formula(self, cell: BookCell) -> str | None:
        if cell.array:
            raise Refusal("workbook.array", "{=}")
        if cell.formula is not None:
            if len(cell.formula) > LONGEST:
                raise Refusal("workbook.construction", f"> {LONGEST}")
            return cell.formula
        if isinstance(cell.value, ErrorValue):
            if cell.value.code not in _ERRORS:
                raise Refusal("workbook.construction", cell.value.code)
            return _ERRORS[cell.value.code]
        return None

    def _where(self, at: At) -> str:
        return f"{self.book.where} {at}".strip()

    def _named(self, parts: tuple[Token, ...], sheet: str, depth: int) -> tuple[Token, ...]:
        """Return tokens with every defined name replaced by what it stands for."""
        if not any(token.kind == "name" or token.sheet is not None for token in parts):
            return parts
        found: list[Token] = []
        for token in parts:
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
        if text is None or depth > _NAMES_DEEP or len(text) > LONGEST:
            return (token,)  # refused where it stands, unless something worse stands before it
        parts = tokens(text.removeprefix("="))
        # a reference without a sheet or without "$" moves with the cell that uses the name
        if any(t.kind in ("cell", "area") and (t.sheet is None or not _absolute(t)) for t in parts):
            return (token,)
        parts = self._named(parts, sheet, depth + 1)
        return parts if len(parts) == 1 else (Token("operator", "("), *parts, Token("operator", ")"))

    def _read(self, parts: tuple[Token, ...], sheet: str) -> Iterator[At]:
        for token in parts:
            if token.corners is None:
                continue
            home = token.sheet or sheet
            for at in self._inside(home, token.corners):
                self.links += 1
                if self.links > MOST_LINKS:
                    raise Problem("workbook.too_complex", self.book.where, limit=MOST_LINKS)
                yield at

    def _inside(self, sheet: str, corners: tuple[int, int, int, int]) -> Iterator[At]:
        """Yield the cells of a rectangle that hold something."""
        top, left, bottom, right = corners
        columns = self.columns[sheet]
        few = range(left, right + 1) if right - left < len(columns) else sorted(columns)
        for column in few:
            rows = columns.get(column) if left <= column <= right else None
            if rows:
                for row in rows[bisect_left(rows, top):bisect_right(rows, bottom)]:
                    yield At(sheet, row, column)


def _absolute(token: Token) -> bool:
    return all(piece.count("$") == (1 if piece.strip("$").isalpha() or piece.strip("$").isdigit() else 2)
               for piece in token.text.split(":"))
