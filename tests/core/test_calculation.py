"""The engine against worked cases, and its numbers against themselves: years, totals, order of rows, gaps."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from jcm_pdd.core import rounding
from jcm_pdd.core.calculation import Results, calculate
from jcm_pdd.core.engine import Engine
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.steps import CycleError
from jcm_pdd.core.trace import trace
from jcm_pdd.files.definitions import library

CASES = sorted((Path(__file__).parent.parent / "cases").glob("*/*.yaml"))


def typed(name: str, inputs: dict[str, Any], project: dict[str, Json] | None = None) -> Project:
    """Return the project of a case: fields as they are, tables as lists of rows; `project` is asked once a project."""
    answers: dict[str, Json] = dict(project or {})
    for key, value in inputs.items():
        if not isinstance(value, list):
            answers[f"{name}/{key}"] = value
            continue
        answers[f"{name}/{key}"] = [f"r{at}" for at in range(1, len(value) + 1)]
        for at, row in enumerate(value, 1):
            answers.update({f"{name}/{key}/r{at}/{column}": cell for column, cell in row.items()})
    return Project(answers)


def close(ours: object, written: str) -> bool:
    return isinstance(ours, Decimal) and abs(ours - Decimal(written)) <= abs(Decimal(written)) * Decimal("1e-9")


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_engine_gives_the_numbers_of_the_worked_case(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    methodology = library().methodology(case["methodology"], case["version"])
    here = typed(case["methodology"], case["inputs"], case.get("project"))
    result = calculate((methodology,), here).methodologies[case["methodology"]]
    expected = dict(case["expected"])
    assert result.er_p == expected.pop("ER_p")
    assert result.missing == ()
    for name, written in expected.items():
        ours = result.values[name]
        if isinstance(written, dict):
            assert isinstance(ours, dict)
            assert all(close(ours[row], value) for row, value in written.items()), (name, ours)
        else:
            assert close(ours, written), (name, ours)


def results(methodology: MethodologyDef, project: Project, **changed: Json) -> Results:
    moved = project.apply([project.change(address.replace("__", "/"), value) for address, value in changed.items()])
    return calculate((methodology,), moved)


def test_years_add_up_to_the_total(methodology: MethodologyDef, project: Project, name: str) -> None:
    found = results(methodology, project)
    assert [year.year for year in found.years] == [2019, 2020, 2021, 2022, 2023]
    assert sum(year.fraction for year in found.years) > Decimal("3.9")
    for key in ("reference_emissions", "project_emissions", "emission_reductions"):
        assert getattr(found.total, key) == sum(getattr(year, key) for year in found.years)
    method = found.methodologies[name]
    for year in found.years:
        reference, own = method.annual.reference, method.annual.project
        assert reference is not None
        assert own is not None
        assert year.emission_reductions == rounding.whole_down(year.fraction * (reference - own))
        assert year.reference_emissions == rounding.whole_half_up(year.fraction * reference)
        assert year.project_emissions == rounding.whole_half_up(year.fraction * own)


def test_a_full_year_in_the_middle_is_the_year_of_the_plan(methodology: MethodologyDef, project: Project,
                                                           name: str) -> None:
    found = results(methodology, project)
    middle = next(year for year in found.years if year.year == 2021)
    assert middle.fraction == 1
    assert middle.emission_reductions == found.methodologies[name].er_p


def test_the_order_of_rows_does_not_matter(methodology: MethodologyDef, project: Project, name: str) -> None:
    table = next(f"{name}/{t.id}" for t in methodology.tables)
    rows = list(project.rows(table))
    first = results(methodology, project).methodologies[name].annual
    for seed in range(6):
        random.Random(seed).shuffle(rows)
        shuffled = project.apply([project.change(table, list(rows))])
        annual = calculate((methodology,), shuffled).methodologies[name].annual
        assert first.reference is not None
        assert annual.reference is not None
        assert abs(annual.reference - first.reference) <= abs(first.reference) * Decimal("1e-20")
        assert annual.project == first.project or abs((annual.project or 0) - (first.project or 0)) < Decimal("1e-20")


def test_nothing_is_known_of_no_rows(methodology: MethodologyDef, project: Project, name: str) -> None:
    table = next(f"{name}/{t.id}" for t in methodology.tables)
    found = results(methodology, project, **{table: None})
    assert found.methodologies[name].annual.reference is None
    assert found.total.emission_reductions is None
    assert found.methodologies[name].missing == (table,)
    assert trace(found.methodologies[name])  # and it can be looked at all the same


def test_what_is_missing_is_what_the_result_reads() -> None:
    found = calculate((library().methodology("TH_AM001", "01.0"),), Project(
        {"TH_AM001/systems": ["r1", "r2"], "TH_AM001/systems/r1/EG": "5"}))
    # Neither the certificates nor the installed capacity enter the emissions.
    assert set(found.methodologies["TH_AM001"].missing) == {
        "TH_AM001/systems/r1/connection", "TH_AM001/systems/r2/connection", "TH_AM001/systems/r2/EG"}


@pytest.mark.parametrize(("supply", "missing"), [
    (None, {"supply"}), ("grid", {"EF_grid"}), ("captive", {"RC_CAP"}),
    ("mixed", {"EF_grid", "EI_grid", "h_gen", "RC_CAP"}),
])
def test_what_is_missing_follows_the_case(supply: str | None, missing: set[str]) -> None:
    answers: dict[str, Json] = {"ID_AM002/chillers": ["r1"]}
    if supply:
        answers["ID_AM002/supply"] = supply
    found = calculate((library().methodology("ID_AM002", "02.0"),), Project(answers)).methodologies["ID_AM002"]
    cells = {f"ID_AM002/chillers/r1/{c}" for c in ("capacity", "COP_PJ", "T_cooling_out", "T_chilled_out", "EC_PJ")}
    assert set(found.missing) == cells | {f"ID_AM002/{name}" for name in missing}


def test_division_by_zero_is_not_known_and_no_exception() -> None:
    m = library().methodology("ID_AM002", "02.0")
    given = {"supply": "mixed", "EF_grid": "0.7", "EI_grid": "0", "h_gen": "0", "RC_CAP": "2", "chillers": [
        {"capacity": "500", "COP_PJ": "6.5", "T_cooling_out": "37", "T_chilled_out": "7", "EC_PJ": "559"}]}
    found = calculate((m,), typed("ID_AM002", given)).methodologies["ID_AM002"]
    assert found.annual.reduction is None
    assert found.missing == ()


@pytest.mark.parametrize("capacity", ["1250", "5000"])
def test_a_unit_beyond_the_bands_has_no_result(capacity: str) -> None:
    m = library().methodology("ID_AM002", "02.0")
    given = {"supply": "grid", "EF_grid": "0.7", "chillers": [
        {"capacity": capacity, "COP_PJ": "6.5", "T_cooling_out": "37", "T_chilled_out": "7", "EC_PJ": "559"}]}
    found = calculate((m,), typed("ID_AM002", given))
    assert found.methodologies["ID_AM002"].annual.reference is None
    assert found.methodologies["ID_AM002"].annual.project is not None
    assert next(c for c in found.criteria if c.id == "criterion1").verdict == "not_met"


def test_degradation_and_an_override_change_the_years_alone(methodology: MethodologyDef, project: Project,
                                                            name: str) -> None:
    table = next(f"{name}/{t.id}" for t in methodology.tables)
    monitored = next(p.id for p in methodology.parameters if p.role == "monitored" and p.table)
    plain = results(methodology, project)
    less = results(methodology, project, **{f"{table}/r1/{monitored}.degradation": "10"})
    assert less.methodologies[name].annual == plain.methodologies[name].annual
    assert less.years[0].emission_reductions == plain.years[0].emission_reductions
    assert [y.emission_reductions for y in less.years[1:]] < [y.emission_reductions for y in plain.years[1:]]
    one = results(methodology, project, **{f"{table}/r1/{monitored}@2021": "0"})
    pairs = zip(one.years, plain.years, strict=True)
    assert [a.year for a, b in pairs if a.reference_emissions != b.reference_emissions] == [2021]


def test_a_circle_of_formulas_is_refused() -> None:
    m = library().methodology("ID_AM003", "01.0")
    pe = next(f for f in m.formulas if f.id == "PE")
    circle = pe.model_copy(update={"expr": "RE - ER_x"})
    back = pe.model_copy(update={"id": "ER_x", "expr": "RE - PE"})
    for formula in (circle, back):
        formula.model_post_init(None)
    broken = m.model_copy(update={"formulas": (*(f for f in m.formulas if f.id != "PE"), circle, back)})
    with pytest.raises(CycleError, match="PE"):
        Engine(broken)


def test_two_methodologies_add_up() -> None:
    case = yaml.safe_load(next(path for path in CASES if path.stem == "three_chillers").read_text(encoding="utf-8"))
    period: dict[str, Json] = {"start_date": "2019-07-01", "lifetime": "4"}
    freezer = {"application": "quick_freezer", "cooling_capacity": "165", "power_input": "100", "EC_PJ": "160"}
    both = Project({**period, **typed("ID_AM002", case["inputs"]).answers,
                    **typed("ID_AM003", {"EF_elec": "0.75", "refrigerators": [freezer]}).answers})
    second, third = library().methodology("ID_AM002", "02.0"), library().methodology("ID_AM003", "01.0")
    alone = [calculate((m,), both) for m in (second, third)]
    found = calculate((second, third), both)
    for at, year in enumerate(found.years):
        assert year.emission_reductions == sum(a.years[at].emission_reductions or 0 for a in alone)
        assert set(year.by_methodology) == {"ID_AM002", "ID_AM003"}
