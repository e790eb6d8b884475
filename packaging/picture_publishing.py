"""Pages on confidential parts and the package for screenshots.py, on the sample of the two rooftops."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest

from jcm_pdd.core.confidential import mark_edit
from jcm_pdd.gui.main_window import MainWindow

SOLAR = "th_rooftop_solar"
SETTLE_MS = 500


def _marked(window: MainWindow) -> None:
    session = window.bench.session
    things = {"participants/r1/name": (), "TH_AM001/systems/r1/EG": (), "sites/r2": (), "description_figures": ()}
    reason = "Under a non-disclosure agreement with the owner"
    session.record(mark_edit(session.schema, session.project, things, reason))


def marks(window: MainWindow) -> None:
    """What is marked, what still says it, and what can be worked out."""
    _marked(window)
    window.commands.publishing.show_marks()
    QTest.qWait(SETTLE_MS)


def marking(window: MainWindow) -> None:
    """The box in which words of a text are marked."""
    window.commands.publishing.ask("description", "Example Auto Parts (Thailand) Co., Ltd.")
    window.stack.currentWidget().box.reason.setText("Not announced yet")
    QTest.qWait(SETTLE_MS)


def marked_fields(window: MainWindow) -> None:
    """Fields and cells that are marked."""
    _marked(window)
    window.show_home()
    window.workspace.go_to("participants/r1/name")
    QTest.qWait(SETTLE_MS)


def package(window: MainWindow) -> None:
    """The page of the package."""
    _marked(window)
    window.commands.publishing.show_package()
    QTest.qWait(SETTLE_MS)


PUBLISHING_PAGES: tuple[tuple[str, str | None, Callable[[MainWindow], None]], ...] = (
    ("marks", SOLAR, marks),
    ("marking", SOLAR, marking),
    ("marked-fields", SOLAR, marked_fields),
    ("package", SOLAR, package),
)
