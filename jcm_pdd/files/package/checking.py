"""Checks a package against its manifest: which files and which parts of them changed, are missing or were added."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.opc import UNREADABLE
from jcm_pdd.files.package.manifest import NAME, SMALL, parts_of, read_manifest, seal_of

PIECE = 1 << 20
LARGEST_MANIFEST = 64 * 1024 * 1024
How = Literal["changed", "missing", "added", "manifest", "damaged"]


@dataclass(frozen=True, slots=True)
class Difference:
    """What is not as it was written: how, which file, and which part of it ("" for the whole)."""

    how: How
    file: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: how many files were looked at, what the manifest says, and what differs."""

    files: int
    about: Mapping[str, Any]
    differences: tuple[Difference, ...]


def verify(path: Path) -> Checked:
    """Check a package; raise Problem `submission.unreadable` for no zip, `submission.no_manifest` for another one."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _checked(archive, path)
    except FileNotFoundError:
        raise Problem("file.missing", str(path)) from None
    except UNREADABLE as error:
        raise Problem("submission.unreadable", str(path)) from error


def _checked(archive: zipfile.ZipFile, path: Path) -> Checked:
    entries = [one for one in archive.infolist() if not one.is_dir()]
    top = [one for one in entries if one.filename == NAME]
    if len(top) != 1 or top[0].file_size > LARGEST_MANIFEST:
        raise Problem("submission.no_manifest", str(path))
    try:
        manifest = read_manifest(archive.read(top[0]), str(path))
    except UNREADABLE:
        raise Problem("submission.no_manifest", str(path)) from None
    found: list[Difference] = []
    if manifest.get("seal") != seal_of(manifest):
        found.append(Difference("manifest", NAME))
    found += _compared(archive, entries, manifest)
    about = {key: value for key, value in manifest.items() if key not in ("files", "seal")}
    return Checked(len(entries), about, tuple(found))


def _compared(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], manifest: Mapping[str, Any]
              ) -> Iterator[Difference]:
    wanted = {str(one["path"]): one for one in manifest["files"]}
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        if name == NAME and name not in seen:
            seen.add(name)
            continue
        if name in seen or name not in wanted:
            yield Difference("added", name)
            continue
        seen.add(name)
        yield from _file(archive, entry, wanted[name])
    yield from (Difference("missing", name) for name in wanted if name not in seen)


def _file(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, wanted: Mapping[str, Any]) -> Iterator[Difference]:
    digest, kept = hashlib.sha256(), bytearray()
    try:
        with archive.open(entry) as reader:
            while piece := reader.read(PIECE):
                digest.update(piece)
                if wanted["parts"] and len(kept) <= SMALL:
                    kept += piece
    except UNREADABLE:
        yield Difference("damaged", entry.filename)
        return
    if digest.hexdigest() == wanted["sha256"]:
        return
    parts = list(_parts(entry.filename, dict(wanted["parts"]), parts_of(bytes(kept)) if wanted["parts"] else {}))
    yield from parts or [Difference("changed", entry.filename)]


def _parts(file: str, before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Difference]:
    if not now:
        return
    for name in sorted({*before, *now}):
        if name not in now:
            yield Difference("missing", file, name)
        elif name not in before:
            yield Difference("added", file, name)
        elif before[name] != now[name]:
            yield Difference("changed", file, name)
