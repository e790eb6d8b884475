"""One seeded project and its package for all tests of the public version."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from public_seeding import Packed, seeded
from public_workplace import workplace

from jcm_pdd.files.export import Step
from jcm_pdd.files.package import making
from jcm_pdd.files.samples import open_sample, samples
from jcm_pdd.files.session import Session


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Packed]:
    """The package of a seeded project; of the many PDFs only that of the PDD, which takes the others' ways too."""
    folder = tmp_path_factory.mktemp("public")
    made = seeded(workplace(folder / "data"), folder)
    every: Callable[..., list[Step]] = making.steps_of
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "steps_of", lambda *given: [one for one in every(*given)
                                                          if one[1] != "pdf" or one[0] == "pdd"])
        report = making.make_package(made.session, making.Wish(folder / "package.zip"))
    yield Packed(made, report, folder / "package.zip")
    made.session.journal.stop()


@pytest.fixture(scope="session")
def solar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """The sample of two rooftops; who changes it takes that back."""
    made = open_sample(next(one for one in samples() if one.id.startswith("th_")),
                       workplace(tmp_path_factory.mktemp("solar")))
    yield made
    made.journal.stop()
