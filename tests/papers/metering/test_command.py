"""`jcm-pdd meters`: list, check, fill."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jcm_pdd.cli import main

ADDRESS = "ID_AM002/chillers/r1/EC_PJ"
PROJECT = """
start_date: 2018-07-01
lifetime: "4"
ID_AM002/supply: grid
ID_AM002/EF_grid: "0.741"
ID_AM002/chillers:
  - {name: CH-01, capacity: "500", COP_PJ: "6.35", T_cooling_out: "36", T_chilled_out: "7", EC_PJ: "1450",
     EC_PJ.source: My own words.}
meters:
  - {tag: EM-01, parameter: ID_AM002/chillers/r1/EC_PJ, error: "2", ct: 600/5 A, logger: building system}
calibrations:
  - {meter: EM-01, certificate: C-1, valid_from: 2018-07-01, valid_to: 2020-06-30}
  - {meter: EM-01, certificate: C-2, valid_from: 2020-07-11, valid_to: 2022-06-30}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "application data"))
    answers, file = tmp_path / "answers.yaml", tmp_path / "chillers.jcmpdd"
    answers.write_text(PROJECT, encoding="utf-8")
    assert main(["new", str(file), "--country", "ID", "--methodology", "ID_AM002", "--from", str(answers)]) == 0
    capsys.readouterr()
    return file


def _said(capsys: pytest.CaptureFixture[str], *argv: object, code: int = 0) -> str:
    assert main(["meters", *map(str, argv)]) == code
    return capsys.readouterr().out


def test_list_tells_chain_and_days(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = _said(capsys, "list", project, "--lang", "en")
    assert said.startswith("EM-01 → CT 600/5 A → building system")
    assert "No valid calibration: 2020-07-01 to 2020-07-10 (10 days)." in said
    assert "校正が有効でない期間：2020-07-01〜2020-07-10（10日間）。" in _said(capsys, "list", project, "--lang", "ja")
    (entry,) = json.loads(_said(capsys, "list", project, "--json"))["meters"]
    assert (entry["tag"], entry["parameter"], entry["error"]) == ("EM-01", ADDRESS, "2")


def test_check_corrects_a_total(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(_said(capsys, "check", project, "--from", "2020-07-01", "--to", "2020-07-20", "--value",
                            f"{ADDRESS}=100 MWh", "--json"))
    (one,) = told["parameters"]
    assert one["effect"] == "raises"
    assert [gap["days"] for gap in one["uncovered"]] == [10]
    assert (one["correction"]["corrected"], one["correction"]["unit"]) == ("99", "MWh")
    assert "meters.gap" in {finding["code"] for finding in told["findings"]}


def test_check_without_a_period_takes_the_days_known(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = _said(capsys, "check", project, "--lang", "en")
    assert "2018-07-01 to 2022-06-30 (1,461 days)" in said
    assert "EM-01 / maximum permissible error 2 %" in said


@pytest.mark.parametrize("argv", [["--from", "2020-07-01"], ["--from", "2020-07-02", "--to", "2020-07-01"],
                                  ["--from", "soon", "--to", "2020-07-01"], ["--value", f"{ADDRESS}=much"],
                                  ["--value", f"{ADDRESS}=5 km"], ["--value", "title=5"], ["--value", "5"]])
def test_a_wrong_call_is_one_line(argv: list[str], project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["meters", "check", str(project), *argv]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_an_error_of_the_register_is_code_1(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["set", str(project), "calibrations/r1/valid_to=2018-06-30"]) == 1
    _said(capsys, "check", project, code=1)


def test_fill_keeps_own_words_until_they_are_given_up(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    trial = json.loads(_said(capsys, "fill", project, "--dry-run", "--json"))
    done = json.loads(_said(capsys, "fill", project, "--json"))
    assert done == trial
    assert f"{ADDRESS}.method" in done["filled"]
    assert [offer["present"] for offer in done["offers"]] == ["My own words."]
    assert json.loads(_said(capsys, "fill", project, "--json"))["filled"] == {}
    given_up = json.loads(_said(capsys, "fill", project, "--replace", f"{ADDRESS}.source", "--json"))
    assert given_up["filled"][f"{ADDRESS}.source"].endswith("Meter EM-01.")
    assert given_up["offers"] == []
    assert "Nothing to fill." in _said(capsys, "fill", project, "--lang", "en")
