"""A copy of a project that may be given away: no history, no secrets, nothing about persons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jcm_pdd.core.personal import personal_addresses, personal_files
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import LeftOut, save_clean_copy


def give_away(session: Session, path: Path, overwrite: bool = False) -> Path:
    """Write a clean copy without personal answers and their files; the open project stays what it is.

    A file that is personal at one place is left out wherever else it is listed. Raises Problem as `save_clean_copy`.
    """
    return giving_away(session, path, overwrite)()


def giving_away(session: Session, path: Path, overwrite: bool = False) -> Callable[[], Path]:
    """Return the work of `give_away` for any thread."""
    hidden = LeftOut(tuple(personal_addresses(session.schema, session.project)),
                     personal_files(session.schema, session.project))
    return lambda: save_clean_copy(session.journal, path, overwrite, hidden)
