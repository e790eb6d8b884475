"""How alike two labels or headings are, when spaces, dots, numbering and a word or two differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TypeVar

from jcm_pdd.files.word.tree import normalise

_NUMBER = re.compile(r"\s*\(?([A-Za-z])\s*(?:[.\-]?\s*(\d+))?\s*[.):\-\u2013]*\s+(?=\S)")
_SIGNS = re.compile(r"[^\w\s]+")
SURE, LIKELY = 0.82, 0.55
Item = TypeVar("Item")


@lru_cache(maxsize=4096)
def number_of(text: str) -> str:
    """Return the section number a heading begins with, "A.1" of "A-1. Title"; empty when there is none."""
    match = _NUMBER.match(text)
    if match is None:
        return ""
    return match[1].upper() + (f".{int(match[2])}" if match[2] else "")


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Return the words of a heading or label without number, case, punctuation and kinds of space."""
    match = _NUMBER.match(text)
    numbered = match is not None and (match[2] or text[match.end(1): match.end(1) + 1] in tuple(".-):"))
    rest = text[match.end():] if match is not None and numbered else text
    return " ".join(_SIGNS.sub(" ", normalise(rest)).split())


def likeness(found: str, wanted: str, least: float = 0.0) -> float:
    """Return how alike two texts are, 1 when they are the same in all that counts.

    A pair that cannot reach `least` counts as 0 without the costly comparison: most texts of a long document are
    no likely heading at all.
    """
    one, two = bare(found), bare(wanted)
    if not one or not two:
        return 0.0
    if one == two:
        return 1.0
    if len(one) > 3 * len(two) + 20 or 2 * min(len(one), len(two)) < least * (len(one) + len(two)):
        return 0.0
    if least and 2 * (_letters(one) & _letters(two)).total() < least * (len(one) + len(two)):
        return 0.0
    return SequenceMatcher(None, one, two, autojunk=False).ratio()


@lru_cache(maxsize=4096)
def _letters(text: str) -> Counter[str]:
    return Counter(text)


def heading_likeness(found: str, wanted: str) -> float:
    """Return the likeness of headings; the same section number makes a likely one sure."""
    same = number_of(found) == number_of(wanted) != ""
    score = likeness(found, wanted, LIKELY if same else SURE)
    return score if score >= SURE else (score + 1) / 2 if same and score >= LIKELY else 0.0


def best(items: Sequence[Item], text: Callable[[Item], str], wanted: str,
         like: Callable[[str, str], float] | None = None) -> Item | None:
    """Return the first item most like `wanted`, None when none is surely it."""
    compare = like or (lambda one, two: likeness(one, two, SURE - 0.05))
    scored = [(compare(text(item), wanted), -at, item) for at, item in enumerate(items)]
    top = max(scored, key=lambda entry: entry[:2], default=None)
    return top[2] if top is not None and top[0] >= (SURE - 0.05) else None
