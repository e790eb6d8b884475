"""Whether the user has Japanese drafts shown beside English texts: one small file in the user's folder."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from jcm_pdd.files.store import atomic

FILE = "drafting.json"


def drafts_shown(folder: Path) -> bool:
    """Return whether drafts are shown; not when nothing was remembered or it cannot be read."""
    try:
        stored = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(stored, dict) and stored.get("shown") is True


def remember_drafts(folder: Path, shown: bool) -> None:
    """Remember the choice; a folder that takes no files costs only that."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        atomic.write_text(folder / FILE, json.dumps({"shown": shown}) + "\n")
