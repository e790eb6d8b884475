"""Making and checking a package as it runs in the other process; knows no Qt of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jcm_pdd.files.package.checking import Checked
    from jcm_pdd.files.package.making import PackageReport, Wish
    from jcm_pdd.gui.jobs import Talk


@dataclass(frozen=True, slots=True)
class PackageJob:
    """The copy of the project to read, and the package wished for."""

    project: Path
    wish: Wish


def run(talk: Talk, job: PackageJob, scratch: Path) -> PackageReport:
    """Make a package; raises Problem, or Cancelled when stopped, and then nothing is left behind."""
    from jcm_pdd.files.export import ExportCancelled
    from jcm_pdd.files.package.making import make_package
    from jcm_pdd.files.session import Session
    from jcm_pdd.files.store import Workplace
    from jcm_pdd.gui.jobs import Cancelled

    session = Session.open(job.project, Workplace(scratch, lambda: datetime.now(UTC), "package"), read_only=True)
    try:
        return make_package(session, job.wish, talk.progress, talk.cancelled)
    except ExportCancelled:
        raise Cancelled from None
    finally:
        session.close()


def check(_talk: Talk, path: Path) -> Checked:
    """Check a package; raises Problem for what is none."""
    from jcm_pdd.files.package.checking import verify

    return verify(path)


def tidy(target: Path, scratch: Path) -> None:
    """Remove what an ended process left beside the package, and its scratch folder."""
    import shutil

    for left in target.parent.glob(f".~{target.name[:40]}.*.tmp"):
        left.unlink(missing_ok=True)
    shutil.rmtree(scratch, ignore_errors=True)
