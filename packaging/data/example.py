"""Data updates for tests and pictures: the data of this checkout with a few changes, signed by any key."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from publish import REPOSITORY, data_files, signed, unsigned

from jcm_pdd import __version__
from jcm_pdd.files.data_update.describe import described
from jcm_pdd.files.data_update.in_use import forget, in_use, use
from jcm_pdd.files.data_update.manifest import DataVersion
from jcm_pdd.files.definitions import INDEX, flat_text, text_sha256

NOTES = {"en": "The grid factor of Thailand was read in the newer version.",
         "ja": "タイの系統排出係数を新しい版で確認しました。"}
PUBLISHER = "Example Carbon Desk"
SOLAR = "forms/methodologies/TH_AM001_ver01.0.yaml"
CYCLE = "resources/timeline/cycle.yaml"
Edits = Mapping[str, tuple[str, str]]
EDITS: Edits = {SOLAR: ("value: 0.319", "value: 0.325"), CYCLE: ("days: 30, kind: exact", "days: 28, kind: exact")}


def edited(edits: Edits) -> dict[str, bytes]:
    """Return the files of this checkout with a text of some replaced, and a list of definitions that agrees."""
    files = data_files(REPOSITORY)
    for path, (old, new) in edits.items():
        text = files[path].decode("utf-8")
        if old not in text:
            raise ValueError(f"{path} does not say {old}")
        files[path] = text.replace(old, new).encode("utf-8")
    return reindexed(files, tuple(edits))


def reindexed(files: dict[str, bytes], paths: Sequence[str]) -> dict[str, bytes]:
    """Return the files with the hashes in the list of definitions as they are after these files changed."""
    index, held = "/".join(INDEX), in_use().folder
    entries = json.loads(files[index])
    with tempfile.TemporaryDirectory() as folder:
        write(files, Path(folder))
        forget()
        use(Path(folder))
        try:
            changed = described(Path(folder), paths)
            for entry in entries:
                path = f"forms/{entry['kind']}/{entry['file']}"
                if path in changed:
                    text = files[path].decode("utf-8")
                    entry["sha256"] = text_sha256(flat_text(text, path) if entry["kind"] == "methodologies" else text)
        finally:
            forget()
            use(held)
    return {**files, index: (json.dumps(entries, ensure_ascii=False, indent=1) + "\n").encode("utf-8")}


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files below a folder."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def update(files: dict[str, bytes], key: Ed25519PrivateKey, known_on: str = "2027-01-15", issue: int = 1,
           minimum: str = __version__) -> bytes:
    """Return a signed update of these files."""
    return signed(unsigned(files, DataVersion(known_on, issue), PUBLISHER, NOTES, minimum), key)
