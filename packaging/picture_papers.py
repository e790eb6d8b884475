"""Pages of the working papers for packaging/screenshots.py, on the sample of the chiller factory."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtTest import QTest

from jcm_pdd.gui.main_window import MainWindow

CHILLERS = "id_factory_chillers"
SETTLE_MS = 900


def paper(section: str, scroll: int = 0) -> Callable[[MainWindow], None]:
    """Return a function that shows the page of a section, scrolled down by so many pixels."""

    def show(window: MainWindow) -> None:
        window.show_workspace()
        window.workspace.show_section(section)
        QTest.qWait(SETTLE_MS)
        window.workspace.page.verticalScrollBar().setValue(scroll)

    return show


def at(address: str) -> Callable[[MainWindow], None]:
    """Return a function that goes to a question, so that its row is chosen and its proofs are shown."""

    def show(window: MainWindow) -> None:
        window.show_workspace()
        window.workspace.go_to(address)
        QTest.qWait(SETTLE_MS)

    return show


PAPER_PAGES: tuple[tuple[str, str | None, Callable[[MainWindow], None]], ...] = (
    ("paper-evidence", CHILLERS, paper("evidence")),
    ("paper-evidence-card", CHILLERS, at("evidence/r1/title")),
    ("paper-estimates", CHILLERS, paper("estimates")),
    ("paper-estimates-record", CHILLERS, paper("estimates", 420)),
    ("paper-meters", CHILLERS, paper("meter_register")),
    ("paper-meters-card", CHILLERS, at("meters/r1/maker")),
    ("paper-organisation", CHILLERS, paper("monitoring_manual")),
    ("paper-figure", CHILLERS, paper("figure")),
    ("paper-request", CHILLERS, paper("data_requests")),
    ("paper-visit", CHILLERS, paper("site_visit")),
    ("paper-measured", CHILLERS, paper("measured_data")),
    ("paper-environment", CHILLERS, paper("environment")),
    ("paper-consultation", CHILLERS, paper("consultation_record")),
    ("paper-proof", CHILLERS, at("ID_AM002/chillers/r1/EC_PJ.method")),
)
