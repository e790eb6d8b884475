"""A project with a piece of evidence, and a package of it without the documents that take long to print."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

START = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder = tmp_path_factory.mktemp("package")
    ticks = itertools.count()
    place = Workplace(folder / "data", lambda: START + timedelta(seconds=next(ticks)), "Suda", "desk-1")
    session = open_sample(next(one for one in samples() if one.id.startswith("th_")), place)
    row = session.add_rows("evidence")[0]
    paper = folder / "CON.txt"
    paper.write_text("what proves it", encoding="utf-8")
    session.set_texts({f"evidence/{row}/number": "E-01", f"evidence/{row}/title": 'Contract: "grid/roof". ',
                       f"evidence/{row}/status": "received"})
    session.attach(f"evidence/{row}/file", paper)
    yield session
    session.journal.stop()


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make packages of the monitoring workbook alone, which is made at once."""
    from jcm_pdd.files.package import making

    every: Callable[..., list[object]] = making.steps_of
    monkeypatch.setattr(making, "steps_of", lambda *given: [step for step in every(*given) if step[0] == "mps"])  # type: ignore[index]
