"""The command `reference`: what it lists, what it says of a figure, and what it refuses."""

from __future__ import annotations

import json

import pytest

from jcm_pdd.cli import main
from jcm_pdd.files.reference_tables import table_names


def test_list_names_every_table_with_its_figures_by_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reference", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [one["table"] for one in listed] == list(table_names())
    assert all("verified" not in one["figures_by_status"] for one in listed)
    assert main(["--lang", "ja", "reference", "list"]) == 0
    assert "gwp：地球温暖化係数（100年）（" in capsys.readouterr().out


def test_show_prints_value_bounds_unit_year_status_and_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "reference", "show", "fuels", "natural_gas"]) == 0
    lines = capsys.readouterr().out.splitlines()
    line = next(line for line in lines if line.startswith("  co2 "))
    assert "56100 (54300..58300) kgCO2/TJ; 2006; not verified; IPCC 2006 Guidelines, Volume 2, Chapter 1" in line
    assert line.endswith("Table 1.4")
    assert not any(line.startswith("diesel ") for line in lines)


def test_show_speaks_japanese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "ja", "reference", "show", "grid_factors", "mn_central"]) == 0
    shown = capsys.readouterr().out
    assert "採択時の値: 1.0601 tCO2/MWh; 2015; 採択; 公開された写しで確認" in shown
    assert "[国: MN; 系統: central]" in shown


def test_show_as_json_holds_the_bounds_and_their_own_source(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reference", "show", "fuels", "diesel", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["rows"]
    co2 = next(one for one in row["figures"] if one["column"] == "co2")
    assert (co2["value"], co2["lower"], co2["upper"], co2["unit"]) == ("74100", "72600", "74800", "kgCO2/TJ")
    assert (co2["status"], co2["bounds"]["status"]) == ("reported", "unverified")


@pytest.mark.parametrize(("asked", "said"), [
    (["nowhere"], "nowhere"), (["fuels", "nothing"], "fuels/nothing"), ([], "-"),
])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_is_not_there_is_said_on_one_line(asked: list[str], said: str, language: str,
                                               capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", language, "reference", "show", *asked]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"jcm-pdd: {said}")
    assert error.count("\n") == 1
