"""What is plausible, as data: bounds with where they come from, and what the program knows beside the project."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from jcm_pdd.core.form import Number, Strict
from jcm_pdd.core.text import Text

Standing = Literal["sourced", "recalled", "own"]
"""Read in a public copy of the source named; known from memory; a bound the program sets itself."""

STANDING_WORDS: dict[Standing, Text] = {
    "sourced": Text(en="from a source", ja="出典あり"),
    "recalled": Text(en="recalled, not read in the official text", ja="記憶による値で、公式文書は未確認です"),
    "own": Text(
        en="the program's own bound, no guideline sets it", ja="本プログラム独自の目安で、指針の定めではありません"
    ),
}


class Limit(Strict):
    """One bound: a value between `at_least` and `at_most`, both allowed, is plausible; in `unit`."""

    at_least: Number | None = None
    at_most: Number | None = None
    unit: str = "-"
    status: Standing
    source: Text

    def broken(self, value: Decimal) -> Decimal | None:
        """Return the bound a value lies beyond, None when it is plausible."""
        if self.at_least is not None and value < self.at_least:
            return self.at_least
        if self.at_most is not None and value > self.at_most:
            return self.at_most
        return None

    def told(self) -> dict[str, str]:
        """Return where the bound comes from, as arguments of a message."""
        words = STANDING_WORDS[self.status]
        return {"basis": f"{self.source.en}; {words.en}", "basis_ja": f"{self.source.ja}。{words.ja}"}


class ReviewData(Strict):
    """The bounds and lists of the review; without them the rules that need one say nothing."""

    limits: dict[str, Limit] = Field(default_factory=dict)
    translations: dict[str, Text] = Field(default_factory=dict)

    def limit(self, name: str) -> Limit | None:
        """Return a bound by its name, such as "capacity_factor.wind"."""
        return self.limits.get(name)


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """Another version of a methodology that is known, with the day it was approved as far as that is known."""

    version: str
    approved_on: date | None = None


@dataclass(frozen=True)
class Known:
    """What the review knows beside the project: the day, bounds, other versions of its methodologies, country names.

    `forms` gives the forms a country asks of the participants until validation, by country and set of rules.
    """

    today: date | None = None
    data: ReviewData = field(default_factory=ReviewData)
    versions: Mapping[str, tuple[OtherVersion, ...]] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    forms: Callable[[str, str], tuple[tuple[str, Text], ...]] = lambda *_: ()
