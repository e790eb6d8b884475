"""Lint and types are tests like all others, with the settings of pyproject.toml."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def run_module(repository: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=repository, capture_output=True, encoding="utf-8", check=False
    )


def test_ruff_has_nothing_to_say(repository: Path) -> None:
    result = run_module(repository, "ruff", "check", "--output-format=concise", ".")
    assert result.returncode == 0, result.stdout + result.stderr


def test_mypy_has_nothing_to_say(repository: Path) -> None:
    result = run_module(repository, "mypy")
    assert result.returncode == 0, result.stdout + result.stderr
