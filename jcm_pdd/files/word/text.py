"""Text of Word paragraphs, written so that it reads back character by character.

Inside a paragraph a tab is `w:tab`, a line feed `w:br`, a carriage return `w:cr`; all else is `w:t` with its
spaces preserved. Reading also knows what other programs write: hyphens and symbols as elements, tracked
changes.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from jcm_pdd.files.word.content import ILLEGAL
from jcm_pdd.files.word.tree import Element, W, blocks

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\r", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_INLINE = {
    W + name
    for name in (
        "hyperlink",
        "ins",
        "moveTo",
        "smartTag",
        "customXml",
        "sdt",
        "sdtContent",
        "fldSimple",
        "dir",
        "bdo",
    )
}
_PIECES = re.compile("[\t\n\r]|[^\t\n\r]+")
DRAWINGS = (W + "drawing", W + "pict", W + "object")


def run_items(parent: Element) -> Iterator[Element]:
    """Yield the run contents of a paragraph in reading order, without deleted text and fall-back copies."""
    for child in parent:
        if child.tag == W + "r":
            yield from _in_run(child)
        elif child.tag in _INLINE and not shows_prompt(child):
            yield from run_items(child)
        elif child.tag == MC + "AlternateContent":
            choice = child.find(MC + "Choice")
            if choice is not None:
                yield from run_items(choice)


def shows_prompt(control: Element) -> bool:
    """Tell whether an element is a content control that shows its prompt, which is no answer."""
    return control.tag == W + "sdt" and control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _in_run(run: Element) -> Iterator[Element]:
    for item in run:
        if item.tag == MC + "AlternateContent":
            choice = item.find(MC + "Choice")
            if choice is not None:
                yield from choice
        elif item.tag != W + "rPr":
            yield item


def item_text(item: Element) -> str:
    """Return the text one run item stands for; page breaks, drawings and notes stand for none."""
    if item.tag == W + "t":
        return item.text or ""
    if item.tag == W + "br":
        return "" if item.get(W + "type") in ("page", "column") else "\n"
    if item.tag == W + "sym":
        code = item.get(W + "char", "")
        sign = chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{2,4}", code) else ""
        return "" if ILLEGAL.search(sign) else sign
    return _SIGNS.get(str(item.tag).rpartition("}")[2], "")


def paragraph_text(paragraph: Element) -> str:
    """Return the text of a paragraph."""
    return "".join(item_text(item) for item in run_items(paragraph))


def has_drawing(paragraph: Element) -> bool:
    """Tell whether the paragraph holds a picture or another drawing."""
    return any(item.tag in DRAWINGS for item in run_items(paragraph))


def add_text(paragraph: Element, text: str, properties: Element | None) -> None:
    """Append one run with `text` and a copy of the run `properties` to the paragraph."""
    if not text:
        return
    run = etree.SubElement(paragraph, W + "r")
    if properties is not None:
        run.append(copy.deepcopy(properties))
    for piece in _PIECES.findall(text):
        if piece in ("\t", "\n", "\r"):
            etree.SubElement(run, W + {"\t": "tab", "\n": "br", "\r": "cr"}[piece])
        else:
            node = etree.SubElement(run, W + "t")
            node.text = piece
            node.set(XML_SPACE, "preserve")


@dataclass(frozen=True, slots=True)
class Slot:
    """Where one answer's paragraphs stand: their parent element, and the paragraphs themselves, in order.

    The first `label` characters of the first paragraph are the form's own and stay.
    """

    parent: Element
    paragraphs: list[Element]
    label: int = 0


def cell_slot(cell: Element) -> Slot:
    """Return the slot of a table cell; a content control that holds the whole cell content is kept."""
    content = [child for child in cell if child.tag not in (W + "tcPr", W + "bookmarkStart", W + "bookmarkEnd")]
    while len(content) == 1 and content[0].tag == W + "sdt":
        inner = content[0].find(W + "sdtContent")
        if inner is None:
            break
        cell, content = inner, list(inner)
    return Slot(cell, list(blocks(cell, (W + "p",))))


def slot_paragraphs(slot: Slot) -> list[str]:
    """Return the texts of the slot's paragraphs, without those that hold pictures."""
    texts = ["" if _in_prompt(paragraph) else paragraph_text(paragraph)
             for paragraph in slot.paragraphs if not has_drawing(paragraph)]
    if slot.label and texts:
        texts[0] = texts[0][slot.label:].removeprefix(" ")  # the space put_paragraphs prints after a label
    return texts


def _in_prompt(paragraph: Element) -> bool:
    """Tell whether a content control around the paragraph, within its cell, shows its prompt."""
    for above in paragraph.iterancestors(W + "sdt", W + "tc"):
        if above.tag == W + "tc":
            return False
        if shows_prompt(above):
            return True
    return False


def put_paragraphs(slot: Slot, texts: Sequence[str]) -> None:
    """Replace the slot's text paragraphs by `texts` in the look of the first one; pictures stay last."""
    if slot.label and texts:
        _put_behind_label(slot, texts)
        return
    old = [paragraph for paragraph in slot.paragraphs if not has_drawing(paragraph)]
    model = old[0] if old else None
    _open_controls(slot.parent)
    pictures = [paragraph for paragraph in slot.paragraphs if has_drawing(paragraph)]
    anchor = old[0] if old else pictures[0] if pictures else None
    if anchor is None:
        slot.parent.extend(new_paragraph(model, text) for text in texts)
        return
    outer = _child_of(slot.parent, anchor)
    position = slot.parent.index(outer)
    made = [new_paragraph(model, text) for text in texts]
    for offset, paragraph in enumerate(made):
        slot.parent.insert(position + offset, paragraph)
    for paragraph in old:
        _remove(slot.parent, paragraph)


