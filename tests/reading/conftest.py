"""Projects in a workplace of their own, and their documents."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

# The helpers beside the tests are importable.
sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "excel"))

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
def sample(place: Workplace, keep: Callable[[Session], Session]) -> Callable[[str], Session]:
    """Open a sample project by the beginning of its id, as a project never saved."""
    return lambda name: keep(open_sample(next(s for s in samples() if s.id.startswith(name)), place))


@pytest.fixture
def empty(place: Workplace, keep: Callable[[Session], Session]) -> Callable[[], Session]:
    """Make a project without any answer."""
    return lambda: keep(Session.create(place))
