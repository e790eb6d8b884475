"""The chiller sample as an open session with a clock that ticks."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jcm_pdd.core.schema import section_of
from jcm_pdd.files.samples import samples
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

START = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)

sys.path.insert(0, str(Path(__file__).parents[1] / "excel"))  # LibreOffice's recalculation


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    ticks = itertools.count()
    return Workplace(tmp_path / "local data", lambda: START + timedelta(seconds=next(ticks)), "Suda", "desk-1")


@pytest.fixture
def session(place: Workplace) -> Iterator[Session]:
    """The factory with three chillers and its figures, its working papers still empty."""
    sample = next(one for one in samples() if one.id == "id_factory_chillers")
    opened = Session.create(place)
    own = {section.id for paper in opened.schema.papers for section in paper.sections}
    opened.set_answers({address: typed for address, typed in sample.answers.items()
                        if section_of(opened.schema, address) not in own}, name="edit.new_project")
    for address, files in sample.attachments.items():
        for path, caption in files:
            opened.attach(address, path, caption)
    yield opened
    opened.journal.stop()
