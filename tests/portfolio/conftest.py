"""A folder of projects: both samples, a copy further down, a damaged file and things that are no projects."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.store import Workplace

DAY = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clients")
    place = Workplace(tmp_path_factory.mktemp("data"), lambda: DAY, "Suda", "desk-1")
    for sample in samples():
        session = open_sample(sample, place)
        rows = session.add_rows("cycle_steps")
        session.set_texts({f"cycle_steps/{rows[0]}/step": "Registration requested",
                           f"cycle_steps/{rows[0]}/actual": "2026-11-20"})
        session.add_rows("tpe_findings", 2)
        session.set_texts({"tpe_findings/r1/number": "CAR 01", "tpe_findings/r1/kind": "CAR",
                           "tpe_findings/r2/number": "FAR 01", "tpe_findings/r2/kind": "FAR"})
        session.save_as(folder / f"{sample.id}.jcmpdd")
        session.close()
    (folder / "2027" / "Client B").mkdir(parents=True)
    shutil.copyfile(folder / "th_rooftop_solar.jcmpdd", folder / "2027" / "Client B" / "太陽光.jcmpdd")
    (folder / "damaged.jcmpdd").write_bytes(b"SQLite format 3\x00 and then nothing")
    (folder / ".hidden").mkdir()
    shutil.copyfile(folder / "th_rooftop_solar.jcmpdd", folder / ".hidden" / "no.jcmpdd")
    (folder / "notes.txt").write_text("no project", encoding="utf-8")
    return folder


@pytest.fixture
def clients(originals: Path, tmp_path: Path) -> Path:
    """Return a copy a test may change."""
    return Path(shutil.copytree(originals, tmp_path / "clients"))
