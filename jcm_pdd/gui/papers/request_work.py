"""Making the workbook of a data request as it runs in the other process; knows no Qt of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jcm_pdd.files.papers.request_making import Made, Order
    from jcm_pdd.gui.jobs import Talk

PROJECT = "project.jcmpdd"


@dataclass(frozen=True, slots=True)
class MakeJob:
    """What to ask, of which project (`image`), with an empty folder for this process."""

    order: Order
    image: Path
    work: Path


def make(talk: Talk, job: MakeJob) -> Made:
    """Write the workbook; raises Problem, or Cancelled. The project is only looked at."""
    from jcm_pdd.files.papers.request_making import make as make_workbook
    from jcm_pdd.files.session import Session
    from jcm_pdd.files.store import Workplace
    from jcm_pdd.gui.jobs import Cancelled

    place = Workplace(job.work / "copy", lambda: datetime.now(UTC), "request")
    session = Session.open(job.image, place, read_only=True)
    try:
        if talk.point_of_no_return():
            raise Cancelled
        return make_workbook(session, job.order)
    finally:
        session.close()
