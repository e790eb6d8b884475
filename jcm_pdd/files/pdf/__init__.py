"""PDF made from a filled Word document, so that both always say the same.

Shown as Word shows it: paragraphs (alignment, spacing, indents, tab stops, keeping together, borders,
shading), runs (bold, italic, underline, strike, size, colour, highlight, capitals, raised and lowered text,
symbol fonts), style inheritance, lists, tables (merged and nested cells, borders, shading, table styles,
repeated head rows, rows over several pages), pictures in the line, sections, headers and footers with page
numbers, content controls, form check boxes and equations. Everything else is printed more simply and listed
in `PdfResult.simplified`, with a sentence for each code in resources/messages/problems/pdf.yaml
(`pdf.shown.<code>`).
"""

from __future__ import annotations

from jcm_pdd.files.pdf.result import MissingGlyph, PdfResult, Simplified

__all__ = ["MissingGlyph", "PdfResult", "Simplified", "make_pdf"]


def make_pdf(docx: bytes, review: str = "") -> PdfResult:
    """Return the PDF of a .docx: same input, same bytes.

    When the PDF shows a part of the document more simply than Word does, `review` is printed at the top of each page.
    Raises Problem `package.*` for a broken or hostile file, `pdf.not_word` when it is no Word document.
    """
    from jcm_pdd.files.pdf.make import build

    return build(docx, review)
