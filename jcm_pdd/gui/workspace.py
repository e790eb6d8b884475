"""The workspace of one open project: steps, page, side panel and result line, kept in step with the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from jcm_pdd.core.schema import Block, CriterionBlock, section_of
from jcm_pdd.gui import language, theme
from jcm_pdd.gui.breathing import breathe
from jcm_pdd.gui.first_project import FirstProject
from jcm_pdd.gui.page import SectionPage
from jcm_pdd.gui.panels.side import Side
from jcm_pdd.gui.result_line import ResultLine
from jcm_pdd.gui.steps import EXPORT, REVIEW, StepList
from jcm_pdd.gui.trail import Trail

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent, QResizeEvent

    from jcm_pdd.files.session import Session

STEPS_WIDTH, STEPS_LEAST, SIDE_WIDTH, PAGE_LEAST = 280, 176, 344, 468
"""Pixels; the least ones and that of the side panel fit a window of 960 (1440 at 150 %)."""
FOLLOW_MS = 60
EVIDENCE = "evidence"
"""The section that shows the files of the evidence register."""


class Workspace(QWidget):
    """Shows one session; holds nothing but which section and which field the user is in."""

    place_changed = Signal(str, str)
    desk_asked = Signal()
    export_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._narrow = False
        self.address = ""
        """The field the user is in, "" at the head of a section."""
        self.trail = Trail(self)
        self.place_changed.connect(self.trail.went)
        self.steps, self.result = StepList(self), ResultLine(self)
        breathe()  # a project is opened in slices, so that the window lives on
        self.side = Side(self)
        breathe()
        self.page = SectionPage(session, language.current(), self)
        self.first = FirstProject(self)
        breathe()
        self._build()
        breathe()
        self.steps.chosen.connect(self.show_section)
        self.steps.asked.connect(self._finish)
        self.side.chosen.connect(self.go_to)
        self.side.evidence_asked.connect(self.show_evidence)
        self.result.asked.connect(self._asked)
        self.page.address_focused.connect(self._focused)
        # Later: the page may be built anew, and the field that asked is still at work.
        self.page.place_asked.connect(self.go_to, Qt.ConnectionType.QueuedConnection)
        self.page.onward_asked.connect(self._onward, Qt.ConnectionType.QueuedConnection)
        # Page and steps follow an edit at once; counts, numbers and findings a moment later, after the typing.
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(FOLLOW_MS)
        self._follow.timeout.connect(self._follow_in_turns)
        session.patient = True
        self._follow_now()
        breathe()
        self.show_section(self.steps.sections()[0])

    @property
    def section(self) -> str:
        """The id of the section shown."""
        return self.steps.section() or ""

    def refresh(self) -> None:
        """Show what the session holds now, a moment later."""
        self._follow.start()

    def show_section(self, section: str) -> None:
        """Show a section; nothing typed is lost by it."""
        if self.steps.section() != section:
            self.steps.choose(section)
        self.page.show_section(section, from_outside=True)
        self.address = ""
        self.side.show_place(section)
        self.place_changed.emit(section, "")

    def go_to(self, address: str) -> None:
        """Show the section an address is asked in and put the focus there; the id of a section shows that."""
        section = section_of(self.session.schema, address)
        if section is None:
            if address in self.steps.sections():
                self.show_section(address)
            return
        if section != self.section:
            self.show_section(section)
        if not self.page.focus_address(address):
            self.focus_page()

    def show_evidence(self, row: str, page: str) -> None:
        """Show a piece of evidence of the register at a page."""
        from jcm_pdd.gui.papers.evidence_preview import EvidencePreview

        if self.section != EVIDENCE:
            self.show_section(EVIDENCE)
        part = self.page.findChild(EvidencePreview)
        if part is not None:
            part.show_evidence(row, page)
            QTimer.singleShot(0, part, lambda: self.page.verticalScrollBar().setValue(part.y()))

    def walk(self, step: int) -> None:
        """Go `step` sections on (or back); stays at the ends."""
        sections = self.steps.sections()
        at = sections.index(self.section) + step
        if 0 <= at < len(sections):
            self.show_section(sections[at])
            self.focus_page()

    def go_along(self, step: int) -> None:
        """Go to the place one was at before (-1), or on again (1); the field one was in has the keyboard."""
        place = self.trail.go(step, self.steps.sections())
        if place is None:
            return
        section, address = place
        self.show_section(section)
        if not address or not self.page.focus_address(address):
            self.focus_page()

    def focus_page(self) -> None:
        """Put the keyboard into the first field of the page."""
        first = next((w for w in self.page.findChildren(QWidget)
                      if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisibleTo(self.page)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def next_finding(self) -> None:
        """Go to the next finding of the list shown, round and round."""
        rows = self.side.findings.rows()
        if not rows:
            return
        at = self.side.findings.list.currentIndex().row() + 1
        index = self.side.findings.list.model().index(at % len(rows), 0)
        self.side.findings.list.setCurrentIndex(index)
        self.go_to(rows[index.row()].address)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}.get(event.button())
        if step is None:
            super().mousePressEvent(event)
        else:
            self.go_along(step)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # The window is laid in slices: the language may change before there is a page.
        if event.type() == event.Type.LanguageChange and hasattr(self, "page"):
            self.page.set_language(language.current())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole = STEPS_WIDTH + PAGE_LEAST + SIDE_WIDTH
        narrow = self.width() < whole
        if narrow:  # the steps give way first: they wrap
            steps = max(STEPS_WIDTH - (whole - self.width()), STEPS_LEAST)
            self._split.setSizes([steps, PAGE_LEAST, max(self.width() - steps - PAGE_LEAST, 0)])
        elif self._narrow:
            self._split.setSizes([STEPS_WIDTH, self.width() - STEPS_WIDTH - SIDE_WIDTH, SIDE_WIDTH])
        self._narrow = narrow

    def _build(self) -> None:
        left = QFrame(self)
        theme.set_role(left, "panel")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, theme.SPACE_2, 0, theme.SPACE_2)
        column.addWidget(self.steps)
        right = QFrame(self)
        theme.set_role(right, "panel")
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.first)
        beside.addWidget(self.side)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        for widget in (left, self.page, right):
            split.addWidget(widget)
        self.page.setMinimumWidth(PAGE_LEAST)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.setSizes([STEPS_WIDTH, 2000, SIDE_WIDTH])
        for at, stretch in enumerate((0, 1, 0)):
            split.setStretchFactor(at, stretch)
        left.setMinimumWidth(STEPS_LEAST)
        self._split = split
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(split, 1)
        line = QFrame(self)
        theme.set_role(line, "line")
        whole.addWidget(line)
        whole.addWidget(self.result)

    def _follow_in_turns(self) -> None:
        if self.page.following.running:
            self._follow.start()  # the page first: the user looks at it
            return
        self._follow_steps()
        QTimer.singleShot(0, self, self._follow_side)  # a key may come between

    def _follow_now(self) -> None:
        self._follow_steps()
        breathe()
        self._follow_side()

    def _follow_steps(self) -> None:
        self.steps.show_project(self.session.schema, self.session.section_states(), self.session.findings)
        if self.page.section not in (None, self.steps.section()):
            self.steps.choose(str(self.page.section))  # a page just taken in was not in the list before
        self.result.show_session(self.session)

    def _follow_side(self) -> None:
        self.side.show_session(self.session)
        self.first.show_session(self.session)

    def _focused(self, address: str) -> None:
        self.address = address
        if self.page.following.running:  # Return in a cell of a large table: the guide comes after the key
            QTimer.singleShot(0, self, lambda: self.side.show_place(self.section, self.address))
        else:
            self.side.show_place(self.section, address)
        self.place_changed.emit(self.section, address)

    def _onward(self) -> None:
        if self.section == self.steps.sections()[-1]:
            self._finish(REVIEW)
        else:
            self.walk(1)

    def _finish(self, what: str) -> None:
        """Go to one of the last two steps: what the review found, or the export."""
        if what == EXPORT:
            self.export_asked.emit()
        else:
            self.side.show_findings()
            self.side.enter()

    def _asked(self, what: str) -> None:
        if what in ("error", "open"):
            self.side.show_findings(what)
            self.side.enter()
            return
        if what == "official":
            self.side.setCurrentWidget(self.side.numbers)
            self.side.enter()
            return
        if what == "defaults":  # they are confirmed beside the official document
            self.desk_asked.emit()
            return
        for plan in self.session.schema.sections:
            for block in plan.blocks:
                if _counted(block) == what:
                    self.show_section(plan.definition.id)
                    return


def _counted(block: Block) -> str:
    """Return which chip of the result line counts what a block asks."""
    return "criteria" if isinstance(block, CriterionBlock) else ""
