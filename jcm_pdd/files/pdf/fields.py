"""Fields of Word (page numbers, check boxes, references): which text of a field is printed."""

from __future__ import annotations

from dataclasses import dataclass, field

from jcm_pdd.files.pdf.model import RunStyle
from jcm_pdd.files.pdf.ooxml import Element, attribute, child, descend, q, switch

LIVE = {"PAGE": "page", "NUMPAGES": "pages", "SECTIONPAGES": "pages"}
# Fields that mark something and print nothing.
SILENT = {"TC", "XE", "RD", "TA", "SET", "ASK", "PRIVATE", "ADVANCE", "GOTOBUTTON", "MACROBUTTON", ""}


@dataclass(slots=True)
class OpenField:
    """A field whose end has not come yet; `shown` collects what Word last printed for a live field."""

    begin: Element
    instruction: str = ""
    result: bool = False
    shown: str = ""
    style: RunStyle = field(default_factory=RunStyle)

    @property
    def name(self) -> str:
        """The first word of the instruction in capitals, such as PAGE."""
        words = self.instruction.split()
        return words[0].upper() if words else ""


class FieldStack:
    """The open fields of one story (body, a header, a note); a field may reach over paragraphs."""

    def __init__(self) -> None:
        self._open: list[OpenField] = []

    def begin(self, element: Element, style: RunStyle) -> None:
        """Open a field at its w:fldChar."""
        self._open.append(OpenField(element, style=style))

    def instruct(self, text: str) -> None:
        """Add text of a w:instrText."""
        if self._open and not self._open[-1].result:
            self._open[-1].instruction += text

    def separate(self) -> None:
        """Go from instruction to result."""
        if self._open:
            self._open[-1].result = True

    def end(self) -> OpenField | None:
        """Close the innermost field and return it."""
        return self._open.pop() if self._open else None

    def swallow(self, text: str) -> bool:
        """Return True when `text` is not to be printed: it is an instruction or the old result of a live
        field.
        """
        for item in self._open:
            if not item.result:
                return True
            if item.name in LIVE or item.name == "FORMCHECKBOX":
                item.shown += text
                return True
        return False


def check_box(begin: Element) -> str:
    """Return the sign of an old form check box, ☒ or ☐."""
    box = descend(begin, "w:ffData", "w:checkBox")
    for name in ("w:checked", "w:default"):
        state = child(box, name)
        if state is not None:
            return "☒" if switch(state) else "☐"
    return "☐"


def drop_down(begin: Element) -> str:
    """Return the chosen entry of an old form drop-down list, "" when there is none."""
    box = descend(begin, "w:ffData", "w:ddList")
    if box is None:
        return ""
    entries = [attribute(item) or "" for item in box.iter(q("w:listEntry"))]
    chosen = attribute(child(box, "w:result")) or attribute(child(box, "w:default")) or "0"
    return entries[int(chosen)] if chosen.isdigit() and int(chosen) < len(entries) else ""
