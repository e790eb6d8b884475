"""Native Word equations (OMML) from the equation face of a formula.

Only what Word and LibreOffice both draw is written: runs, fractions, sub- and superscripts, sums, brackets that grow,
and a matrix behind a brace for cases (ECMA-376 part 1, 22.1).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from jcm_pdd.core.formula.equation import Cases, Fenced, Fraction, Part, Row, Script, Text, Total
from jcm_pdd.files.word.text import XML_SPACE
from jcm_pdd.files.word.tree import Element, W

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MAP = {"m": M[1:-1], "w": W[1:-1]}
_FONT = "Cambria Math"
_INDENT = Text("\u2003\u2003", "words")


def display(part: Part, size: int) -> Element:
    """Return an equation that stands alone on its line, at the left; `size` in half points."""
    paragraph = etree.Element(M + "oMathPara", nsmap=_MAP)
    properties = etree.SubElement(paragraph, M + "oMathParaPr")
    etree.SubElement(properties, M + "jc", {M + "val": "left"})
    paragraph.append(inline(part, size))
    return paragraph


def inline(part: Part, size: int) -> Element:
    """Return an equation within a line of text; `size` in half points."""
    math = etree.Element(M + "oMath", nsmap=_MAP)
    _Writer(size).write(math, part)
    return math


class _Writer:
    """Appends parts to OMML elements."""

    def __init__(self, size: int) -> None:
        self.size = str(size)

    def write(self, parent: Element, part: Part) -> None:
        match part:
            case Text():
                self._run(parent, part)
            case Row(parts):
                for one in parts:
                    self.write(parent, one)
            case Fraction(top, bottom):
                holder = etree.SubElement(parent, M + "f")
                self._inside(holder, "num", top)
                self._inside(holder, "den", bottom)
            case Script():
                self._script(parent, part)
            case Total(below, body):
                self._total(parent, below, body)
            case Fenced():
                self._fenced(parent, part)
            case Cases(rows):
                self._cases(parent, rows)

    def _inside(self, holder: Element, name: str, part: Part) -> None:
        self.write(etree.SubElement(holder, M + name), part)

    def _run(self, parent: Element, part: Text) -> None:
        run = etree.SubElement(parent, M + "r")
        properties = etree.SubElement(run, M + "rPr")
        # Symbols of several letters are upright text: LibreOffice would read RE as the sign of a real part.
        slanted = part.look == "symbol" and len(part.text) == 1
        if part.look in ("words", "symbol") and not slanted:
            etree.SubElement(properties, M + "nor")
        elif not slanted:
            etree.SubElement(properties, M + "sty", {M + "val": "p"})
        look = etree.SubElement(run, W + "rPr")
        etree.SubElement(look, W + "rFonts", {W + "ascii": _FONT, W + "hAnsi": _FONT})
        if slanted:
            etree.SubElement(look, W + "i")
        etree.SubElement(look, W + "sz", {W + "val": self.size})
        text = etree.SubElement(run, M + "t", {XML_SPACE: "preserve"})
        text.text = part.text

    def _script(self, parent: Element, part: Script) -> None:
        name = {(True, False): "sSub", (False, True): "sSup", (True, True): "sSubSup"}.get(
            (part.below is not None, part.above is not None))
        if name is None:
            self.write(parent, part.base)
            return
        holder = etree.SubElement(parent, M + name)
        self._inside(holder, "e", part.base)
        if part.below is not None:
            self._inside(holder, "sub", part.below)
        if part.above is not None:
            self._inside(holder, "sup", part.above)

    def _total(self, parent: Element, below: Part, body: Part) -> None:
        holder = etree.SubElement(parent, M + "nary")
        properties = etree.SubElement(holder, M + "naryPr")
        for name, value in (("chr", "∑"), ("limLoc", "undOvr"), ("supHide", "1")):
            etree.SubElement(properties, M + name, {M + "val": value})
        self._inside(holder, "sub", below)
        etree.SubElement(holder, M + "sup")
        self._inside(holder, "e", body)

    def _fenced(self, parent: Element, part: Fenced) -> None:
        inner: list[Part] = []
        for one in part.parts:
            inner += [*([Text(", ", "sign")] if inner else []), one]
        self._delimited(parent, part.opening, part.closing, Row(tuple(inner)))

    def _delimited(self, parent: Element, opening: str, closing: str, inner: Part | None) -> Element:
        holder = etree.SubElement(parent, M + "d")
        properties = etree.SubElement(holder, M + "dPr")
        etree.SubElement(properties, M + "begChr", {M + "val": opening})
        etree.SubElement(properties, M + "endChr", {M + "val": closing})
        inside = etree.SubElement(holder, M + "e")
        if inner is not None:
            self.write(inside, inner)
        return inside

    def _cases(self, parent: Element, rows: tuple[tuple[Part, Part], ...]) -> None:
        matrix = etree.SubElement(self._delimited(parent, "{", "", None), M + "m")
        columns = etree.SubElement(etree.SubElement(matrix, M + "mPr"), M + "mcs")
        column = etree.SubElement(etree.SubElement(columns, M + "mc"), M + "mcPr")
        etree.SubElement(column, M + "count", {M + "val": "2"})
        etree.SubElement(column, M + "mcJc", {M + "val": "left"})
        for value, condition in rows:
            line = etree.SubElement(matrix, M + "mr")
            self._inside(line, "e", value)
            self._inside(line, "e", condition)


def width(part: Part) -> float:
    """Return about how many characters wide a part is drawn."""
    match part:
        case Text(text):
            return len(text) * (0.85 if part.look == "words" else 1.0) + (1.5 if part.look == "sign" else 0.0)
        case Row(parts):
            return sum(width(one) for one in parts)
        case Fraction(top, bottom):
            return max(width(top), width(bottom)) + 1
        case Script(base, below, above):
            return width(base) + 0.7 * max((width(one) for one in (below, above) if one is not None), default=0.0)
        case Total(below, body):
            return max(2.0, 0.7 * width(below)) + width(body)
        case Fenced(_, parts):
            return sum(width(one) + 1 for one in parts) + 1
        case Cases(rows):
            return 3 + max(width(value) for value, _ in rows) + max(width(condition) for _, condition in rows)


def lines(part: Part, longest: float) -> Iterator[Part]:
    """Yield an equation in lines of at most so many characters, broken before signs where it can be.

    LibreOffice draws an equation on one line however long it is.
    """
    line: list[Part] = []
    for piece in _pieces(part):
        if line and sum(map(width, line)) + width(piece) > longest:
            yield Row(tuple(line))
            line = [_INDENT]  # LibreOffice wants something on the left of a sign
        line.append(piece)
    if line:
        yield Row(tuple(line))


def _pieces(part: Part) -> Iterator[Part]:
    """Yield what stays together: each operand with the sign before it."""
    waiting: list[Part] = []
    for one in _flat(part):
        if isinstance(one, Text) and one.look == "sign" and waiting and not _is_sign(waiting[-1]):
            yield Row(tuple(waiting))
            waiting = []
        waiting.append(one)
    if waiting:
        yield Row(tuple(waiting))


def _is_sign(part: Part) -> bool:
    return isinstance(part, Text) and part.look == "sign"


def _flat(part: Part) -> Iterator[Part]:
    if isinstance(part, Row):
        for one in part.parts:
            yield from _flat(one)
    else:
        yield part
