"""A document to look at: pages of a PDF as pictures, a Word document as its words; with search in both.

What is opened is measured first (`official.text.gate`); nothing of it is carried out or followed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jcm_pdd.core.problems import Problem

MOST_PIXELS = 16_000_000
POINTS = 72


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as 32-bit pixels, blue first, `stride` bytes a row."""

    width: int
    height: int
    stride: int
    pixels: bytes


def drawn(document: Any, page: int, scale: float, most: int = MOST_PIXELS) -> Picture:
    """Return page `page` (from 1) of an open pypdfium2 document at `scale` pixels a point; smaller when it would have
    more than `most` pixels.

    Raises PdfiumError, ValueError or MemoryError for a page that cannot be drawn.
    """
    one = document[page - 1]
    try:
        wide, high = one.get_size()
        bitmap = one.render(scale=min(scale, (most / max(wide * high, 1.0)) ** 0.5), rev_byteorder=False,
                            prefer_bgrx=True, may_draw_forms=False)
        made = Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        return made
    finally:
        one.close()


class Paper:
    """An open document; `pages` is 0 for a Word document, whose `text` is shown instead."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open it; raises Problem `official_text.*` for what is neither Word nor PDF, damaged, sealed or too large."""
        from jcm_pdd.files.official.text.gate import kind_of

        self.name = name
        self.text = ""
        self._document: Any = None
        self._plain: dict[int, str] = {}
        if kind_of(data, name) == "pdf":
            self._document = _opened(data, name)
        else:
            self.text = _words(data, name)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._document) if self._document is not None else 0

    def close(self) -> None:
        """Let go of the document."""
        if self._document is not None:
            self._document.close()
            self._document = None

    def width(self, page: int) -> float:
        """Return the width of a page in points; Problem `official_text.damaged` for one that cannot be read."""
        import pypdfium2

        try:
            return float(self._document.get_page_size(page - 1)[0])
        except (pypdfium2.PdfiumError, ValueError) as error:
            raise Problem("official_text.damaged", self.name) from error

    def picture(self, page: int, dots: float) -> Picture:
        """Return page `page` (from 1) at `dots` per inch, fewer for a page of enormous size; Problem `.damaged`."""
        import pypdfium2

        try:
            return drawn(self._document, page, dots / POINTS)
        except (pypdfium2.PdfiumError, ValueError, MemoryError) as error:
            raise Problem("official_text.damaged", self.name) from error

    def find(self, words: str, after: int = 0) -> int | None:
        """Return the next page after `after` that has the words, round and round; None when no page has."""
        wanted = _squeezed(words)
        if not wanted:
            return None
        order = [*range(after + 1, self.pages + 1), *range(1, after + 1)]
        return next((page for page in order if wanted in self._words_of(page)), None)

    def _words_of(self, page: int) -> str:
        if page not in self._plain:
            import pypdfium2

            try:
                one = self._document[page - 1]
                words = one.get_textpage()
                self._plain[page] = _squeezed(words.get_text_range())
                words.close()
                one.close()
            except pypdfium2.PdfiumError:
                self._plain[page] = ""
        return self._plain[page]


def _squeezed(text: str) -> str:
    from jcm_pdd.files.official.text.flow import plain

    return plain(text)


def _opened(data: bytes, name: str) -> Any:
    import pypdfium2
    from pypdfium2 import raw

    from jcm_pdd.files.official.text.gate import MAX_PAGES

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        sealed = getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise Problem("official_text.password" if sealed else "official_text.damaged", name) from error
    if not 0 < len(document) <= MAX_PAGES:
        count = len(document)
        document.close()
        raise Problem("official_text.too_many_pages", name, count=count, limit=MAX_PAGES)
    return document


def _words(data: bytes, name: str) -> str:
    from jcm_pdd.files.official.text.flow import Grid, items
    from jcm_pdd.files.official.text.word_flow import read_word

    lines: list[str] = []
    for block in read_word(data, name).blocks:
        if isinstance(block, Grid):
            lines += [" | ".join(" ".join(text.split()) for text in row.texts if text.strip()) for row in block.rows]
        else:
            lines += [item.text for item in items((block,))]
    return "\n\n".join(line for line in lines if line.strip())
