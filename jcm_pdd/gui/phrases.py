"""Where a Japanese title may be broken: between phrases, not inside a word.

Qt breaks Japanese between any two letters, so a narrow column would show 「JCMプロジェ／クトの名称」. A word joiner
between the letters of a phrase keeps them on one line; it is not seen and has no width.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

JOINER = "\u2060"
_KANA, _KANJI, _KATAKANA, _LATIN = "\u3041-\u309f", "\u3400-\u9fff々", "\u30a1-\u30faー", "A-Za-z0-9.,/&+-"
_OPEN, _CLOSE = "（「『［", "）」』］、。・：…"
# Letters of one kind; one kanji behind katakana belongs to it (パートナー国).
_RUN = f"[{_LATIN}]+|[{_KATAKANA}]+(?:[{_KANJI}](?![{_KANJI}]))?|[{_KANJI}]+|[{_KANA}]+|."
_RUNS = re.compile(f"[{_OPEN}]*(?:{_RUN})[{_CLOSE}]*")
_PHRASES = re.compile(f"[{_OPEN}]*(?:[{_LATIN}]*(?:{_RUN}))[{_KANA}]*[{_CLOSE}]*")


@lru_cache(maxsize=512)
def phrases(text: str) -> tuple[str, ...]:
    """Return the pieces of a Japanese text that should stay together; they join to the text again."""
    return tuple(_PHRASES.findall(text))


def pieces(text: str, fits: Callable[[str], bool]) -> tuple[str, ...]:
    """Return what must not be broken: phrases; of one that does not fit letters of one kind, else single letters."""
    return tuple(_pieces(phrases(text), fits))


def held(parts: Iterable[str]) -> str:
    """Return pieces as one text that breaks between them alone."""
    return "".join(JOINER.join(part) for part in parts)


def _pieces(parts: Iterable[str], fits: Callable[[str], bool]) -> Iterator[str]:
    for part in parts:
        for piece in (part,) if fits(part) else _RUNS.findall(part):
            yield from (piece,) if fits(piece) else piece
