"""One page a module for what is typed, composed and pasted into it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from jcm_pdd.gui import theme
from jcm_pdd.gui.page import SectionPage
from tests.gui.editors.conftest import open_project


@pytest.fixture(scope="module")
def page(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SectionPage]:
    """The page of a solar project in English, on screen."""
    theme.apply(qapp, dark=False)
    session = open_project(tmp_path_factory.mktemp("place"))
    made = SectionPage(session, "en")
    made.resize(900, 700)
    made.show()
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()
    session.abandon()
