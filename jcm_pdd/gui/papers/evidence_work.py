"""Drawing evidence in the other process; knows no Qt of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jcm_pdd.files.papers.evidence_look import Look
    from jcm_pdd.gui.jobs import Talk


def run(_: Talk, source: bytes | Path, name: str, media: str, pages: tuple[int, ...], width: int) -> Look:
    """Return pages of a file as pictures, or its words; raises Problem for what cannot be shown."""
    from jcm_pdd.files.papers.evidence_look import look

    return look(source, name, media, pages, width)
