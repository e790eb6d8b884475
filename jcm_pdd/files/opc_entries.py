"""The table of contents of a zip archive, judged before a byte of it is unpacked."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence

from jcm_pdd.core.problems import Problem

MAX_PARTS = 4000
MAX_TOTAL = 300 * 2**20
MAX_XML = 64 * 2**20  # all XML parts together; a workbook of 100,000 formulas has some 10 MB
PLENTY, MAX_GROWTH = 32 * 2**20, 100  # beyond this size a package may unpack to so many times its own
XML_PART = re.compile(r"\.(xml|rels|vml)\Z", re.IGNORECASE)
_HEADER = 30  # bytes of a local header without name and extra field
# Names of devices, which Windows opens instead of a file whatever folder and ending they have.
_DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?:\..*)?\Z", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f\\:]")


def check_directory(data: bytes, where: str) -> None:
    """Raise Problem `package.too_many_parts` before the table of contents is read, which takes its time."""
    count = data.count(b"PK\x01\x02")
    if count > 2 * MAX_PARTS:  # some may be those of a package within
        raise Problem("package.too_many_parts", where, count=count, limit=MAX_PARTS)


def check_entries(entries: Sequence[zipfile.ZipInfo], size: int, where: str) -> None:
    """Raise Problem `package.*` for a hostile table of contents of an archive of `size` bytes.

    Too many or too large parts, an absurd growth, unsafe, doubled or overlapping ones, encryption.
    """
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
    _check_sizes(entries, size, where)
    _check_places(entries, where)


def _unsafe(name: str) -> bool:
    pieces = name.split("/")
    return (
        not name
        or len(name) > 400
        or _CONTROL.search(name) is not None
        or any(piece in ("", ".", "..") or piece != piece.rstrip(" .") or _DEVICE.match(piece) for piece in pieces)
    )


def _check_sizes(entries: Sequence[zipfile.ZipInfo], size: int, where: str) -> None:
    total = sum(entry.file_size for entry in entries)
    xml = sum(entry.file_size for entry in entries if XML_PART.search(entry.filename))
    for found, limit in ((total, MAX_TOTAL), (xml, MAX_XML), (total, max(PLENTY, size * MAX_GROWTH))):
        if found > limit:
            raise Problem("package.too_large", where, limit=limit // 2**20)


def _check_places(entries: Sequence[zipfile.ZipInfo], where: str) -> None:
    """Refuse parts whose bytes lie in one another: a small file would unpack to any size."""
    end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset < end:
            raise Problem("package.overlapping", where, part=entry.filename)
        end = entry.header_offset + _HEADER + len(entry.orig_filename) + entry.compress_size
