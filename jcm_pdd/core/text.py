"""A text for people in the two languages of the program."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

Language = Literal["en", "ja"]
LANGUAGES: tuple[Language, ...] = ("en", "ja")
_WIDE = "[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]"
_FOLD = re.compile(f"(?<={_WIDE}) (?={_WIDE})|(?<=[、。」）：]) ")


class Text(BaseModel):
    """One text in English and Japanese; both are required so that neither language is ever missing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    en: str = Field(min_length=1)
    ja: str = Field(min_length=1)

    @field_validator("ja")
    @classmethod
    def _unfold(cls, ja: str) -> str:
        # YAML joins the lines of a folded text by a space; Japanese has none between its letters.
        return _FOLD.sub("", ja)

    def get(self, language: str) -> str:
        """Return the text in `language` ("en" or "ja"); anything else reads English."""
        return self.ja if language == "ja" else self.en


def beside(text: str, more: str, language: str) -> str:
    """Return a text with more about it in brackets of the language: "Site name (site 1)", 「サイト名（サイト1）」."""
    return f"{text}（{more}）" if language == "ja" else f"{text} ({more})" if text else f"({more})"


def headed(head: str, text: str, language: str) -> str:
    """Return a text behind what it is about, with the colon of the language: "Note: …", 「参考：…」."""
    return f"{head}：{text}" if language == "ja" else f"{head}: {text}"


def numbered(name: str, number: int | str, language: str) -> str:
    """Return which one of several is meant: "site 1", 「サイト1」; a name stands behind a space in both languages."""
    close = language == "ja" and not name[-1:].isascii() and str(number).isdecimal()
    return f"{name}{number}" if close else f"{name} {number}"
