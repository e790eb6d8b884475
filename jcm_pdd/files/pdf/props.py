"""Paragraph, run and border properties of WordprocessingML as flat dictionaries that can be laid over each
other.

A later dictionary wins key by key, which is how Word lets a style override what it is based on. Lengths are
points.
"""

from __future__ import annotations

from typing import Any

from jcm_pdd.files.pdf.model import Edge, TabStop
from jcm_pdd.files.pdf.ooxml import Element, attribute, child, descend, local, points, switch, whole

Props = dict[str, Any]

SWITCHES = {"b": "bold", "i": "italic", "strike": "strike", "dstrike": "strike", "vanish": "hidden"}
HIGHLIGHTS = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "blue": "0000FF",
    "red": "FF0000",
    "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0", "black": "000000", "none": "",
    "white": "FFFFFF",
}  # fmt: skip
ALIGNS = {"center": "center", "right": "right", "end": "right", "both": "justify", "distribute": "justify",
          "left": "left", "start": "left"}  # fmt: skip
DASHES = {
    "dotted": "dotted",
    "dashed": "dashed",
    "dashSmallGap": "dashed",
    "dotDash": "dashed",
    "double": "double",
}


def run_props(element: Element | None) -> Props:
    """Read a w:rPr; unknown children are left alone."""
    found: Props = {}
    for item in element if element is not None else ():
        name = local(item)
        if name in SWITCHES:
            found[SWITCHES[name]] = switch(item)
        elif name in READ_RUN:
            READ_RUN[name](item, found)
    return found


def _fonts(item: Element, found: Props) -> None:
    for name in ("ascii", "hAnsi", "cs"):
        theme, font = attribute(item, f"w:{name}Theme"), attribute(item, f"w:{name}")
        if theme or font:
            found["font"] = f"+{theme}" if theme else font
            return


def _size(item: Element, found: Props) -> None:
    size = points(attribute(item), 2.0)
    if size and size > 0:
        found["size"] = min(size, 400.0)


def _color(item: Element, found: Props) -> None:
    found["color"] = color(attribute(item)) or "000000"


def _vertical(item: Element, found: Props) -> None:
    found["vertical"] = attribute(item) or "baseline"


def _underline(item: Element, found: Props) -> None:
    found["underline"] = "" if attribute(item) in (None, "none") else attribute(item)


def _background(item: Element, found: Props) -> None:
    found["background"] = shading(item)


def _highlight(item: Element, found: Props) -> None:
    found["background"] = HIGHLIGHTS.get(attribute(item) or "none", "")


def _caps(item: Element, found: Props) -> None:
    found["caps"] = ("small" if local(item) == "smallCaps" else "all") if switch(item) else ""


def _position(item: Element, found: Props) -> None:
    found["position"] = points(attribute(item), 2.0) or 0.0


def _spacing(item: Element, found: Props) -> None:
    found["spacing"] = points(attribute(item)) or 0.0


def _style(item: Element, found: Props) -> None:
    found["style"] = attribute(item)


READ_RUN = {
    "rFonts": _fonts, "sz": _size, "color": _color, "vertAlign": _vertical, "u": _underline, "shd":
    _background,
    "highlight": _highlight, "caps": _caps, "smallCaps": _caps, "position": _position, "spacing": _spacing,
    "rStyle": _style,
}  # fmt: skip


def paragraph_props(element: Element | None) -> Props:
    """Read a w:pPr without its w:rPr and w:sectPr."""
    found: Props = {}
    if element is None:
        return found
    for item in element:
        name = local(item)
        if name in ("keepNext", "keepLines", "pageBreakBefore", "contextualSpacing", "widowControl", "bidi"):
            found[name] = switch(item)
        elif name in READ_PARAGRAPH:
            READ_PARAGRAPH[name](item, found)
    return found


def _align(item: Element, found: Props) -> None:
    found["align"] = ALIGNS.get(attribute(item) or "left", "left")


def _line_spacing(item: Element, found: Props) -> None:
    for key in ("before", "after"):
        value = points(attribute(item, f"w:{key}"))
        if value is not None:
            found[key] = max(value, 0.0)
        if attribute(item, f"w:{key}Autospacing") in ("1", "true", "on"):
            found[key] = 14.0
    line = attribute(item, "w:line")
    if line:
        rule = attribute(item, "w:lineRule") or "auto"
        found["line"] = max((points(line, 240.0 if rule == "auto" else 20.0) or 1.0), 0.05)
        found["line_rule"] = rule


