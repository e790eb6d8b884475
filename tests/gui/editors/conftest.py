"""Projects the tests of the page open: real sessions on the forms and methodologies of the program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from jcm_pdd.core.project import Json
from jcm_pdd.files.session import Session
from jcm_pdd.files.store import Workplace
from jcm_pdd.gui import theme
from jcm_pdd.gui.language import Translators
from jcm_pdd.gui.page import SectionPage

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


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A solar project with three systems, one of them with a wrong capacity."""
    opened = open_project(tmp_path)
    yield opened
    opened.abandon()


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Install the translations of a language, English again at the end."""
    translators = Translators(qapp)
    yield translators.use
    translators.use("en")


@pytest.fixture
def page(qtbot, session: Session, speak: Callable[[str], None], qapp: QApplication) -> SectionPage:
    """The page of the project in English, on screen."""
    speak("en")
    theme.apply(qapp, dark=False)
    made = SectionPage(session, "en")
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    return made
