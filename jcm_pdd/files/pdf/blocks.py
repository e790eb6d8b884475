"""Reading blocks: paragraphs with their lists, controls around blocks, text boxes, section ends."""

from __future__ import annotations

from copy import deepcopy

from jcm_pdd.files.pdf.inline import Inline
from jcm_pdd.files.pdf.model import Atom, Block, Paragraph, Section, SectionEnd, Span, Tab
from jcm_pdd.files.pdf.ooxml import Element, attribute, child, descend, local, q
from jcm_pdd.files.pdf.props import Props, merge, paragraph_props, run_props
from jcm_pdd.files.pdf.sections import read_section
from jcm_pdd.files.pdf.story import Story, chosen, plain_text
from jcm_pdd.files.pdf.styles import paragraph_style
from jcm_pdd.files.pdf.symbols import translate

HOLDERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}
QUIET = {
    "sdtPr", "sdtEndPr", "sectPr", "tcPr", "trPr", "tblPr", "tblGrid", "bookmarkStart", "bookmarkEnd",
    "proofErr",
    "commentRangeStart", "commentRangeEnd", "permStart", "permEnd", "moveFromRangeStart", "moveFromRangeEnd",
    "moveToRangeStart", "moveToRangeEnd", "customXmlPr", "background", "tblPrEx", "customXmlInsRangeStart",
    "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
}  # fmt: skip
# How far nested tables and text boxes are followed; deeper ones give their text as paragraphs.
DEEPEST = 12


def read_blocks(container: Element, story: Story, table: tuple[Props, Props] = ({}, {}), depth: int = 0) -> list[Block]:
    """Return the blocks inside a body, header, cell, note or text box.

    `table` holds the paragraph and run properties that the style of the surrounding table gives.
    """
    found: list[Block] = []
    for item in container:
        name = local(item)
        if name == "p":
            found += _paragraph(item, story, table, depth)
        elif name == "tbl":
            found += _table(item, story, depth)
        elif name in HOLDERS:
            found += read_blocks(item, story, table, depth)
        elif name == "AlternateContent":
            branch = chosen(item)
            found += read_blocks(branch, story, table, depth) if branch is not None else []
        elif name == "altChunk":
            story.report.add("foreign_content")
        elif name in ("oMathPara", "oMath", "r"):
            found += _loose(item, story, table)
        elif name not in QUIET and plain_text(item):
            story.report.add("unknown", name)
            found += read_blocks(item, story, table, depth)
    return found


def _table(item: Element, story: Story, depth: int) -> list[Block]:
    from jcm_pdd.files.pdf.tables import read_table  # the two readers need each other

    if depth < DEEPEST:
        return [read_table(item, story, depth)]
    story.report.add("deep_nesting")
    return [block for cell in item.iter(q("w:p")) for block in _paragraph(cell, story, ({}, {}), depth)]


def _loose(item: Element, story: Story, table: tuple[Props, Props]) -> list[Block]:
    """Return an equation or run that stands between paragraphs as a paragraph of its own."""
    para, runs = story.styles.paragraph(None)
    reader = Inline(story, table[1], runs)
    holder = item.makeelement(q("w:p"))
    holder.append(deepcopy(item))
    atoms = reader.read(holder)
    return [Paragraph(atoms, paragraph_style(merge(story.styles.default_paragraph, para)), reader.base)]


def _paragraph(item: Element, story: Story, table: tuple[Props, Props], depth: int) -> list[Block]:
    own = child(item, "w:pPr")
    direct = paragraph_props(own)
    style_para, style_runs = story.styles.paragraph(direct.get("style"))
    list_para, label = _list(direct, style_para, story)
    found = merge(story.styles.default_paragraph, table[0], style_para, list_para, direct)
    found["style"] = style_para.get("style")
    if found.get("bidi"):
        story.report.add("right_to_left", plain_text(item))
    if child(own, "w:framePr") is not None:
        story.report.add("frame", plain_text(item))
    reader = Inline(story, table[1], style_runs)
    if found.get("outline") is not None and plain_text(item):
        story.report.heading = " ".join(plain_text(item).split())[:120]
    mark = story.styles.run_style(table[1], style_runs, run_props(child(own, "w:rPr")))
    atoms = _label_atoms(label, story, (table[1], style_runs, run_props(child(own, "w:rPr")))) + reader.read(item)
    blocks: list[Block] = [Paragraph(atoms, paragraph_style(found), mark)]
    blocks += _text_boxes(story, depth)
    section = child(own, "w:sectPr")
    if section is not None:
        blocks.append(SectionEnd(read_section(section, story, _story_blocks)))
    return blocks


def _text_boxes(story: Story, depth: int) -> list[Block]:
    """Return what text boxes of the paragraph just read hold, to be printed after it."""
    boxes, story.extra = story.extra, []
    found: list[Block] = []
    for box in boxes:
        found += read_blocks(box, story, depth=depth + 1) if depth < DEEPEST else []
    return found


def _story_blocks(root: Element, story: Story) -> list[Block]:
    return read_blocks(root, story)


def _list(direct: Props, style: Props, story: Story) -> tuple[Props, tuple[str, int] | None]:
    """Return the indents a list level gives and which list and level the paragraph belongs to."""
    number = direct.get("number", style.get("number"))
    level = direct.get("level", style.get("level"))
    if number is None:
        return {}, None
    if level is None:
        level = story.numbering.by_style.get(style.get("style") or "", ("", 0))[1]
    found = story.numbering.level(number, level)
    if found is None:
        return {}, None
    indents = {key: value for key, value in found.paragraph.items() if key in ("left", "right", "first", "tabs")}
    if "number" not in direct:  # the style's own indent wins over the list it names
        indents = {key: value for key, value in indents.items() if key not in style}
    return indents, (number, level)


def _label_atoms(label: tuple[str, int] | None, story: Story, layers: tuple[Props, ...]) -> list[Atom]:
    found = story.numbering.label(*label) if label is not None else None
    if found is None:
        return []
    if not found.known:
        story.report.add("number_format", found.text)
    plain = {**merge(*layers), "underline": "", "hidden": False}
    look = story.styles.run_style(plain, found.run)
    atoms: list[Atom] = [Span(translate(found.text, look.symbol), look)] if found.text else []
    if found.suffix == "tab" and found.text:
        atoms.append(Tab(look))
    elif found.suffix == "space" and found.text:
        atoms.append(Span(" ", look))
    return atoms


def note_blocks(story: Story) -> list[Block]:
    """Return the footnotes and endnotes that the text called, numbered, for the end of the document."""
    found: list[Block] = []
    place = 0
    while place < len(story.notes):  # a note may itself call a note
        kind, name = story.notes[place]
        place += 1
        part = story.package.related(f"{kind}s")
        for note in part.root.iter(q(f"w:{kind}")) if part is not None else ():
            if attribute(note, "w:id") == name and part is not None:
                blocks = read_blocks(note, story.beside(part))
                first = next((block for block in blocks if isinstance(block, Paragraph)), None)
                if first is not None:
                    first.atoms.insert(0, Span(f"{place} ", first.mark))
                found += blocks
    return found


def body_section(body: Element, story: Story) -> Section:
    """Return the section that the end of the body declares."""
    element = descend(body, "w:sectPr")
    return read_section(element, story, _story_blocks) if element is not None else Section()
