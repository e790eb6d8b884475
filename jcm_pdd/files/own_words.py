"""The words a user has added to the English dictionary: a plain text file in the user's folder, one word a line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.store import atomic

FILE = "own_words.txt"
LONGEST, MOST = 60, 50_000
_kept: dict[Path, OwnWords] = {}


class OwnWords:
    """The own words of one user, shared by all windows of the program; `words` is another object after a change."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.words: frozenset[str] = self._read()

    @staticmethod
    def of(folder: Path) -> OwnWords:
        """Return the words kept in a user's folder."""
        path = folder / FILE
        if path not in _kept:
            _kept[path] = OwnWords(path)
        else:
            _kept[path].refresh()
        return _kept[path]

    def refresh(self) -> None:
        """Read the file again: the command line or another program may have written it."""
        words = self._read()
        if words != self.words:
            self.words = words

    def add(self, words: Iterable[str]) -> int:
        """Add words and return how many were new; Problem `library.not_kept` when they cannot be written."""
        self.refresh()
        return self._keep(self.words | frozenset(valid(words)))

    def remove(self, words: Iterable[str]) -> int:
        """Take words away and return how many there were; Problem `library.not_kept`."""
        self.refresh()
        return self._keep(self.words - frozenset(words))

    def _keep(self, words: frozenset[str]) -> int:
        moved = len(words ^ self.words)
        if moved:
            self.words = words  # known from now on, also when the disk refuses
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                atomic.write_text(self.path, "".join(f"{word}\n" for word in sorted(words, key=str.casefold)))
            except OSError as error:
                raise Problem("library.not_kept", str(self.path), reason=error.strerror or error) from error
        return moved

    def _read(self) -> frozenset[str]:
        try:
            # A byte that is no letter costs its word alone.
            text = self.path.read_text(encoding="utf-8-sig", errors="replace")
        except OSError:
            return frozenset()
        return frozenset(valid(text.splitlines()))


def valid(words: Iterable[str]) -> list[str]:
    """Return what of some texts is one word each, composed and without blanks around it."""
    clean = (unicodedata.normalize("NFC", word).strip() for word in words)
    return [word for word in clean if word and len(word) <= LONGEST and "\ufffd" not in word
            and not any(sign.isspace() for sign in word)][:MOST]
