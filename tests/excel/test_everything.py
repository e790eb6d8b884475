"""A methodology that uses all of the language: our values are those of both engines and of LibreOffice."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from everything import ID, World, everything, many, schema, worlds
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from libreoffice import close, convert, needs_libreoffice, values

from jcm_pdd.files.workbooks.book import At, ErrorValue
from jcm_pdd.files.workbooks.engines import TwinBook
from jcm_pdd.files.workbooks.second_opinion import second_opinions
from tests.benchmarks.baseline import within
from tests.effort import tries


def some(strategy: st.SearchStrategy[World], count: int) -> list[World]:
    found: list[World] = []

    @settings(max_examples=count, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def collect(world: World) -> None:
        found.append(world)

    collect()
    return found


def formula_cells(data: bytes) -> dict[str, dict[str, Any]]:
    """Return the stored result of every formula cell."""
    stored = values(data)
    return {sheet.title: {cell.coordinate: stored[sheet.title].get(cell.coordinate) for row in sheet.iter_rows()
                          for cell in row if cell.data_type == "f"}
            for sheet in openpyxl.load_workbook(io.BytesIO(data))}


def agree(ours: object, theirs: object, scale: float) -> bool:
    """Whether two cells agree: an unknown value of ours is an error of theirs, whatever its name."""
    if ours == "#N/A" or isinstance(theirs, ErrorValue):
        return ours == "#N/A" and (isinstance(theirs, ErrorValue) or str(theirs).startswith("#"))
    return close(ours, theirs, scale=scale) or {ours, theirs} <= {"", None}


def scale_of(world: World) -> float:
    annual = world.results.methodologies[ID].annual
    return max((abs(float(x)) for x in (annual.reference, annual.project) if x is not None), default=0.0)


def check_libreoffice(found: list[World], folder: Path) -> None:
    recalculated = convert({f"w{at}.xlsx": world.workbook for at, world in enumerate(found)}, folder)
    for at, world in enumerate(found):
        mine, theirs = formula_cells(world.workbook), values(recalculated[f"w{at}.xlsx"])
        scale = scale_of(world)
        wrong = [f"{sheet}!{cell}: {value!r} {theirs[sheet].get(cell)!r}" for sheet, cells in mine.items()
                 for cell, value in cells.items() if not agree(value, theirs[sheet].get(cell), scale)]
        assert wrong == [], world.answers


@needs_libreoffice
def test_libreoffice_calculates_everything_the_same(tmp_path: Path) -> None:
    found = [*some(worlds(), tries(8, 80)), *some(worlds(gaps=True), tries(12, 150))]
    known = [world.results.methodologies[ID].annual.reduction is not None for world in found]
    assert known.count(True) > 5
    assert known.count(False) > 3
    check_libreoffice(found, tmp_path)


@settings(max_examples=tries(10, 200), suppress_health_check=list(HealthCheck), phases=(Phase.reuse, Phase.generate))
@given(st.one_of(worlds(), worlds(gaps=True)))
def test_both_engines_calculate_everything_the_same(world: World) -> None:
    (opinion,) = second_opinions(schema(), world.project, world.results)
    assert opinion.findings == ()
    twin = TwinBook.open(world.workbook)
    mine = formula_cells(world.workbook)
    places = {At(sheet, *_place(cell)): value for sheet, cells in mine.items() for cell, value in cells.items()}
    theirs = twin.read(places)
    assert [(at, ours, theirs[at]) for at, ours in places.items() if not agree(ours, _day(ours, theirs[at]),
                                                                              scale_of(world))] == []


def _place(cell: str) -> tuple[int, int]:
    from jcm_pdd.files.excel.values import split_reference

    return split_reference(cell)


def _day(ours: object, theirs: Any) -> Any:
    """Return the date of a day number where we show a date."""
    from datetime import datetime

    from jcm_pdd.files.excel.values import day_of

    return datetime.combine(day_of(theirs), datetime.min.time()) if isinstance(ours, datetime) else theirs


@pytest.mark.long
def test_a_thousand_units_of_twenty_owners_are_built_and_calculated_in_reasonable_time() -> None:
    world = many(20, 1000)
    assert world.results.methodologies[ID].annual.reduction is not None
    with within(2800):
        opinions = second_opinions(schema(), world.project, world.results)
    assert opinions[0].findings == ()


def test_the_methodology_uses_every_kind_of_look() -> None:
    from jcm_pdd.core.formula import tree

    used = {type(node) for formula in everything().formulas for node in tree.walk(formula.tree)}
    assert used >= {tree.Of, tree.Sum, tree.Lookup, tree.Call, tree.Logic, tree.Compare, tree.Str}
