"""`merge` on the command line: conflicts left give 1, choices by side and by address, nothing changes on a dry run."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from jcm_pdd.cli import COMMANDS
from tests.cli.conftest import Ran

Run = Callable[..., Ran]
EC, COP = "ID_AM002/chillers/r1/EC_PJ", "ID_AM002/chillers/r1/COP_PJ"


@pytest.fixture
def copy(run: Run, chillers: Path, tmp_path: Path) -> Path:
    """A copy somebody else worked in: two places changed on both sides, one only there."""
    path = tmp_path / "theirs.jcmpdd"
    shutil.copy(chillers, path)
    assert run("set", path, f"{EC}=700", f"{COP}=7.5", "title=Chillers").code == 0
    assert run("set", chillers, f"{EC}=600", f"{COP}=7").code == 0
    return path


def answers(run: Run, path: Path) -> dict[str, object]:
    found: dict[str, object] = run("show", path, "--json").json["answers"]
    return found


def test_conflicts_stay_mine_and_give_one(run: Run, chillers: Path, copy: Path) -> None:
    done = run("merge", chillers, copy, "--json")
    assert done.code == 1, done.err
    data = done.json
    assert data["ancestor"] == "copies"
    assert data["left"] == [COP, EC]
    assert {one["address"]: (one["base"], one["mine"], one["theirs"]) for one in data["conflicts"]} == {
        EC: ("559", "600", "700"), COP: ("6.5", "7", "7.5")}
    assert data["total"]["before"] == data["total"]["after"]
    now = answers(run, chillers)
    assert (now[EC], now[COP], now["title"]) == ("600", "7", "Chillers")
    listed = run("review", "list", chillers, "--json").json
    assert sorted(edit["address"] for edit in listed["edits"]) == [COP, EC]


@pytest.mark.parametrize(("takes", "code", "found"), [
    (["theirs"], 0, ("700", "7.5")), (["mine"], 0, ("600", "7")), ([f"{EC}=theirs"], 1, ("700", "7")),
    (["theirs", f"{COP}=mine"], 0, ("700", "7"))])
def test_a_side_is_chosen_for_all_or_by_address(
        run: Run, chillers: Path, copy: Path, takes: list[str], code: int, found: tuple[str, str]) -> None:
    done = run("merge", chillers, copy, *(part for take in takes for part in ("--take", take)))
    assert done.code == code, done.err
    now = answers(run, chillers)
    assert (now[EC], now[COP]) == found


def test_a_dry_run_changes_nothing_and_says_the_same(run: Run, chillers: Path, copy: Path) -> None:
    before = chillers.read_bytes()
    told = run("merge", chillers, copy, "--dry-run", "--lang", "ja")
    assert told.code == 1
    assert "競合（2件）" in told.out
    assert chillers.read_bytes() == before
    assert "In conflict (2)" in run("merge", chillers, copy).out


def test_what_cannot_be_done_is_said_on_one_line(run: Run, chillers: Path, copy: Path, tmp_path: Path) -> None:
    before = chillers.read_bytes()
    for arguments, words in (
            ((chillers, chillers), "open project itself"), ((chillers, tmp_path / "none.jcmpdd"), "no such file"),
            ((chillers, copy, "--take", "yours"), "no choice"), ((chillers, copy, "--take", "title=theirs"), "title")):
        refused = run("merge", *arguments)
        assert refused.code == 2
        assert refused.one_line(words)
    copy.write_bytes(copy.read_bytes()[:5000])
    assert run("merge", chillers, copy).code == 2
    assert chillers.read_bytes() == before


def test_another_project_is_merged_only_when_that_is_said(run: Run, chillers: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jcmpdd"
    assert run("new", other, "--country", "TH", "--methodology", "TH_AM001@03.0").code == 0
    assert run("set", other, "title=Solar", "start_date=2024-01-01").code == 0
    refused = run("merge", chillers, other)
    assert refused.code == 2
    assert refused.one_line("different project", "--unrelated")
    done = run("merge", chillers, other, "--unrelated", "--json")
    assert done.code == 1
    assert done.json["unrelated"]
    assert answers(run, chillers)["title"] == "Solar"


def test_the_commands_are_listed() -> None:
    assert {"merge", "diff"} <= set(COMMANDS)


def test_differences_are_printed_and_nothing_is_changed(run: Run, chillers: Path, copy: Path) -> None:
    before = chillers.read_bytes(), copy.read_bytes()
    data = run("diff", chillers, copy, "--json").json
    assert {one["address"]: (one["old"], one["new"]) for one in data["changes"]} == {
        "title": (None, "Chillers"), EC: ("600", "700"), COP: ("7", "7.5")}
    assert data["total"]["old"] != data["total"]["new"]
    told = run("diff", chillers, copy, "--lang", "ja")
    assert (told.code, told.out.splitlines()[0]) == (0, "異なる回答：3件。")
    assert f"[{EC}]: 600 -> 700" in told.out
    assert run("diff", copy, copy).out.startswith("The answers are the same.")
    assert (chillers.read_bytes(), copy.read_bytes()) == before
    assert run("diff", chillers, copy.with_name("none.jcmpdd")).code == 2
