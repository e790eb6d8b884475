"""What single children of a run print: tabs, breaks, fields, symbols, pictures, notes, comments, readings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from jcm_pdd.files.pdf.drawings import read_drawing, read_vml
from jcm_pdd.files.pdf.fields import LIVE, SILENT, check_box, drop_down
from jcm_pdd.files.pdf.model import Break, RunStyle, Span, Tab
from jcm_pdd.files.pdf.ooxml import Element, attribute, child, local, q
from jcm_pdd.files.pdf.story import plain_text
from jcm_pdd.files.pdf.symbols import symbol

if TYPE_CHECKING:
    from jcm_pdd.files.pdf.inline import Inline


def _tab(reader: Inline, _item: Element, style: RunStyle) -> None:
    reader.put(Tab(style))


def _line_end(reader: Inline, item: Element, style: RunStyle) -> None:
    kind = attribute(item, "w:type") or "textWrapping"
    reader.put(Break("line" if kind == "textWrapping" else "page", style))


def _hyphen(reader: Inline, _item: Element, style: RunStyle) -> None:
    reader.write("\u2011", style)


def _sym(reader: Inline, item: Element, style: RunStyle) -> None:
    try:
        code = int(attribute(item, "w:char") or "", 16)
    except ValueError:
        return
    font = (attribute(item, "w:font") or "").lower()
    found = symbol(code, font)
    if found is None:
        found = chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code <= 0xFFFD else "\ufffd"
        reader.story.report.add("symbol", f"{font} {code:04X}")
    reader.put(Span(found, style), found)


def _field_char(reader: Inline, item: Element, style: RunStyle) -> None:
    kind = attribute(item, "w:fldCharType")
    if kind == "begin":
        reader.story.fields.begin(item, style)
    elif kind == "separate":
        reader.story.fields.separate()
    elif kind == "end":
        _end_field(reader)


def _end_field(reader: Inline) -> None:
    closed = reader.story.fields.end()
    if closed is None or reader.story.fields.swallow(""):
        return
    if closed.name in LIVE:
        reader.field(LIVE[closed.name], closed.shown, closed.style)
    elif closed.name == "FORMCHECKBOX":
        reader.atoms.append(Span(check_box(closed.begin), closed.style))
    elif closed.name == "FORMDROPDOWN" and drop_down(closed.begin):
        reader.atoms.append(Span(drop_down(closed.begin), closed.style))
    elif not closed.result and closed.name not in SILENT:
        reader.story.report.add("field", closed.instruction)


def _instruction(reader: Inline, item: Element, _style: RunStyle) -> None:
    reader.story.fields.instruct(item.text or "")


def _drawing(reader: Inline, item: Element, _style: RunStyle) -> None:
    for picture in read_drawing(item, reader.story):
        reader.put(picture)


def _vml(reader: Inline, item: Element, _style: RunStyle) -> None:
    for picture in read_vml(item, reader.story):
        reader.put(picture)


def _note(reader: Inline, item: Element, _style: RunStyle) -> None:
    kind, name = local(item).removesuffix("Reference"), attribute(item, "w:id") or ""
    if (kind, name) not in reader.story.notes:
        reader.story.notes.append((kind, name))
    number = str(reader.story.notes.index((kind, name)) + 1)
    reader.story.report.add(kind, "")
    reader.put(Span(number, reader.story.styles.run_style(*reader.layers, {"vertical": "superscript"})), number)


def _comment(reader: Inline, item: Element, _style: RunStyle) -> None:
    comments = reader.story.package.related("comments")
    name = attribute(item, "w:id")
    for comment in comments.root.iter(q("w:comment")) if comments is not None else ():
        if attribute(comment, "w:id") == name:
            reader.story.report.add("comment", plain_text(comment))


def _ruby(reader: Inline, item: Element, style: RunStyle) -> None:
    reader.story.report.add("ruby", plain_text(item))
    base, reading = child(item, "w:rubyBase"), child(item, "w:rt")
    if base is not None:
        reader.read(base)
    if reading is not None:
        reader.write("（", style)
        reader.read(reading)
        reader.write("）", style)


def _position_tab(reader: Inline, _item: Element, style: RunStyle) -> None:
    reader.atoms.append(Tab(style))


READ: dict[str, Callable[[Inline, Element, RunStyle], None]] = {
    "tab": _tab, "br": _line_end, "cr": _line_end, "noBreakHyphen": _hyphen,
    "sym": _sym, "fldChar": _field_char, "instrText": _instruction,
    "drawing": _drawing, "pict": _vml, "object": _vml, "ptab": _position_tab,
    "footnoteReference": _note, "endnoteReference": _note, "commentReference": _comment,
    "ruby": _ruby,
}  # fmt: skip
