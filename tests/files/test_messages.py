"""Every finding, problem and edit the program can speak of has its words in both languages, nothing left blank."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema_building import build
from jcm_pdd.files.definitions import library
from jcm_pdd.files.messages import edit_names, finding_catalogue, finding_message, problem_catalogue, problem_text

TOP = Path(__file__).resolve().parents[2]
SOURCES = {path: path.read_text(encoding="utf-8") for path in sorted((TOP / "jcm_pdd").rglob("*.py"))}
CODE = r"""["']([a-z]+(?:\.[a-z_]+)+)["']"""
# A code that is put together from parts: the parts that are said nowhere in one piece.
MADE_OF_PARTS = {"participants.no_host", "participants.no_japan"} | {
    f"measured.{word}" for path, text in SOURCES.items() if path.name.startswith("series")
    for word in re.findall(r'"([a-z_]+)"', text)}
# Said as a finding with the same words; the PDF part keeps them beside its own.
TWIN_OF_A_FINDING = {"pdf.missing_glyph"}


def calls(name: str) -> Iterator[tuple[Path, str, set[str]]]:
    """Yield (file, code, keywords) of every call that makes a problem or a rejection."""
    for path, text in SOURCES.items():
        for match in re.finditer(rf"\b{name}\(\s*{CODE}", text):
            yield path, match[1], set(re.findall(r"\b(\w+)=", _rest(text, match.end())))


def _rest(text: str, start: int) -> str:
    """Return the text of a call up to its closing bracket."""
    depth, at = 1, start
    while depth and at < len(text):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return text[start:at]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def said(code: str) -> bool:
    return code.startswith("pdf.shown.") or any(f'"{code}"' in text for text in SOURCES.values())


def test_every_problem_raised_has_its_words() -> None:
    catalogue = problem_catalogue()
    missing = {(path.name, code) for path, code, _ in calls("Problem") if code not in catalogue}
    assert missing == set()


def test_every_placeholder_of_a_problem_is_given() -> None:
    lacking = [(path.name, code, fields(words[language]) - given - {"where"})
               for path, code, given in calls("Problem") if (words := problem_catalogue().get(code))
               for language in ("en", "ja") if not fields(words[language]) <= given | {"where"}]
    assert lacking == []


def test_every_rejection_has_its_words_and_placeholders() -> None:
    catalogue = finding_catalogue()
    found = list(calls("Rejected"))
    assert len(found) > 10
    for path, code, given in found:
        words = catalogue[code]
        for language in ("en", "ja"):
            for part in ("what", "do"):
                assert fields(words[language][part]) <= given, (path.name, code)


def test_every_finding_made_has_its_words() -> None:
    codes = {code for _, code, _ in calls("Finding")}
    assert len(codes) > 10
    assert codes - set(finding_catalogue()) == set()


@pytest.mark.parametrize("code", sorted(finding_catalogue()))
def test_no_finding_is_an_orphan_and_both_languages_read_alike(code: str) -> None:
    words = finding_catalogue()[code]
    assert said(code) or code in MADE_OF_PARTS, "nothing in the program says it"
    assert set(words) == {"en", "ja"}
    assert all(words[language][part].strip() for language in words for part in ("what", "do"))
    assert fields(words["en"]["what"] + words["en"]["do"]) == fields(words["ja"]["what"] + words["ja"]["do"])
    assert re.search("[\u3040-\u9fff]", words["ja"]["what"] + words["ja"]["do"]) or "{text}" in words["ja"]["what"]
    assert not re.search("[\u3040-\u9fff]", words["en"]["what"] + words["en"]["do"])
    assert words["en"]["do"].rstrip().endswith((".", "}."))


@pytest.mark.parametrize("code", sorted(problem_catalogue()))
def test_no_problem_is_an_orphan_and_both_languages_read_alike(code: str) -> None:
    words = problem_catalogue()[code]
    assert said(code) or code in TWIN_OF_A_FINDING, "nothing in the program says it"
    assert set(words) == {"en", "ja"}
    assert fields(words["en"]) == fields(words["ja"])
    assert re.search("[\u3040-\u9fff]", words["ja"])
    assert not re.search("[\u3040-\u9fff]", words["en"])


def test_every_edit_has_its_name() -> None:
    used = {match[1] for text in SOURCES.values() for match in re.finditer(r"""["'](edit\.[a-z_]+)["']""", text)}
    assert used <= set(edit_names())
    assert set(edit_names()) <= used
    for words in edit_names().values():
        assert fields(words["en"]) == fields(words["ja"])


def test_codes_are_written_once() -> None:
    folder = TOP / "resources" / "messages" / "problems"
    seen: set[str] = set()
    for path in sorted(folder.glob("*.yaml")):
        codes = set(yaml.safe_load(path.read_text(encoding="utf-8")))
        assert not seen & codes, path.name
        seen |= codes


def test_a_text_with_brackets_is_shown_as_it_is() -> None:
    schema = build(library().form("PDD", "02.0"), ())
    finding = Finding("number.not_a_number", "error", "lifetime", {"typed": "{0} {typed} {x"})
    for language in ("en", "ja"):
        assert "{0} {typed} {x" in finding_message(finding, schema, Project(), language).what
        assert "{where}" in problem_text(Problem("file.missing", "{where}"), language)
