"""Blocks of cells as spreadsheets put them on the clipboard: tabs between cells, quotes around line ends."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence


def text_of(cells: Sequence[Sequence[str]]) -> str:
    """Return a block as text for the clipboard; `core.edits.read_block` is the way back."""
    out = io.StringIO(newline="")
    csv.writer(out, dialect="excel-tab", lineterminator="\r\n").writerows(cells)
    return out.getvalue()
