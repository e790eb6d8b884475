"""Lint of a methodology that can be used: what its author should correct or look at again, as pure rules.

A rule yields `Lint`: severity, flaw, and the path of the part in the definition's data. Lines, files and words are
added by `jcm_pdd.files.linting`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Literal

from jcm_pdd.core import linting_branches, linting_names, linting_words
from jcm_pdd.core.flaws import Flaw
from jcm_pdd.core.linting_parts import Found
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.unit_check import check_methodology

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True)
class Surroundings:
    """What a methodology is held against: partner countries, ids of the form's questions, and its worked cases.

    An empty set of countries or questions switches the rules off that need it; `cases` None as well.
    """

    countries: Collection[str] = field(default_factory=frozenset)
    questions: Collection[str] = field(default_factory=frozenset)
    cases: int | None = None


@dataclass(frozen=True)
class Lint:
    """One finding of the lint."""

    severity: Severity
    flaw: Flaw
    path: tuple[str | int, ...] = ()


def lint(m: MethodologyDef, around: Surroundings) -> tuple[Lint, ...]:
    """Return what is to be said about a methodology: errors, then warnings, then what is only worth knowing."""
    found = [*(Lint("error", flaw) for flaw in check_methodology(m)), *_cases(m, around), *_texts(m, around)]
    return tuple(sorted(found, key=lambda one: SEVERITIES.index(one.severity)))


def _texts(m: MethodologyDef, around: Surroundings) -> Iterator[Lint]:
    parts = (linting_words.rules(m, around.questions), linting_names.rules(m, around.countries),
             linting_branches.rules(m))
    for rules in parts:
        for severity, flaw, path in rules:
            yield Lint(severity, flaw, path)


def _cases(m: MethodologyDef, around: Surroundings) -> Iterator[Lint]:
    if around.cases == 0 and m.formulas:
        yield Lint("warning", Flaw("lint.no_case", part="methodology", key=m.key))


__all__ = ["Found", "Lint", "Surroundings", "lint"]
