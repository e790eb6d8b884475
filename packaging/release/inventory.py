"""What an artefact carries, each with version, licence, its text, address and hash, read from the artefact itself."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:  # the build's environment may not have the program installed
    sys.path.insert(0, str(ROOT))

from jcm_pdd import __version__  # noqa: E402
from jcm_pdd.files import licence_parts, licences  # noqa: E402

VERSION = __version__


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is carried: `kind` is library, framework, application, file or data; texts may be empty."""

    key: str
    kind: str
    name: str
    version: str
    licence: str
    text: str
    purl: str
    home: str = ""
    needs: tuple[str, ...] = ()
    sha256: str = ""
    files: tuple[tuple[str, str], ...] = ()


def items(site: Path | None, system: str, python: str, wheels: Path | None = None,
          extra: Path | None = None, python_text: Path | None = None) -> tuple[Item, ...]:
    """Return what is carried: libraries in `site` (None for the running environment), parts for `system`, texts in
    `extra` (name.txt for what the system's packages brought), with hashes of the files in `wheels`; Python with the
    licence text that came with it, where that is a file of its own.
    """
    sealed = _hashes(wheels) if wheels else {}
    found = [_library(one, sealed) for one in licences.libraries(site)]
    found += [_qt(found), *(_part(one, python, python_text) for one in licence_parts.parts(system))]
    for text in sorted(extra.glob("*.txt")) if extra else ():
        found.append(Item(f"system:{text.stem}", "library", text.stem, "", "", text.read_text("utf-8", "replace"), ""))
    return tuple(found)


def _library(one: licences.Library, sealed: dict[str, str]) -> Item:
    name = licences.plain(one.name)
    purl = f"pkg:pypi/{name}@{one.version}"
    text = "" if licence_parts.is_qt(name) else one.text
    licence = "LGPL-3.0-only" if licence_parts.is_qt(name) else licence_parts.spdx(one)
    return Item(name, "library", one.name, one.version, licence, text, purl, one.home, one.needs,
                sealed.get(f"{name}-{one.version}", ""))


def _qt(libraries: list[Item]) -> Item:
    """Return Qt itself, which comes inside of PySide6 and has its version."""
    version = next(item.version for item in libraries if item.key == "pyside6-essentials")
    return Item("qt", "framework", "Qt", version, "LGPL-3.0-only", "", f"pkg:generic/qt@{version}",
                f"https://download.qt.io/official_releases/qt/{version.rpartition('.')[0]}/{version}/single/")


def _part(one: licence_parts.Part, python: str, python_text: Path | None) -> Item:
    version = one.version or python
    purl = one.purl if "@" in one.purl or not one.purl else f"{one.purl}@{version}"
    root = licence_parts.data_root()
    files = tuple((path.relative_to(root).as_posix(), sha256(path)) for path in one.files)
    kind = "data" if files else "library" if one.id == "icu" else "application" if one.id == "nsis" else "framework"
    own = python_text if one.id == "python" else None
    text = own.read_text("utf-8", "replace") if own is not None else one.text()
    return Item(one.id, kind, one.name, version, one.licence, text, purl, one.source, (), "", files)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _hashes(wheels: Path) -> dict[str, str]:
    """Return the hash of each wheel by `name-version` in the plain spelling."""
    found = {}
    for path in sorted(wheels.rglob("*.whl")):
        name, version = path.name.split("-")[:2]
        found[f"{licences.plain(name)}-{version}"] = sha256(path)
    return found


def flaws(found: tuple[Item, ...]) -> list[str]:
    """Return what forbids passing this on: a part without a licence text, or under a licence nobody accepted."""
    told = []
    for item in found:
        if len(item.text) < 200 and item.licence != "LGPL-3.0-only":
            told.append(f"{item.name} {item.version}: no licence text came with it")
        if not item.key.startswith("system:") and not licence_parts.fits(item.licence):
            told.append(f"{item.name} {item.version}: {item.licence or 'no licence'} is not among the accepted ones "
                        "in resources/licences/parts.yaml")
    return told
