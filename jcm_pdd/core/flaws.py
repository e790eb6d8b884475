"""What is wrong with a definition, as values: a code, whose declaration it is about, and the arguments of its words.

The words in both languages are data in resources/messages/flaws.yaml; `jcm_pdd.files.messages` puts them together.
"""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 300


class Flaw(ValueError):
    """One thing that is wrong: `owner` is the id of the declaration, `part` the key in it ("" for the whole of it).

    An argument `NAME_ja` stands in for NAME in Japanese.
    """

    def __init__(self, code: str, owner: str = "", part: str = "", **args: object) -> None:
        super().__init__(code, owner, part, args)
        self.code, self.owner, self.part = code, owner, part
        self.arguments = {key: _short(str(value)) for key, value in args.items()}

    def __str__(self) -> str:
        details = ", ".join(f"{key}={value}" for key, value in self.arguments.items())
        return " ".join(word for word in (self.owner and f"'{self.owner}'", self.code, f"({details})") if word)

    def of(self, owner: str, part: str = "") -> Flaw:
        """Return the same flaw as one of a declaration."""
        return Flaw(self.code, owner, part, **self.arguments)


def _short(text: str) -> str:
    """Keep a message readable whatever stands in the file."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


class Flaws(ValueError):
    """Several things that are wrong with one definition."""

    def __init__(self, flaws: Iterable[Flaw]) -> None:
        self.flaws = tuple(flaws)
        super().__init__("; ".join(map(str, self.flaws)))
