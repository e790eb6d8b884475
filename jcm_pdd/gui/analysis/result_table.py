"""The results of the project and of its scenarios side by side: reference, project and reduced emissions by year."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from jcm_pdd.core.analysis import pictures
from jcm_pdd.core.analysis.scenarios import Outcome, difference
from jcm_pdd.core.calculation import Results, Total, YearResult
from jcm_pdd.gui import words

ROW, YEAR, NUMBER = 26, 110, 84
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SYMBOLS = ("RE", "PE", "ER")
Numbers = tuple[int | None, int | None, int | None]


class ResultTable(QTableWidget):
    """Three columns for each of them; the last rows are the total and its difference to the project as it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.hide()

    def retranslate(self, language: str) -> None:
        """Write every word again in the language of the window."""
        self.setAccessibleName(self.tr("Results of the scenarios by year, tCO2"))

    def show_outcomes(self, base: Results, outcomes: Sequence[Outcome], language: str) -> None:
        """Fill the table."""
        names = [pictures.said("now", language), *(one.scenario.name for one in outcomes)]
        years = [{y.year: _of_year(y) for y in found} for found in (base.years, *(one.years for one in outcomes))]
        totals = [base.total, *(one.total for one in outcomes)]
        every = sorted({year for found in years for year in found})
        self.setColumnCount(1 + 3 * len(names))
        self.setRowCount(len(every) + 2)
        self.setHorizontalHeaderLabels([self.tr("Year"), *(f"{_short(name)}\n{symbol}" for name in names
                                                           for symbol in _SYMBOLS)])
        for at, year in enumerate(every):
            self._fill(at, str(year), [found.get(year, (None, None, None)) for found in years])
        self._fill(len(every), self.tr("Total"), [_of_total(total) for total in totals])
        moved = [None, *(difference(one.total, base.total) for one in outcomes)]
        self._fill(len(every) + 1, self.tr("Difference"), [(None, None, one) for one in moved], signed=True)
        self.setColumnWidth(0, YEAR)
        for column in range(1, self.columnCount()):
            head = _short(names[(column - 1) // 3])
            self.setColumnWidth(column, max(NUMBER, self.fontMetrics().horizontalAdvance(head) + 26))
        high = self.horizontalHeader().sizeHint().height() + self.rowCount() * ROW
        self.setFixedHeight(high + self.horizontalScrollBar().sizeHint().height() + 4)

    def _fill(self, row: int, name: str, groups: Sequence[Numbers], signed: bool = False) -> None:
        self._put(row, 0, name)
        for at, group in enumerate(groups):
            for number, value in enumerate(group):
                empty = "" if signed else words.MISSING
                text = empty if value is None else pictures.signed(value) if signed else words.tonnes(value)
                self._put(row, 1 + 3 * at + number, text)

    def _put(self, row: int, column: int, text: str) -> None:
        item = QTableWidgetItem(text)
        if column:
            item.setTextAlignment(_RIGHT)
        font = item.font()
        font.setBold(row >= self.rowCount() - 2)
        item.setFont(font)
        self.setItem(row, column, item)


def _short(name: str) -> str:
    return name if len(name) <= 14 else name[:13] + "…"


def _of_year(year: YearResult) -> Numbers:
    return year.reference_emissions, year.project_emissions, year.emission_reductions


def _of_total(total: Total) -> Numbers:
    return total.reference_emissions, total.project_emissions, total.emission_reductions
