"""Figures: one paragraph each, the picture in line, then its caption after a line break.

Because picture and caption share a paragraph, the other paragraphs of a box can be another answer.
"""

from __future__ import annotations

import hashlib
import posixpath
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.opc import CONTENT_TYPES, parse_xml, xml_bytes
from jcm_pdd.files.word.content import Picture
from jcm_pdd.files.word.text import (
    DRAWINGS,
    Slot,
    add_text,
    has_drawing,
    paragraph_text,
    run_items,
)
from jcm_pdd.files.word.tree import Element, W, number

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_IMAGE = R + "/image"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SUFFIX = {"image/png": "png", "image/jpeg": "jpeg"}
_MEDIA = {"png": "image/png", "jpeg": "image/jpeg", "jpg": "image/jpeg"}
SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
# Where Word looks for the lines of a picture; programs that do not know it show the PNG.
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
# What the PNG of a drawn figure says of itself (a PNG text), so that nobody takes it for the user's own.
MADE_BY = ("JCM PDD Studio", "drawn figure")
_MARK = "\0".join(MADE_BY).encode()
EMU = 36000  # English Metric Units in one millimetre
MAX_HEIGHT_MM = 205  # leaves room for heading and caption on an A4 page


def is_drawn(data: bytes) -> bool:
    """Tell whether a picture of a document is a figure that the program drew there."""
    return data[:8] == b"\x89PNG\r\n\x1a\n" and _MARK in data[:2000]


def pixel_size(picture: Picture, place: str) -> tuple[int, int]:
    """Return width and height in pixels; raises Problem `word.picture_format` for other than PNG and JPEG."""
    data = picture.data
    if picture.media == "image/png" and data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
    elif picture.media == "image/jpeg" and data[:2] == b"\xff\xd8":
        width, height = _jpeg_size(data)
    else:
        width, height = 0, 0
    if width <= 0 or height <= 0 or picture.width_mm <= 0:
        raise Problem("word.picture_format", place, media=picture.media)
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Return width and height from the frame header (ITU T.81 B.2.2); 0, 0 when there is none."""
    position = 2
    while position + 9 <= len(data):
        if data[position] != 0xFF:
            return 0, 0
        marker = data[position + 1]
        if marker == 0xFF:  # fill byte
            position += 1
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            return width, height
        else:
            position += 2 + int.from_bytes(data[position + 2 : position + 4], "big")
    return 0, 0


@dataclass(slots=True)
class Media:
    """The pictures of one part: relationships and files, changed only when a picture is added."""

    parts: dict[str, bytes]
    part: str

    @property
    def rels_name(self) -> str:
        """The name of the part that holds the relationships."""
        folder, name = posixpath.split(self.part)
        return f"{folder}/_rels/{name}.rels"

    def targets(self) -> dict[str, str]:
        """Return part name by relationship id for the part's inner relationships."""
        if self.rels_name not in self.parts:
            return {}
        root = parse_xml(self.parts[self.rels_name], "", self.rels_name)
        folder = posixpath.dirname(self.part)
        return {
            relation.get("Id") or "": posixpath.normpath(posixpath.join("/" + folder, relation.get("Target") or ""))[1:]
            for relation in root
            if relation.get("TargetMode") != "External"
        }

    def add(self, picture: Picture) -> str:
        """Store the picture's bytes once and return the relationship id for it."""
        return self._store(picture.data, _SUFFIX[picture.media], picture.media)

    def add_lines(self, picture: Picture) -> str:
        """Store the picture as lines and return the relationship id for it, "" when there are none."""
        return self._store(picture.svg, "svg", "image/svg+xml") if picture.svg else ""

    def _store(self, data: bytes, suffix: str, media: str) -> str:
        name = f"word/media/figure_{hashlib.sha256(data).hexdigest()[:16]}.{suffix}"
        known = {target: relation for relation, target in self.targets().items()}
        if name in known:
            return known[name]
        self.parts[name] = data
        self._know_type(suffix, media)
        return self._relate(name)

    def prune(self, root: Element) -> None:
        """Take out own figures that the part no longer shows, so that no removed picture travels along."""
        shown = {blip.get(f"{{{R}}}embed") for blip in root.iter(f"{{{A}}}blip", f"{{{SVG}}}svgBlip")}
        gone = {
            relation: name
            for relation, name in self.targets().items()
            if name.startswith("word/media/figure_") and relation not in shown
        }
        if not gone:
            return
        relations = parse_xml(self.parts[self.rels_name])
        for relation in [entry for entry in relations if entry.get("Id") in gone]:
            relations.remove(relation)
        self.parts[self.rels_name] = xml_bytes(relations)
        for name in set(gone.values()) - set(self.targets().values()):
            del self.parts[name]

    def _relate(self, name: str) -> str:
        content = self.parts.get(self.rels_name)
        root = etree.Element(f"{{{_RELS}}}Relationships") if content is None else parse_xml(content)
        used = {relation.get("Id") for relation in root}
        count = 1
        while f"rIdFigure{count}" in used:
            count += 1
        target = posixpath.relpath(name, posixpath.dirname(self.part))
        relation = etree.SubElement(root, f"{{{_RELS}}}Relationship")
        for key, value in (("Id", f"rIdFigure{count}"), ("Type", _IMAGE), ("Target", target)):
            relation.set(key, value)
        self.parts[self.rels_name] = xml_bytes(root)
        return f"rIdFigure{count}"

    def _know_type(self, suffix: str, media: str) -> None:
        root = parse_xml(self.parts[CONTENT_TYPES])
        if all((entry.get("Extension") or "").lower() != suffix for entry in root):
            entry = etree.Element(f"{{{_TYPES}}}Default", Extension=suffix, ContentType=media)
            root.insert(0, entry)
            self.parts[CONTENT_TYPES] = xml_bytes(root)


