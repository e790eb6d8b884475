"""The confirm command: two colleagues, each with a library of their own, as at a prompt."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
GRID, TEXT = "TH_AM001/EF_RE.grid", "JCM_TH_AM001_ver01.0"


@pytest.fixture
def project(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "p.jcmpdd"
    assert run("new", path, "--country", "TH", "--methodology", "TH_AM001@01.0").code == 0
    return path


def states(run: Run, project: Path) -> dict[str, str]:
    return {row["address"]: row["state"] for row in run("confirm", "list", project, "--json").json["defaults"]}


def test_a_value_is_confirmed_and_corrected(run: Run, project: Path) -> None:
    assert states(run, project)[GRID] == "open"
    done = run("confirm", "set", project, GRID, "--document", TEXT, "--page", "p. 9", "--who", "Keiko")
    assert done.out == f"{GRID}: 0.319 → 0.319 ({TEXT}, p. 9)\n"
    assert states(run, project)[GRID] == "confirmed"
    assert run("confirm", "set", project, GRID, "--document", TEXT, "--page", "9", "--value", "0.5").code == 0
    assert states(run, project)[GRID] == "differs"
    assert run("confirm", "set", project, GRID, "--page", "9").one_line("EF_RE")
    assert run("confirm", "set", project, "TH_AM001/EG", "--document", TEXT, "--page", "9").one_line("TH_AM001/EG")


def test_a_colleagues_file_is_taken_in_and_conflicts_are_listed(run: Run, project: Path, tmp_path: Path,
                                                               monkeypatch: pytest.MonkeyPatch) -> None:
    run("confirm", "set", project, GRID, "--document", TEXT, "--page", "9", "--who", "Keiko", "--day", "2026-03-01")
    file = tmp_path / "keiko.json"
    assert run("confirm", "export", project, file).code == 0
    assert json.loads(file.read_text(encoding="utf-8"))["schema"] == 1
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "ploy"))
    other = tmp_path / "other.jcmpdd"
    run("new", other, "--country", "TH", "--methodology", "TH_AM001@01.0")
    assert run("confirm", "import", file).code == 0
    assert states(run, other)[GRID] == "open"  # nothing is taken over by itself
    taken = run("confirm", "take", other, "--references")
    assert "2026-03-01, Keiko" in taken.out
    assert states(run, other)[GRID] == "confirmed"
    assert TEXT in run("show", other).out
    run("confirm", "set", other, GRID, "--document", TEXT, "--page", "9", "--value", "0.5", "--who", "Ploy")
    again = run("confirm", "import", file)
    assert again.code == 1
    assert all(word in again.out for word in ("0.5", "Ploy", "0.319", "Keiko"))
    assert run("confirm", "import", file, "--take", "theirs").code == 0
    assert run("confirm", "import", file).code == 0


def test_every_answer_is_also_there_in_japanese(run: Run, project: Path) -> None:
    assert "未確認" in run("confirm", "list", project, "--lang", "ja").out
    assert run("confirm", "import", project.with_name("none.json"), "--lang", "ja").one_line("none.json")