def _put_behind_label(slot: Slot, texts: Sequence[str]) -> None:
    """Print the first text behind the label of its paragraph and the others in paragraphs of their own."""
    first, *rest = slot.paragraphs
    look = _cut(first, slot.label)
    add_text(first, f" {texts[0]}" if texts[0] else "", look)
    for paragraph in rest:
        if not has_drawing(paragraph):
            _remove(slot.parent, paragraph)
    above = first.getparent()
    if above is None:
        return
    for offset, text in enumerate(texts[1:], above.index(first) + 1):
        paragraph = etree.Element(W + "p")
        properties = first.find(W + "pPr")
        if properties is not None:
            paragraph.append(copy.deepcopy(properties))
        add_text(paragraph, text, look)
        above.insert(offset, paragraph)


def _cut(paragraph: Element, length: int) -> Element | None:
    """Take out the text of a paragraph behind its first `length` characters; return the look of what stood there."""
    look, removed = _cut_inside(paragraph, length)
    if removed:
        return look
    runs = [run for run in paragraph.iter(W + "r") if run.find(W + "rPr") is not None]
    own = copy.deepcopy(runs[-1].find(W + "rPr")) if runs else None
    for name in ("b", "bCs") if own is not None else ():
        for mark in own.findall(W + name) if own is not None else ():
            mark.getparent().remove(mark)  # type: ignore[union-attr]
    return own


def _cut_inside(parent: Element, length: int) -> tuple[Element | None, bool]:
    look: Element | None = None
    removed, passed = False, 0
    for child in list(parent):
        if child.tag != W + "r" and child.tag not in _INLINE:
            continue
        items = list(_in_run(child)) if child.tag == W + "r" else list(run_items(child))
        own = "" if shows_prompt(child) else "".join(map(item_text, items))
        if passed + len(own) <= length and (own or passed < length) and not shows_prompt(child):
            passed += len(own)
            continue
        if passed >= length:
            if not any(item.tag in DRAWINGS for item in items):
                found = child.find(f".//{W}rPr") if child.tag != W + "r" else child.find(W + "rPr")
                if not removed:
                    look = copy.deepcopy(found) if found is not None else None
                parent.remove(child)
                removed = True
        elif child.tag == W + "r":
            _cut_run(child, length - passed)
        else:
            _cut_inside(child, length - passed)
        passed += len(own)
    return look, removed


def _cut_run(run: Element, length: int) -> None:
    """Keep the first `length` characters of a run."""
    for item in [item for item in run if item.tag != W + "rPr"]:
        text = item_text(item)
        if length <= 0:
            run.remove(item)
        elif item.tag == W + "t":
            item.text = text[:length]
            item.set(XML_SPACE, "preserve")
        length -= len(text)


def replace_text(paragraph: Element, span: tuple[int, int], text: str) -> None:
    """Put `text` in the place of the characters from `span[0]` to `span[1]`; all runs stay."""
    passed, left = 0, text
    for item in list(run_items(paragraph)):
        own = item_text(item)
        start, end = span[0] - passed, span[1] - passed
        passed += len(own)
        if item.tag == W + "t" and start < len(own) and end > 0:
            item.text = own[: max(start, 0)] + left + own[max(end, 0):]
            item.set(XML_SPACE, "preserve")
            left = ""


def new_paragraph(model: Element | None, text: str) -> Element:
    """Return a paragraph with `text` that looks like `model` (paragraph and first run properties)."""
    paragraph = etree.Element(W + "p")
    run_look: Element | None = None
    if model is not None:
        look = model.find(W + "pPr")
        if look is not None:
            paragraph.append(copy.deepcopy(look))
        run_look = model.find(f".//{W}r/{W}rPr")
        mark_look = look.find(W + "rPr") if look is not None else None
        if run_look is None and mark_look is not None:
            run_look = mark_look
    if run_look is not None:
        run_look = copy.deepcopy(run_look)
        for hint in run_look.findall(W + "rStyle"):
            if hint.get(W + "val") == "PlaceholderText":
                run_look.remove(hint)
    add_text(paragraph, text, run_look)
    return paragraph


def _child_of(parent: Element, node: Element) -> Element:
    while True:
        above = node.getparent()
        if above is None or above is parent:
            return node
        node = above


def _remove(parent: Element, paragraph: Element) -> None:
    """Remove a paragraph together with wrappers it leaves without content."""
    outer = _child_of(parent, paragraph)
    holder = paragraph.getparent()
    if holder is not None:
        holder.remove(paragraph)
    if outer is not paragraph and not list(blocks(outer, (W + "p", W + "tbl"))):
        parent.remove(outer)


def _open_controls(parent: Element) -> None:
    """Make the content control around a slot an ordinary rich text control that shows its own content."""
    control = parent.getparent()
    if parent.tag != W + "sdtContent" or control is None:
        return
    settings = control.find(W + "sdtPr")
    if settings is None:
        return
    for name in ("showingPlcHdr", "dataBinding", "text"):
        for mark in settings.findall(W + name):
            settings.remove(mark)
