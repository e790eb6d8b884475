"""The command line called in this process, with its output and its own folder for working copies."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from jcm_pdd.cli import main


@dataclass(frozen=True)
class Ran:
    """What a command left: exit code and both outputs."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    def one_line(self, *words: str) -> bool:
        """Return whether stderr holds one line with all the words."""
        return self.err.count("\n") == 1 and self.err.endswith("\n") and all(word in self.err for word in words)


@pytest.fixture(autouse=True)
def working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a folder for application data of its own."""
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "application data"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return tmp_path / "application data"


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run one command."""

    def command(*argv: object) -> Ran:
        capfd.readouterr()
        try:
            code = main([str(part) for part in argv])
        except SystemExit as end:
            code = int(end.code or 0)
        captured = capfd.readouterr()
        return Ran(code, captured.out, captured.err)

    return command


@pytest.fixture
def chillers(run: Callable[..., Ran], tmp_path: Path) -> Path:
    """A project file with one chiller and its period."""
    path = tmp_path / "p.jcmpdd"
    made = run("new", path, "--country", "ID", "--methodology", "ID_AM002")
    assert made.code == 0, made.err
    row = "ID_AM002/chillers/r1"
    done = run("set", path, "ID_AM002/supply=grid", "ID_AM002/EF_grid=0.8", "start_date=2019-01-01", "lifetime=2",
               f"{row}/name=A", f"{row}/capacity=500", f"{row}/COP_PJ=6.5", f"{row}/T_cooling_out=37",
               f"{row}/T_chilled_out=7", f"{row}/EC_PJ=559", f"{row}/ODP=0")
    assert done.code == 0, done.err
    return path
