"""Projects in a workplace of their own, with the answers of the Modalities of Communication."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

sys.path.insert(0, str(Path(__file__).parent))

from statement import EVERY, START, STATEMENT, participants


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
def solar(place: Workplace, keep: Callable[[Session], Session]) -> Session:
    """The sample of Thailand, as a project never saved."""
    return keep(open_sample(next(s for s in samples() if s.id.startswith("th")), place))


@pytest.fixture
def stated(solar: Session) -> Session:
    """The sample with every question of its Modalities of Communication answered; r3 is the focal point."""
    answers = dict(STATEMENT)
    for row in participants(solar):
        answers[f"participants/{row}/is_focal_point"] = "yes" if row == "r3" else "no"
        answers |= {f"participants/{row}/{column}": text for column, text in EVERY.items()}
    solar.set_answers(answers)
    return solar


@pytest.fixture
def empty(place: Workplace, keep: Callable[[Session], Session]) -> Callable[[], Session]:
    """Make a project without any answer."""
    return lambda: keep(Session.create(place))
