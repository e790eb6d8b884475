"""Findings that a person accepted with a reason: kept among the answers, one at an address of its own.

`review#accepted/CODE@ADDRESS` lists, for each finding of that code there, reason, who, when, and the arguments it had.
Saving, undo and merging take it like any answer. It counts only while the finding says the same: with other arguments
the finding is back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Edit, Json, Project

if TYPE_CHECKING:
    from jcm_pdd.core.review.catalogue import Catalogue

ACCEPTED = "review#accepted/"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding with the reason it was accepted for, who did so and when (a day)."""

    finding: Finding
    reason: str
    who: str
    when: str


def address_of(finding: Finding) -> str:
    """Return the address where the acceptance of a finding is kept."""
    return f"{ACCEPTED}{finding.code}@{finding.where}"


def split(project: Project, findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Accepted, ...]]:
    """Return the findings that stand, in their order, and those that were accepted as they are now."""
    standing: list[Finding] = []
    accepted: list[Accepted] = []
    for one in findings:
        kept = project.get(address_of(one))
        stored = next((item for item in _items(kept) if _is_of(item, one)), None) if kept is not None else None
        if stored is None:
            standing.append(one)
        else:
            accepted.append(Accepted(one, *(str(stored.get(name) or "") for name in ("reason", "who", "when"))))
    return tuple(standing), tuple(accepted)


def _items(stored: Json) -> list[dict[str, Json]]:
    """Return what is kept at an address: one item for each finding of that code there."""
    return [item for item in stored if isinstance(item, dict)] if isinstance(stored, list) else []


def _is_of(item: dict[str, Json], finding: Finding) -> bool:
    return item.get("args") == dict(finding.args) and item.get("severity") == finding.severity


def acceptance(project: Project, finding: Finding, reason: str, who: str, when: str, known: Catalogue) -> Edit:
    """Return the edit that accepts a finding.

    Raises Problem `review.no_reason` without a reason, `review.not_acceptable` for one nobody may accept.
    """
    if not reason.strip():
        raise Problem("review.no_reason", finding.where, finding=finding.code)
    if not known.may_be_accepted(finding.code, finding.severity):
        raise Problem("review.not_acceptable", finding.where, finding=finding.code)
    args: dict[str, Json] = dict(finding.args)
    item: dict[str, Json] = {
        "severity": finding.severity,
        "args": args,
        "reason": reason.strip(),
        "who": who,
        "when": when,
    }
    address = address_of(finding)
    others: list[Json] = [one for one in _items(project.get(address)) if not _is_of(one, finding)]
    return Edit("edit.accept_finding", (project.change(address, [*others, item]),), {"address": finding.where})


def withdrawal(project: Project, finding: Finding) -> Edit:
    """Return the edit that takes an acceptance back; without changes when there is none."""
    address = address_of(finding)
    items = _items(project.get(address))
    others: list[Json] = [one for one in items if not _is_of(one, finding)]
    changes = (project.change(address, others or None),) if len(others) < len(items) else ()
    return Edit("edit.unaccept_finding", changes, {"address": finding.where})
