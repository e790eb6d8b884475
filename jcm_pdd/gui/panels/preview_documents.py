"""Which documents the preview offers, in which format each is shown, and their way out to other programs."""

from __future__ import annotations

import shutil
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from jcm_pdd.core.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jcm_pdd.files.session import Session

PLAN = "mps"
"""The monitoring plan workbooks, as exports name them."""


def titles(session: Session, speak: str, plan: str) -> dict[str, str]:
    """Return the titles of the documents by the name exports use; `plan` is that of the monitoring plan."""
    from jcm_pdd.files.export import made_in
    from jcm_pdd.files.papers import PAPERS

    known = {one.form.lower(): one.title.get(speak) for one in session.schema.documents}
    known |= {one.name: one.title.get(speak) for one in PAPERS} | {PLAN: plan}
    return {name: known.get(name, name) for name in made_in(session)}


def form_of(session: Session | None, document: str) -> str:
    """Return the format a document is shown in: `pdf`, or `xlsx` for one that is a workbook."""
    if session is None:
        return "pdf"
    from jcm_pdd.files.export import made_in

    return "pdf" if "pdf" in made_in(session).get(document, ()) else "xlsx"


def printable(session: Session, document: str) -> bool:
    """Tell whether a document has anything to print in this project."""
    from jcm_pdd.files.papers import has_content, paper

    one = paper(document)
    return one is None or has_content(one, session.context)


def hand_over(files: Sequence[Path]) -> Problem | None:
    """Open copies with the program the system has for them: what changes there changes nothing here."""
    try:
        folder = new_folder()
        for file in files:
            shutil.copyfile(file, folder / file.name)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder / file.name)))
    except OSError as error:
        return Problem("export.not_written", tempfile.gettempdir(), reason=error.strerror or error)
    return None


def new_folder() -> Path:
    """Make a folder for documents, which goes with the program at the latest. Raises OSError."""
    return Path(tempfile.mkdtemp(dir=_all_folders().name))


@lru_cache(maxsize=1)
def _all_folders() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="jcmpdd-preview-", ignore_cleanup_errors=True)
