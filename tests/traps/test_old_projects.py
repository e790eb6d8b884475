"""Projects of earlier programs open with the tonnes they had; one of a later program says so and stays as it is."""

from __future__ import annotations

import json
import lzma
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from jcm_pdd.cli.report import calculation
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.messages import problem_text
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import schema
from jcm_pdd.files.store.checks import check_header
from tests.gui.conftest import Desk, desk, desks  # noqa: F401 - fixtures

OLD = Path(__file__).parent / "old"
SMALLEST = Path(__file__).parents[1] / "store" / "data"
Open = Callable[..., Session]


def kept(name: str, folder: Path) -> Path:
    """Unpack a kept project."""
    path = folder / f"{name}.jcmpdd"
    path.write_bytes(lzma.decompress((OLD / f"{name}.jcmpdd.xz").read_bytes()))
    return path


def names() -> list[str]:
    """Return the kept projects."""
    return sorted(path.name.removesuffix(".jcmpdd.xz") for path in OLD.glob("*.xz"))


def test_every_schema_there_was_has_a_kept_file(tmp_path: Path) -> None:
    files = [*(kept(name, tmp_path) for name in names()), *SMALLEST.glob("*.jcmpdd")]
    assert {check_header(file, file) for file in files} == set(range(1, schema.SCHEMA + 1))


@pytest.mark.parametrize("name", [names()[0], *(pytest.param(name, marks=pytest.mark.long) for name in names()[1:])])
def test_an_old_project_has_the_tonnes_it_had_and_is_not_changed_by_opening(name: str, tmp_path: Path, sessions: Open
                                                                            ) -> None:
    path = kept(name, tmp_path)
    before = path.read_bytes()
    session = sessions(path)
    told = json.loads((OLD / f"{name}.json").read_text(encoding="utf-8"))
    now = calculation(session)
    assert [{key: year[key] for key in told["years"][0]} for year in now["years"]] == told["years"]
    assert {key: now["total"][key] for key in told["total"]} == told["total"]
    assert session.findings
    session.close()
    assert path.read_bytes() == before


def test_an_old_project_is_edited_saved_and_keeps_its_history(tmp_path: Path, sessions: Open) -> None:
    path = kept(names()[0], tmp_path)
    session = sessions(path)
    steps = len(session.journal.history())
    pinned = {(one.kind, one.id, one.version): one.sha256 for one in session.journal.definitions()}
    session.set_texts({"title": "Edited by a later program"})
    session.save()
    session.close()
    again = sessions(path)
    assert again.project.get("title") == "Edited by a later program"
    assert len(again.journal.history()) == steps + 1
    now = {(one.kind, one.id, one.version): one.sha256 for one in again.journal.definitions()}
    assert all(now[key] == value for key, value in pinned.items())


def newer(tmp_path: Path) -> Path:
    """Return a project of a program to come."""
    path = kept(names()[0], tmp_path)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(f"PRAGMA user_version={schema.SCHEMA + 1}")
    return path


def test_a_project_of_a_later_program_says_so_in_the_window_and_stays(desk: Desk, tmp_path: Path) -> None:  # noqa: F811
    path = newer(tmp_path)
    before = path.read_bytes()
    desk.window.commands.open_path(path)
    assert desk.window.bench.session is None
    assert any(path.name in text and "newer" in text for text in desk.window.banner.texts())
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_so_does_the_file_itself_in_both_languages(tmp_path: Path, sessions: Open) -> None:
    path = newer(tmp_path)
    with pytest.raises(Problem) as refused:
        sessions(path)
    assert refused.value.code == "store.newer"
    assert all(str(schema.SCHEMA + 1) in problem_text(refused.value, speak) for speak in ("en", "ja"))
