"""The page over a folder of projects: a table that fills while other processes read, a search, what to do with it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.core.problems import Problem
from jcm_pdd.gui import language, theme, words
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.editors.column_header import WrappedHeader
from jcm_pdd.gui.jobs import Job
from jcm_pdd.gui.portfolio.model import COLUMNS, FACTS, PortfolioFilter, PortfolioModel
from jcm_pdd.gui.portfolio.work import read

if TYPE_CHECKING:
    from jcm_pdd.files.portfolio.cache import FactsCache
    from jcm_pdd.files.portfolio.facts import ProjectFacts

MOST_JOBS = 4
STATES = ("", "ready", "errors", "rounds", "damaged")
_WIDTHS = {"title": 200, "country": 92, "methodology": 140, "per_year": 64, "total": 72, "percent": 76, "state": 112,
           "errors": 60, "open": 56, "rounds": 72, "due": 190, "edited": 92}


class ProjectTable(QTableView):
    """The table of projects; their titles take the room that is left, until a column is drawn by hand."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        header, title = self.horizontalHeader(), COLUMNS.index("title")
        given = [header.sectionSize(at) == _WIDTHS[name] for at, name in enumerate(COLUMNS) if at != title]
        if len(given) == header.count() - 1 and all(given):
            rest = sum(width for name, width in _WIDTHS.items() if name != "title")
            self.setColumnWidth(title, max(_WIDTHS["title"], self.viewport().width() - rest))


