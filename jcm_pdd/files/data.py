"""Where the data folders (forms, templates, resources) are: beside the package in a checkout, inside it in a wheel.

Definitions and country rules may come from a data update instead (`files/data_update`): then every file of these
areas is that of the update, and every other one the program's own.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

FOLDERS = ("forms", "templates", "resources")
# An update replaces these as a whole, so that no definition is put together from two data sets. Working papers, the
# look of our own documents, messages and help belong to the code of the program and stay with it.
UPDATED = frozenset({
    ("forms", "documents"), ("forms", "methodologies"), ("forms", "shapes"), ("resources", "countries.yaml"),
    ("resources", "index"), ("resources", "packages"), ("resources", "reference"), ("resources", "review"),
    ("resources", "timeline")})
OUTLINES = ("resources", "map", "partner_countries.json")
OWN_TEMPLATES = ("monitoring", "papers")


@lru_cache(maxsize=1)
def data_root() -> Path:
    """Return the folder that holds the program's own forms/, templates/ and resources/."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_data"
    return installed if installed.is_dir() else package.parent


def is_updated(*parts: str) -> bool:
    """Tell whether a data update replaces this file or folder."""
    if parts[0] == "templates":
        return len(parts) > 1 and parts[1] not in OWN_TEMPLATES
    return parts[:2] in UPDATED or parts == OUTLINES


def data_path(*parts: str) -> Path:
    """Return the path of a data file, e.g. `data_path("templates", "pdd", "binding.yaml")`."""
    if parts[0] not in FOLDERS:
        raise ValueError(f"{parts[0]} is not a data folder")
    if is_updated(*parts):
        from jcm_pdd.files.data_update.in_use import in_use

        folder = in_use().folder
        if folder is not None:
            return folder.joinpath(*parts)
    return data_root().joinpath(*parts)
