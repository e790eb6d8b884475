"""The black box that stands in public documents for a confidential picture: as many pixels, nothing of it inside."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping

from jcm_pdd.core.kinds import REDACTED
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.project import Json
from jcm_pdd.files.word.content import Picture

_UNKNOWN = (800, 500)
_LARGEST = 4000
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def black_box(width: int, height: int) -> bytes:
    """Return a PNG of black pixels, one bit each."""
    line = b"\0" + bytes((width + 7) // 8)
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return _SIGNATURE + b"".join(_chunk(*part) for part in (
        (b"IHDR", head), (b"IDAT", zlib.compress(line * height, 9)), (b"IEND", b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def boxes_for(items: Iterable[Mapping[str, Json]], blob: Callable[[str], bytes]
              ) -> tuple[dict[str, Mapping[str, Json]], dict[str, bytes]]:
    """Return for marked pictures, by their hash, the item that takes their place, and the bytes by its own hash.

    Raises Problem `store.*` when a picture cannot be read.
    """
    made: dict[str, Mapping[str, Json]] = {}
    data: dict[str, bytes] = {}
    for number, item in enumerate(items, 1):
        old = str(item["sha256"])
        png = black_box(*_size(blob(old), str(item.get("media") or "")))
        new = hashlib.sha256(png).hexdigest()
        data[new] = png
        made[old] = {"sha256": new, "name": f"redacted-{number}.png", "media": "image/png", "size": len(png),
                     "caption": REDACTED if item.get("caption") else ""}
    return made, data


def _size(data: bytes, media: str) -> tuple[int, int]:
    from jcm_pdd.files.word.pictures import pixel_size

    try:
        width, height = pixel_size(Picture(data, media, 1), "")
    except Problem:
        return _UNKNOWN
    largest = max(width, height)
    if largest <= _LARGEST:
        return width, height
    return max(1, width * _LARGEST // largest), max(1, height * _LARGEST // largest)
