"""Tables that a PDF prints without lines: known by their column heads, read by where the words begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jcm_pdd.files.official.text.flow import Cell, Grid, Row, plain
from jcm_pdd.files.official.text.joining import Words, paragraphs
from jcm_pdd.files.official.text.pdf_lines import TextLine, text_lines

_HEADS = (
    re.compile(r"terms?$|用語$"),
    re.compile(r"emission sources?$|排出源$"),
    re.compile(r"parameters?$|パラメータ(ー)?$"),
    re.compile(r"items?$|項目$"),
)
_STOP = re.compile(r"^[A-I][.．](?:[0-9])?\s*\S")


def unruled(lines: Sequence[TextLine], page: int, words: Words) -> Iterator[list[TextLine] | Grid]:
    """Yield runs of ordinary lines, and each table without rules as a grid."""
    plain_lines: list[TextLine] = []
    at = 0
    while at < len(lines):
        head = _head(lines, at)
        if not head:
            plain_lines.append(lines[at])
            at += 1
            continue
        if plain_lines:
            yield plain_lines
            plain_lines = []
        end = _end(lines, at)
        starts = [line.left for line in head]
        yield Grid(tuple(_rows([part for line in lines[at:end] for part in _at(line, starts)], starts, page, words)))
        at = end
    if plain_lines:
        yield plain_lines


def _same(one: TextLine, other: TextLine) -> bool:
    return abs(one.base - other.base) < 0.3 * max(one.size, other.size)


def _head(lines: Sequence[TextLine], at: int) -> list[TextLine]:
    """Return the parts of a line that is a table's head, [] for another line."""
    parts = [line for line in lines[at : at + 6] if _same(line, lines[at])]
    known = len(parts) > 1 and any(head.match(plain(parts[0].text)) for head in _HEADS)
    return parts if known else []


def _end(lines: Sequence[TextLine], at: int) -> int:
    end = at
    while end < len(lines) and not (end > at and _STOP.match(lines[end].text)):
        if end > at and lines[end - 1].base - lines[end].base > 4.5 * lines[end].size:
            break
        end += 1
    return end


def _at(line: TextLine, starts: list[float]) -> list[TextLine]:
    """Return a line parted where a word begins at a column."""
    signs, last = line.signs, 0
    found: list[TextLine] = []
    for number, sign in enumerate(signs):
        if number and any(abs(sign.left - start) < 1.5 for start in starts) and not sign.text.isspace() \
                and sign.left - signs[number - 1].right > -1:
            found += text_lines(signs[last:number])
            last = number
    return [*found, *text_lines(signs[last:])]


def _rows(lines: Sequence[TextLine], starts: list[float], page: int, words: Words) -> Iterator[Row]:
    """Yield the rows: one begins where the first column does, unless the line stands close below the last."""
    gaps = [a.base - b.base for a, b in pairwise(lines) if not _same(a, b)]
    close = min(gaps, default=0.0) * 1.2
    loose = any(gap > close for gap in gaps)
    rows: list[list[TextLine]] = []
    for number, line in enumerate(lines):
        first = line.left < starts[1] - line.size / 2
        apart = number == 0 or lines[number - 1].base - line.base > close
        same = number > 0 and _same(lines[number - 1], line)
        if not rows or (not same and (apart if loose else first)):
            rows.append([])
        rows[-1].append(line)
    for row in rows:
        columns: list[list[TextLine]] = [[] for _ in starts]
        for line in row:
            place = max((n for n, start in enumerate(starts) if start <= line.left + line.size / 2), default=0)
            columns[place].append(line)
        edges = [*starts[1:], max(line.right for line in lines)]
        yield Row(tuple(Cell(tuple(paragraphs(column, (start, edge - 4), page, words)))
                        for column, start, edge in zip(columns, starts, edges, strict=True)), page)
