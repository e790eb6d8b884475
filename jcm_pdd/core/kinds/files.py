"""Attached files, figures with captions, and the list of references."""

from __future__ import annotations

import json

from jcm_pdd.core.kinds.base import Kind, Rejected
from jcm_pdd.core.kinds.texts import LongText, clean
from jcm_pdd.core.project import Json


class Attachment(Kind):
    """Files kept in the project: a list of {sha256, name, media, size, caption}."""

    KEYS = frozenset({"sha256", "name", "media", "size"})
    WITH_CAPTION = KEYS | {"caption"}

    def parse(self, typed: str) -> Json:
        """Return the stored list of a JSON text; the window and the command line attach files by path."""
        if not typed.strip():
            return None
        try:
            items = json.loads(typed)
        except ValueError:
            raise Rejected("attachment.not_a_file", typed=typed.strip()[:80]) from None
        if not isinstance(items, list) or not all(
                isinstance(i, dict) and self.KEYS <= set(i) <= self.WITH_CAPTION for i in items):
            raise Rejected("attachment.not_a_file", typed=typed.strip()[:80])
        return items or None

    def show(self, stored: Json, language: str = "en") -> str:
        """Return the file names, one a line."""
        return "\n".join(str(item["name"]) for item in stored if isinstance(item, dict)) \
            if isinstance(stored, list) else ""

    def print(self, stored: Json) -> str:
        """Return the stored list as JSON text, for the command line."""
        return json.dumps(stored, ensure_ascii=False, sort_keys=True)


class Figure(Attachment):
    """Pictures with captions, printed into the document."""


def being_typed(kind: Kind | None, typed: str) -> str:
    """Return what was being typed as people read it: of a question with files (typed as their list) the captions."""
    items = kind.parse(typed) if isinstance(kind, Attachment) else None
    if not isinstance(items, list):
        return typed
    return "\n".join(str(item["caption"]) for item in items if isinstance(item, dict) and item.get("caption"))


class References(LongText):
    """A list of references, one a line, numbered when printed."""

    def parse(self, typed: str) -> Json:
        """Return one reference a line, blank lines removed."""
        lines = [line.strip() for line in clean(typed).split("\n")]
        return "\n".join(line for line in lines if line) or None
