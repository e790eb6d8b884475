"""What a rule of the review is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.review.context import Context


@dataclass(frozen=True)
class Rule:
    """A rule with the addresses it reads: exact ids, or prefixes ending in "/"; "*" reads everything.

    `source` gives the one thing a rule is made of, where there is such a thing: identical means the same findings.
    """

    name: str
    reads: tuple[str, ...]
    check: Callable[[Context], Iterator[Finding]]
    source: Callable[[Context], object] | None = None

    def touched(self, changed: frozenset[str]) -> bool:
        """Return whether a change at these addresses can change the outcome."""
        if "*" in self.reads:
            return True
        return any(address == read or (read.endswith("/") and address.startswith(read))
                   for address in changed for read in self.reads)
