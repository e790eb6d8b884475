"""A text for people in the two languages of the program."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["en", "ja"]
LANGUAGES: tuple[Language, ...] = ("en", "ja")


class Text(BaseModel):
    """One text in English and Japanese; both are required so that neither language is ever missing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    en: str = Field(min_length=1)
    ja: str = Field(min_length=1)

    def get(self, language: str) -> str:
        """Return the text in `language` ("en" or "ja"); anything else reads English."""
        return self.ja if language == "ja" else self.en
