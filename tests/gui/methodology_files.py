"""Official-like workbooks and texts of methodologies as files, for the tests of the window."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

_TESTS = Path(__file__).resolve().parents[1]
for _folder in ("official", "official_text"):
    sys.path.insert(0, str(_TESTS / _folder))

from books import saved, solar  # noqa: E402


def workbook(folder: Path, name: str = "JCM_TH_AM001_ver01.0.xlsx", **how: Any) -> Path:
    """Write a workbook of one PV system; `how` as `books.solar`."""
    path = folder / name
    path.write_bytes(saved(solar(**how)))
    return path


def foreign(folder: Path, **how: Any) -> Path:
    """Write the workbook of a methodology the program does not have."""
    return workbook(folder, "JCM_TH_AM777_ver03.1.xlsx", code="JCM_TH_AM777_ver03.1", **how)


def changed(folder: Path, cells: dict[tuple[str, str], object], name: str = "changed.xlsx", **how: Any) -> Path:
    """Write a workbook with other contents in some cells (sheet, reference)."""
    book = solar(**how)
    for (sheet, reference), content in cells.items():
        book[sheet][reference] = content
    path = folder / name
    path.write_bytes(saved(book))
    return path


def text(folder: Path, name: str = "methodology.docx", code: str = "TH_AM001") -> Path:
    """Write the text of an invented methodology in version 01.0, with its criteria."""
    from dataclasses import replace

    from invented_text import ENGLISH
    from text_word_makes import styled

    path = folder / name
    path.write_bytes(styled(replace(ENGLISH, code=f"JCM_{code}_ver01.0", number=code)))
    return path
