"""Hostile and broken files come in through every door: each is refused in words, at once, and the process lives on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import both
import ones
import packing
import pytest

CASES = [
    both.case("good", "docx", lambda: packing.packed(packing.document().items()), "ok"),
    both.case("good", "xlsx", lambda: packing.packed(packing.workbook().items()), "ok reading.not_our_workbook"),
    *both.cases(), *ones.cases(),
]
LOOPS = 200  # rounds of the fixed work: some 1.1 s on an idle core of the reference machine
MEGABYTES = 200
TIMEOUT = 900  # seconds for all of them; what hangs is ended, and the test fails


@pytest.fixture(scope="session")
def found(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """Return what became of each case at each door, all tried by one process."""
    folder = tmp_path_factory.mktemp("hostile")
    index = []
    for number, case in enumerate(CASES):
        name = f"{number}/{case.file}"
        (folder / name).parent.mkdir()
        (folder / name).write_bytes(case.make())
        index.append((case.name, name, case.doors))
    (folder / "directory.docx").mkdir()
    index.append(("a directory", "directory.docx", ("import",)))
    index.append(("nothing", "nothing.docx", ("import",)))
    (folder / "index.json").write_text(json.dumps(index), encoding="utf-8")
    command = [sys.executable, str(Path(__file__).parent / "child.py"), str(folder)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=TIMEOUT, check=False, cwd=repository,
                          env={**os.environ, "PYTHONPATH": str(repository)})
    assert done.returncode == 0, done.stderr[-3000:]
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return {(one["case"], one["door"]): one for one in lines}


PAIRS = [(case, door) for case in CASES for door in case.doors]


@pytest.mark.parametrize(("case", "door"), PAIRS, ids=lambda one: one if isinstance(one, str) else one.name)
def test_a_hostile_file_is_refused_in_words(case: both.Case, door: str, found: Any) -> None:
    one = found[case.name, door]
    assert one["code"] in case.codes
    if one["code"] != "ok":
        for language in ("en", "ja"):
            assert len(one[language]) > 20
            assert "{" not in one[language].replace("{=}", "")
        assert any(ord(char) > 0x3000 for char in one["ja"])
        if case.file != "x.zip" and one["code"] != "adoption.not_word":  # these are told by the file within
            assert case.file in one["en"]


@pytest.mark.parametrize(("case", "door"), PAIRS, ids=lambda one: one if isinstance(one, str) else one.name)
def test_a_hostile_file_costs_neither_time_nor_memory(case: both.Case, door: str, found: Any) -> None:
    one = found[case.name, door]
    assert one["loops"] <= LOOPS, one
    assert one["peak"] <= MEGABYTES, one


@pytest.mark.parametrize("name", ["a directory", "nothing"])
def test_what_is_no_file_is_told(name: str, found: Any) -> None:
    assert found[name, "import"]["code"] in ("file.missing", "file.unreadable")
