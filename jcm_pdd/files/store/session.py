"""The note beside a working copy that says which project file it belongs to, for recovery after a crash."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from jcm_pdd.files.store import atomic

NOTE = "session.json"
DATABASE = "project.db"
EVIDENCE = "files"


@dataclass(frozen=True, slots=True)
class Session:
    """Whose working copy it is; `path` None for a project never saved, `base` the SHA-256 of the file it
    came from.
    """

    token: str
    path: str | None
    who: str
    opened: str
    read_only: bool = False
    base: str | None = None

    def write(self, folder: Path) -> None:
        """Write the note into the working folder. Raises OSError."""
        text = json.dumps(asdict(self), ensure_ascii=True, indent=1, sort_keys=True)
        atomic.write_text(folder / NOTE, text + "\n")

    @classmethod
    def read(cls, folder: Path) -> Session | None:
        """Return the note of a working folder, or None when there is none that can be read."""
        try:
            note = json.loads((folder / NOTE).read_text(encoding="utf-8"))
            return cls(**note)
        except (OSError, ValueError, TypeError):
            return None
