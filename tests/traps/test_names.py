"""File names made of what people typed: legal on Windows, short enough for their folder, and made in one place."""

from __future__ import annotations

import ast
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.file_names import BYTES, LETTERS, LONGEST, fitting, safe_ending, safe_file_name, safe_name
from jcm_pdd.files.package.naming import Names
from jcm_pdd.files.papers.request_making import file_name
from tests.traps.windows import problems_of


@pytest.mark.parametrize(("title", "name"), [
    ("CON", "_CON"), ("con .txt", "_con .txt"), ("AUX.txt", "_AUX.txt"), ("NUL ", "_NUL"), ("COM1.", "_COM1"),
    ("lpt¹", "_lpt¹"), ("CONSOLE", "CONSOLE"), ("plan. . ", "plan"), ("a<b>|c?", "a b c"), ("2026/11", "2026 11"),
    ("gpj.\u202eexe", "gpj.exe"), ("half \ud83d", "half"), ("zero\u200bwidth", "zerowidth"), ("क्\u200dष", "क्\u200dष"),
    ("①髙橋～㈱", "①髙橋～㈱"), ("ｶﾞｽ", "ｶﾞｽ"), ("\x7f\x85", ""), ("\u2028", ""), ("か\u3099", "が")])
def test_a_title_as_a_name(title: str, name: str) -> None:
    assert safe_name(title) == name


@given(st.text(max_size=150))
def test_any_text_makes_a_name_windows_takes(text: str) -> None:
    name = safe_name(text)
    assert problems_of(name) == [] or name == ""
    assert len(name) <= LETTERS
    assert len(name.encode("utf-8")) <= BYTES
    assert safe_name(name) == name


@given(st.text(max_size=60))
def test_any_name_of_a_document_keeps_at_most_a_plain_ending(name: str) -> None:
    made = safe_file_name(name, "evidence")
    assert problems_of(made) == []
    assert safe_ending(name) == "" or made.endswith(safe_ending(name))


@pytest.mark.parametrize(("name", "made"), [
    ("D:\\Konten\\恵子\\meter.PDF", "meter.pdf"), ("../../etc/passwd", "passwd"), ("x.txt:stream", "x.txtstrea"),
    ("aux.csv", "_aux.csv"), (".xlsx", "evidence.xlsx"), ("no ending", "no ending"),
    ("trailing.docx.", "trailing.docx")])
def test_names_that_came_with_a_project(name: str, made: str) -> None:
    assert safe_file_name(name, "evidence") == made


@given(st.lists(st.text(max_size=12), max_size=8))
def test_names_of_a_package_differ_by_more_than_case(stems: list[str]) -> None:
    names = Names()
    made = [names.file("06_evidence", stem, "PDF") for stem in [*stems, *(stem.upper() for stem in stems)]]
    assert len({name.casefold() for name in made}) == len(made)
    assert all(problems_of(name.rpartition("/")[2]) == [] for name in made)


@given(st.text(min_size=1, max_size=200))
def test_a_request_to_a_site_of_any_name(site: str) -> None:
    assert problems_of(file_name(site, 3)) == []


# ---- the length of a path

RESTS = ["_PDD_DRAFT.docx", "_MPS_TH_AM001_ver01.0_public_DRAFT.xlsx"]


def test_a_long_name_is_cut_the_same_for_all_documents_of_a_deep_folder() -> None:
    folder = PureWindowsPath("D:\\Konten\\keiko\\OneDrive - 会社\\" + "\\".join(["企画部の長い名前のフォルダー"] * 9))
    first = fitting(folder, "Rooftop solar power in Rayong of a factory of textiles", RESTS, LONGEST)
    assert "Rooftop solar power in Rayong of a factory of textiles".startswith(first)
    assert 12 <= len(first) < 40
    assert all(len(str(folder / f"{first}{rest}")) <= LONGEST for rest in RESTS)


def test_a_folder_too_deep_is_refused_with_how_much() -> None:
    folder = PureWindowsPath("\\\\server\\share\\" + "\\".join(["deep folder"] * 20))
    with pytest.raises(Problem) as refused:
        fitting(folder, "solar", RESTS, LONGEST)
    assert refused.value.code == "export.path_too_long"
    spare = int(str(refused.value.arguments["letters"]))
    assert fitting(PureWindowsPath(str(folder)[:-spare]), "solar", RESTS, LONGEST) == "solar"


def test_a_short_path_and_other_systems_keep_the_name() -> None:
    assert fitting(PureWindowsPath("D:\\out"), "solar", RESTS, LONGEST) == "solar"
    assert fitting(Path("/" + "deep/" * 100), "solar" * 12, RESTS, 0) == "solar" * 12


# ---- one place

WAYS = ("isalnum", "maketrans")
ALLOWED = {
    "jcm_pdd/files/papers/request_making.py",  # letters and digits alone, then safe_name
    "jcm_pdd/files/store/place.py",  # ASCII and a hash, for folders nobody reads
}


def test_no_other_module_makes_its_own_rule_for_names(repository: Path) -> None:
    """Whoever takes out letters of a text and makes a path of it does so by `file_names`."""
    found = set()
    for path in sorted((repository / "jcm_pdd").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "Path(" not in text or not any(way in text for way in WAYS):
            continue
        for function in ast.walk(ast.parse(text)):
            if isinstance(function, ast.FunctionDef):
                said = ast.unparse(function)
                if any(way in said for way in WAYS) and ("Path(" in said or "SUFFIX" in said or ".jcmpdd" in said):
                    found.add(path.relative_to(repository).as_posix())
    assert found <= ALLOWED
