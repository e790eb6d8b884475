"""Completeness by part, from a definition and the number of its cases, and the same from the compiled index."""

from __future__ import annotations

import json

import pytest

from jcm_pdd.cli import main
from jcm_pdd.core.completeness import PARTS, completeness
from jcm_pdd.files.completeness import as_json, cases_of, of_entry
from jcm_pdd.files.definitions import library, parse_methodology
from tests.authors.own_methodology import TEXT


def scores(text: str, cases: int = 2) -> dict[str, int]:
    found = completeness(parse_methodology(text, "x.yaml"), cases)
    return {part.part: part.score for part in found.parts}


def test_a_whole_methodology_is_complete() -> None:
    assert scores(TEXT) == dict.fromkeys(PARTS, 100)
    found = completeness(parse_methodology(TEXT, "x.yaml"), 2)
    assert found.score == 100
    assert {part.part: dict(part.statuses) for part in found.parts}["defaults"] == {"draft": 3}


@pytest.mark.parametrize(("old", "new", "cases", "expected"), [
    ("    example: {en: F-101, ja: F-101}\n", "", 2, {"parameters": 66}),
    ("\n    sentence: The project replaces the fans", "\n    # sentence: The fans", 2, {"wording": 50}),
    ("        frequency: {en: Continuously, ja: 連続}\n", "", 2, {"wording": 50}),
    ("title:", "title:", 1, {"cases": 50}), ("title:", "title:", 0, {"cases": 0}), ("title:", "title:", 9, {}),
])
def test_what_is_missing_lowers_its_part_alone(old: str, new: str, cases: int, expected: dict[str, int]) -> None:
    assert old in TEXT
    assert scores(TEXT.replace(old, new, 1), cases) == dict.fromkeys(PARTS, 100) | expected


def test_a_figure_asked_from_the_user_is_not_there() -> None:
    asked = TEXT.replace("  - id: EC\n", """\
  - id: EF_grid
    role: fixed
    kind: number
    unit: tCO2/MWh
    label: {en: Factor, ja: 係数}
    hint: {en: From the approved methodology's text, ja: 承認方法論の本文の値}
    guide: {en: Take it from the text., ja: 本文から取ります。}
    example: {en: "0.5", ja: "0.5"}
    provenance: {status: draft, source: example}
  - id: EC
""")
    assert scores(asked)["defaults"] == 75


def test_shares_by_status_are_whole_percent() -> None:
    text = TEXT.replace("status: draft", "status: unverified").replace("status: unverified", "status: reported", 1)
    part = {one.part: one for one in completeness(parse_methodology(text, "x.yaml"), 2).parts}["defaults"]
    assert (part.share("unverified"), part.share("reported", "draft"), part.share("verified")) == (100, 0, 0)


def test_the_index_holds_what_the_definition_gives() -> None:
    for (name, version), entry in library().methodologies.items():
        own = completeness(entry.methodology, cases_of(name, version))
        assert as_json(of_entry(entry)) == as_json(own), entry.key


def test_it_is_shown(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["methodology", "show", "TH_AM001@01.0", "--json"]) == 0
    assert set(json.loads(capfd.readouterr().out)["completeness"]["parts"]) == set(PARTS)
    for language, word in (("en", "completeness"), ("ja", "完成度")):
        assert main(["methodology", "show", "TH_AM001@01.0", "--lang", language]) == 0
        assert word in capfd.readouterr().out.strip().split("\n")[-1]
    assert main(["methodology", "list"]) == 0
    assert " %  " in capfd.readouterr().out
