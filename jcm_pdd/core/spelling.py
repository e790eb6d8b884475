"""English spelling as values: the words of a text that can be judged, and which of them are not known.

What is no plain word is left alone: codes (TH_AM001), addresses, file names, units (MWh), abbreviations (PDD), single
letters and everything in other scripts. A warning that is wrong teaches people to ignore warnings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

_CHUNK = re.compile(r"\S+")
_CODE = re.compile(r"://|[@_\\=<>{}]|\w/\w*\d|\w\.\w{2,}")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NOT_ENGLISH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uff01-\uff60\uff65-\uff9f]+")
_PLAIN = re.compile("[\u0300-\u036f]")
_LAST_LATIN = "\u024f"
_ENDINGS = ("'s", "s'", "'")
_LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Word:
    """A word at [start, end) of a text."""

    start: int
    end: int
    text: str


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words that can be judged between two positions of a text, which should not cut a word."""
    for chunk in _CHUNK.finditer(text, start, len(text) if end is None else end):
        whole = chunk[0]
        if whole.isascii() and whole.isalpha():  # most are one plain word
            if 1 < len(whole) <= _LONGEST_WORD and whole[1:].islower():
                yield Word(chunk.start(), chunk.end(), whole)
            continue
        if _CODE.search(whole):
            continue
        for match in _WORD.finditer(whole):
            if _judged(whole, match.start(), match.end()):
                at = chunk.start() + match.start()
                yield Word(at, at + len(match[0]), match[0])


def _judged(chunk: str, start: int, end: int) -> bool:
    """Tell whether letters are a plain word: not beside a digit, not another script, no capitals inside."""
    word = chunk[start:end]
    if not 1 < len(word) <= _LONGEST_WORD or max(word.replace("’", "'")) > _LAST_LATIN:
        return False
    if chunk[start - 1:start].isdigit() or chunk[end:end + 1].isdigit():
        return False
    return word[1:].islower()


def folded(word: str) -> str:
    """Return the spelling a word is looked up by: plain apostrophe, no ending of possession."""
    plain = unicodedata.normalize("NFC", word).replace("’", "'")
    for ending in _ENDINGS:
        if plain.endswith(ending):
            return plain[:-1] if ending == "s'" else plain[:-len(ending)]
    return plain


def knows(word: str, *lexicons: Collection[str]) -> bool:
    """Return whether a word stands in a lexicon, as it is written or in small letters.

    "o'clock" and "won't" stand there whole; "plant's" is looked up as "plant", "naïve" as "naive" too.
    """
    for lexicon in lexicons:
        if word in lexicon:
            return True
    whole = word.replace("’", "'")
    base = folded(word)
    forms = [whole, whole.lower(), base, base.lower()]
    if not whole.isascii():
        forms.append(_PLAIN.sub("", unicodedata.normalize("NFD", base.lower())))
    return any(form in lexicon for lexicon in lexicons for form in forms)


def unknown(text: str, *lexicons: Collection[str], start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words of a text that stand in none of the lexicons."""
    judged: dict[str, bool] = {}
    for word in words(text, start, end):
        known = judged.get(word.text)
        if known is None:
            known = judged[word.text] = knows(word.text, *lexicons)
        if not known:
            yield word


def not_english(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the runs of Japanese letters and of full-width signs, which a text printed in English must not have."""
    for match in _NOT_ENGLISH.finditer(text, start, len(text) if end is None else end):
        yield Word(match.start(), match.end(), match[0])


def names_in(text: str) -> frozenset[str]:
    """Return the words of a short answer that are written like names, so that they are known elsewhere."""
    return frozenset(folded(word.text) for word in words(text) if word.text[:1].isupper())
