"""Projects in a workplace of their own, with a clock that goes on by itself."""

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

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "reading"))

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CHILLERS = "id_factory_chillers"


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    ticks = itertools.count()
    return Workplace(tmp_path / "local data", lambda: START + timedelta(seconds=next(ticks)), "Suda", "desk-1")


@pytest.fixture
def sample(place: Workplace) -> Iterator[Callable[[], Session]]:
    """Open the sample of the chiller factory, as a project never saved."""
    made: list[Session] = []

    def make() -> Session:
        made.append(open_sample(next(s for s in samples() if s.id == CHILLERS), place))
        return made[-1]

    yield make
    for session in made:
        session.journal.stop()
