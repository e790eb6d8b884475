"""One name of a company, spelled in one way: compared word by word, signs between the words aside."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_GAP = r"[\s,.()&'’\-]*"
_LEGAL = frozenset(
    {
        "co",
        "ltd",
        "inc",
        "llc",
        "corp",
        "corporation",
        "limited",
        "pt",
        "tbk",
        "jsc",
        "plc",
        "sdn",
        "bhd",
        "company",
        "gmbh",
        "sa",
        "llp",
    }
)
_ENDS_CUT = re.compile(r"(?:[,(&\-/]|\b(?:and|of|the|Co\.,))\s*$", re.IGNORECASE)
_ALIKE = 0.75
_SHORTEST = 4


@lru_cache(maxsize=512)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in small letters."""
    return tuple(word.casefold() for word in _WORD.findall(name))


@lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + _GAP.join(map(re.escape, words)) + r"(?!\w)[.)]*", re.IGNORECASE)


@lru_cache(maxsize=512)
def _pattern_but_one(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds the name with one of its telling words written otherwise."""
    telling = [at for at, word in enumerate(words) if word not in _LEGAL and len(word) >= _SHORTEST]
    if len(words) < 3 or not telling:
        return None
    each = [_GAP.join((re.escape(word) if at != open_ else rf"[^\W_]{{{max(len(word) - 2, 2)},{len(word) + 2}}}")
                      for at, word in enumerate(words)) for open_ in telling]
    return re.compile(r"(?<!\w)(?:" + "|".join(each) + r")(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=16384)
def spelled_otherwise(name: str, text: str) -> str | None:
    """Return the name as a text has it where that is another spelling of the same name, else None."""
    words = words_of(name)
    if len(words) < 2 or (words[0] not in text.casefold() and words[-1] not in text.casefold()):
        return None
    plain = " ".join(name.split()).rstrip(". ")
    for match in _pattern(words).finditer(text):
        said = " ".join(match[0].split())
        if said.rstrip(". )") != plain.rstrip(")") and said.casefold() != said and said.upper() != said:
            return said
    near = _pattern_but_one(words)
    for match in near.finditer(text) if near is not None else ():
        if words_of(match[0]) != words and SequenceMatcher(None, match[0].casefold(), name.casefold()).ratio() > 0.9 \
                and _one_letter_off(words, words_of(match[0])):
            return " ".join(match[0].split())
    return None


def _one_letter_off(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether the words differ in one place, and there by so little that it is a slip and no other name."""
    pairs = [(one, two) for one, two in zip(words, other, strict=False) if one != two]
    return len(words) == len(other) and len(pairs) == 1 and not any(c.isdigit() for c in "".join(pairs[0])) \
        and SequenceMatcher(None, *pairs[0]).ratio() >= _ALIKE and pairs[0][0].rstrip("s") != pairs[0][1].rstrip("s")


def cut_short(name: str) -> bool:
    """Tell whether a name seems to be cut: an open bracket, or an end that nothing ends with."""
    return name.count("(") != name.count(")") or bool(_ENDS_CUT.search(name))


@lru_cache(maxsize=16384)
def truncated_in(name: str, text: str) -> str | None:
    """Return the name as a text has it where its last word is missing after "Co.", else None."""
    words = words_of(name)
    if len(words) < 3 or words[-1] not in ("ltd", "limited") or words[-2] != "co":
        return None
    match = re.search(_pattern(words[:-1]).pattern + rf"(?!{_GAP}(?:Ltd|Limited))", text, re.IGNORECASE)
    return " ".join(match[0].split()) if match else None
