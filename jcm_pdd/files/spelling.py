"""The English dictionary, the user's own words, and what is spelt wrong in the texts of one project.

The words lie in resources/dictionaries: British and American spelling, and the terms of the JCM. They are read with
the first English text that is looked at. Suggestions come from RapidFuzz, which is loaded when one is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from jcm_pdd.core import spelling
from jcm_pdd.core.project import Project
from jcm_pdd.core.schema import Place, Schema
from jcm_pdd.core.stepwise import Steps, finished
from jcm_pdd.files.data import data_path
from jcm_pdd.files.own_words import OwnWords

SUGGESTED, FARTHEST = 6, 2
_ADDRESSES, _LETTERS = 4000, 8000
"""What is looked through in one step."""
_FOLDER = ("resources", "dictionaries")


@lru_cache(maxsize=1)
def tiers() -> tuple[tuple[str, ...], ...]:
    """Return the words of the dictionary: the terms of the JCM, then English words from common to rare."""
    terms = data_path(*_FOLDER, "terms.txt").read_text(encoding="utf-8").splitlines()
    own = tuple(line.strip() for line in terms if line.strip() and not line.startswith("#"))
    parts = data_path(*_FOLDER, "english.txt").read_text(encoding="utf-8").split("\n\n")
    return own, *(tuple(part.split()) for part in parts)


@lru_cache(maxsize=1)
def dictionary() -> frozenset[str]:
    """Return every word the program knows; terms are known in small letters too."""
    own, *english = tiers()
    return frozenset().union(own, (word.lower() for word in own), *english)


def suggestions(word: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the known words nearest to a wrong one, best first, in its capitals; takes some 40 ms.

    Nearer ones come first; of equally near ones those of the same letters, with the same first letter, the commoner.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    wanted = spelling.folded(word)
    low, capital = wanted.lower(), wanted[:1].isupper()
    found: list[tuple[int, bool, bool, int, int, str]] = []
    for rank, tier in enumerate((tuple(names), *tiers())):
        near = process.extract(low, tier, scorer=OSA.distance, processor=str.lower if rank < 2 else None,
                               score_cutoff=FARTHEST, limit=4 * SUGGESTED)
        found += [(int(far), sorted(text) != sorted(low), text[:1].lower() != low[:1], rank,
                   abs(len(text) - len(low)), text)
                  for text, far, _ in near]
    ordered = [text[:1].upper() + text[1:] if capital else text for *_, text in sorted(found)]
    return tuple(dict.fromkeys(ordered))[:SUGGESTED]


def load_suggestions() -> None:
    """Load the library behind `suggestions` ahead of the first menu; for a thread of its own."""
    import rapidfuzz.distance
    import rapidfuzz.process  # noqa: F401 - loaded for its own sake


def checked(place: Place) -> bool:
    """Return whether the answers of a place are looked through: long texts that are printed in English."""
    return place.definition.english and place.definition.kind == "long_text"


class Speller:
    """What is spelt wrong in one project, kept up to date edit by edit.

    `wrong` maps addresses to the number of words that are not known; it is another object after it has changed.
    """

    def __init__(self, folder: Path) -> None:
        self.own = OwnWords.of(folder)
        self.wrong: Mapping[str, int] = MappingProxyType({})
        self._schema: Schema | None = None
        self._names: dict[str, frozenset[str]] = {}
        self.names: frozenset[str] = frozenset()
        self._learnt: frozenset[str] = frozenset()

    def begin(self, schema: Schema, project: Project) -> None:
        """Look at every answer, after the questions may have changed."""
        self._schema, self._names = schema, {}
        self._note_names(project, project.answers)
        self.names = frozenset().union(*self._names.values())
        self._learnt = self.own.words
        self.wrong = MappingProxyType(finished(self._counted(project, project.answers)))

    def update(self, project: Project, changed: Iterable[str]) -> Steps[None]:
        """Look again at what changed, and at texts that name what has another name now; in steps of some texts."""
        moved = tuple(changed)
        if self._note_names(project, moved) or self._learnt is not self.own.words:
            names = frozenset().union(*self._names.values())
            less = bool(self.names - names or self._learnt - self.own.words)
            moved = (*moved, *(project.answers if less else self.wrong))
            self.names, self._learnt = names, self.own.words
        again = set(moved)
        fresh = {address: count for address, count in self.wrong.items() if address not in again}
        fresh |= yield from self._counted(project, moved)
        if fresh != self.wrong:
            self.wrong = MappingProxyType(fresh)

    def unknown(self, text: str, start: int = 0, end: int | None = None) -> list[spelling.Word]:
        """Return the words of a text that are not known, between two positions."""
        return list(spelling.unknown(text, dictionary(), self.names, self.own.words, start=start, end=end))

    def _note_names(self, project: Project, addresses: Iterable[str]) -> bool:
        """Remember the names in one-line answers; return whether they are others now."""
        moved = False
        for address in addresses:
            place = self._schema.place(address) if self._schema else None
            if place is None or place.definition.kind != "text":
                continue
            stored = project.get(address)
            names = spelling.names_in(stored) if isinstance(stored, str) else frozenset()
            moved |= self._names.get(address, frozenset()) != names
            if names:
                self._names[address] = names
            else:
                self._names.pop(address, None)
        return moved

    def _counted(self, project: Project, addresses: Iterable[str]) -> Steps[dict[str, int]]:
        counts = {}
        read = 0
        for at, address in enumerate(addresses, 1):
            if not at % _ADDRESSES or read > _LETTERS:
                yield
                read = 0
            place = self._schema.place(address) if self._schema else None
            stored = project.get(address)
            if place is not None and isinstance(stored, str) and checked(place):
                read += len(stored)
                count = len({word.text for word in self.unknown(stored)})
                if count:
                    counts[address] = count
        return counts
