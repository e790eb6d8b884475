"""The slices of the monitoring period on their page: tonnes as far as they are known, and filling in measured data."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.papers.ex_post import Period, SliceResult, current_period, ex_post, slices
from jcm_pdd.core.problems import Problem
from jcm_pdd.core.text import beside
from jcm_pdd.gui import theme, words
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.jobs import Job
from jcm_pdd.gui.lines import ROW, Lines
from jcm_pdd.gui.page.own_parts import OwnPart
from jcm_pdd.gui.papers.monitoring_work import sum_slices
from jcm_pdd.gui.wrap import WrapRow

if TYPE_CHECKING:
    from jcm_pdd.core.papers.series import SeriesReport
    from jcm_pdd.files.monitoring_report.filling import Again
    from jcm_pdd.gui.editors.desk import Desk


NAMED = 6  # of what is missing, by name


class MonitoringReportPart(OwnPart):
    """Shows each calendar year of the chosen period; files are summed again in another process."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._job: Job | None = None
        self._problem: Problem | None = None
        self.title, self.state, self.message = (WrappedLabel(role=role, parent=self)
                                                for role in ("section", "secondary", "error"))
        self.list = Lines((160, 48, 48, 48), self)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # it is as high as its lines
        self.fill, self.gaps = QPushButton(self), QCheckBox(self)
        self.fill.clicked.connect(self._fill)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        row = WrapRow()
        row.addWidget(self.fill)
        row.addWidget(self.gaps)
        for widget in (self.title, self.list, self.state):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.message)
        self.retranslate()

    @property
    def running(self) -> bool:
        """Whether files are being summed."""
        return self._job is not None and self._job.running

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.title.setText(self.tr("Slices of the monitoring period, tCO2"))
        self.fill.setText(self.tr("Fill from measured data"))
        self.gaps.setText(self.tr("Also where the data do not cover every day"))
        self.list.setHeaderLabels([
            self.tr("Days"), self.tr("RE"), self.tr("PE"), self.tr("ER"), self.tr("Estimated")])
        self.list.setAccessibleName(self.title.text())
        self._show()

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Read the session again."""
        self._show()

    # --- inside --------------------------------------------------------------------------------------

    def _period(self) -> Period | None:
        return current_period(self.desk.session.project)

    def _show(self) -> None:
        from jcm_pdd.files.messages import problem_text

        session, period = self.desk.session, self._period()
        found = () if period is None else tuple(
            ex_post(session.schema.methodologies, session.project, session.results, one) for one in slices(period))
        self.list.clear()
        for one in found:
            self._line(one)
        self.list.numbers(1, 2, 3, 4)
        self.list.setVisible(bool(found))
        bar = self.list.horizontalScrollBar().sizeHint().height()
        self.list.setFixedHeight(self.list.header().sizeHint().height() + ROW * len(found) + bar)
        self.state.setText(self._said(found))
        self.fill.setEnabled(bool(found) and not self.desk.read_only and not self.running)
        self.message.setVisible(self._problem is not None)
        if self._problem is not None:
            self.message.setText(problem_text(self._problem, self.desk.language))

    def _line(self, one: SliceResult) -> None:
        numbers = (one.reference, one.emissions, one.reduction, one.estimated)
        self.list.line([f"{one.slice.first}\u2013{one.slice.last}",
                        *("\u2013" if value is None else f"{value:,}" for value in numbers)])

    def _name(self, address: str) -> str:
        from jcm_pdd.files.question_names import question_name

        session = self.desk.session
        return question_name(address, session.schema, session.project, self.desk.language)

    def _said(self, found: tuple[SliceResult, ...]) -> str:
        if not found:
            return self.tr("Enter a monitoring period with both days on the page before and answer Yes for it.")
        known = [one.reduction for one in found if one.reduction is not None]
        if len(known) < len(found):
            missing = [beside(self._name(address), str(one.slice.year), self.desk.language)
                       for one in found for address in one.missing]
            more = f" (+{len(missing) - NAMED})" if len(missing) > NAMED else ""
            return self.tr("{count} values are missing; the tonnes of their slices stay open: {names}").format(
                count=len(missing), names=words.commas(missing[:NAMED]) + more)
        return self.tr("Emission reductions of the period: {tonnes} tCO2, the sum of the calendar years.").format(
            tonnes=f"{sum(known):,}")

    def _fill(self) -> None:
        from jcm_pdd.files.monitoring_report.filling import files_to_sum, put_down

        period, session = self._period(), self.desk.session
        if period is None:
            return
        self._problem = None
        folder = Path(tempfile.mkdtemp(prefix="jcm-pdd-slices-"))
        try:
            items = files_to_sum(session, period)
            if not items:
                shutil.rmtree(folder, ignore_errors=True)
                self._record((), ())
                return
            paths = tuple((put_down(session, one, folder), one.mapping) for one in items)
        except (Problem, OSError) as error:
            shutil.rmtree(folder, ignore_errors=True)
            self._failed(error if isinstance(error, Problem) else Problem(
                "export.not_written", str(folder), reason=error.strerror or error))
            return
        self._job = Job(sum_slices, paths, folder, parent=self, clean=lambda: shutil.rmtree(folder, ignore_errors=True))
        self._job.done.connect(lambda reports: self._record(items, reports))
        self._job.failed.connect(self._failed)
        self._job.start()
        self._show()

    def _record(self, items: tuple[Again, ...], reports: tuple[SeriesReport, ...]) -> None:
        from jcm_pdd.files.monitoring_report.filling import fill

        period = self._period()
        sums = dict(zip(items, reports, strict=True))
        try:
            if period is not None:
                fill(self.desk.session, period, self.gaps.isChecked(), lambda one: sums[one])
        except KeyError:
            pass  # answers changed while files were summed: the next click looks at them again
        except Problem as problem:
            self._failed(problem)
            return
        self._show()

    def _failed(self, problem: Problem) -> None:
        self._problem = problem
        self._show()
