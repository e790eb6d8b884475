"""Definitions that extend a shape and take figures from the reference tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from jcm_pdd.core.problems import Problem
from jcm_pdd.files import composition, reference_tables, strict_yaml

SHAPE = """\
methodology: GENERAL
title: {en: A shape, ja: 形}
parameters:
  - id: EG
    kind: number
    unit: MWh/p
    options:
      - {option: C, source: {en: meter, ja: 計器}}
  - {id: extra, kind: text}
lookups:
  - id: EF
    unit: tCO2/MWh
    rows:
      - {id: grid, value: 0.5}
"""
TABLE = """\
table: fuels
title: {en: Fuels, ja: 燃料}
about: {en: Made for a test., ja: 試験用。}
columns:
  co2: {label: {en: CO2 factor, ja: CO2係数}, unit: kgCO2/GJ}
rows:
  - id: diesel
    label: {en: Diesel, ja: 軽油}
    figures:
      co2: {value: 74.1, lower: 72.6, upper: 74.8, year: "2006", provenance: {status: unverified, source: recalled}}
  - id: gas
    label: {en: Natural gas, ja: 天然ガス}
    figures:
      co2: {value: 56.1, provenance: {status: reported, source: a paper, page: "12"}}
"""


@pytest.fixture(autouse=True)
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read reference tables from a folder of the test."""
    (tmp_path / "fuels.yaml").write_text(TABLE, encoding="utf-8")
    monkeypatch.setattr(reference_tables, "data_path", lambda *parts: tmp_path.joinpath(*parts[2:]))
    reference_tables.reference_table.cache_clear()
    yield
    reference_tables.reference_table.cache_clear()


def composed(text: str, **shapes: str) -> strict_yaml.StrictYaml:
    known = {"shape": SHAPE, **shapes}
    return composition.compose(strict_yaml.read(text, "own.yaml"),
                               lambda name: strict_yaml.read(known[name], f"{name}.yaml"))


def test_of_several_shapes_the_later_stands_over_the_earlier() -> None:
    read = composed("extends: [shape, part]\nmethodology: TH_AM001\n", part="""\
title: {en: A part, ja: 部分}
parameters:
  - {id: EG, unit: GJ/p}
  - {id: also, kind: text}
""")
    assert (read.data["methodology"], read.data["title"]["en"]) == ("TH_AM001", "A part")
    assert [p["id"] for p in read.data["parameters"]] == ["EG", "extra", "also"]
    assert (read.data["parameters"][0]["unit"], read.data["parameters"][0]["kind"]) == ("GJ/p", "number")


@pytest.mark.parametrize("names", ["[]", "[shape, [part]]", "3"])
def test_what_is_no_name_of_a_shape_is_refused(names: str) -> None:
    with pytest.raises(Problem, match=r"definition\.invalid"):
        composed(f"extends: {names}\n")


def test_what_a_country_says_stands_over_the_shape() -> None:
    read = composed("""\
extends: shape
methodology: TH_AM001
parameters:
  - id: EG
    unit: kWh/p
  - {id: extra, remove: true}
  - {id: more, kind: date}
lookups:
  - id: EF
    rows:
      - {id: grid, value: 0.319}
      - {id: captive, value: 0.533}
""")
    data = read.data
    assert (data["methodology"], data["title"]["ja"]) == ("TH_AM001", "形")
    assert [p["id"] for p in data["parameters"]] == ["EG", "more"]
    assert (data["parameters"][0]["unit"], data["parameters"][0]["kind"]) == ("kWh/p", "number")
    assert [(row["id"], str(row["value"])) for row in data["lookups"][0]["rows"]] == [
        ("grid", "0.319"), ("captive", "0.533")]
    assert (read.file(("title",)), read.line(("title",))) == ("shape.yaml", 2)
    assert (read.file(("parameters", 0, "unit")), read.line(("parameters", 0, "unit"))) == ("own.yaml", 5)


def test_figures_come_with_bound_unit_and_provenance() -> None:
    data = composed("""\
defaults:
  - {id: EF_d, unit: tCO2/GJ, from: {table: fuels, row: diesel, column: co2, bound: upper}}
lookups:
  - id: EF
    unit: tCO2/TJ
    by: key
    rows_from: {table: fuels, column: co2}
""").data
    (default,), (table,) = data["defaults"], data["lookups"]
    assert str(default["value"]) == "0.0748"
    assert default["provenance"] == {"status": "unverified", "source": "recalled (2006)"}
    assert [(row["key"], str(row["value"]), row["label"]["ja"]) for row in table["rows"]] == [
        ("diesel", "74.1", "軽油"), ("gas", "56.1", "天然ガス")]
    assert table["rows"][1]["provenance"]["page"] == "12"


def test_the_flat_text_reads_back_the_same() -> None:
    data = composed("extends: shape\nmethodology: 'NO'\nversion: '01.0'\nwhole: 7\n").data
    assert strict_yaml.read(composition.as_text(data), "flat.yaml").data == data


@pytest.mark.parametrize(("text", "where", "word"), [
    ("a: 1\ndefaults:\n  - {id: x, unit: tCO2/GJ, from: {table: fuels, row: coal, column: co2}}\n", "own.yaml:3",
     "fuels/coal/co2"),
    ("defaults:\n  - {id: x, unit: kWh, from: {table: fuels, row: gas, column: co2}}\n", "own.yaml:2", "kgCO2/GJ"),
    ("defaults:\n  - {id: x, unit: kWh, from: fuels}\n", "own.yaml:2", "row"),
    ("defaults:\n  - {id: x, unit: tCO2/GJ, from: {table: fuels, row: gas, column: co2, bound: lower}}\n", "own.yaml:2",
     "lower"),
    ("extends: shape\nparameters:\n  - {id: nothing, remove: true}\n", "own.yaml:3", "remove"),
    ("extends: circle\n", "circle.yaml:1", "circle"),
])
def test_what_does_not_fit_is_said_with_file_and_line(text: str, where: str, word: str) -> None:
    with pytest.raises(Problem) as caught:
        composed(text, circle="extends: circle\n")
    assert caught.value.where == where
    assert word in str(caught.value.arguments)
