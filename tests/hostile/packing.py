"""Packages to do harm with: written by hand, since no library writes them."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from functools import cache

from building import saved
from official import plan

from jcm_pdd.files.data import data_path

BODY = b"</w:body>"
ROWS = b"</sheetData>"


@cache
def document() -> Mapping[str, bytes]:
    """Return the parts of the blank form."""
    return unpacked(data_path("templates", "pdd", "PDD_ver02.0.docx").read_bytes())


@cache
def workbook() -> Mapping[str, bytes]:
    """Return the parts of a methodology's workbook."""
    return unpacked(saved(plan()))


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED, level: int = 6) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method, compresslevel=level) as archive:
        for name, content in members:
            entry = zipfile.ZipInfo("x" * len(name))  # the class would clean some names
            entry.filename = name
            entry.compress_type = method
            with warnings.catch_warnings(action="ignore", category=UserWarning):  # of names that stand there twice
                archive.writestr(entry, content)
    return target.getvalue()


def base(kind: str) -> dict[str, bytes]:
    return dict(document() if kind == "docx" else workbook())


def main(kind: str) -> str:
    return "word/document.xml" if kind == "docx" else "xl/worksheets/sheet1.xml"


def with_parts(kind: str, parts: Mapping[str, bytes]) -> bytes:
    return packed({**base(kind), **parts}.items())


def without(kind: str, name: str) -> bytes:
    return packed((n, c) for n, c in base(kind).items() if n != name)


def inserted(kind: str, more: bytes, part: str = "", before: bytes = b"") -> bytes:
    """Return a package with XML put in at the end of the body or of the rows, or before other bytes of a part."""
    name = part or main(kind)
    mark = before or (BODY if kind == "docx" else ROWS)
    content = base(kind)[name]
    assert mark in content, (name, mark)
    return with_parts(kind, {name: content.replace(mark, more + mark, 1)})


def replaced(kind: str, part: str, old: bytes, new: bytes) -> bytes:
    content = base(kind)[part]
    assert old in content, (part, old)
    return with_parts(kind, {part: content.replace(old, new, 1)})


def bomb(kind: str, megabytes: int, part: str = "", step: bytes = b" ") -> bytes:
    """Return a package of which one part unpacks to so much, compressed piece by piece."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in base(kind).items():
            if name != part:
                archive.writestr(name, content)
        piece = step * (2**20 // len(step))
        with archive.open(part or f"{main(kind).rpartition('/')[0]}/more.xml", "w") as stream:
            stream.write(b"<a>")
            for _ in range(megabytes):
                stream.write(piece)
            stream.write(b"</a>")
    return target.getvalue()


def overlapping(kind: str, copies: int = 1500) -> bytes:
    """Return an archive whose table of contents names the same compressed bytes again and again."""
    target = io.BytesIO(packed(base(kind).items()))
    content = b"<a>" + b" " * 2**18 + b"</a>"
    deflater = zlib.compressobj(9, zlib.DEFLATED, -15)
    kernel = deflater.compress(content) + deflater.flush()
    data = target.getvalue()
    end = data.rindex(b"PK\x05\x06")
    count, size, start = struct.unpack("<HII", data[end + 10:end + 20])
    name = b"xl/kernel.bin"
    crc = zlib.crc32(content)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 33, crc, len(kernel), len(content), len(name), 0)
    directory = data[start:start + size]
    for number in range(copies):
        other = b"xl/k%06d.bin" % number
        directory += struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, crc, len(kernel),
                                 len(content), len(other), 0, 0, 0, 0, 0, start) + other
    body = data[:start] + local + name + kernel
    return body + directory + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count + copies, count + copies,
                                          len(directory), len(body), 0)


def endless_directory(kind: str, entries: int = 300_000) -> bytes:
    """Return an archive with a table of contents of very many empty files."""
    data = packed(base(kind).items())
    end = data.rindex(b"PK\x05\x06")
    size, start = struct.unpack("<II", data[end + 12:end + 20])
    directory = data[start:start + size]
    more = b"".join(
        struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 0, 0, 33, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0)
        + b"%08d" % number for number in range(entries))
    return (data[:start] + directory + more
            + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(directory + more), start, 0))


def sealed() -> bytes:
    """Return the beginning of a password-protected file: an OLE container with an encrypted package."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(4096)


def old_office() -> bytes:
    """Return the beginning of a .doc or .xls."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4600)
