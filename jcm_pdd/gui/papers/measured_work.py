"""Looking at measured data and summing them in the other process; knows no Qt of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jcm_pdd.core.papers.series import SeriesMapping, SeriesReport

if TYPE_CHECKING:
    from jcm_pdd.files.papers.series_reading import SeriesLook
    from jcm_pdd.gui.jobs import Talk


def see(_: Talk, path: Path, known: SeriesMapping | None) -> SeriesLook:
    """Return what the first lines of a file show; raises Problem."""
    from jcm_pdd.files.papers.series_reading import look

    return look(path, known)


def evaluate(talk: Talk, path: Path, mapping: SeriesMapping, work: Path) -> SeriesReport:
    """Return what came of a file; raises Problem, or Cancelled. `work` is an empty folder for what is written."""
    from jcm_pdd.files.papers.series import read_series
    from jcm_pdd.files.papers.series_staging import Stopped
    from jcm_pdd.gui.jobs import Cancelled

    try:
        report = read_series(path, mapping, talk, work)
    except Stopped:
        raise Cancelled from None
    return replace(report, mapping=mapping)
