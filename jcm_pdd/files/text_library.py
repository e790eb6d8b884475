"""The user's own library: rows (participants, sites, signatories) and texts of earlier projects, for the next ones.

One JSON file in the user's folder, written atomically; the same format is exchanged with colleagues:
{"format": "jcm-pdd-library", "schema": 1, "entries": [...], "words": [...]}. An entry that cannot be read is left out
and the file is kept aside under another name, so that damage costs nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from jcm_pdd.core.folding import folded
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.own_words import OwnWords, valid
from jcm_pdd.files.store import Workplace, atomic

FORMAT, SCHEMA, FILE = "jcm-pdd-library", 1, "library.json"
LARGEST, MOST, LONGEST, LONGEST_NAME = 32 << 20, 10_000, 32_000, 500
TEXT = ""
"""The table of an entry that is a long text and no row."""
_NAMES = ("table", "name", "project", "file", "day", "question")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of `table` with its answers by column, or a text (`table` is empty, `cells` has only "text").

    `project`, `file` and `day` (ISO) say where it came from, `question` where a text stood. Answers are as stored.
    """

    table: str
    name: str
    cells: dict[str, str | bool]
    project: str = ""
    file: str = ""
    day: str = ""
    question: str = ""

    @property
    def id(self) -> str:
        """Eight letters that stand for what the entry says, wherever it came from."""
        told = json.dumps([self.table, self.cells], ensure_ascii=True, sort_keys=True)
        return hashlib.sha256(told.encode("ascii")).hexdigest()[:8]

    @property
    def identity(self) -> tuple[str, str]:
        """What an entry takes the place of: the row of this name, or the same text."""
        return self.table, folded(self.name).text if self.table else self.id

    @property
    def origin(self) -> str:
        """Where it came from, as kept beside an answer: project, file and day."""
        parts = (self.project, self.file, self.day)
        return " | ".join(" ".join(part.replace(";", ",").split()) for part in parts if part.strip())

    def says(self, wanted: str) -> bool:
        """Return whether every word asked for is somewhere in the entry; kana, width and case do not matter."""
        words = (self.name, self.project, self.file, self.question, *(str(cell) for cell in self.cells.values()))
        told = folded(" ".join(words)).text
        return all(word in told for word in folded(wanted).text.split())


@dataclass(frozen=True, slots=True)
class Read:
    """What a file has: entries, own words, and how many entries could not be read."""

    entries: tuple[Entry, ...]
    words: tuple[str, ...]
    damaged: int


