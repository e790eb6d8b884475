"""What a second reader, python-docx, finds in a Word file: words as they stand on the page, across runs and tabs.

The proof reads every part by itself as well; the two readings do not share their ideas of where a word ends.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jcm_pdd.files.public.pieces import EDGE, Piece

if TYPE_CHECKING:
    from docx.document import Document

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PROPERTIES = ("author", "category", "comments", "content_status", "identifier", "keywords", "last_modified_by",
               "subject", "title", "version")


def word_pieces(data: bytes, part: str = "") -> Iterator[Piece]:
    """Yield the text of each part of a Word file that holds paragraphs, then its properties.

    Nothing for what python-docx does not open; the parts of such a file are read one by one all the same.
    """
    import docx

    prefix = f"{part} > " if part else ""
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception:  # noqa: BLE001 - whatever it stumbles over in a strange file, the other reader does not
        return
    for one in document.part.package.iter_parts():
        if one.content_type.startswith(_MAIN):
            yield Piece(f"{prefix}{one.partname.lstrip('/')}", EDGE.join(_paragraphs(document, one.blob)))
    said = document.core_properties
    yield Piece(f"{prefix}docProps/core.xml", EDGE.join(str(getattr(said, name) or "") for name in _PROPERTIES))


def _paragraphs(document: Document, blob: bytes) -> Iterator[str]:
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    try:
        root = parse_xml(blob)
    except SyntaxError:
        return
    for element in root.iter(qn("w:p")):
        yield Paragraph(element, document).text  # type: ignore[arg-type]  # w:p is a CT_P there
