"""The estimation records of a project: all estimated values in a list, the record of the chosen one below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem, QVBoxLayout, QWidget

from jcm_pdd.core.papers.estimation import RECORDS, Estimated, Record, estimated, estimated_at, records
from jcm_pdd.core.papers.estimation_inputs import INPUTS, SERIES, rows_of, text_at
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.lines import ROW, Lines
from jcm_pdd.gui.page.own_parts import OwnPart
from jcm_pdd.gui.papers.estimation_facts import name_shown, number_shown
from jcm_pdd.gui.papers.estimation_record import RecordView
from jcm_pdd.gui.theme import SPACE_3

if TYPE_CHECKING:
    from jcm_pdd.gui.editors.desk import Desk

_WIDTHS = (260, 72, 76)
_STATE = 100
_SHOWN_ROWS = 8
_ADDRESS = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class EstimatesPart(OwnPart):
    """Every estimated value with what its record says; the chosen record is filled in below the list."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.values: dict[str, Estimated | None] = {}
        self.records: dict[str, Record] = {}
        self._lines: tuple[tuple[str, ...], ...] = ()
        self.nothing = WrappedLabel(role="secondary", parent=self)
        self.list = Lines(_WIDTHS, self)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(len(_WIDTHS), _STATE)
        self.list.currentItemChanged.connect(self._chosen)
        self.record: RecordView = RecordView(desk, self)
        self.list.itemActivated.connect(lambda *_: self.record.enter())
        self.record.focused.connect(self.focused)
        self.record.where_printed.connect(self.where_printed)
        self.record.started.connect(self.record.enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        for widget in (self.nothing, self.list, self.record):
            column.addWidget(widget)
        self.retranslate()

    @property
    def chosen(self) -> str:
        """The address of the chosen value, empty without one."""
        item = self.list.currentItem()
        return str(item.data(0, _ADDRESS)) if item is not None else ""

    # --- reading -----------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        self.list.setAccessibleName(self.tr("Estimated values"))
        self.list.setHeaderLabels([self.tr("Estimated value"), self.tr("Plan"), self.tr("Record"), self.tr("State")])
        for column in (1, 2):
            self.list.headerItem().setTextAlignment(column, _RIGHT)
        self.nothing.setText(self.tr("Nothing is estimated yet: choose a methodology in B.1 and enter its units."))
        self.record.retranslate()
        self._lines = ()
        self.refresh(frozenset(), None)

    def refresh(self, changed: frozenset[str], origin: object) -> None:
        """Read the session again."""
        session = self.desk.session
        self.records = records(session.schema, session.project)
        asked = estimated(session.schema, session.project, session.results)
        # Monitored values first: these are estimated, many of the fixed ones are read off a plate.
        self.values = {one.address: one for one in sorted(asked, key=lambda one: one.parameter.role != "monitored")}
        for table in (RECORDS, INPUTS, SERIES):
            for address in rows_of(session.project, table):
                self.values.setdefault(address, estimated_at(session.schema, session.project, address))
        self.values.pop("", None)
        lines = tuple((address, *self._line(address, one)) for address, one in self.values.items())
        if lines != self._lines:
            self._fill(lines)
        self.nothing.setVisible(not lines)
        self.list.setVisible(bool(lines))
        self._show()
        self.record.refresh(changed, origin)

    def _line(self, address: str, one: Estimated | None) -> tuple[str, ...]:
        if one is None:
            return address, "", "", self.tr("value is gone")
        record = self.records.get(address)
        plan = self.desk.text(address)
        if record is None:
            return name_shown(self.desk, one), plan, "", self.tr("no record")
        result = "" if record.taken is None else number_shown(record.taken)
        state = self.tr("differs") if record.differs else self.tr("agrees") if plan and result else self.tr("open")
        return name_shown(self.desk, one), plan, result, state

    def _fill(self, lines: tuple[tuple[str, ...], ...]) -> None:
        chosen, self._lines = self.chosen, lines
        self.list.blockSignals(True)
        same = self.list.topLevelItemCount() == len(lines)
        if not same:
            self.list.clear()
        for at, (address, *texts) in enumerate(lines):
            self._write((self.list.topLevelItem(at) if same else None) or self.list.line(texts), address, texts)
        at = next((at for at, line in enumerate(lines) if line[0] == chosen), self._first(lines))
        self.list.choose(at)
        self.list.blockSignals(False)
        rows = min(max(len(lines), 2), _SHOWN_ROWS)
        self.list.setFixedHeight(self.list.header().sizeHint().height() + rows * ROW + 6)

    @staticmethod
    def _write(item: QTreeWidgetItem, address: str, texts: list[str]) -> None:
        item.setData(0, _ADDRESS, address)
        for column, text in enumerate(texts):
            item.setText(column, text)
            item.setToolTip(column, text)
        for column in (1, 2):
            item.setTextAlignment(column, _RIGHT)

    def _first(self, lines: tuple[tuple[str, ...], ...]) -> int:
        """Return the line to begin with: the first value that has a record, else the first of all."""
        return next((at for at, line in enumerate(lines) if line[0] in self.records), 0)

    def _show(self) -> None:
        of = self.chosen
        self.record.setVisible(bool(of))
        if of:
            self.record.show_value(of, self.values.get(of), self.records.get(of))

    def _chosen(self, *_: object) -> None:
        of = self.chosen
        if of != self.record.of:
            self.record.commit()
            self._show()
            self.record.refresh(frozenset(), None)

    # --- sending and focus -------------------------------------------------------------------------

    def unsent(self) -> bool:
        """Tell whether something typed was not sent."""
        return self.record.unsent()

    def commit(self) -> None:
        """Send what is typed."""
        self.record.commit()

    def choose(self, of: str) -> bool:
        """Show the record of a value; False when the project has no such value and no such record."""
        if of not in self.values:
            return False
        self.list.choose(list(self.values).index(of))
        return True

    def go_to(self, address: str) -> QWidget | None:
        """Put the focus at an answer of a record, or on the list for the table of all records."""
        if address in (RECORDS, INPUTS, SERIES):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return self.list
        table, _, rest = address.partition("/")
        if table not in (RECORDS, INPUTS, SERIES):
            return None
        if not self.choose(text_at(self.desk.session.project, f"{table}/{rest.split('/')[0]}/of")):
            return None
        found = self.record.go_to(address)
        if found is None:
            self.record.enter()
        return found or self.record
