"""The words of one Word paragraph, with lowered and raised parts and equations in the line."""

from __future__ import annotations

from dataclasses import dataclass

from jcm_pdd.files.official.text.flow import lowered, raised
from jcm_pdd.files.pdf.ooxml import Element, attribute, child, local, q
from jcm_pdd.files.pdf.props import merge, run_props
from jcm_pdd.files.pdf.styles import Styles
from jcm_pdd.files.word.text import item_text
from jcm_pdd.files.word.tree import W

_INLINE = {"hyperlink", "ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo"}


@dataclass(slots=True)
class Line:
    """The text so far, and the lowered or raised part that is still growing (runs are split anywhere)."""

    done: str = ""
    part: str = ""
    height: str = ""
    field: int = 0  # 1 while a field's instruction is passed, which is not text

    def add(self, text: str, height: str) -> None:
        """Append text at a height: "", subscript or superscript."""
        if height != self.height:
            self.close()
            self.height = height
        if height:
            self.part += text
        else:
            self.done += text

    def close(self) -> None:
        """Put the growing part into the text."""
        if self.part:
            self.done = lowered(self.done, self.part) if self.height == "subscript" else self.done + raised(self.part)
        self.part = ""

    @property
    def text(self) -> str:
        """The whole text."""
        self.close()
        return self.done


def read_line(parent: Element, line: Line, styles: Styles) -> None:
    """Add the visible text of a paragraph to the line; deleted text and prompts are left out."""
    for item in parent:
        name = local(item)
        if name == "r":
            _run(item, line, styles)
        elif name in ("oMath", "oMathPara"):
            _math(item, line, "")
        elif name in _INLINE and child(child(item, "w:sdtPr"), "w:showingPlcHdr") is None:
            read_line(item, line, styles)


def _run(run: Element, line: Line, styles: Styles) -> None:
    own = child(run, "w:rPr")
    style = attribute(child(own, "w:rStyle"))
    chain = [run_props(child(step, "w:rPr")) for step in styles.chain(style)] if style else []
    props = merge(*chain, run_props(own))
    if props.get("hidden"):
        return
    height = str(props.get("vertical") or "")
    rise = attribute(child(own, "w:position")) or "0"
    if height not in ("subscript", "superscript"):
        height = "subscript" if rise.startswith("-") and "size" in props else ""
    for item in run:
        if item.tag == W + "fldChar":
            line.field = 1 if attribute(item, "w:fldCharType") == "begin" else 0
        elif item.tag != W + "rPr" and not line.field:
            line.add(item_text(item), height)


def _math(node: Element, line: Line, height: str) -> None:
    """Add an equation in reading order; a fraction is written with a slash."""
    name = local(node)
    if name == "t":
        line.add(node.text or "", height)
    elif name in ("sSub", "sSup", "sSubSup"):
        for part in node:
            where = {"sub": "subscript", "sup": "superscript"}.get(local(part), height)
            _math(part, line, where)
    elif name == "f":
        _math_parts(child(node, "m:num"), line, height)
        line.add("/", height)
        _math_parts(child(node, "m:den"), line, height)
    elif node.tag != q("w:rPr"):
        _math_parts(node, line, height)


def _math_parts(node: Element | None, line: Line, height: str) -> None:
    for part in node if node is not None else ():
        _math(part, line, height)


def run_has_text(run: Element) -> bool:
    """Tell whether a run shows text that is not deleted."""
    return child(run, "w:t") is not None and next(run.iterancestors(q("w:del"), q("w:moveFrom")), None) is None


def note_ids(paragraph: Element) -> list[tuple[str, str]]:
    """Return kind (footnote, endnote) and id of the notes a paragraph calls."""
    return [(kind, attribute(call, "w:id") or "") for kind in ("footnote", "endnote")
            for call in paragraph.iter(q(f"w:{kind}Reference"))]
