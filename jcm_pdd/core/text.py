"""A text for people in the two languages of the program."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

Language = Literal["en", "ja"]
LANGUAGES: tuple[Language, ...] = ("en", "ja")
_WIDE = "[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]"
_FOLD = re.compile(f"(?<={_WIDE}) (?={_WIDE})")


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
