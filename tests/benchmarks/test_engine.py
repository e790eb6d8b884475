"""How long one edit takes to reach every dependent number, against fixed decimal arithmetic in the same run.

Run with `pytest -m benchmark`. Each test compares medians of interleaved rounds, so a slow machine slows both
sides; the recorded limit is a ratio, never seconds. The goal of 16 ms for one edit with everything recalculated
is a ratio of 2.8 on the reference machine.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jcm_pdd.core.calculation import Calculator, calculate
from jcm_pdd.core.project import Json, Project
from jcm_pdd.files.definitions import library
from tests.benchmarks.baseline import ratio

pytestmark = pytest.mark.benchmark

CHILLERS = 1000


def chillers() -> Project:
    """Return a project of 1,000 chillers over 20 years."""
    answers: dict[str, Json] = {
        "country": "ID", "start_date": "2026-04-01", "lifetime": "20", "ID_AM002/supply": "grid",
        "ID_AM002/EF_grid": "0.741", "ID_AM002/chillers": [f"r{n}" for n in range(1, CHILLERS + 1)],
    }
    for n in range(1, CHILLERS + 1):
        cells = {"name": f"CH-{n}", "capacity": str(200 + n), "COP_PJ": "6.3", "T_cooling_out": "36.5",
                 "T_chilled_out": "7", "EC_PJ": str(900 + n), "ODP": "0"}
        answers.update({f"ID_AM002/chillers/r{n}/{name}": value for name, value in cells.items()})
    return Project(answers)


def test_one_edit_among_a_thousand_chillers(benchmark: Callable[..., object]) -> None:
    methodology = library().methodology("ID_AM002", "02.0")
    project, calculator = chillers(), Calculator((methodology,))
    calculator.results(project)
    address = "ID_AM002/chillers/r500/EC_PJ"
    count = iter(range(10_000))

    def edit() -> None:
        changed = project.apply([project.change(address, str(1000 + next(count)))])
        assert calculator.results(changed, {address}).total.emission_reductions is not None

    measured = ratio(edit)
    benchmark(edit)
    assert measured <= 0.5, measured


def test_full_calculation_of_a_thousand_chillers(benchmark: Callable[..., object]) -> None:
    methodology = library().methodology("ID_AM002", "02.0")
    project = chillers()

    def full() -> None:
        assert calculate((methodology,), project).total.emission_reductions is not None

    measured = ratio(full)
    benchmark(full)
    assert measured <= 2.8, measured
