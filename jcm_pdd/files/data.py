"""Where the data folders (forms, templates, resources) are: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

FOLDERS = ("forms", "templates", "resources")


@lru_cache(maxsize=1)
def data_root() -> Path:
    """Return the folder that holds forms/, templates/ and resources/."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_data"
    return installed if installed.is_dir() else package.parent


def data_path(*parts: str) -> Path:
    """Return the path of a data file, e.g. `data_path("templates", "pdd", "binding.yaml")`."""
    if parts[0] not in FOLDERS:
        raise ValueError(f"{parts[0]} is not a data folder")
    return data_root().joinpath(*parts)
