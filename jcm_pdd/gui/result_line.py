"""The answer, always in sight: emission reductions in total and per year, what changed, and what is left to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from jcm_pdd.gui import theme, words
from jcm_pdd.gui.panels.official import beside
from jcm_pdd.gui.wrap import WrapRow

if TYPE_CHECKING:
    from jcm_pdd.files.session import Session


class ResultLine(QFrame):
    """The bottom line; `asked` carries the severity or "official", "defaults", "criteria" whose chip was pressed."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "panel")
        self._session: Session | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_6, theme.SPACE_2, theme.SPACE_6, theme.SPACE_2)
        row.setSpacing(theme.SPACE_6)
        self.total, self.average = _Figure("answer", self), _Figure("answer", self)
        self.reference, self.project, self.change = (_Figure("label", self) for _ in range(3))
        for figure in (self.total, self.average, self.reference, self.project, self.change):
            row.addWidget(figure)
        self.chips = {name: _ChipButton(self) for name in ("official", "criteria", "error", "open", "defaults")}
        chips = WrapRow(spacing=theme.SPACE_1, right=True)
        for name, chip in self.chips.items():
            chip.clicked.connect(lambda _=False, which=name: self.asked.emit(which))
            chips.addWidget(chip)
        row.addLayout(chips, 1)

    def show_session(self, session: Session) -> None:
        """Show the answer of a session."""
        self._session = session
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._session is not None:
            self._say()

    def _say(self) -> None:
        if self._session is None:
            return
        results = self._session.results
        total = results.total
        self.total.show_number(self.tr("Emission reductions, total"), total.emission_reductions)
        self.average.show_number(self.tr("Average per year"), results.average)
        self.reference.show_number(self.tr("Reference"), total.reference_emissions)
        self.project.show_number(self.tr("Project"), total.project_emissions)
        moved = self._session.change_since_save
        self.change.show_text(self.tr("Since last save"), words.MISSING if moved is None else words.change(moved),
                              self.tr("Change of the total in tCO2 since the last save"))
        self._say_chips()

    def _say_chips(self) -> None:
        session = self._session
        if session is None:
            return
        counts = {name: sum(f.severity == name for f in session.findings) for name in ("error", "open")}
        criteria = session.results.criteria
        met = sum(criterion.verdict == "met" for criterion in criteria)
        broken = any(criterion.verdict == "not_met" for criterion in criteria)
        tone = "error" if broken else "accent" if met == len(criteria) else "open"
        self.chips["criteria"].say(self.tr("Criteria {met} of {all} met").format(met=met, all=len(criteria)), tone)
        self.chips["criteria"].setVisible(bool(criteria))
        official = beside(session)
        worst = next((one for tone in ("error", "open", "neutral", "accent") for one in official if one.tone == tone),
                     None)
        self.chips["official"].setVisible(worst is not None)
        state, tone = (worst.state, worst.tone) if worst is not None else (words.MISSING, "neutral")
        self.chips["official"].say(self.tr("Official: {state}").format(state=state), tone)
        self.chips["error"].say(self.tr("Errors {count}").format(count=counts["error"]),
                                "error" if counts["error"] else "accent")
        self.chips["open"].say(self.tr("Open {count}").format(count=counts["open"]),
                               "open" if counts["open"] else "accent")
        defaults = sum(f.code == "default.not_verified" for f in session.findings)
        self.chips["defaults"].say(self.tr("Unverified defaults {count}").format(count=defaults), "open")
        self.chips["defaults"].setVisible(bool(defaults))


class _Figure(QWidget):
    """A number with its name above it."""

    def __init__(self, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.name, self.value = QLabel(self), QLabel(self)
        theme.set_role(self.name, "hint")
        theme.set_role(self.value, role)
        column.addWidget(self.name)
        column.addWidget(self.value, 1, Qt.AlignmentFlag.AlignBottom)

    def show_number(self, name: str, value: int | None) -> None:
        """Show whole tCO2."""
        self.show_text(name, f"{words.tonnes(value)} tCO2", "")

    def show_text(self, name: str, text: str, tip: str) -> None:
        """Show a text under its name."""
        self.name.setText(name)
        self.value.setText(text)
        self.setToolTip(tip)
        self.value.setAccessibleName(f"{name}: {text}")


class _ChipButton(QPushButton):
    """A chip that leads to what it counts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tone = ""
        theme.ThemeWatcher(self, self._colour)

    def say(self, text: str, tone: str) -> None:
        """Say something in a tone."""
        self.setText(text)
        if tone != self._tone:
            self._tone = tone
            self._colour()

    def _colour(self) -> None:
        if not self._tone:
            return
        t = theme.tokens()
        ink, ground = {"neutral": (t.secondary, t.neutral_soft), "accent": (t.accent, t.accent_soft),
                       "open": (t.open, t.open_soft), "error": (t.error, t.error_soft)}[self._tone]
        sheet = (f"QPushButton {{ color: {ink}; background: {ground}; border: 2px solid {ground}; font-size: 11px;"
                 f" font-weight: 600; padding: 1px 8px; border-radius: 10px; min-height: 16px; }}"
                 f"QPushButton:focus, QPushButton:hover {{ border-color: {ink}; }}")
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
