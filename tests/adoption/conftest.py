"""The helpers beside the tests are importable; a sample and an empty project in a workplace whose clock ticks."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "reading"))


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    ticks = itertools.count()
    start = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
    return Workplace(tmp_path / "local data", lambda: start + timedelta(seconds=next(ticks)), "Suda", "desk-1")


@pytest.fixture
def solar(place: Workplace) -> Iterator[Session]:
    session = open_sample(next(s for s in samples() if s.id.startswith("th")), place)
    yield session
    session.journal.stop()


@pytest.fixture
def empty(place: Workplace) -> Iterator[Session]:
    session = Session.create(place)
    yield session
    session.journal.stop()
