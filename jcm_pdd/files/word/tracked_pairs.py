"""Which things of an old list became which of a new one: in order, the most alike ones together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MOST = 40_000
"""Pairs beyond which only things at the same place are compared: a document rewritten from end to end."""


@dataclass(frozen=True, slots=True)
class Item:
    """A thing to be paired: only things of one kind may be, and they are as alike as their words are, at least `floor`.
    """

    kind: str
    words: Counter[str]
    floor: float = 0.0


Pair = tuple[int | None, int | None]


def alike(one: Item, other: Item) -> float:
    """Return how alike two things are: 0 not at all, 1 in every word."""
    if one.kind != other.kind:
        return 0.0
    total = one.words.total() + other.words.total()
    return max(2 * (one.words & other.words).total() / total, one.floor) if total else 1.0


def paired(old: Sequence[Item], new: Sequence[Item], least: float) -> Iterator[Pair]:
    """Yield every old and every new item once, those at least `least` alike in pairs; what went comes first."""
    if len(old) * len(new) > _MOST:
        matches = [(at, at) for at in range(min(len(old), len(new))) if alike(old[at], new[at]) >= least]
    else:
        matches = _best(old, new, least)
    a = b = 0
    for x, y in [*matches, (len(old), len(new))]:
        yield from ((at, None) for at in range(a, x))
        yield from ((None, at) for at in range(b, y))
        if x < len(old):
            yield x, y
        a, b = x + 1, y + 1


def _best(old: Sequence[Item], new: Sequence[Item], least: float) -> list[tuple[int, int]]:
    """Return the pairs, in order on both sides, that are most alike together."""
    scores = [[alike(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in range(len(old) - 1, -1, -1):
        for b in range(len(new) - 1, -1, -1):
            score = scores[a][b]
            together = score + best[a + 1][b + 1] if score >= least else 0.0
            best[a][b] = max(best[a + 1][b], best[a][b + 1], together)
    found, a, b = [], 0, 0
    while a < len(old) and b < len(new):
        score = scores[a][b]
        if score >= least and best[a][b] == score + best[a + 1][b + 1]:
            found.append((a, b))
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            a += 1
        else:
            b += 1
    return found
