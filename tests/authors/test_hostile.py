"""Broken and hostile methodology files: refused with file and line, in both languages, and nothing of them runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.authors.hostile_files import harmless, hostile

# Far more than all of them together take; a file that hangs is named by the last line before it.
TIMEOUT = 300


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> dict[str, Any]:
    """What a process of its own said of every file."""
    folder = tmp_path_factory.mktemp("files")
    for name, data in (hostile() | harmless()).items():
        (folder / f"{name}.yaml").write_bytes(data)
    child = subprocess.run([sys.executable, "-m", "tests.authors.hostile_child", str(folder)], cwd=repository,
                           capture_output=True, encoding="utf-8", timeout=TIMEOUT, check=False,
                           env={**os.environ, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"})
    assert child.returncode == 0, (child.returncode, child.stdout[-300:], child.stderr[-2000:])
    assert not (repository / "RAN").exists()
    found: dict[str, Any] = {}
    for line in child.stdout.splitlines():
        found |= json.loads(line)
    return found


@pytest.mark.parametrize("name", sorted(hostile()))
def test_a_hostile_file_is_refused_with_file_and_line(tried: dict[str, Any], name: str) -> None:
    one = tried[name]
    assert one["refused"], one
    file, _, line = one["refused"].rpartition(":")
    assert file.endswith(".yaml")
    assert 1 <= int(line) <= hostile()[name].count(b"\n") + 1
    severity, _, _, at, english, japanese = one["findings"][0]
    assert (severity, at >= 1) == ("error", True)
    assert "flaw." not in english + japanese
    assert not any("\u3040" <= letter <= "\u9fff" for letter in english.replace("ＩＥＣ", "")), english
    assert any("\u3040" <= letter <= "\u9fff" for letter in japanese), japanese


@pytest.mark.parametrize("name", sorted(harmless()))
def test_an_odd_file_does_not_hang(tried: dict[str, Any], name: str) -> None:
    assert tried[name]["refused"] is None, tried[name]


def test_what_has_no_result_has_none(tried: dict[str, Any]) -> None:
    for name in ("towers", "tower", "exponential", "places", "places_minus", "near_one"):
        assert tried[name]["result"] == "None", name
        assert name.startswith(("places", "near")) or any(f[0] == "error" for f in tried[name]["findings"]), name
    assert tried["mark"]["result"] == tried["long_chain"]["result"] == tried["unit"]["result"] != "None"


def test_the_lint_finds_what_loads_and_is_wrong(tried: dict[str, Any]) -> None:
    codes = {name: {finding[1] for finding in tried[name]["findings"] if finding[0] == "error"} for name in harmless()}
    assert "lint.code" in codes["traversal"]
    assert "flaw.unit.unknown" in codes["unit"]
    assert codes["mark"] == codes["long_chain"] == codes["keywords"] == set()
