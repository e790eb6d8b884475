"""Whose definitions and rules count in this process: those of the program, or those of the data update in use.

It is decided once, at the first look at such a file, and holds until the process ends: a window never works with two
data sets, and its worker processes inherit what it decided. Without an update this costs a look for one file.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jcm_pdd.core.problems import Problem

FOLDER = "data updates"
STATE = "state.json"
HANDED_DOWN = "JCM_PDD_DATA"


@dataclass(frozen=True, slots=True)
class InUse:
    """The folder of the update in use, None for the program's own data; `notice` says why one is not used."""

    folder: Path | None
    notice: Problem | None = None


class _Decided:
    now: InUse | None = None


def in_use() -> InUse:
    """Return what this process works with; nothing is raised, whatever is wrong with an update."""
    if _Decided.now is None:
        _Decided.now = _decide()
        os.environ[HANDED_DOWN] = str(_Decided.now.folder or "")
    return _Decided.now


def use(folder: Path | None) -> None:
    """Let this process work with the data in a folder, None for the program's own; for one that only looks at them."""
    _Decided.now = InUse(folder)
    os.environ[HANDED_DOWN] = str(folder or "")


def forget() -> None:
    """Forget every definition and rule this process has read, before it looks at those of another folder."""
    for name, module in list(sys.modules.items()):
        if name.startswith("jcm_pdd.files."):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def folder_of_user() -> Path:
    """Return where the user's data updates lie, whether there are any or not."""
    import platformdirs

    return Path(platformdirs.user_data_dir("JCM PDD Studio", appauthor=False)) / FOLDER


def _decide() -> InUse:
    handed = os.environ.get(HANDED_DOWN)
    if handed is not None and _is_worker():
        return InUse(Path(handed) if handed else None)
    folder = folder_of_user()
    if not (folder / STATE).is_file():
        return InUse(None)
    from jcm_pdd.files.data_update.state import judged

    return judged(folder)


def _is_worker() -> bool:
    # Only who was started to do a part of our work goes by what we decided; another program decides for itself.
    process = sys.modules.get("multiprocessing.process")
    return process is not None and process.parent_process() is not None