class TextLibrary:
    """The entries in a file, which is the user's own unless a test gives another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def path(self) -> Path:
        """Where the library is kept."""
        return self.folder / FILE

    def all(self) -> tuple[Entry, ...]:
        """Return every entry that can be read, by name; none when there is no library or it cannot be read at all."""
        try:
            return read_file(self.path).entries if self.path.is_file() else ()
        except Problem as problem:
            if problem.code == "library.newer":
                raise
            return ()

    def of(self, table: str) -> tuple[Entry, ...]:
        """Return the rows of a table, or the texts for ""."""
        return tuple(entry for entry in self.all() if entry.table == table)

    def put(self, entries: Iterable[Entry]) -> int:
        """Keep entries in place of earlier ones of the same name and return how many are new.

        Raises Problem `library.not_kept`, `library.newer`, `library.too_long`.
        """
        found = tuple(entries)
        for entry in found:
            if not _fits(entry):
                raise Problem("library.too_long", entry.name[:60], limit=f"{LONGEST:,}")
        kept = {entry.identity: entry for entry in self._readable()}
        fresh = {entry.identity: entry for entry in found}
        new = len(fresh.keys() - kept.keys())
        self._write({**kept, **fresh}.values())
        return new

    def remove(self, ids: Iterable[str]) -> int:
        """Take entries away by their ids and return how many there were; Problem `library.not_kept`."""
        gone, now = frozenset(ids), self._readable()
        left = [entry for entry in now if entry.id not in gone]
        if len(left) < len(now):
            self._write(left)
        return len(now) - len(left)

    def export_file(self, path: Path) -> int:
        """Write everything and the own words to a file for colleagues; return the number of entries."""
        entries = self.all()
        _put(path, text_of(entries, OwnWords.of(self.folder).words))
        return len(entries)

    def import_file(self, path: Path) -> tuple[int, int, int]:
        """Take in a colleague's file and return (entries that are new, own words that are new, entries not read).

        A row of a name one has already is not replaced. Raises Problem as `read_file` and `put` do.
        """
        read, known = read_file(path), {entry.identity for entry in self.all()}
        new = self.put(entry for entry in read.entries if entry.identity not in known)
        return new, OwnWords.of(self.folder).add(read.words), read.damaged

    def _readable(self) -> tuple[Entry, ...]:
        """Return the entries; a file with damage is put aside first."""
        if not self.path.is_file():
            return ()
        try:
            read = read_file(self.path)
        except Problem as problem:
            if problem.code == "library.newer":
                raise
            read = Read((), (), 1)
        if read.damaged:
            self._put_aside()
        return read.entries

    def _put_aside(self) -> None:
        for number in range(1, 1000):
            aside = self.path.with_name(f"{self.path.stem}.unreadable{number}.json")
            if not aside.exists():
                _put(aside, self.path.read_text(encoding="utf-8", errors="replace"))
                return

    def _write(self, entries: Iterable[Entry]) -> None:
        _put(self.path, text_of(entries, ()))


def library_of(place: Workplace) -> TextLibrary:
    """Return the library of the person who works at a workplace."""
    return TextLibrary(place.folder)


def text_of(entries: Iterable[Entry], words: Iterable[str]) -> str:
    """Return a library as the text of a file, in a fixed order; every letter outside ASCII is escaped."""
    rows = [asdict(entry) for entry in sorted(entries, key=_order)]
    data = {"format": FORMAT, "schema": SCHEMA, "entries": rows, "words": sorted(words)}
    return json.dumps(data, ensure_ascii=True, indent=1) + "\n"


def read_file(path: Path) -> Read:
    """Return what a library file has; Problem `file.missing`, `library.damaged`, `library.newer`."""
    if not path.is_file():
        raise Problem("file.missing", str(path))
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError("too large")
        data = json.loads(path.read_text(encoding="utf-8-sig"))
        if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("schema"), int):
            raise ValueError("format")
    except (OSError, ValueError, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise Problem("library.damaged", str(path), reason=(reason or type(error).__name__)[:200]) from None
    if data["schema"] > SCHEMA:
        raise Problem("library.newer", str(path))
    rows, words = data.get("entries"), data.get("words")
    listed = rows[:MOST] if isinstance(rows, list) else []
    entries = [entry for row in listed if (entry := _entry(row)) is not None]
    texts = [word for word in words if isinstance(word, str)] if isinstance(words, list) else []
    damaged = len(listed) - len(entries) + (not isinstance(rows, list))
    return Read(tuple(sorted(entries, key=_order)), tuple(valid(texts)), damaged)


def _entry(row: Any) -> Entry | None:
    """Return the entry a row of a file holds, None when it holds none."""
    cells = row.get("cells") if isinstance(row, dict) else None
    if not isinstance(cells, dict) or not all(isinstance(row.get(name, ""), str) for name in _NAMES):
        return None
    if not all(isinstance(name, str) and isinstance(cell, str | bool) for name, cell in cells.items()):
        return None
    entry = Entry(cells=cells, **{name: row.get(name, "") for name in _NAMES})
    whole = entry.name.strip() and (entry.table or isinstance(cells.get("text"), str))
    return entry if whole and _fits(entry) else None


def _fits(entry: Entry) -> bool:
    names = (entry.table, entry.name, entry.project, entry.file, entry.question, *entry.cells)
    return sum(len(str(cell)) for cell in entry.cells.values()) <= LONGEST and max(map(len, names)) <= LONGEST_NAME


def _order(entry: Entry) -> tuple[str, str, str, str]:
    return entry.table, entry.name.casefold(), entry.name, entry.id


def _put(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic.write_text(path, text)
    except OSError as error:
        raise Problem("library.not_kept", str(path), reason=error.strerror or error) from error
