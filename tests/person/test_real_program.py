"""The program as it is started by people, on a screen of its own, worked by keys of the window system."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from tests.person import story


@pytest.mark.long
def test_keys_alone_lead_from_nothing_to_the_documents(repository: Path, tmp_path: Path) -> None:
    folder = tmp_path / "made"
    ran = subprocess.run([sys.executable, repository / "packaging" / "person.py", folder], check=False,
                         capture_output=True, text=True, timeout=900)
    print(ran.stdout)
    assert ran.returncode == 0, ran.stderr
    assert "actions" in ran.stdout
    assert (folder / "9-export.png").stat().st_size > 10_000
    place = Workplace(tmp_path / "reader", lambda: datetime.now(UTC), "reader", "here")
    session = Session.open(folder / "chillers.jcmpdd", place, read_only=True)
    answers = session.project.answers
    assert session.project.get("title") == story.text("title")
    assert session.project.rows("ID_AM002/chillers") == ("r1", "r2", "r3")
    assert not [address for address in answers if isinstance(answers[address], dict)], "something was typed wrongly"
    assert session.results.total.emission_reductions == 3431
    session.close()
