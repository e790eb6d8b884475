"""The window of a person who has never opened a project."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from jcm_pdd.files.preferences import PreferenceFile
from jcm_pdd.files.store import Workplace
from jcm_pdd.gui import app as program
from jcm_pdd.gui.doors import Doors
from jcm_pdd.gui.look import Look
from jcm_pdd.gui.main_window import MainWindow
from jcm_pdd.gui.workbench import Workbench
from tests.person.person import Person
from tests.person.watch import Watch


class Asked:
    """Stands for the desktop's file dialogs, which are no part of the window: says where to save."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def save_file(self, proposed: str) -> Path:
        return self.path

    def unsaved(self, title: str) -> str:
        return "discard"


@pytest.fixture
def window(qapp: QApplication, qtbot, tmp_path: Path) -> Iterator[MainWindow]:
    kept = PreferenceFile(tmp_path / "config")
    kept.change(language="en", theme="light")
    look = Look(qapp)
    look.use(kept.value)
    place = Workplace(tmp_path / "data", lambda: datetime.now(UTC), "keiko", "here")
    made = MainWindow(Workbench(Doors("keiko", place)), kept, look, Asked(tmp_path / "chillers.jcmpdd"))  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    program.begin(made, [])
    yield made
    made.bench.close(discard=True)
    QGuiApplication.clipboard().clear()  # what a test has put there must not outlive Python


@pytest.fixture
def person(window: MainWindow) -> Person:
    return Person(Watch())
