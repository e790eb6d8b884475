"""How values are written in the database: JSON text for values, ISO text in UTC for times."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from jcm_pdd.core.project import Json


def to_text(value: Json) -> str:
    """Return `value` as compact JSON with sorted keys; TypeError for a float or any other foreign type."""
    _refuse_foreign(value)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if is_clean(text):
        return text
    # A lone surrogate (half a character pasted on Windows) has no UTF-8 form; escaped it survives unchanged.
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def from_text(text: str) -> Json:
    """Return the value that `to_text` wrote; ValueError when the text is not JSON."""
    value: Json = json.loads(text)
    return value


def optional_text(value: Json) -> str | None:
    """Return the JSON text, or None for an absent value."""
    return None if value is None else to_text(value)


def from_optional(text: str | None) -> Json:
    """Return the value, or None (absent) for a missing text."""
    return None if text is None else from_text(text)


def is_clean(text: str) -> bool:
    """Return whether `text` can be written as UTF-8, i.e. holds no lone surrogate."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def cleaned(text: str) -> str:
    """Return `text` with surrogate pairs joined and lone surrogates replaced by U+FFFD."""
    return text if is_clean(text) else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def time_text(at: datetime) -> str:
    """Return the time in UTC as ISO text with microseconds, so that texts sort as times do."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def time_of(text: str) -> datetime:
    """Return the time that `time_text` wrote; ValueError when it is none."""
    return datetime.fromisoformat(text)


def _refuse_foreign(value: Json) -> None:
    if isinstance(value, list):
        for item in value:
            _refuse_foreign(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str):
                raise TypeError(f"answer with a key of type {type(key).__name__}")
            _refuse_foreign(item)
    elif value is not None and not isinstance(value, str | bool | int):
        raise TypeError(f"answer of type {type(value).__name__}; decimals are stored as text")
