"""The analysis on its page: the charts, the list of inputs, the scenarios; worked out anew after every change."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.analysis import pictures
from jcm_pdd.core.analysis.contribution import Split, contributions
from jcm_pdd.core.analysis.scenarios import CHANGES, SCENARIOS, Outcome, compare, scenarios
from jcm_pdd.core.analysis.sensitivity import Sensitivity, Told, vary
from jcm_pdd.gui import theme
from jcm_pdd.gui.analysis.chart_card import ChartCard
from jcm_pdd.gui.analysis.input_list import InputList
from jcm_pdd.gui.analysis.scenario_view import ScenarioView
from jcm_pdd.gui.analysis.slices import Slices
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.page.own_parts import OwnPart

if TYPE_CHECKING:
    from jcm_pdd.gui.editors.desk import Desk

WAIT_MS = 120
"""After the last change: a person who types on is not disturbed."""


class AnalysisPart(OwnPart):
    """Reads the session, works in slices, and sends the edits of scenarios."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.empty = WrappedLabel(role="secondary", parent=self)
        self.bar, self.cancel = QProgressBar(self), QPushButton(self)
        self.years = ChartCard("yearly_emissions", self)
        self.units = ChartCard("contribution_by_unit", self)
        self.inputs = ChartCard("sensitivity", self)
        self.list = InputList(desk, self)
        self.scenarios = ScenarioView(desk, self)
        self.found: Sensitivity | None = None
        self.splits: tuple[Split, ...] = ()
        self.outcomes: tuple[Outcome, ...] = ()
        self._slices = Slices(self)
        self._slices.told.connect(self._told)
        self._slices.done.connect(self._done)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(WAIT_MS)
        self._later.timeout.connect(self._start)
        self._whole = True
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        self.cancel.clicked.connect(self._stop)
        theme.set_role(self.cancel, "quiet")
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        progress = QHBoxLayout()
        progress.addWidget(self.bar, 1)
        progress.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_4)
        column.addWidget(self.empty)
        for card in (self.years, self.units, self.inputs):
            column.addWidget(card)
        column.addLayout(progress)
        column.addWidget(self.list)
        column.addWidget(self.scenarios)
        self._busy(False)

    # --- what the page asks ------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.empty.setText(self.tr("There is no result yet: choose a methodology in B.1, enter its values and the "
                                   "period of operation."))
        self.years.say(self.tr("Yearly emissions, tCO2"))
        self.units.say(self.tr("Contribution by unit"))
        self.inputs.say(self.tr("Sensitivity"))
        self.cancel.setText(self.tr("Cancel"))
        self.bar.setAccessibleName(self.tr("Progress of the analysis"))
        self.list.retranslate()
        self.scenarios.retranslate()
        self.refresh(frozenset(), None)

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Work it out again a moment later; after a change in scenarios alone, only these."""
        about_scenarios = bool(changed) and all(map(_of_scenarios, changed))
        self._whole = self._whole or not about_scenarios or self._slices.running
        self.scenarios.show_scenarios()
        self._show_years()
        self._later.start()

    def unsent(self) -> bool:
        """Tell whether something typed into a scenario was not sent."""
        return self.scenarios.unsent()

    def commit(self) -> None:
        """Send what is typed."""
        self.scenarios.commit()

    def go_to(self, address: str) -> QWidget | None:
        """Go to a scenario."""
        return self.scenarios.go_to(address) if _of_scenarios(address) else None

    # --- working -----------------------------------------------------------------------------------

    def _start(self) -> None:
        self._slices.start(self._work(self._whole))

    def _work(self, whole: bool) -> Generator[Told, None, None]:
        session = self.desk.session
        if whole:
            self.splits = contributions(session.results, session.project)
            self._show_units()
            yield 0, 0
        self.outcomes = ()
        found = []
        for one in compare(session.schema, session.project, scenarios(session.project), session.trial()):
            found.append(one)
            yield 0, 0
        self.outcomes = tuple(found)
        self.scenarios.show_outcomes(session.results, self.outcomes)
        if whole:
            yield 0, 0
            self.found = yield from vary(session.schema.methodologies, session.project, trial=session.trial())

    def _told(self, done: int, total: int) -> None:
        if total > 0 and not self.bar.isVisibleTo(self):
            # What is on the page is from before the last change: no number is better than a wrong one.
            self.inputs.show_chart(None, self.tr("Being worked out…"))
            self.list.hide()
        self._busy(total > 0)
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def _done(self, _nothing: object) -> None:
        self._whole = False
        self._busy(False)
        self._show_inputs()

    def _stop(self) -> None:
        self._later.stop()
        self._slices.stop()
        self._busy(False)
        self.inputs.show_chart(None, self.tr("Stopped. It is worked out again after the next change."))

    def _busy(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.cancel.setVisible(busy)

    @property
    def working(self) -> bool:
        """Whether something is still to come."""
        return self._later.isActive() or self._slices.running

    # --- showing -----------------------------------------------------------------------------------

    def _show_years(self) -> None:
        results, speak = self.desk.session.results, self.desk.language
        years = pictures.years_of(results)
        self.empty.setVisible(not years)
        for card in (self.years, self.units, self.inputs):
            card.setVisible(bool(years))
        self.list.setVisible(bool(years) and self.found is not None)
        words = self.tr("{year}: reference {reference}, project {project}, reductions {reduction} tCO2.")
        told = " ".join(words.format(year=one.year, reference=pictures.tonnes(one.reference),
                                     project=pictures.tonnes(one.project), reduction=pictures.tonnes(one.reduction))
                        for one in years)
        draw = (lambda wide, look: pictures.years_picture(results, wide, speak, look)) if years else None
        self.years.show_chart(draw, "", told)

    def _show_units(self) -> None:
        splits, speak = self.splits, self.desk.language
        parts = pictures.contribution_parts(splits, speak)
        told = " ".join(f"{part.name}: {pictures.tonnes(part.value)} tCO2." for part in parts)
        reasons = pictures.contribution_reasons(splits, speak)
        note = "\n".join((pictures.said("exact", speak), *reasons)) if parts else ""
        draw = (lambda wide, look: pictures.contribution_picture(splits, wide, speak, look)) if parts else None
        self.units.show_chart(draw, note, told)

    def _show_inputs(self) -> None:
        found, speak = self.found, self.desk.language
        if found is None or found.total is None:
            self.inputs.show_chart(None, "")
            self.list.hide()
            return
        self.list.show_inputs(found)
        self.list.show()
        told = " ".join(f"{pictures.input_name(one, speak)}: {pictures.side_text(one.low, speak)}, "
                        f"{pictures.side_text(one.high, speak)}." for one in found.effects)
        note = self.tr("Each input alone, by the same calculation as the result. A criterion that would be judged "
                       "otherwise is named in the list; its rule stays as it is.")
        if any(side.limited for one in found.effects for side in (one.low, one.high)):
            note += " " + self.tr("* stopped at the limit of the question.")
        draw = (lambda wide, look: pictures.tornado_picture(found, wide, speak, look)) if found.effects else None
        self.inputs.show_chart(draw, note, told)


def _of_scenarios(address: str) -> bool:
    return address.replace("#", "/").partition("/")[0] in (SCENARIOS, CHANGES)
