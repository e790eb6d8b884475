"""The packs of renewable power, waste, transport, farming, forest and fluorocarbons, up to the workbook they print."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from jcm_pdd.core.calculation import Results, calculate
from jcm_pdd.core.project import Json, Project
from jcm_pdd.core.schema import Schema
from jcm_pdd.core.schema_building import build
from jcm_pdd.core.units import factor, known
from jcm_pdd.files.definitions import library
from jcm_pdd.files.excel.workbook import build_workbook
from jcm_pdd.files.workbooks.second_opinion import second_opinions
from tests.excel.libreoffice import convert, needs_libreoffice, values
from tests.forms.fractions_renewable import BY_FRACTIONS

PERIOD: dict[str, Json] = {"start_date": "2024-04-01", "lifetime": "3", "horizon": "lifetime", "proration": "days"}


@lru_cache(maxsize=1)
def mine() -> list[tuple[Path, dict[str, Any]]]:
    """Return the worked cases of these packs."""
    read = [(path, yaml.safe_load(path.read_text(encoding="utf-8")))
            for path in sorted((Path(__file__).parent.parent / "cases").glob("*/*.yaml"))]
    return [(path, case) for path, case in read if f"{case['methodology']} ver{case['version']}" in BY_FRACTIONS]


def world(case: dict[str, Any]) -> tuple[Schema, Project, Results]:
    """Return a case as a project over some years."""
    name = case["methodology"]
    methodology = library().methodology(name, case["version"])
    answers: dict[str, Json] = {**PERIOD, **case.get("project", {})}
    for key, value in case["inputs"].items():
        if not isinstance(value, list):
            answers[f"{name}/{key}"] = value
            continue
        answers[f"{name}/{key}"] = [f"r{at}" for at in range(1, len(value) + 1)]
        answers.update({f"{name}/{key}/r{at}/{column}": cell for at, row in enumerate(value, 1)
                        for column, cell in row.items()})
    project = Project(answers)
    return build(library().form("PDD", "02.0"), (methodology,)), project, calculate((methodology,), project)


@pytest.mark.parametrize("case", [case for _, case in mine()], ids=[f"{p.parent.name}-{p.stem}" for p, _ in mine()])
def test_two_engines_find_the_same_in_the_workbook(case: dict[str, Any]) -> None:
    schema, project, results = world(case)
    assert results.total.emission_reductions is not None
    (opinion,) = second_opinions(schema, project, results)
    assert opinion.findings == ()
    assert opinion.emission_reductions == results.total.emission_reductions


@needs_libreoffice
@pytest.mark.long  # the first case of each methodology is calculated in every run (tests/packs)
def test_libreoffice_finds_the_same_in_the_workbooks(tmp_path: Path) -> None:
    books = {}
    for path, case in mine():
        schema, project, results = world(case)
        books[f"{path.parent.name}_{path.stem}.xlsx"] = build_workbook(schema, project, results, case["methodology"])
    found = convert(books, tmp_path)
    assert len(found) == len(mine())
    for path, case in mine():
        expected = Decimal(case["expected"]["RE"])
        cells = [value for sheet in values(found[f"{path.parent.name}_{path.stem}.xlsx"]).values()
                 for value in sheet.values() if isinstance(value, int | float)]
        assert any(abs(value - float(expected)) <= 1e-9 * max(1.0, abs(float(expected))) for value in cells), path


def test_a_general_shape_says_that_it_is_approved_nowhere() -> None:
    general = [entry for entry in library().methodologies.values() if entry.general]
    assert {entry.id for entry in general} >= {f"{key.split()[0]}" for key in BY_FRACTIONS if key.startswith("GEN_")}
    for entry in general:
        m = entry.methodology
        assert m.country == ""
        assert "approved nowhere" in m.summary.en
        assert "承認された方法論ではない" in m.summary.ja
        assert m.title.en.endswith("(general shape, not approved)")
        assert m.approved_on is None


@pytest.mark.parametrize(("unit", "other", "times"), [
    ("kg/t", "%", "0.1"), ("t/kL", "kg/t", None), ("tCO2/ha", "tCO2", None), ("ha", "ha/p", "1"), ("ha/p", "t/p", None),
    ("kgCH4/p", "tCH4/p", "0.001"), ("tCH4/p", "t/p", None), ("1/p", "-", None),
    ("L/kL", "kg/t", "1")])
def test_units_of_these_packs(unit: str, other: str, times: str | None) -> None:
    assert known(unit)
    assert factor(unit, other) == (None if times is None else Decimal(times))
