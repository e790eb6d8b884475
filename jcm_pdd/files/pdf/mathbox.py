"""Equations built up in two dimensions: sizes and places of their parts around a baseline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from jcm_pdd.files.pdf.fonts import Look, chain, glyph_runs
from jcm_pdd.files.pdf.model import MathNode, RunStyle

SMALLER, SMALLEST = 0.7, 0.45
AXIS, RULE = 0.26, 0.045
BIG_SIGN = 1.4
TALL, TALLEST = 1.25, 5.0
_SIDES = {"left": 0.0, "right": 1.0}
_LEADING = 0.4
"""Of the text size: the room between the rows of a matrix."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Text of an equation at `x`, `y` from the start of the baseline (up is positive); look None is a missing
    sign.
    """

    x: float
    y: float
    text: str
    size: float
    look: Look | None
    style: RunStyle


@dataclass(slots=True)
class MathBox:
    """A measured part of an equation: text and rules (x, y, width, thickness)."""

    width: float = 0.0
    ascent: float = 0.0
    descent: float = 0.0
    glyphs: list[Glyphs] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)

    def put(self, other: MathBox, x: float, y: float) -> None:
        """Place another box with its baseline start at x, y and grow to hold it."""
        self.glyphs += [replace(item, x=item.x + x, y=item.y + y) for item in other.glyphs]
        self.rules += [(rx + x, ry + y, width, thick) for rx, ry, width, thick in other.rules]
        self.width = max(self.width, x + other.width)
        self.ascent = max(self.ascent, other.ascent + y)
        self.descent = max(self.descent, other.descent - y)


def measure(node: MathNode, scale: float = 1.0) -> MathBox:
    """Lay out a part of an equation; `scale` is the share of the text size at this depth."""
    return MEASURES.get(node.kind, _row)(node, max(scale, SMALLEST))


def _text(node: MathNode, scale: float) -> MathBox:
    return _glyphs(node.text, node.style, node.style.size * scale)


def _glyphs(text: str, style: RunStyle, size: float) -> MathBox:
    box, face = MathBox(), chain(style.role, style.bold, style.italic).first().face
    box.ascent, box.descent = face.ascent * size * 0.8, face.descent * size * 0.9
    for look, part in glyph_runs(text, style.role, style.bold, style.italic):
        if look is None:
            for char in part:
                box.glyphs.append(Glyphs(box.width, 0.0, char, size, None, style))
                box.width += size * 0.62
        else:
            box.glyphs.append(Glyphs(box.width, 0.0, part, size, look, style))
            box.width += look.face.width(part) * size
    return box


def _row(node: MathNode, scale: float) -> MathBox:
    box = MathBox()
    for part in node.parts:
        box.put(measure(part, scale), box.width, 0.0)
    return box


def _fraction(node: MathNode, scale: float) -> MathBox:
    size = node.style.size * scale
    inner = scale if scale >= 1.0 else scale * 0.9
    top, bottom = (measure(part, inner) for part in node.parts)
    width, pad, thick = max(top.width, bottom.width) + size * 0.3, size * 0.12, max(size * RULE, 0.4)
    box = MathBox(width=width + size * 0.2)
    axis = AXIS * size
    box.put(top, size * 0.1 + (width - top.width) / 2, axis + pad + top.descent)
    box.put(bottom, size * 0.1 + (width - bottom.width) / 2, axis - pad - bottom.ascent)
    box.rules.append((size * 0.1, axis, width, thick))
    return box


def _script(node: MathNode, scale: float) -> MathBox:
    base, sub, sup = node.parts
    box = MathBox()
    box.put(measure(base, scale), 0.0, 0.0)
    size, x = node.style.size * scale, box.width
    high, low = box.ascent, box.descent
    if sub.parts or sub.text:
        part = measure(sub, scale * SMALLER)
        box.put(part, x, -max(size * 0.16, low - part.descent * 0.4))
    if sup.parts or sup.text:
        part = measure(sup, scale * SMALLER)
        box.put(part, x, max(size * 0.34, high - part.ascent * 0.6))
    return box


def _nary(node: MathNode, scale: float) -> MathBox:
    sub, sup, body = node.parts
    size = node.style.size * scale
    sign = _glyphs(node.text, replace(node.style, italic=False), size * BIG_SIGN)
    low, high = measure(sub, scale * SMALLER), measure(sup, scale * SMALLER)
    width = max(sign.width, low.width, high.width)
    box = MathBox()
    box.put(sign, (width - sign.width) / 2, -size * 0.15)
    if low.glyphs:
        box.put(low, (width - low.width) / 2, -sign.descent - size * 0.2 - low.ascent)
    if high.glyphs:
        box.put(high, (width - high.width) / 2, sign.ascent - size * 0.05 + high.descent)
    box.put(measure(body, scale), width + size * 0.15, 0.0)
    return box


def _delimited(node: MathNode, scale: float) -> MathBox:
    inner = [measure(part, scale) for part in node.parts]
    size = node.style.size * scale
    tallest = max([part.ascent + part.descent for part in inner], default=size)
    grow = min(max(tallest / (size * TALL), 1.0), TALLEST)
    upright, box = replace(node.style, italic=False), MathBox()

    def sign(text: str) -> None:
        mark = _glyphs(text, upright, size * grow)
        # A taller bracket is centred on the axis of its content.
        middle = max(part.ascent - part.descent for part in inner) / 2 if inner else 0.0
        drop = middle - (mark.ascent - mark.descent) / 2 if grow > 1.0 else 0.0
        box.put(mark, box.width, drop)

    sign(node.text[0])
    for place, part in enumerate(inner):
        if place:
            sign(node.text[1])
        box.put(part, box.width, 0.0)
    sign(node.text[2])
    return box


def _root(node: MathNode, scale: float) -> MathBox:
    degree, body = measure(node.parts[0], scale * 0.6), measure(node.parts[1], scale)
    size, box = node.style.size * scale, MathBox()
    grow = min(max((body.ascent + body.descent) / size, 1.0), 3.0)
    sign = _glyphs("√", replace(node.style, italic=False), size * grow)
    box.put(degree, 0.0, size * 0.45)
    start = max(degree.width - sign.width * 0.4, 0.0)
    box.put(sign, start, body.ascent - sign.ascent if grow > 1 else 0.0)
    box.put(body, start + sign.width, 0.0)
    box.rules.append((start + sign.width * 0.95, body.ascent + size * 0.06, body.width + sign.width * 0.05, 0.5))
    box.ascent = max(box.ascent, body.ascent + size * 0.12)
    return box


def _over(node: MathNode, scale: float) -> MathBox:
    base, box = measure(node.parts[0], scale), MathBox()
    mark = _glyphs(node.text, replace(node.style, italic=False), node.style.size * scale)
    box.put(base, 0.0, 0.0)
    box.put(mark, (base.width - mark.width) / 2, max(base.ascent - node.style.size * scale * 0.65, 0.0))
    return box


def _matrix(node: MathNode, scale: float) -> MathBox:
    rows = [[measure(cell, scale) for cell in row.parts] for row in node.parts]
    size, box = node.style.size * scale, MathBox()
    columns = max((len(row) for row in rows), default=0)
    widths = [max((row[place].width for row in rows if place < len(row)), default=0.0) for place in range(columns)]
    heights = [(max((c.ascent for c in row), default=size), max((c.descent for c in row), default=0.0)) for row in rows]
    y = sum(a + d for a, d in heights) / 2 + size * _LEADING / 2 * (len(rows) - 1) + AXIS * size
    for row, (ascent, descent) in zip(rows, heights, strict=True):
        x = 0.0
        for cell, width in zip(row, widths, strict=False):
            box.put(cell, x + (width - cell.width) * _SIDES.get(node.side, 0.5), y - ascent)
            x += width + size * 0.6
        y -= ascent + descent + size * _LEADING
    return box


MEASURES: dict[str, Callable[[MathNode, float], MathBox]] = {
    "text": _text, "row": _row, "fraction": _fraction, "script": _script, "nary": _nary,
    "delimited": _delimited, "root": _root, "over": _over, "matrix": _matrix,
}  # fmt: skip
