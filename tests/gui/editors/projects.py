"""Projects the tests of the window open: real sessions on the forms and methodologies of the program."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from jcm_pdd.core.project import Json
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace

ANSWERS: dict[str, Json] = {
    "country": "TH",
    "methodologies": ["r1"],
    "methodologies/r1/methodology": "TH_AM001",
    "methodologies/r1/version": "01.0",
    "title": "Solar power for two factories in Rayong",
    "start_date": "2027-04-01",
    "lifetime": "17",
    "sites": ["r1"],
    "sites/r1/name": "Rayong Factory",
    "TH_AM001/systems": ["r1", "r2", "r3"],
    "TH_AM001/systems/r1/name": "Roof A",
    "TH_AM001/systems/r1/capacity": "1,200",
    "TH_AM001/systems/r1/EG": "1,650",
    "TH_AM001/systems/r2/name": "Roof B",
    "TH_AM001/systems/r2/capacity": "800",
    "TH_AM001/systems/r3/name": "Parking",
    "TH_AM001/systems/r3/capacity": "many",
    "TH_AM001/IEC_61215": True,
    "TH_AM001/IEC_61730_1": True,
}


def open_project(folder: Path, answers: dict[str, Json] | None = None) -> Session:
    """Return a session on a new project with the given answers."""
    place = Workplace(folder, lambda: datetime(2026, 11, 20, 9, 0, tzinfo=UTC), "tester")
    session = Session.create(place)
    session.set_answers(ANSWERS if answers is None else answers)
    return session
