"""Complete inputs of the three methodologies, to be changed by the tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jcm_pdd.core.methodology import MethodologyDef
from jcm_pdd.core.project import Json, Project
from jcm_pdd.files.definitions import library

PERIOD: dict[str, Json] = {"start_date": "2019-07-01", "lifetime": "4", "horizon": "lifetime", "proration": "days"}
ROWS: dict[str, list[dict[str, Json]]] = {
    "TH_AM001/systems": [
        {"name": "A", "capacity": "1200", "connection": "grid", "EG": "1680"},
        {"name": "B", "capacity": "1250", "connection": "both", "EG": "1737.5"},
        {"name": "C", "capacity": "10", "connection": "captive", "EG": "11.1"},
    ],
    "ID_AM002/chillers": [
        {"name": "A", "capacity": "500", "COP_PJ": "6.35", "T_cooling_out": "36", "T_chilled_out": "7",
         "EC_PJ": "1450", "ODP": "0", "refrigerant": "R-134a"},
        {"name": "B", "capacity": "299.999", "COP_PJ": "6.5", "T_cooling_out": "37", "T_chilled_out": "7",
         "EC_PJ": "333.3", "ODP": "0", "refrigerant": "R-134a"},
        {"name": "C", "capacity": "1249", "COP_PJ": "6.9", "T_cooling_out": "35", "T_chilled_out": "6.5",
         "EC_PJ": "2050", "ODP": "0", "refrigerant": "R-134a"},
    ],
    "ID_AM003/refrigerators": [
        {"name": "A", "application": "quick_freezer", "refrigerant": "co2", "cooling_capacity": "160",
         "power_input": "98", "EC_PJ": "250"},
        {"name": "B", "application": "cold_storage", "refrigerant": "nh3", "cooling_capacity": "342",
         "power_input": "180", "EC_PJ": "400"},
    ],
}
SCALARS: dict[str, dict[str, Json]] = {
    "TH_AM001": {"IEC_61215": True, "IEC_61646": False, "IEC_62108": False, "IEC_61730_1": True,
                 "IEC_61730_2": True},
    "ID_AM002": {"supply": "mixed", "EF_grid": "0.741", "EI_grid": "10800", "h_gen": "600", "RC_CAP": "2",
                 "captive_fossil": True, "checks_per_year": "6", "replaces_existing": True, "existing_plan": True},
    "ID_AM003": {"EF_elec": "0.75"},
}
VERSIONS = {"TH_AM001": "01.0", "ID_AM002": "02.0", "ID_AM003": "01.0"}


def methodology_of(name: str) -> MethodologyDef:
    return library().methodology(name, VERSIONS[name])


def project_of(name: str) -> Project:
    """Return a project whose methodology inputs are all there."""
    answers: dict[str, Json] = dict(PERIOD)
    answers.update({f"{name}/{key}": value for key, value in SCALARS[name].items()})
    for table, rows in ROWS.items():
        if table.startswith(f"{name}/"):
            answers[table] = [f"r{at}" for at in range(1, len(rows) + 1)]
            for at, row in enumerate(rows, 1):
                answers.update({f"{table}/r{at}/{column}": value for column, value in row.items()})
    return Project(answers)


@pytest.fixture(scope="session", params=sorted(VERSIONS))
def name(request: pytest.FixtureRequest) -> str:
    """Each of the three methodologies in turn."""
    return str(request.param)


@pytest.fixture(scope="session")
def methodology(name: str) -> MethodologyDef:
    return methodology_of(name)


@pytest.fixture(scope="session")
def project(name: str) -> Project:
    return project_of(name)


@pytest.fixture(scope="session")
def complete() -> Callable[[str], tuple[MethodologyDef, Project]]:
    """Methodology and project by id, for tests that should not print both whenever an example fails."""
    return lambda name: (methodology_of(name), project_of(name))
