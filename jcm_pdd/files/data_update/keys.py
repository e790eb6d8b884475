"""Whose data updates are taken: keys built into the program, and keys the user trusted by comparing a fingerprint."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.data import data_path
from jcm_pdd.files.store import atomic

FILE = "trusted publishers.json"
_LETTERS, _GROUP = 40, 4  # 160 bits in ten groups: as many as people compare without slips


@dataclass(frozen=True, slots=True)
class Key:
    """A publisher's public key (32 bytes); `since` is the ISO day the user trusted it, "" for one of the program."""

    public: bytes
    name: str
    since: str = ""
    withdrawn: str = ""

    @property
    def fingerprint(self) -> str:
        """The fingerprint in groups, as people read it out to each other."""
        return fingerprint(self.public)


def fingerprint(public: bytes) -> str:
    """Return the fingerprint of a public key: ten groups of four letters."""
    letters = hashlib.sha256(public).hexdigest()[:_LETTERS].upper()
    return " ".join(letters[at:at + _GROUP] for at in range(0, _LETTERS, _GROUP))


def is_fingerprint(public: bytes, typed: str) -> bool:
    """Tell whether what somebody typed is the whole fingerprint of a key, whatever its groups and case."""
    return "".join(typed.split()).replace("-", "").upper() == fingerprint(public).replace(" ", "")


def public_line(public: bytes, name: str) -> str:
    """Return the line of a `.pub` file."""
    return f"ed25519 {base64.b64encode(public).decode()} {name}\n"


def read_public(text: str) -> Key:
    """Return the key of a `.pub` file; ValueError for anything else."""
    words = text.strip().split(maxsplit=2)
    if len(words) != 3 or words[0] != "ed25519" or "\n" in words[2]:
        raise ValueError("a .pub file has one line: ed25519 KEY NAME")
    try:
        public = base64.b64decode(words[1], validate=True)
    except binascii.Error:
        raise ValueError("the key is not base64") from None
    if len(public) != 32:
        raise ValueError("the key has another length")
    return Key(public, words[2])


def built_in() -> tuple[Key, ...]:
    """Return the keys that came with the program; a file that is no key is left out."""
    found = []
    for path in sorted(data_path("resources", "keys").glob("*.pub")):
        try:
            found.append(read_public(path.read_text(encoding="utf-8")))
        except (OSError, ValueError):
            continue
    return tuple(found)


class KeyRing:
    """The keys of one user; `folder` is the folder of the settings, `own` the keys of the program."""

    def __init__(self, folder: Path, own: Iterable[Key] | None = None) -> None:
        self.folder = folder
        self._own = built_in() if own is None else tuple(own)

    @property
    def path(self) -> Path:
        """Where the user's trust is kept."""
        return self.folder / FILE

    def every(self) -> tuple[Key, ...]:
        """Return every key that is or was trusted, those of the program first; a withdrawn one says since when."""
        stored = {key.public: key for key in self._stored()}
        own = [replace(key, withdrawn=stored[key.public].withdrawn) if key.public in stored else key
               for key in self._own]
        return (*own, *(key for public, key in stored.items() if public not in {one.public for one in self._own}))

    def trusted(self, public: bytes) -> Key | None:
        """Return the key when it is trusted now."""
        return next((key for key in self.every() if key.public == public and not key.withdrawn), None)

    def trust(self, public: bytes, name: str, on: date) -> Key:
        """Trust a key from now on. Raises Problem `preferences.not_saved`."""
        key = Key(public, name, on.isoformat())
        self._keep([*(one for one in self._stored() if one.public != public), key])
        return key

    def withdraw(self, typed: str, on: date) -> Key:
        """Withdraw the trust in a key by its fingerprint or name.

        Raises Problem `data.no_key` for one that is not trusted, `preferences.not_saved`.
        """
        found = [key for key in self.every() if not key.withdrawn
                 and (is_fingerprint(key.public, typed) or key.name == typed)]
        if len(found) != 1:
            raise Problem("data.no_key", typed)
        key = replace(found[0], withdrawn=on.isoformat())
        self._keep([*(one for one in self._stored() if one.public != key.public), key])
        return key

    def _stored(self) -> tuple[Key, ...]:
        try:
            data = json.loads(self.path.read_text(encoding="utf-8"))
            return tuple(_key(one) for one in data["keys"])
        except FileNotFoundError:
            return ()
        except (OSError, ValueError, KeyError, TypeError):
            # An unreadable list trusts nobody, the program's own keys neither: one of them may have been withdrawn.
            return tuple(replace(key, withdrawn=self._last_change()) for key in self._own)

    def _last_change(self) -> str:
        try:
            return datetime.fromtimestamp(self.path.stat().st_mtime, UTC).date().isoformat()
        except (OSError, ValueError, OverflowError):
            return date.min.isoformat()

    def _keep(self, keys: Iterable[Key]) -> None:
        data = {"keys": [{"key": base64.b64encode(key.public).decode(), "name": key.name, "since": key.since,
                          "withdrawn": key.withdrawn} for key in keys]}
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            atomic.write_text(self.path, json.dumps(data, ensure_ascii=True, indent=1) + "\n")
        except OSError as error:
            raise Problem("preferences.not_saved", str(self.path), reason=error.strerror or error) from error


def _key(data: dict[str, Any]) -> Key:
    public = base64.b64decode(data["key"], validate=True)
    if len(public) != 32:
        raise ValueError
    return Key(public, str(data["name"]), str(data["since"]), str(data["withdrawn"]))
