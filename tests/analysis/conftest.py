"""The samples as open sessions, and a small methodology that adds up in ways of its own."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

START = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    ticks = itertools.count()
    return Workplace(tmp_path / "data", lambda: START + timedelta(seconds=next(ticks)), "Mori", "desk-2")


@pytest.fixture
def opened(place: Workplace) -> Iterator[Callable[[str], Session]]:
    """Open a sample by its id."""
    kept: list[Session] = []

    def make(name: str) -> Session:
        kept.append(open_sample(next(one for one in samples() if one.id == name), place))
        return kept[-1]

    yield make
    for session in kept:
        session.journal.stop()


@pytest.fixture
def chillers(opened: Callable[[str], Session]) -> Session:
    return opened("id_factory_chillers")


@pytest.fixture
def solar(opened: Callable[[str], Session]) -> Session:
    return opened("th_rooftop_solar")
