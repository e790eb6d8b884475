"""A long text on screen, in a project of its own."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication

from jcm_pdd.files.session import Session
from jcm_pdd.gui import theme
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.drafts import DraftSwitch
from jcm_pdd.gui.editors.texts import LongTextEditor


def _projects() -> ModuleType:
    path = Path(__file__).parents[1] / "editors" / "conftest.py"
    spec = importlib.util.spec_from_file_location("writing_projects", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A solar project of a person whose folder is empty."""
    opened = _projects().open_project(tmp_path / "data")
    yield opened
    DraftSwitch._of.pop(opened.journal.place.folder, None)
    opened.abandon()


@pytest.fixture
def editor_of(qapp: QApplication, qtbot, session: Session) -> Callable[..., LongTextEditor]:
    """Make the editor of a long text, on screen, wired to the session as a page is."""

    def make(address: str = "description", width: int = 800) -> LongTextEditor:
        theme.apply(qapp, dark=False)
        place = session.schema.place(address)
        assert place is not None
        editor = LongTextEditor(Desk(session, "en"), place, address)
        qtbot.addWidget(editor)
        editor.resize(width, 400)
        editor.show()
        qtbot.waitExposed(editor)
        stop = session.listen(editor.refresh)
        editor.destroyed.connect(stop)
        return editor

    return make
