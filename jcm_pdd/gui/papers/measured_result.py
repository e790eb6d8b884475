"""What a file of measured data shows and what came of it: first lines, findings, chart, sums, and where they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from jcm_pdd.core.papers.series import SeriesReport, percent
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.page.readonly import TextTable
from jcm_pdd.gui.papers.estimation_facts import number_shown
from jcm_pdd.gui.papers.measured_chart import SeriesChart
from jcm_pdd.gui.papers.measured_findings import FindingsView
from jcm_pdd.gui.papers.measured_take import TakeView
from jcm_pdd.gui.theme import SPACE_2, SPACE_3, set_role

if TYPE_CHECKING:
    from jcm_pdd.files.papers.series_reading import SeriesLook
    from jcm_pdd.gui.editors.desk import Desk

LINES, COLUMNS, CELL = 8, 7, 40
PERIODS = 40


class ResultView(QWidget):
    """Empty until a file was evaluated; `first_lines` stands by itself above the choices."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self._look: SeriesLook | None = None
        self._report: SeriesReport | None = None
        self.first_lines = QWidget(parent)
        self.file, self.cells = WrappedLabel(role="secondary", parent=self.first_lines), TextTable(self.first_lines)
        self.heads = [QLabel(self) for _ in range(4)]
        self.summary = WrappedLabel(role="secondary", parent=self)
        self.findings, self.chart = FindingsView(desk, self), SeriesChart(self)
        self.table, self.take = TextTable(self), TakeView(desk, self)
        above = QVBoxLayout(self.first_lines)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(SPACE_2)
        above.addWidget(self.file)
        above.addWidget(self.cells)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        for head, *parts in zip(self.heads, (self.findings, self.chart, self.table, self.take), strict=True):
            set_role(head, "section")
            column.addWidget(head)
            if head is self.heads[0]:
                column.addWidget(self.summary)
            for part in parts:
                column.addWidget(part)

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        for head, text in zip(self.heads, (self.tr("What was found"), self.tr("The series"), self.tr("Sums"),
                                           self.tr("Take over")), strict=True):
            head.setText(text)
        self.cells.setAccessibleName(self.tr("First lines of the file"))
        self.table.setAccessibleName(self.tr("Sums"))
        self.chart.describe()
        self.take.retranslate()
        self.show_result(self._look, self._report)

    def show_result(self, look: SeriesLook | None, report: SeriesReport | None) -> None:
        """Show what is there."""
        self._look = look
        self.first_lines.setVisible(look is not None)
        self.setVisible(report is not None)
        if look is not None:
            self._lines(look)
        fresh = report is not self._report
        self._report = report
        self.findings.show_report(report)
        self.chart.show_report(report)
        if fresh:
            self.take.show_report(report)
        if report is not None:
            self._sums(report)

    # --- inside ----------------------------------------------------------------------------------------

    def _lines(self, look: SeriesLook) -> None:
        mapping = look.mapping
        parts = [look.name, mapping.sheet or mapping.encoding]
        if look.remembered:
            parts.append(self.tr("read like the last file of this make"))
        self.file.setText("  ·  ".join(part for part in parts if part))
        first = max(mapping.header - 3, 0)
        shown = look.lines[first:first + LINES]
        width = min(max((len(line) for line in shown), default=0), COLUMNS)
        head = [self.tr("Line"), *(chr(65 + at) for at in range(width))]
        rows = [[str(first + number), *(line[at][:CELL] if at < len(line) else "" for at in range(width))]
                for number, line in enumerate(shown, start=1)]
        self.cells.texts.fill(head, rows, 99, False)

    def _sums(self, report: SeriesReport) -> None:
        self.summary.setText(self.tr("{rows} rows, {used} values every {step}, {first} to {last}").format(
            rows=f"{report.rows:,}", used=f"{report.used:,}", step=self._step(report.step), first=report.first,
            last=report.last))
        unit = f" ({report.unit})" if report.unit else ""
        head = [self.tr("Period"), self.tr("Measured") + unit, self.tr("Covered (%)"), self.tr("Values")]
        shown = report.periods[:PERIODS]
        rows = [[one.period, "–" if one.amount is None else number_shown(one.amount), percent(one.covered),
                 f"{one.count:,}"] for one in shown]
        if len(report.periods) > len(shown):
            rows.append([self.tr("and {count} more").format(count=len(report.periods) - len(shown)), "", "", ""])
        name = self.tr("Mean") if report.mapping.reading == "mean" else self.tr("Total")
        rows.append([name, "–" if report.total is None else number_shown(report.total), percent(report.covered),
                     f"{report.used:,}"])
        self.table.texts.fill(head, rows, 1, True)

    def _step(self, step: str) -> str:
        count, _, name = step.partition(" ")
        one = count == "1"
        words = {"month": self.tr("month") if one else self.tr("months"),
                 "d": self.tr("day") if one else self.tr("days"), "h": self.tr("h"), "min": self.tr("min"),
                 "s": self.tr("s")}
        return f"{count} {words.get(name, name)}"
