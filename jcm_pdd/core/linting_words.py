"""Lint of what people read: explanations, both languages, sources, evidence, proposed sentences."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import cast

from jcm_pdd.core.flaws import Flaw
from jcm_pdd.core.form import Provenance
from jcm_pdd.core.linting_parts import Found, owner_of, parts
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.text import Text

_JAPANESE = re.compile("[\u3041-\u30fa\u4e00-\u9fff]")
# Names, codes, numbers and signs read the same in both languages; three small words in a row are English.
_ENGLISH = re.compile(r"(?:\b[a-z]{2,}\b[ ,]+){2,}[a-z]{2,}")
_UNWRITTEN = re.compile(r"\b(TODO|TBD|FIXME|XXX)\b|^[-?.…]+$")
_RECALLED = re.compile(r"recall|from memory", re.IGNORECASE)
_PLACE = re.compile(r"\{(\w+)\}")
_SHORTEST_EVIDENCE = 4


def rules(m: MethodologyDef, questions: Collection[str]) -> Iterator[Found]:
    """Yield what is to be said about the words of a methodology; `questions` are ids the form asks for."""
    yield from _languages(m)
    yield from _explained(m)
    yield from _sources(m)
    yield from _criteria(m, questions)


def _languages(m: MethodologyDef) -> Iterator[Found]:
    for path, part in parts(m, Text):
        text, owner = cast(Text, part), owner_of(m, path)
        if _JAPANESE.search(text.en):
            yield "error", Flaw("lint.english", owner, key=path[-1], text=_short(text.en)), (*path, "en")
        # An example answer may be a name that is written in English in Japan as well.
        if path[-1] != "example" and not _JAPANESE.search(text.ja) and _ENGLISH.search(text.ja):
            yield "error", Flaw("lint.japanese", owner, key=path[-1], text=_short(text.ja)), (*path, "ja")
        for language in ("en", "ja"):
            if _UNWRITTEN.search(text.get(language)):
                yield "error", Flaw("lint.unwritten", owner, key=path[-1], text=_short(text.get(language))), (
                    *path, language)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def _explained(m: MethodologyDef) -> Iterator[Found]:
    for at, p in enumerate(m.parameters):
        missing = [name for name in ("hint", "guide", "example") if getattr(p, name) is None]
        if missing:
            yield "warning", Flaw("lint.unexplained", p.id, missing=", ".join(missing)), ("parameters", at)
        if p.kind == "number" and p.unit is None:
            yield "info", Flaw("lint.no_unit", p.id), ("parameters", at)
        for number, option in enumerate(p.options):
            without = [name for name in ("source", "method", "frequency") if getattr(option, name) is None]
            if without:
                yield "warning", Flaw("lint.option_words", p.id, option=option.option, missing=", ".join(without)), (
                    "parameters", at, "options", number)
    for at, table in enumerate(m.tables):
        missing = [name for name in ("hint", "guide") if getattr(table, name) is None]
        if missing:
            yield "info", Flaw("lint.unexplained", table.id, missing=", ".join(missing)), ("tables", at)


def _sources(m: MethodologyDef) -> Iterator[Found]:
    for path, part in parts(m, Provenance):
        origin, owner = cast(Provenance, part), owner_of(m, path)
        source = origin.source.strip()
        if not source or _UNWRITTEN.search(source):
            yield "error", Flaw("lint.no_source", owner), (*path, "source")
        elif origin.status == "verified" and not origin.page.strip():
            yield "error", Flaw("lint.no_page", owner), path
        elif origin.status in ("verified", "reported") and _RECALLED.match(source):
            yield "error", Flaw("lint.recalled", owner, status=origin.status), path
        if _ENGLISH.search(source) and not origin.source_ja:
            yield "info", Flaw("lint.source_ja", owner, text=_short(source)), path


def _criteria(m: MethodologyDef, questions: Collection[str]) -> Iterator[Found]:
    own = {p.id for p in m.parameters if p.table is None}
    for at, criterion in enumerate(m.criteria):
        path = ("criteria", at)
        if min(len(criterion.evidence.en.strip()), len(criterion.evidence.ja.strip())) < _SHORTEST_EVIDENCE:
            yield "warning", Flaw("lint.no_evidence", criterion.id), (*path, "evidence")
        if not criterion.sentence:
            yield "warning", Flaw("lint.no_sentence", criterion.id), path
        if _JAPANESE.search(criterion.sentence):
            yield "error", Flaw("lint.english", criterion.id, key="sentence", text=_short(criterion.sentence)), (
                *path, "sentence")
        for name in _PLACE.findall(criterion.sentence):
            if questions and name not in own and name not in questions:
                yield "error", Flaw("lint.sentence_name", criterion.id, name=name), (*path, "sentence")
    if not m.criteria:
        yield "warning", Flaw("lint.no_criteria"), ("criteria",)
