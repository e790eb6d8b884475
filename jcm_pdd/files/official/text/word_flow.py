"""Reading a Word document as it would look with all tracked changes accepted."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.official.text.flow import Block, Cell, Flow, Grid, Item, Row, tidy
from jcm_pdd.files.official.text.word_line import Line, note_ids, read_line, run_has_text
from jcm_pdd.files.opc import refuse_macros
from jcm_pdd.files.pdf.numbering import Numbering, read_numbering
from jcm_pdd.files.pdf.ooxml import Element, Package, attribute, child, descend, q
from jcm_pdd.files.pdf.props import merge, paragraph_props
from jcm_pdd.files.pdf.styles import Styles
from jcm_pdd.files.word.tree import W, blocks, cells

DEEPEST = 12
_TEXT_BOX = "{*}txbxContent"


@dataclass(slots=True)
class _Reader:
    styles: Styles
    numbering: Numbering
    notes: list[tuple[str, str]] = field(default_factory=list)

    def blocks(self, parent: Element, depth: int = 0) -> tuple[Block, ...]:
        found: list[Block] = []
        for element in blocks(parent, (W + "p", W + "tbl")):
            if element.tag == W + "p":
                item = self.item(element)
                found += [item] if item.text else []
            elif depth < DEEPEST:
                found.append(self.grid(element, depth))
        return tuple(found)

    def item(self, element: Element) -> Item:
        own = paragraph_props(child(element, "w:pPr"))
        style, _ = self.styles.paragraph(own.get("style"))
        if (style.get("style") or "").upper().startswith("TOC"):
            return Item("")
        gone = child(descend(element, "w:pPr", "w:rPr"), "w:del") is not None
        if gone and not any(run_has_text(run) for run in element.iter(q("w:r"))):
            return Item("")  # a deleted paragraph does not count in its list
        label, level = self._label(own, style)
        self.notes += note_ids(element)
        line = Line()
        read_line(element, line, self.styles)
        text = tidy(line.text)
        label = tidy(label)
        indent = merge(style, own).get("left") or 0.0
        if not text:
            return Item("")
        return Item(f"{label} {text}" if label else text, float(indent if level < 0 else 20 * (level + 1)))

    def _label(self, own: dict[str, object], style: dict[str, object]) -> tuple[str, int]:
        number = own.get("number", style.get("number"))
        level = own.get("level", style.get("level"))
        if not isinstance(number, str):
            return "", -1
        if not isinstance(level, int):
            level = self.numbering.by_style.get(str(style.get("style") or ""), ("", 0))[1]
        found = self.numbering.label(number, level)
        return (found.text, level) if found is not None else ("", -1)

    def grid(self, table: Element, depth: int) -> Grid:
        rows = []
        for row in blocks(table, (W + "tr",)):
            if child(child(row, "w:trPr"), "w:del") is not None:
                continue
            rows.append(Row(tuple(Cell(() if cell.continued else self.blocks(cell.element, depth + 1),
                                       cell.continued, cell.span) for cell in cells(row))))
        return Grid(tuple(rows))


def read_word(data: bytes, name: str) -> Flow:
    """Return the document as a flow; raises Problem `official_text.not_supported`, `.damaged` or `package.*`."""
    try:
        package = Package(data)
        refuse_macros(_macro_parts(package), name)
        body = child(package.main.root, "w:body")
        if body is None:
            raise Problem("official_text.not_supported", name)
        reader = _Reader(Styles(package.related("styles"), None), read_numbering(package.related("numbering")))
        found = reader.blocks(body)
        boxes = next(package.main.root.iter(_TEXT_BOX), None)
        boxed = boxes is not None and any(node.text for node in boxes.iter(q("w:t")))
        skipped = ("official_text.text_box",) if boxed else ()
        return Flow(found, _margins(package, reader), _notes(package, reader), skipped)
    except (etree.XMLSyntaxError, KeyError) as error:
        raise Problem("official_text.damaged", name) from error
    except Problem as problem:
        if problem.code == "pdf.not_word":
            raise Problem("official_text.damaged", name) from problem
        raise Problem(problem.code, problem.where or name, **problem.arguments) from problem


def _macro_parts(package: Package) -> dict[str, bytes]:
    names = ("[Content_Types].xml", "word/vbaProject.bin")
    return {name: content for name in names if (content := package.data(name)) is not None}


def _margins(package: Package, reader: _Reader) -> tuple[str, ...]:
    """Return the paragraphs of all page headers and footers."""
    found: list[str] = []
    for target in package.main.relations.values():
        if target.startswith("word/") and ("header" in target or "footer" in target) and package.data(target):
            root = package.part(target).root
            found += [item.text for p in root.iter(q("w:p")) if (item := reader.item(p)).text]
    return tuple(found)


def _notes(package: Package, reader: _Reader) -> tuple[str, ...]:
    """Return the foot- and endnotes the text calls, in its order."""
    found: list[str] = []
    for kind, number in reader.notes:
        part = package.related(f"{kind}s")
        called = [note for note in (part.root.iter(q(f"w:{kind}")) if part is not None else ())
                  if attribute(note, "w:id") == number]
        found += [" ".join(item.text for p in note.iter(q("w:p")) if (item := reader.item(p)).text)
                  for note in called]
    return tuple(found)