def _indent(item: Element, found: Props) -> None:
    for key, names in (("left", ("w:start", "w:left")), ("right", ("w:end", "w:right"))):
        value = next((v for v in (points(attribute(item, name)) for name in names) if v is not None), None)
        if value is not None:
            found[key] = value
    hanging, first = points(attribute(item, "w:hanging")), points(attribute(item, "w:firstLine"))
    if hanging is not None:
        found["first"] = -hanging
    elif first is not None:
        found["first"] = first


def _numbering(item: Element, found: Props) -> None:
    number, level = attribute(child(item, "w:numId")), attribute(child(item, "w:ilvl"))
    if number is not None:
        found["number"] = number
    if level is not None:
        found["level"] = whole(level) or 0


def _tabs(item: Element, found: Props) -> None:
    stops: dict[float, TabStop | None] = {}
    for tab in item:
        at, kind = points(attribute(tab, "w:pos")), attribute(tab) or "left"
        if at is not None:
            kept = None if kind == "clear" else TabStop(at, ALIGNS.get(kind, kind), attribute(tab, "w:leader") or "")
            stops[round(at, 2)] = kept
    found["tabs"] = stops


def _paragraph_borders(item: Element, found: Props) -> None:
    found["borders"] = edges(item)


def _outline(item: Element, found: Props) -> None:
    level = whole(attribute(item))
    found["outline"] = level if level is not None and level < 9 else None


READ_PARAGRAPH = {
    "jc": _align, "spacing": _line_spacing, "ind": _indent, "numPr": _numbering, "tabs": _tabs,
    "pBdr": _paragraph_borders, "shd": _background, "outlineLvl": _outline, "pStyle": _style,
}  # fmt: skip


def merge(*layers: Props) -> Props:
    """Lay property dictionaries over each other, the last one on top; tab stops and borders are merged
    inside.
    """
    result: Props = {}
    for layer in layers:
        for key, value in layer.items():
            both = key in ("tabs", "borders") and key in result
            result[key] = {**result[key], **value} if both else value
    return result


def color(text: str | None) -> str:
    """Return a colour as six hexadecimal digits, "" for automatic or unreadable."""
    if text is None or len(text) != 6:
        return ""
    return text.upper() if all(char in "0123456789abcdefABCDEF" for char in text) else ""


def shading(item: Element | None) -> str:
    """Return the fill of a w:shd; percent patterns are mixed from fill and pattern colour."""
    if item is None:
        return ""
    pattern, fill = attribute(item) or "clear", color(attribute(item, "w:fill"))
    if pattern == "solid":
        return color(attribute(item, "w:color")) or "000000"
    if pattern.startswith("pct") and pattern[3:].isdigit():
        return _mix(fill or "FFFFFF", color(attribute(item, "w:color")) or "000000", int(pattern[3:]) / 100.0)
    return fill


def _mix(back: str, front: str, share: float) -> str:
    pairs = zip(bytes.fromhex(back), bytes.fromhex(front), strict=True)
    return "".join(f"{min(255, round(b + (f - b) * share)):02X}" for b, f in pairs)


def edges(element: Element | None) -> dict[str, Edge | None]:
    """Read the sides of a w:pBdr, w:tblBorders or w:tcBorders; None is a side expressly without line."""
    found: dict[str, Edge | None] = {}
    for item in element if element is not None else ():
        name = {"start": "left", "end": "right"}.get(local(item), local(item))
        kind = attribute(item) or "nil"
        if kind in ("nil", "none"):
            found[name] = None
            continue
        width = min(max(points(attribute(item, "w:sz"), 8.0) or 0.5, 0.25), 12.0)
        space = points(attribute(item, "w:space"), 1.0) or 0.0
        found[name] = Edge(width, color(attribute(item, "w:color")) or "000000", DASHES.get(kind, "single"), space)
    return found


def run_props_in(element: Element | None, *path: str) -> Props:
    """Read the w:rPr found at the end of a path of children."""
    return run_props(descend(element, *path))
