"""The rules by family, beside those about the official calculation and about the working papers.

Slips of writing (`language`) are looked for in each text by itself, where single answers are reviewed.
"""

from __future__ import annotations

from jcm_pdd.core.review.families import (
    arithmetic,
    completeness,
    consistency,
    dates,
    drifting,
    eligibility,
    grounds,
    monitoring,
    plausibility,
    told_numbers,
    versions,
)
from jcm_pdd.core.review.rule import Rule

FAMILY_RULES: tuple[Rule, ...] = (
    *completeness.RULES, *eligibility.RULES, *consistency.RULES, *told_numbers.RULES, *arithmetic.RULES,
    *plausibility.RULES, *dates.RULES, *drifting.RULES, *monitoring.RULES, *grounds.RULES, *versions.RULES,
)
