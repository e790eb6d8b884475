"""The chiller sample as an open session without a register, and short ways to fill it."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jcm_pdd.core.findings import Finding
from jcm_pdd.files.samples import samples
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

# The helpers beside the tests are importable.
sys.path.insert(0, str(Path(__file__).parent))

START = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
REGISTERS = ("meters", "calibrations", "evidence", "proofs")
Enter = Callable[..., str]


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    ticks = itertools.count()
    return Workplace(tmp_path / "local data", lambda: START + timedelta(seconds=next(ticks)), "Suda", "desk-1")


@pytest.fixture
def session(place: Workplace) -> Iterator[Session]:
    """The factory with three chillers, started on 1 July 2018 for eight years, without any meter."""
    sample = next(one for one in samples() if one.id == "id_factory_chillers")
    opened = Session.create(place)
    opened.set_answers({address: typed for address, typed in sample.answers.items()
                        if address.split("/")[0] not in REGISTERS})
    yield opened
    opened.journal.stop()


@pytest.fixture
def meter(session: Session) -> Enter:
    """Enter a meter by its tag and columns and return its row."""

    def enter(tag: str, parameter: str = "ID_AM002/chillers/r1/EC_PJ", **columns: str) -> str:
        (row,) = session.add_rows("meters")
        texts = {"tag": tag, "parameter": parameter, **columns}
        session.set_texts({f"meters/{row}/{name}": text for name, text in texts.items()})
        return row

    return enter


@pytest.fixture
def calibration(session: Session) -> Enter:
    """Enter a certificate of a meter and return its row."""

    def enter(tag: str, first: str, last: str, **columns: str) -> str:
        (row,) = session.add_rows("calibrations")
        texts = {"meter": tag, "valid_from": first, "valid_to": last, **columns}
        session.set_texts({f"calibrations/{row}/{name}": text for name, text in texts.items()})
        return row

    return enter


@pytest.fixture
def found(session: Session) -> Callable[[str], list[Finding]]:
    """Return the findings of a code."""
    return lambda code: [one for one in session.findings if one.code == code]


@pytest.fixture
def told(session: Session) -> Callable[[str], str]:
    """Return the words of the only finding of a code."""

    def words(code: str) -> str:
        (one,) = (finding for finding in session.findings if finding.code == code)
        assert session.message(one, "ja").what
        return session.message(one, "en").what

    return words
