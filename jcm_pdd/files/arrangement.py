"""How the user left the window: one small JSON file beside the preferences. Losing it costs a few clicks."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from jcm_pdd.files.store import atomic

FILE = "window.json"
MOST_SECTIONS = 50
WIDEST = 10_000
"""Pixels, more than any screen has."""


@dataclass(slots=True)
class Arrangement:
    """Place and size of the window (base 64, as Qt writes it), width of steps and side panel in pixels, the panel
    shown, and by project file the section one was in, the last one last.
    """

    geometry: str = ""
    steps: int = 0
    side: int = 0
    panel: str = ""
    sections: dict[str, str] = field(default_factory=dict)

    def be_in(self, project: str, section: str) -> None:
        """Remember the section of a project file."""
        self.sections.pop(project, None)
        self.sections[project] = section
        while len(self.sections) > MOST_SECTIONS:
            self.sections.pop(next(iter(self.sections)))


def read(folder: Path) -> Arrangement:
    """Return what was left in a folder; what cannot be read is as if it were not there."""
    try:
        stored = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Arrangement()
    return _arrangement(stored) if isinstance(stored, Mapping) else Arrangement()


def write(folder: Path, arrangement: Arrangement) -> None:
    """Keep it; a folder that takes no files keeps nothing, which nobody need be told at the end of the day."""
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        atomic.write_text(folder / FILE, json.dumps(asdict(arrangement), ensure_ascii=True, indent=1) + "\n")


def _arrangement(stored: Mapping[str, Any]) -> Arrangement:
    texts = {key: stored[key] for key in ("geometry", "panel") if isinstance(stored.get(key), str)}
    widths = {key: stored[key] for key in ("steps", "side")
              if type(stored.get(key)) is int and 0 <= stored[key] <= WIDEST}
    sections = stored.get("sections")
    kept = {project: section for project, section in sections.items() if isinstance(section, str)} if isinstance(
        sections, Mapping) else {}
    return Arrangement(**texts, **widths, sections=dict(list(kept.items())[-MOST_SECTIONS:]))
