"""Rows that know rows of another table, reference tables with several keys, and values that depend on the year."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from jcm_pdd.core.calculation import Calculator, Results, calculate
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.project import Json, Project

OWN = {"status": "derived", "source": "made for this test"}


def words(text: str) -> dict[str, str]:
    return {"en": text, "ja": text}


def parameter(name: str, kind: str = "number", table: str | None = None, **more: Any) -> dict[str, Any]:
    return {"id": name, "role": "input", "kind": kind, "table": table, "label": words(name), "provenance": OWN, **more}


def table(name: str, index: str) -> dict[str, Any]:
    return {"id": name, "index": index, "label": words(name), "row_name": words("row")}


def made(formulas: dict[str, str | tuple[str, str]], parameters: list[dict[str, Any]], tables: list[dict[str, Any]],
         lookups: list[dict[str, Any]] | None = None) -> MethodologyDef:
    """Return a methodology; a formula of a table is given as (table, expression)."""
    pairs = {name: text if isinstance(text, tuple) else (None, text) for name, text in formulas.items()}
    return MethodologyDef.model_validate({
        "methodology": "XX_AM001", "version": "01.0", "country": "XX", "title": words("t"), "technology": words("t"),
        "technology_id": "t", "scopes": (), "summary": words("s"), "spreadsheet": "s", "provenance": OWN,
        "tables": tables, "parameters": parameters, "lookups": lookups or [], "reference_sources": (),
        "project_sources": (), "criteria": (),
        "formulas": [{"id": name, "symbol": name, "label": words(name), "unit": "-", "expr": expr, "table": home,
                      "provenance": OWN} for name, (home, expr) in pairs.items()]})


def grid() -> MethodologyDef:
    """Utilities, each with a blackout rate; transformers in numbers, each of one utility."""
    return made(
        {"saved": ("transformers", "n * loss * (1 - of(i, owner, rate))"), "own": ("utilities", "sum(j, saved, owner)"),
         "RE": "sum(i, own)", "PE": "0"},
        [parameter("utility", "text", "utilities"), parameter("rate", table="utilities"),
         parameter("owner", "text", "transformers"), parameter("n", table="transformers"),
         parameter("loss", table="transformers")],
        [table("utilities", "i"), table("transformers", "j")])


def project(**tables: list[dict[str, Json]]) -> Project:
    answers: dict[str, Json] = {}
    for name, rows in tables.items():
        answers[f"XX_AM001/{name}"] = [f"r{at}" for at in range(1, len(rows) + 1)]
        for at, row in enumerate(rows, 1):
            answers.update({f"XX_AM001/{name}/r{at}/{column}": value for column, value in row.items()})
    return Project(answers)


UTILITIES: list[dict[str, Json]] = [{"utility": "North", "rate": "0.5"}, {"utility": "South", "rate": "0"}]
TRANSFORMERS: list[dict[str, Json]] = [
    {"owner": "north ", "n": "4834", "loss": "2"}, {"owner": "South", "n": "10", "loss": "3"},
    {"owner": "SOUTH", "n": "1", "loss": "7"}]


def annual(m: MethodologyDef, of: Project) -> Any:
    return calculate((m,), of).methodologies["XX_AM001"]


def test_two_indices_by_hand() -> None:
    method = annual(grid(), project(utilities=UTILITIES, transformers=TRANSFORMERS))
    assert method.values["saved"] == {"r1": Decimal(4834), "r2": Decimal(30), "r3": Decimal(7)}
    assert method.values["own"] == {"r1": Decimal(4834), "r2": Decimal(37)}
    assert method.annual.reference == 4871


@pytest.mark.parametrize("change", [
    {"XX_AM001/transformers/r2/owner": "West"}, {"XX_AM001/transformers/r2/owner": None},
    {"XX_AM001/utilities/r2/utility": "North"}, {"XX_AM001/utilities/r2/rate": None}])
def test_a_row_that_belongs_nowhere_is_never_left_out_of_a_sum(change: dict[str, Json]) -> None:
    whole = project(utilities=UTILITIES, transformers=TRANSFORMERS)
    moved = whole.apply([whole.change(address, value) for address, value in change.items()])
    assert annual(grid(), moved).annual.reference is None


def test_a_row_nobody_names_adds_nothing() -> None:
    more = [*UTILITIES, {"utility": "East", "rate": "0.1"}]
    method = annual(grid(), project(utilities=more, transformers=TRANSFORMERS))
    assert method.values["own"]["r3"] == 0
    assert method.annual.reference == 4871


@given(st.lists(st.tuples(st.sampled_from(("a", "b", "c")), st.integers(0, 50)), min_size=1, max_size=12),
       st.lists(st.integers(0, 9), min_size=3, max_size=3), st.data())
def test_edits_give_what_a_full_calculation_gives(rows: list[tuple[str, int]], rates: list[int], data: Any) -> None:
    m = grid()
    here = project(utilities=[{"utility": u, "rate": f"0.{r}"} for u, r in zip("abc", rates, strict=True)],
                   transformers=[{"owner": o, "n": str(n), "loss": "1"} for o, n in rows])
    calculator = Calculator((m,))
    calculator.results(here)
    for _ in range(4):
        at = data.draw(st.integers(1, len(rows)))
        address, value = data.draw(st.sampled_from([
            (f"XX_AM001/transformers/r{at}/owner", "b"), (f"XX_AM001/transformers/r{at}/n", "77"),
            ("XX_AM001/utilities/r1/rate", "0.25"), ("XX_AM001/utilities/r3/utility", "z")]))
        here = here.apply([here.change(address, value)])
        moved: Results = calculator.results(here, [address])
        assert moved.methodologies["XX_AM001"].values == annual(m, here).values


def keyed(rows: list[dict[str, Any]], by: str = "key") -> dict[str, Any]:
    return {"id": "T", "symbol": "T", "label": words("T"), "unit": "-", "by": by, "rows": [
        {"id": f"row{at}", "label": words(str(at)), "provenance": OWN, **row} for at, row in enumerate(rows)]}


CHOICES = {"choices": [{"id": name, "label": words(name)} for name in ("x", "y")]}
BOTH = [{"keys": ("x", "x"), "value": 1}, {"keys": ("x", "y"), "value": 2}, {"keys": ("y", "x"), "value": 3}]
BANDS = [{"keys": ("x",), "at_least": 0, "below": 10, "value": 1}, {"keys": ("x",), "at_least": 10, "value": 2},
         {"keys": ("y",), "at_least": 5, "below": 6, "value": 3}]


@pytest.mark.parametrize(("by", "rows", "answers", "expected"), [
    ("key", BOTH, ("x", "y"), 2), ("key", BOTH, ("y", "x"), 3), ("key", BOTH, ("y", "y"), None),
    ("band", BANDS, ("x", "9.99"), 1), ("band", BANDS, ("x", "10"), 2), ("band", BANDS, ("y", "5"), 3),
    ("band", BANDS, ("y", "6"), None), ("band", BANDS, ("y", "4"), None)])
def test_several_keys(by: str, rows: list[dict[str, Any]], answers: tuple[str, str], expected: int | None) -> None:
    second = parameter("b", "choice", **CHOICES) if by == "key" else parameter("b")
    m = made({"RE": "lookup(T, a, b)", "PE": "0"}, [parameter("a", "choice", **CHOICES), second], [],
             [keyed(rows, by)])
    found = annual(m, Project({"XX_AM001/a": answers[0], "XX_AM001/b": answers[1]})).annual.reference
    assert found == expected


@pytest.mark.parametrize(("by", "rows"), [
    ("key", [*BOTH, {"keys": ("x", "x"), "value": 9}]), ("key", [*BOTH, {"key": "x", "value": 9}]),
    ("band", [*BANDS, {"keys": ("y",), "at_least": 7, "value": 9}]), ("key", [{"value": 1}]),
    ("band", [{"keys": ("x",), "value": 1}]), ("key", [{"keys": ("x",), "at_least": 1, "value": 1}])])
def test_a_table_whose_rows_do_not_fit_is_refused(by: str, rows: list[dict[str, Any]]) -> None:
    with pytest.raises(ValidationError):
        made({"RE": "1", "PE": "0"}, [], [], [keyed(rows, by)])


@pytest.mark.parametrize(("expr", "word"), [
    ("lookup(T, a)", r"flaw\.keys"), ("of(k, a, b)", r"flaw\.unknown_index"),
    ("of(i, a, nothing)", r"flaw\.unknown_name"),
    ("of(i, a, b)", r"flaw\.of_column"), ("sum(i, 1, a)", r"flaw\.sum_home")])
def test_a_look_into_nothing_is_refused(expr: str, word: str) -> None:
    with pytest.raises(ValidationError, match=word):
        made({"RE": expr, "PE": "0"}, [parameter("a", "choice", **CHOICES), parameter("b"),
                                       parameter("name", "text", "units")], [table("units", "i")], [keyed(BOTH)])


@pytest.mark.parametrize("condition", ["sum(i, b) > 1", "of(i, 'x', b) > 1"])
def test_a_condition_does_not_look_into_rows(condition: str) -> None:
    with pytest.raises(ValidationError, match="sum_in_condition"):
        made({"RE": "c", "PE": "0"}, [parameter("c", shown=condition), parameter("b", table="units"),
                                      parameter("name", "text", "units")], [table("units", "i")])


def test_a_history_decays_year_by_year() -> None:
    """Waste put down in years x emits in year y what is left of it: W exp(-k (y - x)) (1 - exp(-k))."""
    m = made({"CH4": ("deposits", "if(year <= YEAR, W * exp(-k * (YEAR - year)) * (1 - exp(-k)), 0)"),
              "RE": "sum(x, CH4)", "PE": "0"},
             [parameter("year", table="deposits"), parameter("W", table="deposits"), parameter("k")],
             [table("deposits", "x")])
    here = project(deposits=[{"year": "2019", "W": "10000"}, {"year": "2021", "W": "5000"}])
    here = here.apply([here.change(a, v) for a, v in (
        ("XX_AM001/k", "0.1"), ("start_date", "2020-01-01"), ("lifetime", "3"), ("horizon", "lifetime"))])
    results = calculate((m,), here)
    by_hand = [861.0669, 779.1263 + 475.8129, 704.9835 + 430.5335]
    assert [year.reference_emissions for year in results.years] == [round(value) for value in by_hand]
    assert results.methodologies["XX_AM001"].annual.reference is not None
    calculator = Calculator((m,))
    calculator.results(here)
    later = here.apply([here.change("start_date", "2021-01-01")])
    assert calculator.results(later, ["start_date"]).years == calculate((m,), later).years


def test_two_questions_with_parts_of_the_choices_share_a_reference_table() -> None:
    from jcm_pdd.core.schema_building import build
    from jcm_pdd.files.definitions import library
    from jcm_pdd.files.workbooks.second_opinion import second_opinions

    first, second = ({"choices": [{"id": name, "label": words(name.upper())} for name in some]}
                     for some in (("x",), ("y", "z")))
    m = made({"RE": "lookup(T, a) + lookup(T, b)", "PE": "0"},
             [parameter("a", "choice", **first), parameter("b", "choice", **second)], [],
             [keyed([{"key": "x", "value": 1}, {"key": "y", "value": 2}, {"key": "z", "value": 3}])])
    project = Project({"XX_AM001/a": "x", "XX_AM001/b": "z"})
    results = calculate((m,), project)
    assert results.methodologies["XX_AM001"].annual.reference == 4
    (opinion,) = second_opinions(build(library().form("PDD", "02.0"), (m,)), project, results)
    assert opinion.findings == ()
