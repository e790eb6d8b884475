"""A workplace whose clock is set by hand, and projects in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


class Clock:
    """Tells a time that goes on by a second with each look, from wherever it is set."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def clock() -> Clock:
    """Return a clock to be set."""
    return Clock()


@pytest.fixture
def place(tmp_path: Path, clock: Clock) -> Workplace:
    """Return where Keiko works, with a name and a folder that are not ASCII."""
    return Workplace(tmp_path / "利用者 恵子" / "local data", clock, "恵子", "desk-1")


@pytest.fixture
def laptop(tmp_path: Path, clock: Clock) -> Workplace:
    """Return where somebody else works."""
    return Workplace(tmp_path / "laptop", clock, "Niwa", "laptop", 4_000_000)


@pytest.fixture
def sessions(place: Workplace) -> Iterator[Callable[..., Session]]:
    """Return an opener, or maker with `title`, of project files; all are put away at the end."""
    opened: list[Session] = []

    def open_one(path: Path, workplace: Workplace | None = None, title: str = "") -> Session:
        if title:
            session = Session.create(workplace or place)
            session.set_texts({"title": title})
            session.save_as(path)
        else:
            session = Session.open(path, workplace or place)
        opened.append(session)
        return session

    yield open_one
    for session in opened:
        session.abandon()
