"""Word documents of our own, such as the monitoring manual: a title and blocks, in the look of the forms."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from jcm_pdd.core.findings import Finding
from jcm_pdd.files.data import data_path
from jcm_pdd.files.export import make_word_pdf
from jcm_pdd.files.opc import parse_xml, read_package, write_package, xml_bytes
from jcm_pdd.files.word.derived import Block, Writer
from jcm_pdd.files.word.document import Document
from jcm_pdd.files.word.pictures import Media
from jcm_pdd.files.word.text import add_text
from jcm_pdd.files.word.tree import Element, W

_MAIN, _HEADER, _CORE = "word/document.xml", "word/header1.xml", "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def paper_docx(title: str, header: str, blocks: Iterable[Block], landscape: bool = False) -> bytes:
    """Return a Word document with a title, a line at the top of each page, and blocks; A4, upright or lying.

    Raises Problem `word.picture_format` for a picture that is neither PNG nor JPEG.
    """
    parts = read_package(data_path("templates", "papers", "paper.docx").read_bytes(), "paper.docx")
    root, head = parse_xml(parts[_MAIN]), parse_xml(parts[_HEADER])
    if landscape:
        _lie_down(root)
    _say(next(root.iter(W + "p")), title)
    _say(next(head.iter(W + "p")), header)
    document = Document(parts, _MAIN, root, {_HEADER: head}, [], Media(parts, _MAIN), {_MAIN, _HEADER})
    last = next(root.iter(W + "sectPr"))
    writer = Writer(document)
    for block in blocks:
        for element in writer.block(block):
            last.addprevious(element)
    packed = document.packed()
    return write_package({**packed, _CORE: _entitled(packed[_CORE], title)})


def paper(form: str, title: str, header: str, blocks: Iterable[Block],
          landscape: bool = False) -> tuple[bytes, tuple[Finding, ...]]:
    """Return a document of our own as `docx` or `pdf`, with findings about signs no font has. Raises Problem."""
    made = paper_docx(title, header, blocks, landscape)
    return (made, ()) if form == "docx" else make_word_pdf(made)


def shortened(text: str, longest: int) -> str:
    """Return a text of at most so many letters for the line at the top of pages, cut between words."""
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;-") + "…"


def _say(paragraph: Element, text: str) -> None:
    for run in paragraph.findall(W + "r"):
        paragraph.remove(run)
    add_text(paragraph, text, None)


def _lie_down(root: Element) -> None:
    for size in root.iter(W + "pgSz"):
        wide, high = size.get(W + "w"), size.get(W + "h")
        size.set(W + "w", high or "16838")
        size.set(W + "h", wide or "11906")
        size.set(W + "orient", "landscape")


def _entitled(core: bytes, title: str) -> bytes:
    root = parse_xml(core)
    for element in root.iter(_TITLE):
        element.text = title
    etree.cleanup_namespaces(root)
    return xml_bytes(root)
