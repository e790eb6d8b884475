"""The analysis of 1,000 units: no step between two looks at the keyboard is long, and the whole of it is short."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

import pytest

from jcm_pdd.core.analysis.contribution import contributions
from jcm_pdd.core.analysis.pictures import contribution_picture
from jcm_pdd.core.analysis.sensitivity import outcome, vary
from jcm_pdd.core.calculation import Calculator, calculate
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.project import Project
from tests.benchmarks.baseline import decimal_loop, ratio
from tests.core.test_relations import made, parameter, table

pytestmark = pytest.mark.benchmark
INPUTS = [f"q{at}" for at in range(40)]


def forty() -> tuple[MethodologyDef, Project]:
    """Return a methodology with 40 inputs a unit, and 1,000 units over eight years."""
    total = " + ".join(f"{name} * q0" for name in INPUTS)
    m = made({"RE": f"sum(i, {total})", "PE": "sum(i, q1)"}, [parameter(name, table="units") for name in INPUTS],
             [table("units", "i")])
    rows = [f"r{at}" for at in range(1, 1001)]
    cells = {f"XX_AM001/units/{row}/{name}": str(at % 97 + 1) for at, row in enumerate(rows) for name in INPUTS}
    return m, Project({**cells, "XX_AM001/units": list(rows), "start_date": "2027-04-01", "lifetime": "8"})


def processor_seconds_of_a_loop() -> float:
    """Return the median of some decimal loops: wall time would count who else works."""
    found = []
    for _ in range(5):
        start = time.process_time()
        decimal_loop()
        found.append(time.process_time() - start)
    return statistics.median(found)


def steps(m: MethodologyDef, project: Project) -> Iterator[float]:
    """Yield the processor seconds of each step of the sensitivity."""
    calculator = Calculator((m,))
    calculator.results(project)
    work = vary((m,), project, trial=calculator.fork())
    while True:
        start = time.process_time()
        try:
            next(work)
        except StopIteration:
            return
        yield time.process_time() - start


def test_a_step_of_a_thousand_rows_with_forty_inputs_is_short_and_so_is_the_whole() -> None:
    m, project = forty()
    assert len(outcome(vary((m,), project)).effects) == len(INPUTS)
    before = processor_seconds_of_a_loop()
    taken = sorted(steps(m, project))
    loop = max(before, processor_seconds_of_a_loop())
    # 17 loops are some 100 ms on the reference machine.
    assert taken[-1] / loop <= 12, taken[-1] / loop
    assert sum(taken) / loop <= 900, sum(taken) / loop


def test_contributions_of_a_thousand_units() -> None:
    m, project = forty()
    results = calculate((m,), project)
    assert ratio(lambda: contribution_picture(contributions(results, project), 160), rounds=5) <= 20
