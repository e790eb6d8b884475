"""Reading a .docx into a `Document`: sections with their blocks, headers, notes and title."""

from __future__ import annotations

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.pdf.blocks import body_section, note_blocks, read_blocks
from jcm_pdd.files.pdf.model import (
    Block,
    Document,
    Paragraph,
    ParagraphStyle,
    RunStyle,
    Section,
    SectionEnd,
    Span,
)
from jcm_pdd.files.pdf.numbering import read_numbering
from jcm_pdd.files.pdf.ooxml import Package, Part, attribute, child, points, q, switch, whole
from jcm_pdd.files.pdf.result import Simplified
from jcm_pdd.files.pdf.story import Report, Story
from jcm_pdd.files.pdf.styles import Styles

OLD_WORD = 12
NOTE_RULE = "―" * 12


def read_document(docx: bytes) -> tuple[Document, tuple[Simplified, ...]]:
    """Return the document and what of it is shown more simply; another kind of file is the problem
    `pdf.not_word`.
    """
    package = Package(docx)
    styles = Styles(package.related("styles"), package.related("theme"))
    numbering = read_numbering(package.related("numbering"))
    settings = package.related("settings")
    story = Story(package, package.main, styles, numbering, Report(), compat=_compat(settings))
    body = child(package.main.root, "w:body")
    if body is None:
        raise Problem("pdf.not_word")
    last = body_section(body, story)
    story.report.heading = ""
    blocks = read_blocks(body, story)
    notes = note_blocks(story)
    if notes:
        blocks += [Paragraph([Span(NOTE_RULE, RunStyle())], ParagraphStyle(before=12.0), RunStyle()), *notes]
    sections = _sections(blocks, last)
    _inherit(sections, settings)
    return Document(sections, _title(package), _default_tab(settings)), tuple(story.report.found)


def _sections(blocks: list[Block], last: Section) -> list[tuple[Section, list[Block]]]:
    found: list[tuple[Section, list[Block]]] = []
    current: list[Block] = []
    for block in blocks:
        if isinstance(block, SectionEnd):
            found.append((block.section, current))
            current = []
        else:
            current.append(block)
    return [*found, (last, current)]


def _inherit(sections: list[tuple[Section, list[Block]]], settings: Part | None) -> None:
    """Give each section the headers it does not declare from the section before."""
    even = child(settings.root, "w:evenAndOddHeaders") if settings is not None else None
    before = Section()
    for section, _ in sections:
        section.even_odd = even is not None and switch(even)
        section.headers = {**before.headers, **section.headers}
        section.footers = {**before.footers, **section.footers}
        before = section


def _compat(settings: Part | None) -> int:
    """Return the Word version whose layout rules the document asks for (15 is Word 2013 and later)."""
    for item in settings.root.iter(q("w:compatSetting")) if settings is not None else ():
        if attribute(item, "w:name") == "compatibilityMode":
            return whole(attribute(item)) or OLD_WORD
    return OLD_WORD


def _default_tab(settings: Part | None) -> float:
    item = child(settings.root, "w:defaultTabStop") if settings is not None else None
    return points(attribute(item)) or 36.0


def _title(package: Package) -> str:
    """Return the title from the core properties, "" when there is none."""
    item = package.core.root.find(q("dc:title")) if package.core is not None else None
    return " ".join((item.text or "").split()) if item is not None else ""
