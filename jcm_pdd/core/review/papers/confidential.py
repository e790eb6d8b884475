"""Rules about marks that say what must not become public."""

from __future__ import annotations

from jcm_pdd.core.confidential import END
from jcm_pdd.core.review.papers.given_away import given_away
from jcm_pdd.core.review.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule("confidential_given_away", (f"*{END}",), given_away),
)
