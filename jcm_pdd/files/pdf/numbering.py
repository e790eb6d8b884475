"""Lists: the label of each numbered or bulleted paragraph, from numbering.xml."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jcm_pdd.files.pdf.ooxml import Element, Part, attribute, child, q, switch, whole
from jcm_pdd.files.pdf.props import Props, paragraph_props, run_props

ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
         (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
KANJI = "〇一二三四五六七八九"
DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; `text` holds %1 to %9 for the numbers of the levels."""

    start: int
    form: str
    text: str
    suffix: str
    legal: bool
    paragraph: Props
    run: Props


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a list paragraph; `known` is False for a number format we print as plain figures."""

    text: str
    suffix: str
    run: Props
    known: bool


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    restarts: dict[int, int]
    used: bool = False


@dataclass(slots=True)
class Numbering:
    """The lists of one document and how far each has counted."""

    lists: dict[str, _List] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    by_style: dict[str, tuple[str, int]] = field(default_factory=dict)

    def level(self, number: str, level: int) -> Level | None:
        """Return a level of list `number`, or None when there is none (number 0 means no list)."""
        found = self.lists.get(number)
        return found.levels.get(level) if found is not None else None

    def label(self, number: str, level: int) -> Label | None:
        """Count one paragraph of a list and return its label."""
        found = self.lists.get(number)
        if found is None or level not in found.levels:
            return None
        self._count(found, level)
        return self._label(found, level)

    def _count(self, found: _List, level: int) -> None:
        counts = self.counts.setdefault(found.abstract, [None] * DEEPEST)
        if not found.used:
            found.used = True
            for place in found.restarts:
                counts[place] = None
        current = counts[level]
        start = found.restarts.get(level, found.levels[level].start)
        counts[level] = start if current is None else current + 1
        counts[level + 1 :] = [None] * (DEEPEST - level - 1)

    def _label(self, found: _List, level: int) -> Label:
        own, counts, known = found.levels[level], self.counts[found.abstract], True
        if own.form == "bullet":
            return Label(own.text, own.suffix, own.run, known)

        def number(match: re.Match[str]) -> str:
            nonlocal known
            place = int(match[1]) - 1
            other = found.levels.get(place)
            value = counts[place] if counts[place] is not None else (other.start if other else 1)
            form = "decimal" if own.legal or other is None else other.form
            text = format_number(value or 0, form)
            known = known and text is not None
            return str(value) if text is None else text

        return Label(re.sub(r"%([1-9])", number, own.text), own.suffix, own.run, known)


def format_number(value: int, form: str) -> str | None:
    """Return `value` in a w:numFmt such as lowerRoman, or None for a format that is not among ours."""
    if form in ("decimal", "decimalHalfWidth", "numberInDash", "ordinal", "cardinalText"):
        return str(value) if form in ("decimal", "decimalHalfWidth") else None
    if form in ("none", "bullet"):
        return ""
    if form == "decimalZero":
        return f"{value:02d}"
    if form.endswith("Roman"):
        text = _roman(value)
    elif form.endswith("Letter"):
        text = chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value < 1000 else str(value)
    else:
        return _japanese(value, form)
    return text.upper() if form.startswith("upper") else text


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    text = ""
    for worth, sign in ROMAN:
        text += sign * (value // worth)
        value %= worth
    return text


def _japanese(value: int, form: str) -> str | None:
    if form == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))
    if form.startswith("decimalEnclosedCircle") and 0 < value <= 20:
        return chr(0x2460 + value - 1)
    if form == "decimalEnclosedParen" and 0 < value <= 20:
        return chr(0x2474 + value - 1)
    if form in ("aiueo", "aiueoFullWidth") and 0 < value <= len(AIUEO):
        return AIUEO[value - 1]
    if form in ("japaneseCounting", "ideographDigital", "japaneseDigitalTenThousand") and 0 < value < 100:
        tens, ones = divmod(value, 10)
        return ("" if tens < 2 else KANJI[tens]) + ("十" if tens else "") + (KANJI[ones] if ones else "")
    return None


def read_numbering(part: Part | None) -> Numbering:
    """Read numbering.xml; no part gives no lists."""
    found = Numbering()
    if part is None:
        return found
    abstracts = {attribute(item, "w:abstractNumId") or "": item for item in part.root.iter(q("w:abstractNum"))}
    for number in part.root.iter(q("w:num")):
        name, abstract = attribute(number, "w:numId") or "", attribute(child(number, "w:abstractNumId")) or ""
        levels: dict[int, Level] = {}
        if abstract in abstracts:
            for item in abstracts[abstract].iter(q("w:lvl")):
                place = whole(attribute(item, "w:ilvl")) or 0
                levels[place] = _level(item)
                _remember_style(found, item, name, place)
        found.lists[name] = _List(abstract, levels, _overrides(number, levels))
    return found


def _remember_style(found: Numbering, item: Element, name: str, place: int) -> None:
    style = attribute(child(item, "w:pStyle"))
    if style:
        found.by_style.setdefault(style, (name, place))


def _overrides(number: Element, levels: dict[int, Level]) -> dict[int, int]:
    restarts: dict[int, int] = {}
    for item in number.iter(q("w:lvlOverride")):
        place = whole(attribute(item, "w:ilvl")) or 0
        own, start = child(item, "w:lvl"), whole(attribute(child(item, "w:startOverride")))
        if own is not None:
            levels[place] = _level(own)
        if start is not None:
            restarts[place] = start
    return {place: start for place, start in restarts.items() if 0 <= place < DEEPEST}


def _level(item: Element) -> Level:
    start, legal = whole(attribute(child(item, "w:start"))), child(item, "w:isLgl")
    return Level(
        start=1 if start is None else start,
        form=attribute(child(item, "w:numFmt")) or "decimal",
        text=attribute(child(item, "w:lvlText")) or "",
        suffix=attribute(child(item, "w:suff")) or "tab",
        legal=legal is not None and switch(legal),
        paragraph=paragraph_props(child(item, "w:pPr")),
        run=run_props(child(item, "w:rPr")),
    )
