"""What every field kind promises: four faces of one value and the conversions between them.

typed text -> stored JSON -> value for computing, and stored JSON -> text shown in an editor, text printed
in a document. `read(print(x)) == x` holds for every stored value of every kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jcm_pdd.core.form import FieldDef
from jcm_pdd.core.project import Json


class Rejected(ValueError):
    """A typed text is not a value of the kind; `code` names the finding, `args` fill its message."""

    def __init__(self, code: str, **args: str) -> None:
        super().__init__(code, args)
        self.code = code
        self.arguments: Mapping[str, str] = args


class Kind:
    """One field kind, made from its declaration."""

    def __init__(self, definition: FieldDef) -> None:
        self.definition = definition

    def parse(self, typed: str) -> Json:
        """Return the stored form of a typed text, None when it is empty; raise Rejected otherwise."""
        raise NotImplementedError

    def value(self, stored: Json) -> Any:
        """Return what calculations and rules compute with."""
        return stored

    def show(self, stored: Json, language: str = "en") -> str:
        """Return the text an editor shows."""
        return self.print(stored)

    def print(self, stored: Json) -> str:
        """Return the text a document prints, in English."""
        return str(stored)

    def read(self, printed: str) -> Json:
        """Return the stored form of a printed text; the inverse of `print`."""
        return self.parse(printed)


def rejected_text(stored: Json) -> str | None:
    """Return the typed text of a stored entry that could not be read, or None for a real value."""
    if isinstance(stored, dict) and "rejected" in stored:
        return str(stored["rejected"])
    return None


REDACTED = "XXX"
"""What public documents print in place of an answer that is marked confidential."""
_REDACTION = "confidential.redacted"


def redaction() -> Json:
    """Return what stands in a public version for an answer of any kind: no calculation reads it."""
    return {"rejected": REDACTED, "code": _REDACTION, "args": {}}


def is_redacted(stored: Json) -> bool:
    """Tell whether an answer was taken out of a public version."""
    return isinstance(stored, dict) and stored.get("code") == _REDACTION


def as_rejected(typed: str, error: Rejected) -> Json:
    """Return the stored form that keeps a wrong entry with the reason it was refused."""
    return {"rejected": typed, "code": error.code, "args": dict(error.arguments)}
