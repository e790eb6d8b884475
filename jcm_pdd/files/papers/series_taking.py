"""The original file kept in the project, and what was measured taken over, as one undo step."""

from __future__ import annotations

import mimetypes
from dataclasses import replace
from pathlib import Path

from jcm_pdd.core.papers.measured import TakeOver, take_over
from jcm_pdd.core.papers.series import SeriesReport
from jcm_pdd.core.project import Json
from jcm_pdd.files.session import Session


def take_into(session: Session, path: Path, report: SeriesReport, wish: TakeOver, origin: object = None) -> None:
    """Take a report over into a project with the file it came from; Problem "measured.*" with nothing changed."""
    take_over(session.schema, session.project, report, wish)  # refused before the file is kept
    media = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    kept: dict[str, Json] = {"sha256": session.journal.put_blob(path, path.name, media, False), "name": path.name,
                             "media": media, "size": path.stat().st_size, "caption": ""}
    session.record(take_over(session.schema, session.project, report, replace(wish, file=kept)), origin)
