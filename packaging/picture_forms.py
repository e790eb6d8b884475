"""Pages of the package's forms and of the monitoring report for packaging/screenshots.py, on the chiller sample."""

from __future__ import annotations

from collections.abc import Callable

from picture_papers import CHILLERS, SETTLE_MS, paper
from PySide6.QtTest import QTest

from jcm_pdd.files.packages import take
from jcm_pdd.gui.main_window import MainWindow

UNITS = (("r1", "700.5"), ("r2", "650.25"), ("r3", "1000.125"))


def needed(window: MainWindow) -> None:
    """Show which documents the project needs."""
    window.actions_by_id["forms"].trigger()
    QTest.qWait(SETTLE_MS)


def form(document: str, number: int) -> Callable[[MainWindow], None]:
    """Return a function that takes a document into the package and shows one of its pages."""

    def show(window: MainWindow) -> None:
        take(window.workspace.session, document)
        paper(f"{document.lower()}_{number}")(window)

    return show


def monitored(section: str) -> Callable[[MainWindow], None]:
    """Return a function that enters a monitoring period with measured values and shows a page of it."""

    def show(window: MainWindow) -> None:
        answers = {"periods/r1/number": "1", "periods/r1/from": "2018-07-01", "periods/r1/to": "2019-12-31",
                   "periods/r1/is_current": "yes"}
        for at, (unit, value) in enumerate(UNITS, 1):
            answers |= {f"monitored/r{at}/of": f"ID_AM002/chillers/{unit}/EC_PJ", f"monitored/r{at}/from": "2018-07-01",
                        f"monitored/r{at}/to": "2018-12-31", f"monitored/r{at}/value": value,
                        f"monitored/r{at}/unit": "MWh"}
        window.workspace.session.set_answers(answers)
        paper(section)(window)

    return show


FORM_PAGES: tuple[tuple[str, str | None, Callable[[MainWindow], None]], ...] = (
    ("needed", CHILLERS, needed),
    ("form-registration", CHILLERS, form("Reg_Req", 2)),
    ("form-issuance", CHILLERS, form("Iss_Req", 2)),
    ("form-development", CHILLERS, form("SDIP", 2)),
    ("form-idea", CHILLERS, form("PIN", 2)),
    ("paper-periods", CHILLERS, monitored("monitoring_periods")),
    ("paper-monitored", CHILLERS, monitored("monitored_values")),
)
