"""The places one has been at in a project, so that a jump can be taken back: to the evidence and back to the field."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import QObject, Signal

LONGEST = 100


class Trail(QObject):
    """Keeps the sections visited, each with the field one was in last; `moved` tells that there is another way now."""

    moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: list[tuple[str, str]] = []
        self._at = -1

    def went(self, section: str, address: str) -> None:
        """Note where the user is; another section cuts off what lay ahead."""
        if self._at >= 0 and self._places[self._at][0] == section:
            if address:
                self._places[self._at] = (section, address)
            return
        self._places[self._at + 1:] = [(section, address)]
        del self._places[:-LONGEST]
        self._at = len(self._places) - 1
        self.moved.emit()

    def can(self, step: int) -> bool:
        """Return whether there is a place before (-1) or after (1) this one."""
        return 0 <= self._at + step < len(self._places)

    def go(self, step: int, there: Container[str]) -> tuple[str, str] | None:
        """Return the place before or after this one, and stand there; sections that are gone are forgotten."""
        while self.can(step):
            place = self._places[self._at + step]
            if place[0] in there:
                self._at += step
                self.moved.emit()
                return place
            del self._places[self._at + step]
            self._at += min(step, 0)
        self.moved.emit()
        return None
