"""The library command: keep from one project, list, and exchange with a colleague."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def project(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "p.jcmpdd"
    assert run("new", path, "--country", "TH", "--methodology", "TH_AM001@01.0").code == 0
    done = run("set", path, "title=Solar", "sites/r1/name=Rayong Factory", "description=Solar power on two roofs.")
    assert done.code == 0, done.err
    return path


def test_rows_and_texts_are_kept_listed_and_exchanged(run: Run, project: Path, tmp_path: Path,
                                                      monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("library", "list").out == "Nothing is kept yet.\n"
    assert run("library", "add", project, "sites/r1", "description").out == "2 entry(ies) kept, 2 of them new\n"
    assert run("library", "add", project, "sites/r1", "--json").json == {"count": 1, "new": 0}
    told = run("library", "list").out
    assert all(word in told for word in ("Rayong Factory", "Solar power on two roofs.", "Solar | p.jcmpdd | "))
    assert [one["table"] for one in run("library", "list", "rayong", "factory", "--json").json] == ["sites"]
    file = tmp_path / "for ploy.json"
    assert "2" in run("library", "export", file, "--lang", "ja").out
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "ploy"))
    assert run("library", "import", file).out == "2 new entry(ies), 0 new own word(s)\n"
    assert len(run("library", "list", "--json").json) == 2


def test_what_cannot_be_kept_or_read_is_one_line(run: Run, project: Path, tmp_path: Path) -> None:
    assert run("library", "add", project, "sites/r9").one_line("sites/r9")
    assert run("library", "add", project).one_line("p.jcmpdd")
    assert run("library", "add").code == 2
    assert run("library", "import", tmp_path / "none.json").one_line("none.json")
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    assert run("library", "import", tmp_path / "bad.json").one_line("bad.json")
