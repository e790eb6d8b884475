"""Planted mistakes are found, each by its code; the clean projects they were planted in have none of them."""

from __future__ import annotations

from collections import Counter

import pytest

from jcm_pdd.core.review.catalogue import RULE_FAMILIES
from jcm_pdd.files.review_data import catalogue
from jcm_pdd.files.session import Session
from tests.review.bare import context_of, findings_of
from tests.review.more_seeds import SEEDS
from tests.review.seeds import ID, TH, Seed

FOUND: Counter[str] = Counter()


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_a_planted_mistake_is_found(seed: Seed, opened: dict[str, Session]) -> None:
    if "@" in seed.project:
        name, version = seed.project.split("@")
        assert seed.code not in {f.code for f in findings_of(context_of(name, version, {}))}
        found = findings_of(context_of(name, version, seed.answers))
    else:
        session = opened[seed.project]
        before = list(session.findings)
        session.set_answers(seed.answers)
        found = session.findings
        anew = findings_of(session.context)
        assert session.undo()
        assert sorted(map(repr, found)) == sorted(map(repr, anew)), "edit by edit and anew"
        assert list(session.findings) == before, "and back again"
        known = set(map(repr, before))
        found = [f for f in found if repr(f) not in known]
    assert any(f.code == seed.code for f in found)
    FOUND[seed.family] += 1


def test_every_family_has_three_planted_mistakes_and_all_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    planted = Counter(seed.family for seed in SEEDS)
    assert set(planted) - {"entry"} == set(RULE_FAMILIES)
    assert min(planted[family] for family in RULE_FAMILIES) >= 3
    assert [seed for seed in SEEDS if catalogue().findings[seed.code].family != seed.family] == []
    rules = Counter(entry.family for entry in catalogue().findings.values() if entry.family in RULE_FAMILIES)
    assert sum(rules.values()) >= 80
    with capsys.disabled():
        print("\nfamily: planted and found, codes of the family")
        for family in RULE_FAMILIES:
            print(f"  {family}: {FOUND[family]} of {planted[family]}, {rules[family]}")


@pytest.mark.parametrize("name", [ID, TH])
def test_the_clean_projects_have_no_error_and_no_warning(name: str, opened: dict[str, Session]) -> None:
    assert [f for f in opened[name].findings if f.severity in ("error", "warning")] == []
