"""A table of the third-party entity before it is taken in: which column holds what, and what each line would do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from jcm_pdd.core.problems import Problem
from jcm_pdd.files.messages import problem_text
from jcm_pdd.gui import theme
from jcm_pdd.gui.choice_box import ChoiceBox
from jcm_pdd.gui.editors.label import WrappedLabel
from jcm_pdd.gui.page.readonly import TextTable

if TYPE_CHECKING:
    from jcm_pdd.files.rounds.grids import Grid
    from jcm_pdd.files.rounds.heads import Layout
    from jcm_pdd.files.rounds.taking import Looked
    from jcm_pdd.gui.editors.desk import Desk

MOST_COLUMNS, MOST_HEADS = 16, 40
_SHOWN = 80
_LONGEST_ROUND, _DATE_PADDING = 8, 24


def role_word(role: str) -> str:
    """Return what a column can hold is called."""
    return {
        "": QCoreApplication.translate("RoundsLook", "(not used)"),
        "number": QCoreApplication.translate("RoundsLook", "Number"),
        "kind": QCoreApplication.translate("RoundsLook", "Kind"),
        "round": QCoreApplication.translate("RoundsLook", "Round"),
        "place": QCoreApplication.translate("RoundsLook", "Section of the PDD"),
        "text": QCoreApplication.translate("RoundsLook", "What was found"),
        "reply": QCoreApplication.translate("RoundsLook", "Our reply"),
        "before": QCoreApplication.translate("RoundsLook", "Passage before"),
        "after": QCoreApplication.translate("RoundsLook", "Passage after"),
        "evidence": QCoreApplication.translate("RoundsLook", "Evidence"),
        "assessment": QCoreApplication.translate("RoundsLook", "Assessment"),
        "closed": QCoreApplication.translate("RoundsLook", "Closed or open"),
        "closed_on": QCoreApplication.translate("RoundsLook", "Closed on"),
    }[role]


class RoundsLook(QWidget):
    """`taken` carries how many findings were new and how many changed."""

    taken = Signal(int, int)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.looked: Looked | None = None
        self._round_typed = False
        self.title, self.state = WrappedLabel(role="section", parent=self), WrappedLabel(parent=self)
        self.table, self.head, self.round = ChoiceBox(self), ChoiceBox(self), QLineEdit(self)
        self.received, self.due = QLineEdit(self), QLineEdit(self)
        self.labels = [QLabel(self) for _ in range(5)]
        self.columns: list[QComboBox] = []
        self.assign, self.preview = QWidget(self), TextTable(self)
        self.grid = QGridLayout(self.assign)
        self.columns_page = QWidget(self)
        self.go, self.leave, self.other = (QPushButton(self) for _ in range(3))
        self._build()
        self.retranslate()

    def start(self, path: Path) -> None:
        """Look at a file; raises Problem for one that cannot be read."""
        from jcm_pdd.files.rounds.taking import look

        self._round_typed = False
        self.looked = look(self.desk.session, path)
        self.received.setText(self.desk.session.journal.place.now().astimezone().date().isoformat())
        self.due.clear()
        self._fill_tables()
        self._show()
        self.columns_page.setVisible(not self.looked.planned)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE_2, 0, theme.SPACE_3)
        column.setSpacing(theme.SPACE_2)
        column.addWidget(self.title)
        facts = QGridLayout()
        facts.setHorizontalSpacing(theme.SPACE_2)
        facts.setVerticalSpacing(theme.SPACE_1)
        for at, (label, widget) in enumerate(zip(self.labels, (self.round, self.received, self.due), strict=False)):
            facts.addWidget(label, 0, at)
            facts.addWidget(widget, 1, at)
            facts.setColumnStretch(at, 1)
            theme.set_role(label, "label")
            label.setBuddy(widget)
        for day in (self.received, self.due):
            day.setMinimumWidth(day.fontMetrics().horizontalAdvance("0000-00-00") + _DATE_PADDING)
        column.addLayout(facts)
        column.addWidget(self.state)
        column.addWidget(self.preview)
        self._build_columns()
        column.addWidget(self.columns_page)
        row = QHBoxLayout()
        row.addWidget(self.leave)
        row.addWidget(self.other)
        row.addStretch(1)
        row.addWidget(self.go)
        column.addLayout(row)
        self.round.setMaxLength(_LONGEST_ROUND)
        self.go.clicked.connect(self.take)
        self.leave.clicked.connect(self.left)
        self.other.clicked.connect(lambda: self.columns_page.setVisible(not self.columns_page.isVisibleTo(self)))
        self.round.textEdited.connect(self._typed)
        self.table.activated.connect(lambda _: self._other_table())
        self.head.activated.connect(lambda _: self._other_head())

    def _build_columns(self) -> None:
        """Which column holds what: behind a button while the program recognised them."""
        facts = QFormLayout(self.columns_page)
        facts.setContentsMargins(0, theme.SPACE_2, 0, theme.SPACE_2)
        for label, box in zip(self.labels[3:], (self.table, self.head), strict=True):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
            facts.addRow(label, box)
            label.setBuddy(box)
        self.grid.setContentsMargins(0, 0, 0, 0)
        facts.addRow(self.assign)

    def retranslate(self) -> None:
        """Write every word again in the language of the window."""
        texts = (self.tr("Round"), self.tr("Received on"), self.tr("Reply due"), self.tr("Table or sheet"),
                 self.tr("Row of the heads"))
        for label, text in zip(self.labels, texts, strict=True):
            label.setText(text)
        self.go.setText(self.tr("Take in"))
        self.leave.setText(self.tr("Leave it"))
        self.other.setText(self.tr("Columns…"))
        self.preview.setAccessibleName(self.tr("What the table would change"))
        if self.looked is not None:
            self._fill_tables()
            self._show()

    # --- assigning columns -------------------------------------------------------------------------------

    def _typed(self) -> None:
        self._round_typed = True
        self._again()

    def _fill_tables(self) -> None:
        looked = self.looked
        if looked is None:
            return
        chosen = looked.layouts[0].table if looked.layouts else (looked.grids[0].number if looked.grids else 0)
        self.table.clear()
        unnamed = self.tr("table")
        for grid in looked.grids:
            self.table.addItem(f"{grid.number}: {grid.caption[:40] or unnamed}", grid.number)
        self.table.setCurrentIndex(max(0, self.table.findData(chosen)))
        self._fill_columns()

    def _layout_now(self) -> Layout | None:
        looked = self.looked
        return next((one for one in looked.layouts if one.table == self.table.currentData()), None) if looked else None

    def _fill_columns(self) -> None:
        from jcm_pdd.files.rounds.heads import ROLES

        grid = next((one for one in self.looked.grids if one.number == self.table.currentData()), None
                    ) if self.looked else None
        layout = self._layout_now()
        while (item := self.grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.columns = []
        head = layout.head if layout is not None else min(grid.rows[:1], default=1) if grid is not None else 1
        self._fill_heads(grid, head)
        roles = {column: role for role, column in layout.columns.items()} if layout is not None else {}
        for at, column in enumerate((grid.columns if grid is not None and head else ())[:MOST_COLUMNS]):
            said = grid.texts.get((head, column), "") if grid is not None else ""
            name = WrappedLabel(f"{column}: {' '.join(said.split())[:60]}", parent=self.assign)
            box = ChoiceBox(self.assign)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
            for role in ("", *ROLES):
                box.addItem(role_word(role), role)
            box.setCurrentIndex(box.findData(roles.get(column, "")))
            box.setProperty("column", column)
            box.setAccessibleName(f"{column} {said}")
            box.activated.connect(lambda _: self._again())
            self.grid.addWidget(name, at, 0)
            self.grid.addWidget(box, at, 1)
            self.columns.append(box)

    def _fill_heads(self, grid: Grid | None, head: int) -> None:
        self.head.clear()
        self.head.addItem(self.tr("none: a form for each finding"), 0)
        for row in (grid.rows if grid is not None else ())[:MOST_HEADS]:
            said = " ".join(" ".join(grid.row(row).values()).split()) if grid is not None else ""
            self.head.addItem(f"{row}: {said[:50]}", row)
        self.head.setCurrentIndex(max(0, self.head.findData(head)))

    def _other_head(self) -> None:
        """Another row holds the heads: what it says is recognised anew."""
        from jcm_pdd.files.rounds.heads import Layout, columns_of

        looked = self.looked
        grid = next((one for one in looked.grids if one.number == self.table.currentData()), None) if looked else None
        head = self.head.currentData() or 0
        if looked is None or grid is None:
            return
        others = tuple(one for one in looked.layouts if one.table != grid.number)
        self.looked = replace(looked, layouts=(Layout(grid.number, head, columns_of(grid.row(head)) if head else {}),
                                               *others))
        self._fill_columns()
        self._again()

    def _other_table(self) -> None:
        self._fill_columns()
        self._again()

    def _again(self) -> None:
        """Look at the file as the columns are assigned now; the other tables stay as they are."""
        from jcm_pdd.files.rounds.heads import Layout
        from jcm_pdd.files.rounds.taking import look

        looked = self.looked
        if looked is None:
            return
        number = self.table.currentData() or 0
        columns = {box.currentData(): int(box.property("column")) for box in self.columns if box.currentData()}
        head = self.head.currentData() or 0
        mine = Layout(number, head, columns if head else {})
        others = tuple(one for one in looked.layouts if one.table != number)
        layouts = (mine, *others) if columns or not head else others
        round_ = self.round.text().strip() if self._round_typed else ""
        try:
            again = look(self.desk.session, looked.path, layouts, round_)
        except Problem as problem:
            self.state.setText(problem_text(problem, self.desk.language))
            return
        self.looked = replace(again, layouts=layouts)
        self._show()

    # --- what it would do --------------------------------------------------------------------------------

    def _show(self) -> None:
        looked = self.looked
        if looked is None:
            return
        self.title.setText(self.tr("{file}: what it would bring").format(file=looked.path.name))
        if not self._round_typed:
            self.round.setText(looked.round)
        if looked.planned:
            self.state.setText(self.tr("{new} new, {changed} changed, {same} as before. Our replies are never changed."
                                       ).format(new=looked.count("new"), changed=looked.count("changed"),
                                                same=looked.count("same")))
        else:
            self.state.setText(self.tr("No finding was recognised. Choose the table, the row of its heads, and what "
                                       "each column holds."))
        self.preview.setVisible(bool(looked.planned))
        self.go.setEnabled(bool(looked.planned) and not self.desk.read_only)
        states = {"new": self.tr("new"), "changed": self.tr("changed"), "same": self.tr("as before")}
        rows = [[one.incoming.number, states[one.state], self._effect(one),
                 " ".join(str(one.incoming.cells.get("text") or "").split())[:_SHOWN]] for one in looked.planned]
        heads = [self.tr("Number"), self.tr("State"), self.tr("Changes"), self.tr("What was found")]
        self.preview.texts.fill(heads, rows, 99, False)

    def _effect(self, one: object) -> str:
        changes, kept = one.changes, one.kept  # type: ignore[attr-defined]
        if one.state == "new":  # type: ignore[attr-defined]
            return ""
        comma = "、" if self.desk.language == "ja" else ", "
        told = [role_word(name) for name in changes if name not in ("round", "earlier")]
        if kept:
            told.append(self.tr("ours stays: {columns}").format(columns=comma.join(role_word(name) for name in kept)))
        return comma.join(told)

    def take(self) -> None:
        """Take the table in as one undo step."""
        from jcm_pdd.files.rounds.taking import take

        looked = self.looked
        if looked is None:
            return
        try:
            take(self.desk.session, looked, self.received.text(), self.due.text(), self)
        except Problem as problem:
            self.state.setText(problem_text(problem, self.desk.language))
            return
        self.looked = None
        self.taken.emit(looked.count("new"), looked.count("changed"))
