"""From a Word document to a PDF: read, set in pages, draw."""

from __future__ import annotations

from collections.abc import Iterator

from jcm_pdd.files.pdf.flow import Flow
from jcm_pdd.files.pdf.glyphs import missing_in
from jcm_pdd.files.pdf.model import Block, Document, Equation, MathNode, Paragraph, Span, Table
from jcm_pdd.files.pdf.paint import Painter
from jcm_pdd.files.pdf.read import read_document
from jcm_pdd.files.pdf.result import PdfResult, Simplified
from jcm_pdd.files.pdf.sides import Page, draw_pages


def build(docx: bytes, review: str = "") -> PdfResult:
    """Return the PDF of a Word document; see `jcm_pdd.files.pdf.make_pdf`."""
    document, simplified = read_document(docx)
    pages = Flow(document, add_gaps=False).run()
    painter = _painted(document, pages, review if simplified else "")
    if painter.bad_pictures:
        if review and not simplified:
            painter = _painted(document, pages, review)  # a picture is known to be unreadable only once it is drawn
        simplified = (*simplified, Simplified("picture_format", ""))
    return PdfResult(painter.finish(), simplified, missing_in(_texts(document)), len(pages))


def _painted(document: Document, pages: list[Page], mark: str) -> Painter:
    painter = Painter(document.title)
    draw_pages(pages, painter, document.default_tab, mark)
    return painter


def _texts(document: Document) -> Iterator[str]:
    """Yield the text of every paragraph, headers and footers included."""
    for section, blocks in document.sections:
        for side in (*section.headers.values(), *section.footers.values(), blocks):
            yield from _block_texts(side)


def _block_texts(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield "".join(_atom_text(atom) for atom in block.atoms)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _block_texts(cell.blocks)


def _atom_text(atom: object) -> str:
    if isinstance(atom, Span):
        return atom.text
    return _node_text(atom.node) if isinstance(atom, Equation) else " "


def _node_text(node: MathNode) -> str:
    return node.text + "".join(_node_text(part) for part in node.parts)
