"""What a PDF prints around its text: running heads, page numbers, and footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from jcm_pdd.files.official.text.pdf_lines import TextLine, text_lines
from jcm_pdd.files.official.text.pdf_page import Page, Sign
from jcm_pdd.files.official.text.pdf_rules import Table

CODE = re.compile(r"JCM_([A-Z]{2})_(AM|PM)(\d{3})(?:_ver(\d{1,2}\.\d{1,2}))?")
_NUMBER = re.compile(
    r"[-–—\s]*(?:page\s*)?\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?(?:\s*(?:頁|ページ))?[-–—\s]*", re.IGNORECASE)
_ZONE = 0.12
_OFTEN = 0.4


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A page without its running heads and footnotes; `dropped` are the figures that call those notes."""

    page: Page
    signs: tuple[Sign, ...]
    tables: tuple[Table, ...]
    dropped: frozenset[str]
    heads: tuple[str, ...]
    notes: tuple[str, ...]


def cleaned(pages: Sequence[tuple[Page, list[Table]]]) -> list[Cleaned]:
    """Return the pages without what is printed around the text."""
    zones = [_zone_lines(page, found) for page, found in pages]
    count = Counter(key for lines in zones for key in {_key(line) for line in lines})
    found: list[Cleaned] = []
    for (page, drawn), lines in zip(pages, zones, strict=True):
        heads = [line for line in lines if _runs(line, count[_key(line)], len(pages), page)]
        kept = tuple(sign for sign in page.signs if not any(_on(sign, line) for line in heads))
        body = tuple(table for table in drawn if not _in_zone(table, page)
                     or any(table.box.holds(sign.middle) for sign in kept))
        notes, first = _notes([sign for sign in kept if not any(t.box.holds(sign.middle) for t in body)], page)
        if first is not None:
            kept = tuple(sign for sign in kept if sign.middle[1] > first)
        dropped = frozenset(note.partition(" ")[0] for note in notes)
        found.append(Cleaned(page, kept, body, dropped, tuple(line.text for line in heads), tuple(notes)))
    return found


def _in_zone(table: Table, page: Page) -> bool:
    return table.box.bottom > page.height * (1 - _ZONE) or table.box.top < page.height * _ZONE


def _zone_lines(page: Page, drawn: list[Table]) -> list[TextLine]:
    body = [table.box for table in drawn if not _in_zone(table, page)]
    low, high = page.height * _ZONE, page.height * (1 - _ZONE)
    return text_lines(sign for sign in page.signs if not low < sign.base < high
                      and not any(box.holds(sign.middle) for box in body))


def _key(line: TextLine) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.base / 5)


def _runs(line: TextLine, times: int, pages: int, page: Page) -> bool:
    """Tell whether a line in the margin is printed on many pages, or is a page number or the document's code."""
    if _NUMBER.fullmatch(line.text):
        return line.base < page.height * 0.09 or line.base > page.height * 0.93
    if CODE.search(line.text) and line.base > page.height * (1 - _ZONE):
        return True
    return times >= 2 and times >= _OFTEN * pages


def _on(sign: Sign, line: TextLine) -> bool:
    return (abs(sign.base - line.base) <= 0.65 * line.size
            and line.left - 1 <= sign.left and sign.right <= line.right + 1)


def _notes(signs: list[Sign], page: Page) -> tuple[list[str], float | None]:
    """Return the footnotes of a page and the height they begin at (None when it has none)."""
    lines = text_lines(signs)
    if not lines:
        return [], None
    sizes = Counter(round(sign.size, 1) for sign in page.signs)
    body = sizes.most_common(1)[0][0]
    start = next((n for n, line in enumerate(lines) if line.note and line.size <= 0.95 * body
                  and line.base < page.height / 2 and all(rest.size <= 0.95 * body for rest in lines[n:])), None)
    if start is None:
        return [], None
    found: list[str] = []
    for line in lines[start:]:
        if line.note:
            found.append(f"{line.note} {line.text}")
        else:
            found[-1] += f" {line.text}"
    return found, lines[start].base + lines[start].size
