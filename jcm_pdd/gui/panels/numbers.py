"""The numbers: yearly table, chart, and the trace of every formula from symbols to value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.core.analysis.pictures import years_of
from jcm_pdd.core.schema import section_of
from jcm_pdd.core.text import beside
from jcm_pdd.files.messages import place_name
from jcm_pdd.gui import language, theme, words
from jcm_pdd.gui.panels.chart import Chart
from jcm_pdd.gui.panels.official import OfficialPanel
from jcm_pdd.gui.panels.trace import Trace
from jcm_pdd.gui.rows import Rows

if TYPE_CHECKING:
    from jcm_pdd.core.calculation import Results
    from jcm_pdd.core.methodology import MethodologyDef
    from jcm_pdd.core.trace import TraceLine
    from jcm_pdd.files.session import Session

ROW = 26
YEAR_WIDTH = 52
ROWS_TRACED = 20
MISSING_SHOWN = 12
ANALYSIS = "analysis"
"""The section with the other charts."""


class Numbers(QScrollArea):
    """Shows the results of a session; `chosen` carries the address of an input to go to, the others what is wished."""

    chosen = Signal(str)
    use_asked = Signal(str, str)
    take_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._stale = True
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(theme.SPACE_4, theme.SPACE_3, theme.SPACE_4, theme.SPACE_4)
        column.setSpacing(theme.SPACE_2)
        self.missing = QLabel(page)
        self.missing.setWordWrap(True)
        theme.set_role(self.missing, "secondary")
        self.absent = Rows(page)
        self.chart = Chart(page)
        self.analysis = QPushButton(page)
        theme.set_role(self.analysis, "quiet")
        self.analysis.clicked.connect(lambda: self.chosen.emit(ANALYSIS))
        self.table = _YearTable(page)
        self.official = OfficialPanel(page)
        self.official.use_asked.connect(self.use_asked)
        self.official.take_asked.connect(self.take_asked)
        self.basis = QLabel(page)
        self.basis.setWordWrap(True)
        theme.set_role(self.basis, "hint")
        self.heading = QLabel(page)
        theme.set_role(self.heading, "section")
        self.trace = Trace(page)
        self.trace.chosen.connect(self.chosen)
        for widget in (self.missing, self.absent, self.chart, self.analysis, self.official, self.table, self.basis,
                       self.heading, self.trace):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(page)

    def show_session(self, session: Session) -> None:
        """Show the results as they are now; the trace is worked out only while this panel is seen."""
        self._session = session
        self._stale = True
        if self.isVisible():
            self._say()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._stale:
            # Building widgets while Qt shows their ancestors is not safe: it is done in the next turn.
            QTimer.singleShot(0, self, self._say)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._session is not None:
            self._stale = True
            if self.isVisible():
                self._say()

    def _say(self) -> None:
        if self._session is None:
            return
        self._stale = False
        results = self._session.results
        self.setAccessibleName(self.tr("Numbers"))
        self._say_missing(results)
        years = years_of(results)
        self.chart.show_years(years)
        self.chart.setVisible(bool(years))
        self.analysis.setVisible(bool(years))
        self.analysis.setText(self.tr("Contribution, sensitivity, scenarios…"))
        self.table.show_results(results)
        self.table.setVisible(bool(results.years))
        self.official.show_session(self._session)
        self.heading.setText(self.tr("How it is calculated"))
        self._say_basis(results)
        from jcm_pdd.core.papers.evidence import by_claim
        from jcm_pdd.core.trace import trace

        speak = language.current()
        lines = [(method.methodology, trace(method, ROWS_TRACED, speak)) for method in results.methodologies.values()]
        proofs = by_claim(self._session.schema, self._session.project)
        self.trace.show_lines(lines, speak, self._name, self._title, proofs)

    def _say_missing(self, results: Results) -> None:
        missing = [address for method in results.methodologies.values() for address in method.missing]
        self.absent.clear()
        self.missing.setVisible(results.total.emission_reductions is None)
        self.missing.setText(
            self.tr("There is no result yet. These values are missing:") if missing
            else self.tr("There is no result yet. Choose a methodology and enter the period of operation."))
        if self._session is None:
            return
        for address in missing[:MISSING_SHOWN]:
            button = QPushButton(self.tr("Go there"))
            button.clicked.connect(lambda _=False, to=address: self.chosen.emit(to))
            name = self._name(address) or address
            button.setAccessibleName(self.tr("Go to {name}").format(name=name))
            self.absent.add(name, "", button)
        if len(missing) > MISSING_SHOWN:
            self.absent.add(self.tr("and {count} more").format(count=len(missing) - MISSING_SHOWN), "hint", None)

    def _name(self, address: str) -> str | None:
        if self._session is None or section_of(self._session.schema, address) is None:
            return None
        schema = self._session.schema
        if schema.place(address) is None and address not in schema.tables:
            return address.rsplit("/", 1)[-1]  # a default or a reference table goes by its symbol
        return place_name(address, schema, self._session.project, language.current())

    def _title(self, line: TraceLine, m: MethodologyDef) -> str:
        label = line.label.get(language.current())
        if line.row is None or self._session is None:
            return label
        from jcm_pdd.core.plan import row_title

        row = row_title(m, line.address.split("/")[1], line.row, self._session.project)
        return beside(label, row, language.current())

    def _say_basis(self, results: Results) -> None:
        year = results.basis_year
        self.basis.setVisible(year is not None)
        self.basis.setText(self.tr(
            "The calculation below is for one full year of operation, {year}. Yearly reductions are rounded down, "
            "reference and project emissions to the nearest tonne; shown values can differ by one.").format(year=year))


class _YearTable(QTableWidget):
    """Year, reference, project and reductions in whole tCO2, with the totals in the last row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setColumnCount(4)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().resizeSection(0, YEAR_WIDTH)
        self.horizontalHeader().setStyleSheet("QHeaderView::section { padding: 6px 2px; font-size: 11px; }")
        self.horizontalHeader().setHighlightSections(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        self.setShowGrid(True)

    def show_results(self, results: Results) -> None:
        """Fill the table."""
        self.setAccessibleName(self.tr("Yearly results in tCO2"))
        self.setHorizontalHeaderLabels([self.tr("Year"), self.tr("Reference\ntCO2"), self.tr("Project\ntCO2"),
                                        self.tr("Reductions\ntCO2")])
        total = results.total
        rows = [(str(y.year), y.reference_emissions, y.project_emissions, y.emission_reductions)
                for y in results.years]
        rows.append((self.tr("Total"), total.reference_emissions, total.project_emissions,
                     total.emission_reductions))
        self.setRowCount(len(rows))
        for at, (name, *values) in enumerate(rows):
            for column, text in enumerate((name, *map(words.tonnes, values))):
                self._put(at, column, text, bold=at == len(rows) - 1)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + ROW * len(rows) + 2)

    def _put(self, row: int, column: int, text: str, bold: bool) -> None:
        item = QTableWidgetItem(text)
        side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        font = theme.font()
        font.setBold(bold)
        item.setFont(font)
        self.setItem(row, column, item)
