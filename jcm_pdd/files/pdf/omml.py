"""Native Word equations (OMML) as a tree of `MathNode`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from jcm_pdd.files.pdf.model import Equation, MathNode, RunStyle, Span
from jcm_pdd.files.pdf.ooxml import Element, attribute, child, descend, local, q

EMPTY = MathNode("row")
OPERATOR = re.compile(" *([=+−×÷<>≤≥≠≈≡±·]) *")
ACCENTS = {"\u0302": "^", "\u0303": "~", "\u0304": "¯", "\u0305": "¯", "\u0307": "˙", "\u20d7": "→"}


def read_math(element: Element, style: RunStyle) -> tuple[MathNode, ...]:
    """Return the nodes of an m:oMath or of any element inside one; unknown constructs give what is inside
    them.
    """
    nodes: list[MathNode] = []
    for item in element:
        name = local(item)
        if name.endswith("Pr"):
            continue
        if name == "r":
            nodes += _run(item, style)
        elif name in READERS:
            nodes.append(READERS[name](item, style))
        elif name not in ("del", "moveFrom"):
            nodes += read_math(item, style)
    return tuple(nodes)


def _row(element: Element | None, style: RunStyle) -> MathNode:
    if element is None:
        return EMPTY
    nodes = read_math(element, style)
    return nodes[0] if len(nodes) == 1 else MathNode("row", nodes)


def _run(item: Element, style: RunStyle) -> list[MathNode]:
    props = child(item, "m:rPr")
    normal = child(props, "m:nor") is not None
    plain = normal or attribute(child(props, "m:sty"), "m:val") in ("p", "b")
    bold = attribute(child(props, "m:sty"), "m:val") in ("b", "bi")
    text = "".join(part.text or "" for part in item.iter(q("m:t"), q("w:t")))
    upright, slanted = (
        replace(style, bold=style.bold or bold),
        replace(style, bold=style.bold or bold, italic=True),
    )
    nodes: list[MathNode] = []
    for char in plain_letters(text) if normal else spaced(plain_letters(text)):
        look = slanted if char.isalpha() and not plain else upright
        if nodes and nodes[-1].style == look:
            nodes[-1] = replace(nodes[-1], text=nodes[-1].text + char)
        else:
            nodes.append(MathNode("text", text=char, style=look))
    return nodes


def spaced(text: str) -> str:
    """Return text with a true minus for the hyphen and thin room around its operators, as Word draws equations."""
    return OPERATOR.sub(lambda sign: f"\u2009{sign[1]}\u2009", text.replace("-", "−"))


def plain_letters(text: str) -> str:
    """Return mathematical alphabet letters (U+1D400 and on) as the letters they stand for."""
    return "".join(unicodedata.normalize("NFKC", c) if 0x1D400 <= ord(c) <= 0x1D7FF else c for c in text)


def _fraction(item: Element, style: RunStyle) -> MathNode:
    parts = (_row(child(item, "m:num"), style), _row(child(item, "m:den"), style))
    linear = attribute(descend(item, "m:fPr", "m:type"), "m:val") in ("lin", "skw")
    if linear:
        return MathNode("row", (parts[0], MathNode("text", text="/", style=style), parts[1]))
    return MathNode("fraction", parts, style=style)


def _script(item: Element, style: RunStyle) -> MathNode:
    name = local(item)
    lower = "lim" if name == "limLow" else "sub"
    upper = "lim" if name == "limUpp" else "sup"
    parts = (child(item, "m:e"), child(item, f"m:{lower}"), child(item, f"m:{upper}"))
    return MathNode("script", tuple(_row(part, style) for part in parts), style=style)


def _before(item: Element, style: RunStyle) -> MathNode:
    scripts = (EMPTY, _row(child(item, "m:sub"), style), _row(child(item, "m:sup"), style))
    return MathNode("row", (MathNode("script", scripts, style=style), _row(child(item, "m:e"), style)))


def _nary(item: Element, style: RunStyle) -> MathNode:
    sign = attribute(descend(item, "m:naryPr", "m:chr"), "m:val")
    parts = tuple(_row(child(item, name), style) for name in ("m:sub", "m:sup", "m:e"))
    return MathNode("nary", parts, text="∫" if sign is None else sign, style=style)


def _delimited(item: Element, style: RunStyle) -> MathNode:
    signs = []
    for name, usual in (("begChr", "("), ("sepChr", "|"), ("endChr", ")")):
        value = attribute(descend(item, "m:dPr", f"m:{name}"), "m:val")
        signs.append(usual if value is None else value[:1] or "\u200b")
    parts = tuple(_row(part, style) for part in item.iterchildren(q("m:e")))
    return MathNode("delimited", parts, text="".join(signs), style=style)


def _root(item: Element, style: RunStyle) -> MathNode:
    return MathNode("root", (_row(child(item, "m:deg"), style), _row(child(item, "m:e"), style)), style=style)


def _function(item: Element, style: RunStyle) -> MathNode:
    space = MathNode("text", text="\u2009", style=style)
    return MathNode("row", (_row(child(item, "m:fName"), style), space, _row(child(item, "m:e"), style)))


def _accent(item: Element, style: RunStyle) -> MathNode:
    sign = attribute(descend(item, "m:accPr", "m:chr"), "m:val") or "\u0302"
    mark = "¯" if local(item) == "bar" else ACCENTS.get(sign, sign)
    return MathNode("over", (_row(child(item, "m:e"), style),), text=mark, style=style)


def _matrix(item: Element, style: RunStyle) -> MathNode:
    rows = []
    for row in item.iterchildren(q("m:mr"), q("m:e")):
        cells = list(row.iterchildren(q("m:e"))) or [row]
        rows.append(MathNode("row", tuple(_row(cell, style) for cell in cells)))
    side = attribute(descend(item, "m:mPr", "m:mcs", "m:mc", "m:mcPr", "m:mcJc"), "m:val") or "center"
    return MathNode("matrix", tuple(rows), style=style, side=side)


READERS = {
    "f": _fraction, "sSub": _script, "sSup": _script, "sSubSup": _script, "limLow": _script, "limUpp":
    _script,
    "sPre": _before, "nary": _nary, "d": _delimited, "rad": _root, "func": _function, "acc": _accent,
    "bar": _accent, "m": _matrix, "eqArr": _matrix,
}  # fmt: skip


def atoms(nodes: tuple[MathNode, ...]) -> list[Span | Equation]:
    """Return equation parts as atoms of a line: plain text stays text, so that the line may break there."""
    found: list[Span | Equation] = []
    for node in nodes:
        if node.kind == "text":
            found.append(Span(node.text, node.style))
        elif node.kind == "row":
            found += atoms(node.parts)
        else:
            found.append(Equation(node))
    return found


def linear(node: MathNode, rise: float = 0.0, scale: float = 1.0) -> list[Span]:
    """Return an equation part as text on one line, for a place too narrow to draw it built up."""

    def sub(part: MathNode, change: float = 0.0) -> list[Span]:
        return linear(part, rise + change * scale, scale * (0.7 if change else 1.0))

    def sign(text: str) -> list[Span]:
        return [Span(text, replace(node.style, rise=rise, scale=scale, italic=False))] if text else []

    if node.kind == "text":
        return [Span(node.text, replace(node.style, rise=rise, scale=scale))]
    if node.kind == "fraction":
        top, bottom = (sub(part) for part in node.parts)
        return [*sign("("), *top, *sign(")/("), *bottom, *sign(")")]
    if node.kind == "script":
        return sub(node.parts[0]) + sub(node.parts[1], -0.15) + sub(node.parts[2], 0.35)
    if node.kind == "nary":
        return sign(node.text) + sub(node.parts[0], -0.15) + sub(node.parts[1], 0.35) + sub(node.parts[2])
    if node.kind == "delimited":
        inner = [span for place, part in enumerate(node.parts)
                 for span in (sign(node.text[1]) if place else []) + sub(part)]  # fmt: skip
        return [*sign(node.text[0]), *inner, *sign(node.text[2])]
    if node.kind == "root":
        return [*sub(node.parts[0], 0.35), *sign("√("), *sub(node.parts[1]), *sign(")")]
    inner = [span for place, part in enumerate(node.parts)
             for span in (sign(" ") if place and node.kind == "matrix" else []) + sub(part)]  # fmt: skip
    return inner + sign(node.text)
