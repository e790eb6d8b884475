"""A workplace with a clock that ticks, and projects in it."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jcm_pdd.core.project import Change, Edit, Json
from jcm_pdd.files.store import Journal, Workplace, create, open_project

START = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
REPOSITORY = Path(__file__).resolve().parents[2]


class Clock:
    """Goes one second on at each look, and further when told."""

    def __init__(self) -> None:
        self.ticks = itertools.count()
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return START + timedelta(seconds=next(self.ticks)) + self.ahead


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def place(tmp_path: Path, clock: Clock) -> Workplace:
    return Workplace(tmp_path / "local data", clock, "Suda", "desk-1")


@pytest.fixture
def other(place: Workplace, tmp_path: Path) -> Workplace:
    """A second user on another computer."""
    return Workplace(tmp_path / "other local data", place.now, "Niwa", "desk-2", 4_000_000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared"


@pytest.fixture
def opened() -> Iterator[list[Journal]]:
    """Journals to be ended after the test, whatever happened in it."""
    journals: list[Journal] = []
    yield journals
    for journal in journals:
        journal.stop()


@pytest.fixture
def new(place: Workplace, opened: list[Journal]) -> Callable[..., Journal]:
    """Make a project with answers, saved when a path is given."""

    def make(path: Path | None = None, workplace: Workplace | None = None, **answers: Json) -> Journal:
        journal = create(workplace or place, path)
        opened.append(journal)
        if answers:
            journal.record(edit(**answers))
        return journal

    return make


@pytest.fixture
def reopened(place: Workplace, opened: list[Journal]) -> Callable[..., Journal]:
    """Open a file for editing and return its journal alone."""

    def reopen(path: Path, workplace: Workplace | None = None) -> Journal:
        journal, info = open_project(path, workplace or place)
        opened.append(journal)
        assert not info.read_only
        return journal

    return reopen


@pytest.fixture
def run() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run Python code in a process of its own, from the top of the checkout."""

    def start(code: str, *args: object, **options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code, *map(str, args)]
        return subprocess.run(
            command, cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=False, **options
        )  # type: ignore[call-overload,no-any-return]

    return start


def edit(name: str = "edit.field", **answers: Json) -> Edit:
    """An edit that puts values at addresses; the journal fills in what was there."""
    return Edit(name, tuple(Change(address, None, value) for address, value in answers.items()))


@pytest.fixture(name="edit")
def edit_fixture() -> Callable[..., Edit]:
    return edit
