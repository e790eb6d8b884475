"""Summing kept files again for the slices of a monitoring period, in the other process; knows no Qt of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jcm_pdd.core.papers.series import SeriesMapping, SeriesReport
    from jcm_pdd.gui.jobs import Talk


def sum_slices(talk: Talk, items: tuple[tuple[Path, SeriesMapping], ...], work: Path) -> tuple[SeriesReport, ...]:
    """Return the sum of each file; raises Problem, or Cancelled."""
    from jcm_pdd.files.papers.series import read_series
    from jcm_pdd.files.papers.series_staging import Stopped
    from jcm_pdd.gui.jobs import Cancelled

    try:
        return tuple(read_series(path, mapping, talk, work) for path, mapping in items)
    except Stopped:
        raise Cancelled from None
