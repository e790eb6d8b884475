"""The pages of a document as pictures for a printer, made in the other process; knows no Qt of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jcm_pdd.files.export import ExportJob
    from jcm_pdd.gui.jobs import Talk

DOTS = 200
"""Dots per inch: small print stays sharp, and a page takes some 15 MB while it is painted."""


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page as a picture file; `wide` when it lies on its side."""

    path: Path
    wide: bool


def run(talk: Talk, job: ExportJob, scratch: Path) -> tuple[PrintedPage, ...]:
    """Make the PDF of a job and draw its pages into its folder; raises Problem, or Cancelled when stopped.

    `scratch` is an empty folder for the working copy of this process.
    """
    from jcm_pdd.files.paper import Paper
    from jcm_pdd.gui import export_work
    from jcm_pdd.gui.jobs import Cancelled

    report = export_work.run(_Before(talk), job, scratch)  # type: ignore[arg-type]
    made: list[PrintedPage] = []
    for file in report.files:
        paper = Paper(file.path.read_bytes(), file.path.name)
        for page in range(1, paper.pages + 1):
            if talk.cancelled():
                raise Cancelled
            talk.progress(page - 1, paper.pages, str(page))
            made.append(_drawn(paper, page, job.folder / f"page-{len(made) + 1:04}.png"))
    return tuple(made)


def _drawn(paper: object, page: int, path: Path) -> PrintedPage:
    from PIL import Image

    picture = paper.picture(page, DOTS)  # type: ignore[attr-defined]
    image = Image.frombuffer("RGB", (picture.width, picture.height), picture.pixels, "raw", "BGRX", picture.stride, 1)
    image.save(path, dpi=(DOTS, DOTS), compress_level=1)
    return PrintedPage(path, picture.width > picture.height)


class _Before:
    """The talk of the export before the drawing: it must not close the gate, so that Cancel works after it too."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self.progress, self.cancelled = talk.progress, talk.cancelled

    def point_of_no_return(self) -> bool:
        """Tell whether it was cancelled; what is written lies in a folder nobody else knows."""
        return self._talk.cancelled()
