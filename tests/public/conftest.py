"""One seeded project and its package for all tests of the public version."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from public_seeding import Packed, seeded
from public_workplace import workplace

from jcm_pdd.files.package.making import Wish, make_package


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Packed]:
    folder = tmp_path_factory.mktemp("public")
    made = seeded(workplace(folder / "data"), folder)
    path = folder / "package.zip"
    yield Packed(made, make_package(made.session, Wish(path)), path)
    made.session.journal.stop()
