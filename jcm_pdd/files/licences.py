"""The licences of the Python libraries the program runs on, as their packages carry them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

OWN = "jcm-pdd-studio"
_FILE = re.compile(r"(?i)(licen[cs]e|copying|notice|authors)")
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_TEXTS = ("", ".txt", ".md", ".rst")


@dataclass(frozen=True, slots=True)
class Library:
    """One library: name, version, what it says of its licence, and the texts that came with it (may be empty)."""

    name: str
    version: str
    licence: str
    text: str


def libraries() -> tuple[Library, ...]:
    """Return the libraries the program needs, and what those need, by name; empty where no package says so."""
    found: dict[str, Distribution] = {}
    _collect(OWN, found)
    found.pop(OWN, None)
    return tuple(_library(found[name]) for name in sorted(found))


def _collect(name: str, found: dict[str, Distribution]) -> None:
    try:
        one = distribution(name)
    except PackageNotFoundError:
        return
    key = re.sub(r"[-_.]+", "-", one.metadata["Name"]).lower()
    if key in found:
        return
    found[key] = one
    for needed in one.requires or ():
        match = _NAME.match(needed)
        if match is not None and "extra ==" not in needed:
            _collect(match[0], found)


def _library(one: Distribution) -> Library:
    about = one.metadata
    said = next((about[key] for key in ("License-Expression", "License") if key in about), "")
    classes = [text.rpartition(" :: ")[2] for text in about.get_all("Classifier") or ()
               if text.startswith("License ::")]
    licence = said.strip().splitlines()[0][:80] if said.strip() else ", ".join(classes)
    return Library(about["Name"], one.version, licence, _text(one))


def _text(one: Distribution) -> str:
    texts = []
    for file in one.files or ():
        inside = any(part.endswith(".dist-info") for part in file.parts)
        named = _FILE.search(file.name) or "licenses" in file.parts
        if inside and named and file.suffix.lower() in _TEXTS:
            texts.append(_read(one, str(file)))
    return "\n\n".join(text for text in dict.fromkeys(texts) if text)


def _read(one: Distribution, name: str) -> str:
    try:
        return Path(str(one.locate_file(name))).read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
