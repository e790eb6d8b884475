"""The reference tables: every figure says where it comes from, in both languages, and none pretends to be verified."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from jcm_pdd.core import units
from jcm_pdd.files import reference_tables
from jcm_pdd.files.data import data_path
from jcm_pdd.files.reference_tables import FigureDef, ReferenceTableDef, RowDef, figure, reference_table, table_names

EXPECTED = {"fuels", "grid_factors", "gwp", "project_technologies", "reference_cop", "reference_efficiency",
            "refrigerants", "rice", "technologies", "useful_life", "waste", "wastewater"}
JAPANESE = re.compile("[぀-ヿ㐀-鿿]")
REPORTS = ("ar4", "ar5", "ar6")


def table(name: str) -> ReferenceTableDef:
    found = reference_table(name)
    assert found is not None
    return found


def figures(name: str) -> Iterator[tuple[RowDef, str, FigureDef]]:
    return ((row, column, one) for row in table(name).rows for column, one in row.figures.items())


def value(name: str, row: str, column: str, bound: str = "value") -> Decimal:
    found = figure(name, row, column, bound)
    assert found is not None, (name, row, column)
    return found.value


def test_the_tables_are_there() -> None:
    assert set(table_names()) >= EXPECTED


@pytest.mark.parametrize("name", table_names())
def test_a_table_names_itself_and_speaks_both_languages(name: str) -> None:
    found = table(name)
    assert found.table == name
    assert JAPANESE.search(found.title.ja)
    assert JAPANESE.search(found.about.ja)
    texts = [found.title, found.about, *(c.label for c in found.columns.values()), *(row.label for row in found.rows)]
    assert [text.en for text in texts if JAPANESE.search(text.en)] == []


@pytest.mark.parametrize("name", table_names())
def test_every_figure_says_its_source_in_both_languages_and_none_is_verified(name: str) -> None:
    for row, column, one in figures(name):
        for origin in filter(None, (one.provenance, one.bounds)):
            where = f"{name}/{row.id}/{column}"
            assert origin.status != "verified", where
            assert len(origin.source) > 10, where
            assert JAPANESE.search(origin.source_ja), where
            if origin.status == "unverified":
                assert "recalled" in origin.source, where
                assert "記憶" in origin.source_ja, where
            if origin.status in ("reported", "draft"):
                assert re.search(r"\w\.\w+/|GitHub file|Ministry", origin.source), f"{where} names no address"


@pytest.mark.parametrize("name", table_names())
def test_every_unit_is_known(name: str) -> None:
    found = table(name)
    assert [column.unit for column in found.columns.values() if not units.known(column.unit)] == []
    assert [one.unit for _, _, one in figures(name) if one.unit and not units.known(one.unit)] == []


@pytest.mark.parametrize("name", table_names())
def test_every_column_and_source_is_used(name: str) -> None:
    found = table(name)
    used = {column for _, column, _ in figures(name)}
    assert set(found.columns) == used
    text = data_path("resources", "reference", f"{name}.yaml").read_text(encoding="utf-8")
    assert [source for source in found.sources if not re.search(rf"source: {source}\b", text)] == []


def test_a_bound_has_the_provenance_of_its_own() -> None:
    middle, lower = (figure("fuels", "diesel", "co2", bound) for bound in ("value", "lower"))
    assert middle is not None
    assert lower is not None
    assert (middle.value, middle.origin.status) == (Decimal(74100), "reported")
    assert (lower.value, lower.origin.status, lower.origin.page) == (Decimal(72600), "unverified", "Table 1.4")


def parts(row: RowDef) -> dict[str, Decimal]:
    gases = {line.id for line in table("gwp").rows}
    return {name: one.value for name, one in row.figures.items() if name in gases and one.value is not None}


BLENDS = [row for row in table("refrigerants").rows if len(parts(row)) > 1]


@pytest.mark.parametrize("row", BLENDS, ids=lambda row: row.id)
def test_a_blend_is_the_sum_of_its_parts(row: RowDef) -> None:
    mixed = parts(row)
    assert sum(mixed.values()) == 1
    for report in REPORTS:
        known = [figure("gwp", gas, report) for gas in mixed]
        expected = None if None in known else sum(
            (share * gas.value for share, gas in zip(mixed.values(), known, strict=True) if gas), Decimal(0))
        own = figure("refrigerants", row.id, f"gwp_{report}")
        assert (own.value if own else None) == expected, report
    # A part that depletes ozone is itself a refrigerant of the table.
    single = {next(iter(parts(one))): one.id for one in table("refrigerants").rows if len(parts(one)) == 1}
    depleting = {"cfc_115": Decimal("0.6"), "pfc_116": Decimal(0)}
    total = sum((share * (value("refrigerants", single[gas], "odp") if gas in single else depleting[gas])
                 for gas, share in mixed.items()), Decimal(0))
    assert value("refrigerants", row.id, "odp") == total


def test_blends_against_the_figures_print_gives_for_them() -> None:
    assert len(BLENDS) > 20
    published = {"r_404a": (3922, 3943), "r_410a": (2088, 1924), "r_407c": (1774, 1624), "r_507a": (3985, 3985)}
    for row, (ar4, ar5) in published.items():
        assert abs(value("refrigerants", row, "gwp_ar4") - ar4) < 1
        assert abs(value("refrigerants", row, "gwp_ar5") - ar5) < 1
    for row in ("r_404a", "r_410a", "r_22"):
        assert value("refrigerants", row, "gwp_japan") == round(value("refrigerants", row, "gwp_ar4") / 10) * 10


def test_derived_grid_factors_follow_from_fuel_and_efficiency() -> None:
    for grid, fuel, power in (("best_diesel", "diesel", "power_diesel_best"),
                              ("best_gas", "natural_gas", "power_gas_best")):
        factor = units.factor("kgCO2/TJ", "tCO2/MWh")
        assert factor is not None
        found = value("fuels", fuel, "co2", "lower") * factor / value("reference_efficiency", power, "efficiency")
        assert abs(found - value("grid_factors", grid, "derived")) < Decimal("0.0001")


def test_a_grid_factor_says_its_stage_and_its_column_is_that_stage() -> None:
    for row, column, one in figures("grid_factors"):
        assert one.stage == ("methodology" if column == "derived" else column), row.id


def test_capacity_bands_of_reference_cops_meet() -> None:
    bands = [row for row in table("reference_cop").rows if "below" in row.figures]
    ends = [row.figures["below"].value for row in bands]
    starts = [row.figures["at_least"].value for row in bands[1:]]
    assert len(bands) == 5
    assert starts == ends[:-1]
    cops = [value("reference_cop", row.id, "cop") for row in bands]
    assert cops == sorted(cops)


def test_degradable_carbon_is_dry_matter_times_carbon_where_all_carbon_degrades() -> None:
    # IPCC rounds to whole per cents; these kinds of waste hold no fossil carbon.
    for row in ("food", "wood", "garden"):
        carbon = value("waste", row, "dry_matter") * value("waste", row, "total_carbon")
        assert abs(carbon - value("waste", row, "doc")) <= Decimal("0.011")


def test_useful_lives_name_table_and_row() -> None:
    for row in table("useful_life").rows:
        assert row.words["table"] in ("別表第一", "別表第二")
        assert row.words["row"]
        assert row.figures["years"].value in range(2, 51)


GOOD = """\
table: small
title: {en: Small, ja: 小}
about: {en: Made for a test., ja: 試験用。}
sources:
  paper: {status: reported, source: a paper, source_ja: 論文, page: Table 1, year: "2006"}
  memory: {status: unverified, source: recalled, source_ja: 記憶}
