"""Readings of a counter that fall: a false reading, a counter that began anew, or one that ran over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Step:
    """A change between two readings that stands out: place of the later one, the reading before it, and the change."""

    at: int
    before: Decimal
    change: Decimal

    @property
    def after(self) -> Decimal:
        """The reading itself."""
        return self.before + self.change


@dataclass(frozen=True, slots=True)
class Falls:
    """Falls sorted out: false readings as ranges of places [from, to), resets, and rollovers with what they add."""

    glitches: tuple[tuple[int, int], ...] = ()
    resets: tuple[int, ...] = ()
    rollovers: tuple[tuple[int, Decimal], ...] = ()


LONGEST_GLITCH = 500
"""Readings in a row that can still be taken for false ones; a counter that is low for longer began anew."""


def sort_falls(falls: Sequence[Step], rises: Sequence[Step]) -> Falls:
    """Sort the falls of a counter, in order of place, with the rises that are large beside its usual ones.

    A fall that a rise takes back is a dip, one that takes back a rise just before it a spike: the readings between are
    false ones, because a counter that begins anew does not return to where it was. What is left is a rollover when the
    reading was close below a power of ten and is small now, else a reset.
    """
    glitches: list[tuple[int, int]] = []
    resets: list[int] = []
    rollovers: list[tuple[int, Decimal]] = []
    end = -1
    places = [one.at for one in falls]
    for number, fall in enumerate(falls):
        if fall.at < end:
            continue
        following = places[number + 1] if number + 1 < len(places) else None
        found = _spike(fall, rises, end) or _dip(fall, rises, following)
        modulus = rolls_at(fall.before)
        if found is not None:
            glitches.append(found)
            end = found[1]
        elif fall.before > modulus * Decimal("0.9") and fall.after < modulus * Decimal("0.1"):
            rollovers.append((fall.at, fall.change + modulus))
        else:
            resets.append(fall.at)
    return Falls(tuple(glitches), tuple(resets), tuple(rollovers))


def rolls_at(reading: Decimal) -> Decimal:
    """Return the power of ten a reading would run over at: 100000 for 99998.7."""
    return Decimal(10) ** (max(reading.adjusted(), 0) + 1)


def _dip(fall: Step, rises: Sequence[Step], following: int | None) -> tuple[int, int] | None:
    for rise in rises:
        if not fall.at < rise.at <= fall.at + LONGEST_GLITCH or (following is not None and rise.at > following):
            continue
        if rise.after >= fall.before and rise.change * 2 >= -fall.change:
            return fall.at, rise.at
    return None


def _spike(fall: Step, rises: Sequence[Step], end: int) -> tuple[int, int] | None:
    for rise in rises:
        if max(end + 1, fall.at - LONGEST_GLITCH) <= rise.at < fall.at and fall.after >= rise.before \
                and rise.change * 2 >= -fall.change and -fall.change * 2 >= rise.change:
            return rise.at, fall.at
    return None
