"""The export as it runs in the other process; knows no Qt of its own."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jcm_pdd.files.export import ExportJob, ExportReport
    from jcm_pdd.gui.jobs import Talk


def run(talk: Talk, job: ExportJob, scratch: Path) -> ExportReport:
    """Export as the job says; raises Problem, or Cancelled when stopped, and then no target has changed.

    `scratch` is an empty folder for the working copy of this process.
    """
    from jcm_pdd.files.export import ExportCancelled
    from jcm_pdd.files.export import run as export
    from jcm_pdd.files.store import Workplace
    from jcm_pdd.gui.jobs import Cancelled

    asked, parts = 0, 0

    def progress(done: int, total: int, label: str) -> None:
        nonlocal parts
        parts = total
        talk.progress(done, total, label)

    def cancelled() -> bool:
        # Asked once before every part and once more before the files are moved into place.
        nonlocal asked
        asked += 1
        return talk.point_of_no_return() if asked > parts else talk.cancelled()

    try:
        return export(job, Workplace(scratch, lambda: datetime.now(UTC), "export"), progress, cancelled)
    except ExportCancelled:
        raise Cancelled from None


def left_behind(folder: Path) -> frozenset[Path]:
    """Return the working folders of exports that lie in `folder`."""
    return frozenset(folder.glob(".jcmpdd-*")) if folder.is_dir() else frozenset()


def tidy(folder: Path, before: frozenset[Path], scratch: Path) -> None:
    """Remove what an ended export process left in `folder` and its scratch folder."""
    for left in left_behind(folder) - before:
        shutil.rmtree(left, ignore_errors=True)
    shutil.rmtree(scratch, ignore_errors=True)
