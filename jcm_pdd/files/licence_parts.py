"""What comes with the program beside the libraries of Python, and which licences fit it (resources/licences)."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jcm_pdd.files.data import data_root
from jcm_pdd.files.licences import Library, plain

SYSTEMS = {"win32": "windows", "darwin": "macos", "linux": "linux"}
NOTICES = "THIRD-PARTY-NOTICES.txt"


@dataclass(frozen=True, slots=True)
class Part:
    """One part: id, name, version (empty: that of Python), SPDX licence, its texts, source, package and files."""

    id: str
    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]
    source: str = ""
    purl: str = ""
    files: tuple[Path, ...] = ()

    def text(self) -> str:
        """Return the licence texts, one after the other."""
        return "\n\n".join(path.read_text(encoding="utf-8", errors="replace").strip() for path in self.texts)


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Any]:
    import yaml

    path = data_root() / "resources" / "licences" / "parts.yaml"
    data: Mapping[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return data


def parts(system: str | None = None) -> tuple[Part, ...]:
    """Return the parts that come with the program on `system` (linux, windows, macos), by default this one."""
    wanted = system or SYSTEMS.get(sys.platform, "linux")
    return tuple(
        Part(one["id"], one["name"], one.get("version", ""), one["licence"],
             tuple(data_root().joinpath(*text.split("/")) for text in one["texts"]), one.get("source", ""),
             one.get("purl", ""), _files(one))
        for one in _data()["parts"] if wanted in one.get("systems", (wanted,)))


def _files(one: Mapping[str, Any]) -> tuple[Path, ...]:
    """Return the files of a part: those of a font package in fonts.yaml, or those its pattern finds."""
    import yaml

    if "files" in one:
        return tuple(sorted(data_root().glob(one["files"])))
    if "fonts" not in one:
        return ()
    fonts = data_root() / "resources" / "fonts"
    table = yaml.load((fonts / "fonts.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["fonts"]
    return tuple(sorted(fonts / font["file"] for font in table if font["package"] == one["fonts"]))


def collected() -> Path | None:
    """Return the notices that were collected when this artefact was made, None in a checkout or an installed wheel."""
    path = data_root() / NOTICES
    return path if path.is_file() else None


def is_qt(name: str) -> bool:
    """Tell whether a package is one of Qt, which has a notice of its own."""
    return plain(name) in _data()["qt"]["packages"]


def qt_notice(language: str, qt: str, pyside: str, folder: str) -> str:
    """Return what Qt's licence asks to be told with these versions, with `folder` as the place of the libraries."""
    text = (data_root() / "resources" / "licences" / f"qt.{language}.txt").read_text(encoding="utf-8")
    return text.format(qt=qt, pyside=pyside, series=".".join(qt.split(".")[:2]), folder=folder)


def qt_texts() -> tuple[Path, ...]:
    """Return the files of the licences Qt is under."""
    return tuple(data_root() / "resources" / "licences" / name for name in _data()["qt"]["texts"])


def spdx(library: Library) -> str:
    """Return the SPDX expression of a library's licence, from the package or from parts.yaml."""
    said: str = _data()["said"].get(plain(library.name), library.licence)
    return said


def fits(expression: str) -> bool:
    """Tell whether a licence may be passed on with the program: one side of OR, all of AND, no brackets."""
    accepted = {name for names in _data()["accepted"].values() for name in names}
    return any(all(name in accepted for name in choice.split(" AND ")) for choice in expression.split(" OR "))
