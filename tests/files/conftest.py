"""Open projects in a workplace with a clock that ticks; every one is ended after the test."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

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
def new(place: Workplace, keep: Callable[[Session], Session]) -> Callable[..., Session]:
    """Make a project of a methodology in its country, with more answers by address."""
    versions = {"TH_AM001": "01.0", "ID_AM002": "02.0", "ID_AM003": "01.0"}

    def make(methodology: str = "ID_AM002", path: Path | None = None, **answers: str) -> Session:
        texts = {"country": methodology[:2], "methodologies/r1/methodology": methodology,
                 "methodologies/r1/version": versions[methodology], **answers}
        return keep(Session.create(place, texts, path))

    return make


@pytest.fixture
def sample(place: Workplace, keep: Callable[[Session], Session]) -> Callable[[str], Session]:
    """Open a sample project by the beginning of its id, as a project never saved."""
    return lambda name: keep(open_sample(next(s for s in samples() if s.id.startswith(name)), place))
