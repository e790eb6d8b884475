"""Searching the answers of a project: every text, number, date and file name, with where it stands.

Findings play no part: a wrong entry is found by what was typed, a hidden answer like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from jcm_pdd.core.companions import DRAFT_JA
from jcm_pdd.core.folding import Folded, folded
from jcm_pdd.core.kinds import rejected_text
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Place, Schema

AROUND = 48
"""Letters shown before and after a find."""
_DRAFT = f".{DRAFT_JA}"
_LETTER = re.compile(r"[a-z0-9_\u00df-\u024f]", re.IGNORECASE)


@dataclass(frozen=True)
class Query:
    """What is looked for. `whole` asks for whole words: Japanese has none, so it is about letters and digits."""

    text: str
    case: bool = False
    whole: bool = False

    @cached_property
    def wanted(self) -> str:
        """The words looked for as they are compared, empty when there is nothing to look for."""
        return folded(self.text.strip(), self.case).text


@dataclass(frozen=True, slots=True)
class Hit:
    """One find: the answer's address, where in its text, and the text around; `proposed` before anybody accepted it."""

    address: str
    start: int
    end: int
    before: str
    match: str
    after: str
    proposed: bool = False


def spans(text: str, query: Query) -> Iterator[tuple[int, int]]:
    """Yield start and end of every find in a text, none overlapping another."""
    wanted = query.wanted
    if not wanted or not text:
        return
    within = _folded(text, query.case)
    at = within.text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if not query.whole or _is_whole(within.text, at, end):
            yield within.starts[at], within.ends[end - 1]
            at = within.text.find(wanted, end)
        else:
            at = within.text.find(wanted, at + 1)


@lru_cache(maxsize=20_000)
def _folded(text: str, case: bool) -> Folded:
    return folded(text, case)


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (_joined(text, start) or _joined(text, end))


def _joined(text: str, at: int) -> bool:
    """Tell whether a word of letters and digits goes on across a position."""
    return 0 < at < len(text) and bool(_LETTER.match(text[at - 1]) and _LETTER.match(text[at]))


def search(schema: Schema, project: Project, query: Query, language: str,
           proposals: Mapping[str, str] | None = None) -> Iterator[Hit | None]:
    """Yield the finds in the order the questions are asked, and None between answers so that a caller can pause.

    `proposals` are wordings that stand in for unanswered texts, by address.
    """
    if not query.wanted:
        return
    for address, text, proposed in texts(schema, project, language, proposals or {}):
        yield None
        for start, end in spans(text, query):
            yield Hit(address, start, end, _before(text, start), text[start:end], _after(text, end), proposed)


def texts(schema: Schema, project: Project, language: str,
          proposals: Mapping[str, str]) -> Iterator[tuple[str, str, bool]]:
    """Yield (address, text as the editor shows it, whether it is only proposed) of every answer, row by row."""
    years = _years(project)
    for together in _together(schema):
        table, star, _ = together[0].address.partition("/*/")
        rows = project.rows(table) if star else ("",)
        for row in rows:
            for place in together:
                address = place.at(row) if star else place.address
                for one in (address, *years.get(address, ())):
                    stored = project.get(one)
                    if stored is not None:
                        yield one, answer_text(place, stored, language), False
                    elif one in proposals:
                        yield one, proposals[one], True


def answer_text(place: Place, stored: Json, language: str) -> str:
    """Return an answer as people read it: a wrong entry as it was typed, files with their captions."""
    wrong = rejected_text(stored)
    if wrong is not None:
        return wrong
    if isinstance(stored, list):
        return "\n".join(" ".join(str(item[key]) for key in ("name", "caption") if item.get(key))
                         for item in stored if isinstance(item, dict))
    return place.kind.show(stored, language)


def _together(schema: Schema) -> Iterator[list[Place]]:
    """Yield the places in the order they are asked; columns of one table that follow each other together."""
    together: list[Place] = []
    for place in schema.places.values():
        key = place.address.partition("/*/")[0] if "/*/" in place.address else ""
        if together and (not key or key != together[0].address.partition("/*/")[0]
                         or place.section != together[0].section):
            yield together
            together = []
        together.append(place)
    if together:
        yield together


def _years(project: Project) -> dict[str, list[str]]:
    """Return the addresses of values of single years and of Japanese drafts by the address they belong to."""
    found: dict[str, list[str]] = {}
    for address in sorted(address for address in project.answers if "@" in address or address.endswith(_DRAFT)):
        found.setdefault(address.partition("@")[0].removesuffix(_DRAFT), []).append(address)
    return found


def _before(text: str, start: int) -> str:
    part = text[max(0, start - AROUND):start].replace("\n", " ")
    return f"…{part}" if start > AROUND else part


def _after(text: str, end: int) -> str:
    part = text[end:end + AROUND].replace("\n", " ")
    return f"{part}…" if len(text) > end + AROUND else part
