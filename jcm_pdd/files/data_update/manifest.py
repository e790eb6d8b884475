"""What a data update says of itself: its version, which program it needs, who made it, the SHA-256 of every file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.data import is_updated

FORMAT = 1
KIND = "jcm-pdd-data"
SUFFIX = ".jcmdata"
NAME = "manifest.json"
SIGNATURE = "signature.json"
FILES = "data/"
# Folders of the user on Windows take some 100 of 260 letters.
LONGEST = 120
_PIECE = re.compile(r"[A-Za-z0-9_+-][A-Za-z0-9_.+-]*\Z")
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_PROGRAM = re.compile(r"\d{1,4}(\.\d{1,4}){1,3}\Z")


class DataVersion(NamedTuple):
    """The day as on which the data are known, and which issue of that day."""

    known_on: str
    issue: int

    def __str__(self) -> str:
        return self.known_on if self.issue == 1 else f"{self.known_on} ({self.issue})"


@dataclass(frozen=True, slots=True)
class FileInfo:
    """The SHA-256 and the size in bytes of one file."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The signed contents list; `files` has paths below the data folders ("forms/methodologies/...")."""

    version: DataVersion
    minimum: str
    made_with: str
    publisher: str
    notes: Mapping[str, str]
    files: Mapping[str, FileInfo]

    def note(self, language: str) -> str:
        """Return what the publisher says of the update."""
        return self.notes["ja" if language == "ja" else "en"]


def program_order(version: str) -> tuple[int, ...]:
    """Return a program version as numbers to compare; what is no number counts as 0."""
    return tuple(int(part) if part.isdecimal() else 0 for part in version.split("."))


def write(manifest: Manifest) -> bytes:
    """Return the bytes that are signed; the same manifest gives the same bytes."""
    data = {
        "kind": KIND, "format": FORMAT, "known_on": manifest.version.known_on, "issue": manifest.version.issue,
        "minimum_program": manifest.minimum, "made_with": manifest.made_with, "publisher": manifest.publisher,
        "notes": dict(manifest.notes),
        "files": {path: {"sha256": one.sha256, "size": one.size} for path, one in manifest.files.items()}}
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def read(content: bytes, where: str) -> Manifest:
    """Return a manifest; Problem `data.format` for another format, `data.unreadable` for anything that is none."""
    try:
        data = json.loads(content.decode("utf-8"))
        if data["kind"] != KIND:
            raise ValueError
        number = data["format"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Problem("data.unreadable", where) from None
    if number != FORMAT:
        raise Problem("data.format", where, format=str(number)[:20], known=FORMAT)
    try:
        return _manifest(data)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Problem("data.unreadable", where) from None


def _manifest(data: Mapping[str, Any]) -> Manifest:
    known_on, issue = data["known_on"], data["issue"]
    if date.fromisoformat(known_on).isoformat() != known_on or type(issue) is not int or not 1 <= issue <= 999:
        raise ValueError
    texts = [data["publisher"], data["notes"]["en"], data["notes"]["ja"]]
    if not all(isinstance(text, str) and text and len(text) <= 20_000 for text in texts) or len(texts[0]) > 200:
        raise ValueError
    if not (_PROGRAM.match(data["minimum_program"]) and _PROGRAM.match(data["made_with"])):
        raise ValueError
    return Manifest(DataVersion(known_on, issue), data["minimum_program"], data["made_with"], texts[0],
                    {"en": texts[1], "ja": texts[2]}, {path: _file(path, one) for path, one in data["files"].items()})


def _file(path: str, data: Mapping[str, Any]) -> FileInfo:
    size = data["size"]
    if not is_safe(path) or not _SHA256.match(data["sha256"]) or type(size) is not int or size < 0:
        raise ValueError
    return FileInfo(data["sha256"], size)


def is_safe(path: str) -> bool:
    """Tell whether a path is one of an updated area in letters every system can write."""
    pieces = path.split("/")
    return (len(path) <= LONGEST and len(pieces) > 1 and is_updated(*pieces)
            and all(_PIECE.match(piece) and not piece.endswith(".") for piece in pieces))
