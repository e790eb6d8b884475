"""What making a PDF gives back: the bytes, and everything that is not shown exactly as Word shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Simplified:
    """A thing of the Word document that the PDF shows in a simpler way; `code` names the message
    `pdf.shown.<code>`.
    """

    code: str
    where: str


@dataclass(frozen=True, slots=True)
class MissingGlyph:
    """A character that no shipped font can draw (printed as a box), with the text around it."""

    character: str
    sentence: str


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A finished PDF with its page count and the lists a person must see before sending it."""

    bytes: bytes
    simplified: tuple[Simplified, ...]
    missing: tuple[MissingGlyph, ...]
    pages: int
