"""Text of one line, and text of several paragraphs."""

from __future__ import annotations

import re
import unicodedata

from jcm_pdd.core.kinds.base import Kind, Rejected
from jcm_pdd.core.project import Json

# A spreadsheet cell takes 32,767 characters; what is longer would be cut there.
LONGEST = 32_000
# Characters XML 1.0 cannot carry: they would make a document that no program opens.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


# Kanji of their own for who bears them (\ufa19 beside \u795e), which composing would replace by others.
_KEPT = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")


def unprintable(typed: str) -> int:
    """Return how many characters of a typed text no document can carry; `clean` leaves them out."""
    return len(_ILLEGAL.findall(typed.replace("\x0b", "\n")))


def clean(typed: str) -> str:
    """Return the text with one kind of line end, composed characters and nothing XML cannot carry."""
    text = typed.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\u2028", "\n")
    text = _ILLEGAL.sub("", text.replace("\u2029", "\n").replace("\x85", "\n"))
    return "".join(part if at % 2 else unicodedata.normalize("NFC", part) for at, part in enumerate(_KEPT.split(text)))


class LongText(Kind):
    """Text of several paragraphs, one a line."""

    def parse(self, typed: str) -> Json:
        """Return the cleaned text without blank lines at either end; None when nothing is left."""
        text = clean(typed).strip("\n")
        if len(text) > LONGEST:
            raise Rejected("text.too_long", limit=f"{LONGEST:,}")
        return text if text.strip() else None

    def read(self, printed: str) -> Json:
        """Return the text as it was printed."""
        return printed


class LineText(LongText):
    """Text of one line."""

    def parse(self, typed: str) -> Json:
        """Return the text on one line: line ends and tabs become spaces, the ends are trimmed."""
        text = re.sub(r"[\n\t]+", " ", clean(typed)).strip()
        if len(text) > 5000:
            raise Rejected("text.too_long", limit="5000")
        return text or None
