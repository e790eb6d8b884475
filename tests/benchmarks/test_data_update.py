"""Data updates and the start: nothing to pay without one, some hashes with one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jcm_pdd.files.data import data_path
from jcm_pdd.files.data_update import in_use as using
from jcm_pdd.files.data_update.shelf import DataShelf
from jcm_pdd.files.store import Workplace
from tests.benchmarks.baseline import ratio

pytestmark = pytest.mark.benchmark


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Return an empty folder of the user, in a process that has not decided whose data count."""
    monkeypatch.setattr(using, "folder_of_user", lambda: tmp_path / using.FOLDER)
    yield tmp_path
    using.forget()
    using.use(None)


def decided() -> Path | None:
    using._Decided.now = None
    return using.in_use().folder


def test_deciding_without_an_update(fresh: Path) -> None:
    # 0.05 ms; the library is listed in 2.
    measured = ratio(decided)
    assert measured <= 0.05, measured
    assert decided() is None


def test_deciding_with_one(fresh: Path, repository: Path) -> None:
    sys.path.insert(0, str(repository / "packaging" / "data"))
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from example import EDITS, edited, update

    from jcm_pdd.files.data_update.container import read_update

    opened = read_update(update(edited(EDITS), Ed25519PrivateKey.generate()), "x")
    shelf = DataShelf(Workplace(fresh, lambda: datetime.now(UTC), "keiko", "here"))
    with shelf.staged(opened) as folder:
        name = shelf.take(opened, folder).name
    # 250 files of 2.4 MB are hashed: some 40 ms.
    measured = ratio(decided)
    assert measured <= 12, measured
    assert decided() == shelf.folder / name


def test_a_path_costs_nothing_once_it_is_decided(fresh: Path) -> None:
    decided()
    measured = ratio(lambda: [data_path("forms", "methodologies", "x.yaml") for _ in range(100)])
    assert measured <= 0.2, measured
