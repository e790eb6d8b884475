"""What a rule of the review is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.review.context import Context


@dataclass(frozen=True)
class Rule:
    """A rule with the addresses it reads: exact ids, prefixes ending in "/", columns ("a/*/b"); "*" reads everything.

    `source` gives what else a rule is made of, where there is such a thing: equal means the same findings. With it
    "*" stands for nothing more than the source. A check that goes through many rows yields None now and then, where
    somebody else may have a turn.
    """

    name: str
    reads: tuple[str, ...]
    check: Callable[[Context], Iterator[Finding | None]]
    source: Callable[[Context], object] | None = None

    def touched(self, changed: frozenset[str]) -> bool:
        """Return whether a change at these addresses can change the outcome."""
        if "*" in self.reads:
            return True
        return any(_covers(read, address) for address in changed for read in self.reads)


def _covers(read: str, address: str) -> bool:
    if read.endswith("/"):
        return address.startswith(read)
    start, star, end = read.partition("*")
    return address.startswith(start) and address.endswith(end) if star else address == read
