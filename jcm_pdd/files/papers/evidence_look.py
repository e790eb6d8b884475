"""A file of evidence made visible: pages of a PDF, a picture, the words of a text. Meant for another process.

Nothing of a file is carried out or followed, and a picture is measured before anything of it is unpacked.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.paper import MOST_PIXELS, Picture, drawn

MEGAPIXELS = 100
LONGEST_TEXT = 64 * 1024
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_PICTURES = {"png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp"}
_TEXTS = {"txt", "csv", "tsv", "log", "md", "json", "xml", "eml", "yaml", "yml"}
_CODES = ("utf-8-sig", "cp932")


@dataclass(frozen=True, slots=True)
class Look:
    """What there is to see: pages (from 1) of how many, or a text; neither for a file of another kind."""

    pages: int = 0
    pictures: dict[int, Picture] = field(default_factory=dict)
    text: str = ""


def kind_of(name: str, media: str) -> str:
    """Return how a file is shown, by name and media type: `pdf`, `picture`, `text`, `word`, or "" for not at all."""
    suffix = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if suffix == "pdf" or media == "application/pdf":
        return "pdf"
    if suffix in _PICTURES:
        return "picture"
    if suffix in _TEXTS or media == "text/plain":
        return "text"
    return "word" if suffix == "docx" else ""


def look(source: bytes | Path, name: str, media: str, pages: Iterable[int], width: int) -> Look:
    """Return some pages of a file, `width` pixels wide; pages that are not there are left out.

    Raises Problem `evidence.pdf_damaged`, `.pdf_password`, `.picture_too_large`, `.picture_damaged`, and
    `official_text.*` for a Word document that cannot be read.
    """
    kind = kind_of(name, media)
    if kind == "pdf":
        return _pdf(source, name, pages, width)
    if kind == "picture":
        return Look(1, {1: _picture(source, name, width)})
    if kind == "text":
        return Look(text=_text(source))
    if kind == "word":
        from jcm_pdd.files.paper import Paper

        return Look(text=Paper(source if isinstance(source, bytes) else source.read_bytes(), name).text)
    return Look()


def _pdf(source: bytes | Path, name: str, pages: Iterable[int], width: int) -> Look:
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(source)
    except (pypdfium2.PdfiumError, OSError) as error:
        sealed = getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise Problem("evidence.pdf_password" if sealed else "evidence.pdf_damaged", name) from error
    try:
        count = len(document)
        if not count:
            raise Problem("evidence.pdf_damaged", name)
        return Look(count, {page: _page(document, page, width) for page in pages if 1 <= page <= count})
    except (pypdfium2.PdfiumError, ValueError, MemoryError) as error:
        raise Problem("evidence.pdf_damaged", name) from error
    finally:
        document.close()


def _page(document: Any, page: int, width: int) -> Picture:
    return drawn(document, page, width / max(document.get_page_size(page - 1)[0], 1.0))


def _picture(source: bytes | Path, name: str, width: int) -> Picture:
    from PIL import Image, ImageOps

    # The program's own measure comes first, with words of its own; Pillow's limit is for its own callers.
    before, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(source) if isinstance(source, bytes) else source, formats=_FORMATS) as image:
                if image.width * image.height > MEGAPIXELS * 1_000_000:
                    raise Problem("evidence.picture_too_large", name, width=f"{image.width:,}",
                                  height=f"{image.height:,}", limit=MEGAPIXELS)
                image.draft("RGB", (width, width))  # either side may become the width when a photo is turned
                shown = ImageOps.exif_transpose(image).convert("RGB")
                shown.thumbnail((width, max(1, MOST_PIXELS // max(width, 1))))
                return Picture(shown.width, shown.height, 4 * shown.width, shown.tobytes("raw", "BGRX"))
    except (OSError, ValueError, SyntaxError, MemoryError, EOFError) as error:
        raise Problem("evidence.picture_damaged", name) from error
    finally:
        Image.MAX_IMAGE_PIXELS = before


def _text(source: bytes | Path) -> str:
    if isinstance(source, Path):
        with source.open("rb") as file:
            data = file.read(LONGEST_TEXT)
    else:
        data = source[:LONGEST_TEXT]
    for code in _CODES:
        try:
            return data.decode(code)
        except UnicodeDecodeError as error:
            if error.start > len(data) - 4 >= 0 and len(data) == LONGEST_TEXT:
                return data[:error.start].decode(code)  # a sign cut in two at the end
    return data.decode("latin-1")
