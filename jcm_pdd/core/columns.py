"""Columns of values that never change: a changed row makes a new column that shares all blocks but one.

So the calendar years of a project hold a row of their own for the price of a block, and a sum is added up anew in the
block that changed alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, repeat
from operator import is_
from typing import TypeVar, cast, overload

from jcm_pdd.core.formula.walk import Value

ZERO = Decimal(0)
_BITS = 7
_SIZE = 1 << _BITS
_REST = _SIZE - 1
Made = TypeVar("Made")


def gap(values: Iterable[Value]) -> bool:
    """Return whether a value is missing. By identity: `None in` would compare every Decimal with None, slowly."""
    return any(map(is_, values, repeat(None)))


class Column(Sequence[Value]):
    """The values of one quantity, one a row of its table."""

    __slots__ = ("_blocks", "_derived", "_known", "_length", "_totals")

    def __init__(self, values: Iterable[Value] = ()) -> None:
        known = values if isinstance(values, list) else list(values)
        self._fill([known[at:at + _SIZE] for at in range(0, len(known), _SIZE)], len(known))

    def _fill(self, blocks: list[list[Value]], length: int) -> None:
        self._blocks, self._length = blocks, length
        self._known: list[bool | None] = [None] * len(blocks)
        self._totals: list[Decimal | None] = [None] * len(blocks)
        self._derived: dict[object, tuple[tuple[object, ...], object]] = {}

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Value]:
        return chain.from_iterable(self._blocks)

    @overload
    def __getitem__(self, row: int) -> Value: ...

    @overload
    def __getitem__(self, row: slice) -> list[Value]: ...

    def __getitem__(self, row: int | slice) -> Value | list[Value]:
        if isinstance(row, slice):
            return list(self)[row]
        if row < 0:
            row += self._length
        return self._blocks[row >> _BITS][row & _REST]

    def pick(self, rows: Iterable[int]) -> list[Value]:
        """Return the values of some rows, given by number."""
        blocks = self._blocks
        return [blocks[row >> _BITS][row & _REST] for row in rows]

    def put(self, values: Mapping[int, Value]) -> Column:
        """Return the column with other values in some rows, given by number; blocks that stay are shared."""
        fresh = Column()
        fresh._fill(self._blocks.copy(), self._length)
        fresh._known, fresh._totals = self._known.copy(), self._totals.copy()
        own: set[int] = set()
        for row, value in values.items():
            at = row >> _BITS
            if at not in own:
                own.add(at)
                fresh._blocks[at] = fresh._blocks[at].copy()
                fresh._known[at] = fresh._totals[at] = None
            fresh._blocks[at][row & _REST] = value
        return fresh

    @property
    def known(self) -> bool:
        """Whether no row is without a value."""
        for at, known in enumerate(self._known):
            if known is None:
                self._known[at] = not gap(self._blocks[at])
            if not self._known[at]:
                return False
        return True

    def total(self) -> Value:
        """Return the sum, made of the sums of the blocks; None without rows or while a value is missing."""
        if not self._blocks or not self.known:
            return None
        totals = self._totals
        for at, total in enumerate(totals):
            if total is None:
                totals[at] = sum(cast("list[Decimal]", self._blocks[at]), ZERO)
        return sum(cast("list[Decimal]", totals), ZERO)

    def derived(self, make: Callable[..., Made], *others: object) -> Made:
        """Return make(this column, *others), made once for the same (identical) others."""
        kept = self._derived.get(make)
        if kept is None or not all(map(is_, kept[0], others)):
            kept = self._derived[make] = (others, make(self, *others))
        return cast("Made", kept[1])
