"""Eligibility criteria: met, not met or not yet known, with the reason; and, apart from that, how well proven."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from jcm_pdd.core.companions import PROOF_LEVELS
from jcm_pdd.core.engine import State
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.methodology import CriterionDef, MethodologyDef, ParameterDef
from jcm_pdd.core.project import Project
from jcm_pdd.core.steps import rule_name
from jcm_pdd.core.text import Text

_NAME = re.compile(r"[A-Za-z_]\w*")
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
    reason = _REASONS[f"{deciding}_{verdict}"]
    if (deciding, verdict) == ("rule", "unknown"):
        reason = _waiting_for(m, criterion, project) or reason
    return CriterionResult(address, m.methodology, criterion.id, verdict, reason, proof_of(project, address))


def _waiting_for(m: MethodologyDef, criterion: CriterionDef, project: Project) -> Text | None:
    """Return which values a rule still lacks, by their labels; None when it rests on nothing that is asked."""
    named = (m.parameter(name) for name in dict.fromkeys(_NAME.findall(criterion.rule or "")))
    lacking = [p.label for p in named if p is not None and _lacks(m.methodology, p, project)]
    if not lacking:
        return None
    return Text(en=f"Not entered yet (C): {', '.join(label.en for label in lacking)}.",
                ja=f"Cの計算の入力値が未入力です：{'、'.join(label.ja for label in lacking)}。")


def _lacks(methodology: str, parameter: ParameterDef, project: Project) -> bool:
    if parameter.table is None:
        return project.get(f"{methodology}/{parameter.id}") is None
    table = f"{methodology}/{parameter.table}"
    rows = project.rows(table)
    return not rows or any(project.get(f"{table}/{row}/{parameter.id}") is None for row in rows)


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
