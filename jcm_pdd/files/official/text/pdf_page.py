"""What stands on one page of a PDF: signs with their places, and the straight lines that make its tables.

Places are in points from the bottom left of the page as it is shown; y grows upwards.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MAX_SIGNS = 20_000
MAX_PATHS = 20_000
_SHORT = 6.0
_SKIPPED = {0, 10, 13, 0xFFFF}
_HYPHENS = {0x02, 0xFFFE}


@dataclass(frozen=True, slots=True)
class Sign:
    """One character: its box, its base line and the size of its font."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def middle(self) -> tuple[float, float]:
        """A point inside the sign, for asking in which cell it stands."""
        return (self.left + self.right) / 2, self.base + self.size * 0.25


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; `at` is its y (or x, when it stands upright), `start` < `end` its other co-ordinates."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page: number from 1, size, signs in the order they were written, and rules."""

    number: int
    width: float
    height: float
    signs: tuple[Sign, ...]
    rules: tuple[Rule, ...]


class _Turn:
    """Turns co-ordinates of a page that is shown rotated."""

    def __init__(self, page: Any) -> None:
        self.angle = page.get_rotation() % 360
        self.width, self.height = page.get_size()
        box = page.get_bbox()
        self.origin = (box[0], box[1])

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.origin[0], y - self.origin[1]
        if self.angle == 90:
            return y, self.height - x
        if self.angle == 180:
            return self.width - x, self.height - y
        if self.angle == 270:
            return self.width - y, x
        return x, y


def read_page(page: Any, number: int) -> Page:
    """Return the signs and rules of a page of an open document."""
    from pypdfium2 import raw

    turn = _Turn(page)
    text = page.get_textpage()
    try:
        signs = tuple(_signs(text, raw, turn))
    finally:
        text.close()
    return Page(number, turn.width, turn.height, signs, tuple(_rules(page, raw, turn)))


def _signs(text: Any, raw: Any, turn: _Turn) -> Iterator[Sign]:
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    count = min(raw.FPDFText_CountChars(text), MAX_SIGNS)
    high = ""
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in _SKIPPED or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        if not raw.FPDFText_GetLooseCharBox(text, index, box) or not raw.FPDFText_GetCharOrigin(text, index, x, y):
            continue
        sign = "-" if code in _HYPHENS else chr(code)
        if 0xD800 <= code < 0xDC00:
            high = sign
            continue
        if 0xDC00 <= code < 0xE000:
            sign = (high + sign).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        raw.FPDFText_GetMatrix(text, index, matrix)
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
        one, other = turn(box.left, box.bottom), turn(box.right, box.top)
        yield Sign(sign, min(one[0], other[0]), max(one[0], other[0]), turn(x.value, y.value)[1],
                   max(1.0, raw.FPDFText_GetFontSize(text, index) * scale))


def _rules(page: Any, raw: Any, turn: _Turn) -> Iterator[Rule]:
    objects = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1)
    for count, path in enumerate(objects):
        if count >= MAX_PATHS:
            return
        yield from _path_rules(path, raw, turn)


def _path_rules(path: Any, raw: Any, turn: _Turn) -> Iterator[Rule]:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for index in range(min(raw.FPDFPath_CountSegments(path), 4000)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = turn(matrix.a * x.value + matrix.c * y.value + matrix.e,
                     matrix.b * x.value + matrix.d * y.value + matrix.f)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield from _straight(last, point)
        last = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield from _straight(last, start)
            last = start


def _straight(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Rule]:
    wide, high = abs(one[0] - other[0]), abs(one[1] - other[1])
    if wide >= _SHORT and high < 1:
        yield Rule(False, (one[1] + other[1]) / 2, min(one[0], other[0]), max(one[0], other[0]))
    elif high >= _SHORT and wide < 1:
        yield Rule(True, (one[0] + other[0]) / 2, min(one[1], other[1]), max(one[1], other[1]))
