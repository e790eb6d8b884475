"""The history of edits: what undo and redo walk along, with redo tails kept as abandoned steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from jcm_pdd.core.project import Change


@dataclass(frozen=True, slots=True)
class Step:
    """One edit as it was recorded; `entered` is the text typed, `abandoned` a step no redo reaches any
    more.
    """

    group: int
    name: str
    args: Mapping[str, str]
    changes: tuple[Change, ...]
    entered: str | None
    who: str
    at: datetime
    abandoned: bool = False


@dataclass
class History:
    """All steps in order and the cursor: the group of the last step that is done (0: none)."""

    steps: list[Step] = field(default_factory=list)
    _live: list[Step] = field(default_factory=list)
    _done: int = 0

    @classmethod
    def of(cls, steps: Iterable[Step], cursor: int) -> History:
        """Return the history of stored steps, sorted by group, with the stored cursor."""
        known = sorted(steps, key=lambda step: step.group)
        live = [step for step in known if not step.abandoned]
        return cls(known, live, sum(step.group <= cursor for step in live))

    @property
    def cursor(self) -> int:
        """The group of the last step done, or 0."""
        return self._live[self._done - 1].group if self._done else 0

    @property
    def next_group(self) -> int:
        """The number the next step will get."""
        return self.steps[-1].group + 1 if self.steps else 1

    def add(self, step: Step) -> bool:
        """Append a done step; return whether a redo tail was abandoned by it."""
        tail = {dropped.group for dropped in self._live[self._done :]}
        if tail:
            self.steps = [replace(s, abandoned=True) if s.group in tail else s for s in self.steps]
        self._live = [*self._live[: self._done], step] if tail else self._live
        if not tail:
            self._live.append(step)
        self.steps.append(step)
        self._done += 1
        return bool(tail)

    def undoable(self) -> Step | None:
        """Return the step that undo takes back, or None."""
        return self._live[self._done - 1] if self._done else None

    def redoable(self) -> Step | None:
        """Return the step that redo does again, or None."""
        return self._live[self._done] if self._done < len(self._live) else None

    def back(self) -> Step | None:
        """Move the cursor before the last done step and return that step."""
        step = self.undoable()
        self._done -= step is not None
        return step

    def forward(self) -> Step | None:
        """Move the cursor behind the next undone step and return that step."""
        step = self.redoable()
        self._done += step is not None
        return step
