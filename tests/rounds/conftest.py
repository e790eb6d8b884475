"""The chiller sample as an open session with a clock that ticks."""

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

sys.path.insert(0, str(Path(__file__).parent))  # the tables
START = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def chillers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    ticks = itertools.count()
    place = Workplace(tmp_path_factory.mktemp("rounds") / "local data",
                      lambda: START + timedelta(seconds=next(ticks)), "Suda", "desk-1")
    sample = next(one for one in samples() if one.id == "id_factory_chillers")
    opened = open_sample(sample, place)
    yield opened
    opened.abandon()


@pytest.fixture
def session(chillers: Session) -> Iterator[Session]:
    """Yield the one open project; what a test did is undone behind it."""
    _, start = chillers.journal.snapshot().history
    yield chillers
    while chillers.journal.snapshot().history[1] > start:
        chillers.undo()
