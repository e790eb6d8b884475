"""What a process that may not use a network leaves behind."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Ran:
    """A process that has ended; `tried` is what it and its workers tried to do in a network."""

    code: int
    out: str
    err: str
    tried: str
    folder: Path

    @property
    def log(self) -> str:
        """Return the log and all reports it wrote, one text."""
        files = (self.folder / "state").rglob("*.*")
        return "\n".join(file.read_text(encoding="utf-8") for file in sorted(files) if file.is_file())
