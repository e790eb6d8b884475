"""Word documents to make PDFs of, and the text of a PDF."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pypdfium2
import pytest
from docx.document import Document
from docx.oxml import parse_xml

SPACES = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
          "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
          "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
          "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
          "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
          "v": "urn:schemas-microsoft-com:vml"}  # fmt: skip

Save = Callable[[Document], bytes]
Put = Callable[[Document, str], None]
Text = Callable[[bytes], str]


def squeeze(text: str) -> str:
    """Return text without any white space and without the soft hyphens pdfium puts for broken words."""
    return "".join(char for char in text if not char.isspace() and char not in "\u00ad\ufffe\x02")


@pytest.fixture
def blank() -> Document:
    return docx.Document()


@pytest.fixture
def save() -> Save:
    def to_bytes(document: Document) -> bytes:
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return to_bytes


@pytest.fixture
def put() -> Put:
    """Put raw WordprocessingML at the end of the body."""

    def append(document: Document, xml: str) -> None:
        names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
        holder = parse_xml(f"<w:body {names}>{xml}</w:body>")
        body = document.element.body
        for item in list(holder):
            body.insert(len(body) - 1, item)

    return append


@pytest.fixture
def pages_of() -> Callable[[bytes], list[str]]:
    """The text of each page of a PDF."""

    def texts(pdf: bytes) -> list[str]:
        document = pypdfium2.PdfDocument(pdf)
        try:
            found = []
            for page in document:
                part = page.get_textpage()
                found.append(part.get_text_range())
                part.close()
                page.close()
            return found
        finally:
            document.close()

    return texts


@pytest.fixture
def text_of(pages_of: Callable[[bytes], list[str]]) -> Text:
    """All text of a PDF without white space."""
    return lambda pdf: squeeze("".join(pages_of(pdf)))
