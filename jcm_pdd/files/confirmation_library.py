"""The user's own library of confirmed default values, and the file by which colleagues exchange them.

One JSON file, written atomically: {"format": "jcm-pdd-confirmations", "schema": 1, "confirmations": [...]}, with
numbers as decimal texts. The same format serves both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from jcm_pdd.core.kinds.numbers import plain
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.store import Workplace, atomic

FORMAT, SCHEMA, FILE = "jcm-pdd-confirmations", 1, "confirmations.json"
LARGEST, MOST, LONGEST = 8 << 20, 20_000, 500
_TEXTS = ("methodology", "version", "key", "symbol", "unit", "document", "page", "day", "who")
_MUST = ("methodology", "version", "key", "document", "page", "day")
_NUMBER = re.compile(r"-?\d{1,30}(\.\d{1,30})?")


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What one person read in the official text: `before` is what the definition had, `after` what the text has.

    `key` is the id of a default or "TABLE.row"; numbers are in `unit`; `day` is ISO text.
    """

    methodology: str
    version: str
    key: str
    symbol: str
    unit: str
    before: Decimal
    after: Decimal
    document: str
    page: str
    day: str
    who: str = ""

    @property
    def identity(self) -> tuple[str, str, str]:
        """What the record is about."""
        return self.methodology, self.version, self.key

    @property
    def differs(self) -> bool:
        """Whether the official text has another value than the definition had."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Merge:
    """What a colleague's file brings: new records, some that say the same, and (ours, theirs) with other values."""

    new: tuple[Confirmation, ...]
    same: tuple[Confirmation, ...]
    conflicts: tuple[tuple[Confirmation, Confirmation], ...]


class ConfirmationLibrary:
    """The records in a file, which is the user's own unless a test gives another."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def all(self) -> tuple[Confirmation, ...]:
        """Return every record; Problem when the file is damaged or of a newer program."""
        return read_file(self.path) if self.path.is_file() else ()

    def of(self, methodology: str, version: str) -> tuple[Confirmation, ...]:
        """Return the records about one version of a methodology."""
        return tuple(one for one in self.all() if (one.methodology, one.version) == (methodology, version))

    def put(self, records: Iterable[Confirmation]) -> None:
        """Keep records in place of earlier ones about the same default.

        Raises Problem `confirm.not_kept`; a damaged file is put aside under another name first, so that nothing in
        it is lost.
        """
        kept = {one.identity: one for one in self._readable()}
        kept |= {one.identity: one for one in records}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            atomic.write_text(self.path, text_of(kept.values()))
        except OSError as error:
            raise Problem("confirm.not_kept", str(self.path), reason=error.strerror or error) from error

    def merge(self, theirs: Iterable[Confirmation]) -> Merge:
        """Return how the records of a colleague fit ours; nothing is changed."""
        ours = {one.identity: one for one in self.all()}
        new, same, conflicts = [], [], []
        for one in theirs:
            mine = ours.get(one.identity)
            if mine is None:
                new.append(one)
            elif (mine.after, mine.unit) == (one.after, one.unit):
                same.append(one)
            else:
                conflicts.append((mine, one))
        return Merge(tuple(new), tuple(same), tuple(conflicts))

    def _readable(self) -> tuple[Confirmation, ...]:
        try:
            return self.all()
        except Problem as problem:
            if problem.code != "confirm.damaged":
                raise
            self._put_aside()
            return ()

    def _put_aside(self) -> None:
        for number in range(1, 1000):
            aside = self.path.with_name(f"{self.path.stem}.unreadable{number}.json")
            if not aside.exists():
                self.path.replace(aside)
                return


def library_of(place: Workplace) -> ConfirmationLibrary:
    """Return the library of the person who works at a workplace."""
    return ConfirmationLibrary(place.folder / FILE)


def text_of(records: Iterable[Confirmation]) -> str:
    """Return records as the text of a file, in a fixed order."""
    rows = [{**{name: getattr(one, name) for name in _TEXTS}, "before": plain(one.before), "after": plain(one.after)}
            for one in sorted(records, key=lambda one: one.identity)]
    return json.dumps({"format": FORMAT, "schema": SCHEMA, "confirmations": rows}, ensure_ascii=False, indent=1) + "\n"


def export_file(path: Path, records: Iterable[Confirmation]) -> int:
    """Write records to a file for colleagues and return their number; Problem `confirm.not_kept`."""
    found = tuple(records)
    try:
        atomic.write_text(path, text_of(found))
    except OSError as error:
        raise Problem("confirm.not_kept", str(path), reason=error.strerror or error) from error
    return len(found)


def read_file(path: Path) -> tuple[Confirmation, ...]:
    """Return the records of a file.

    Raises Problem `file.missing`, `confirm.damaged` (with what is wrong) and `confirm.newer` for a newer schema.
    """
    if not path.is_file():
        raise Problem("file.missing", str(path))
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError("too large")
        data = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("schema"), int):
            raise ValueError("format")
        if data["schema"] > SCHEMA:
            raise Problem("confirm.newer", str(path))
        rows = data["confirmations"]
        if not isinstance(rows, list) or len(rows) > MOST:
            raise ValueError("confirmations")
        return tuple(_confirmation(at, row) for at, row in enumerate(rows, 1))
    except (OSError, ValueError, KeyError, TypeError, InvalidOperation, RecursionError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise Problem("confirm.damaged", str(path), reason=(reason or type(error).__name__)[:LONGEST]) from None


def _confirmation(at: int, row: Any) -> Confirmation:
    if not isinstance(row, dict):
        raise ValueError(f"{at}")
    texts = {name: row.get(name, "") for name in _TEXTS}
    wrong = [name for name, text in texts.items()
             if not isinstance(text, str) or len(text) > LONGEST or (name in _MUST and not text.strip())]
    wrong += [name for name in ("before", "after")
              if not isinstance(row.get(name), str) or not _NUMBER.fullmatch(row[name])]
    if wrong:
        raise ValueError(f"{at}: {', '.join(wrong)}")
    date.fromisoformat(texts["day"])
    return Confirmation(**texts, before=Decimal(row["before"]), after=Decimal(row["after"]))
