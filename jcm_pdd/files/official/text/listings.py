"""Sections B, C and E: defined terms, the summary, and emission sources with their gases."""

from __future__ import annotations

import re

from jcm_pdd.files.official.text.flow import Item, plain
from jcm_pdd.files.official.text.model import EmissionSource, NotUnderstood, Term
from jcm_pdd.files.official.text.sections import Entry, Section, entries, place

_TERM_HEAD = re.compile(r"(terms?|用語|語句)$")
_RUN_IN = re.compile(r"^[“\"「]?(.{1,80}?)[”\"」]?\s*[:：]\s*(\S.*)$", re.DOTALL)
_REFERENCE = re.compile(r"(?:\d[.)]?\s*)?(?:reference emissions?|リファレンス(?:の)?排出量?)(?: sources?|源)?[ :：]*")
_PROJECT = re.compile(r"(?:\d[.)]?\s*)?(?:project emissions?|プロジェクト(?:の)?排出量?)(?: sources?|源)?[ :：]*")
_SOURCE_HEAD = re.compile(r"(emissions? sources?|(ghg|温室効果ガス)?の?排出源)$")
_GAS = re.compile(r"(?:ghg|greenhouse gas(?:es)?) types?|gas(?:es)?|ghgs?|温室効果ガスの?種類?|ガスの?種類|ghgの?種類")
_NONE = {"n/a", "na", "none", "not applicable", "-", "–", "—", "該当なし", "なし"}


def read_terms(section: Section) -> tuple[tuple[Term, ...], tuple[NotUnderstood, ...]]:
    """Return the defined terms, of a table or as "Term: definition", and what was not understood."""
    found: list[Term] = []
    left: list[NotUnderstood] = []
    for entry in entries(section):
        if isinstance(entry.content, Item):
            match = _RUN_IN.match(entry.content.text)
            if match:
                found.append(Term(match[1].strip(), match[2], place(section, match[1].strip(), entry.at)))
            elif entry.content.text and not _said_nothing(entry.content.text):
                left.append(NotUnderstood("official_text.left_over", place(section, "", entry.at), entry.content.text))
            continue
        texts = _filled(entry)
        if len(texts) == 2 and not _TERM_HEAD.match(plain(texts[0])):
            term = " ".join(texts[0].split())
            found.append(Term(term, texts[1], place(section, term, entry.at)))
        elif len(texts) not in (0, 2):
            left.append(NotUnderstood("official_text.row_not_read", place(section, "", entry.at), " | ".join(texts)))
    return tuple(found), tuple(left)


def _said_nothing(text: str) -> bool:
    return plain(text).rstrip(".。") in _NONE


def _filled(entry: Entry) -> list[str]:
    return [text for text in entry.texts if text]


def summary(section: Section) -> str:
    """Return the summary: a paragraph a line, the rows of a table as "item: words"."""
    lines: list[str] = []
    for entry in entries(section):
        texts = [" ".join(text.split()) if n == 0 else text for n, text in enumerate(_filled(entry))]
        if [plain(text) for text in texts] not in (["items", "summary"], ["項目", "概要"]) and texts:
            lines.append(": ".join(texts) if len(texts) > 1 else texts[0])
    return "\n".join(lines)


def read_sources(
    section: Section,
) -> tuple[tuple[EmissionSource, ...], tuple[EmissionSource, ...], tuple[NotUnderstood, ...]]:
    """Return the sources of reference and of project emissions, and rows that belong to neither."""
    sides: dict[str, list[EmissionSource]] = {"reference": [], "project": []}
    left: list[NotUnderstood] = []
    side = ""
    for entry in entries(section):
        texts = [" ".join(text.split()) for text in _filled(entry)]
        if texts and (named := _side(texts[0])):
            side, texts = named, texts[1:]
        if isinstance(entry.content, Item):
            if texts and not named_only(entry.content.text):
                left.append(NotUnderstood("official_text.left_over", place(section, "", entry.at), texts[0]))
        elif len(texts) == 2 and not _is_head(texts):
            if side and plain(texts[0]) not in _NONE:
                where = place(section, f"{side.capitalize()} emissions", entry.at)
                sides[side].append(EmissionSource(texts[0], texts[1], where))
            elif not side:
                left.append(NotUnderstood("official_text.no_side", place(section, "", entry.at), " | ".join(texts)))
        elif texts and not _is_head(texts):
            left.append(NotUnderstood("official_text.row_not_read", place(section, "", entry.at), " | ".join(texts)))
    return tuple(sides["reference"]), tuple(sides["project"]), tuple(left)


def named_only(text: str) -> bool:
    """Tell whether a paragraph only names a side."""
    return bool(_side(text))


def _side(text: str) -> str:
    text = plain(text)
    if _REFERENCE.fullmatch(text):
        return "reference"
    return "project" if _PROJECT.fullmatch(text) else ""


def _is_head(texts: list[str]) -> bool:
    return bool(_SOURCE_HEAD.match(plain(texts[0]))) or (len(texts) == 1 and bool(_GAS.fullmatch(plain(texts[0]))))
