"""Open projects in a workplace with a clock that ticks; every one is ended after the test."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jcm_pdd.files.official.adopting import Given, adopt_methodology
from jcm_pdd.files.official.identity import Code
from jcm_pdd.files.official.shelf import AdoptedMethodology, shelf_of
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

sys.path.insert(0, str(Path(__file__).parent))

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
def adopt(place: Workplace) -> Callable[..., AdoptedMethodology]:
    """Adopt a workbook into the library of the workplace."""

    def adopted(data: bytes, methodology: str = "", version: str = "") -> AdoptedMethodology:
        made = adopt_methodology(data, "official.xlsx", Given(Code(methodology, version))).adopted
        shelf_of(place).add(made)
        return made

    return adopted


@pytest.fixture
def project(place: Workplace, keep: Callable[[Session], Session]) -> Callable[..., Session]:
    """Make a project of a methodology, with typed answers by address."""

    def make(methodology: str, version: str, path: Path | None = None, **texts: str) -> Session:
        answers = {"country": methodology[:2], "methodologies/r1/methodology": methodology,
                   "methodologies/r1/version": version}
        named = {address.replace("__", "/"): text for address, text in texts.items()}
        return keep(Session.create(place, {**answers, **named}, path))

    return make
