"""Boxes to tick: the signs ☐ and ☒ in the text, symbols of a font, Word's check box controls and form fields, and
cells that are marked with an X.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from jcm_pdd.files.word.text import MC, cell_slot, item_text, put_paragraphs, run_items, slot_paragraphs
from jcm_pdd.files.word.tree import W14, Element, W, normalise

OPEN, TICKED = "☐", "☒"
_SIGNS = {OPEN: False, "□": False, TICKED: True, "☑": True, "■": True}
# Boxes of the symbol fonts, by the low byte of the code: (open ones, ticked ones); the first is what is written.
_SYMBOLS = {"wingdings": ((0xA8, 0x6F, 0x71, 0xA3), (0xFE, 0xFD, 0x78, 0x6E)),
            "wingdings 2": ((0xA3, 0x2A, 0x30), (0x53, 0x54, 0x52, 0x55))}
_TRUE = ("1", "true", "on")
_MARKS = re.compile(r"(?i)[xv×✕✖✗✘✓✔○●◯◎レ☒☑■]|yes|はい")


@dataclass(slots=True)
class Box:
    """One box: whether it is ticked, how to tick or clear it, and its words."""

    ticked: bool
    tick: Callable[[bool], None]
    words: str = ""


def boxes(cell: Element) -> list[Box]:
    """Return the boxes of a cell or paragraph in reading order, each with the words after it up to the next box."""
    return [piece for piece in _worded(_pieces(cell)) if isinstance(piece, Box)]


def boxes_across(cells: Sequence[Element], words: str = "after") -> list[Box]:
    """Return the boxes of several cells with their words, `after` or `before` them.

    A box alone at that end of its cell has its words in the next cell.
    """
    tokens: list[list[Box | str]] = [list(_pieces(cell)) for cell in cells]
    if words == "before":
        tokens = [line[::-1] for line in tokens[::-1]]
    found: list[Box] = []
    for at, line in enumerate(tokens):
        for index, piece in enumerate(line):
            if isinstance(piece, Box):
                text = _run_of_text(line[index + 1:])
                if not _joined(text, words) and not any(isinstance(p, Box) for p in line[index + 1:]):
                    text = _run_of_text(tokens[at + 1]) if at + 1 < len(tokens) else []
                piece.words = _joined(text, words)
                found.append(piece)
    return found[::-1] if words == "before" else found


def text_before_boxes(cell: Element) -> str:
    """Return what a cell says in front of its first box, on one line."""
    return " ".join("".join(_run_of_text(list(_pieces(cell)))).split())


def _run_of_text(pieces: Sequence[Box | str]) -> list[str]:
    found: list[str] = []
    for piece in pieces:
        if isinstance(piece, Box):
            break
        found.append(piece)
    return found


def _joined(text: list[str], words: str) -> str:
    return " ".join("".join(text if words == "after" else text[::-1]).split())


def _worded(pieces: Iterator[Box | str]) -> Iterator[Box | str]:
    last: Box | None = None
    for piece in pieces:
        if isinstance(piece, Box):
            last = piece
        elif last is not None:
            last.words += piece
        yield piece


def _pieces(cell: Element) -> Iterator[Box | str]:
    """Yield the boxes of a cell and the signs between them; a paragraph ends in a space."""
    seen: set[Element] = set()
    for paragraph in cell.iter(W + "p"):
        if next(paragraph.iterancestors(MC + "Fallback"), None) is not None:
            continue
        for item in run_items(paragraph):
            control = _control_of(item)
            if control is not None:
                if control not in seen and item.tag in (W + "t", W + "sym"):
                    seen.add(control)
                    yield _control_box(item, control)
            else:
                yield from _in_item(item)
        yield " "


def _in_item(item: Element) -> Iterator[Box | str]:
    if item.tag == W + "fldChar" and item.find(f"{W}ffData/{W}checkBox") is not None:
        yield _field_box(item)
    elif item.tag == W + "sym":
        yield from [box] if (box := _symbol_box(item)) is not None else [item_text(item)]
    else:
        for position, char in enumerate(item_text(item)):
            yield _sign_box(item, position, char) if char in _SIGNS and item.tag == W + "t" else char


def _control_of(item: Element) -> Element | None:
    """Return the w14:checkbox element of the content control a run item stands in, or None."""
    for above in item.iterancestors(W + "sdt", W + "tc"):
        if above.tag == W + "tc":
            return None
        mark = above.find(f"{W}sdtPr/{W14}checkbox")
        if mark is not None:
            return mark
    return None


def _sign_box(item: Element, position: int, char: str) -> Box:
    def tick(on: bool) -> None:
        text = item.text or ""
        item.text = text[:position] + (TICKED if on else OPEN) + text[position + 1 :]

    return Box(_SIGNS[char], tick)


def _control_box(item: Element, control: Element) -> Box:
    """A check box control: its state counts; its sign is the one the control names for each state."""
    state = control.find(W14 + "checked")
    if state is None:
        state = etree.SubElement(control, W14 + "checked")
        state.set(W14 + "val", "0")

    def tick(on: bool) -> None:
        state.set(W14 + "val", "1" if on else "0")
        named = control.find(W14 + ("checkedState" if on else "uncheckedState"))
        code = named.get(W14 + "val", "") if named is not None else ""
        if item.tag == W + "sym":
            item.set(W + "char", code or ("00FE" if on else "00A8"))
        else:
            known = re.fullmatch("[0-9A-Fa-f]{4}", code) and (item.text or "")[:1] not in _SIGNS
            item.text = chr(int(code, 16)) if known else TICKED if on else OPEN

    return Box(state.get(W14 + "val", "1") in _TRUE, tick)


def _symbol_box(item: Element) -> Box | None:
    """A box drawn by a symbol font, None for another symbol."""
    font, code = item.get(W + "font", "").casefold(), item.get(W + "char", "")
    if font not in _SYMBOLS or not re.fullmatch("[0-9A-Fa-f]{2,4}", code):
        return None
    empty, ticked = _SYMBOLS[font]
    low = int(code, 16) & 0xFF
    if low not in (*empty, *ticked):
        return None

    def tick(on: bool) -> None:
        item.set(W + "char", f"F0{(ticked if on else empty)[0]:02X}")

    return Box(low in ticked, tick)


def _field_box(item: Element) -> Box:
    """A check box form field of older Word versions: w:checked counts, else its default."""
    settings = item.find(f"{W}ffData/{W}checkBox")
    assert settings is not None  # noqa: S101 (the caller looked)
    checked = settings.find(W + "checked")
    state = checked if checked is not None else settings.find(W + "default")
    ticked = state is not None and state.get(W + "val", "1") in _TRUE

    def tick(on: bool) -> None:
        found = settings.find(W + "checked")
        mark = etree.SubElement(settings, W + "checked") if found is None else found
        mark.set(W + "val", "1" if on else "0")

    return Box(ticked, tick)


def mark_box(cell: Element, words: str) -> Box:
    """A cell that is marked with an X instead of a box being ticked."""
    slot = cell_slot(cell)

    def tick(on: bool) -> None:
        put_paragraphs(cell_slot(cell), ["X" if on else ""])

    return Box(is_mark("".join(slot_paragraphs(slot))), tick, words)


def is_mark(text: str) -> bool:
    """Tell whether a text is what people put into a cell to mark it."""
    return _MARKS.fullmatch(text.strip()) is not None


def named(found: Sequence[Box], word: str, words: str = "after") -> list[Box]:
    """Return the boxes with the given words; before a box other text may stand in front of them."""
    wanted = normalise(word)
    exact = [box for box in found if normalise(box.words) == wanted]
    if exact or words == "after":
        return exact
    return [box for box in found if normalise(box.words).endswith(f" {wanted}")]
