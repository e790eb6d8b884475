"""What the readers of one document share: package, styles, lists, and what is shown more simply."""

from __future__ import annotations

from dataclasses import dataclass, field

from jcm_pdd.files.pdf.fields import FieldStack
from jcm_pdd.files.pdf.numbering import Numbering
from jcm_pdd.files.pdf.ooxml import Element, Package, Part, local, q
from jcm_pdd.files.pdf.result import Simplified
from jcm_pdd.files.pdf.styles import Styles

EXCERPT = 60


@dataclass(slots=True)
class Report:
    """Collects what is shown more simply, each code once a place; `heading` is the heading last passed."""

    heading: str = ""
    found: dict[Simplified, None] = field(default_factory=dict)

    def add(self, code: str, detail: str = "") -> None:
        """Note that something is simplified here; `detail` says what (a file type, the first words of a
        text).
        """
        detail = excerpt(detail)
        where = f"{self.heading}: {detail}" if self.heading and detail else self.heading or detail
        self.found.setdefault(Simplified(code, where))


def excerpt(text: str) -> str:
    """Return the first words of a text on one line."""
    text = " ".join(text.split())
    return text if len(text) <= EXCERPT else text[: EXCERPT - 1] + "…"


@dataclass(slots=True)
class Story:
    """One text of the document (body, a header, a footnote) while it is read."""

    package: Package
    part: Part
    styles: Styles
    numbering: Numbering
    report: Report
    fields: FieldStack = field(default_factory=FieldStack)
    notes: list[tuple[str, str]] = field(default_factory=list)
    extra: list[Element] = field(default_factory=list)
    compat: int = 12

    def beside(self, part: Part) -> Story:
        """Return a story for another part of the same document, such as a header."""
        return Story(self.package, part, self.styles, self.numbering, self.report, notes=self.notes, compat=self.compat)


def plain_text(element: Element) -> str:
    """Return all text inside an element, for excerpts."""
    return "".join(item.text or "" for item in element.iter(q("w:t"), q("a:t"), q("m:t"), q("w:delText")))


def chosen(element: Element) -> Element | None:
    """Return the branch of an mc:AlternateContent to show: the first choice, else the fallback."""
    branches = {local(item): item for item in reversed(list(element))}
    return branches.get("Choice", branches.get("Fallback"))
