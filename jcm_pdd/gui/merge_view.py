"""What two files of a project say differently: place, before, mine, theirs, with one of the two chosen in each line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from jcm_pdd.core.text import beside, headed
from jcm_pdd.gui import language, theme
from jcm_pdd.gui.two_sides import ROLE, TwoSides

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jcm_pdd.core.merging_outcome import Take
    from jcm_pdd.files.merging import Planned
    from jcm_pdd.files.merging_notes import Told

MINE, THEIRS = 2, 3


class ConflictView(QWidget):
    """The conflicts; the chosen line is shown whole below, with who said what and when."""

    chosen = Signal(dict)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hint, self.list, self.whole = QLabel(self), _Conflicts(self), QPlainTextEdit(self)
        self.all_mine, self.all_theirs = QPushButton(self), QPushButton(self)
        self._planned: Planned | None = None
        self.hint.setWordWrap(True)
        theme.set_role(self.hint, "hint")
        self.whole.setReadOnly(True)
        self.whole.setTabChangesFocus(True)
        self.whole.setFixedHeight(104)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_2)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        column.addWidget(self.whole)
        row = QHBoxLayout()
        row.addWidget(self.all_mine)
        row.addWidget(self.all_theirs)
        row.addStretch(1)
        column.addLayout(row)
        self.list.wished.connect(lambda address, take: self.chosen.emit({address: take}))
        self.list.currentItemChanged.connect(self._current)
        self.all_mine.clicked.connect(lambda: self._all("mine"))
        self.all_theirs.clicked.connect(lambda: self._all("theirs"))

    def show_plan(self, planned: Planned, choices: Mapping[str, Take]) -> None:
        """Show the conflicts and what is chosen for each."""
        self._planned = planned
        self.hint.setText(self.tr("Choose for each line whose answer counts, by mouse or with the Left and Right keys. "
                                  "Where you choose none, yours stays and theirs waits on the review page."))
        self.all_mine.setText(self.tr("All mine"))
        self.all_theirs.setText(self.tr("All theirs"))
        self.whole.setAccessibleName(self.tr("The chosen line in full"))
        self.list.show_plan(planned, choices)
        self._current()

    def _all(self, take: Take) -> None:
        self.chosen.emit(dict.fromkeys(self.list.choosable(), take))

    def _current(self, *_: object) -> None:
        from jcm_pdd.files.merging_report import said_by, value

        item, planned = self.list.currentItem(), self._planned
        told: Told | None = item.data(1, ROLE + 1) if item is not None else None
        if told is None or planned is None:
            self.whole.setPlainText("")
            return
        one, speak = told.conflict, language.current()
        parts = ((self.tr("Before"), one.base, ""), (self.tr("Mine"), one.mine, said_by(told.mine)),
                 (self.tr("Theirs"), one.theirs, said_by(told.theirs)))
        self.whole.setPlainText("\n".join(
            headed(beside(name, by, speak) if by else name, value(one, stored, planned.schema, speak), speak)
            for name, stored, by in parts))


class _Conflicts(TwoSides):
    """The lines."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__((300, 190, 270), {MINE: "mine", THEIRS: "theirs"}, parent)

    def show_plan(self, planned: Planned, choices: Mapping[str, Take]) -> None:
        """Show the conflicts of a plan."""
        from jcm_pdd.files.merging_report import value, where

        self.setHeaderLabels([self.tr("Place"), self.tr("Before"), self.tr("Mine"), self.tr("Theirs")])
        self.setAccessibleName(self.tr("What is in conflict"))
        at, column, speak = self.at(), max(self.currentColumn(), 0), language.current()
        self.blockSignals(True)
        self.clear()
        for told in planned.told:
            one = told.conflict
            texts = [value(one, stored, planned.schema, speak) for stored in (one.base, one.mine, one.theirs)]
            item = self.line([where(one, planned.schema, planned.project, speak), *texts])
            item.setData(0, ROLE, one.address)
            item.setData(1, ROLE + 1, told)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            self.offer(item, choices.get(one.address))
        self.choose(at, column)
        self.blockSignals(False)
