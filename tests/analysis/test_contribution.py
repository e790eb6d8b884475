"""Units add up to the total; what formulas do not add up is never shared out by guessing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcm_pdd.core.analysis.contribution import Split, contributions, largest
from jcm_pdd.core.analysis.pictures import contribution_parts, contribution_reasons
from jcm_pdd.core.analysis.sensitivity import exact_total
from jcm_pdd.core.calculation import calculate
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.project import Json, Project
from jcm_pdd.files.definitions import library
from tests.core.test_calculation import CASES
from tests.core.test_relations import TRANSFORMERS, UTILITIES, grid, made, parameter, table
from tests.core.test_relations import project as rows_of

PERIOD: dict[str, Json] = {"start_date": "2027-04-01", "lifetime": "3"}
CLOSE = Decimal("1e-15")


def adding(reference: str, spent: str = "0") -> MethodologyDef:
    """Return a methodology with one table of units (a, b), a second of pumps (w) and two single inputs."""
    return made({"RE": reference, "PE": spent},
                [parameter("a", table="units"), parameter("b", table="units"), parameter("w", table="pumps"),
                 parameter("k"), parameter("c")], [table("units", "i"), table("pumps", "j")])


def plant(**more: str) -> Project:
    tables = rows_of(units=[{"a": "10", "b": "1"}, {"a": "30", "b": "2"}], pumps=[{"w": "4"}])
    return Project({**tables.answers, **PERIOD, "XX_AM001/k": "2", "XX_AM001/c": "7", **more})


def split(m: MethodologyDef, of: Project) -> Split:
    (found,) = contributions(calculate((m,), of), of)
    return found


def reductions(found: Split) -> list[Decimal]:
    return [one.reduction / 3 for one in found.units]


def near(found: Decimal, wanted: Decimal | int) -> bool:
    return abs(found - wanted) <= CLOSE * max(1, abs(wanted))


@pytest.mark.parametrize(("reference", "spent", "units", "shared"), [
    ("sum(i, a * b)", "0", [10, 60], 0),
    ("k * sum(i, a) / 4 - c", "0", [5, 15], -7),
    ("sum(i, a)", "sum(i, b) + c * k", [9, 28], -14),
    ("-sum(i, a) + sum(j, w)", "0", [-10, -30, 4], 0),
    ("if(c > 5, sum(i, a), sum(i, b))", "0", [10, 30], 0),
    ("if(c > 8, sum(i, a), sum(i, b))", "0", [1, 2], 0),
    ("min(c, k)", "sum(i, b)", [-1, -2], 2),
])
def test_a_formula_that_adds_up_is_split_row_by_row(reference: str, spent: str, units: list[int], shared: int) -> None:
    found = split(adding(reference, spent), plant())
    assert found.whole
    assert not found.mixed
    assert all(near(one, wanted) for one, wanted in zip(reductions(found), units, strict=True))
    assert near(found.shared / 3, shared)


@pytest.mark.parametrize(("reference", "value"), [
    ("sum(i, a) * sum(i, b)", 120), ("c / sum(i, b)", Decimal(7) / 3), ("min(sum(i, a), 25)", 25),
    ("round_down(sum(i, a) / 7, 0)", 5), ("if(sum(i, a) > 3, sum(i, a), 0)", 40)])
def test_what_rows_do_together_is_named_and_not_shared_out(reference: str, value: Decimal | int) -> None:
    found = split(adding(f"{reference} + sum(j, w)"), plant())
    assert found.because == ("RE",)
    assert not found.whole
    assert near(found.mixed / 3, value)
    assert [(one.table, near(one.reduction, 12)) for one in found.units] == [
        ("pumps", True)]
    assert contribution_reasons((found,))[0].startswith("XX_AM001: RE cannot be split")


def test_rows_that_name_rows_of_another_table_go_to_the_table_that_is_summed() -> None:
    of = Project({**rows_of(utilities=UTILITIES, transformers=TRANSFORMERS).answers, **PERIOD})
    found = split(grid(), of)
    assert [(one.table, one.title) for one in found.units] == [("utilities", "North"), ("utilities", "South")]
    assert [near(one.reduction, wanted * 3) for one, wanted in zip(found.units, (4834, 37), strict=True)] == [True] * 2


def test_a_value_of_one_year_counts_in_that_year_alone() -> None:
    plain, other = plant(), plant(**{"XX_AM001/units/r1/a@2028": "100"})
    m = adding("sum(i, a)")
    before, after = split(m, plain), split(m, other)
    assert near(after.units[0].reduction - before.units[0].reduction, 90)
    assert after.units[1] == before.units[1]


def test_without_a_result_nothing_is_said_of_units() -> None:
    of = Project({key: value for key, value in plant().answers.items() if not key.endswith("r2/a")})
    m = adding("sum(i, a)")
    assert contributions(calculate((m,), of), of) == ()


NUMBERS = st.decimals("-1e9", "1e9", allow_nan=False, places=4)
LEAVES = st.sampled_from(["sum(i, a)", "sum(i, a * b)", "sum(j, w)", "k", "c", "3"])
TREES = st.recursive(LEAVES, lambda inner: st.one_of(
    st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
    st.tuples(inner, inner, inner).map(lambda t: f"if({t[0]} > {t[1]}, {t[1]}, {t[2]})"),
    st.tuples(inner, inner).map(lambda t: f"min({t[0]}, {t[1]})")), max_leaves=6)


@given(TREES, TREES, st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=4), NUMBERS, NUMBERS)
def test_the_parts_add_up_to_the_total_whatever_the_formula(reference: str, spent: str,
                                                            units: list[tuple[Any, Any]], k: Any, c: Any) -> None:
    tables = rows_of(units=[{"a": str(a), "b": str(b)} for a, b in units], pumps=[{"w": "5"}, {"w": "0.25"}])
    of = Project({**tables.answers, **PERIOD, "XX_AM001/k": str(k), "XX_AM001/c": str(c)})
    m = adding(reference, spent)
    results = calculate((m,), of)
    total = exact_total(results)
    found = contributions(results, of)
    assert bool(found) == (total is not None)
    for one in found:
        parts = [unit.reduction for unit in one.units]
        together = sum(parts, one.shared) + one.mixed
        size = max([abs(part) for part in (*parts, one.shared, one.mixed, Decimal(1))])
        assert total is not None
        assert abs(together - total) <= size * Decimal("1e-20")
        assert bool(one.because) or not one.mixed


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_methodology_adds_up_in_its_worked_case(path: Any) -> None:
    import yaml

    from tests.core.test_calculation import typed

    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    m = library().methodology(said["methodology"], said["version"])
    of = typed(m.methodology, said["inputs"], {**PERIOD, **(said.get("project") or {})})
    results = calculate((m,), of)
    total = exact_total(results)
    if total is None:
        assert contributions(results, of) == ()
        return
    (found,) = contributions(results, of)
    together = sum((unit.reduction for unit in found.units), found.shared) + found.mixed
    assert abs(together - total) <= max(abs(total), 1) * CLOSE
    assert found.units or found.shared or found.mixed or not total


def test_the_largest_units_come_first_and_the_rest_is_one_line(chillers: Any) -> None:
    (found,) = contributions(chillers.results, chillers.project)
    first, rest = largest(found, 2)
    assert [one.title for one in first] == ["CH-03"]
    assert {one.title for one in rest} == {"CH-01", "CH-02"}
    parts = contribution_parts((found,), most=2)
    assert [part.name for part in parts] == ["CH-03", "2 other units"]
    assert sum(part.value for part in parts) == pytest.approx(found.total)
