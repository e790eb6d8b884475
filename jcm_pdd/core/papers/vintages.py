"""The tonnes of a monitoring period by calendar year, and their split between account holders.

A vintage is the whole number of the slice of its year, so totals follow from printed parts. The split leaves a
remainder, which goes where the participants chose; in every method the parts add up to the vintage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from jcm_pdd.core.inputs import number_at
from jcm_pdd.core.project import Project

HOLDERS = "holders"
ROUNDING = "split_rounding"
REST_TO = "split_rest_to"
METHODS = ("down_rest_to_one", "largest_part", "half_up_last")
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Holder:
    """An account holder and its share in percent."""

    row: str
    name: str
    share: Decimal


@dataclass(frozen=True, slots=True)
class Split:
    """One vintage split: tonnes by holder in their order, and the tonnes the rounding down had left over."""

    parts: tuple[int, ...]
    remainder: int


def holders(project: Project) -> tuple[Holder, ...]:
    """Return the account holders with name and share, in their order."""
    found = []
    for row in project.rows(HOLDERS):
        name, share = project.get(f"{HOLDERS}/{row}/name"), number_at(project, f"{HOLDERS}/{row}/share")
        if isinstance(name, str) and share is not None:
            found.append(Holder(row, name, share))
    return tuple(found)


def splittable(project: Project) -> bool:
    """Tell whether a split is settled: shares of 100 %, a method, and where it needs one a holder for the rest."""
    known, method = holders(project), project.get(ROUNDING)
    if len(known) != len(project.rows(HOLDERS)) or sum(one.share for one in known) != _WHOLE:
        return False
    return method in METHODS and (method != METHODS[0] or rest_to(project) is not None)


def rest_to(project: Project) -> int | None:
    """Return the place of the holder that takes the rest, None when the name fits none or two."""
    name = project.get(REST_TO)
    fitting = [at for at, one in enumerate(holders(project)) if one.name == name]
    return fitting[0] if len(fitting) == 1 else None


def split(tonnes: int, shares: Sequence[Decimal], method: str, rest: int | None = None) -> Split:
    """Return a vintage split by shares in percent that make 100; `rest` is the holder that takes what is left.

    `down_rest_to_one`: each rounded down, the rest to one. `largest_part`: each rounded down, a tonne each to the
    largest fractions, the earlier of equal ones first. `half_up_last`: each rounded half up as far as tonnes are
    left, the last one takes what is left. Raises ValueError for shares that do not make 100 or an unknown method.
    """
    if sum(shares) != _WHOLE or method not in METHODS or (method == METHODS[0] and rest is None):
        raise ValueError(method)
    exact = [tonnes * share / _WHOLE for share in shares]
    down = [int(amount) for amount in exact]
    remainder = tonnes - sum(down)
    if method == "half_up_last":
        return Split(_half_up(exact, tonnes), remainder)
    if method == "largest_part":
        for at in sorted(range(len(exact)), key=lambda at: (down[at] - exact[at], at))[:remainder]:
            down[at] += 1
    elif rest is not None:
        down[rest] += remainder
    return Split(tuple(down), remainder)


def _half_up(exact: Sequence[Decimal], tonnes: int) -> tuple[int, ...]:
    parts, left = [], tonnes
    for amount in exact[:-1]:
        parts.append(min(left, int(amount.quantize(Decimal(1), ROUND_HALF_UP))))
        left -= parts[-1]
    return (*parts, left)
