"""What the rules may read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from jcm_pdd.core import conditions
from jcm_pdd.core.calculation import Results
from jcm_pdd.core.project import Project
from jcm_pdd.core.review.limits import Known
from jcm_pdd.core.schema import Place, Schema
from jcm_pdd.core.stepwise import Steps, finished
from jcm_pdd.core.text import Text

_ANSWERS = 4000
"""Answers gone through in one step."""


@dataclass(frozen=True)
class CountryFacts:
    """What the review needs of the host country; `contains` tells whether a position (degrees) lies in it.

    `generation` is that of its rules ("G3"), `rules_known_on` the day or month that was last seen.
    """

    code: str
    name: Text
    earliest_start: date | None = None
    earliest_source: str = ""
    contains: Callable[[float, float], bool] | None = None
    generation: str = ""
    rules_known_on: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A text that is printed in English, with its question."""

    address: str
    text: str
    place: Place


@dataclass(frozen=True)
class Context:
    """One moment of a project with everything derived from it; `misspelled` counts unknown words by address."""

    schema: Schema
    project: Project
    results: Results
    country: CountryFacts | None = None
    proposals: Mapping[str, str] = field(default_factory=dict)
    misspelled: Mapping[str, int] = field(default_factory=dict)
    unknown_methodologies: tuple[tuple[str, str, str], ...] = ()
    known: Known = field(default_factory=Known)

    @cached_property
    def texts(self) -> tuple[Said, ...]:
        """Every answered text that is printed in English and asked now, in the order it was answered."""
        return finished(self._read())

    def reading(self) -> Steps[None]:
        """Find `texts` in steps, for those who ask for them later; nothing when they are found already."""
        if "texts" not in self.__dict__:
            self.__dict__["texts"] = yield from self._read()

    def _read(self) -> Steps[tuple[Said, ...]]:
        found = []
        for at, (address, stored) in enumerate(self.project.answers.items(), 1):
            if not at % _ANSWERS:
                yield
            if type(stored) is not str or len(stored) < 3:
                continue
            place = self.schema.place(address)
            if place is None or not place.definition.english or "#" in address:
                continue
            if place.definition.shown == "true" or conditions.visible(
                    self.schema, self.project, self.results, address):
                found.append(Said(address, stored, place))
        return tuple(found)
