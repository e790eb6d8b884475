"""Eligibility criteria: met, not met or not yet known, with the reason; and, apart from that, how well proven."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jcm_pdd.core.companions import PROOF_LEVELS
from jcm_pdd.core.engine import State
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.methodology import CriterionDef, MethodologyDef
from jcm_pdd.core.project import Project
from jcm_pdd.core.steps import rule_name
from jcm_pdd.core.text import Text

Verdict = Literal["met", "not_met", "unknown"]

_REASONS = {
    "rule_met": Text(en="The entered values fulfil the rule.", ja="入力値が規則を満たしています。"),
    "rule_not_met": Text(en="The entered values break the rule.", ja="入力値が規則を満たしていません。"),
    "rule_unknown": Text(en="Values the rule needs are not entered yet.", ja="判定に必要な値が未入力です。"),
    "claim_met": Text(en="You state that it is met.", ja="満たすと回答しています。"),
    "claim_not_met": Text(en="You state that it is not met.", ja="満たさないと回答しています。"),
    "claim_unknown": Text(en="The question is not answered yet.", ja="まだ回答がありません。"),
}


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """Both axes of one criterion: the verdict with its reason, and the level of proof."""

    address: str
    methodology: str
    id: str
    verdict: Verdict
    reason: Text
    proof: str


def _verdict(truth: object) -> Verdict:
    return "unknown" if truth is None else ("met" if truth else "not_met")


def judge(m: MethodologyDef, criterion: CriterionDef, state: State, project: Project) -> CriterionResult:
    """Return verdict and proof of a criterion. A rule and a claim must both hold; either alone can break it."""
    address = f"{m.methodology}/{criterion.id}"
    parts: list[tuple[str, Verdict]] = []
    if criterion.rule is not None:
        parts.append(("rule", _verdict(state.scalars.get(rule_name(criterion.id)))))
    if criterion.claim:
        stored = project.get(f"{address}.claim")
        parts.append(("claim", _verdict(None if rejected_text(stored) is not None else stored)))
    order: tuple[Verdict, ...] = ("not_met", "unknown", "met")
    verdict = next(wanted for wanted in order if any(part == wanted for _, part in parts))
    deciding = next(name for name, part in parts if part == verdict)
    return CriterionResult(address, m.methodology, criterion.id, verdict, _REASONS[f"{deciding}_{verdict}"],
                           proof_of(project, address))


def proof_of(project: Project, address: str) -> str:
    """Return the level of proof, never above what the answers show: a page needs a document and a page."""
    stated = str(project.get(f"{address}.proof") or "none")
    if stated not in PROOF_LEVELS:
        return "none"
    level = PROOF_LEVELS.index(stated)
    if level >= 1 and not project.get(f"{address}.document"):
        level = 0
    if level >= 2 and not project.get(f"{address}.page"):
        level = 1
    return PROOF_LEVELS[level]
