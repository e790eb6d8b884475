"""Processes that may not use a network, each with folders of its own, and what they left behind."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # what a run left

from privacy_runs import Ran  # noqa: E402

PATIENCE_S = 300


@functools.cache
def without_interfaces() -> tuple[str, ...]:
    """Return what starts a process that has no network at all; nothing where this system cannot do that."""
    if shutil.which("unshare") is None:
        return ()
    made = subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False)
    return ("unshare", "-rn") if made.returncode == 0 else ()


@pytest.fixture(scope="session")
def run_alone(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Ran]:
    """Return a runner of a script of `jobs/` in a process that is refused every network."""

    def run(script: str, *arguments: str) -> Ran:
        folder = tmp_path_factory.mktemp("alone")
        tried = folder / "network-tried.txt"
        wanted = {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache",
                  "XDG_STATE_HOME": "state", "LOCALAPPDATA": "state", "APPDATA": "config", "HOME": "home"}
        for name in set(wanted.values()):
            (folder / name).mkdir()
        given = os.environ | {key: str(folder / name) for key, name in wanted.items()} | {
            "NETWORK_TRIED": str(tried), "PYTHONPATH": str(HERE / "guard"), "QT_QPA_PLATFORM": "offscreen",
            "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(
            [*without_interfaces(), sys.executable, str(HERE / "jobs" / script), str(folder), *arguments],
            capture_output=True, text=True, encoding="utf-8", env=given, timeout=PATIENCE_S, check=False)
        seen = tried.read_text(encoding="utf-8") if tried.exists() else ""
        return Ran(done.returncode, done.stdout, done.stderr, seen, folder)

    return run


@pytest.fixture(scope="session")
def window_run(run_alone: Callable[..., Ran]) -> Ran:
    """Return one whole run of the window with secret words in every answer, and everything failing at its end."""
    return run_alone("window.py")
