"""What the rules may read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from jcm_pdd.core.calculation import Results
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.core.text import Text


@dataclass(frozen=True)
class CountryFacts:
    """What the review needs of the host country; `contains` tells whether a position (degrees) lies in it."""

    code: str
    name: Text
    earliest_start: date | None = None
    earliest_source: str = ""
    contains: Callable[[float, float], bool] | None = None


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
