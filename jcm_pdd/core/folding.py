"""Texts as they are compared in a search: widths, kana, case, spaces, dashes and thousands separators are alike.

Every letter of the folded text knows where it stands in the text itself, so that a find can be shown there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

# A letter with what is drawn over it: half-width kana carry their voice marks as letters of their own.
_CLUSTER = re.compile("(?s).[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*")
_SEPARATOR = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SPACE = re.compile(r"\s")
_ALIKE = {**dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-"),
          **dict.fromkeys(map(ord, "\u2018\u2019"), "'"), **dict.fromkeys(map(ord, "\u201c\u201d"), '"')}
_HIRAGANA = {letter: letter - 0x60 for letter in range(0x30A1, 0x30F7)}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; letter i came from the letters `starts[i]` to `ends[i]` of the text itself."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def folded(text: str, case: bool = False) -> Folded:
    """Return a text as it is compared; with `case`, letters of another case and the other kana stay apart."""
    if text.isascii():
        plain = _SPACE.sub(" ", text)
        whole = Folded(plain if case else plain.lower(), range(len(text)), range(1, len(text) + 1))
    else:
        whole = _by_cluster(text, case)
    return _without_separators(whole)


def plainly(text: str) -> str:
    """Return a text as it is compared where nobody asks for places in it: quicker, for thousands of names."""
    said = unicodedata.normalize("NFKC", text).translate(_ALIKE).casefold().translate(_HIRAGANA)
    said = _SPACE.sub(" ", said)
    return _SEPARATOR.sub("", said) if "," in said else said


def _by_cluster(text: str, case: bool) -> Folded:
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _CLUSTER.finditer(text):
        said = _said(match[0], case)
        letters.append(said)
        starts += [match.start()] * len(said)
        ends += [match.end()] * len(said)
    return Folded("".join(letters), starts, ends)


def _said(cluster: str, case: bool) -> str:
    plain = unicodedata.normalize("NFKC", cluster).translate(_ALIKE)
    plain = _SPACE.sub(" ", plain)
    return plain if case else plain.casefold().translate(_HIRAGANA)


def _without_separators(whole: Folded) -> Folded:
    cut = {match.start() for match in _SEPARATOR.finditer(whole.text)} if "," in whole.text else set()
    if not cut:
        return whole
    kept = [at for at in range(len(whole.text)) if at not in cut]
    return Folded("".join(whole.text[at] for at in kept), [whole.starts[at] for at in kept],
                  [whole.ends[at] for at in kept])
