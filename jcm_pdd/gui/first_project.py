"""The guided first project: a checklist above the side panel that ticks itself and goes where a step is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.core.first_steps import SECTIONS, FirstStep, first_steps
from jcm_pdd.gui import theme

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session

FEWEST = 44
"""Pixels of steps that stay in sight on a low screen: two of them."""


class _Rows(QScrollArea):
    """The steps: all of them where there is room, else a few that can be scrolled; the window never grows for them."""

    def __init__(self, steps: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidget(steps)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        theme.set_role(self, "panel")
        for part in (steps, self.viewport()):
            part.setAutoFillBackground(False)
        self._steps = self._next = steps

    def bring(self, row: QWidget) -> None:
        """Keep the step that comes next in sight."""
        self._next = row
        self.ensureWidgetVisible(row, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.ensureWidgetVisible(self._next, 0, 0)

    def sizeHint(self) -> QSize:
        return self._steps.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(FEWEST, self.sizeHint().height()))


class FirstProject(QFrame):
    """Shows the steps of one project; `chosen` carries an address, `asked` the id of a step that is not a page."""

    chosen = Signal(str)
    asked = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exported = False
        self._session: Session | None = None
        self._steps: tuple[FirstStep, ...] = ()
        self.title, self.hint, self.close_button = QLabel(self), QLabel(self), QToolButton(self)
        self.rows = {name: QPushButton(self) for name in SECTIONS}
        self._build()
        self._say()

    def show_session(self, session: Session) -> None:
        """Show how far a project is."""
        self._session = session
        if not self.isHidden():
            self._steps = first_steps(session.schema, session.section_states(), session.findings, self.exported)
            self._say()

    def set_shown(self, shown: bool) -> None:
        """Open or close the checklist."""
        self.setVisible(shown)
        if shown:
            self._say()
        if shown and self._session is not None:
            self.show_session(self._session)

    def tell_exported(self) -> None:
        """Tick the last step: documents were written."""
        self.exported = True
        if self._session is not None:
            self.show_session(self._session)

    def done(self) -> list[str]:
        """Return the steps that are ticked."""
        return [step.id for step in self._steps if step.done]

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        told = event.type() in (QEvent.Type.LanguageChange, QEvent.Type.StyleChange)
        if told and hasattr(self, "rows") and not self.isHidden():
            self._say()

    # --- inside ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme.set_role(self, "panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_4, theme.SPACE_2, theme.SPACE_2, theme.SPACE_2)
        column.setSpacing(0)
        head = QHBoxLayout()
        theme.set_role(self.title, "label")
        theme.set_role(self.hint, "hint")
        for text in (self.title, self.hint):
            text.setWordWrap(True)
        self.hint.setContentsMargins(theme.SPACE_2, 0, theme.SPACE_2, theme.SPACE_1)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        column.addLayout(head)
        steps = QWidget(self)
        steps.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)  # rows keep their whole height
        listed = QVBoxLayout(steps)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(0)
        for name, row in self.rows.items():
            theme.set_role(row, "step")
            row.setStyleSheet("text-align: left; padding: 1px 6px; min-height: 17px; border-color: transparent;"
                              " background: transparent;")
            row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.setIconSize(QSize(14, 14))
            row.setCursor(Qt.CursorShape.PointingHandCursor)
            row.clicked.connect(lambda _=False, which=name: self._go(which))
            listed.addWidget(row)
        self.listed = _Rows(steps, self)
        column.addWidget(self.listed)
        column.addWidget(self.hint)
        line = QFrame(self)
        theme.set_role(line, "line")
        column.addWidget(line)
        self.close_button.clicked.connect(self.left)

    def _go(self, name: str) -> None:
        step = next((one for one in self._steps if one.id == name), None)
        if step is None:
            return
        if step.target:
            self.chosen.emit(step.target)
        else:
            self.asked.emit(name)

    def _say(self) -> None:
        states = {step.id: step for step in self._steps}
        following = next((step.id for step in self._steps if not step.done), "")
        count = sum(step.done for step in self._steps)
        self.title.setText(self.tr("First project: {count} of {all} steps done").format(
            count=count, all=len(self._steps) or len(SECTIONS)))
        self.setAccessibleName(self.tr("Guided first project"))
        theme.set_icon(self.close_button, "x", "secondary")
        self.close_button.setToolTip(self.tr("Close the checklist; Help opens it again"))
        self.close_button.setAccessibleName(self.tr("Close the checklist; Help opens it again"))
        names = self._names()
        for at, (name, row) in enumerate(self.rows.items(), 1):
            done = name in states and states[name].done
            row.setVisible(not states or name in states)
            row.setText(f"{at}. {names[name]}")
            theme.set_icon(row, "circle-check" if done else "circle", "accent" if done else "secondary")
            state = self.tr("done") if done else self.tr("not done yet")
            row.setAccessibleName(f"{at}. {names[name]}, {state}")
            font = row.font()
            font.setBold(name == following)
            row.setFont(font)
            if name == following:
                self.listed.bring(row)
        self.hint.setText(self._hints().get(following, self.tr("Every step is done. Well done.")))

    def _names(self) -> dict[str, str]:
        return {
            "methodology": self.tr("Country and methodology"), "title": self.tr("Title"), "sites": self.tr("Sites"),
            "participants": self.tr("Participants"), "period": self.tr("Start and lifetime"),
            "inputs": self.tr("Inputs of the calculation"), "defaults": self.tr("Confirm the default values"),
            "criteria": self.tr("Eligibility criteria"), "plan": self.tr("Monitoring plan"),
            "check": self.tr("Settle what is open"), "export": self.tr("Export"),
        }

    def _hints(self) -> dict[str, str]:
        return {
            "methodology": self.tr("Choose the partner country, then the methodology that fits your technology."),
            "title": self.tr("The name of the project, in English, as it will stand on every document."),
            "sites": self.tr("One row a site, each with its own coordinates; any way of writing them will do."),
            "participants": self.tr("Every company that takes part, with its side."),
            "period": self.tr("The day operation starts, and for how many years you expect it."),
            "inputs": self.tr("What the formulas need. Any unit of the right kind is converted for you."),
            "defaults": self.tr("Compare each value with the official document, page by page."),
            "criteria": self.tr("Say for each criterion whether it is met, and what proves it."),
            "plan": self.tr("Who measures what, with which meter and how often."),
            "check": self.tr("Go through the findings until none is an error or open."),
            "export": self.tr("Write Word, Excel and PDF. Until nothing is open their names say _DRAFT."),
        }