def put_pictures(slot: Slot, pictures: Sequence[Picture], media: Media, place: str, *, shared: bool) -> list[str]:
    """Print the pictures in place of those there; returns the captions of those shrunk to fit a page.

    In a `shared` box the text of the other answer stays before them; otherwise the box is theirs alone.
    """
    shrunk: list[str] = []
    made: list[Element] = []
    for drawing, picture in enumerate(pictures, _next_drawing(slot.parent)):
        size, smaller = _size(picture, place)
        if smaller:
            shrunk.append(picture.caption)
        made.append(_paragraph(picture, media, drawing, size))
    old = [paragraph for paragraph in slot.paragraphs if has_drawing(paragraph)]
    texts = [paragraph for paragraph in slot.paragraphs if paragraph not in old]
    if not shared or (len(texts) == 1 and not paragraph_text(texts[0])):
        old += texts
    slot.parent.extend(made)
    for paragraph in old:
        above = paragraph.getparent()
        if above is not None:
            above.remove(paragraph)
    return shrunk


def picture_paragraph(picture: Picture, media: Media, root: Element) -> Element:
    """Return a paragraph that shows a picture with its caption, for a document of our own.

    Raises Problem `word.picture_format` for other than PNG and JPEG.
    """
    return _paragraph(picture, media, _next_drawing(root), _size(picture, picture.name)[0])


def _next_drawing(element: Element) -> int:
    used = (number(mark, "id", 0) for mark in element.getroottree().iter(f"{{{WP}}}docPr"))
    return max(used, default=0) + 1


def _size(picture: Picture, place: str) -> tuple[tuple[int, int], bool]:
    """Return width and height in EMU, and whether the picture was made smaller to fit a page."""
    width, height = pixel_size(picture, place)
    wide, high = picture.width_mm * EMU, round(picture.width_mm * EMU * height / width)
    smaller = high > MAX_HEIGHT_MM * EMU
    if smaller:
        wide, high = round(wide * MAX_HEIGHT_MM * EMU / high), MAX_HEIGHT_MM * EMU
    return (max(wide, 1), max(high, 1)), smaller


def _paragraph(picture: Picture, media: Media, count: int, size: tuple[int, int]) -> Element:
    paragraph = etree.Element(W + "p")
    look = etree.SubElement(paragraph, W + "pPr")
    etree.SubElement(look, W + "spacing", {W + "before": "120", W + "after": "120"})
    etree.SubElement(look, W + "jc", {W + "val": "center"})
    run = etree.SubElement(paragraph, W + "r")
    etree.SubElement(run, W + "drawing").append(_inline(picture, media, count, size))
    if picture.caption:
        add_text(paragraph, "\n" + picture.caption, None)
    return paragraph


