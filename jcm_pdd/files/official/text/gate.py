"""What is measured before anything is parsed: kind of file, size, pages and how far streams unpack."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import NamedTuple

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.official.text.model import Kind

MAX_FILE = 40 * 2**20
MAX_XML = 12 * 2**20  # a methodology of fifty pages has one or two
MAX_WORD = 120 * 2**20
MAX_PAGES = 300
MAX_STREAM = 40 * 2**20
MAX_CONTENT = 100 * 2**20
MAX_STREAMS = 20_000
_STREAM = re.compile(rb"stream\r?\n")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODD_FILTER = re.compile(rb"LZWDecode|/(?:FlateDecode|Fl)\s*/(?:FlateDecode|Fl)\b|/F#|/Fl#|/L#|#44ecode")
_HEAD = 2000  # how far before the word `stream` its dictionary is looked for
_STEP = 2**20
_CHUNK = 2**16


def kind_of(data: bytes, name: str) -> Kind:
    """Return the kind of file by its content and measure it.

    Raises Problem `official_text.too_large`, `.old_word`, `.password`, `.not_supported`, `.damaged`.
    """
    if len(data) > MAX_FILE:
        raise Problem("official_text.too_large", name, limit=MAX_FILE // 2**20)
    if data.startswith(_OLE):
        sealed = "EncryptedPackage".encode("utf-16-le") in data
        raise Problem("official_text.password" if sealed else "official_text.old_word", name)
    if b"%PDF-" in data[:1024]:
        _measure_pdf(data, name)
        return "pdf"
    if data.startswith(b"PK"):
        _measure_word(data, name)
        return "docx"
    raise Problem("official_text.not_supported", name)


def _measure_word(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Problem("official_text.damaged", name) from error
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" not in names or not any(part.startswith("word/") for part in names):
        raise Problem("official_text.not_supported", name)
    xml = max(entry.file_size for entry in entries if entry.filename.startswith("word/"))
    largest = max((e.file_size for e in entries if e.filename.lower().endswith((".xml", ".rels"))), default=xml)
    if largest > MAX_XML or sum(entry.file_size for entry in entries) > MAX_WORD:
        raise Problem("official_text.too_large", name, limit=MAX_XML // 2**20)


class _Weight(NamedTuple):
    size: int
    odd: bool


def _measure_pdf(data: bytes, name: str) -> None:
    """Unpack every stream into nothing, so that none can unpack without end inside the PDF library."""
    total = 0
    for count, match in enumerate(_STREAM.finditer(data)):
        if data[max(0, match.start() - 3) : match.start()] == b"end":
            continue
        head = data[max(0, match.start() - _HEAD) : match.start()].rpartition(b" obj")[2]
        weight = _unpacked(data, match.end())
        total += 0 if b"/Image" in head else weight.size
        if weight.size > MAX_STREAM or total > MAX_CONTENT or count > MAX_STREAMS:
            raise Problem("official_text.too_large", name, limit=MAX_STREAM // 2**20)
        if weight.odd or _ODD_FILTER.search(head):
            raise Problem("official_text.pdf_packing", name)


def _unpacked(data: bytes, start: int) -> _Weight:
    """Return how many bytes the Flate stream at `start` holds, up to the limit; 0 when it is none."""
    if start >= len(data) or data[start] & 0x0F != 8:
        return _Weight(0, False)
    tool, size, odd, view = zlib.decompressobj(), 0, False, memoryview(data)
    rest: memoryview | bytes = view[start : start + _CHUNK]
    at = start + len(rest)
    try:
        while rest and not tool.eof and size <= MAX_STREAM:
            piece = tool.decompress(rest, _STEP)
            size += len(piece)
            odd = odd or b"/LZWDecode" in piece
            rest = tool.unconsumed_tail
            if not rest:
                rest = view[at : at + _CHUNK]
                at += len(rest)
    except zlib.error:
        return _Weight(size, odd)
    return _Weight(size, odd)
