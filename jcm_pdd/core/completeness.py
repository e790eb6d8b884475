"""How complete a methodology definition is, part by part, and how far each part has been checked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jcm_pdd.core.form import Provenance
from jcm_pdd.core.methodology import MethodologyDef, ParameterDef

PARTS = ("formula", "parameters", "defaults", "criteria", "wording", "cases")
ENOUGH_CASES = 2
# A figure of the methodology that the definition does not have is asked as a fixed parameter, with this as its source.
_ASKED = re.compile(r"approved methodology", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PartScore:
    """One part: `done` of `of` things are there; `statuses` counts how far they have been checked."""

    part: str
    done: int
    of: int
    statuses: Mapping[str, int]

    @property
    def score(self) -> int:
        """Whole percent, rounded down; a part the methodology has no need of is complete."""
        return 100 * self.done // self.of if self.of else 100

    def share(self, *statuses: str) -> int:
        """Return the whole percent of the statements that have one of these statuses, 0 when there are none."""
        count = sum(self.statuses.values())
        return 100 * sum(self.statuses.get(status, 0) for status in statuses) // count if count else 0


@dataclass(frozen=True, slots=True)
class Completeness:
    """The parts of a definition in the order of PARTS."""

    parts: tuple[PartScore, ...]

    @property
    def score(self) -> int:
        """Whole percent over all parts, each of the same weight, rounded down."""
        return sum(part.score for part in self.parts) // len(self.parts)


def completeness(m: MethodologyDef, cases: int) -> Completeness:
    """Return how complete a methodology is that has this number of worked cases."""
    return Completeness((_formula(m), _parameters(m), _defaults(m), _criteria(m), _wording(m),
                         PartScore("cases", min(cases, ENOUGH_CASES), ENOUGH_CASES, {})))


def _statuses(sources: Iterable[Provenance]) -> dict[str, int]:
    return dict(sorted(Counter(source.status for source in sources).items()))


def _formula(m: MethodologyDef) -> PartScore:
    """Reference and project emissions: by formulas, or by the official workbook."""
    if m.calculated_by_workbook:
        return PartScore("formula", int(m.workbook is not None), 1, {})
    named = {formula.id for formula in m.formulas}
    return PartScore("formula", len(named & {"RE", "PE"}), 2, _statuses(f.provenance for f in m.formulas))


def _explained(p: ParameterDef) -> bool:
    texts = p.hint is not None and p.guide is not None and p.example is not None
    return texts and (p.kind != "number" or p.unit is not None)


def _parameters(m: MethodologyDef) -> PartScore:
    return PartScore("parameters", sum(map(_explained, m.parameters)), len(m.parameters),
                     _statuses(p.provenance for p in m.parameters))


def _asked(p: ParameterDef) -> bool:
    """Return whether a parameter stands in for a figure of the methodology that the definition does not have."""
    texts = [text.en for text in (p.source, p.hint) if text is not None]
    return p.role == "fixed" and p.kind == "number" and any(_ASKED.search(text) for text in texts)


def _defaults(m: MethodologyDef) -> PartScore:
    sources = [d.provenance for d in m.defaults] + [row.provenance for t in m.lookups for row in t.rows]
    asked = sum(map(_asked, m.parameters))
    return PartScore("defaults", len(sources), len(sources) + asked, _statuses(sources))


def _criteria(m: MethodologyDef) -> PartScore:
    return PartScore("criteria", len(m.criteria), max(len(m.criteria), 1), _statuses(c.provenance for c in m.criteria))


def _wording(m: MethodologyDef) -> PartScore:
    """The wording proposed for the plan and for B.2, which a person would otherwise write."""
    options = [option for p in m.parameters for option in p.options]
    done = sum(None not in (option.source, option.method, option.frequency) for option in options)
    done += sum(bool(criterion.sentence) for criterion in m.criteria)
    return PartScore("wording", done, len(options) + len(m.criteria), _statuses(o.provenance for o in options))
