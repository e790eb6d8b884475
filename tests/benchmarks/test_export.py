"""Export of the larger sample: Word, Excel and PDF. The goal of 2 s is 350 rounds of the baseline."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from jcm_pdd.files.export import export
from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.store import Workplace
from tests.benchmarks.baseline import ratio

pytestmark = pytest.mark.benchmark


def test_export_of_each_sample(tmp_path: Path) -> None:
    place = Workplace(tmp_path / "local", lambda: datetime(2026, 1, 1, tzinfo=UTC), "tester")
    for sample in samples():
        session = open_sample(sample, place)
        measured = ratio(partial(export, session, tmp_path / "out"), rounds=3)
        session.abandon()
        assert measured <= 350, (sample.id, measured)
