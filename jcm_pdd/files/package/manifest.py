"""What a package says of itself: every file with its hash and those of its parts, forms, methodologies, counts."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.opc import UNREADABLE

NAME, READABLE = "manifest.json", "MANIFEST.txt"
FORMAT = "jcm-pdd package 1"
SMALL = 64 * 1024 * 1024
"""Larger files have no hashes of their parts: they would have to be in memory."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a package: its path, size in bytes, SHA-256, and of its parts by name; `form` names the official
    form or methodology it is made on, with its version.
    """

    path: str
    size: int
    sha256: str
    parts: Mapping[str, str] = field(default_factory=dict)
    form: str = ""
    version: str = ""


def parts_of(data: bytes) -> dict[str, str]:
    """Return the SHA-256 of each part of an Office file or zip by name; nothing for another file."""
    if data[:2] != b"PK":
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {one.filename: hashlib.sha256(archive.read(one)).hexdigest()
                    for one in sorted(archive.infolist(), key=lambda one: one.filename) if not one.is_dir()}
    except UNREADABLE:
        return {}


def entry_of(path: str, data: bytes, form: str = "", version: str = "") -> Entry:
    """Return the entry of a file that is in memory."""
    return Entry(path, len(data), hashlib.sha256(data).hexdigest(), parts_of(data), form, version)


def manifest_json(about: Mapping[str, Any], entries: list[Entry]) -> bytes:
    """Return the manifest; the same package gives the same bytes. `seal` is the hash of everything else in it."""
    files = [{"path": one.path, "size": one.size, "sha256": one.sha256, "parts": dict(sorted(one.parts.items())),
              "form": one.form, "version": one.version} for one in sorted(entries, key=lambda one: one.path)]
    content = {"format": FORMAT, **about, "files": files}
    return _text({**content, "seal": seal_of(content)}).encode()


def _text(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def seal_of(content: Mapping[str, Any]) -> str:
    """Return the hash of a manifest without its seal."""
    bare = {key: value for key, value in content.items() if key != "seal"}
    return hashlib.sha256(_text(bare).encode()).hexdigest()


def read_manifest(data: bytes, where: str) -> dict[str, Any]:
    """Return a manifest as it was written; Problem `submission.no_manifest` for what is none."""
    try:
        content = json.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Problem("submission.no_manifest", where) from None
    if not isinstance(content, dict) or content.get("format") != FORMAT or not _sound(content.get("files")):
        raise Problem("submission.no_manifest", where)
    return content


def _sound(files: object) -> bool:
    return isinstance(files, list) and all(
        isinstance(one, dict) and isinstance(one.get("path"), str) and isinstance(one.get("sha256"), str)
        and isinstance(one.get("parts"), dict) for one in files)


def readable(about: Mapping[str, Any], entries: list[Entry]) -> bytes:
    """Return the manifest as a text people read, with Windows line ends."""
    program, project, counts = about["program"], about["project"], about["counts"]
    lines = ["MANIFEST OF THE PACKAGE", "", f"Project: {project['title']}", f"Country: {project['country']}",
             f"Version of the documents: {about['version']}{' (draft)' if about['draft'] else ''}",
             f"Written with: {program['name']} {program['version']}",
             f"Errors: {counts['error']}, open: {counts['open']}, warnings: {counts['warning']}",
             f"Default values verified: {counts['verified']} of {counts['defaults']}", "", "Methodologies"]
    lines += [f"  {one['id']} ver{one['version']}  sha256 {one['sha256']}" for one in about["methodologies"]]
    lines += ["", "Files (SHA-256, size in bytes, name, form)"]
    for one in sorted(entries, key=lambda one: one.path):
        form = f"  [{one.form}{f' ver{one.version}' if one.version else ''}]" if one.form else ""
        lines.append(f"  {one.sha256}  {one.size:>12,}  {one.path}{form}")
    return ("\r\n".join(lines) + "\r\n").encode("utf-8")
