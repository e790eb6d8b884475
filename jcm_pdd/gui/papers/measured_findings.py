"""What is odd in a file of measured data, one line each, with what is to be done with it beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from jcm_pdd.core.papers.series import ACTIONS, Oddity, SeriesReport
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.editors.label import WrappedLabel, severity_word
from jcm_pdd.gui.theme import SPACE_2, SPACE_3, StateChip

if TYPE_CHECKING:
    from jcm_pdd.gui.editors.desk import Desk

_TONES = {"error": "error", "warning": "open", "note": "neutral"}
_ORDER = ("error", "warning", "note")


class FindingsView(QWidget):
    """The findings; `decided` carries the part of the mapping and what was chosen for it."""

    decided = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._report: SeriesReport | None = None
        self.boxes: dict[str, QComboBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_3)
        self._grid.setVerticalSpacing(SPACE_2)
        self._grid.setColumnStretch(1, 1)

    def show_report(self, report: SeriesReport | None) -> None:
        """Show the findings of a report, the gravest first."""
        self._report = report
        self.boxes = {}
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if report is None:
            return
        if not report.oddities:
            self._grid.addWidget(WrappedLabel(self.tr("Nothing odd was found."), "secondary", self), 0, 0, 1, 3)
        for row, one in enumerate(sorted(report.oddities, key=lambda one: _ORDER.index(one.finding.severity)
                                         if one.finding.severity in _ORDER else 9)):
            self._line(row, one)

    def _line(self, row: int, one: Oddity) -> None:
        message = self.desk.session.message(one.finding, self.desk.language)
        severity = str(one.finding.severity)
        chip = StateChip(severity_word(severity), _TONES.get(severity, "open"), self)
        text = WrappedLabel(f"{message.what}\n{message.do}", parent=self)
        self._grid.addWidget(chip, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(text, row, 1)
        if one.decides in ACTIONS and one.decides not in self.boxes:
            box = self._box(one.decides, message.what)
            self._grid.addWidget(box, row, 2, Qt.AlignmentFlag.AlignTop)

    def _box(self, decides: str, what: str) -> QComboBox:
        box = ChoiceBox(self)
        names = self._names()
        for action in ACTIONS[decides]:
            box.addItem(names[action], action)
        if self._report is not None:
            box.setCurrentIndex(box.findData(getattr(self._report.mapping, decides)))
        box.setAccessibleName(self.tr("What to do"))
        box.setAccessibleDescription(what)
        box.activated.connect(lambda _: self.decided.emit(decides, str(box.currentData())))
        self.boxes[decides] = box
        return box

    def _names(self) -> dict[str, str]:
        return {"one": self.tr("count it once"), "leave_out": self.tr("leave it out"), "keep": self.tr("let it count"),
                "first": self.tr("take the first"), "last": self.tr("take the last"),
                "from_zero": self.tr("count from zero"), "roll": self.tr("go on counting")}
