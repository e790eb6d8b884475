"""Scenarios on the page: which there are, what is different in one, and all results side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.analysis import pictures
from jcm_pdd.core.analysis import scenarios as edits
from jcm_pdd.core.analysis.scenarios import Outcome, Scenario, planned, scenarios
from jcm_pdd.core.calculation import Results
from jcm_pdd.core.project import Edit
from jcm_pdd.gui import theme
from jcm_pdd.gui.analysis.change_rows import ChangeRows
from jcm_pdd.gui.analysis.chart_card import ChartCard
from jcm_pdd.gui.analysis.result_table import ResultTable
from jcm_pdd.gui.editors.inputs import Combo, LineInput
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.tab_order import in_order

if TYPE_CHECKING:
    from jcm_pdd.gui.editors.desk import Desk

_BUTTONS = ("new", "copy", "apply", "delete")


class ScenarioView(QWidget):
    """Shows the scenarios of the session and sends every change as one edit."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.heading, self.hint = QLabel(self), WrappedLabel(role="hint", parent=self)
        theme.set_role(self.heading, "section")
        self.choice, self.name = Combo(self), LineInput(parent=self)
        self.buttons = {name: QPushButton(self) for name in _BUTTONS}
        for name in ("copy", "delete"):
            theme.set_role(self.buttons[name], "quiet")
        self.rows = ChangeRows(desk, self)
        self.state = WrappedLabel(role="secondary", parent=self)
        self.chart = ChartCard("scenarios", self)
        self.table = ResultTable(self)
        self._outcomes: dict[str, Outcome] = {}
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        acts = {"new": self._new, "copy": self._copy, "apply": self._apply, "delete": self._delete}
        for name, button in self.buttons.items():
            button.clicked.connect(acts[name])
        self.choice.activated.connect(lambda _: self.show_scenarios())
        self.name.editingFinished.connect(self._rename)
        self.rows.given.connect(self._given)
        self.rows.dropped.connect(self._dropped)

    def _lay_out(self) -> None:
        top, acts = QHBoxLayout(), QHBoxLayout()
        for row in (top, acts):
            row.setSpacing(theme.SPACE_2)
        top.addWidget(self.choice, 1)
        top.addWidget(self.name, 1)
        for name in _BUTTONS:
            acts.addWidget(self.buttons[name])
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        column.addWidget(self.heading)
        column.addWidget(self.hint)
        column.addLayout(acts)
        column.addLayout(top)
        for widget in (self.rows, self.state, self.chart, self.table):
            column.addWidget(widget)

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.heading.setText(self.tr("Scenarios"))
        self.hint.setText(self.tr("What would be if? A scenario begins as the project is now; only what you enter here "
                                  "is different. The project's own answers stay until you apply it."))
        for name, text in (("new", self.tr("New scenario")), ("copy", self.tr("Duplicate")),
                           ("apply", self.tr("Apply to the project")), ("delete", self.tr("Delete"))):
            self.buttons[name].setText(text)
        self.choice.setAccessibleName(self.tr("Scenario"))
        self.name.setAccessibleName(self.tr("Name of the scenario"))
        self.rows.retranslate()
        self.table.retranslate(self.desk.language)

    # --- showing -----------------------------------------------------------------------------------

    @property
    def chosen(self) -> Scenario | None:
        """The scenario shown; None while there is none."""
        found = scenarios(self.desk.session.project)
        row = self.choice.currentData()
        return next((one for one in found if one.row == row), found[0] if found else None)

    def show_scenarios(self) -> None:
        """Read the scenarios again."""
        found, now = scenarios(self.desk.session.project), self.chosen
        self.choice.clear()
        for one in found:
            self.choice.addItem(one.name or "–", one.row)
        self.choice.setCurrentIndex(next((at for at, one in enumerate(found) if now and one.row == now.row), -1))
        there, editable = now is not None, not self.desk.read_only
        for widget in (self.choice, self.name, self.rows, self.buttons["copy"], self.buttons["delete"],
                       self.buttons["apply"]):
            widget.setVisible(there)
        for button in self.buttons.values():
            button.setEnabled(editable)
        self.name.setReadOnly(not editable)
        if now is not None and not self.name.isModified():
            self.name.setText(now.name)
        self.rows.show_scenario(now)  # makes its lines anew
        in_order((*self.buttons.values(), self.choice, self.name, *self.rows.parts(), self.chart,
                  self.table))
        self._say(now)

    def _say(self, now: Scenario | None) -> None:
        """Tell what of the scenario cannot be used, and whether it is what the project is already."""
        if now is None:
            self.state.setText(self.tr("There is no scenario yet."))
            return
        session = self.desk.session
        plan = planned(session.schema, session.project, now)
        self.rows.show_unusable({one.row: why for one, why in plan.unusable})
        ready = not plan.unusable and bool(plan.edit.changes)
        self.buttons["apply"].setEnabled(ready and not self.desk.read_only)
        self.state.setText(self.tr("Without what cannot be used there is no result.") if plan.unusable
                           else "" if ready else self.tr("Nothing is different from the project yet."))
        self.state.setVisible(bool(self.state.text()))

    def show_outcomes(self, base: Results, outcomes: tuple[Outcome, ...]) -> None:
        """Show the results side by side."""
        speak = self.desk.language
        there = bool(outcomes) and base.total.emission_reductions is not None
        self.chart.setVisible(there)
        self.table.setVisible(bool(outcomes))
        self.table.show_outcomes(base, outcomes, speak)
        self.chart.say(self.tr("Comparison of scenarios"))
        draw = (lambda wide, look: pictures.scenarios_picture(base, outcomes, wide, speak, look)) if there else None
        told = " ".join(f"{one.scenario.name}: {pictures.outcome_text(one, base, speak)}." for one in outcomes)
        self.chart.show_chart(draw, "", told)

    # --- sending -----------------------------------------------------------------------------------

    def _send(self, edit: Edit) -> None:
        if not self.desk.read_only:
            self.desk.session.record(edit, self)

    def _new(self) -> None:
        self._added(None)

    def _copy(self) -> None:
        self._added(self.chosen)

    def _added(self, like: Scenario | None) -> None:
        self._send(edits.started(self.desk.session.project, like.name if like is not None else "Scenario", like))
        self.choice.addItem("", scenarios(self.desk.session.project)[-1].row)
        self.choice.setCurrentIndex(self.choice.count() - 1)
        self.show_scenarios()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _rename(self) -> None:
        now = self.chosen
        if now is not None and self.name.isModified():
            self.name.setModified(False)
            self._send(edits.renamed(self.desk.session.project, now, self.name.text()))
            self.show_scenarios()

    def _given(self, about: str, value: str) -> None:
        now = self.chosen
        if now is not None:
            self._send(edits.changed(self.desk.session.project, now, about, value))
            self.show_scenarios()

    def _dropped(self, row: str) -> None:
        now = self.chosen
        if now is not None:
            self._send(edits.without(self.desk.session.project, now, row))
            self.show_scenarios()

    def _apply(self) -> None:
        now, session = self.chosen, self.desk.session
        if now is not None:
            plan = planned(session.schema, session.project, now)
            if not plan.unusable:
                self._send(plan.edit)

    def _delete(self) -> None:
        now = self.chosen
        if now is not None:
            self._send(edits.removed(self.desk.session.project, now))
            self.show_scenarios()

    def unsent(self) -> bool:
        """Tell whether something typed was not sent."""
        return self.name.isModified() or self.rows.unsent()

    def commit(self) -> None:
        """Send what is typed."""
        self._rename()
        self.rows.commit()

    def go_to(self, address: str) -> QWidget:
        """Show the scenario an address belongs to and put the focus there."""
        table, _, rest = address.partition("/")
        row = rest.partition("/")[0]
        for one in scenarios(self.desk.session.project):
            rows = [one.row] if table == edits.SCENARIOS else [change.row for change in one.changes]
            if row in rows:
                self.choice.setCurrentIndex(self.choice.findData(one.row))
                self.show_scenarios()
        target = self.choice if self.chosen is not None else self.buttons["new"]
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return target
