"""How the calculation grows: many rows, values of their own for every year, tables that name one another.

Limits are ratios of medians in one run: to the fixed decimal loop (2.8 of which are 16 ms on the reference machine), to
another engine on the same calculation, or of a larger project to a smaller one.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from jcm_pdd.core.calculation import Calculator
from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.project import Json, Project
from jcm_pdd.files.definitions import library
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from tests.benchmarks import shape
from tests.benchmarks.baseline import ratio
from tests.benchmarks.growing import TABLE, edits, systems
from tests.benchmarks.test_engine import chillers
from tests.core.test_relations import grid, made, parameter, project, table

pytestmark = pytest.mark.benchmark
ROWS, YEARS = "ID_AM002/chillers", range(2026, 2047)
COLUMNS = ("EC_PJ@2030", "EC_PJ", "COP_PJ")


def overridden() -> Project:
    """Return 1,000 chillers over 20 years with a value for each year in every row."""
    here = chillers()
    return Project({**here.answers, **{f"{ROWS}/r{row}/EC_PJ@{year}": str(900 + row + year - YEARS[0])
                                       for row in range(1, 1001) for year in YEARS}})


def seconds(work: Callable[[], object], rounds: int = 5, clock: Callable[[], float] = time.process_time) -> float:
    """Return the median processor seconds of some work: wall time would count who else works during the longer one."""
    found = []
    for _ in range(rounds):
        start = clock()
        work()
        found.append(clock() - start)
    return statistics.median(found)


@pytest.mark.parametrize("column", COLUMNS)
def test_an_edit_calculated_with_a_value_a_year_in_every_row(column: str) -> None:
    calculator = Calculator((library().methodology("ID_AM002", "02.0"),))
    measured = ratio(edits(calculator, overridden(), f"{ROWS}/r500/{column}"))
    assert measured <= 1.5, measured


def test_a_value_every_row_of_every_year_reads() -> None:
    calculator = Calculator((library().methodology("ID_AM002", "02.0"),))
    measured = ratio(edits(calculator, overridden(), "ID_AM002/EF_grid"))
    assert measured <= 8, measured


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """An open project of 1,000 chillers with a value for each year in every row."""
    place = Workplace(tmp_path_factory.mktemp("place"), lambda: datetime(2026, 1, 1, tzinfo=UTC), "tester")
    answers: dict[str, Json] = {**overridden().answers, "methodologies/r1/methodology": "ID_AM002",
                                "methodologies/r1/version": "02.0"}
    opened = Session.create(place)
    opened.set_answers(answers)
    yield opened
    opened.abandon()


@pytest.mark.parametrize("column", COLUMNS)
def test_an_edit_recorded_calculated_reviewed_and_told(session: Session, column: str) -> None:
    told: list[object] = []

    def listener(changed: frozenset[str], origin: object) -> None:
        told.append((changed, origin, session.section_states(), session.findings))

    stop = session.listen(listener)
    values = iter(range(1000, 10_000))

    def edit() -> None:
        session.set_text(f"{ROWS}/r500/{column}", str(next(values)))

    edit()
    measured = ratio(edit)
    stop()
    assert len(told) == 10
    assert measured <= 2.8, measured


def growth(smaller: int, larger: int) -> tuple[float, float]:
    """Return how many times as long a full calculation and one edit take with more rows; answers are at hand."""
    took: dict[tuple[int, str], list[float]] = {}
    started = {rows: (Calculator((systems(rows)[0],)), systems(rows)[1]) for rows in (smaller, larger)}
    for number in range(5):
        for rows, (calculator, here) in started.items():
            address = f"{TABLE}/r{rows // 2}/EG"
            moved = here.apply([here.change(address, str(2000 + number))])
            took.setdefault((rows, "full"), []).append(seconds(partial(calculator.results, here), 1))
            took.setdefault((rows, "edit"), []).append(seconds(partial(calculator.results, moved, [address]), 3))
    middle = {key: statistics.median(found) for key, found in took.items()}
    return middle[larger, "full"] / middle[smaller, "full"], middle[larger, "edit"] / middle[smaller, "edit"]


def test_ten_thousand_rows_take_ten_times_as_long_as_a_thousand() -> None:
    full, edited = growth(1000, 10_000)
    assert full <= 20, full  # quadratic growth would be 100
    assert edited <= 5, edited


@pytest.mark.long
def test_a_hundred_thousand_rows_take_ten_times_as_long_as_ten_thousand() -> None:
    full, edited = growth(10_000, 100_000)
    assert full <= 20, full
    assert edited <= 10, edited


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak memory of one process alone")
def test_a_hundred_thousand_rows_fit_into_memory() -> None:
    done = subprocess.run([sys.executable, "-m", "tests.benchmarks.growing", "100000"], capture_output=True, text=True,
                          check=True, cwd=Path(__file__).parent.parent.parent)
    measured = float(done.stdout)
    assert measured <= 200, measured


def related(rows: int) -> Project:
    """Return as many utilities as transformers, each transformer of one utility, each rate another every year."""
    here = project(utilities=[{"utility": f"Utility {n}", "rate": f"0.{n % 97}"} for n in range(rows)],
                   transformers=[{"owner": f"UTILITY {n * 7 % rows}", "n": str(n), "loss": "2"} for n in range(rows)])
    rates = {f"XX_AM001/utilities/r{n}/rate@{year}": f"0.0{year % 20}" for n in range(1, rows + 1) for year in YEARS}
    return Project({**here.answers, "start_date": "2026-01-01", "lifetime": "20", "horizon": "lifetime", **rates})


@pytest.mark.parametrize(("address", "limit"), [
    ("XX_AM001/transformers/r5/n", 2), ("XX_AM001/utilities/r5/rate@2030", 2)])
def test_an_edit_between_a_thousand_rows_and_a_thousand_others(address: str, limit: float) -> None:
    measured = ratio(edits(Calculator((grid(),)), related(1000), address))
    assert measured <= limit, measured


def test_rows_that_name_rows_grow_as_the_rows_do() -> None:
    times = []
    for rows in (250, 1000):
        here = related(rows)
        times.append(seconds(lambda here=here: Calculator((grid(),)).results(here), 3))  # type: ignore[misc]
    assert times[1] / times[0] <= 7, times


def test_a_history_of_sixty_deposits_in_each_of_twenty_years() -> None:
    decay = made({"CH4": ("deposits", "if(year <= YEAR, W * exp(-k * (YEAR - year)) * (1 - exp(-k)), 0)"),
                  "RE": "sum(x, CH4)", "PE": "0"},
                 [parameter("year", table="deposits"), parameter("W", table="deposits"), parameter("k")],
                 [table("deposits", "x")])
    here = project(deposits=[{"year": str(1986 + row), "W": str(1000 + row)} for row in range(60)])
    here = Project({**here.answers, "XX_AM001/k": "0.1", "start_date": "2026-01-01", "lifetime": "20",
                    "horizon": "lifetime"})
    whole = ratio(lambda: Calculator((decay,)).results(here), 5)
    edited = ratio(edits(Calculator((decay,)), here, "XX_AM001/deposits/r5/W"))
    assert whole <= 10, whole
    assert edited <= 1, edited


@pytest.mark.parametrize(("formulas", "limit"), [
    (120, 2),  # reading the definition is most of it
    (1200, 1), pytest.param(12_000, 1, marks=pytest.mark.long)])
def test_not_slower_than_a_spreadsheet_engine(formulas: int, limit: float, tmp_path: Path) -> None:
    """The same calculation, from the definition and the answers or from the workbook, to the same number."""
    formualizer = pytest.importorskip("formualizer")
    place = tmp_path / "b.xlsx"
    place.write_bytes(shape.workbook(formulas))
    definition, answers = shape.definition(), Project(shape.answers(formulas))

    def ours() -> float:
        methodology = MethodologyDef.model_validate(definition)
        state = Calculator((methodology,)).results(answers).methodologies[shape.NAME].state
        return float(str(state.scalars["RE"]))

    def theirs() -> float:
        book = formualizer.load_workbook(str(place))
        book.evaluate_all()
        return float(book.get_value(shape.FIRST[0], 1, 6))

    assert ours() == theirs() > 0
    ours_seconds, their_seconds = [], []
    for _ in range(7):
        ours_seconds.append(seconds(ours, 1, time.perf_counter))
        their_seconds.append(seconds(theirs, 1, time.perf_counter))
    measured = statistics.median(ours_seconds) / statistics.median(their_seconds)
    assert measured <= limit, measured
