"""One edit in an open project of 1,000 chillers over 20 years: recorded, calculated, reviewed, counted.

The goal of 16 ms (one frame) is a ratio of 2.8 to the baseline on the reference machine.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from jcm_pdd.core.project import Json
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from tests.benchmarks.baseline import ratio
from tests.benchmarks.test_engine import chillers

pytestmark = pytest.mark.benchmark


def test_one_edit_of_an_open_project(tmp_path: Path) -> None:
    place = Workplace(tmp_path, lambda: datetime(2026, 1, 1, tzinfo=UTC), "tester")
    answers: dict[str, Json] = {**chillers().answers, "methodologies/r1/methodology": "ID_AM002",
                                "methodologies/r1/version": "02.0"}
    session = Session.create(place)
    session.set_answers(answers)
    count = iter(range(10_000))

    def edit() -> None:
        session.set_text("ID_AM002/chillers/r500/EC_PJ", str(1000 + next(count)))
        session.section_states()

    edit()
    measured = ratio(edit)
    session.abandon()
    assert measured <= 2.8, measured
