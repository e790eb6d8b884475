"""The methodology of the tutorial, which the program's library does not have, and its case."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from jcm_pdd.files.data import data_path

README = data_path("forms", "README.md").read_text(encoding="utf-8")
TEXT, CASE_TEXT = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
CASE: dict[str, Any] = yaml.safe_load(CASE_TEXT)


def written(folder: Path) -> Path:
    """Write the methodology and its case as an author does, and return the methodology's file."""
    (folder / "cases").mkdir(parents=True, exist_ok=True)
    (folder / "cases" / "two_fans.yaml").write_text(CASE_TEXT, encoding="utf-8")
    path = folder / "methodology.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def answers() -> dict[str, str]:
    """Return what a user types for the case."""
    found = {}
    for number, row in enumerate(CASE["inputs"]["fans"], 1):
        found |= {f"TH_AM999/fans/r{number}/{key}": value for key, value in row.items()}
    return found
