"""Lines of a PDF put together to paragraphs: where one ends, and which hyphens at line ends are real."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jcm_pdd.files.official.text.flow import Item, tidy
from jcm_pdd.files.official.text.pdf_lines import TextLine
from jcm_pdd.files.official.text.sections import section_letter

LABEL = re.compile(
    r"^(?:[(（]?(?:[0-9０-９]{1,2}|[a-zA-Zａ-ｚ]|[ivxIVX]{1,4})[)）](?=\s|\w)|[0-9０-９]{1,2}[.．](?=\s|$)|[a-z][.．]\s"
    r"|[A-I][.．](?:[0-9]\.?)?(?=\s|$)|[•·▪■○●‣–*-]\s|[①-⑳]|※|(?:Criterion|Criteria|要件|基準|条件)\s*[0-9０-９]+\b)"
)
_END = re.compile(r"[.:;!?。．：；！？)\]）」]$")
_HYPHEN = re.compile(r"([A-Za-z]+)-$")
_WORD = re.compile(r"^([a-z]+)")
_KEPT = {"non", "pre", "post", "ex", "self", "semi", "multi", "anti", "co", "re", "low", "high", "well", "inter"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document: single ones, and those with a hyphen inside a line."""

    single: frozenset[str]
    hyphened: frozenset[str]

    def joined(self, before: str, after: str) -> str:
        """Return two lines as one; a hyphen made by the line end is taken away."""
        head, tail = _HYPHEN.search(before), _WORD.match(after)
        if head and tail and not before.endswith(" -"):
            first, second = head[1].lower(), tail[1].lower()
            real = f"{first}-{second}" in self.hyphened or (first + second not in self.single and (
                first in _KEPT or (first in self.single and second in self.single)))
            return before + after if real else before[:-1] + after
        if before.endswith(("-", "/", "_")) or (before and after and (wide(before[-1]) or wide(after[0]))):
            return before + after
        return f"{before} {after}"


def words_of(texts: Iterable[str]) -> Words:
    """Return the vocabulary of the lines of a document; a word cut by a line end does not count."""
    single: set[str] = set()
    hyphened: set[str] = set()
    for text in texts:
        for word in re.findall(r"[a-z]+(?:-[a-z]+)*(?![a-z]*-$)", text.lower()):
            (hyphened if "-" in word else single).add(word)
    return Words(frozenset(single), frozenset(hyphened))


def wide(sign: str) -> bool:
    """Tell whether a sign is Japanese or full-width, which takes no spaces around it."""
    return unicodedata.east_asian_width(sign) in "WF"


def whole_lines(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines with parts of one base line put side by side."""
    found: list[TextLine] = []
    for line in lines:
        last = found[-1] if found else None
        if last is not None and abs(last.base - line.base) < 0.3 * max(last.size, line.size):
            found[-1] = TextLine(f"{last.text} {line.text}", last.left, line.right, last.base,
                                 max(last.size, line.size), last.note, last.word, (*last.signs, *line.signs))
        else:
            found.append(line)
    return found


def paragraphs(lines: Sequence[TextLine], edges: tuple[float, float], page: int, words: Words) -> list[Item]:
    """Return the paragraphs of a column between its left and right edges, from top to bottom."""
    found: list[Item] = []
    last: TextLine | None = None
    pitch = _pitch(lines)
    for line in whole_lines(lines):
        if not tidy(line.text):
            continue
        if last is None or _parted(last, line, edges[1], pitch):
            found.append(Item(tidy(line.text), max(0.0, line.left - edges[0]), page))
        else:
            text = tidy(found[-1].text + tidy(line.text) if _split_number(last, line)
                        else words.joined(found[-1].text, tidy(line.text)))
            found[-1] = Item(text, found[-1].indent, found[-1].page)
        last = line
    return found


def _pitch(lines: Sequence[TextLine]) -> float:
    """Return the usual distance of two lines, 0 when there is one line."""
    gaps = sorted(one.base - other.base for one, other in pairwise(lines))
    gaps = [gap for gap in gaps if gap > 3]
    return gaps[len(gaps) // 4] if gaps else 0.0


def _parted(last: TextLine, line: TextLine, right: float, pitch: float) -> bool:
    if LABEL.match(line.text) or abs(last.size - line.size) > 0.15 * last.size or section_letter(last.text):
        return True
    if _HYPHEN.search(last.text) and _WORD.match(line.text):
        return False
    if last.base - line.base > max(1.35 * pitch, 1.2 * last.size):
        return True
    if re.fullmatch(r"[A-I][.．]", last.text):
        return False
    return right - last.right > _first_word(line) + 0.35 * last.size


def _split_number(last: TextLine, line: TextLine) -> bool:
    """Tell whether a narrow cell broke a number or a range in two, such as 300≤x<45 and 0."""
    return " " not in last.text and last.text[-1] in "0123456789.<>≤≥=" and line.text[0].isdigit()


def _first_word(line: TextLine) -> float:
    """Return how wide the first word of a line is, with what may not be parted from it in Japanese."""
    if wide(line.text[0]):
        return 3 * line.size
    return line.word


def goes_on(before: str, after: str, cut: bool = False) -> bool:
    """Tell whether a paragraph goes on after a page break; `cut`: it stands in a table row that surely does."""
    if not before or not after or LABEL.match(after) or _END.search(before) or re.match(r"[A-I][.．]\s", before):
        return False
    return cut or after[0].islower() or after[0].isdigit() or wide(after[0]) or before[-1] in ",-("
