"""What is proposed for the first lines of the files that come from sites."""

from __future__ import annotations

import pytest

from jcm_pdd.core.papers.series import SeriesMapping, changed, fingerprint, from_json, to_json
from jcm_pdd.core.papers.series_proposal import labels_of, propose, unit_of
from jcm_pdd.core.problems import Problem


def cells(text: str) -> list[list[str]]:
    return [line.split(",") for line in text.strip("\n").split("\n")]


BEMS = """
帳票名,日報,,
出力日時,2025/05/01 09:00,,
,,冷凍機1,冷凍機2
年月日,時刻,電力量,電力量
,,kWh,kWh
2025/04/01,0:30,12.5,3.1
2025/04/01,1:00,12.6,3.2
2025/04/01,24:00,12.7,3.3
"""


def test_a_building_system_export_with_several_header_lines() -> None:
    found = propose(cells(BEMS))
    assert (found.header, found.date, found.time, found.value, found.unit, found.stamp) == (5, (0,), (1,), 2, "kWh",
                                                                                            "end")


def test_labels_join_the_lines_of_the_header() -> None:
    assert labels_of(cells(BEMS)[2:5], 4) == ["年月日", "時刻", "冷凍機1 電力量 kWh", "冷凍機2 電力量 kWh"]


def test_year_month_and_day_in_columns_of_their_own() -> None:
    found = propose(cells("年,月,日,時,分,値\n2025,4,1,0,0,5\n2025,4,1,0,30,6\n2025,4,1,1,0,6\n"))
    assert (found.date, found.time, found.value) == ((0, 1, 2), (3, 4), 5)


def test_a_file_without_header() -> None:
    found = propose(cells("2025-04-01T00:00:00,5.5\n2025-04-01T01:00:00,5.6\n"))
    assert (found.header, found.date, found.value, found.time) == (0, (0,), 1, ())


def test_readings_of_a_counter_are_recognised() -> None:
    rows = "\n".join(f"2025/04/01 {at:02d}:00,{152_000 + at * 7}" for at in range(24))
    assert propose(cells(f"日時,積算電力量(kWh)\n{rows}")).reading == "counter"
    rows = "\n".join(f"2025/04/01 {at:02d}:00,{at * 31 % 17}" for at in range(24))
    assert propose(cells(f"日時,電力量(kWh)\n{rows}")).reading == "interval"


def test_a_rate_and_a_temperature_are_no_amounts() -> None:
    assert propose(cells("time,Power [kW]\n2025/04/01 00:00,5\n2025/04/01 01:00,4")).reading == "power"
    assert propose(cells("time,外気温(℃)\n2025/04/01 00:00,25\n2025/04/01 01:00,24")).reading == "mean"


def test_day_first_and_month_first() -> None:
    assert propose(cells("Date,kWh\n13/04/2025 00:00,5\n14/04/2025 00:00,4")).order == "dmy"
    assert propose(cells("Date,kWh\n04/13/2025 00:00,5\n04/14/2025 00:00,4")).order == "mdy"
    assert propose(cells("Date,kWh\n04/01/2025 00:00,5\n04/02/2025 00:00,4\n04/03/2025 00:00,4")).order == "mdy"


@pytest.mark.parametrize(("label", "unit"), [("電力量（ｋＷｈ）", "kWh"), ("Energy [MWh]", "MWh"), ("EG_kWh", "kWh"),
                                             ("外気温(℃)", "℃"), ("流量 m3", "m3"), ("備考", "")])
def test_units_in_labels(label: str, unit: str) -> None:
    from jcm_pdd.core import units

    found = unit_of(label)
    assert (found == "") == (unit == "")
    assert not unit or units.known(found)


def test_a_mapping_goes_through_json_and_back() -> None:
    mapping = changed(SeriesMapping(), {"date": [0, 1], "value": 7, "zone": "Asia/Bangkok", "reading": "counter"})
    assert from_json(to_json(mapping)) == mapping


@pytest.mark.parametrize("text", ["", "[]", "{", '{"date": []}', '{"date": [-1]}', '{"value": true}', '{"reading": 1}',
                                  '{"what": 1}', '{"first": "2025"}', '{"zone": 5}', '{"delimiter": ",,"}', "[" * 9999])
def test_a_wrong_mapping_is_refused(text: str) -> None:
    with pytest.raises(Problem) as problem:
        from_json(text, "x.csv")
    assert problem.value.code == "measured.mapping"


def test_files_of_one_make_have_one_fingerprint() -> None:
    assert fingerprint([["日時", "ｋＷｈ"]], 2) == fingerprint([["日 時", "KWH"]], 2)
    assert fingerprint([["日時", "kWh"]], 2) != fingerprint([["日時", "kWh"]], 3)


@pytest.mark.parametrize("text", ["", "a", "a,b\nc,d", ",,,\n,,", "2025/04/01"])
def test_anything_is_proposed_for_without_failing(text: str) -> None:
    assert propose(cells(text or "\n")).header >= 0
