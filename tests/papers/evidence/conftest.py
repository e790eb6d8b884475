"""The chiller sample as an open session with a clock that ticks, and short ways to fill its register."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from tests.papers.evidence.plain import plain_chillers

START = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    ticks = itertools.count()
    return Workplace(tmp_path / "local data", lambda: START + timedelta(seconds=next(ticks)), "Suda", "desk-1")


@pytest.fixture
def session(place: Workplace) -> Iterator[Session]:
    """The factory with three chillers, without anything in its register."""
    opened = plain_chillers(place)
    yield opened
    opened.journal.stop()


@pytest.fixture
def paper(session: Session) -> Callable[..., str]:
    """Enter a piece of evidence by its columns and return its row."""

    def enter(**columns: str) -> str:
        (row,) = session.add_rows("evidence")
        session.set_texts({f"evidence/{row}/{name}": text for name, text in columns.items()})
        return row

    return enter


@pytest.fixture
def codes(session: Session) -> Callable[[], set[tuple[str, str, str]]]:
    """Return the findings about evidence: code, severity, place."""
    return lambda: {(f.code, f.severity, f.where) for f in session.findings if f.code.startswith("evidence.")
                    and f.code not in ("evidence.proof_unlinked", "evidence.references_behind")}