def _inline(picture: Picture, media: Media, count: int, size: tuple[int, int]) -> Element:
    """Return the wp:inline element of a picture (ECMA-376 part 1, 20.4.2.8), size in EMU."""
    extent = {"cx": str(size[0]), "cy": str(size[1])}
    names = {"id": str(count), "name": f"Figure {count}"}
    spaces = {"wp": WP, "a": A, "pic": PIC, "r": R}
    inline = etree.Element(f"{{{WP}}}inline", {"distT": "0", "distB": "0", "distL": "0", "distR": "0"}, nsmap=spaces)
    etree.SubElement(inline, f"{{{WP}}}extent", extent)
    etree.SubElement(inline, f"{{{WP}}}docPr", {**names, "descr": " ".join(picture.caption.split())})
    data = etree.SubElement(etree.SubElement(inline, f"{{{A}}}graphic"), f"{{{A}}}graphicData", uri=PIC)
    pic = etree.SubElement(data, f"{{{PIC}}}pic")
    about = etree.SubElement(pic, f"{{{PIC}}}nvPicPr")
    # Word, too, keeps the name of the file here.
    etree.SubElement(about, f"{{{PIC}}}cNvPr", {**names, "name": picture.name or names["name"]})
    etree.SubElement(about, f"{{{PIC}}}cNvPicPr")
    fill = etree.SubElement(pic, f"{{{PIC}}}blipFill")
    blip = etree.SubElement(fill, f"{{{A}}}blip", {f"{{{R}}}embed": media.add(picture)})
    if lines := media.add_lines(picture):
        extension = etree.SubElement(etree.SubElement(blip, f"{{{A}}}extLst"), f"{{{A}}}ext", uri=_SVG_EXTENSION)
        etree.SubElement(extension, f"{{{SVG}}}svgBlip", {f"{{{R}}}embed": lines}, nsmap={"asvg": SVG})
    etree.SubElement(etree.SubElement(fill, f"{{{A}}}stretch"), f"{{{A}}}fillRect")
    shape = etree.SubElement(pic, f"{{{PIC}}}spPr")
    transform = etree.SubElement(shape, f"{{{A}}}xfrm")
    etree.SubElement(transform, f"{{{A}}}off", x="0", y="0")
    etree.SubElement(transform, f"{{{A}}}ext", extent)
    form = etree.SubElement(shape, f"{{{A}}}prstGeom", prst="rect")
    etree.SubElement(form, f"{{{A}}}avLst")
    return inline


def read_pictures(slot: Slot, media: Media, *, shared: bool) -> tuple[list[Picture], int]:
    """Return the slot's pictures with captions, and how many could not be read (other formats, links). Figures the
    program drew are neither.

    Where no other answer shares the box, a paragraph behind a picture without a caption is its caption.
    """
    targets = media.targets()
    found: list[Picture] = []
    missed = 0
    for paragraph, behind in zip(slot.paragraphs, [*slot.paragraphs[1:], None], strict=True):
        drawings = [item for item in run_items(paragraph) if item.tag in DRAWINGS]
        if not drawings:
            continue
        caption = paragraph_text(paragraph).removeprefix("\n")
        if not caption and not shared and behind is not None and not has_drawing(behind):
            caption = paragraph_text(behind)
        picture = _read_one(drawings[0], targets, media.parts, caption)
        if picture is not None and is_drawn(picture.data):
            missed += len(drawings) - 1
            continue
        missed += len(drawings) - (picture is not None)
        if picture is not None:
            found.append(picture)
    return found, missed


def _read_one(drawing: Element, targets: dict[str, str], parts: dict[str, bytes], caption: str) -> Picture | None:
    blip = next(drawing.iter(f"{{{A}}}blip"), None)
    extent = next(drawing.iter(f"{{{WP}}}extent"), None)
    name = targets.get(blip.get(f"{{{R}}}embed", ""), "") if blip is not None else ""
    media = _MEDIA.get(name.rpartition(".")[2].lower())
    if extent is None or media is None or name not in parts:
        return None
    about = next(drawing.iter(f"{{{PIC}}}cNvPr"), None)
    file = about.get("name", "") if about is not None else ""
    return Picture(parts[name], media, max(1, round(number(extent, "cx", 0) / EMU)), caption, file)
