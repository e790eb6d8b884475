"""The window as a person meets it: a folder of its own, English, light, and dialogs that answer by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from jcm_pdd.files.preferences import PreferenceFile
from jcm_pdd.files.store import Workplace
from jcm_pdd.gui.doors import Doors
from jcm_pdd.gui.look import Look
from jcm_pdd.gui.main_window import MainWindow
from jcm_pdd.gui.workbench import Workbench


@dataclass
class Answers:
    """What the user will answer when asked; `asked` lists the questions that came."""

    open: Path | None = None
    save: Path | None = None
    copy: Path | None = None
    to: Path | None = None
    document: Path | None = None
    forms: Path | None = None
    methodology: list[Path] = field(default_factory=list)
    text: Path | None = None
    confirmations: Path | None = None
    keep: str = "discard"
    over: bool = False
    asked: list[str] = field(default_factory=list)

    def open_file(self, folder: str) -> Path | None:
        self.asked.append("open")
        return self.open

    def copy_file(self, folder: str) -> Path | None:
        self.asked.append("copy")
        return self.copy

    def save_file(self, proposed: str) -> Path | None:
        self.asked.append("save")
        return self.save

    def document_file(self, folder: str) -> Path | None:
        self.asked.append("document")
        return self.document

    def forms_file(self, folder: str) -> Path | None:
        self.asked.append("forms")
        return self.forms

    def methodology_files(self, folder: str) -> list[Path]:
        self.asked.append("methodology")
        return self.methodology

    def methodology_text(self, folder: str) -> Path | None:
        self.asked.append("text")
        return self.text

    def confirmations_file(self, folder: str) -> Path | None:
        self.asked.append("confirmations")
        return self.confirmations

    def save_confirmations(self, folder: str) -> Path | None:
        self.asked.append("confirmations")
        return self.confirmations

    def folder(self, start: str) -> Path | None:
        self.asked.append("folder")
        return self.to

    def unsaved(self, title: str) -> str:
        self.asked.append("unsaved")
        return self.keep

    def take_over(self, holder: str) -> bool:
        self.asked.append("take_over")
        return self.over


@dataclass
class Desk:
    """A window with everything around it."""

    window: MainWindow
    answers: Answers
    kept: PreferenceFile
    look: Look

    @property
    def session(self):
        """Return the open session."""
        session = self.window.bench.session
        assert session is not None
        return session

    @property
    def workspace(self):
        """Return the workspace of the open session."""
        assert self.window.workspace is not None
        return self.window.workspace


@pytest.fixture
def desks(qapp: QApplication, qtbot, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Return a maker of windows; all of one test share a working folder unless `who` is another person."""
    made: list[Desk] = []

    def make(who: str = "keiko", language: str = "en", host: str = "here") -> Desk:
        answers = Answers()
        kept = PreferenceFile(tmp_path / who / "config")
        kept.change(language=language, theme="light")
        look = Look(qapp)
        look.use(kept.value)
        place = Workplace(tmp_path / who / "data", lambda: datetime.now(UTC), who, host)
        window = MainWindow(Workbench(Doors(who, place)), kept, look, answers)  # type: ignore[arg-type]
        qtbot.addWidget(window)
        window.resize(1280, 720)
        window.show()
        made.append(Desk(window, answers, kept, look))
        return made[-1]

    yield make
    for desk in made:
        desk.window.bench.close(discard=True)
    Look(qapp).use(PreferenceFile(tmp_path / "none").value.__class__(language="en", theme="light"))


@pytest.fixture
def desk(desks: Callable[..., Desk]) -> Desk:
    """Return one window."""
    return desks()


@pytest.fixture
def solar(desk: Desk) -> Desk:
    """Return a window with the solar sample open."""
    desk.window.commands.open_sample("th_rooftop_solar")
    return desk
