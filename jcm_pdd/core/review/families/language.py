"""Slips of writing in a text that is printed in English: read alone, so each edit looks at its own text again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from jcm_pdd.core.findings import Finding, Severity
from jcm_pdd.core.form import FieldDef
from jcm_pdd.core.review.families.written_dates import dates_in

Flaw = tuple[str, Severity, str]

_PLACEHOLDER = re.compile(
    r"\b(?:TBD|TBC|TBA|T\.B\.D\.?|XX+|xxx+|lorem ipsum|to be (?:determined|confirmed|added|completed|filled in|"
    r"inserted)"
    r"|insert (?:here|name|date|text|number))\b|\?{2,}|_{4,}|\[(?:\.{2,}|…|insert[^\]]*|name[^\]]{0,12}|"
    r"date[^\]]{0,12})\]"
    r"|<[A-Za-z][A-Za-z ]{2,24}>", re.IGNORECASE)
_CODE_OF_COUNTRY = re.compile(r"\bXX_|JCM_XX", re.IGNORECASE)
_DOUBLE_MARK = re.compile(r"(?<!\.)\.\s?\.(?!\.)|,\s?,|;\s?;|(?<!:):\s?:(?!:)|(?<=\w)\s+[,;](?=\s)")
_DOUBLE_WORD = re.compile(r"\b([A-Za-z]{2,})\s+\1\b")
_MAY_DOUBLE = frozenset({"that", "had", "very", "is", "Baden", "Walla", "Pago", "Bora", "Phi", "Koh"})
_UNIT = re.compile(r"(?<![\w.])(\d[\d,.]*)\s?(Kwh|KWh|KWH|kwh|kWH|KwH|Mwh|MWH|mwh|Gwh|GWH|gwh|KW|Kw|kw|mw|Mw|KWp|"
                   r"kwp|KWP|Mwp|mwp|"
                   r"Tco2e?|TCO2e?|tco2e?|Kwp)(?![\w])")
_ZERO = re.compile(r"\b(?:t-?|kg-?)?C02e?\b|\bCo2e?\b|\bco2e?\b")
_BROKEN = re.compile("â€.|Ã[\u0080-\u00bf]|ï¼|\ufffd|&(?:amp|nbsp|lt|gt|quot);|\\\\[nt]\\b")
_FUNCTION = re.compile(r"\b(?:and|or|of|the|a|an|to|in|by|for|with|from|at|on|as|which|that|is|are|was|will|"
                       r"because)\s*$",
                       re.IGNORECASE)
_ENDS_OPEN = re.compile(r"[,;\-–(]\s*$")
_ENDS_WELL = re.compile(r"[.!?:\])}”\"'’]\s*$|\d\s*$|…\s*$")
_SLASHED = re.compile(r"(?<![\d/])(0?[1-9]|1[0-2])/(0?[1-9]|1[0-2])/(?:19|20)\d\d(?![\d/])")
_LISTED = re.compile(r"(?:^|[\s;,:.])(?:\(?[a-z]|\(?\d{1,2}|\(?[ivx]{1,4})\)")
_FEW = 4
_LONG = 80
_SHOWN = 40


def findings(address: str, text: str, definition: FieldDef) -> list[Finding]:
    """Return the slips of one text."""
    found = [Finding(code, severity, address, {"text": said}) for code, severity, said
             in flaws(text, definition.kind == "long_text")]
    example = definition.example.en if definition.example is not None else ""
    if len(example) > 2 * _LONG and " ".join(text.split()) == " ".join(example.split()):
        found.append(Finding("language.example_text", "warning", address))
    return found


@lru_cache(maxsize=8192)
def flaws(text: str, long: bool) -> tuple[Flaw, ...]:
    """Return the slips of a text as code, severity and the words; `long` for a text made of sentences."""
    found: list[Flaw] = []
    for check in _CHECKS:
        found.extend(check(text))
    if long:
        found.extend(_unfinished(text))
    return tuple(found)


def _first(code: str, severity: Severity, pattern: re.Pattern[str]) -> Callable[[str], Iterator[Flaw]]:
    def check(text: str) -> Iterator[Flaw]:
        match = pattern.search(text)
        if match is not None:
            yield code, severity, _around(text, match.start(), match.end())
    return check


def _placeholder(text: str) -> Iterator[Flaw]:
    match = _PLACEHOLDER.search(text)
    if match is not None and not _CODE_OF_COUNTRY.match(text, match.start()):
        yield "language.placeholder", "warning", _around(text, match.start(), match.end())


def _double_word(text: str) -> Iterator[Flaw]:
    for match in _DOUBLE_WORD.finditer(text):
        if match[1] not in _MAY_DOUBLE and not match[1].isupper():
            yield "language.double_word", "warning", _around(text, match.start(), match.end())
            return


def _brackets(text: str) -> Iterator[Flaw]:
    bare = _LISTED.sub(" ", text)
    for first, last in ("()", "[]"):
        if bare.count(first) != bare.count(last):
            yield "language.brackets", "note", first + last
            return


def _dates(text: str) -> Iterator[Flaw]:
    match = next((one for one in _SLASHED.finditer(text) if int(one[1]) != int(one[2])), None)
    if match is not None:
        yield "language.ambiguous_date", "note", match[0]
    wrong = next((one.words for one in dates_in(text) if one.day is None), None)
    if wrong is not None:
        yield "dates.no_such_day", "warning", wrong


def _unfinished(text: str) -> Iterator[Flaw]:
    last = text.rstrip()
    if _ENDS_OPEN.search(last) or _FUNCTION.search(last):
        yield "language.unfinished", "warning", last[-_SHOWN:]
    elif len(last) > _LONG and last.count(" ") > _FEW and not _ENDS_WELL.search(last):
        yield "language.no_full_stop", "note", last[-_SHOWN:]


def _around(text: str, start: int, end: int) -> str:
    return " ".join(text[max(start - 12, 0):min(end + 12, start + _SHOWN)].split())


_CHECKS: tuple[Callable[[str], Iterator[Flaw]], ...] = (
    _placeholder, _double_word, _brackets, _dates,
    _first("language.double_mark", "warning", _DOUBLE_MARK),
    _first("language.unit_spelling", "warning", _UNIT),
    _first("language.co_zero", "warning", _ZERO),
    _first("language.broken_signs", "warning", _BROKEN),
)
