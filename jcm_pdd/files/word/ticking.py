"""Answers given by ticking: a yes or no, or one of several options, wherever their boxes stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jcm_pdd.files.word.binding import CheckPlace, OptionsPlace, Ticked
from jcm_pdd.files.word.find import Miss, row_at, table, value_cell
from jcm_pdd.files.word.marks import Box, boxes, boxes_across, mark_box, named
from jcm_pdd.files.word.tree import Cell, Section, TablePart, cell_at, cells, same_label


def boxes_of(found: Sequence[Section], place: Ticked) -> list[Box]:
    """Return the boxes of a place, or its cells to be marked, with their words; raises Miss."""
    part = table(found, place)
    if place.boxes == "cell":
        cell = value_cell(part, place).element
        return boxes(cell) if place.words == "after" else boxes_across([cell], place.words)
    if place.boxes == "row":
        elements = [cell.element for line in lines_of(part, place) for cell in line]
        return boxes_across(elements, place.words)
    words = words_of(place)
    return (_beside if place.boxes == "beside" else _below)(part, place, words)


def words_of(place: Ticked) -> tuple[str, ...]:
    """Return the words of every box a place needs."""
    if isinstance(place, OptionsPlace):
        return place.options
    if isinstance(place, CheckPlace):
        return (place.yes, place.no) if place.no is not None else (place.yes,)
    return ()


def lines_of(part: TablePart, place: Ticked) -> list[list[Cell]]:
    """Return the cells right of a place's label, row by row when the label is merged over several; raises Miss.

    A place at a row and column begins with the cell there.
    """
    if place.row is not None:
        start = (place.column or 1) - 1
        row = row_at(part, place.row)
        return [[cell for cell in cells(row) if cell.start + cell.span > start]]
    value = value_cell(part, place)
    at = next(number for number, row in enumerate(part.rows) if any(c.element is value.element for c in cells(row)))
    lines = [[cell for cell in cells(part.rows[at]) if cell.start >= value.start]]
    for row in part.rows[at + 1:]:
        label = cell_at(row, place.label_column - 1)
        if label is None or not label.continued:
            break
        lines.append([cell for cell in cells(row) if cell.start > label.start and not cell.continued])
    return lines


def _beside(part: TablePart, place: Ticked, words: Sequence[str]) -> list[Box]:
    found = []
    for line in lines_of(part, place):
        for cell, following in pairwise(line):
            fitting = next((word for word in words if same_label(cell.text, word)), None)
            if fitting is not None:
                found.append(mark_box(following.element, fitting))
    return found


def _below(part: TablePart, place: Ticked, words: Sequence[str]) -> list[Box]:
    """Return the cells of a question's row that stand under the words of a row above it."""
    line = lines_of(part, place)[0]
    at = next(number for number, row in enumerate(part.rows) if any(c.element is line[0].element for c in cells(row)))
    for row in reversed(part.rows[:at]):
        heads = {word: [head for head in cells(row) if same_label(head.text, word)] for word in words}
        if all(len(fitting) == 1 for fitting in heads.values()):
            under = {word: cell_at(part.rows[at], fitting[0].start) for word, fitting in heads.items()}
            return [mark_box(cell.element, word) for word, cell in under.items() if cell is not None]
    return []


def _boxes_by_word(found: Sequence[Section], place: Ticked) -> dict[str, Box]:
    """Return the one box of each word; raises Miss."""
    seen = boxes_of(found, place)
    by_word: dict[str, Box] = {}
    for word in words_of(place):
        fitting = named(seen, word, place.words)
        if len(fitting) != 1:
            raise Miss("word.place_found_twice" if fitting else "word.place_not_found", word)
        by_word[word] = fitting[0]
    return by_word


def read_check(found: Sequence[Section], place: CheckPlace) -> bool | None:
    """Return the ticked answer, None when no box is ticked; raises Miss `word.both_ticked`."""
    by_word = _boxes_by_word(found, place)
    yes = by_word[place.yes]
    if place.no is None:
        return yes.ticked
    no = by_word[place.no]
    if yes.ticked and no.ticked:
        raise Miss("word.both_ticked", place.label or place.yes)
    return yes.ticked if yes.ticked or no.ticked else None


def put_check(found: Sequence[Section], place: CheckPlace, value: bool) -> None:
    """Tick the answer's box and clear the other one."""
    by_word = _boxes_by_word(found, place)
    by_word[place.yes].tick(value)
    if place.no is not None:
        by_word[place.no].tick(not value)


def read_option(found: Sequence[Section], place: OptionsPlace) -> str | None:
    """Return the words of the ticked box, None when no box is ticked; raises Miss `word.both_ticked`."""
    ticked = [word for word, box in _boxes_by_word(found, place).items() if box.ticked]
    if len(ticked) > 1:
        raise Miss("word.both_ticked", place.label or ticked[0])
    return ticked[0] if ticked else None


def put_option(found: Sequence[Section], place: OptionsPlace, value: str) -> None:
    """Tick the box of an answer's words and clear the others; raises Miss `word.wrong_kind` for other words."""
    by_word = _boxes_by_word(found, place)
    if value not in by_word:
        raise Miss("word.wrong_kind", value)
    for word, box in by_word.items():
        box.tick(word == value)


def clear(found: Sequence[Section], place: Ticked) -> None:
    """Clear every box of a place; raises Miss."""
    for box in boxes_of(found, place):
        box.tick(False)
