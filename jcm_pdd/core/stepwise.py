"""Work in steps: a generator that stops where somebody else may have a turn, and returns its result at the end."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeAlias, TypeVar

T = TypeVar("T")
PACE = 128
"""Rows after which somebody else may have a turn, where a row takes some hundredth of a millisecond."""
Steps: TypeAlias = Generator[None, None, T]


def finished(steps: Steps[T]) -> T:
    """Return the result of some work, all of its steps made now."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
