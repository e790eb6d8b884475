"""The sample of the chiller factory in a workplace of its own, with a clock that goes on by itself."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jcm_pdd.files.documents import join
from jcm_pdd.files.export import make_one
from jcm_pdd.files.reading.source import Source
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
def sample(place: Workplace, keep: Callable[[Session], Session]) -> Callable[[], Session]:
    """Open the sample of the chiller factory, as a project never saved."""
    return lambda: keep(open_sample(next(s for s in samples() if s.id == CHILLERS), place))


@pytest.fixture
def small(place: Workplace, keep: Callable[[Session], Session]) -> Session:
    """Make a project with hardly an answer."""
    return keep(Session.create(place, {"title": "Small project", "country": "TH"}))


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Source]:
    """Write the Project Idea Note and the PDD of the chiller factory, as somebody else would hand them in."""
    place = Workplace(tmp_path_factory.mktemp("elsewhere"), lambda: datetime(2026, 1, 20, tzinfo=UTC), "Arai", "desk-2")
    session = open_sample(next(one for one in samples() if one.id == CHILLERS), place)
    join(session.journal, "PIN")
    session.definitions_changed()
    session.set_answers({"pin_wanted": "yes", "pin_date": "2026-01-15", "pin_number": "01.0"})
    made = {}
    for name in ("pin", "pdd"):
        ((_, (data, _)),) = make_one(session, name, "docx")
        made[name] = Source(f"{name.upper()} handed in.docx", data, "word")
    session.journal.stop()
    return made
