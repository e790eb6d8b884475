"""`estimate` on the command line: list, show and take, as text and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from estimation_answers import EC, bills, inputs, record

from jcm_pdd.cli import main

PROJECT = ("ID_AM002/supply=grid", "ID_AM002/EF_grid=0.8", "start_date=2027-04-01", "lifetime=8",
           "ID_AM002/chillers/r1/name=CH-01", "ID_AM002/chillers/r1/capacity=500", "ID_AM002/chillers/r1/COP_PJ=6.5",
           "ID_AM002/chillers/r1/T_cooling_out=37", "ID_AM002/chillers/r1/T_chilled_out=7",
           "ID_AM002/chillers/r1/ODP=0", f"{EC}=300")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project file with one record."""
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "application data"))
    path = tmp_path / "p.jcmpdd"
    assert main(["new", str(path), "--country", "ID", "--methodology", "ID_AM002"]) == 0
    answers = record("SERIES_YEAR / COP", series_unit="kWh", basis="bills", check_value="500") | bills(12) | inputs(
        ("COP", "3", "-"))
    assert main(["set", str(path), *PROJECT, *(f"{where}={text}" for where, text in answers.items())]) == 0
    return path


def test_list_show_take(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["estimate", "list", str(file), "--json"]) == 0
    listed = {one["address"]: one for one in json.loads(capsys.readouterr().out)}
    assert (listed[EC]["plan"], listed[EC]["value"], listed[EC]["state"]) == ("300", "400", "differs")
    assert listed["ID_AM002/EF_grid"]["state"] == "none"
    assert main(["estimate", "show", str(file), EC, "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["series"]["values"]["SERIES_YEAR"] == "1200000"
    assert shown["deviation_percent"] == "-40"
    assert "estimate.differs_by" in {finding["code"] for finding in shown["findings"]}
    assert main(["estimate", "take", str(file), EC, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "address": EC, "old": "300", "new": "400", "unit": "MWh/p", "changed": True}
    assert main(["estimate", "take", str(file), EC]) == 0
    assert "already" in capsys.readouterr().out
    assert main(["--lang", "ja", "estimate", "list", str(file)]) == 0
    assert f"{EC}  400 | 400 MWh/p  一致" in capsys.readouterr().out
    assert main(["estimate", "show", str(file), EC]) == 0
    assert "SERIES_YEAR = 1,200,000" in capsys.readouterr().out


@pytest.mark.parametrize("address", ["ID_AM002/EF_grid", "title", None])
def test_a_value_without_a_record_is_said(file: Path, capsys: pytest.CaptureFixture[str], address: str | None) -> None:
    capsys.readouterr()
    for action in ("show", "take"):
        assert main(["--lang", "en", "estimate", action, str(file), *([address] if address else [])]) == 2
        assert "has no estimation record" in capsys.readouterr().err


def test_the_printed_annex_is_known_as_our_own_when_the_pdd_is_read(file: Path, tmp_path: Path,
                                                                    capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(file), "--to", str(tmp_path / "out"), "--only", "pdd", "--format", "docx"]) in (0, 1)
    (document,) = (tmp_path / "out").glob("*.docx")
    other = tmp_path / "other.jcmpdd"
    assert main(["new", str(other), "--country", "ID", "--methodology", "ID_AM002"]) == 0
    capsys.readouterr()
    assert main(["import", str(document), "--into", str(other), "--take", "document", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["not_understood"] == []
