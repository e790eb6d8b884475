"""How wide a text of the figure is, and how it is broken into the few lines that have room in a part.

Widths are those of Helvetica, which Arial and Liberation Sans share; other scripts are taken as full squares, so that
a text never needs more room than was kept for it.
"""

from __future__ import annotations

# Thousandths of the size for the characters from space to tilde (Adobe font metrics of Helvetica).
_WIDTHS = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584)  # fmt: skip
_LATIN, _SQUARE, _BOLD = 780, 1000, 1.09
_DOTS = "…"


def width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of a text in the unit of `size`."""
    total = sum(_WIDTHS[ord(char) - 32] if " " <= char <= "~" else _LATIN if char < "\u0500" else _SQUARE
                for char in text)
    return total * size / 1000 * (_BOLD if bold else 1)


def cut(text: str, room: float, size: float, bold: bool = False) -> str:
    """Return a text with an ellipsis in place of what has no room."""
    if width(text, size, bold) <= room:
        return text
    whole = text
    while text and width(text + _DOTS, size, bold) > room:
        text = text[:-1]
    blank = text.rfind(" ")
    if whole[len(text):len(text) + 1] != " " and blank > len(text) // 2:
        text = text[:blank]
    return text.rstrip() + _DOTS


def wrapped(text: str, room: float, size: float, lines: int, bold: bool = False) -> tuple[str, ...]:
    """Return a text in at most `lines` lines, broken at blanks, else inside a word; the last one may be cut."""
    left = " ".join(text.split())
    found: list[str] = []
    while left and len(found) < lines - 1 and width(left, size, bold) > room:
        at = len(left)
        while at > 1 and width(left[:at], size, bold) > room:
            at -= 1
        blank = left.rfind(" ", 1, at + 1)
        at = blank if blank > 0 else at
        found.append(left[:at].rstrip())
        left = left[at:].lstrip()
    if left and lines > 0:
        found.append(cut(left, room, size, bold))
    return tuple(found)
