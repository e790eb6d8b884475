"""The licences of the Python libraries the program runs on, as their packages carry them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

OWN = "jcm-pdd-studio"
_FILE = re.compile(r"(?i)(licen[cs]e|copying|notice|authors)")
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_NO_TEXTS = (".json", ".py", ".pyc")


@dataclass(frozen=True, slots=True)
class Library:
    """One library: name, version, what it says of its licence, its texts (may be empty), address and needs."""

    name: str
    version: str
    licence: str
    text: str
    home: str = ""
    needs: tuple[str, ...] = ()


def plain(name: str) -> str:
    """Return the name of a package in the one spelling all tools agree on."""
    return re.sub(r"[-_.]+", "-", name).lower()


def libraries(folder: Path | None = None) -> tuple[Library, ...]:
    """Return the libraries the program needs, and what those need, by name, here or installed into `folder`.

    Where the program itself is not known as a package (a folder that was put together), all that lies there came
    with it.
    """
    here = distributions() if folder is None else distributions(path=[str(folder)])
    known: dict[str, Distribution] = {}
    for one in here:
        if one.metadata["Name"]:
            known.setdefault(plain(one.metadata["Name"]), one)
    found: set[str] = set()
    _collect(OWN if OWN in known else None, known, found)
    return tuple(_library(known[name]) for name in sorted(found - {OWN}))


def _collect(name: str | None, known: Mapping[str, Distribution], found: set[str]) -> None:
    if name is None:
        found.update(known)
    elif name in known and name not in found:
        found.add(name)
        for needed in _needs(known[name]):
            _collect(needed, known, found)


def _needs(one: Distribution) -> tuple[str, ...]:
    matches = (_NAME.match(text) for text in one.requires or () if "extra ==" not in text)
    return tuple(dict.fromkeys(plain(match[0]) for match in matches if match is not None))


def _library(one: Distribution) -> Library:
    about = one.metadata
    said = next((about[key] for key in ("License-Expression", "License") if key in about), "")
    classes = [text.rpartition(" :: ")[2] for text in about.get_all("Classifier") or ()
               if text.startswith("License ::")]
    licence = said.strip().splitlines()[0][:80] if said.strip() else ", ".join(classes)
    return Library(about["Name"], one.version, licence, _text(one), _home(one), _needs(one))


def _home(one: Distribution) -> str:
    links = dict(text.partition(", ")[::2] for text in one.metadata.get_all("Project-URL") or ())
    wanted = ("homepage", "home", "source", "repository", "source code")
    named = {key.lower(): link for key, link in links.items()}
    homes: list[str] = one.metadata.get_all("Home-page") or [""]
    return next((named[key] for key in wanted if key in named), homes[0])


def _text(one: Distribution) -> str:
    """Return the texts in the package's own folder, which a copy still has when its list of files is gone."""
    folder = _information(one)
    texts = []
    for file in sorted(folder.rglob("*")) if folder is not None else ():
        named = _FILE.search(file.name) or "licenses" in file.relative_to(folder or file).parts[:-1]
        if named and file.suffix.lower() not in _NO_TEXTS and file.is_file():
            texts.append(file.read_text(encoding="utf-8", errors="replace").strip())
    return "\n\n".join(text for text in dict.fromkeys(texts) if text)


def _information(one: Distribution) -> Path | None:
    wanted = plain(f"{one.metadata['Name']}-{one.version}")
    folders = Path(str(one.locate_file(""))).glob("*.dist-info")
    return next((folder for folder in folders if plain(folder.name.removesuffix(".dist-info")) == wanted), None)
