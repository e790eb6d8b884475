"""The side panel: guide, findings and numbers, one at a time; F6 goes round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from jcm_pdd.gui.panels.findings import Findings
from jcm_pdd.gui.panels.guide import Guide
from jcm_pdd.gui.panels.numbers import Numbers

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session


class Side(QTabWidget):
    """The three panels as tabs; `chosen` carries an address to go to."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.tabBar().setExpanding(False)
        self.guide, self.findings, self.numbers = Guide(self), Findings(self), Numbers(self)
        for panel in (self.guide, self.findings, self.numbers):
            self.addTab(panel, "")
        self.findings.chosen.connect(self.chosen)
        self.numbers.chosen.connect(self.chosen)
        self._session: Session | None = None
        self._say()

    def show_session(self, session: Session) -> None:
        """Show findings and numbers as they are now."""
        self._session = session
        self.findings.show_session(session)
        self.numbers.show_session(session)
        self._say()

    def show_place(self, section: str, address: str = "") -> None:
        """Show the guide of a section and of an address in it."""
        if self._session is not None:
            self.guide.show_place(self._session, section, address)

    def cycle(self) -> None:
        """Go to the next panel and into it."""
        self.setCurrentIndex((self.currentIndex() + 1) % self.count())
        self.enter()

    def enter(self) -> None:
        """Put the keyboard focus into the panel that is shown."""
        panel = self.currentWidget()
        target = panel.list if panel is self.findings and panel.rows() else panel
        target.setFocus()

    def show_findings(self, severity: str = "") -> None:
        """Bring the findings to the front, of one severity or all."""
        self.findings.filter(severity)
        self.setCurrentWidget(self.findings)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Side panel"))
        count = len(self._session.findings) if self._session is not None else 0
        self.setTabText(0, self.tr("Guide"))
        self.setTabText(1, f"{self.tr('Findings')} {count}" if count else self.tr("Findings"))
        self.setTabText(2, self.tr("Numbers"))
        for at, tip in enumerate((self.tr("What to write here (F6)"), self.tr("What is wrong or open (F6)"),
                                  self.tr("Results and how they are calculated (F6)"))):
            self.setTabToolTip(at, tip)
