"""Every finding is in the catalogue, with words in both languages, and is raised by some test."""

from __future__ import annotations

import re
from pathlib import Path

from jcm_pdd.core.review.catalogue import FAMILY_NAMES, RULE_FAMILIES, Catalogue
from jcm_pdd.files.messages import finding_catalogue
from jcm_pdd.files.reference_tables import reference_table
from jcm_pdd.files.review_data import catalogue, review_data

TOP = Path(__file__).resolve().parents[2]
TESTS = "".join(path.read_text(encoding="utf-8") for path in sorted((TOP / "tests").rglob("*.py")))


def test_every_finding_has_words_and_an_entry() -> None:
    assert set(catalogue().findings) == set(finding_catalogue())


def test_every_ground_says_where_it_was_read_in_both_languages() -> None:
    known: Catalogue = catalogue()
    used = {entry.rests_on for entry in known.findings.values()}
    assert used == set(known.grounds)
    for ground in known.grounds.values():
        for text in (ground.text, ground.source):
            assert text.en.strip()
            assert re.search("[\u3040-\u9fff]", text.ja) or re.search(r"\w\.\w|ver\d", text.ja)
        if ground.status == "sourced":
            assert re.search(r"\.\w{2,3}\b|Handbook|ver\d", ground.source.en), ground.source.en


def test_errors_and_open_items_are_accepted_only_where_the_catalogue_says_so() -> None:
    known = catalogue()
    free = [code for code, entry in known.findings.items() if entry.accept and {"error", "open"} & set(entry.severity)]
    assert free == ["eligibility.wording_unknown", "start_date.before_rules"]
    assert not known.may_be_accepted("default.not_verified", "open")
    assert known.may_be_accepted("plausible.cop", "warning")
    assert not known.may_be_accepted("nobody.knows_it", "note")


def test_plausibility_warns_and_says_where_its_bound_comes_from() -> None:
    for code, entry in catalogue().findings.items():
        if entry.family == "plausibility":
            assert entry.severity == ("warning",), code
            if code != "plausible.not_better":
                assert "{basis}" in finding_catalogue()[code]["en"]["what"], code


def test_some_test_raises_each_of_them() -> None:
    """By its whole code, or, where a code is put together, by its last part."""
    lacking = {code for code in catalogue().findings if not any(
        f"{quote}{name}{quote}" in TESTS for quote in "\"'" for name in (code, code.partition(".")[2]))}
    assert lacking == set()


def test_every_family_has_its_name() -> None:
    assert len(RULE_FAMILIES) == 10
    assert all(FAMILY_NAMES[family].ja for family in RULE_FAMILIES)


def test_the_bounds_of_precedents_are_twice_the_largest_of_the_list() -> None:
    table = reference_table("project_technologies")
    assert table is not None
    for name, limit in review_data().limits.items():
        kind, _, technology = name.partition(".")
        sizes = [row.figures["capacity"].value for row in table.rows
                 if row.words.get("technologies") == technology and "capacity" in row.figures]
        if kind == "precedent":
            assert limit.at_most == 2 * max(size for size in sizes if size is not None), name
        assert limit.at_least is not None or limit.at_most is not None
        assert limit.source.en.strip()
        assert limit.source.ja.strip()
