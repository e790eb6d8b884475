"""The side panel: guide, findings, numbers, imported documents, preview, one at a time; F6 goes round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from jcm_pdd.gui.breathing import breathe
from jcm_pdd.gui.panels.findings import Findings
from jcm_pdd.gui.panels.guide import Guide
from jcm_pdd.gui.panels.numbers import Numbers
from jcm_pdd.gui.panels.papers import Papers
from jcm_pdd.gui.panels.preview import Preview

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session


LEAST = 300
"""Pixels a panel needs to be read."""


class Side(QTabWidget):
    """The panels as tabs; `chosen` carries an address to go to. That of imported documents is there when it has
    something to show.
    """

    chosen = Signal(str)
    went_wrong = Signal(object)
    take_asked = Signal(str)
    use_asked = Signal(str, str)
    evidence_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.tabBar().setExpanding(False)
        self.tabBar().setProperty("role", "side")
        self.guide, self.findings, self.numbers = Guide(self), Findings(self), Numbers(self)
        breathe()
        self.papers, self.preview = Papers(self), Preview(self)
        for panel in (self.guide, self.findings, self.numbers, self.papers, self.preview):
            self.addTab(panel, "")
        self.findings.chosen.connect(self.chosen)
        self.numbers.chosen.connect(self.chosen)
        self.papers.chosen.connect(self.chosen)
        for panel in (self.findings, self.numbers):
            panel.take_asked.connect(self.take_asked)
        self.numbers.use_asked.connect(self.use_asked)
        self.guide.went_wrong.connect(self.went_wrong)
        self.guide.chosen.connect(self.chosen)
        self.guide.evidence_asked.connect(self.evidence_asked)
        self.numbers.trace.evidence_asked.connect(self.evidence_asked)
        self.papers.open_asked.connect(lambda: self.show_findings("open"))
        self.papers.went_wrong.connect(self.went_wrong)
        self._session: Session | None = None
        self._say()

    def show_session(self, session: Session) -> None:
        """Show findings and numbers as they are now."""
        self._session = session
        self.guide.refresh()
        self.findings.show_session(session)
        breathe()
        self.numbers.show_session(session)
        self.papers.show_session(session)
        self.preview.show_session(session)
        self._say()

    def show_place(self, section: str, address: str = "") -> None:
        """Show the guide of a section and of an address in it."""
        if self._session is not None:
            self.guide.show_place(self._session, section, address)
            self.preview.show_place(section)

    def cycle(self) -> None:
        """Go to the next panel and into it."""
        at = self.currentIndex()
        shown = [tab for tab in range(self.count()) if self.isTabVisible(tab)]
        self.setCurrentIndex(next((tab for tab in shown if tab > at), shown[0]))
        self.enter()

    def enter(self) -> None:
        """Put the keyboard focus into the panel that is shown."""
        panel = self.currentWidget()
        target: QWidget | None = panel
        if panel is self.findings and self.findings.rows():
            target = self.findings.list
        elif panel is self.papers:
            target = self.papers.first()
        if target is not None:
            target.setFocus()

    def show_findings(self, severity: str = "") -> None:
        """Bring the findings to the front, of one severity or all."""
        self.findings.filter(severity)
        self.setCurrentWidget(self.findings)

    def show_papers(self) -> None:
        """Bring to the front what is left of imported documents; nothing happens when nothing is."""
        if self._session is not None:
            self.papers.show_session(self._session)
            self._say()
        if self.isTabVisible(self.indexOf(self.papers)):
            self.setCurrentWidget(self.papers)
            self.enter()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Side panel"))
        count = len(self._session.findings) if self._session is not None else 0
        left = self.papers.left()
        names = (self.tr("Guide"), self.tr("Findings") + f" {count}" if count else self.tr("Findings"),
                 self.tr("Numbers"), self.tr("Documents") + f" {left}" if left else self.tr("Documents"),
                 self.tr("Preview"))
        for at, name in enumerate(names):
            if name != self.tabText(at):  # Qt lays out every panel for a name, the same one too
                self.setTabText(at, name)
        self.setTabVisible(3, self.papers.anything())
        self.setMinimumWidth(max(LEAST, self.tabBar().sizeHint().width()))  # no panel is out of sight
        for at, tip in enumerate((self.tr("What to write here (F6)"), self.tr("What is wrong or open (F6)"),
                                  self.tr("Results and how they are calculated (F6)"),
                                  self.tr("What is left of imported documents (F6)"),
                                  self.tr("The pages as they would be printed now (F6)"))):
            self.setTabToolTip(at, tip)
