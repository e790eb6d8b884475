"""Reads everything a project database holds, except the bytes of evidence."""

from __future__ import annotations

import hashlib
import itertools
import sqlite3
from dataclasses import dataclass
from datetime import datetime

from jcm_pdd.core.project import Change, Json
from jcm_pdd.files.store.history import Step
from jcm_pdd.files.store.stored import from_optional, from_text, time_of


@dataclass(frozen=True, slots=True)
class Draft:
    """Text typed into a field that was not left yet."""

    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Definition:
    """The pinned text of a methodology or form definition; `sha256` is over its UTF-8 bytes."""

    kind: str
    id: str
    version: str
    sha256: str
    text: str

    @classmethod
    def of(cls, kind: str, ident: str, version: str, text: str) -> Definition:
        """Return the definition with the hash of its text."""
        return cls(kind, ident, version, hashlib.sha256(text.encode("utf-8")).hexdigest(), text)


@dataclass(frozen=True, slots=True)
class Blob:
    """An evidence file without its bytes; `size` in bytes, `beside` when kept beside the project file."""

    sha256: str
    name: str
    media: str
    size: int
    confidential: bool
    beside: bool


DefinitionKey = tuple[str, str, str]


@dataclass(frozen=True)
class Contents:
    """What one project database holds."""

    answers: dict[str, Json]
    drafts: dict[str, Draft]
    steps: list[Step]
    cursor: int
    definitions: dict[DefinitionKey, Definition]
    blobs: dict[str, Blob]

    @property
    def empty(self) -> bool:
        """Whether nothing was ever entered."""
        return not (self.answers or self.drafts or self.blobs)

    def same_work(self, other: Contents) -> bool:
        """Return whether both hold the same answers, drafts, definitions and evidence."""
        texts = [{address: draft.text for address, draft in c.drafts.items()} for c in (self, other)]
        return (
            self.answers == other.answers
            and texts[0] == texts[1]
            and self.definitions == other.definitions
            and self.blobs == other.blobs
        )


NOTHING = Contents({}, {}, [], 0, {}, {})


def load(conn: sqlite3.Connection) -> Contents:
    """Return the contents; sqlite3.Error, ValueError or LookupError when a table or value is not as it
    must be.
    """
    meta = dict(conn.execute("SELECT key, value FROM meta"))
    answers = conn.execute("SELECT address, value FROM answers ORDER BY address")
    drafts = conn.execute("SELECT address, text, at FROM drafts ORDER BY address")
    return Contents(
        {address: from_text(value) for address, value in answers},
        {address: Draft(text, time_of(at)) for address, text, at in drafts},
        _steps(conn),
        int(meta["cursor"]),
        _definitions(conn),
        _blobs(conn),
    )


def _steps(conn: sqlite3.Connection) -> list[Step]:
    rows = conn.execute(
        "SELECT grp, name, args, entered, who, at, abandoned, address, old, new FROM history ORDER BY grp, id"
    )
    steps = []
    for group, members in itertools.groupby(rows, key=lambda row: row[0]):
        listed = list(members)
        _, name, args, entered, who, at, abandoned, *_ = listed[0]
        changes = tuple(Change(row[7], from_optional(row[8]), from_optional(row[9])) for row in listed)
        named = {str(key): str(value) for key, value in _mapping(args).items()}
        steps.append(Step(int(group), name, named, changes, entered, who, time_of(at), bool(abandoned)))
    return steps


def _mapping(text: str) -> dict[str, Json]:
    value = from_text(text)
    if not isinstance(value, dict):
        raise ValueError("arguments of an edit are not a mapping")
    return value


def _definitions(conn: sqlite3.Connection) -> dict[DefinitionKey, Definition]:
    found = {}
    rows = conn.execute("SELECT kind, id, version, sha256, text FROM definitions ORDER BY kind, id, version")
    for kind, ident, version, sha256, text in rows:
        definition = Definition.of(kind, ident, version, text)
        if definition.sha256 != sha256:
            raise ValueError(f"definition {ident} does not match its hash")
        found[kind, ident, version] = definition
    return found


def _blobs(conn: sqlite3.Connection) -> dict[str, Blob]:
    rows = conn.execute("SELECT sha256, name, media, size, confidential, bytes IS NULL FROM blobs ORDER BY sha256")
    return {row[0]: Blob(row[0], row[1], row[2], row[3], bool(row[4]), bool(row[5])) for row in rows}
