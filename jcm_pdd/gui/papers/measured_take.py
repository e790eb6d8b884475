"""Where measured data are taken over to: the question, the meter, a note, and whether gaps are accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from jcm_pdd.core import units
from jcm_pdd.core.papers.estimation import estimated
from jcm_pdd.core.papers.measured import Taken, TakeOver, number_place, value_for
from jcm_pdd.core.papers.series import SeriesReport, percent
from jcm_pdd.core.problems import Problem
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.editors.inputs import LineInput
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.papers.estimation_facts import name_shown
from jcm_pdd.gui.theme import SPACE_1, SPACE_3, set_role

if TYPE_CHECKING:
    from jcm_pdd.gui.editors.desk import Desk


class TakeView(QWidget):
    """`wished` carries a TakeOver without its file."""

    wished = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._report: SeriesReport | None = None
        self.place_label, self.meter_label, self.note_label = (QLabel(self) for _ in range(3))
        self.place, self.meter = ChoiceBox(self), ChoiceBox(self)
        self.note = LineInput(parent=self)
        self.accept = QCheckBox(self)
        self.becomes = WrappedLabel(role="secondary", parent=self)
        self.value, self.series = QPushButton(self), QPushButton(self)
        self._build()
        self.retranslate()

    def show_report(self, report: SeriesReport | None) -> None:
        """Offer to take a report over."""
        self._report = report
        self.accept.setChecked(False)
        self.retranslate()

    def refresh(self) -> None:
        """Read the questions and meters of the session again; what was chosen stays."""
        session = self.desk.session
        found = list(estimated(session.schema, session.project, session.results))
        unit = self._report.unit if self._report is not None else ""
        fitting = [one for one in found if unit and units.factor(unit, one.unit) is not None]
        values = [(name_shown(self.desk, one), one.address) for one in fitting or found]
        tags = [str(tag) for row in self.desk.rows("meters") if (tag := self.desk.stored(f"meters/{row}/tag"))]
        _fill(self.place, values)
        _fill(self.meter, [(self.tr("not named"), ""), *((tag, tag) for tag in tags)])
        self._tell()

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        for label, editor, text in ((self.place_label, self.place, self.tr("Take over into")),
                                    (self.meter_label, self.meter, self.tr("Meter")),
                                    (self.note_label, self.note, self.tr("Note"))):
            label.setText(text)
            editor.setAccessibleName(text)
        self.note.setPlaceholderText(self.tr("Such as why a gap is acceptable"))
        covered = percent(self._report.covered) if self._report is not None else "0"
        self.accept.setText(self.tr("Take it over although only {covered} % of the period are covered")
                            .format(covered=covered))
        self.accept.setVisible(self._report is not None and not self._report.whole)
        self.value.setText(self.tr("Take over as value"))
        self.series.setText(self.tr("Take over as series of the estimate"))
        self.refresh()

    # --- inside ----------------------------------------------------------------------------------------

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_1)
        for at, (label, editor) in enumerate(((self.place_label, self.place), (self.meter_label, self.meter),
                                              (self.note_label, self.note))):
            set_role(label, "hint")
            label.setBuddy(editor)
            grid.addWidget(label, 0, at)
            grid.addWidget(editor, 1, at)
            grid.setColumnStretch(at, (3, 1, 2)[at])
        for box in (self.place, self.meter):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
        grid.addWidget(self.becomes, 2, 0, 1, 3)
        grid.addWidget(self.accept, 3, 0, 1, 3)
        row = QHBoxLayout()
        row.addWidget(self.value)
        row.addWidget(self.series)
        row.addStretch(1)
        grid.addLayout(row, 4, 0, 1, 3)
        self.place.currentIndexChanged.connect(lambda _: self._tell())
        self.accept.toggled.connect(lambda _: self._tell())
        self.value.clicked.connect(lambda: self._wish("value"))
        self.series.clicked.connect(lambda: self._wish("series"))

    def _wish(self, taken: Taken) -> None:
        self.wished.emit(TakeOver(str(self.place.currentData() or ""), taken, self.accept.isChecked(),
                                  meter=str(self.meter.currentData() or ""), note=self.note.text().strip()))

    def _tell(self) -> None:
        """Say what the value would become, and let it be taken over only when gaps are accepted."""
        report, of = self._report, str(self.place.currentData() or "")
        ready = report is not None and bool(of) and not self.desk.read_only \
            and (report.whole or self.accept.isChecked())
        for button in (self.value, self.series):
            button.setEnabled(ready)
        if report is None or not of:
            self.becomes.setText(self.tr("Choose a methodology and enter its units first.") if not of else "")
            return
        try:
            place = number_place(self.desk.session.schema, of)
            unit = place.definition.unit or ""
            text = place.kind.show(value_for(report, unit, of), self.desk.language)
        except Problem as problem:
            from jcm_pdd.files.messages import problem_text

            self.becomes.setText(problem_text(problem, self.desk.language))
            return
        now = self.desk.text(of) or self.tr("nothing")
        self.becomes.setText(self.tr("{first} to {last}: {text} {unit}; entered now: {now}").format(
            first=report.first, last=report.last, text=text, unit=self.desk.unit(place.definition), now=now))


def _fill(box: QComboBox, options: list[tuple[str, str]]) -> None:
    if [(box.itemText(at), box.itemData(at)) for at in range(box.count())] == options:
        return
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    for text, value in options:
        box.addItem(text, value)
    box.setCurrentIndex(max(box.findData(chosen), 0) if options else -1)
    box.blockSignals(False)
