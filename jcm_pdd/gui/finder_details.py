"""What a person needs to choose a methodology: may it be used here, what must be known, how it calculates, how sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import language, methodology_words, theme, words

if TYPE_CHECKING:
    from jcm_pdd.core.completeness import Completeness
    from jcm_pdd.core.methodology import MethodologyDef, ParameterDef
    from jcm_pdd.files.definitions import Entry
    from jcm_pdd.files.finder import Details, Precedents

PROJECTS, FORMULAS = 8, 8


class FinderDetails(QScrollArea):
    """Shows one methodology; its definition is read when it is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = QFrame(self)
        theme.set_role(self._body, "card")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(theme.SPACE_4, theme.SPACE_3, theme.SPACE_4, theme.SPACE_3)
        self._column.setSpacing(theme.SPACE_1)
        self.title, self.facts, self.summary, self.state = (_label(role) for role in ("section", "hint", "", "hint"))
        self.chip = theme.StateChip("", "neutral", self._body)
        for widget in (self.title, self.facts, self.chip, self.state, self.summary):
            self._column.addWidget(widget)
        self._rest: list[QLabel] = []
        self._column.addStretch(1)
        self.setWidget(self._body)

    def show_entry(self, entry: Entry | None, unverified: int, country: str = "") -> None:
        """Show a methodology, or what to do when none is chosen; `unverified` counts values, -1 when damaged."""
        for label in self._rest:
            label.hide()
            self._column.removeWidget(label)
            label.deleteLater()
        self._rest = []
        for label in (self.facts, self.summary):
            label.setVisible(entry is not None)
        if entry is None:
            self.title.setText("")
            self.chip.show_state("", "neutral")
            self.state.setText(self.tr("Choose a methodology to read whether it can be used, what it asks for and how "
                                       "it calculates."))
            return
        self._head(entry, unverified)
        m = _definition(entry) if unverified >= 0 else None
        if m is not None:
            self._show(m, entry, country)
        self.verticalScrollBar().setValue(0)

    def texts(self) -> list[str]:
        """Return everything that is shown below the head."""
        return [label.text() for label in self._rest]

    # --- inside ----------------------------------------------------------------------------------------

    def _head(self, entry: Entry, unverified: int) -> None:
        speak = language.current()
        self.title.setText(entry.title.get(speak))
        dates = [self.tr("approved {day}").format(day=entry.approved_on)] if entry.approved_on else []
        if entry.in_force_until:
            dates.append(self.tr("in force until {day}").format(day=entry.in_force_until))
        self.facts.setText(words.listed([entry.key, *dates]))
        self.summary.setText(entry.summary.get(speak) if entry.summary is not None else "")
        if unverified < 0:
            self.chip.show_state(self.tr("Damaged"), "error")
            self.state.setText(self.tr("Its files were changed outside the program. Adopt it again."))
        elif entry.folder is not None:
            self.chip.show_state(self.tr("Adopted"), "accent")
            self.state.setText(self.tr("Made from your copy of the official files, and calculated by the workbook's "
                                       "own formulas."))
        elif entry.general:
            self.chip.show_state(self.tr("Not approved"), "open")
            self.state.setText(self.tr("A general shape to begin work with. No committee approved it; adopt the "
                                       "official files when there are some, and move the project to them."))
        else:
            self.chip.show_state(*(
                (self.tr("Values not verified: {count}").format(count=unverified), "open") if unverified
                else (self.tr("All values verified"), "accent")))
            self.state.setText(self.tr("The definition as a whole: {state}. Values that are not verified are checked "
                                       "against the official document inside the project.").format(
                state=words.verified(entry.status)))

    def _show(self, m: MethodologyDef, entry: Entry, country: str) -> None:
        from jcm_pdd.files.completeness import of_entry
        from jcm_pdd.files.finder import details, formula_lines, precedents

        speak, found = language.current(), details(m)
        self._part(self.tr("May it be used?"), [
            self.tr("{name}: {text}").format(name=criterion.label.get(speak), text=criterion.text.get(speak))
            for criterion in found.criteria])
        self._inputs(found)
        lines = list(formula_lines(m, speak))
        if m.calculated_by_workbook:
            lines = [self.tr("Calculated by the formulas of its official workbook.")]
        self._part(self.tr("How it calculates"), lines[:FORMULAS] + (["…"] if len(lines) > FORMULAS else []))
        sure = of_entry(entry)
        self._part(self.tr("How complete: {score} %, and how sure").format(score=sure.score), _sure(sure))
        self._precedents(precedents(entry, country))

    def _inputs(self, found: Details) -> None:
        speak = language.current()

        def line(p: ParameterDef) -> str:
            options = ", ".join(option.option for option in p.options)
            return words.listed([
                self.tr("{name}: {text}").format(name=p.symbol or p.id, text=p.label.get(speak)),
                methodology_words.unit(p.unit),
                self.tr("option {options}").format(options=options) if options else ""])

        self._part(self.tr("What is measured in operation"), [line(p) for p in found.monitored])
        self._part(self.tr("What must be known before"), [line(p) for p in found.fixed])

    def _precedents(self, found: Precedents) -> None:
        speak = language.current()
        lines = [one.title.get(speak) for one in found.here[:PROJECTS]]
        if len(found.here) > PROJECTS:
            lines.append(self.tr("and {count} more in this country").format(count=len(found.here) - PROJECTS))
        if found.elsewhere:
            lines.append(self.tr("In other countries: {count}").format(count=len(found.elsewhere)))
        self._part(self.tr("Supported projects of this technology (2013 to 2021)"),
                   lines or [self.tr("none in the ministry's list")])

    def _part(self, heading: str, lines: list[str]) -> None:
        if not lines:
            return
        for role, text in (("label", heading), ("", "\n".join(lines))):
            label = _label(role)
            label.setParent(self._body)
            label.setText(text)
            if role:
                label.setContentsMargins(0, theme.SPACE_2, 0, 0)
            self._column.insertWidget(self._column.count() - 1, label)
            label.show()
            self._rest.append(label)


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        theme.set_role(label, role)
    return label


def _definition(entry: Entry) -> MethodologyDef | None:
    try:
        return entry.methodology
    except Problem:
        return None


def _sure(found: Completeness) -> list[str]:
    """Return one line a part: how much of it is there, and how far that was checked."""
    names = {
        "formula": QCoreApplication.translate("Finder", "Formula"),
        "parameters": QCoreApplication.translate("Finder", "Inputs explained"),
        "defaults": QCoreApplication.translate("Finder", "Default values"),
        "criteria": QCoreApplication.translate("Finder", "Criteria"),
        "wording": QCoreApplication.translate("Finder", "Wording of the monitoring plan"),
        "cases": QCoreApplication.translate("Finder", "Worked cases"),
    }
    return [words.listed([f"{names.get(part.part, part.part)}: {part.score} %",
                          *(f"{words.verified(status)} {count}" for status, count in part.statuses.items())])
            for part in found.parts]
