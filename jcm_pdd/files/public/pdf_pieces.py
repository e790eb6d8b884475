"""What can be read in a PDF: pages, document properties, outline, notes and links, attached files."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from jcm_pdd.files.public.pieces import Piece, Raw, pieces_of

_KEYS = ("Contents", "T", "TU", "V", "DV", "NM", "Subj", "RC")
_PROPERTIES = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")


def pdf_pieces(data: bytes, depth: int, part: str) -> Iterator[Piece | Raw]:
    """Yield the texts of a PDF; nothing of one that cannot be opened, whose bytes are looked at all the same."""
    import pypdfium2

    prefix = f"{part} > " if part else ""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return
    try:
        for key in _PROPERTIES:
            yield Piece(f"{prefix}{key}", document.get_metadata_value(key))
        for item in document.get_toc():
            yield Piece(f"{prefix}outline", item.get_title())
        for at in range(len(document)):
            page = document[at]
            text = page.get_textpage()
            yield Piece(f"{prefix}page {at + 1}", text.get_text_bounded())
            yield Piece(f"{prefix}page {at + 1}", text.get_text_range())
            yield from (Piece(f"{prefix}page {at + 1}, note", found) for found in _notes(page))
        for number in range(document.count_attachments()):
            attached = document.get_attachment(number)
            name = attached.get_name()
            yield Piece(f"{prefix}attachment {number + 1}", name, spoken=False)
            yield from pieces_of(name, bytes(attached.get_data()), depth + 1, f"{prefix}attachment {number + 1}")
    finally:
        document.close()


def _notes(page: Any) -> Iterator[str]:
    """Yield the texts of the annotations of a page."""
    from pypdfium2 import raw

    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, number)
        if not note:
            continue
        for key in _KEYS:
            size = raw.FPDFAnnot_GetStringValue(note, key.encode(), None, 0)
            if size > 2:
                buffer = ctypes.create_string_buffer(size)
                raw.FPDFAnnot_GetStringValue(note, key.encode(), ctypes.cast(buffer, ctypes.POINTER(
                    ctypes.c_ushort)), size)
                yield buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
        raw.FPDFPage_CloseAnnot(note)
