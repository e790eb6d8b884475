"""Pictures and shapes inside a run: DrawingML, the older VML, embedded objects."""

from __future__ import annotations

import re

from jcm_pdd.files.papers.figure_svg import is_own, scene_from
from jcm_pdd.files.pdf.model import Picture
from jcm_pdd.files.pdf.ooxml import Element, attribute, child, descend, points, q, whole
from jcm_pdd.files.pdf.story import Story

EMU = 12700.0
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
RASTER = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
SMALLEST = 1.0


def read_drawing(drawing: Element, story: Story) -> list[Picture]:
    """Return the pictures of a w:drawing; its text boxes are put into `story.extra`."""
    frame = child(drawing, "wp:inline")
    anchored = frame is None
    frame = child(drawing, "wp:anchor") if frame is None else frame
    if frame is None:
        story.report.add("shape")
        return []
    name = _name(frame)
    boxes = list(frame.iter(q("w:txbxContent")))
    if boxes:
        story.extra += [box for box in boxes if not _inside_box(box, frame)]
        story.report.add("text_box", name)
    found = [item for item in frame.iter(q("pic:pic")) if not _inside_box(item, frame)]
    pictures = [picture for item in found if (picture := _picture(item, frame, len(found) == 1, story)) is not None]
    if anchored and found:
        story.report.add("anchored_picture", name)
    if not found and not boxes:
        return _other(frame, name, story)
    return pictures


def _other(frame: Element, name: str, story: Story) -> list[Picture]:
    """Return an empty frame of the right size for a drawing we cannot show."""
    code = "shape"
    if next(frame.iter(CHART), None) is not None:
        code = "chart"
    elif next(frame.iter(DIAGRAM), None) is not None:
        code = "diagram"
    story.report.add(code, name)
    return [Picture(b"", *_extent(child(frame, "wp:extent")))] if code != "shape" else []


def _inside_box(item: Element, frame: Element) -> bool:
    parent = item.getparent()
    while parent is not None and parent is not frame:
        if parent.tag == q("w:txbxContent"):
            return True
        parent = parent.getparent()
    return False


def _picture(item: Element, frame: Element, alone: bool, story: Story) -> Picture | None:
    size = _extent(child(frame, "wp:extent"))
    own = descend(item, "pic:spPr", "a:xfrm", "a:ext")
    if not alone and own is not None:
        size = _extent(own)
    rotation = attribute_plain(descend(item, "pic:spPr", "a:xfrm"), "rot")
    if rotation not in ("", "0"):
        story.report.add("rotated_picture", _name(frame))
    blip = descend(item, "pic:blipFill", "a:blip")
    data = _lines(blip, story) or _data(attribute(blip, "r:embed"), story)
    if data is None:
        story.report.add("linked_picture" if attribute(blip, "r:link") else "picture_missing", _name(frame))
        return Picture(b"", *size)
    return _checked(data, size, _crop(descend(item, "pic:blipFill", "a:srcRect")), _name(frame), story)


def _checked(
    data: bytes, size: tuple[float, float], crop: tuple[float, float, float, float], name: str, story: Story
) -> Picture:
    """Return the picture, or an empty frame for a kind of file that we cannot draw."""
    if data.startswith(RASTER) or is_own(data):
        return Picture(data, *size, crop)
    story.report.add("picture_format", name)
    return Picture(b"", *size)


def _crop(item: Element | None) -> tuple[float, float, float, float]:
    shares = [(whole(attribute_plain(item, side)) or 0) / 100000.0 for side in ("l", "t", "r", "b")]
    left, top, right, bottom = (min(max(share, 0.0), 0.95) for share in shares)
    return (left, top, right, bottom) if left + right < 0.99 and top + bottom < 0.99 else (0.0, 0.0, 0.0, 0.0)


def attribute_plain(element: Element | None, name: str) -> str:
    """Return an attribute without namespace, "" when absent."""
    return (element.get(name) or "") if element is not None else ""


def _name(frame: Element) -> str:
    about = child(frame, "wp:docPr")
    return attribute_plain(about, "descr") or attribute_plain(about, "title") or attribute_plain(about, "name")


def _extent(item: Element | None) -> tuple[float, float]:
    width, height = (points(attribute_plain(item, key), EMU) or SMALLEST for key in ("cx", "cy"))
    return max(width, SMALLEST), max(height, SMALLEST)


def _lines(blip: Element | None, story: Story) -> bytes | None:
    """Return the lines of a picture when this program drew them; any other SVG is left to the picture beside it."""
    for lines in blip.iter(SVG_BLIP) if blip is not None else ():
        data = _data(attribute(lines, "r:embed"), story)
        if data is not None and scene_from(data) is not None:
            return data
    return None


def _data(relation: str | None, story: Story) -> bytes | None:
    target = story.part.relations.get(relation or "")
    return story.package.data(target) if target is not None else None


def read_vml(element: Element, story: Story) -> list[Picture]:
    """Return the pictures of a w:pict or w:object; text boxes go into `story.extra`."""
    boxes = list(element.iter(q("w:txbxContent")))
    if boxes:
        story.extra += boxes
        story.report.add("text_box")
    if element.tag == q("w:object"):
        story.report.add("embedded_object")
    pictures = []
    for image in element.iter(q("v:imagedata")):
        data = _data(attribute(image, "r:id"), story)
        shape = image.getparent()
        size = _vml_size(attribute_plain(shape, "style"))
        if data is None:
            story.report.add("picture_missing", attribute_plain(image, "title"))
            pictures.append(Picture(b"", *size))
        else:
            pictures.append(_checked(data, size, (0.0, 0.0, 0.0, 0.0), attribute_plain(image, "title"), story))
    if not boxes and not pictures:
        story.report.add("shape")
    return pictures


def _vml_size(style: str) -> tuple[float, float]:
    found = {}
    for key, value in re.findall(r"(?:^|;)\s*(width|height)\s*:\s*([0-9.]+(?:pt|in|cm|mm|pc)?)", style):
        found[key] = points(value, 1.0) or 72.0
    return found.get("width", 72.0), found.get("height", 72.0)
