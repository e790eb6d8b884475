"""What may be wrong or still open, as values; the sentences live in resources/messages/findings*."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning", "open", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "open", "note")


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: its code, how grave it is, the address it is about, and what fills its message."""

    code: str
    severity: Severity
    where: str
    args: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Message:
    """A finding in words: the place, what is wrong, what to do."""

    where: str
    what: str
    do: str

    def line(self) -> str:
        """Return the message on one line; Japanese sentences follow one another without a space."""
        japanese = self.what.endswith(("。", "」", "）"))
        return f"{self.where}{'：' if japanese else ': '}{self.what}{'' if japanese else ' '}{self.do}".strip()
