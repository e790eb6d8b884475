"""The Project value: every answer of one project under its address, and the one way to change it.

An address is one id (`title`), a table's cell (`sites/r1/name`) or the same inside a methodology
(`ID_AM002/chillers/r1/EC_PJ`). The rows of a table are themselves an answer: the list of permanent row
ids stored at the table's own address. So fields, rows, confirmations and overrides all change,
undo, save and merge by one mechanism.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Json: TypeAlias = "str | bool | int | list[Json] | dict[str, Json] | None"


@dataclass(frozen=True, slots=True)
class Change:
    """One address going from `old` to `new`; None means absent."""

    address: str
    old: Json
    new: Json

    def reversed(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.address, self.new, self.old)


@dataclass(frozen=True, slots=True)
class Edit:
    """One undo step: changes that belong together, with the key and arguments of its name."""

    name: str
    changes: tuple[Change, ...]
    args: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Project:
    """All answers of one project, address to stored JSON. Never changed in place."""

    answers: Mapping[str, Json] = field(default_factory=dict)
    _rows: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)
    """Row ids of tables asked for before: a thousand rows are asked for a thousand times while a page is shown."""

    def get(self, address: str) -> Json:
        """Return the stored value at `address`, or None when nothing was answered."""
        return self.answers.get(address)

    def rows(self, table: str) -> tuple[str, ...]:
        """Return the permanent ids of the table's rows, in order; empty when there are none."""
        known = self._rows.get(table)
        if known is None:
            stored = self.answers.get(table)
            known = self._rows[table] = tuple(str(row) for row in stored) if isinstance(stored, list) else ()
        return known

    def apply(self, changes: Iterable[Change]) -> Project:
        """Return the project after `changes`; a None value removes the answer."""
        answers, rows = dict(self.answers), dict(self._rows)
        for change in changes:
            rows.pop(change.address, None)
            if change.new is None:
                answers.pop(change.address, None)
            else:
                answers[change.address] = change.new
        return Project(answers, rows)

    def change(self, address: str, new: Json) -> Change:
        """Return the change that would put `new` at `address`."""
        return Change(address, self.answers.get(address), new)
