"""One of a closed list of choices, and the yes/no question."""

from __future__ import annotations

from typing import ClassVar

from jcm_pdd.core.kinds.base import Kind, Rejected
from jcm_pdd.core.project import Json


class Choice(Kind):
    """One id of the declared choices; typed and printed by label."""

    def parse(self, typed: str) -> Json:
        """Return the id of a choice named by id or by label in either language."""
        text = typed.strip()
        if not text:
            return None
        for choice in self.definition.choices:
            if text.casefold() in (choice.id.casefold(), choice.label.en.casefold(), choice.label.ja.casefold()):
                return choice.id
        raise Rejected("choice.unknown", typed=text, choices=self._some("en"), choices_ja=self._some("ja"))

    def _some(self, language: str) -> str:
        """Return the labels of the first choices; a long list ends in an ellipsis."""
        labels = [choice.label.get(language) for choice in self.definition.choices]
        return " / ".join([*labels[:8], *(["…"] if len(labels) > 8 else [])])

    def _label(self, stored: Json, language: str) -> str:
        for choice in self.definition.choices:
            if choice.id == stored:
                return choice.label.get(language)
        return str(stored)

    def show(self, stored: Json, language: str = "en") -> str:
        """Return the label in the language of the window."""
        return self._label(stored, language)

    def print(self, stored: Json) -> str:
        """Return the English label."""
        return self._label(stored, "en")


class YesNo(Kind):
    """Yes or no."""

    _WORDS: ClassVar = {"yes": True, "true": True, "はい": True, "有": True, "y": True, "1": True,
              "no": False, "false": False, "いいえ": False, "無": False, "n": False, "0": False}

    def parse(self, typed: str) -> Json:
        """Return True or False of yes/no, はい/いいえ."""
        text = typed.strip().casefold()
        if not text:
            return None
        if text not in self._WORDS:
            raise Rejected("choice.unknown", typed=typed.strip(), choices="Yes / No", choices_ja="はい / いいえ")
        return self._WORDS[text]

    def show(self, stored: Json, language: str = "en") -> str:
        """Return yes or no in the language of the window."""
        return {"en": ("No", "Yes"), "ja": ("いいえ", "はい")}["ja" if language == "ja" else "en"][bool(stored)]

    def print(self, stored: Json) -> str:
        """Return Yes or No."""
        return "Yes" if stored else "No"
