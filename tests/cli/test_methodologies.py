"""The methodology command: adopting an official workbook and working with it, as a person at a prompt does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "official"))

from books import saved, solar

Run = Callable[..., Any]


@pytest.fixture
def official(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook and return its path."""

    def write(**options: Any) -> Path:
        path = tmp_path / "公式 workbook.xlsx"
        path.write_bytes(saved(solar(**options)))
        return path

    return write


def test_an_adopted_methodology_is_listed_shown_and_used(run: Run, official: Callable[..., Path],
                                                         tmp_path: Path) -> None:
    adopted = run("methodology", "adopt", official(code="JCM_TH_AM777_ver03.1"), "--json")
    assert adopted.code == 0
    assert adopted.json["results"] == {"reference": "MPS(calc_process)!D7", "project": "MPS(calc_process)!D8",
                                       "reduction": "MPS(input)!B12"}
    listed = {row["id"]: row["status"] for row in run("methodology", "list", "--json").json}
    assert (listed["TH_AM777"], listed["TH_AM001"]) == ("adopted", "reported")
    assert "TH_AM777" in run("methodology", "show", "TH_AM777").out
    path = tmp_path / "p.jcmpdd"
    assert run("new", path, "--country", "TH", "--methodology", "TH_AM777").code == 0
    run("set", path, "TH_AM777/EG_i=1000", "TH_AM777/Connection_of_PV_system_i=Grid", "start_date=2027-01-01",
        "lifetime=2")
    shown = run("calc", path, "--json").json
    assert shown["total"]["emission_reductions"] == 638
    assert shown["official"]["TH_AM777"]["emission_reductions"] == "319"
    assert [line["value"] for line in shown["trace"]] == ["319", "0", "319"]
    codes = [f["code"] for f in run("check", path, "--json").json["findings"]]
    assert "methodology.no_criteria" in codes
    assert run("methodology", "remove", "TH_AM777").code == 0
    assert run("calc", path, "--json").json["total"]["emission_reductions"] == 638


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_comparison_with_the_library_is_told(run: Run, official: Callable[..., Path], language: str) -> None:
    told = run("methodology", "adopt", official(captive=0.5), "--lang", language)
    assert told.code == 0
    for part in ("EF_RE.grid", "EF_RE.captive", "0.533", "0.5", "MPS(calc_process)!D24"):
        assert part in told.out


def test_an_official_workbook_is_used_in_a_project_of_the_librarys_methodology(
        run: Run, official: Callable[..., Path], tmp_path: Path) -> None:
    path = tmp_path / "p.jcmpdd"
    run("new", path, "--country", "TH", "--methodology", "TH_AM001@01.0")
    assert run("methodology", "use", path).one_line("TH_AM001")
    run("methodology", "adopt", official())
    used = run("methodology", "use", path, "TH_AM001", "--json").json
    assert used[0]["confirmed"] == ["TH_AM001/EF_RE.grid", "TH_AM001/EF_RE.both", "TH_AM001/EF_RE.captive"]
    assert "default.not_verified" not in [f["code"] for f in run("check", path, "--json").json["findings"]]


@pytest.mark.parametrize(("arguments", "word"), [
    (("adopt", "missing.xlsx"), "missing.xlsx"), (("adopt", __file__), "test_methodologies.py"),
    (("rule", "TH_AM001", "criterion1", "true"), "TH_AM001"), (("remove", "TH_AM001"), "TH_AM001"),
    (("show", "TH_AM555"), "TH_AM555"), (("adopt",), "-"),
])
def test_what_is_not_possible_is_said_in_one_line(run: Run, arguments: tuple[str, ...], word: str) -> None:
    told = run("methodology", *arguments)
    assert (told.code, told.one_line(word)) == (2, True)


def test_a_map_without_a_partner_is_refused(run: Run, official: Callable[..., Path]) -> None:
    told = run("methodology", "adopt", official(), "--map", "EG")
    assert (told.code, told.one_line("EG")) == (2, True)


def test_a_project_is_moved_to_another_version_with_a_report(run: Run, official: Callable[..., Path],
                                                             tmp_path: Path) -> None:
    path = tmp_path / "p.jcmpdd"
    run("new", path, "--country", "TH", "--methodology", "TH_AM001@01.0")
    run("methodology", "adopt", official(code="JCM_TH_AM001_ver09.0"))
    told = run("methodology", "move", path, "TH_AM001@09.0", "--dry-run", "--json").json
    assert {"old": "EG", "new": "EG_i"} in told["renamed"]
    assert run("show", path, "--json").json["answers"]["methodologies/r1/version"] == "01.0"
    for language in ("en", "ja"):
        assert "EG → EG_i" in run("methodology", "move", path, "TH_AM001@09.0", "--dry-run", "--lang", language).out
    assert run("methodology", "move", path, "TH_AM001@09.0").code == 0
    assert run("show", path, "--json").json["answers"]["methodologies/r1/version"] == "09.0"
