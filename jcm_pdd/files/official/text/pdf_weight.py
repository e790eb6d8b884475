"""How much work a PDF is, measured without the PDF library: what streams unpack to and how often forms are drawn.

A page may name one stream a thousand times, and a form may draw ten forms that draw ten others; either is small
on disk and never ends in a reader. The measure is coarse and on the safe side.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from dataclasses import dataclass, field

MAX_STREAM = 40 * 2**20
MAX_CONTENT = 100 * 2**20
MAX_WORK = 400 * 2**20
MAX_OBJECTS = 60_000
MAX_DRAWING = 4000  # pages and drawings
_OBJECT = re.compile(rb"(?<!\d)(\d{1,8})\s+\d{1,5}\s+obj\b")
_REFERENCE = re.compile(rb"(?<!\d)(\d{1,8})\s+\d{1,5}\s+R\b")
_FILTER = re.compile(rb"/Filter\s*(\[[^\]]*\]|/[^\s/<>\[\]()]+|\d+\s+\d+\s+R)")
_NAME = re.compile(rb"/([^\s/<>\[\]()]+)")
_CONTENTS = re.compile(rb"/Contents\s*(\[[^\]]*\]|\d+\s+\d+\s+R)")
_PARENT = re.compile(rb"/(?:Parent|P|Prev|Next|First|Last|Dest|StructParent|K|Pg)\s*\d+\s+\d+\s+R")
_DRAW = re.compile(rb"\sDo(?![A-Za-z0-9])")  # the operator that draws a form
_STEP, _CHUNK = 2**20, 2**16
_FLATE, _HEX, _A85 = {b"FlateDecode", b"Fl"}, {b"ASCIIHexDecode", b"AHx"}, {b"ASCII85Decode", b"A85"}
_PICTURES = {b"DCTDecode", b"DCT", b"JPXDecode", b"CCITTFaxDecode", b"CCF", b"JBIG2Decode"}


class TooHeavyError(Exception):
    """The file unpacks to more than a text does."""


class OddPackingError(Exception):
    """The file is packed so that it cannot be measured, or draws itself without end."""


@dataclass(slots=True)
class _Object:
    head: bytes
    size: int = 0
    draws: int = 0
    stream: bool = False
    names: tuple[int, ...] = field(default=())


def weigh(data: bytes) -> None:
    """Raise TooHeavyError or OddPackingError when reading the PDF would take too much time or memory."""
    objects = _objects(data)
    if sum(one.size for one in objects.values() if b"/Image" not in one.head) > MAX_CONTENT:
        raise TooHeavyError
    works: dict[int, int] = {}
    total = 0
    pages = [one for one in objects.values() if _contents(objects, one)]
    if len(pages) + sum(one.draws > 0 for one in objects.values() if one.stream) > MAX_DRAWING:
        raise TooHeavyError
    for one in pages:
        total += sum(_work(objects, name, works, ()) for name in _contents(objects, one))
        forms = max((_work(objects, name, works, ()) for name in _streams(objects, one)), default=0)
        total += forms * sum(objects[name].draws for name in _contents(objects, one))
        if total > MAX_WORK:
            raise OddPackingError if forms else TooHeavyError


def _contents(objects: dict[int, _Object], one: _Object) -> list[int]:
    """Return the streams a page draws, as often as it names them."""
    match = None if one.stream else _CONTENTS.search(one.head)
    found: list[int] = []
    for name in map(int, _REFERENCE.findall(match[1])) if match else ():
        target = objects.get(name)
        if target is not None and not target.stream:
            found += [int(inner) for inner in _REFERENCE.findall(target.head) if int(inner) in objects]
        elif target is not None:
            found.append(name)
    return found


def _streams(objects: dict[int, _Object], one: _Object) -> set[int]:
    """Return the forms an object can draw: streams that its resources name, straight or through dictionaries."""
    found: set[int] = set()
    seen: set[int] = set()
    waiting = list(one.names)
    while waiting and len(seen) < 2000:
        name = waiting.pop()
        if name in seen or name not in objects:
            continue
        seen.add(name)
        if objects[name].stream:
            if b"/Form" in objects[name].head:
                found.add(name)
        elif b"/Page" not in objects[name].head:
            waiting += objects[name].names
    return found


def _work(objects: dict[int, _Object], name: int, works: dict[int, int], above: tuple[int, ...]) -> int:
    """Return how many bytes are passed when a stream is drawn, with all it draws itself."""
    if name in works:
        return works[name]
    one = objects[name]
    inner = 0
    if one.draws and len(above) < 30 and name not in above:
        inner = max((_work(objects, each, works, (*above, name)) for each in _streams(objects, one)), default=0)
    works[name] = min(one.size + one.draws * inner, 10 * MAX_WORK)
    return works[name]


def _objects(data: bytes) -> dict[int, _Object]:
    found: dict[int, _Object] = {}
    marks = list(_OBJECT.finditer(data))
    if len(marks) > MAX_OBJECTS:
        raise TooHeavyError
    total = 0
    for number, mark in enumerate(marks):
        end = marks[number + 1].start() if number + 1 < len(marks) else len(data)
        start = data.find(b"stream", mark.end(), end)
        one = _Object(data[mark.end() : end if start < 0 else start])
        one.names = _names(one.head)
        if start >= 0:
            one.stream = True
            begin = start + 6 + (2 if data[start + 6 : start + 8] == b"\r\n" else 1)
            _measure(one, data, begin, max(end, data.find(b"endstream", begin)), found)
            total += one.size
            if one.size > MAX_STREAM or total > 4 * MAX_CONTENT:
                raise TooHeavyError
        found[int(mark[1])] = one
    return found


def _names(head: bytes) -> tuple[int, ...]:
    return tuple(int(name) for name in _REFERENCE.findall(_PARENT.sub(b"", head)))


def _measure(one: _Object, data: bytes, start: int, end: int, found: dict[int, _Object]) -> None:
    """Unpack a stream into nothing and count; the objects inside an object stream are noted."""
    match = _FILTER.search(one.head)
    if match is None and b"/Filter" in one.head:
        raise OddPackingError
    filters = _NAME.findall(match[1]) if match else []
    body: memoryview | bytes = memoryview(data)[start:end]
    while filters and filters[0] in _A85 | _HEX:
        body = _plain(bytes(body), filters.pop(0))
    if filters and (filters[0] in _PICTURES or (b"/Image" in one.head and filters[0] not in _FLATE)):
        return
    if not filters and match is None:
        one.size, one.draws = len(body), _draws(bytes(body))
    elif not filters:
        one.size = len(body)
    elif filters[0] not in _FLATE or (len(filters) > 1 and filters[1] not in _PICTURES):
        raise OddPackingError
    else:
        _inflate(one, memoryview(body), found)


def _draws(piece: bytes) -> int:
    return len(_DRAW.findall(piece)) if b"Do" in piece else 0


def _plain(body: bytes, name: bytes) -> bytes:
    body = b"".join(body.partition(b"endstream")[0].split())
    try:
        if name in _HEX:
            return binascii.unhexlify(body.partition(b">")[0])
        return base64.a85decode(b"<~" + body.partition(b"~>")[0] + b"~>", adobe=True)
    except (ValueError, binascii.Error):
        return b""


def _inflate(one: _Object, body: memoryview, found: dict[int, _Object]) -> None:
    tool, at = zlib.decompressobj(), _CHUNK
    rest: memoryview | bytes = body[:_CHUNK]
    kept = bytearray()
    listing = b"/ObjStm" in one.head
    try:
        while rest and not tool.eof and one.size <= MAX_STREAM:
            piece = tool.decompress(rest, _STEP)
            one.size += len(piece)
            one.draws += _draws(piece)
            if listing:
                kept += piece
            rest = tool.unconsumed_tail
            if not rest:
                rest = body[at : at + _CHUNK]
                at += len(rest)
    except zlib.error:
        pass  # the PDF library reads what comes before the damage, and so does this
    if listing and one.size <= MAX_STREAM:
        _note_inner(one, bytes(kept), found)


def _note_inner(one: _Object, content: bytes, found: dict[int, _Object]) -> None:
    first = re.search(rb"/First\s+(\d{1,9})", one.head)
    split = int(first[1]) if first else 0
    numbers = [int(part) for part in content[:split].split()[:200_000] if part.isdigit() and len(part) < 10]
    places = list(zip(numbers[::2], numbers[1::2], strict=False))
    if len(found) + len(places) > MAX_OBJECTS:
        raise TooHeavyError
    for order, (number, place) in enumerate(places):
        end = places[order + 1][1] if order + 1 < len(places) else len(content)
        head = content[split + place : split + end]
        found[number] = _Object(head, names=_names(head))
