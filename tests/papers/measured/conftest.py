"""A short way to read a file of measured data."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from jcm_pdd.core.papers.series import SeriesMapping, SeriesReport, changed
from jcm_pdd.files.papers.series import read_series
from jcm_pdd.files.papers.series_reading import look

sys.path.insert(0, str(Path(__file__).parent))  # the tests share measured_files


@pytest.fixture
def read(tmp_path: Path) -> object:
    """Return a function of a text (or bytes) and changes of the proposed mapping that reads it as a file."""

    def of(text: str | bytes, name: str = "data.csv", encoding: str = "utf-8", **given: object) -> SeriesReport:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        mapping: SeriesMapping = changed(look(path).mapping, given)
        return read_series(path, mapping)

    return of
