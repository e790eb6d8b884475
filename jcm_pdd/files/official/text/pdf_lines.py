"""Lines of words out of single signs: what stands on one base line, with lowered and raised parts in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from jcm_pdd.files.official.text.flow import lowered, raised
from jcm_pdd.files.official.text.pdf_page import Sign

_NEAR = 0.9  # ems between two signs that were written one after the other
_SPACE = 0.17
_SPACE_WIDE = 0.7
_COLUMN = 2.2  # ems that part two columns
_SMALL = 0.88
_MOST_PAIRS = 20_000


@dataclass(slots=True)
class Run:
    """Signs written one after the other on one line; `base` and `size` are those of its large signs."""

    signs: list[Sign] = field(default_factory=list)
    base: float = 0.0
    size: float = 0.0

    def add(self, sign: Sign) -> None:
        """Append a sign."""
        if sign.size > self.size * 1.02 and not sign.text.isspace():
            self.base, self.size = sign.base, sign.size
        self.signs.append(sign)

    @property
    def left(self) -> float:
        """The left edge."""
        return min(sign.left for sign in self.signs)

    @property
    def right(self) -> float:
        """The right edge."""
        return max(sign.right for sign in self.signs)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line (or one column's part of it): words, edges, base line, size.

    `note` is a raised figure it begins with, `word` the width of its first word, `signs` what it was made of.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    note: str = ""
    word: float = 0.0
    signs: tuple[Sign, ...] = ()


def text_lines(signs: Iterable[Sign], dropped: frozenset[str] = frozenset()) -> list[TextLine]:
    """Return the lines from top to bottom, parts of one base line from left to right.

    `dropped` are figures of footnotes: raised, they are calls of notes and no part of the text.
    """
    rows: list[list[Run]] = []
    for run in sorted(_runs(signs), key=lambda run: -run.base):
        if rows and abs(rows[-1][0].base - run.base) <= 0.25 * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    found: list[TextLine] = []
    for row in _with_small(rows):
        found += _parts(sorted((sign for run in row for sign in run.signs), key=lambda s: s.left), row, dropped)
    return found


def _runs(signs: Iterable[Sign]) -> list[Run]:
    found: list[Run] = []
    for sign in signs:
        last = found[-1].signs[-1] if found else None
        if last is None or not _follows(last, sign, found[-1]):
            if sign.text.isspace():
                continue
            found.append(Run())
        found[-1].add(sign)
    return found


def _follows(last: Sign, sign: Sign, run: Run) -> bool:
    size = max(run.size, sign.size)
    gap = sign.left - last.right
    return -0.5 * size < gap < _NEAR * size and abs(sign.base - run.base) < 0.62 * size and not (
        abs(sign.base - run.base) > 0.25 * size and min(sign.size, run.size) > _SMALL * size)


def _with_small(rows: list[list[Run]]) -> list[list[Run]]:
    """Join a row that is only a lowered or raised part, written by itself, with the row it belongs to."""
    found: list[list[Run]] = []
    for row in rows:
        neighbour = found[-1] if found else None
        if neighbour is not None and _belongs(row, neighbour):
            neighbour.extend(row)
        elif neighbour is not None and _belongs(neighbour, row):
            found[-1] = row + neighbour
        else:
            found.append(list(row))
    return found


def _belongs(small: list[Run], large: list[Run]) -> bool:
    size = max(run.size for run in large)
    if max(run.size for run in small) > _SMALL * size or len(small) * len(large) > _MOST_PAIRS:
        return False
    base = next(run.base for run in large if run.size == size)
    return all(-0.45 * size < run.base - base < 0.65 * size and any(
        -0.3 * size < run.left - other.right < 0.35 * size for other in large) for run in small)


def _parts(signs: list[Sign], row: list[Run], dropped: frozenset[str]) -> list[TextLine]:
    size = max(run.size for run in row)
    base = next(run.base for run in row if run.size == size)
    parts: list[list[Sign]] = []
    last: Sign | None = None
    for sign in signs:
        if last is None or (sign.left - last.right > _COLUMN * size and not sign.text.isspace()):
            if sign.text.isspace():
                continue
            parts.append([])
        parts[-1].append(sign)
        last = sign if not sign.text.isspace() or last is None else last
    return [_line(part, base, size, dropped) for part in parts]


def _line(signs: list[Sign], base: float, size: float, dropped: frozenset[str]) -> TextLine:
    pieces: list[tuple[str, str]] = []
    last: Sign | None = None
    for sign in signs:
        height = _height(sign, base, size)
        if last is not None and _gap(last, sign):
            pieces.append((" ", "same"))
        pieces.append((sign.text, height))
        last = sign
    text, note = _written(pieces, dropped)
    end = next((n for n, sign in enumerate(signs) if n and (sign.text.isspace() or _gap(signs[n - 1], sign))),
               len(signs))
    word = signs[end - 1].right - signs[0].left
    return TextLine(text, signs[0].left, max(sign.right for sign in signs), base, size, note, word, tuple(signs))


def _height(sign: Sign, base: float, size: float) -> str:
    if sign.text.isspace():
        return "same"
    if sign.size > _SMALL * size:
        return ""
    if sign.base < base - 0.06 * size:
        return "sub"
    return "sup" if sign.base > base + 0.15 * size else ""


def _gap(last: Sign, sign: Sign) -> bool:
    if sign.left - last.right <= _SPACE * max(last.size, sign.size) or last.text.isspace() or sign.text.isspace():
        return False
    wide = any(unicodedata.east_asian_width(text[-1]) in "WF" for text in (last.text, sign.text))
    return sign.left - last.right > (_SPACE_WIDE if wide else _SPACE) * max(last.size, sign.size)


def _written(pieces: list[tuple[str, str]], dropped: frozenset[str]) -> tuple[str, str]:
    """Return the words of a line and the raised figure it begins with."""
    groups: list[list[str]] = []
    for text, height in pieces:
        if groups and height in (groups[-1][1], "same"):
            groups[-1][0] += text
        else:
            groups.append([text, "" if height == "same" else height])
    text = note = ""
    for place, (part, height) in enumerate(groups):
        if height == "sub":
            text = lowered(text, part)
        elif height == "sup" and place == 0 and part.strip().isdigit():
            note = part.strip()
        elif height == "sup":
            text += part[len(part.rstrip()) :] if part.strip() in dropped else raised(part)
        else:
            text += part
    return text.strip(), note
