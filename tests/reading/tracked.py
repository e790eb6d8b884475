"""Tracked changes and comments put into a document the way Word writes them: with rsids and split runs."""

from __future__ import annotations

import copy
import random
from collections.abc import Sequence

from lxml import etree

from jcm_pdd.files.opc import CONTENT_TYPES, parse_xml, read_package, write_package, xml_bytes
from jcm_pdd.files.word.text import new_paragraph, paragraph_text
from jcm_pdd.files.word.tree import W

Element = etree._Element
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
WHO, WHEN = "Vera Lee", "2026-05-11T10:20:00Z"
_WP = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_REL_EX = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


class Reviewed:
    """A Word document under review: its changes get an author, a date and an id each."""

    def __init__(self, data: bytes, who: str = WHO, when: str = WHEN) -> None:
        self.parts = read_package(data)
        self.root = parse_xml(self.parts["word/document.xml"])
        self.who, self.when = who, when
        self._id = 9000
        self.comments: list[Element] = []
        self.threads: list[tuple[str, str, bool]] = []

    def mark(self, tag: str) -> Element:
        self._id += 1
        return etree.Element(W + tag, {W + "id": str(self._id), W + "author": self.who, W + "date": self.when})

    def paragraph(self, text: str, at: int = 0) -> Element:
        return [p for p in self.root.iter(W + "p") if paragraph_text(p).strip() == text][at]

    def row(self, text: str) -> Element:
        """The innermost row that says `text` in one of its paragraphs."""
        said = (p for p in self.root.iter(W + "p") if text in paragraph_text(p))
        return next(row for p in said for row in p.iterancestors(W + "tr"))

    # ---------------------------------------------------------------- changes

    def retype(self, paragraph: Element, new: str, rng: random.Random | None = None) -> None:
        """Replace the text of a paragraph, the deleted runs split where `rng` says."""
        old, look = paragraph_text(paragraph), paragraph.find(f".//{W}r/{W}rPr")
        for child in [child for child in paragraph if child.tag != W + "pPr"]:
            paragraph.remove(child)
        if old:
            gone = self.mark("del")
            for piece in _split(old, rng):
                gone.append(_run(piece, "delText", look))
            paragraph.append(gone)
        if new:
            came = self.mark("ins")
            for piece in _split(new, rng):
                came.append(_run(piece, "t", look))
            paragraph.append(came)

    def insert_paragraph(self, after: Element, text: str) -> Element:
        """Type a paragraph below another one: the end of the upper one is what was inserted, as in Word."""
        made = new_paragraph(after, "")
        came = self.mark("ins")
        came.append(_run(text, "t", after.find(f".//{W}r/{W}rPr")))
        made.append(came)
        after.addnext(made)
        _end(after).append(self.mark("ins"))
        return made

    def delete_paragraph(self, paragraph: Element, tag: str = "del") -> None:
        text = paragraph_text(paragraph)
        self.retype(paragraph, "")
        if tag == "moveFrom":
            for gone in paragraph.findall(W + "del"):
                gone.tag = W + "moveFrom"
                for part in gone.iter(W + "delText"):
                    part.tag = W + "t"
        assert text
        _end(paragraph).append(self.mark(tag))

    def move_paragraph(self, paragraph: Element, below: Element) -> None:
        text, look = paragraph_text(paragraph), paragraph.find(f".//{W}r/{W}rPr")
        made = new_paragraph(paragraph, "")
        came = self.mark("moveTo")
        came.append(_run(text, "t", look))
        start = self.mark("moveToRangeStart")
        start.set(W + "name", "move1")
        made.extend([start, came, etree.Element(W + "moveToRangeEnd", {W + "id": start.get(W + "id")})])
        below.addnext(made)
        _end(below).append(self.mark("moveTo"))
        self.delete_paragraph(paragraph, "moveFrom")

    def delete_row(self, row: Element) -> None:
        for paragraph in row.iter(W + "p"):
            if paragraph_text(paragraph):
                self.retype(paragraph, "")
        _settings(row).append(self.mark("del"))

    def insert_row(self, model: Element, texts: Sequence[str]) -> Element:
        made = copy.deepcopy(model)
        for paragraph, text in zip(made.iter(W + "p"), texts, strict=True):
            for child in [child for child in paragraph if child.tag != W + "pPr"]:
                paragraph.remove(child)
            self.retype(paragraph, text)
        _settings(made).append(self.mark("ins"))
        model.addnext(made)
        return made

    # ---------------------------------------------------------------- comments

    def comment(self, on: Element, text: str, thread: str = "", done: bool = False, ends: bool = True) -> str:
        """Put a comment on a paragraph; `thread` is the paragraph id of the comment it replies to."""
        number = str(len(self.comments))
        first = 1 if on.find(W + "pPr") is not None else 0
        on.insert(first, etree.Element(W + "commentRangeStart", {W + "id": number}))
        if ends:
            on.append(etree.Element(W + "commentRangeEnd", {W + "id": number}))
            run = etree.SubElement(on, W + "r")
            etree.SubElement(run, W + "commentReference", {W + "id": number})
        return self.loose_comment(text, thread, done)

    def loose_comment(self, text: str, thread: str = "", done: bool = False) -> str:
        """Write a comment that nothing in the document points to."""
        number = len(self.comments)
        made = etree.Element(W + "comment", {W + "id": str(number), W + "author": self.who, W + "date": self.when,
                                             W + "initials": "VL"})
        own = f"{0x1A000000 + number:08X}"
        for line in text.split("\n"):
            paragraph = new_paragraph(None, line)
            made.append(paragraph)
        made[-1].set(W14 + "paraId", own)
        self.comments.append(made)
        self.threads.append((own, thread, done))
        return own

    # ---------------------------------------------------------------- the file

    def bytes(self) -> bytes:
        self.parts["word/document.xml"] = xml_bytes(self.root)
        if self.comments:
            self._write_comments()
        return write_package(self.parts)

    def _write_comments(self) -> None:
        root = etree.Element(W + "comments", nsmap={"w": W[1:-1], "w14": W14[1:-1]})
        root.extend(self.comments)
        extended = etree.Element(W15 + "commentsEx", nsmap={"w15": W15[1:-1]})
        for own, above, done in self.threads:
            one = etree.SubElement(extended, W15 + "commentEx", {W15 + "paraId": own, W15 + "done": str(int(done))})
            if above:
                one.set(W15 + "paraIdParent", above)
        self._add("word/comments.xml", root, "comments+xml", _REL)
        self._add("word/commentsExtended.xml", extended, "commentsExtended+xml", _REL_EX)

    def _add(self, name: str, root: Element, kind: str, relation: str) -> None:
        known = name in self.parts
        self.parts[name] = xml_bytes(root)
        if known:
            return
        types = parse_xml(self.parts[CONTENT_TYPES])
        space = types.tag.rpartition("}")[0] + "}"
        etree.SubElement(types, space + "Override", PartName=f"/{name}", ContentType=_WP + kind)
        self.parts[CONTENT_TYPES] = xml_bytes(types)
        relations = parse_xml(self.parts["word/_rels/document.xml.rels"])
        space = relations.tag.rpartition("}")[0] + "}"
        etree.SubElement(relations, space + "Relationship", Id=f"rId{kind.partition('+')[0]}", Type=relation,
                         Target=name.removeprefix("word/"))
        self.parts["word/_rels/document.xml.rels"] = xml_bytes(relations)


def _run(text: str, tag: str, look: Element | None) -> Element:
    run = etree.Element(W + "r", {W + "rsidR": f"00{abs(hash(text)) % 0xFFFFFF:06X}"})
    if look is not None:
        run.append(copy.deepcopy(look))
    node = etree.SubElement(run, W + tag)
    node.text = text
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _split(text: str, rng: random.Random | None) -> list[str]:
    if rng is None or len(text) < 2:
        return [text]
    cut = rng.randrange(1, len(text))
    return [text[:cut], text[cut:]]


def _end(paragraph: Element) -> Element:
    look = paragraph.find(W + "pPr")
    if look is None:
        look = etree.Element(W + "pPr")
        paragraph.insert(0, look)
    mark = look.find(W + "rPr")
    return etree.SubElement(look, W + "rPr") if mark is None else mark


def _settings(row: Element) -> Element:
    found = row.find(W + "trPr")
    if found is None:
        found = etree.Element(W + "trPr")
        row.insert(0, found)
    return found


def texts(data: bytes) -> list[str]:
    """Every paragraph of the main part as it reads, empty ones left out."""
    root = parse_xml(read_package(data)["word/document.xml"])
    return [text for p in root.iter(W + "p") if (text := paragraph_text(p))]

