"""Imports what will be needed soon, a piece at a time, while another process works: no wait is felt."""

from __future__ import annotations

import importlib
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

BREATH_MS = 30
READING = tuple(f"jcm_pdd.files.{name}" for name in (
    "opc", "word.document", "word.read", "excel.cells", "excel.workbook", "adoption.using", "workbooks.book",
    "reading.pdd", "reading.official", "reading.importing"))


def warm(owner: QObject, modules: Sequence[str]) -> None:
    """Import one module now and the others between events, as long as the owner lives."""
    importlib.import_module(modules[0])
    if len(modules) > 1:
        QTimer.singleShot(BREATH_MS, owner, lambda: warm(owner, modules[1:]))
