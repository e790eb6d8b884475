"""The numbered eligibility criteria of section D: rows of a table, numbered paragraphs, or "Criterion 1:"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from jcm_pdd.files.official.text.flow import Item
from jcm_pdd.files.official.text.model import Criterion, NotUnderstood
from jcm_pdd.files.official.text.sections import Entry, Section, entries, place

_CIRCLED = {chr(0x2460 + n): str(n + 1) for n in range(20)}
_NAMED = re.compile(
    r"^(?:criterion|criteria|eligibility criterion|requirement|適格性?(?:要件|基準)|要件|基準|条件)\s*(?:no\.?\s*)?"
    r"(\d{1,2})(?!\.?\d)\s*[.:：)）、-]?\s*", re.IGNORECASE)
_BARE = re.compile(r"^[(（]?(\d{1,2})(?:[.．)）:：、]\s*|\s*$)(?!\d)")
_HEADS = re.compile(
    r"(?:no\.?|number|#|番号)?\s*(?:eligibility )?"
    r"(?:criteri(?:a|on)|descriptions?|内容|適格性?(?:要件|基準)|要件|基準)?$",
    re.IGNORECASE)
_STEP = 6.0  # points that set a sub-item apart from the criteria


@dataclass(slots=True)
class _Open:
    number: int
    at: str
    indent: float
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    section: Section
    named: bool
    found: list[_Open] = field(default_factory=list)
    left: list[NotUnderstood] = field(default_factory=list)
    table: bool = False  # the last criterion came from a table row

    def row(self, entry: Entry) -> None:
        texts = [text for text in entry.texts if text]
        first = entry.texts[0].split("\n")[0]
        label = _number(first, self.named, cell=True)
        rest = _after(entry.texts[0], self.named)
        words = [part for part in (rest, *entry.texts[1:]) if part]
        if label is not None and words:
            self.found.append(_Open(label, entry.at, 0.0, words))
            self.table = True
        elif not entry.texts[0] and texts and self.found:
            self.found[-1].lines += texts
        elif texts and not all(_HEADS.fullmatch(text) for text in texts):
            self.left.append(NotUnderstood("official_text.row_not_read", place(self.section, "", entry.at),
                                           " | ".join(texts)))

    def item(self, entry: Entry, item: Item) -> None:
        label = _number(item.text, self.named, cell=False)
        if label is not None and self._starts(label, item):
            rest = _after(item.text, self.named)
            self.found.append(_Open(label, entry.at, item.indent, [rest] if rest else []))
            self.table = False
        elif self.found and not self.table:
            self.found[-1].lines.append(item.text)
        elif self.found:
            self.left.append(NotUnderstood("official_text.left_over", place(self.section, "", entry.at), item.text))

    def _starts(self, label: int, item: Item) -> bool:
        if self.named or not self.found:
            return self.named or label == 1
        return label == self.found[-1].number + 1 and item.indent <= self.found[-1].indent + _STEP


def read_criteria(section: Section) -> tuple[tuple[Criterion, ...], tuple[NotUnderstood, ...]]:
    """Return the criteria in their order and what of the section was not understood."""
    all_entries = entries(section)
    named = any(_NAMED.match(_folded(entry.texts[0])) for entry in all_entries)
    reader = _Reader(section, named)
    for entry in all_entries:
        if isinstance(entry.content, Item):
            reader.item(entry, entry.content)
        else:
            reader.row(entry)
    found = tuple(Criterion(one.number, "\n".join(one.lines), place(section, f"Criterion {one.number}", one.at))
                  for one in reader.found)
    return found, (*reader.left, *_gaps(section, found))


def _folded(text: str) -> str:
    circled = _CIRCLED.get(text[:1])
    return f"{circled}. {text[1:].strip()}" if circled else unicodedata.normalize("NFKC", text)


def _number(text: str, named: bool, cell: bool) -> int | None:
    """Return the number a text begins with as a criterion's label, None when it has none."""
    match = _NAMED.match(_folded(text))
    if match is None and not named:
        match = _BARE.match(_folded(text))
    if match is None and cell:
        match = re.match(r"^(\d{1,2})$", _folded(text).strip())
    return int(match[1]) if match else None


def _after(text: str, named: bool) -> str:
    """Return the words behind the label as they stand."""
    folded = _folded(text)
    match = _NAMED.match(folded) or (None if named else _BARE.match(folded))
    if match is None:
        return ""
    # the label is found in the folded text, the words are taken from the text as it stands
    cut = next((n for n in range(min(len(text), match.end()) + 1) if len(_folded(text[:n])) >= match.end()), len(text))
    return text[cut:].strip()


def _gaps(section: Section, found: tuple[Criterion, ...]) -> list[NotUnderstood]:
    where = place(section, "", "page" if all("page" in one.place for one in found) else "").removesuffix(", page")
    report: list[NotUnderstood] = []
    if not found:
        report.append(NotUnderstood("official_text.no_criteria", where))
    elif [one.number for one in found] != list(range(1, len(found) + 1)):
        numbers = ", ".join(str(one.number) for one in found)
        report.append(NotUnderstood("official_text.criteria_numbers", where, numbers))
    report += [NotUnderstood("official_text.empty_criterion", one.place) for one in found if not one.text]
    return report
