"""Office packages (.docx, .xlsx): read with suspicion, written the same way every time.

A package comes from outside, so it is measured before anything in it is parsed: number of parts, size,
compression ratio, part names, encryption, and document type declarations in the XML.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from jcm_pdd.core.problems import Problem

if TYPE_CHECKING:
    from lxml import etree

CONTENT_TYPES = "[Content_Types].xml"
MAX_PARTS = 4000
MAX_TOTAL = 300 * 2**20
MAX_RATIO = 250
SMALL = 4 * 2**20  # below this size a high ratio (a blank sheet, an empty style list) harms nobody
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_XML_PART = re.compile(r"\.(xml|rels|vml)$", re.IGNORECASE)
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")
_FORBIDDEN = (b"<!doctype", b"<!entity")
_EBCDIC = b"\x4c\x6f\xa7\x94"  # "<?xm" in EBCDIC, which libxml2 would read and the search above would not


def read_package(data: bytes, where: str = "", whole: bool = True) -> dict[str, bytes]:
    """Return the parts of an Office package by name, in the order of the archive.

    Without `whole` any zip is measured and unpacked the same way, such as one that holds documents.

    Raises Problem with a code `package.*` when `data` is no such package or is hostile: too many parts, too
    large unpacked, a suspicious compression ratio, unsafe or doubled names, encryption, DOCTYPE or ENTITY.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_entries(entries, where)
            parts = _extract(archive, entries, where)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise Problem("package.unreadable", where) from error
    if not whole:
        return parts
    if CONTENT_TYPES not in parts:
        raise Problem("package.unreadable", where)
    for name, content in parts.items():
        if _XML_PART.search(name):
            check_xml(content, where, name)
    return parts


def _check_entries(entries: list[zipfile.ZipInfo], where: str) -> None:
    if len(entries) > MAX_PARTS:
        raise Problem("package.too_many_parts", where, count=len(entries), limit=MAX_PARTS)
    seen: set[str] = set()
    for entry in entries:
        # orig_filename shows a name before zipfile cuts it at a NUL or turns separators round
        for name in (entry.filename, entry.orig_filename):
            if _unsafe(name):
                raise Problem("package.unsafe_name", where, part=ascii(name)[:120])
        if entry.filename.casefold() in seen:
            raise Problem("package.doubled_part", where, part=entry.filename)
        seen.add(entry.filename.casefold())
        if entry.flag_bits & 0x1:
            raise Problem("package.encrypted", where)


def _unsafe(name: str) -> bool:
    pieces = name.split("/")
    return (
        not name
        or any(char in name for char in ("\\", ":", "\0"))
        or any(piece in ("", ".", "..") for piece in pieces)
        or len(name) > 400
    )


def _extract(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], where: str) -> dict[str, bytes]:
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise Problem("package.too_large", where, limit=MAX_TOTAL // 2**20)
    parts: dict[str, bytes] = {}
    left = MAX_TOTAL
    for entry in entries:
        allowed = min(left, max(SMALL, entry.compress_size * MAX_RATIO))
        with archive.open(entry) as stream:
            content = stream.read(allowed + 1)
        if len(content) > allowed:
            raise Problem("package.too_large", where, limit=MAX_TOTAL // 2**20)
        left -= len(content)
        parts[entry.filename] = content
    return parts


def check_xml(content: bytes, where: str, name: str) -> None:
    """Raise Problem `package.declaration` for a document type, an entity or an unusual encoding in a part."""
    head = content[:4]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in head:
        content = content.replace(b"\0", b"")  # UTF-16: every ASCII sign is a byte and a NUL
    encoding = _ENCODING.search(content[:400])
    if encoding and encoding.group(1).lower() not in (b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii"):
        raise Problem("package.declaration", where, part=name)
    lowered = content.lower()
    if head == _EBCDIC or any(word in lowered for word in _FORBIDDEN):
        raise Problem("package.declaration", where, part=name)


def parse_xml(content: bytes, where: str = "", name: str = "") -> etree._Element:
    """Return the root element of an XML part, parsed without entities, network or document types.

    Raises Problem `package.declaration` or `package.broken_xml`.
    """
    from lxml import etree

    check_xml(content, where, name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Problem("package.broken_xml", where, part=name) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Problem("package.declaration", where, part=name)
    return root


def xml_bytes(root: etree._Element) -> bytes:
    """Return the part's bytes for a changed root element, in the form Office programs write."""
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def refuse_macros(parts: Mapping[str, bytes], where: str = "") -> None:
    """Raise Problem `package.macros` when the package carries a macro project or a macro-enabled type."""
    named = any(name.lower().rsplit("/", 1)[-1].startswith("vbaproject") for name in parts)
    if named or b"macroenabled" in parts.get(CONTENT_TYPES, b"").lower():
        raise Problem("package.macros", where)


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """Return a package with the given parts: content types first, the rest by name, times fixed.

    The same parts give the same bytes whatever order they come in.
    """
    names = sorted(parts, key=lambda name: (name != CONTENT_TYPES, name))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the default differs between Windows and the rest
            archive.writestr(entry, parts[name])
    return target.getvalue()
