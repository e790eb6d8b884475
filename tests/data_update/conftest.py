"""Data updates made as a publisher makes them, a shelf and a ring of one user, and a process without any update."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from jcm_pdd.files.data_update.in_use import HANDED_DOWN, forget, use
from jcm_pdd.files.data_update.keys import KeyRing
from jcm_pdd.files.data_update.shelf import DataShelf
from jcm_pdd.files.store import Workplace

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2] / "packaging" / "data"))

from data_update_keys import KEY

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def files() -> dict[str, bytes]:
    """Return the data of the checkout with three changes: a default value, a default's status, a duration."""
    from example import EDITS, edited

    return edited(EDITS)


@pytest.fixture(scope="session")
def data(files: dict[str, bytes]) -> bytes:
    """Return a signed update of these files."""
    from example import update

    return update(files, KEY)


@pytest.fixture
def path(tmp_path: Path, data: bytes) -> Path:
    """Return the update as a file."""
    target = tmp_path / "News 2027 ニュース.jcmdata"
    target.write_bytes(data)
    return target


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    """Return the workplace of one user."""
    return Workplace(tmp_path / "data", lambda: datetime.now(UTC), "keiko", "here")


@pytest.fixture
def shelf(place: Workplace) -> DataShelf:
    """Return the data updates of one user."""
    return DataShelf(place)


@pytest.fixture
def ring(tmp_path: Path) -> KeyRing:
    """Return a ring that trusts the publisher."""
    from example import PUBLISHER

    made = KeyRing(tmp_path / "config", ())
    made.trust(KEY.public_key().public_bytes_raw(), PUBLISHER, TODAY)
    return made


@pytest.fixture(autouse=True)
def _the_programs_own_data(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Begin and end with the program's own data, whatever a test decides for this process."""
    monkeypatch.setenv(HANDED_DOWN, "")
    use(None)
    yield
    forget()
    use(None)
