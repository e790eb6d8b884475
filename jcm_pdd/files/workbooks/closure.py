"""What a result reads, down to constants: every formula on the way checked, names put in, circles found.

Only what is on the way reaches an engine, in one spelling for both and without empty styled cells (one engine takes
these for zeros). An area is followed once however many formulas read it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.workbooks.book import At, Book, BookCell, ErrorValue, Progress, Scalar
from jcm_pdd.files.workbooks.cropping import TALL, cropped
from jcm_pdd.files.workbooks.names import with_names
from jcm_pdd.files.workbooks.proven import PROVEN
from jcm_pdd.files.workbooks.shapes import Refusal, check
from jcm_pdd.files.workbooks.tokens import LONGEST, Token, tokens, written

MOST_LINKS = 500_000
# An engine visits empty cells of a tall area too, and all letters of a formula are read.
MOST_TALL, MOST_LETTERS = 500_000, 5_000_000
_ERRORS = {"#N/A": "NA()", "#DIV/0!": "1/0"}
_TOLD_EVERY = 500  # formulas


class Area(NamedTuple):
    """A rectangle of cells that some formula reads; corners from 1."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    def holds(self, at: At) -> bool:
        """Return whether a cell lies in the area."""
        return (self.top <= at.row <= self.bottom and self.left <= at.column <= self.right
                and at.sheet == self.sheet)


Node = At | Area


@dataclass
class Plan:
    """Formulas and constants by cell, formulas in an order in which all that is read stands before its reader.

    `reads`: the cells (empty ones too) and areas in each formula. `areas`: the cells that hold something in each
    area. `texted`: the single cells in formulas that may join one into a text.
    """

    formulas: dict[At, str] = field(default_factory=dict)
    constants: dict[At, Scalar] = field(default_factory=dict)
    reads: dict[At, tuple[Node, ...]] = field(default_factory=dict)
    areas: dict[Area, tuple[At, ...]] = field(default_factory=dict)
    texted: dict[At, tuple[At, ...]] = field(default_factory=dict)
    last_row: int = 0  # areas are cut here: a value set below asks for another plan


def plan_of(book: Book, results: Iterable[At] | None = None, progress: Progress | None = None) -> Plan:
    """Return what the results read; None: every formula of the workbook.

    Raises Problem `workbook.*` for a formula outside of what is proven, with its cell, and for a circle.
    `progress` is told the number of formulas followed and the number there are in the workbook.
    """
    return _Walk(book, progress).plan(results)


