"""A bad methodology file is refused within a second, whatever is wrong with it, and a good one is linted as fast."""

from __future__ import annotations

from pathlib import Path

import pytest

from jcm_pdd.files.data import data_path
from jcm_pdd.files.linting import lint_file
from tests.authors.hostile_files import harmless, hostile
from tests.benchmarks.baseline import within

FILES = hostile() | harmless()
# Some one second on the reference machine.
SECOND = 175


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_bad_file_is_refused_within_a_second(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.yaml"
    path.write_bytes(FILES[name])
    lint_file(data_path("forms", "methodologies", "TH_AM001_ver01.0.yaml"))  # what is loaded once
    with within(SECOND):
        lint_file(path)


def test_a_real_file_is_linted_within_a_second() -> None:
    path = data_path("forms", "methodologies", "ID_AM002_ver02.0.yaml")
    lint_file(path)
    with within(SECOND):
        lint_file(path)
