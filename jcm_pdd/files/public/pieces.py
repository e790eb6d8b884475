"""Everything that can be read in a finished file, whatever program shows it: text, attributes, properties, metadata.

Office packages are read part by part, with what is packed inside of them; PDFs by pages, outlines, notes, attachments
and metadata; pictures by their metadata; anything else by its bytes in the usual encodings.
"""

from __future__ import annotations

import html
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import unquote

from jcm_pdd.files.opc import UNREADABLE, open_zip

EDGE = "\u241e"
"""Stands between texts that do not follow one another: cells, paragraphs, values of attributes."""
_DEPTH = 4
_XML = re.compile(r"\.(xml|rels|vml|svg|xhtml|html?)\Z", re.IGNORECASE)
_TEXT = re.compile(r"\.(txt|csv|json|md|yaml|yml|eml|ics)\Z", re.IGNORECASE)
_BLOCK = re.compile(r"</(?:\w+:)?(?:p|tc|tr|c|v|f|si|is|comment|row|definedName|formula[12]?|property|lpwstr|title|"
                    r"creator|description|subject|keywords|lastModifiedBy|category|text|tspan|t(?=>\s*</(?:\w+:)?si))>")
_TAG = re.compile(r"<[^>]*>")
_ATTRIBUTE = re.compile(r"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_REMARK = re.compile(r"<!--(.*?)-->|<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
# Places and counts that programs write as text nodes: no number of a project.
_MEASURE = re.compile(r"<(?:\w+:)?(posOffset|pctWidth|pctHeight|Words|Characters|CharactersWithSpaces|Lines|Paragraphs|"
                      r"TotalTime|Pages)>[\d.-]*</")
# Attributes in which people's numbers stand; in the others stand sizes.
_SPOKEN = frozenset(("formatCode", "prompt", "promptTitle", "error", "errorTitle", "descr", "title", "name", "display",
                     "tooltip", "location", "value", "Target", "author", "initials", "instr", "alt", "string", "text",
                     "label", "comment", "data"))
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of a file: the part it stands in, and whether numbers in it are people's (sizes are not)."""

    part: str
    text: str
    spoken: bool = True


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes packed in a file, for comparing with files that must not be there."""

    part: str
    data: bytes


def pieces_of(name: str, data: bytes, depth: int = 0, part: str = "") -> Iterator[Piece | Raw]:
    """Yield everything readable of a file; `part` is where it stands inside of another one."""
    at = part or "-"
    yield Raw(at, data)
    if data[:2] == b"PK" and depth < _DEPTH:
        yield from _package(data, depth, part)
        if b"word/document.xml" in data:
            from jcm_pdd.files.public.word_pieces import word_pieces

            yield from word_pieces(data, part)
    elif data[:5] == b"%PDF-":
        from jcm_pdd.files.public.pdf_pieces import pdf_pieces

        yield from pdf_pieces(data, depth, part)
        yield from _streams(data, depth, part)
    elif _XML.search(name) or data.lstrip()[:5] in (b"<?xml", b"<svg "):
        yield from _markup(data, at)
    elif _TEXT.search(name):
        yield Piece(at, data.decode("utf-8", "replace"))
    else:
        yield from _bytes(data, at)


def _package(data: bytes, depth: int, part: str) -> Iterator[Piece | Raw]:
    prefix = f"{part} > " if part else ""
    try:
        with open_zip(data) as archive:
            if archive.comment:
                yield Piece(f"{prefix}zip comment", archive.comment.decode("utf-8", "replace"))
            for entry in archive.infolist():
                yield Piece(f"{prefix}{entry.filename}", entry.filename, spoken=False)
                if entry.comment:
                    yield Piece(f"{prefix}{entry.filename}", entry.comment.decode("utf-8", "replace"))
                if not entry.is_dir():
                    yield from pieces_of(entry.filename, archive.read(entry), depth + 1, f"{prefix}{entry.filename}")
    except UNREADABLE:
        yield from _bytes(data, part or "-")


def _markup(data: bytes, part: str) -> Iterator[Piece]:
    """Yield the text of markup, with edges where a reader sees one; then its attributes and remarks."""
    text = _decoded(data)
    for remark in _REMARK.finditer(text):
        yield Piece(part, remark[1] or remark[2] or "")
    words = _BLOCK.sub(EDGE, _MEASURE.sub("</", text))
    yield Piece(part, html.unescape(_TAG.sub("", words)))
    spoken: list[str] = []
    silent: list[str] = []
    for tag in _TAG.finditer(text):
        for name, one, other in _ATTRIBUTE.findall(tag.group()):
            value = unquote(html.unescape(one or other))
            if value and not value.startswith("http://schemas."):
                short = name.rpartition(":")[2]
                said = short in _SPOKEN or (short == "val" and "/charts/" in part)
                (spoken if said else silent).append(value)
    yield Piece(part, EDGE.join(spoken))
    yield Piece(part, EDGE.join(dict.fromkeys(silent)), spoken=False)


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")


def _streams(data: bytes, depth: int, part: str) -> Iterator[Piece | Raw]:
    """Yield what is packed in the streams of a PDF: files, pictures, metadata, in whatever object they stand."""
    for number, match in enumerate(_STREAM.finditer(data), 1):
        content = match[1]
        at = f"{part} > stream {number}" if part else f"stream {number}"
        with suppress(zlib.error):
            content = zlib.decompressobj().decompress(content)
        yield Raw(at, content)
        if content[:2] == b"PK" and depth < _DEPTH:
            yield from pieces_of("stream.zip", content, depth + 1, at)
        elif b"xmpmeta" in content or content.lstrip()[:5] == b"<?xml":
            yield from _markup(content, at)
        elif content[:3] == b"\xff\xd8\xff" or content[:8] == b"\x89PNG\r\n\x1a\n":
            yield from _bytes(content, at)


def _bytes(data: bytes, part: str) -> Iterator[Piece]:
    """Yield what is readable in bytes of any kind: runs of letters in the usual encodings, and packed picture texts."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp932"):
        yield Piece(part, EDGE.join(_runs(data, encoding)), spoken=False)
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        for content in _packed_texts(data):
            yield Piece(part, content)


def _runs(data: bytes, encoding: str) -> Iterator[str]:
    text = data.decode(encoding, "replace")
    yield from (run for run in re.split(r"[^\w .,;:()&@/'’＆・ー\-]+", text) if len(run) > 2)


def _packed_texts(data: bytes) -> Iterator[str]:
    """Yield the compressed texts of a PNG (zTXt, iTXt)."""
    at = 8
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at:at + 4]), data[at + 4:at + 8]
        body = data[at + 8:at + 8 + length]
        if kind in (b"zTXt", b"iTXt"):
            head, _, rest = body.partition(b"\0")
            for start in range(min(len(rest), 64)):
                try:
                    found = zlib.decompress(rest[start:])
                except zlib.error:
                    continue
                yield f"{head.decode('latin-1')} {EDGE} {found.decode('utf-8', 'replace')}"
                break
        at += 12 + length
