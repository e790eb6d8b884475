"""Projects in a workplace of their own, and the helpers of other tests made importable."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

HERE = Path(__file__).parent
for folder in (HERE.parent / "reading", HERE.parent / "workbooks", HERE.parent / "excel", HERE):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

START = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    ticks = itertools.count()
    return Workplace(tmp_path / "local data", lambda: START + timedelta(seconds=next(ticks)), "Suda", "desk-1")


@pytest.fixture
def keep() -> Iterator[Callable[[Session], Session]]:
    """End a session after the test, whatever happened in it."""
    kept: list[Session] = []

    def keeper(session: Session) -> Session:
        kept.append(session)
        return session

    yield keeper
    for session in kept:
        session.journal.stop()


@pytest.fixture
def empty(place: Workplace, keep: Callable[[Session], Session]) -> Callable[[], Session]:
    """Make a project without any answer."""
    return lambda: keep(Session.create(place))
