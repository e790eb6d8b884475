"""How far a datum has been checked: the five states a source has and what people read for them, in one place."""

from __future__ import annotations

from typing import Literal

from jcm_pdd.core.text import Text

Status = Literal["verified", "reported", "draft", "derived", "unverified"]
STATUS_WORDS = {
    "verified": Text(en="verified", ja="確認済み"),
    "reported": Text(en="read in a public copy", ja="公開された写しで確認"),
    "draft": Text(en="from a draft", ja="草案による"),
    "derived": Text(en="derived", ja="算出"),
    "unverified": Text(en="not verified", ja="未確認"),
}


def status_text(status: str, language: str) -> str:
    """Return the words for a state of checking; one without words is returned as it is written."""
    known = STATUS_WORDS.get(status)
    return known.get(language) if known is not None else status
