"""What a new text changes in an old one, word by word; a number is a word, signs of Japanese are words."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

Part = tuple[Literal["same", "gone", "new"], str]
Step = tuple[bool, int, int, int, int]
"""Whether a span is the same on both sides, and where it begins and ends in the old and in the new one."""
_WORDS = re.compile(r"\d+(?:[.,]\d+)+|[^\W\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]+|\s+|.", re.DOTALL)
LONGEST = 6000
"""Words beyond which the comparison would make the window wait; then the whole text is shown as replaced."""


def words_of(text: str) -> list[str]:
    """Return the words, spaces and other signs of a text, in order; joined they are the text."""
    return _WORDS.findall(text)


def aligned(old: Sequence[Hashable], new: Sequence[Hashable], longest: int = LONGEST) -> Iterator[Step]:
    """Yield how one sequence becomes the other, span by span; what both begin and end with costs nothing.

    With more than `longest` items between these, all of that is one span that differs.
    """
    first, last = 0, 0
    least = min(len(old), len(new))
    while first < least and old[first] == new[first]:
        first += 1
    while last < least - first and old[-1 - last] == new[-1 - last]:
        last += 1
    if first:
        yield True, 0, first, 0, first
    one, other = old[first:len(old) - last], new[first:len(new) - last]
    if one and other and len(one) + len(other) <= longest:
        for what, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
            yield what == "equal", first + a, first + b, first + c, first + d
    elif one or other:
        yield False, first, first + len(one), first, first + len(other)
    if last:
        yield True, len(old) - last, len(old), len(new) - last, len(new)


def differences(old: str, new: str) -> list[Part]:
    """Return the two texts as one sequence of parts: the same in both, gone, new."""
    before, after = words_of(old), words_of(new)
    if len(before) + len(after) > LONGEST:
        return [part for part in (("gone", old), ("new", new)) if part[1]]
    parts: list[Part] = []
    for same, a, b, c, d in aligned(before, after):
        if same:
            _put(parts, "same", "".join(before[a:b]))
            continue
        _put(parts, "gone", "".join(before[a:b]))
        _put(parts, "new", "".join(after[c:d]))
    return parts


def _put(parts: list[Part], what: Literal["same", "gone", "new"], text: str) -> None:
    if not text:
        return
    if parts and parts[-1][0] == what:
        parts[-1] = (what, parts[-1][1] + text)
    else:
        parts.append((what, text))
