"""The chiller sample as an open session."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jcm_pdd.core.edits import delete_rows
from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

# The helpers beside the tests are importable.
sys.path.insert(0, str(Path(__file__).parent))


START = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    ticks = itertools.count()
    return Workplace(tmp_path / "local data", lambda: START + timedelta(seconds=next(ticks)), "Suda", "desk-1")


@pytest.fixture
def session(place: Workplace) -> Iterator[Session]:
    """The factory with three chillers, without any meter."""
    opened = open_sample(next(one for one in samples() if one.id == "id_factory_chillers"), place)
    for table in ("calibrations", "meters"):
        opened.record(delete_rows(opened.project, table, opened.project.rows(table)))
    yield opened
    opened.journal.stop()
