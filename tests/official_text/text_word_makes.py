"""The invented methodology as Word documents of different make."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from invented_text import Methodology, pieces

from jcm_pdd.files.opc import read_package, write_package


def _write(paragraph: Any, text: str, bold: bool = False, split: bool = False) -> None:
    for part, kind in pieces(text):
        for bit in ([part[: len(part) // 2], part[len(part) // 2 :]] if split else [part]):
            run = paragraph.add_run(bit)
            run.bold = bold or None
            if kind:
                setattr(run.font, {"sub": "subscript", "sup": "superscript"}[kind], True)


def _cell(cell: Any, text: str, **how: Any) -> None:
    _write(cell.paragraphs[0], text, **how)


def _table(parent: Any, rows: Any, head: tuple[str, ...] = (), **how: Any) -> Any:
    rows = [head, *rows] if head else list(rows)
    if isinstance(parent, docx.document.Document):
        table = parent.add_table(len(rows), len(rows[0]))
    else:
        table = parent.add_table(len(rows), len(rows[0]))
    table.style = "Table Grid"
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            _cell(cell, text, **how)
    return table


def _start(content: Methodology, japanese: bool) -> Any:
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name = "BIZ UDPGothic" if japanese else "Liberation Serif"
    style.font.size = Pt(11)
    if japanese:
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "BIZ UDPGothic")
    document.sections[0].header.paragraphs[0].text = content.code
    document.sections[0].footer.paragraphs[0].text = "Sectoral scope: 03"
    return document


def _saved(document: Any) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _sources(document: Any, content: Methodology) -> None:
    rows = [(content.sides[0], ""), content.source_head, *content.reference,
            (content.sides[1], ""), content.source_head, *content.project]
    table = _table(document, rows)
    for number in (0, 2 + len(content.reference)):
        merged = table.rows[number].cells[0].merge(table.rows[number].cells[1])
        for extra in merged.paragraphs[1:]:
            extra._p.getparent().remove(extra._p)


def _parameters(document: Any, content: Methodology) -> None:
    table = _table(document, [("", "", "")] * len(content.parameters), content.parameter_head)
    for row, parameter in zip(table.rows[1:], content.parameters, strict=True):
        _cell(row.cells[0], parameter.symbol)
        _cell(row.cells[1], parameter.description)
        _cell(row.cells[2], parameter.source)
        if parameter.table:
            _table(row.cells[1], parameter.table)
            row.cells[1].add_paragraph()


def _rest(document: Any, content: Methodology, heading: Callable[[str], None]) -> None:
    heading("E")
    _sources(document, content)
    for letter in "FGH":
        heading(letter)
        for text in content.formulas[letter]:
            _write(document.add_paragraph(), text)
    heading("I")
    _parameters(document, content)


def _opening(document: Any, content: Methodology, heading: Callable[[str], None]) -> None:
    heading("A")
    table = _table(document, [(f"{content.title}, Version {content.code[-4:]}",)])
    assert table is not None
    heading("B")
    _table(document, content.terms, content.term_head)
    heading("C")
    _table(document, content.summary, content.summary_head)
    heading("D")
    _write(document.add_paragraph(), content.intro)


def _sub_items(parent: Any, parts: tuple[str, ...]) -> None:
    for number, part in enumerate(parts):
        _write(parent.add_paragraph(), f"{chr(97 + number)}) {part}")


def styled(content: Methodology, japanese: bool = False) -> bytes:
    """Headings by style, criteria in the rows of a table."""
    document = _start(content, japanese)

    def heading(letter: str) -> None:
        document.add_heading(f"{letter}. {content.headings[letter]}", 1)

    _opening(document, content, heading)
    table = _table(document, [(f"{content.criterion} {n}", c.text) for n, c in enumerate(content.criteria, 1)])
    for row, criterion in zip(table.rows, content.criteria, strict=True):
        _sub_items(row.cells[1], criterion.parts)
    _rest(document, content, heading)
    return _saved(document)


def plain_bold(content: Methodology, japanese: bool = False) -> bytes:
    """Headings in bold text, a list of contents before them, criteria run in ("Criterion 1: ..."), split runs."""
    document = _start(content, japanese)
    for number, (letter, text) in enumerate(content.headings.items(), 2):
        document.add_paragraph(f"{letter}. {text} ........ {number}")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def heading(letter: str) -> None:
        _write(document.add_paragraph(), f"{letter}. {content.headings[letter]}", bold=True)

    _opening(document, content, heading)
    for number, criterion in enumerate(content.criteria, 1):
        _write(document.add_paragraph(), f"{content.criterion} {number}: {criterion.text}", split=True)
        _sub_items(document, criterion.parts)
    _rest(document, content, heading)
    return _saved(document)


def letters_in_cells(content: Methodology, japanese: bool = False) -> bytes:
    """Each heading is a table row with the letter alone in its first cell; criteria are numbered rows."""
    document = _start(content, japanese)

    def heading(letter: str) -> None:
        document.add_paragraph()
        _table(document, [(f"{letter}.", content.headings[letter])])
        document.add_paragraph()

    _opening(document, content, heading)
    table = _table(document, [(f"{n}.", c.text) for n, c in enumerate(content.criteria, 1)])
    for row, criterion in zip(table.rows, content.criteria, strict=True):
        _sub_items(row.cells[1], criterion.parts)
    _rest(document, content, heading)
    return _saved(document)


def _numbering(document: Any, identity: int, *levels: tuple[str, str]) -> str:
    root = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), str(identity))
    for place, (form, text) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(place))
        for name, value in (("start", "1"), ("numFmt", form), ("lvlText", text)):
            child = OxmlElement(f"w:{name}")
            child.set(qn("w:val"), value)
            level.append(child)
        look, indent = OxmlElement("w:pPr"), OxmlElement("w:ind")
        indent.set(qn("w:left"), str(400 * (place + 1)))
        indent.set(qn("w:hanging"), "400")
        look.append(indent)
        level.append(look)
        abstract.append(level)
    root.insert(0, abstract)
    number, link = OxmlElement("w:num"), OxmlElement("w:abstractNumId")
    number.set(qn("w:numId"), str(identity))
    link.set(qn("w:val"), str(identity))
    number.append(link)
    root.append(number)
    return str(identity)


def _numbered(document: Any, text: str, number: str, level: int = 0) -> None:
    paragraph = document.add_paragraph()
    mark = OxmlElement("w:numPr")
    for name, value in (("ilvl", str(level)), ("numId", number)):
        child = OxmlElement(f"w:{name}")
        child.set(qn("w:val"), value)
        mark.append(child)
    paragraph._p.get_or_add_pPr().append(mark)
    _write(paragraph, text)


def auto_numbered(content: Methodology, japanese: bool = False) -> bytes:
    """As Word writes lists: letters, criteria and sub-items are automatic numbers and nowhere in the text."""
    document = _start(content, japanese)
    heads = _numbering(document, 71, ("upperLetter", "%1."))
    listed = _numbering(document, 72, ("decimal", "%1."), ("lowerLetter", "%2)"))

    def heading(letter: str) -> None:
        _numbered(document, content.headings[letter], heads)

    _opening(document, content, heading)
    for criterion in content.criteria:
        _numbered(document, criterion.text, listed)
        for part in criterion.parts:
            _numbered(document, part, listed, 1)
    _rest(document, content, heading)
    return _saved(document)


def tracked(content: Methodology, japanese: bool = False) -> bytes:
    """With tracked changes whose acceptance gives the content: deleted words and a deleted criterion."""
    parts = read_package(styled(content, japanese))
    xml = parts["word/document.xml"].decode()
    deleted = '<w:del w:id="901" w:author="R"><w:r><w:delText>not </w:delText></w:r></w:del>'
    words = content.criteria[0].text.split(" ")[0] if not japanese else content.criteria[0].text[:4]
    at = xml.index(words, xml.index(f"{content.criterion} 1"))
    start = xml.rindex("<w:r>", 0, at)
    xml = xml[:start] + deleted + '<w:ins w:id="902" w:author="R">' + xml[start:]
    end = xml.index("</w:r>", start + len(deleted)) + len("</w:r>")
    xml = xml[:end] + "</w:ins>" + xml[end:]
    row = xml.index("<w:tr>", xml.rindex("<w:tbl>", 0, at))
    words = '<w:p><w:del w:id="904" w:author="R"><w:r><w:delText>Criterion 9</w:delText></w:r></w:del></w:p>'
    gone = (f'<w:tr><w:trPr><w:del w:id="903" w:author="R"/></w:trPr><w:tc><w:tcPr/>{words}</w:tc>'
            f"<w:tc><w:tcPr/><w:p/></w:tc></w:tr>")
    xml = xml[:row] + gone + xml[row:]
    parts["word/document.xml"] = xml.encode()
    return write_package(parts)
