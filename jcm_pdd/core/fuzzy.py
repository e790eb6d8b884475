"""Choosing from a long list by a few typed letters: the best fitting entries first, instant with thousands."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from jcm_pdd.core.folding import plainly

T = TypeVar("T")
LONGEST = 100
"""Typed letters that are looked at."""
SPREAD = 6
"""How many times their number the letters may be spread out over a name."""
OTHER_NUMBER = 600
"""What a name loses in which a typed number is only part of another: more than its words and its length can gain."""


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """Something to choose, with every name it goes by (both languages, symbol, number); `weight` settles draws."""

    value: T
    names: tuple[str, ...]
    weight: int = 0


class Choices(Generic[T]):
    """A list ready to be asked again with every typed letter."""

    def __init__(self, choices: Iterable[Choice[T]]) -> None:
        self.all = tuple(choices)
        self._names = [tuple(plainly(name) for name in one.names) for one in self.all]

    def best(self, typed: str, most: int = 60) -> list[Choice[T]]:
        """Return at most `most` fitting choices, best first; with nothing typed the heaviest, in their order."""
        words = plainly(typed.strip()[:LONGEST]).split()
        if not words:
            return heapq.nlargest(most, self.all, key=lambda one: one.weight)
        scattered = _scattered("".join(words))
        found = []
        for at, (one, names) in enumerate(zip(self.all, self._names, strict=True)):
            score = max((_score(name, words, scattered) for name in names), default=0)
            if score:
                found.append((score + one.weight, -at, one))
        return [one for _, _, one in heapq.nlargest(most, found, key=lambda entry: entry[:2])]


def _score(name: str, words: list[str], scattered: re.Pattern[str]) -> int:
    """Return how well a name fits, 0 for not at all: all words in it, better where words begin; else all letters."""
    places = [name.find(word) for word in words]
    if -1 in places:
        return _score_scattered(name, scattered, sum(map(len, words)))
    shorter = max(0, 100 - len(name))
    phrase = " ".join(words)
    if name == phrase:
        return 2000
    other = sum(not _is_number(name, word) for word in words if word.isdecimal())
    if name.startswith(phrase) and not other:
        return 1600 + shorter
    starts = sum(_begins_word(name, word) for word in words)
    return max(1, 900 + 400 * starts // len(words) + shorter - OTHER_NUMBER * other)


def _is_number(name: str, digits: str) -> bool:
    """Tell whether a number stands in a name by itself: the 2 of "criterion 2", not that of "b.2", "12" or "r2"."""
    return re.search(rf"(?<![\w.]){digits}(?!\w|\.\w)", name) is not None


def _begins_word(name: str, word: str) -> bool:
    at = name.find(word)
    while at > 0 and name[at - 1].isalnum() and name[at - 1].isascii() == word[0].isascii():
        at = name.find(word, at + 1)
    return at >= 0


def _scattered(letters: str) -> re.Pattern[str]:
    """Return the pattern of all letters in their order with anything between, in time linear in the name."""
    first, *rest = (re.escape(letter) for letter in letters)
    return re.compile(f"[^{first}]*({first}{''.join(f'[^{letter}]*{letter}' for letter in rest)})")


def _score_scattered(name: str, scattered: re.Pattern[str], letters: int) -> int:
    match = scattered.match(name) if letters > 1 else None
    if match is None:
        return 0
    # Letters strewn over a whole sentence say nothing.
    strewn = len(match[1])
    return max(1, 500 - 10 * (strewn - letters)) if strewn <= SPREAD * letters else 0
