"""The project files of a folder and its folders."""

from __future__ import annotations

import os
from pathlib import Path

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.store import SUFFIX

MOST = 20_000


def projects_in(folder: Path) -> tuple[Path, ...]:
    """Return the project files of a folder and all below it, sorted; hidden folders and links to folders are left out.

    Raises Problem `portfolio.no_folder`, or `portfolio.too_many` for a folder like the whole disk.
    """
    if not folder.is_dir():
        raise Problem("portfolio.no_folder", str(folder))
    found: list[Path] = []
    for at, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(at, name) for name in files
                  if name.casefold().endswith(SUFFIX) and not name.startswith((".", "~"))]
        if len(found) > MOST:
            raise Problem("portfolio.too_many", str(folder), most=str(MOST))
    return tuple(sorted(found, key=lambda path: str(path).casefold()))
