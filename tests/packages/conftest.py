"""Sample projects with every document of the package taken in and answered, and with measured values."""

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

from answered import answer_everything, measured_solar

START = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
Make = Callable[[], Session]


def sample(name: str, place: Workplace) -> Session:
    return open_sample(next(one for one in samples() if one.id.startswith(name)), place)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workplace:
    ticks = itertools.count()
    return Workplace(tmp_path_factory.mktemp("local"), lambda: START + timedelta(seconds=next(ticks)), "Suda", "desk-1")


@pytest.fixture(scope="module")
def chillers(place: Workplace) -> Iterator[Session]:
    """The chillers with all documents of the package in it; nothing here changes them."""
    session = sample("id", place)
    answer_everything(session)
    yield session
    session.journal.stop()


@pytest.fixture(scope="module")
def measured(place: Workplace) -> Iterator[Session]:
    """Two solar systems measured from April 2019 to March 2021; nothing here changes them."""
    session = sample("th", place)
    measured_solar(session)
    yield session
    session.journal.stop()


@pytest.fixture
def solar(place: Workplace) -> Iterator[Session]:
    """The solar sample as it comes, to be changed."""
    session = sample("th", place)
    yield session
    session.journal.stop()


@pytest.fixture
def empty(place: Workplace) -> Iterator[Make]:
    """Make a project without any answer."""
    made: list[Session] = []

    def make() -> Session:
        made.append(Session.create(place))
        return made[-1]

    yield make
    for session in made:
        session.journal.stop()
