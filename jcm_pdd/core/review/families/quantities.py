"""Quantities that a free text states: number, unit, and how exactly they are meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

# What a unit measures and how much of the base it is; texts name kWp and kW alike for the power of a plant.
UNITS: dict[str, tuple[str, Decimal]] = {
    "W": ("power", Decimal("0.001")), "kW": ("power", Decimal(1)), "MW": ("power", Decimal(1000)),
    "GW": ("power", Decimal(1_000_000)), "kWp": ("power", Decimal(1)), "MWp": ("power", Decimal(1000)),
    "USRt": ("cooling", Decimal(1)), "RT": ("cooling", Decimal(1)),
    "kWh": ("energy", Decimal("0.001")), "MWh": ("energy", Decimal(1)), "GWh": ("energy", Decimal(1000)),
    "TWh": ("energy", Decimal(1_000_000)),
    "tCO2": ("tonnes", Decimal(1)), "tCO2e": ("tonnes", Decimal(1)), "t-CO2": ("tonnes", Decimal(1)),
    "t-CO2e": ("tonnes", Decimal(1)), "kgCO2": ("tonnes", Decimal("0.001")),
    "tCO2/MWh": ("factor", Decimal(1)), "t-CO2/MWh": ("factor", Decimal(1)), "kgCO2/kWh": ("factor", Decimal(1)),
    "tCO2e/MWh": ("factor", Decimal(1)),
    "years": ("years", Decimal(1)), "year": ("years", Decimal(1)), "%": ("percent", Decimal(1)),
}
_NAMES = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_QUANTITY = re.compile(rf"(?<![\w.,\-/–])({NUMBER})[\s\u00a0\-]?({_NAMES})(?![\w/%])")
_LIMIT = re.compile(r"(below|above|less than|more than|at least|at most|up to|over|under|exceed(?:s|ing)?|"
                    r"maximum( of)?|"
                    r"minimum( of)?|than|between|to|limit of|range of|from|and)\s*$", re.IGNORECASE)
_ABOUT = re.compile(r"(some|about|approximately|approx\.?|around|nearly|almost|roughly|ca\.?|~)\s*$", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z0-9(])|\n+")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as a text has it: `value` in the base of its dimension (kW, USRt, MWh, tCO2, tCO2/MWh).

    `slack` is how far the true value may lie from it, `limited` tells that it is a bound and no value of its own.
    """

    words: str
    value: Decimal
    dimension: str
    slack: Decimal
    limited: bool
    sentence: str

    def agrees(self, known: Decimal) -> bool:
        """Tell whether a known value, in the same base, is what the text may mean."""
        return abs(self.value - known) <= self.slack

    def nearest(self, known: Iterable[Decimal]) -> Decimal | None:
        """Return the known value closest to this one by ratio; None when there is none above zero."""
        above = [one for one in known if one > 0]
        return min(above, key=lambda one: max(one / self.value, self.value / one)) if above and self.value else None


@lru_cache(maxsize=2048)
def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text; a line of its own is one."""
    return tuple(part for part in _SENTENCE.split(text) if part.strip())


@lru_cache(maxsize=2048)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text in order."""
    return tuple(_quantity(match, sentence) for sentence in sentences(text) for match in _QUANTITY.finditer(sentence))


def _quantity(match: re.Match[str], sentence: str) -> Quantity:
    dimension, base = UNITS[match[2]]
    before = sentence[max(match.start() - 16, 0):match.start()]
    number = Decimal(match[1].replace(",", ""))
    slack = _step(match[1]) * base / 2
    if _ABOUT.search(before):
        slack = max(slack, abs(number) * base / 20)
    return Quantity(match[0].strip(), number * base, dimension, slack, bool(_LIMIT.search(before)), sentence)


def _step(written: str) -> Decimal:
    """Return the worth of the last digit that is written and not zero: 3,400 may stand for 3,417."""
    plain = written.replace(",", "")
    whole, _, part = plain.partition(".")
    if part:
        return Decimal(1).scaleb(-len(part))
    return Decimal(1).scaleb(len(whole) - len(whole.rstrip("0"))) if whole.strip("0") else Decimal(1)
