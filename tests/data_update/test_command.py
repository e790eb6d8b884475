"""`data` on the command line: the same jobs, with codes and JSON like all commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from data_update_keys import KEY

from jcm_pdd.cli import main
from jcm_pdd.files.data_update.in_use import HANDED_DOWN
from jcm_pdd.files.data_update.keys import fingerprint
from jcm_pdd.files.data_update.state import own_version

PRINT = fingerprint(KEY.public_key().public_bytes_raw())


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the commands of a test a user of their own."""
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return tmp_path / "home"


def run(capsys, *words: object) -> tuple[int, str, str]:
    code = main([str(word) for word in words])
    out, err = capsys.readouterr()
    return code, out, err


def test_from_showing_to_going_back(capsys, home, path, tmp_path):
    own = str(own_version())
    code, out, _ = run(capsys, "data", "show", path, "--json", "--report", tmp_path / "r.csv")
    seen = json.loads(out)
    assert code == 0
    assert (seen["version"], seen["trusted_as"], seen["fingerprint"], seen["refused"]) == (
        "2027-01-15", "", PRINT, None)
    assert {(one["subject"], one["old"], one["new"]) for one in seen["changes"]} == {
        ("TH_AM001 ver01.0", "0.319", "0.325"), ("cycle", "30", "28")}
    assert (tmp_path / "r.csv").is_file()
    code, _, err = run(capsys, "data", "take", path)
    assert (code, err.count("\n")) == (2, 1)
    assert PRINT in err
    code, _, err = run(capsys, "data", "take", path, "--trust", PRINT[:-4] + "0000")
    assert code == 2
    assert "fingerprint" in err
    assert json.loads(run(capsys, "data", "keys", "--json")[1]) == []  # a wrong fingerprint trusts nobody
    assert run(capsys, "data", "take", path, "--trust", PRINT)[0] == 0
    assert run(capsys, "data", "take", path)[0] == 2  # in use already
    listed = json.loads(run(capsys, "data", "list", "--json")[1])
    assert [one["version"] for one in listed["data"]] == [own, "2027-01-15"]
    assert run(capsys, "data", "back") == (0, f"In use now: {own}.\n", "")
    assert run(capsys, "data", "back")[0] == 2
    assert run(capsys, "data", "use", "2027-01-15", "--lang", "ja")[1] == "使用中：2027-01-15\n"
    code, out, _ = run(capsys, "data", "keys", "--withdraw", PRINT)
    assert code == 0
    assert "withdrawn on" in out
    assert own in out
    assert run(capsys, "data", "use", "2027-01-15")[0] == 2
    assert run(capsys, "data", "keys", "--withdraw", PRINT)[0] == 2


@pytest.mark.parametrize("language", ["en", pytest.param("ja", marks=pytest.mark.long)])
def test_it_is_said_in_words(capsys, home, path, language):
    code, out, _ = run(capsys, "data", "show", path, "--lang", language)
    assert code == 0
    assert "0.319 tCO2/MWh -> 0.325 tCO2/MWh" in out
    assert PRINT in out


@pytest.mark.parametrize("words", [
    ("show", "nowhere.jcmdata"), ("take", "."), ("take",), ("use", "2031-01-01"), ("use",), ("back",),
    ("keys", "--withdraw", "x")])
def test_what_cannot_be_done_is_said_on_one_line(capsys, home, words):
    code, out, err = run(capsys, "data", *words)
    assert (code, out, err.count("\n")) == (2, "", 1)


def program(*words: str) -> subprocess.CompletedProcess[str]:
    env = {key: value for key, value in os.environ.items() if key != HANDED_DOWN} | {"PYTHONIOENCODING": "utf-8"}
    return subprocess.run([sys.executable, "-m", "jcm_pdd", *words], env=env, capture_output=True, encoding="utf-8",
                          check=False)


def test_another_program_works_with_what_was_taken_and_falls_back_when_it_is_damaged(capsys, home, path):
    assert run(capsys, "data", "take", path, "--trust", PRINT)[0] == 0
    assert "0.325" in program("methodology", "show", "TH_AM001@01.0").stdout
    stored = next((home / "JCM PDD Studio" / "data updates").glob("2027*/forms/methodologies/TH_AM001_ver01.0.yaml"))
    text = stored.read_text(encoding="utf-8")
    stored.write_text(text.replace("0.325", "3.250"), encoding="utf-8")
    ended = program("methodology", "show", "TH_AM001@01.0")
    assert ended.returncode == 0
    assert "0.319" in ended.stdout
    assert "3.250" not in ended.stdout
    assert "damaged" in ended.stderr
