"""Which characters none of the shipped fonts can draw: asked before an export, and of every finished PDF."""

from __future__ import annotations

from collections.abc import Iterable

from jcm_pdd.files.pdf.fonts import INVISIBLE, chain
from jcm_pdd.files.pdf.result import MissingGlyph

AROUND = 30


def missing_glyphs(text: str) -> tuple[str, ...]:
    """Return the characters of `text` that no shipped font has, each once, in order of appearance.

    The fonts hold Latin, Vietnamese, Greek, Cyrillic (Mongolian included) and Japanese; Thai, Khmer, Lao,
    Bengali, Myanmar and other complex scripts are missing.
    """
    from jcm_pdd.files.pdf.words import clean

    fonts = chain("serif", False, False)
    unknown = (char for char in clean(text) if ord(char) not in INVISIBLE and fonts.of(char) is None)
    return tuple(dict.fromkeys(unknown))


def missing_in(texts: Iterable[str]) -> tuple[MissingGlyph, ...]:
    """Return the missing characters of several texts, each once a text, with the words around its first
    place.
    """
    found: dict[MissingGlyph, None] = {}
    for text in texts:
        for char in missing_glyphs(text):
            at = max(text.find(char), 0)
            sentence = " ".join(text[max(at - AROUND, 0) : at + AROUND].split())
            found.setdefault(MissingGlyph(char, sentence))
    return tuple(found)
