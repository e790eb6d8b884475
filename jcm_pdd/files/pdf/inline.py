"""Reading what stands inside a paragraph: runs, fields, controls, links, pictures, equations, marks of
change.
"""

from __future__ import annotations

from jcm_pdd.files.pdf import omml
from jcm_pdd.files.pdf.fields import LIVE
from jcm_pdd.files.pdf.model import Atom, PageField, RunStyle, Span
from jcm_pdd.files.pdf.ooxml import Element, attribute, child, local, q
from jcm_pdd.files.pdf.props import Props, merge, run_props
from jcm_pdd.files.pdf.run_parts import READ
from jcm_pdd.files.pdf.story import Story, chosen, plain_text
from jcm_pdd.files.pdf.symbols import translate

# Elements that hold runs and change nothing about them.
HOLDERS = {
    "hyperlink",
    "smartTag",
    "sdtContent",
    "ins",
    "moveTo",
    "customXml",
    "dir",
    "bdo",
    "sdt",
    "fldSimple",
}
# Elements that print nothing.
QUIET = {
    "rPr", "pPr", "sdtPr", "sdtEndPr", "bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak",
    "commentRangeStart", "commentRangeEnd", "permStart", "permEnd", "moveFromRangeStart", "moveFromRangeEnd",
    "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd", "annotationRef",
    "customXmlPr", "smartTagPr", "softHyphen", "dayLong", "monthLong", "fldData", "pPrChange", "rPrChange",
    "footnoteRef", "endnoteRef", "separator", "continuationSeparator", "customXmlDelRangeStart",
    "customXmlDelRangeEnd", "sdtContentLocked",
}  # fmt: skip
DELETED = {"del", "moveFrom", "delText", "delInstrText"}


class Inline:
    """Reads one paragraph into atoms; `layers` are the run properties of its table and paragraph styles."""

    def __init__(self, story: Story, *layers: Props) -> None:
        self.story = story
        self.layers = layers
        self.atoms: list[Atom] = []
        self.base = story.styles.run_style(*layers)

    def read(self, element: Element) -> list[Atom]:
        """Read the children of a w:p (or of something inside one) and return all atoms so far."""
        for item in element:
            name = local(item)
            if name == "r" and item.tag == q("w:r"):
                self._run(item)
            elif name in HOLDERS:
                self._holder(item, name)
            elif name in ("oMath", "oMathPara"):
                self.atoms += omml.atoms(omml.read_math(item, self._math_style(item)))
            elif name == "AlternateContent":
                branch = chosen(item)
                if branch is not None:
                    self.read(branch)
            elif name in DELETED:
                self.story.report.add("tracked_change", plain_text(item))
            elif name not in QUIET:
                self._unknown(item)
        return self.atoms

    def _holder(self, item: Element, name: str) -> None:
        if name in ("ins", "moveTo"):
            self.story.report.add("tracked_change", plain_text(item))
        if name == "fldSimple":
            self._simple_field(item)
        else:
            self.read(item)

    def _unknown(self, item: Element) -> None:
        """Print the text inside an element we do not know, and say so."""
        if plain_text(item):
            self.story.report.add("unknown", local(item))
            self.read(item)

    def _math_style(self, item: Element) -> RunStyle:
        props = run_props(next(item.iter(q("w:rPr")), None))
        found = merge(
            *self.layers, {"size": props.get("size", self.base.size), "font": "Cambria Math", "italic": False}
        )
        return self.story.styles.run_style(found)

    def _simple_field(self, item: Element) -> None:
        instruction = (attribute(item, "w:instr") or "").split()
        kind = LIVE.get(instruction[0].upper()) if instruction else None
        if kind is None:
            self.read(item)
            return
        run = child(item, "w:r")
        self.field(kind, plain_text(item), self._style(run) if run is not None else self.base)

    def field(self, kind: str, shown: str, style: RunStyle) -> None:
        """Add a page number field."""
        self.atoms.append(PageField(kind, shown or "1", style))

    def _style(self, run: Element) -> RunStyle:
        props = run_props(child(run, "w:rPr"))
        return self.story.styles.run_style(*self.layers, self.story.styles.character(props.get("style")), props)

    def _run(self, run: Element) -> None:
        style = self._style(run)
        if style.hidden:
            if plain_text(run):
                self.story.report.add("hidden_text", plain_text(run))
            if not any(local(item) in ("fldChar", "instrText") for item in run):
                return
        for item in run:
            self._run_child(item, style)

    def _run_child(self, item: Element, style: RunStyle) -> None:
        name = local(item)
        if name == "t":
            self.write(item.text or "", style)
        elif name in READ:
            READ[name](self, item, style)
        elif name == "AlternateContent":
            branch = chosen(item)
            for part in branch if branch is not None else ():
                self._run_child(part, style)
        elif name in DELETED:
            self.story.report.add("tracked_change", item.text or "")
        elif name not in QUIET:
            self._unknown(item)

    def write(self, text: str, style: RunStyle) -> None:
        """Print text unless a field swallows it; codes of symbol fonts become characters."""
        if self.story.fields.swallow(text) or style.hidden or not text:
            return
        self.atoms.append(Span(translate(text, style.symbol), style))

    def put(self, atom: Atom, text: str = " ") -> None:
        """Add an atom unless it stands in a part of a field that is not printed."""
        if not self.story.fields.swallow(text):
            self.atoms.append(atom)
