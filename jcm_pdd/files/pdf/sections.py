"""Sections: paper size, margins, headers and footers."""

from __future__ import annotations

from collections.abc import Callable

from jcm_pdd.files.pdf.model import Block, Section
from jcm_pdd.files.pdf.ooxml import Element, attribute, child, local, points, q, switch, whole
from jcm_pdd.files.pdf.story import Story

SMALLEST_PAGE, LARGEST_PAGE = 144.0, 4000.0
# The text area is never smaller than this, whatever margins a document asks for.
SMALLEST_BODY = 100.0
BlocksOf = Callable[[Element, Story], list[Block]]


def read_section(element: Element, story: Story, blocks_of: BlocksOf) -> Section:
    """Read a w:sectPr; `blocks_of` reads the root of a header or footer part."""
    section = Section()
    size, margin = child(element, "w:pgSz"), child(element, "w:pgMar")
    width, height = points(attribute(size, "w:w")), points(attribute(size, "w:h"))
    section.width = min(max(width or section.width, SMALLEST_PAGE), LARGEST_PAGE)
    section.height = min(max(height or section.height, SMALLEST_PAGE), LARGEST_PAGE)
    _margins(section, margin)
    title = child(element, "w:titlePg")
    section.title_page = title is not None and switch(title)
    section.continuous = attribute(child(element, "w:type")) == "continuous"
    numbers = child(element, "w:pgNumType")
    section.first_number = whole(attribute(numbers, "w:start"))
    section.number_format = attribute(numbers, "w:fmt") or "decimal"
    columns = whole(attribute(child(element, "w:cols"), "w:num"))
    if columns and columns > 1:
        story.report.add("columns")
    for reference in element.iterchildren(q("w:headerReference"), q("w:footerReference")):
        _header(section, reference, story, blocks_of)
    return section


def _margins(section: Section, margin: Element | None) -> None:
    values = []
    for side, usual in zip(("top", "right", "bottom", "left"), section.margins, strict=True):
        value = points(attribute(margin, f"w:{side}"))
        # A negative top or bottom margin means: do not make room for a tall header.
        values.append(usual if value is None else abs(value))
    top, right, bottom, left = values
    if left + right > section.width - SMALLEST_BODY:
        left = right = 36.0 if section.width > 72 + SMALLEST_BODY else 0.0
    if top + bottom > section.height - SMALLEST_BODY:
        top = bottom = 36.0 if section.height > 72 + SMALLEST_BODY else 0.0
    section.margins = (top, right, bottom, left)
    header, footer = points(attribute(margin, "w:header")), points(attribute(margin, "w:footer"))
    section.header_at = 36.0 if header is None else abs(header)
    section.footer_at = 36.0 if footer is None else abs(footer)


def _header(section: Section, reference: Element, story: Story, blocks_of: BlocksOf) -> None:
    target = story.part.relations.get(attribute(reference, "r:id") or "")
    if target is None or story.package.data(target) is None:
        return
    part = story.package.part(target)
    own = story.beside(part)
    heading, own.report.heading = own.report.heading, "header" if "eader" in local(reference) else "footer"
    blocks = blocks_of(part.root, own)
    own.report.heading = heading
    place = section.headers if local(reference) == "headerReference" else section.footers
    place[attribute(reference, "w:type") or "default"] = blocks
