"""Which cells of a table are labels, and what stands beside and below them."""

from __future__ import annotations

from jcm_pdd.files.adoption.likeness import best
from jcm_pdd.files.adoption.ticks import words_of
from jcm_pdd.files.word.text import cell_slot, slot_paragraphs
from jcm_pdd.files.word.tree import Cell, Element, TablePart, W, cell_at, cells


def labels(part: TablePart) -> list[tuple[int, Element, Cell]]:
    """Return row number (from 1), row and cell of every cell that is not the lower part of a merged one."""
    return [(at, row, cell) for at, row in enumerate(part.rows, 1) for cell in cells(row) if not cell.continued]


def best_label(part: TablePart, wanted: str) -> tuple[int, Element, Cell] | None:
    """Return row number (from 1), row and cell of the label most like the wanted one."""
    return best(labels(part), lambda found: words_of(found[2]), wanted)


def beside(row: Element, label: Cell) -> Cell | None:
    """Return the next cell right of a label."""
    return next((cell for cell in cells(row) if cell.start >= label.start + label.span and not cell.continued), None)


def under_label(part: TablePart, at: int, label: Cell) -> Cell | None:
    """Return the cell below a label in row `at` (from 1) that begins at its column."""
    for row in part.rows[at:]:
        cell = cell_at(row, label.start)
        if cell is None or not cell.continued:
            return cell if cell is not None and cell.start == label.start else None
    return None


def empty_under(part: TablePart, at: int, cell: Cell) -> bool:
    """Tell whether the cell below one in row `at` (from 1) is there and says nothing."""
    under = under_label(part, at, cell)
    return under is not None and is_empty(under)


def is_empty(cell: Cell) -> bool:
    """Tell whether nothing is written in a cell, prompts aside."""
    element = cell.element
    return not "".join(slot_paragraphs(cell_slot(element))).strip() and next(element.iter(W + "tbl"), None) is None