class _Walk:
    """Follows references depth first without recursion."""

    def __init__(self, book: Book, progress: Progress | None) -> None:
        self.book, self.links, self.progress = book, 0, progress
        self.columns: dict[str, dict[int, list[int]]] = {}
        for name, sheet in book.sheets.items():
            columns = self.columns.setdefault(name, {})
            for row, column in sorted(sheet.cells):
                columns.setdefault(column, []).append(row)
        last = max((row for sheet in book.sheets.values() for row, _ in sheet.cells), default=1)
        self.done = Plan(last_row=last)
        self.tall = self.letters = 0
        self.open: dict[Node, str | tuple[At, ...]] = {}
        self.total = 0
        if progress is not None:
            self.total = sum(cell.formula is not None for s in book.sheets.values() for cell in s.cells.values())

    def plan(self, results: Iterable[At] | None) -> Plan:
        if results is None:
            results = [At(name, *at) for name, sheet in self.book.sheets.items()
                       for at, cell in sheet.cells.items() if cell.formula is not None or cell.array]
        for root in results:
            self._follow(root)
        return self.done

    def _follow(self, root: At) -> None:
        if root in self.done.formulas:
            return
        formulas, constants, areas, opened = self.done.formulas, self.done.constants, self.done.areas, self.open
        stack: list[tuple[Node, Iterator[Node]]] = []
        self._enter(root, stack)
        while stack:
            node, rest = stack[-1]
            for follower in rest:
                if follower in formulas or follower in constants or follower in areas:
                    continue
                if follower in opened:
                    raise self._circle(follower, [one for one, _ in stack])
                self._enter(follower, stack)
                if stack[-1][0] is not node:
                    break
            else:
                stack.pop()
                self._leave(node)

    def _enter(self, node: Node, stack: list[tuple[Node, Iterator[Node]]]) -> None:
        if isinstance(node, Area):
            inside = self.open[node] = tuple(self._inside(node))
            stack.append((node, iter(inside)))
            return
        cell = self.book.sheets[node.sheet].cells.get((node.row, node.column))
        if cell is None:
            return
        formula = self._formula(node, cell)
        if formula is None:
            self.done.constants[node] = cell.value
        else:
            stack.append((node, iter(self._opened(node, formula))))

    def _leave(self, node: Node) -> None:
        kept = self.open.pop(node)
        if isinstance(node, Area):
            self.done.areas[node] = tuple(kept)  # type: ignore[arg-type]  # cells for an area, text for a formula
            return
        self.done.formulas[node] = str(kept)
        count = len(self.done.formulas)
        if self.progress is not None and count % _TOLD_EVERY == 0:
            self.progress(count, self.total)

    def _opened(self, at: At, formula: str) -> tuple[Node, ...]:
        """Check a formula, keep how it is written for the engines and return what it reads."""
        self.letters += len(formula)
        if self.letters > MOST_LETTERS:
            raise Problem("workbook.too_complex", self._where(at), limit=MOST_LETTERS)
        try:
            parts = with_names(self.book, tokens(formula), at.sheet)
            check(parts)
            parts = cropped(parts, self.done.last_row)
        except Refusal as refusal:
            raise Problem(refusal.code, self._where(at), what=refusal.what) from None
        read = self.done.reads[at] = tuple(dict.fromkeys(_nodes(parts, at.sheet)))
        if any(t.text == "&" or (t.kind == "function" and "t" in PROVEN[t.text].fixed) for t in parts):
            # what stands in an area is never joined itself: an operand that is no single cell is refused
            self.done.texted[at] = tuple(node for node in read if isinstance(node, At))
        self._measure(at, read)
        self.open[at] = written(parts)
        return read

    def _measure(self, at: At, read: Iterable[Node]) -> None:
        """Refuse a plan with more cells in tall areas than an engine visits at once."""
        for area in read:
            if isinstance(area, Area) and area.bottom - area.top > TALL:
                self.tall += (area.bottom - area.top + 1) * (area.right - area.left + 1)
        if self.tall > MOST_TALL:
            raise Problem("workbook.too_complex", self._where(at), limit=MOST_TALL)

    def _formula(self, at: At, cell: BookCell) -> str | None:
        if cell.array:
            raise Problem("workbook.array", self._where(at), what="{=}")
        if cell.formula is not None:
            if len(cell.formula) > LONGEST:
                raise Problem("workbook.construction", self._where(at), what=f"> {LONGEST}")
            return cell.formula
        if isinstance(cell.value, ErrorValue):
            if cell.value.code not in _ERRORS:
                raise Problem("workbook.construction", self._where(at), what=cell.value.code)
            return _ERRORS[cell.value.code]
        return None

    def _circle(self, at: Node, path: list[Node]) -> Problem:
        circle = [one for one in path[path.index(at):] if isinstance(one, At)]
        return Problem("workbook.circular", self._where(circle[0]), what=" → ".join(map(str, circle[:6])))

    def _where(self, at: At) -> str:
        return f"{self.book.where} {at}".strip()

    def _inside(self, area: Area) -> list[At]:
        """Return the cells of an area that hold something."""
        columns = self.columns[area.sheet]
        wide = area.right - area.left >= len(columns)
        found: list[At] = []
        for column in sorted(columns) if wide else range(area.left, area.right + 1):
            rows = columns.get(column) if area.left <= column <= area.right else None
            if rows:
                first, last = bisect_left(rows, area.top), bisect_right(rows, area.bottom)
                self.links += last - first
                if self.links > MOST_LINKS:
                    raise Problem("workbook.too_complex", self.book.where, limit=MOST_LINKS)
                found.extend(At(area.sheet, row, column) for row in rows[first:last])
        return found


def _nodes(parts: Iterable[Token], sheet: str) -> Iterator[Node]:
    for token in parts:
        if token.corners is not None:
            home = token.sheet or sheet
            top, left, bottom, right = token.corners
            yield At(home, top, left) if (top, left) == (bottom, right) else Area(home, *token.corners)
