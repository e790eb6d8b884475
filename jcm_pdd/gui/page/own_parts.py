"""Parts of a page that are more than fields and tables: each is one line here and imported when its page is shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from jcm_pdd.gui.editors.desk import Desk

# The name in `panel:` of a form definition, and the class that shows it as "module:Class".
OWN_PARTS: dict[str, str] = {
    "request": "jcm_pdd.gui.papers.request:RequestPart",
    "evidence_preview": "jcm_pdd.gui.papers.evidence_preview:EvidencePreview",
    "evidence_missing": "jcm_pdd.gui.papers.evidence_missing:EvidenceMissing",
    "estimates": "jcm_pdd.gui.papers.estimation:EstimatesPart",
    "meter_timeline": "jcm_pdd.gui.papers.meter_timeline:MeterTimeline",
    "organisation": "jcm_pdd.gui.papers.organisation:OrganisationPart",
    "measured": "jcm_pdd.gui.papers.measured_part:MeasuredPart",
    "monitoring_report": "jcm_pdd.gui.papers.monitoring_report:MonitoringReportPart",
    "visit": "jcm_pdd.gui.papers.visit:VisitPart",
    "figure": "jcm_pdd.gui.papers.figure:FigurePart",
    "drawn_figure": "jcm_pdd.gui.papers.drawn_figure:DrawnFigure",
    "analysis": "jcm_pdd.gui.analysis.part:AnalysisPart",
    "tpe_rounds": "jcm_pdd.gui.papers.rounds:RoundsPart",
    "signing": "jcm_pdd.gui.papers.signing:SigningPart",
    "project_timeline": "jcm_pdd.gui.papers.timeline:TimelinePart",
}


class OwnPart(QWidget):
    """What every part promises the page, as fields and tables do; a part reads the session and sends edits."""

    focused = Signal(str)
    where_printed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Read the session again after answers changed."""

    def unsent(self) -> bool:
        """Tell whether something typed was not sent."""
        return False

    def commit(self) -> None:
        """Send what is typed."""

    def go_to(self, address: str) -> QWidget | None:
        """Put the focus at an address and return what to scroll to; None when it is not here."""
        return None


def own_part(panel: str, desk: Desk, parent: QWidget) -> OwnPart | None:
    """Return the part a form definition asks for; None for one this program does not have."""
    if panel not in OWN_PARTS:
        return None
    module, _, name = OWN_PARTS[panel].partition(":")
    made: OwnPart = getattr(import_module(module), name)(desk, parent)
    return made
