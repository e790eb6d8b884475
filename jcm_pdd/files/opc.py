"""Office packages (.docx, .xlsx): read with suspicion, written the same way every time.

A package comes from outside, so it is measured before anything in it is parsed: number of parts, size,
compression ratio, part names, encryption, and document type declarations in the XML.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.opc_entries import MAX_TOTAL, XML_PART, check_directory, check_entries

if TYPE_CHECKING:
    from lxml import etree

CONTENT_TYPES = "[Content_Types].xml"
MAX_RATIO = 250
SMALL = 4 * 2**20  # below this size a high ratio (a blank sheet, an empty style list) harms nobody
# Elements, and attributes twice, which is what a parsed part takes: some 110 bytes each.
MAX_NODES, MAX_ALL_NODES = 2_000_000, 3_000_000
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")
_FORBIDDEN = re.compile(rb"<!(?:doctype|entity)", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SEALED = "EncryptedPackage".encode("utf-16-le")
_EBCDIC = b"\x4c\x6f\xa7\x94"  # "<?xm" in EBCDIC, which libxml2 would read and the search above would not
_DDE = re.compile(rb"DDE(?:AUTO)?\b", re.IGNORECASE)
_CODE = re.compile(rb"<w:instrText[^>]*>([^<]*)")
_SIMPLE = re.compile(rb"<w:fldSimple[^>]*\sw:instr=[\"']([^\"']*)")
_REMOTE = re.compile(r"(?:https?|ftps?|smb):|\\\\|//|file:(?:///?\\\\|/{2}[^/]|/{4,}[^/])", re.IGNORECASE)
# What a damaged archive makes the library raise.
UNREADABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, EOFError, OSError,
              ValueError, struct.error)


def read_package(data: bytes, where: str = "", whole: bool = True) -> dict[str, bytes]:
    """Return the parts of an Office package by name, in the order of the archive.

    Without `whole` any zip is measured and unpacked the same way, such as one that holds documents.

    Raises Problem with a code `package.*` when `data` is no such package or is hostile: too many parts, too
    large unpacked, a suspicious compression ratio, unsafe, doubled or overlapping names, encryption, DOCTYPE or
    ENTITY, more elements than a document has.
    """
    if data.startswith(_OLE) and _SEALED in data:
        raise Problem("package.encrypted", where)
    check_directory(data, where)
    try:
        with open_zip(data) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            check_entries(entries, len(data), where)
            parts = _extract(archive, entries, where)
    except UNREADABLE as error:
        raise Problem("package.unreadable", where) from error
    if not whole:
        return parts
    if CONTENT_TYPES not in parts:
        raise Problem("package.unreadable", where)
    nodes = 0
    for name, content in parts.items():
        if XML_PART.search(name):
            check_xml(content, where, name)
            nodes += _nodes(content)
            if nodes > MAX_ALL_NODES:
                raise Problem("package.too_complex", where, part=name)
    return parts


def open_zip(data: bytes) -> zipfile.ZipFile:
    """Open a zip; names not marked as UTF-8 are read as UTF-8 all the same, else as a Japanese Windows writes them.

    Raises one of UNREADABLE for what is no zip.
    """
    for encoding in ("utf-8", "cp932"):
        try:
            return zipfile.ZipFile(io.BytesIO(data), metadata_encoding=encoding)
        except UnicodeDecodeError:
            continue
    return zipfile.ZipFile(io.BytesIO(data))


def _extract(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], where: str) -> dict[str, bytes]:
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
    """Raise Problem for what no Office program writes.

    `package.declaration`: a document type, an entity or an unusual encoding; `package.too_complex`: more elements and
    attributes than a document has.
    """
    head = content[:4]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in head:
        content = content.replace(b"\0", b"")  # UTF-16: every ASCII sign is a byte and a NUL
    encoding = _ENCODING.search(content[:400])
    if encoding and encoding.group(1).lower() not in (b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii"):
        raise Problem("package.declaration", where, part=name)
    if head == _EBCDIC or _FORBIDDEN.search(content):
        raise Problem("package.declaration", where, part=name)
    if _nodes(content) > MAX_NODES:
        raise Problem("package.too_complex", where, part=name)


def _nodes(content: bytes) -> int:
    """Return about how many elements a part has, with its attributes twice."""
    return content.count(b"<") - content.count(b"</") + 2 * content.count(b"=")


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
    """Raise Problem for a package that would run something.

    `package.macros`, `package.dde` for a field of a Word document, `workbook.link` for a workbook's DDE or OLE link.
    """
    named = any(name.lower().rsplit("/", 1)[-1].startswith("vbaproject") for name in parts)
    if named or b"macroenabled" in parts.get(CONTENT_TYPES, b"").lower():
        raise Problem("package.macros", where)
    for name, content in parts.items():
        if name.lower().startswith("word/") and XML_PART.search(name):
            field = _dde_field(content)
            if field is not None:
                raise Problem("package.dde", where, what=field)
        if "externallinks/" in name.lower() and (b"ddeLink" in content or b"oleLink" in content):
            raise Problem("workbook.link", where, what="DDE")


def _dde_field(content: bytes) -> str | None:
    """Return the code of a field that talks to another program; codes may be split over several elements."""
    if b"fld" not in content:
        return None
    codes = [b"".join(_CODE.findall(piece)) for piece in content.split(b'fldCharType="begin"')[1:]]
    codes.extend(_SIMPLE.findall(content))
    found = next((code for code in codes if _DDE.match(code.strip())), None)
    return None if found is None else found.strip().decode("utf-8", "replace")[:80]


def refuse_remote(parts: Mapping[str, bytes], where: str = "") -> None:
    """Raise Problem `package.remote` for what a program loads from another place as soon as it opens the package.

    Links that a reader follows, and paths on the same computer, are no such thing.
    """
    for name, content in parts.items():
        if not name.lower().endswith(".rels") or b"External" not in content:
            continue
        for link in parse_xml(content, where, name):
            kind = str(link.get("Type")).rpartition("/")[2]
            target = str(link.get("Target")).strip()
            if link.get("TargetMode") == "External" and kind != "hyperlink" and _REMOTE.match(target):
                raise Problem("package.remote", where, what=kind, target=target[:200])


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
