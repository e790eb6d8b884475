"""The samples opened once, and bare projects of any methodology."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Session]]:
    """Return a session of each sample, by its id; a test that changes one takes its edits back."""
    place = Workplace(tmp_path_factory.mktemp("review"), lambda: datetime(2026, 11, 22, tzinfo=UTC), "tester")
    found = {sample.id: open_sample(sample, place) for sample in samples()}
    yield found
    for session in found.values():
        session.abandon()