class PortfolioPage(QWidget):
    """`opened` carries the path of the project to open, `folder_asked` that another folder is wanted."""

    left = Signal()
    opened = Signal(str)
    folder_asked = Signal()
    export_asked = Signal()
    went_wrong = Signal(object)

    def __init__(self, folder: Path, cache: FactsCache, today: Callable[[], date],
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder, self._cache, self._today = folder, cache, today
        self._jobs: list[Job] = []
        self._stamps: dict[str, list[int] | None] = {}
        self._new: list[ProjectFacts] = []
        self._total = 0
        self.title, self.sums = QLabel(self), QLabel(self)
        self.search, self.state, self.other = QLineEdit(self), ChoiceBox(self), QPushButton(self)
        self.table, self.model = ProjectTable(self), PortfolioModel(today)
        self.rows = PortfolioFilter(self.model)
        self.bar, self.cancel = QProgressBar(self), QPushButton(self)
        self.back, self.again, self.export, self.open = (QPushButton(self) for _ in range(4))
        self._build()
        self._connect()
        self._say()

    # --- reading -------------------------------------------------------------------------------------------

    def start(self, fresh: bool = False) -> None:
        """Read the folder; what has not changed since it was read last is there at once."""
        from jcm_pdd.files.portfolio.cache import stamp_of
        from jcm_pdd.files.portfolio.folder import projects_in

        self.close_job()
        try:
            paths = projects_in(self.folder)
        except Problem as problem:
            self.went_wrong.emit(problem)
            return
        known = [(path, None if fresh else self._cache.known(path)) for path in paths]
        self._stamps = {str(path): stamp_of(path) for path in paths}
        self._total = len(paths)
        self.model.show([facts for _, facts in known if facts is not None])
        self._begin([str(path) for path, facts in known if facts is None])
        self._tell()

    def _begin(self, paths: list[str]) -> None:
        """Share the files among a few processes, each its own part."""
        count = min(MOST_JOBS, os.cpu_count() or 1, max(1, len(paths) // 3))
        for at in range(count if paths else 0):
            job = Job(read, tuple(paths[at::count]), parent=self)
            job.told.connect(self._read)
            job.failed.connect(self.went_wrong)
            for ended in (job.done, job.failed, job.cancelled):
                ended.connect(lambda *_: self._ended())
            self._jobs.append(job)
            job.start()

    def _read(self, told: dict[str, Any]) -> None:
        from jcm_pdd.files.portfolio.facts import of_json

        facts = of_json(told)
        self._new.append(facts)
        self.model.add(facts)
        self._tell()

    @property
    def running(self) -> bool:
        """Whether files are being read."""
        return any(job.running for job in self._jobs)

    def stop(self) -> None:
        """Stop reading; what was read stays."""
        for job in self._jobs:
            job.cancel()

    def close_job(self) -> None:
        """End the reading at once."""
        for job in self._jobs:
            job.close()
        self._jobs = []
        self._keep()

    def _ended(self) -> None:
        if not self.running:
            self._keep()
        self._tell()

    def _keep(self) -> None:
        if self._new:
            self._cache.keep((facts, self._stamps.get(facts.path)) for facts in self._new)
            self._new = []

    # --- what is chosen ------------------------------------------------------------------------------------

    def enter(self) -> None:
        """Put the keyboard into the table."""
        self.table.setFocus()

    def shown(self) -> list[ProjectFacts]:
        """Return the projects as they are sorted and filtered now."""
        return [self.rows.index(row, 0).data(FACTS) for row in range(self.rows.rowCount())]

    def _open(self) -> None:
        index = self.table.currentIndex()
        facts = index.data(FACTS) if index.isValid() else None
        if facts is None:
            return
        trouble = facts.trouble()
        if trouble is not None:
            self.went_wrong.emit(trouble)
        else:
            self.opened.emit(facts.path)

    def _filter(self) -> None:
        self.rows.search(self.search.text(), self.state.currentData() or "")
        self._tell()

    # --- inside --------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._filter())
        self.state.currentIndexChanged.connect(lambda _: self._filter())
        self.table.activated.connect(lambda _: self._open())
        self.open.clicked.connect(self._open)
        self.other.clicked.connect(self.folder_asked)
        self.export.clicked.connect(self.export_asked)
        self.again.clicked.connect(lambda: self.start(fresh=True))
        self.cancel.clicked.connect(self.stop)
        self.back.clicked.connect(self.left)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_6, theme.SPACE_4, theme.SPACE_6, theme.SPACE_4)
        column.setSpacing(theme.SPACE_2)
        theme.set_role(self.title, "title")
        theme.set_role(self.sums, "secondary")
        theme.set_role(self.open, "primary")
        column.addWidget(self.title)
        column.addWidget(self.sums)
        for widgets in ((self.search, self.state, self.other), (self.bar, self.cancel)):
            row = QHBoxLayout()
            row.addWidget(widgets[0], 1)
            for widget in widgets[1:]:
                row.addWidget(widget)
            column.addLayout(row)
        self._build_table()
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        for button in (self.again, self.export, self.open):
            row.addWidget(button)
        column.addLayout(row)

    def _build_table(self) -> None:
        table = self.table
        table.setHorizontalHeader(WrappedHeader(table))
        table.setModel(self.rows)
        table.setSortingEnabled(True)
        table.sortByColumn(COLUMNS.index("due"), Qt.SortOrder.AscendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(32)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setSectionsClickable(True)
        table.horizontalHeader().setSortIndicatorShown(True)
        for at, name in enumerate(COLUMNS):
            table.setColumnWidth(at, _WIDTHS[name])

    def _say(self) -> None:
        self.title.setText(self.tr("Projects in {folder}").format(folder=self.folder.name or str(self.folder)))
        self.title.setToolTip(str(self.folder))
        self.search.setPlaceholderText(self.tr("Words in title, country, methodology, deadline or file"))
        self.search.setAccessibleName(self.tr("Search"))
        self.state.setAccessibleName(self.tr("State"))
        self.table.setAccessibleName(self.tr("Projects"))
        for button, text in ((self.other, self.tr("Another folder…")), (self.cancel, self.tr("Cancel")),
                             (self.back, self.tr("Back")), (self.again, self.tr("Read again")),
                             (self.export, self.tr("Save the list…")), (self.open, self.tr("Open project"))):
            button.setText(text)
        named = (self.tr("All projects"), self.tr("Ready"), self.tr("With errors"), self.tr("With open CAR or CL"),
                 self.tr("Not readable"))
        chosen = self.state.currentData()
        self.state.blockSignals(True)
        self.state.clear()
        for state, name in zip(STATES, named, strict=True):
            self.state.addItem(name, state)
        self.state.setCurrentIndex(max(0, self.state.findData(chosen)))
        self.state.blockSignals(False)
        self.model.say()
        self._tell()

    def _tell(self) -> None:
        shown = self.shown()
        totals = [one.total for one in shown if one.total is not None]
        yearly = [one.per_year for one in shown if one.per_year is not None]
        self.sums.setText(words.listed([
            self.tr("{count} projects").format(count=len(shown)),
            self.tr("{tonnes} tCO2/year").format(tonnes=words.tonnes(sum(yearly))),
            self.tr("{tonnes} tCO2 in total").format(tonnes=words.tonnes(sum(totals))),
            *([self.tr("without a result: {count}").format(count=len(shown) - len(totals))]
              if len(totals) < len(shown) else [])]))
        read_now = len(self.model.rows)
        for widget in (self.bar, self.cancel):
            widget.setVisible(self.running)
        self.bar.setRange(0, max(1, self._total))
        self.bar.setValue(read_now)
        self.bar.setFormat(self.tr("{done} of {count} read").format(done=read_now, count=self._total))
        self.open.setEnabled(bool(shown))
        self.export.setEnabled(bool(shown) and not self.running)

    def write(self, target: Path, cp932: bool = False) -> None:
        """Write the list as it is sorted and filtered: .csv or .xlsx; Problem `export.not_written`."""
        from jcm_pdd.files.portfolio.listing import table_of
        from jcm_pdd.files.portfolio.report import write_report

        table = table_of(self.shown(), self._today(), language.current())
        excel = target.suffix.casefold() == ".xlsx"
        write_report(table, None if excel else target, target if excel else None, "cp932" if cp932 else "utf-8")
