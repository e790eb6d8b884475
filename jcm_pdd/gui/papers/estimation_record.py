"""The record of one estimated value: its result beside the plan, basis, calculation, inputs, series and documents."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.papers.estimation import RECORDS, Estimated, Record, take_edit, with_formula
from jcm_pdd.core.papers.estimation_edits import removed, started
from jcm_pdd.core.papers.estimation_inputs import INPUTS, SERIES
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.review.papers.estimation import effect_of
from jcm_pdd.gui.breathing import in_slices
from jcm_pdd.gui.editors.desk import Desk
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.editors.lines import TextEditor
from jcm_pdd.gui.page.flow import FieldFlow
from jcm_pdd.gui.papers.estimation_facts import Facts, number_shown, title_shown
from jcm_pdd.gui.papers.estimation_tables import OfTable
from jcm_pdd.gui.tab_order import in_order
from jcm_pdd.gui.theme import SPACE_3, SPACE_4, set_role
from jcm_pdd.gui.wrap import WrapRow

_FIRST = ("basis", "year", "explanation", "formula", "series_unit")
_LAST = ("conservative", "check_value", "check_source", "evidence", "page")


class RecordView(QFrame):
    """Shows the record of one value at a time in the same fields, or offers to start one."""

    focused = Signal(str)
    where_printed = Signal(str)
    started = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.of = ""
        self.one: Estimated | None = None
        self.record: Record | None = None
        self._flows: list[FieldFlow] = []
        self._making = False
        set_role(self, "card")
        self.title = WrappedLabel(role="section", parent=self)
        self.nothing = WrappedLabel(role="secondary", parent=self)
        self.facts = Facts(self)
        self.said = WrappedLabel(role="hint", parent=self)
        self.take, self.start = QPushButton(self), QPushButton(self)
        self.go, self.remove = QPushButton(self), QPushButton(self)
        for button, run in ((self.take, self.take_over), (self.start, self.start_record), (self.go, self.go_to_value),
                            (self.remove, self.remove_record)):
            button.clicked.connect(run)
        self.inputs, self.series = OfTable(desk, INPUTS, self), OfTable(desk, SERIES, self)
        for table in (self.inputs, self.series):
            table.focused.connect(self.focused)
            table.where_printed.connect(self.where_printed)
        self.sums = WrappedLabel(role="hint", parent=self)
        self._arrange()

    def _arrange(self) -> None:
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_3)
        buttons = WrapRow()
        for button in (self.take, self.start, self.go, self.remove):
            buttons.addWidget(button)
        for widget in (self.title, self.nothing, self.facts, self.said):
            column.addWidget(widget)
        column.addLayout(buttons)
        for below in (self.inputs, self.series, self.sums):
            column.addWidget(below)

    # --- reading -----------------------------------------------------------------------------------

    def show_value(self, of: str, one: Estimated | None, record: Record | None) -> None:
        """Show the record of a value (None without one; `one` is None for an address that is no value any more)."""
        if self._making:  # asked again by what happens between two slices
            return
        moved = of != self.of
        self.of, self.one, self.record = of, one, record
        if record is not None:
            self._show_fields(record.row)
        if moved:
            for table in (self.inputs, self.series):
                table.show_of(of)
        self._say()

    def _show_fields(self, row: str) -> None:
        if not self._flows:
            self._make_fields(row)
        elif self._flows[0].editors[0].address != f"{RECORDS}/{row}/{_FIRST[0]}":
            for flow in self._flows:
                flow.show_row(row)

    def _make_fields(self, row: str) -> None:
        self._making = True
        with in_slices():
            columns = {place.address.rsplit("/", 1)[1]: place for place in self.desk.session.schema.tables[
                RECORDS].columns}
            for names, at in ((_FIRST, self.column.indexOf(self.inputs)), (_LAST, -1)):
                flow = FieldFlow(self.desk, tuple(columns[name] for name in names), self, row)
                flow.focused.connect(self.focused)
                flow.where_printed.connect(self.where_printed)
                self.column.insertWidget(at, flow)
                self._flows.append(flow)
        in_order((self.remove, self._flows[0], self.inputs, self.series, self._flows[1]))
        self._making = False
        self._formula().input.textEdited.connect(self._preview)

    def _parts(self) -> tuple[FieldFlow | OfTable, ...]:
        return (*self._flows, self.inputs, self.series)

    def _formula(self) -> TextEditor:
        return next(editor for editor in self._flows[0].editors
                    if isinstance(editor, TextEditor) and editor.address.endswith("/formula"))

    def _preview(self, typed: str) -> None:
        """Show what a calculation gives, or why it gives nothing, while it is typed."""
        if self.record is None:
            return
        trial = with_formula(self.record, typed)
        wrong = next((found for found in trial.findings if found.where == trial.at("formula")), None)
        self.facts.show_facts(self._told(trial))
        self.take.setEnabled(_takes(trial))
        self.said.setText(self.desk.session.message(wrong, self.desk.language).what if wrong is not None else "")
        self.said.setVisible(bool(self.said.text()))

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Read the fields and tables again; `show_value` has brought the record up to date before."""
        if self._making:
            return
        if self.record is not None:
            for flow in self._flows:
                flow.refresh(changed, origin)
        for table in (self.inputs, self.series):
            table.refresh(changed, origin)
        self._say()

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        for part in self._parts():
            part.retranslate()
        self._say()

    def _say(self) -> None:
        record, open_for_change = self.record, not self.desk.read_only
        self.title.setText(title_shown(self.desk, self.one) if self.one is not None else self.of)
        self.nothing.setText(self._nothing())
        self.nothing.setVisible(bool(self.nothing.text()))
        self.facts.show_facts(self._told(record) if record is not None else ())
        self.said.setText(self._effect(record) if record is not None else "")
        self.said.setVisible(bool(self.said.text()))
        self.take.setText(self.tr("Take over the value"))
        self.start.setText(self.tr("Start a record"))
        self.go.setText(self.tr("Go to the value"))
        self.remove.setText(self.tr("Remove the record"))
        self.take.setVisible(open_for_change and record is not None)
        self.take.setEnabled(record is not None and _takes(record))
        self.start.setVisible(open_for_change and record is None and self.one is not None)
        self.go.setVisible(self.one is not None)
        self.remove.setVisible(open_for_change and (record is not None or self.one is None))
        for part in self._parts():
            part.setVisible(record is not None)
        self.sums.setText(self._sums(record) if record is not None else "")
        self.sums.setVisible(bool(self.sums.text()))

    def _nothing(self) -> str:
        if self.one is None:
            return self.tr("This record belongs to a value the project does not have any more. Bring the value back, "
                           "or remove the record.")
        if self.record is None:
            return self.tr("This value has no record yet. Start one to say what it rests on.")
        return ""

    def _told(self, record: Record) -> tuple[tuple[str, str], ...]:
        unit = "" if record.of.unit == "-" else f" {record.of.unit}"
        facts = [(self.tr("Result of the record"),
                  self.tr("no result yet") if record.taken is None else number_shown(record.taken) + unit),
                 (self.tr("Value of the plan"),
                  self.tr("not entered") if record.plan is None else number_shown(record.plan) + unit)]
        if record.deviation is not None:
            deviation = f"{record.deviation:+.1f} %".replace("-", "\u2212")
            facts.append((self.tr("Deviation from the cross-check"), deviation))
        return tuple(facts)

    def _effect(self, record: Record) -> str:
        """Return what taking the result over would change."""
        if not record.differs:
            return self.tr("The plan has the result of this record.") if record.result is not None and (
                record.plan is not None) else ""
        effect = effect_of(self.desk.session.context, record)
        if effect is None:
            return self.tr("The plan has another value than this record gives.")
        told = self.tr("The plan has another value than this record gives; taking it over changes the reductions of "
                       "all years by {effect} tCO2.")
        return told.format(effect=f"{effect:+,d}".replace("-", "\u2212"))

    def _sums(self, record: Record) -> str:
        series, values = record.series, record.series.values()
        if not values:
            return ""
        told = (self.tr("{count} months, {first} to {last}: sum {sum} {unit}, a year of it (sum × 12 / {count}) "
                        "{year} {unit}") if series.step == "month" else
                self.tr("{count} years, {first} to {last}: sum {sum} {unit}, mean of a year {year} {unit}"))
        return told.format(count=len(series.known), first=series.known[0].period, last=series.known[-1].period,
                           sum=number_shown(values["SERIES_SUM"]), year=number_shown(values["SERIES_YEAR"]),
                           unit=series.unit)

    # --- sending and focus -------------------------------------------------------------------------

    def take_over(self) -> None:
        """Make the result of the record the value of the plan; one step."""
        self.commit()
        if self.record is None or self.desk.read_only:
            return
        session = self.desk.session
        try:
            session.record(take_edit(session.schema, session.project, self.record))
        except Problem as problem:
            from jcm_pdd.files.messages import problem_text

            self.said.setText(problem_text(problem, self.desk.language))
            self.said.setVisible(True)

    def start_record(self) -> None:
        """Make an empty record of the value and go into it."""
        if self.one is not None and self.record is None and not self.desk.read_only:
            edit, _ = started(self.desk.session.project, self.of)
            self.desk.session.record(edit)
            self.started.emit()

    def remove_record(self) -> None:
        """Take the record away with its inputs and its series; Undo brings it back."""
        if not self.desk.read_only:
            self.desk.session.record(removed(self.desk.session.project, self.of))

    def go_to_value(self) -> None:
        """Go to the question whose value is estimated."""
        self.commit()
        self.desk.go_to(self.of)

    def enter(self) -> None:
        """Put the cursor into the first field."""
        if self._flows and self.record is not None:
            self._flows[0].editors[0].take_focus()

    def unsent(self) -> bool:
        """Return whether something typed was not sent."""
        return self.record is not None and any(part.unsent() for part in self._parts())

    def commit(self) -> None:
        """Send what is typed."""
        if self.record is not None:
            for part in self._parts():
                part.commit()

    def go_to(self, address: str) -> QWidget | None:
        """Put the cursor on an answer of the record that is shown."""
        for part in self._parts():
            target = part.go_to(address)
            if target is not None:
                return target
        return None


def _takes(record: Record) -> bool:
    """Tell whether taking a record's result over would change the plan."""
    return record.result is not None and (record.plan is None or record.differs)
