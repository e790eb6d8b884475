"""Files of evidence on their way out: opened with the program the system has for them, or saved as a copy."""

from __future__ import annotations

import shutil
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui.dialogs import beside_the_work

if TYPE_CHECKING:
    from jcm_pdd.core.papers.evidence import EvidenceFile
    from jcm_pdd.gui.editors.desk import Desk

# Documents and pictures. What a system would carry out, or open with macros, is only ever saved as a copy.
OPENED = frozenset((
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "txt", "csv", "tsv", "png", "jpg",
    "jpeg", "gif", "bmp", "tif", "tiff", "webp", "heic", "svg", "mp4", "mov", "avi", "zip", "eml", "msg", "dwg", "dxf"))


def may_open(name: str) -> bool:
    """Tell whether a file of this name is handed to the system's program."""
    return Path(name).suffix.lower().lstrip(".") in OPENED


def open_elsewhere(desk: Desk, file: EvidenceFile) -> Problem | None:
    """Open a copy of a file with the program the system has for it; what changes there changes nothing here."""
    folder = Path(tempfile.mkdtemp(dir=_folder()))
    problem = _put(desk, file, folder / _plain(file.name))
    if problem is None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder / _plain(file.name))))
    return problem


def save_copy(parent: QWidget, desk: Desk, file: EvidenceFile) -> Problem | None:
    """Ask where to and save a copy of a file there."""
    target, _ = QFileDialog.getSaveFileName(parent, file.name, beside_the_work(parent, _plain(file.name)))
    return _put(desk, file, Path(target)) if target else None


def _put(desk: Desk, file: EvidenceFile, target: Path) -> Problem | None:
    from jcm_pdd.gui.papers.evidence_preview import source_of

    try:
        source = source_of(desk, file)
        if isinstance(source, bytes):
            target.write_bytes(source)
        else:
            shutil.copyfile(source, target)
    except Problem as problem:
        return problem
    except OSError as error:
        return Problem("export.not_written", str(target), reason=error.strerror or error)
    return None


def _plain(name: str) -> str:
    """Return a file name that any system takes; it came with a project somebody else may have made."""
    from jcm_pdd.files.file_names import safe_file_name

    return safe_file_name(name, "evidence")


@lru_cache(maxsize=1)
def _open_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="jcmpdd-", ignore_cleanup_errors=True)


def _folder() -> str:
    """Return the folder of opened copies; it goes with the program."""
    return _open_folder().name
