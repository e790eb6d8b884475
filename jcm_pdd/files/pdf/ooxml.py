"""Names and small readers for WordprocessingML: qualified names, measures, switches, and the parts of a
package.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.opc import read_package

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "dc": "http://purl.org/dc/elements/1.1/",
}
# Strict documents (ISO 29500 Strict) use other namespace names for the same elements.
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": NAMESPACES["w"].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": NAMESPACES["r"].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": NAMESPACES["m"].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": NAMESPACES["a"].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": NAMESPACES["wp"].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/picture": NAMESPACES["pic"].encode(),
}
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
Element = etree._Element  # noqa: SLF001 (the name of the type in the stubs)
OFF = {"0", "false", "off", "none"}


@lru_cache(maxsize=1024)
def q(name: str) -> str:
    """Return the full name of a prefixed one: `w:p` -> `{http://...}p`."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child called `name` (prefixed), or None; also None for no element."""
    return None if element is None else element.find(q(name))


def descend(element: Element | None, *names: str) -> Element | None:
    """Return the element reached through the first children of these names, or None."""
    for name in names:
        element = child(element, name)
    return element


def attribute(element: Element | None, name: str = "w:val") -> str | None:
    """Return an attribute (prefixed name), or None when element or attribute is absent."""
    return None if element is None else element.get(q(name))


def switch(element: Element) -> bool:
    """Return the value of an on/off element: present without a value means on."""
    return (element.get(q("w:val")) or "1").lower() not in OFF


def points(text: str | None, per_point: float = 20.0) -> float | None:
    """Return a measure in points; plain numbers are twips (or 1/`per_point` points), `2.5cm` and the like
    also count.
    """
    if not text:
        return None
    units = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
    try:
        unit = units.get(text[-2:])
        number = float(text) / per_point if unit is None else float(text[:-2]) * unit
    except ValueError:
        return None
    return number if abs(number) < 1e5 else None


def whole(text: str | None) -> int | None:
    """Return an integer attribute, or None when it is absent or no integer."""
    try:
        return int(float(text)) if text else None
    except (ValueError, OverflowError):
        return None


def local(element: Element) -> str:
    """Return the local name of an element, a text of no use for processing instructions."""
    tag = element.tag
    return str(tag).rpartition("}")[2]


@dataclass(slots=True)
class Part:
    """An XML part of the package with its relationships (id -> target part name, or URL when external)."""

    name: str
    root: Element
    relations: dict[str, str]
    by_type: dict[str, str]


class Package:
    """A .docx file read in memory; a hostile or broken one is a problem `package.*`, another format
    `pdf.not_word`.
    """

    def __init__(self, docx: bytes) -> None:
        self._parts = read_package(docx)
        try:
            root = self._relations("")[1]
            self.main = self.part(root["officeDocument"])
            self.core = self._optional(root.get("core-properties", ""))
        except (KeyError, etree.XMLSyntaxError) as error:
            raise Problem("pdf.not_word") from error
        if self.main.root.tag != q("w:document"):
            raise Problem("pdf.not_word")

    def related(self, kind: str) -> Part | None:
        """Return the part the main document names for `kind` (styles, numbering, settings, theme ...), or
        None.
        """
        return self._optional(self.main.by_type.get(kind, ""))

    def part(self, name: str) -> Part:
        """Return an XML part by name; KeyError when the package has none."""
        relations, by_type = self._relations(name)
        return Part(name, parse(self._parts[name]), relations, by_type)

    def data(self, name: str) -> bytes | None:
        """Return the bytes of a part such as a picture, or None."""
        return self._parts.get(name)

    def _optional(self, name: str) -> Part | None:
        return self.part(name) if name in self._parts else None

    def _relations(self, name: str) -> tuple[dict[str, str], dict[str, str]]:
        folder, file = posixpath.split(name)
        path = posixpath.join(folder, "_rels", f"{file}.rels")
        by_id: dict[str, str] = {}
        by_type: dict[str, str] = {}
        if path not in self._parts:
            return by_id, by_type
        for relation in parse(self._parts[path]).iter(RELATIONSHIP):
            target = relation.get("Target") or ""
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            by_id[relation.get("Id") or ""] = target
            by_type.setdefault((relation.get("Type") or "").rpartition("/")[2], target)
        return by_id, by_type


def parse(data: bytes) -> Element:
    """Parse an XML part without entities or network; the names of Strict documents become the usual ones."""
    if b"purl.oclc.org/ooxml" in data:
        for strict, usual in STRICT.items():
            data = data.replace(b'"' + strict + b'"', b'"' + usual + b'"')
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    return etree.fromstring(data, parser)
