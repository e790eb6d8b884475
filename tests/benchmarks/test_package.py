"""The package of each sample, Word, Excel and PDF with the proof. The goal of 4 s is 700 rounds of the baseline."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from jcm_pdd.files.package.making import Wish, make_package
from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.store import Workplace
from tests.benchmarks.baseline import ratio

pytestmark = pytest.mark.benchmark


@pytest.mark.parametrize("public", [False, True])
def test_package_of_each_sample(tmp_path: Path, public: bool) -> None:
    place = Workplace(tmp_path / "local", lambda: datetime(2026, 1, 1, tzinfo=UTC), "tester")
    for sample in samples():
        session = open_sample(sample, place)
        measured = ratio(partial(make_package, session, Wish(tmp_path / "a.zip", public, replace=True)), rounds=3)
        print(f"{sample.id}: {measured:.0f} rounds")
        session.abandon()
        assert measured <= 700, (sample.id, measured)
