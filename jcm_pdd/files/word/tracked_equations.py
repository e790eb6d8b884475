"""Equations that came or went. Word tracks them as they are; LibreOffice (7.4) takes no notice of such a mark.

So each is written twice (ECMA-376 part 3, alternate content): as an equation for programs that know Word 2013, and on
one line of text for all others, which can accept and reject that.
"""

from __future__ import annotations

import copy

from lxml import etree

from jcm_pdd.files.word.tracked_atoms import Atom
from jcm_pdd.files.word.tracked_marks import Marking, Status
from jcm_pdd.files.word.tree import Element, W

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_NEEDED = {"w15": "http://schemas.microsoft.com/office/word/2012/wordml"}
_EQUATIONS = (M + "oMath", M + "oMathPara")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def is_equation(atom: Atom) -> bool:
    """Tell whether a piece of a paragraph is an equation."""
    return len(atom.whole) == 1 and atom.whole[0].tag in _EQUATIONS


def tracked_equation(equation: Element, status: Status, marking: Marking) -> Element:
    """Return an equation as inserted, or as deleted."""
    both = etree.Element(MC + "AlternateContent", nsmap={"mc": MC[1:-1]})
    choice = etree.SubElement(both, MC + "Choice", {"Requires": "w15"}, nsmap=_NEEDED)
    made = copy.deepcopy(equation)
    made.tail = None
    mark = marking.mark(status)
    mark.append(made)
    choice.append(mark)
    plain = marking.mark(status)
    text = etree.SubElement(etree.SubElement(plain, W + "r"), W + ("delText" if status == "del" else "t"))
    text.set(_SPACE, "preserve")
    text.text = line_of(equation)
    etree.SubElement(both, MC + "Fallback").append(plain)
    return both


def line_of(element: Element) -> str:
    """Return an equation on one line: fractions with a stroke, lower signs behind an underscore."""
    if element.tag == M + "t":
        return element.text or ""
    parts = {str(child.tag).rpartition("}")[2]: line_of(child) for child in element}
    inside = "".join(line_of(child) for child in element if not str(child.tag).endswith("Pr"))
    if element.tag == M + "f":
        return f"({parts.get('num', '')})/({parts.get('den', '')})"
    if element.tag in (M + "sSub", M + "sSup"):
        return f"{parts.get('e', '')}{'_' if element.tag == M + 'sSub' else '^'}{parts.get('sub') or parts.get('sup')}"
    if element.tag == M + "d":
        return f"{_sign(element, 'begChr', '(')}{inside}{_sign(element, 'endChr', ')')}"
    return _sign(element, "chr", "∫") + inside if element.tag == M + "nary" else inside


def _sign(element: Element, name: str, usual: str) -> str:
    """Return a sign the properties of an element name, the usual one when they name none."""
    found = element.find(f"{element.tag}Pr/{M}{name}")
    return usual if found is None else found.get(M + "val") or ""
