"""What bringing two copies together comes to: the project of both, the conflicts, what was renumbered or renamed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jcm_pdd.core.merging_names import Renamed
from jcm_pdd.core.merging_rows import Row, Unified
from jcm_pdd.core.project import Json, Project

Take = Literal["mine", "theirs"]
ConflictKind = Literal["value", "row", "confirmation"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One place both sides changed differently: stored answers, None for none (a row deleted there).

    Of a row (`sites/r3`) and of a confirmation (the default's address) they are what stands below, by the end of its
    address.
    """

    address: str
    base: Json
    mine: Json
    theirs: Json
    kind: ConflictKind = "value"

    def parts(self, value: Json) -> dict[str, Json]:
        """Return the answers by address that one of the three values stands for."""
        if self.kind == "value":
            return {self.address: value}
        ends = {end for one in (self.base, self.mine, self.theirs) if isinstance(one, dict) for end in one}
        content = value if isinstance(value, dict) else {}
        return {f"{self.address}{end}": content.get(end) for end in sorted(ends)}


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A row that got another id because the other side had made the same one."""

    table: str
    old: str
    new: str
    theirs: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """The project of both sides, and how it came about; addresses are those of `project`.

    `taken` are answers only they changed, `kept` those only I changed, `same` those both changed alike; `one_row` are
    rows both added alike, `doubled` rows of theirs called like one of mine, `deleted` rows of mine they deleted.
    """

    project: Project
    conflicts: tuple[Conflict, ...]
    taken: tuple[str, ...]
    kept: tuple[str, ...]
    same: tuple[str, ...]
    renumbered: tuple[Renumbered, ...]
    renamed: tuple[Renamed, ...]
    one_row: tuple[Row, ...]
    doubled: tuple[Row, ...]
    deleted: tuple[Row, ...]
    unified: Unified

    def now(self, address: str, theirs: bool) -> str:
        """Return what an address of one of the sides is called in the project of both."""
        renames = self.unified.theirs if theirs else self.unified.mine
        for table, rows in renames.items():
            row, slash, rest = address.removeprefix(f"{table}/").partition("/")
            if address.startswith(f"{table}/") and row in rows:
                return f"{table}/{rows[row]}{slash}{rest}"
        return address
