"""The preview in other processes: one makes a document and ends, one draws pages as they are asked for. No Qt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jcm_pdd.files.paper import Picture
    from jcm_pdd.files.previewing import Preview, PreviewJob
    from jcm_pdd.gui.jobs import Talk

LISTEN_S = 0.25


def make(_: Talk, job: PreviewJob) -> Preview:
    """Make a document and read its pages; raises Problem."""
    from jcm_pdd.files.previewing import make as made

    return made(job)


def draw(talk: Talk) -> None:
    """Draw pages until the window wants no more: it asks for (path of a PDF, page from 1, width in pixels).

    What is told is (path, page, width, Picture), or (path, page, width, None) for a page that cannot be drawn.
    """
    shelf = _Shelf()
    try:
        while not talk.cancelled():
            wanted = talk.asked(LISTEN_S)
            if wanted is not None:
                talk.tell((*wanted, shelf.picture(*wanted)))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the window has gone
    finally:
        shelf.close()


class _Shelf:
    """The one PDF that lies open."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._document: Any = None

    def picture(self, path: Path, page: int, width: int) -> Picture | None:
        """Return a page `width` pixels wide, None when it cannot be drawn or the file has gone."""
        import pypdfium2

        from jcm_pdd.files.paper import drawn
        from jcm_pdd.files.previewing import MOST_PIXELS

        try:
            if path != self._path:
                self.close()
                # Read whole: a file that is open could not be taken away when newer pages are there.
                self._document, self._path = pypdfium2.PdfDocument(path.read_bytes()), path
            scale = width / max(self._document.get_page_size(page - 1)[0], 1.0)
            return drawn(self._document, page, scale, MOST_PIXELS)
        except (pypdfium2.PdfiumError, OSError, ValueError, IndexError, MemoryError):
            return None

    def close(self) -> None:
        """Let go of it."""
        if self._document is not None:
            self._document.close()
        self._document, self._path = None, None
