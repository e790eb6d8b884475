"""The drawn figure as SVG, and back from the SVG this program wrote: the form Word shows it in, without loss.

Only lines, circles and texts occur. Reading back is for this program's own files, known by `MARK`, so that the PDF
writer draws them as lines; any other SVG is left to its PNG.
"""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from jcm_pdd.core.papers.figure_scene import Ring, Scene, Shape, Stroke, Word
from jcm_pdd.core.problems import Problem

MARK = "jcm-pdd-figure"
FAMILY = "Arial, 'Liberation Sans', Helvetica, sans-serif"
_SVG = "http://www.w3.org/2000/svg"


def svg(scene: Scene, scale: float = 1.0) -> bytes:
    """Return the scene as an SVG file of its size in millimetres times `scale`."""
    wide, high = _number(scene.width), _number(scene.height)
    head = (f'<svg xmlns="{_SVG}" class="{MARK}" width="{_number(scene.width * scale)}mm" '
            f'height="{_number(scene.height * scale)}mm" viewBox="0 0 {wide} {high}" font-family="{FAMILY}">')
    body = [_element(shape) for shape in scene.shapes]
    page = f'<rect width="{wide}" height="{high}" fill="#FFFFFF"/>'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, page, *body, "</svg>", ""]).encode()


def _element(shape: Shape) -> str:
    if isinstance(shape, Ring):
        return (f'<circle cx="{_number(shape.centre[0])}" cy="{_number(shape.centre[1])}" r="{_number(shape.radius)}" '
                f'fill="none" stroke="{shape.colour}" stroke-width="{_number(shape.thick)}"/>')
    if isinstance(shape, Word):
        anchor = ' text-anchor="middle"' if shape.middle else ""
        weight = ' font-weight="bold"' if shape.bold else ""
        return (f'<text x="{_number(shape.at[0])}" y="{_number(shape.at[1])}" font-size="{_number(shape.size)}"{weight}'
                f'{anchor} fill={quoteattr(shape.colour)}>{escape(_printable(shape.text))}</text>')
    dash = f' stroke-dasharray="{" ".join(map(_number, shape.dash))}"' if shape.dash else ""
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
    return (f'<polyline points="{points}" fill="{shape.fill or "none"}" stroke="{shape.colour}" '
            f'stroke-width="{_number(shape.thick)}"{dash}/>')


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"


def _printable(text: str) -> str:
    """Return a text without what XML cannot carry."""
    return "".join(char for char in text if char in "\t\n" or (
        char >= " " and char not in "\ufffe\uffff" and not "\ud800" <= char <= "\udfff"))


def is_own(data: bytes) -> bool:
    """Tell whether bytes are an SVG this program wrote."""
    return f'class="{MARK}"'.encode() in data[:400]


def scene_from(data: bytes) -> Scene | None:
    """Return the scene of an SVG this program wrote; None for any other and for one that was changed since."""
    from jcm_pdd.files.opc import parse_xml

    if not is_own(data):
        return None
    try:
        root: Any = parse_xml(data)
        _, _, wide, high = (float(text) for text in root.get("viewBox").split())
        shapes = tuple(_shape(item) for item in root if not item.tag.endswith("}rect"))
    except (Problem, ValueError, TypeError, AttributeError, KeyError):
        return None
    return Scene(wide, high, shapes) if wide > 0 and high > 0 else None


def _shape(item: Any) -> Shape:
    kind = item.tag.removeprefix(f"{{{_SVG}}}")
    if kind == "circle":
        return Ring((float(item.get("cx")), float(item.get("cy"))), float(item.get("r")), item.get("stroke"),
                    float(item.get("stroke-width")))
    if kind == "text":
        return Word((float(item.get("x")), float(item.get("y"))), item.text or "", float(item.get("font-size")),
                    item.get("font-weight") == "bold", item.get("fill"), item.get("text-anchor") == "middle")
    if kind != "polyline":
        raise ValueError(kind)
    pairs = (pair.split(",") for pair in item.get("points").split())
    points = tuple((float(x), float(y)) for x, y in pairs)
    dash = tuple(float(part) for part in (item.get("stroke-dasharray") or "").split())
    fill = item.get("fill")
    return Stroke(points, item.get("stroke"), float(item.get("stroke-width")), dash, "" if fill == "none" else fill)
