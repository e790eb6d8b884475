"""One of the copies being merged, with what is asked of it again and again: its rows, and what its changes point at."""

from __future__ import annotations

from functools import cached_property

from jcm_pdd.core.merging_links import Pointers
from jcm_pdd.core.merging_rows import Row
from jcm_pdd.core.project import Json, Project


class Copy:
    """A project seen against the ancestor of both copies."""

    def __init__(self, project: Project, base: Project, pointers: Pointers) -> None:
        self.project, self._base, self._pointers = project, base, pointers

    def get(self, address: str) -> Json:
        """Return the stored value at an address."""
        return self.project.get(address)

    @cached_property
    def cells(self) -> dict[Row, dict[str, Json]]:
        """What stands in each row, by the end of the address."""
        found: dict[Row, dict[str, Json]] = {}
        for address, value in self.project.answers.items():
            parts = self._pointers.split(address)
            if parts is not None:
                found.setdefault(parts[:2], {})[parts[2]] = value
        return found

    @cached_property
    def _changed(self) -> list[tuple[str, Json]]:
        return [(address, value) for address, value in self.project.answers.items() if self._base.get(address) != value]

    @cached_property
    def pointed_at(self) -> set[Row]:
        """The rows that changed answers point at by their address."""
        return {row for _, value in self._changed for row in self._pointers.rows_in(value)}

    @cached_property
    def named(self) -> set[tuple[str, str]]:
        """Table and name of the rows that changed answers name."""
        return {(self._pointers.names(address) or "", value) for address, value in self._changed
                if isinstance(value, str)}
