"""Boxes to tick: the signs ☐ and ☒ in the text, or Word's check box content controls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jcm_pdd.files.word.binding import CheckPlace
from jcm_pdd.files.word.find import Miss
from jcm_pdd.files.word.text import item_text, run_items
from jcm_pdd.files.word.tree import W14, Element, W, normalise

OPEN, TICKED = "☐", "☒"
_SIGNS = {OPEN: False, "□": False, TICKED: True, "☑": True, "■": True}
_TRUE = ("1", "true", "on")


@dataclass(slots=True)
class Box:
    """One box: whether it is ticked, how to tick or clear it, and the words after it up to the next box."""

    ticked: bool
    tick: Callable[[bool], None]
    words: str = ""


def _control_of(item: Element) -> Element | None:
    """Return the w14:checkbox element of the content control a run item stands in, or None."""
    for above in item.iterancestors(W + "sdt", W + "tc"):
        if above.tag == W + "tc":
            return None
        mark = above.find(f"{W}sdtPr/{W14}checkbox")
        if mark is not None:
            return mark
    return None


def boxes(cell: Element) -> list[Box]:
    """Return the boxes of a cell in reading order."""
    found: list[Box] = []
    for paragraph in cell.iter(W + "p"):
        for item in run_items(paragraph):
            text = item_text(item)
            for position, char in enumerate(text):
                if char in _SIGNS and item.tag == W + "t":
                    found.append(_box(item, position, char))
                elif found:
                    found[-1].words += char
        if found:
            found[-1].words += " "
    return found


def _box(item: Element, position: int, char: str) -> Box:
    control = _control_of(item)
    state = control.find(W14 + "checked") if control is not None else None

    def tick(on: bool) -> None:
        text = item.text or ""
        item.text = text[:position] + (TICKED if on else OPEN) + text[position + 1 :]
        if state is not None:
            state.set(W14 + "val", "1" if on else "0")

    ticked = _SIGNS[char] if state is None else state.get(W14 + "val", "1") in _TRUE
    return Box(ticked, tick)


def _pair(cell: Element, place: CheckPlace) -> tuple[Box, Box | None]:
    found = boxes(cell)

    def named(word: str) -> Box:
        fitting = [box for box in found if normalise(box.words) == normalise(word)]
        if len(fitting) != 1:
            raise Miss("word.place_found_twice" if fitting else "word.place_not_found", word)
        return fitting[0]

    return named(place.yes), named(place.no) if place.no is not None else None


def read_check(cell: Element, place: CheckPlace) -> bool | None:
    """Return the ticked answer, None when no box is ticked; raises Miss `word.both_ticked`."""
    yes, no = _pair(cell, place)
    if no is None:
        return yes.ticked
    if yes.ticked and no.ticked:
        raise Miss("word.both_ticked", place.label or place.yes)
    return yes.ticked if yes.ticked or no.ticked else None


def put_check(cell: Element, place: CheckPlace, value: bool) -> None:
    """Tick the answer's box and clear the other one."""
    yes, no = _pair(cell, place)
    yes.tick(value)
    if no is not None:
        no.tick(not value)
