"""Rules about the working papers. What is not yet collected is a note: an official form is complete without it."""

from __future__ import annotations

from jcm_pdd.core.review.papers import (
    confidential,
    consultation,
    estimation,
    evidence,
    figure,
    measured,
    metering,
    naming,
    organisation,
    reporting,
    rounds,
    signing,
    timeline,
    visit,
)
from jcm_pdd.core.review.rule import Rule

PAPER_RULES: tuple[Rule, ...] = (
    *naming.RULES,
    *evidence.RULES,
    *organisation.RULES,
    *estimation.RULES,
    *metering.RULES,
    *figure.RULES,
    *measured.RULES,
    *reporting.RULES,
    *confidential.RULES,
    *consultation.RULES,
    *visit.RULES,
    *rounds.RULES,
    *signing.RULES,
    *timeline.RULES,
)
