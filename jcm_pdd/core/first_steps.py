"""The way of a first project: some ten steps in the order they are easiest, each ticked by the project's own state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.review import SectionState
from jcm_pdd.core.schema import Schema, section_of

SECTIONS: dict[str, tuple[str, ...]] = {
    "methodology": ("setup", "b1"), "title": ("a1",), "sites": ("a3",), "participants": ("a4",), "period": ("a5",),
    "inputs": ("c0",), "defaults": (), "criteria": ("b2",), "plan": ("mps_monitored", "mps_fixed", "mss"),
    "check": (), "export": (),
}
"""The steps and the sections each is about; those without one are about the project as a whole."""
NEED_METHODOLOGY = ("methodology", "inputs", "criteria", "plan")
UNVERIFIED = "default.not_verified"


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One step: `target` is the address (or section) to go to, "" when it is done outside the pages."""

    id: str
    done: bool
    target: str = ""


def first_steps(schema: Schema, states: Mapping[str, SectionState], findings: Sequence[Finding],
                exported: bool = False) -> tuple[FirstStep, ...]:
    """Return the steps of a project; `exported` tells whether documents were written since it was opened.

    A section counts as done when all that is required there is answered and nothing in it is wrong. A form without
    the sections of a step has no such step.
    """
    unverified = [f for f in findings if f.code == UNVERIFIED]
    waiting = [f for f in findings if f.severity in ("error", "open") and f.code != UNVERIFIED]
    whole = {
        "defaults": FirstStep("defaults", bool(schema.methodologies) and not unverified),
        "check": FirstStep("check", bool(schema.methodologies) and not waiting, waiting[0].where if waiting else ""),
        "export": FirstStep("export", exported),
    }
    found = []
    for name, wanted in SECTIONS.items():
        sections = [section for section in wanted if section in states]
        if name in whole:
            found.append(whole[name])
        elif sections:
            lacking = [section for section in sections if not _complete(states[section])]
            done = not lacking and (name not in NEED_METHODOLOGY or bool(schema.methodologies))
            found.append(FirstStep(name, done, _target(schema, lacking or sections, findings)))
    return tuple(found)


def _complete(state: SectionState) -> bool:
    return not state.errors and state.answered >= state.asked


def _target(schema: Schema, sections: Sequence[str], findings: Sequence[Finding]) -> str:
    """Return the first place of some sections that still needs somebody, else the first section."""
    for finding in findings:
        if finding.severity in ("error", "open") and section_of(schema, finding.where) == sections[0]:
            return finding.where
    return sections[0]


def percent(states: Mapping[str, SectionState]) -> int:
    """Return how much of what is required is answered, in whole percent rounded down; 0 when nothing is asked."""
    asked = sum(state.asked for state in states.values())
    answered = sum(min(state.answered, state.asked) for state in states.values())
    return 100 * answered // asked if asked else 0