columns:
  co2: {label: {en: CO2, ja: CO2}, unit: tCO2/t}
rows:
  - id: one
    label: {en: One, ja: 一}
    figures:
      co2: {value: 2, lower: 1, upper: 3, source: paper, page: Table 2, bounds_source: memory}
"""


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(reference_tables, "data_path", lambda *parts: tmp_path.joinpath(*parts[2:]))
    reference_table.cache_clear()
    yield tmp_path / "small.yaml"
    reference_table.cache_clear()


def test_sources_written_once_reach_the_figures_that_name_them(written: Path) -> None:
    written.write_text(GOOD, encoding="utf-8")
    found = figure("small", "one", "co2")
    assert found is not None
    assert found.provenance() == {"status": "reported", "source": "a paper (2006)", "source_ja": "論文 (2006)",
                                  "page": "Table 2"}
    upper = figure("small", "one", "co2", "upper")
    assert upper is not None
    assert upper.origin.status == "unverified"


@pytest.mark.parametrize(("old", "new", "said"), [
    ("lower: 1", "lower: 4", "lower"), ("source: paper", "source: nobody", "nobody"), ("id: one", "id: One", "One"),
    ("      co2: {value", "      ch4: {value", "ch4"), ("bounds_source: memory", "bounds_source: nobody", "source"),
])
def test_a_wrong_table_is_refused_with_its_line(written: Path, old: str, new: str, said: str) -> None:
    from jcm_pdd.core.problems import Problem

    assert old in GOOD
    written.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(Problem) as error:
        reference_table("small")
    assert error.value.code == "definition.invalid"
    assert str(error.value.where).startswith("small.yaml:")
    assert said in str(error.value.args)
