"""What came back from a site, as values: every cell asked, what stands in it now, and what is to be thought of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal

from jcm_pdd.core.findings import Finding
from jcm_pdd.core.project import Json
from jcm_pdd.core.text import Text
from jcm_pdd.files.word.content import Note

State = Literal["new", "same", "changed", "implausible", "missing", "not_available", "refused"]
STATES: tuple[State, ...] = ("implausible", "changed", "new", "refused", "missing", "not_available", "same")
"""In the order people want to see them."""


@dataclass(frozen=True, slots=True)
class ReturnedItem:
    """One cell: its name in the request, the address it answers ("" for none), where it stands and what it says.

    `label` is how people call it. `why` says why an entry was refused or what was done to read it; `doubts` are
    findings of the review on a trial.
    """

    name: str
    address: str
    state: State
    place: str = ""
    typed: str = ""
    old: Json = None
    new: Json = None
    why: tuple[Finding | Note, ...] = ()
    doubts: tuple[Finding, ...] = ()
    label: Text | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """A returned workbook: the round it belongs to and all its items, with the address of the row of each new one."""

    row: str
    site: str
    round: str
    items: tuple[ReturnedItem, ...]
    added: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def states(self, left: Collection[str] = ()) -> dict[str, str]:
        """Return the state of each cell by its name; what the user leaves out is missing."""
        return {item.name: "missing" if item.address and item.address in left else item.state for item in self.items}

    def count(self, *states: State) -> int:
        """Return how many items are in one of these states."""
        return sum(item.state in states for item in self.items)
