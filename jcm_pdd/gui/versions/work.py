"""Writing tracked changes, comparison and memo in the other process; knows no Qt of its own."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session
    from jcm_pdd.files.versions.results import Wanted
    from jcm_pdd.gui.jobs import Talk


def image_in(session: Session, work: Path) -> Path:
    """Return where in a folder the copy of the project for the other process is to lie. Raises Problem."""
    from jcm_pdd.files.adoption.using import take_newest
    from jcm_pdd.files.store import SUFFIX

    take_newest(session)
    return work / f"versions{SUFFIX}"


def run(talk: Talk, image: Path, wanted: tuple[Wanted, ...], scratch: Path, who: str) -> tuple[Path, ...]:
    """Write what is wanted, one file after the other, and return the files; raises Problem, or Cancelled when stopped.

    `scratch` is an empty folder for the working copy of this process, `who` the name that changes are marked with.
    """
    from jcm_pdd.files.session import Session
    from jcm_pdd.files.store import Workplace
    from jcm_pdd.files.versions.results import write
    from jcm_pdd.gui.jobs import Cancelled

    session = Session.open(image, Workplace(scratch, lambda: datetime.now(UTC), who), read_only=True)
    try:
        for at, one in enumerate(wanted):
            talk.progress(at, len(wanted), one.target.name)
            if talk.cancelled():
                raise Cancelled
            write(session, one)
    finally:
        session.close()
    return tuple(one.target for one in wanted)


def tidy(folder: Path) -> None:
    """Remove the folder with the copy of the project."""
    shutil.rmtree(folder, ignore_errors=True)
