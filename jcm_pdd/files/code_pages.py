"""Texts for code pages that lack some of their signs: the nearest signs they have, so that no number changes its sense.

A console or a CSV of a Japanese Windows (CP932) has no "≤", no subscript two, no dash of English texts and no accents.
"""

from __future__ import annotations

import codecs
import unicodedata

NEAREST = "jcm-pdd-nearest"
"""The name of the error handler for streams, after `register`."""
_LIKE = {"≤": "<=", "≥": ">=", "≠": "<>", "–": "-", "—": "-", "−": "-", "•": "*", "¥": "JPY ", "‾": "~", "×": "x",
         "⋅": "*", "·": "*", "“": '"', "”": '"', "‘": "'", "’": "'", "đ": "d", "Đ": "D", "ø": "o", "ß": "ss",
         "€": "EUR ",
         "✓": "+", "✔": "+", "✗": "x", "←": "<-", "→": "->", "↑": "^", "↓": "v"}


def nearest(text: str, encoding: str) -> str:
    """Return a text in signs an encoding has: the same, one that means the same, else "?"."""
    return "".join(sign if _has(sign, encoding) else _instead(sign, encoding) for sign in text)


def register() -> str:
    """Make `nearest` known to streams as an error handler, and return its name."""
    def handler(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        # Code pages of one byte give no name of their own here.
        encoding = "ascii" if error.encoding == "charmap" else error.encoding
        return nearest(error.object[error.start:error.end], encoding), error.end

    codecs.register_error(NEAREST, handler)
    return NEAREST


def _instead(sign: str, encoding: str) -> str:
    plain = "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))
    for one in (_LIKE.get(sign, ""), unicodedata.normalize("NFKC", sign), plain):
        if one and _has(one, encoding):
            return one
    return "" if unicodedata.combining(sign) else "?"


def _has(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
