"""The recipe of the Linux artefacts as values: recipe.yaml, the library list of packaging/setup.sh and the version."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SITE = Path("python/lib/python3/dist-packages")


@functools.cache
def recipe() -> dict[str, Any]:
    """Return recipe.yaml."""
    read: dict[str, Any] = yaml.safe_load((HERE / "recipe.yaml").read_text(encoding="utf-8"))
    return read


def version() -> str:
    """Return the version of the program from its one place, jcm_pdd/__init__.py."""
    tree = ast.parse((ROOT / "jcm_pdd" / "__init__.py").read_text(encoding="utf-8"))
    return next(str(ast.literal_eval(node.value)) for node in tree.body
                if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__version__")


def set_up_libraries() -> dict[str, str]:
    """Return Debian package by library file, as packaging/setup.sh installs them for a checkout."""
    script = (ROOT / "packaging" / "setup.sh").read_text(encoding="utf-8")
    listed = re.search(r"^libraries=\((.*?)^\)", script, re.DOTALL | re.MULTILINE)
    if listed is None:
        raise SystemExit("packaging/setup.sh: its list `libraries=( ... )` was not found")
    return dict(entry.split(":") for entry in listed[1].split())


def packages_of_libraries() -> dict[str, str]:
    """Return the package of every library that has to be on the system: those of setup.sh and those linked beside."""
    return {**set_up_libraries(), **recipe()["linked"]}


def dependencies(c_library: str) -> list[str]:
    """Return what the Debian package depends on; `c_library` is the oldest version of glibc that serves."""
    return [f"libc6 (>= {c_library})", *sorted(set(packages_of_libraries().values()))]


def recommended() -> list[str]:
    """Return what the Debian package recommends: fonts for the window, printing, Wayland."""
    return [*recipe()["fonts"], *(one for group in recipe()["optional"] for one in group["packages"]
                                  if group["reason"] != "file dialogs and colours of GNOME")]


def satisfied(name: str, here: Iterable[str]) -> bool:
    """Tell whether a library some file needs is in the artefact (`here`), in the C library or in a known package."""
    optional = {one for group in recipe()["optional"] for one in group["libraries"]}
    return name in here or name in recipe()["c_library"] or name in packages_of_libraries() or name in optional
