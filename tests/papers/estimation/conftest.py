"""A chiller project with estimation records, built as a participant types them."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

sys.path.insert(0, str(Path(__file__).parent))
START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
PROJECT = {
    "country": "ID", "methodologies/r1/methodology": "ID_AM002", "methodologies/r1/version": "02.0",
    "start_date": "2027-04-01", "lifetime": "8", "ID_AM002/supply": "grid", "ID_AM002/EF_grid": "0.8",
    "ID_AM002/chillers/r1/name": "CH-01", "ID_AM002/chillers/r1/capacity": "500",
    "ID_AM002/chillers/r1/COP_PJ": "6.5", "ID_AM002/chillers/r1/T_cooling_out": "37",
    "ID_AM002/chillers/r1/T_chilled_out": "7", "ID_AM002/chillers/r1/ODP": "0"}


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Callable[..., Session]]:
    """Make the project with more typed answers by address."""
    kept: list[Session] = []
    ticks = itertools.count()
    place = Workplace(tmp_path / "data", lambda: START + timedelta(seconds=next(ticks)), "Suda", "desk-1")

    def make(more: Mapping[str, str] | None = None) -> Session:
        kept.append(Session.create(place, PROJECT | dict(more or {})))
        return kept[-1]

    yield make
    for session in kept:
        session.journal.stop()
